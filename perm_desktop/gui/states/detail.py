"""One state: what needs attention, what comes, what was, how it takes part, who it is."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core import state_review
from perm_desktop.core.clock import EASTERN, zone_info
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.state_review import Flag, Pause, StateReview
from perm_desktop.core.state_summary import Membership, memberships, summary, time_now
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.line_model import LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.kit.page_section import PageSection, set_ink
from perm_desktop.gui.kit.tag import Tag
from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.session import Session
from perm_desktop.gui.states.tables import (
    cycle_columns,
    flag_columns,
    meeting_columns,
    people_columns,
)
from perm_desktop.store.state_records import PersonLine

_BESIDE = 1240  # from here on what comes and what was have room beside each other
_MOST_FLAGS, _MOST_CYCLES, _MOST_PEOPLE = 12, 8, 12
_LONGEST_LINE = 110  # letters of a table's line; beside each other two of them


class StateDetail(QScrollArea):
    """Shows one state; it decides nothing, but says what was asked for."""

    meeting_opened = Signal(object)  # int
    mine_toggled = Signal(bool)
    only_requested = Signal()

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._colors = session, palette
        self._state: State | None = None
        self._text = ""
        self._tags: list[Tag] = []
        self.code, self.name = QLabel(), FittingLabel(theme.PAGE)
        self.time = FittingLabel(theme.BODY)
        self.mine, self.only = QPushButton("My state"), QPushButton("Show only this state")
        self.copy = QPushButton("Copy")
        self._make_tables()
        self._build()
        self._connect()
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        for table in self._tables:
            table.set_palette(palette)
        for section in self._sections:
            section.set_palette(palette)
        for tag in self._tags:
            tag.set_palette(palette)
        self.time.set_ink(palette.color(Token.TEXT_SECONDARY))
        set_ink(self.code, palette, Token.TEXT)
        self._mark_mine()

    def show_state(
        self, state: State, review: StateReview, pauses: Sequence[Pause], people: list[PersonLine]
    ) -> None:
        """Show what is known of a state."""
        self._state = state
        session = self._session
        flags = (
            *review.flags,
            *state_review.cycle_flags(state.code, session.shown_cycles, pauses, session.today),
        )
        cycles = memberships(state.code, session.cycles, review.by_year)
        self._text = summary(state, review, flags, cycles, self._moment())
        self._show_head(state, cycles)
        self._show_flags(flags)
        self._show_meetings(review)
        self._show_cycles(cycles)
        self._show_people(review.upcoming, people)
        self.attendance.tell(state_review.attendance_words(review.attendance))

    def tell_time(self) -> None:
        """Look at the clock again."""
        if self._state is not None:
            words = f"{time_now(self._state, self._moment())} · Rotation group {self._state.group}"
            self.time.set_texts(words, time_now(self._state, self._moment()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what comes and what was beside each other where there is room."""
        super().resizeEvent(event)
        wide = self.viewport().width() >= _BESIDE
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        line = _LONGEST_LINE * self.flags.fontMetrics().averageCharWidth()
        self._content.setMaximumWidth(2 * line if wide else line)

    def _make_tables(self) -> None:
        palette, session = self._colors, self._session
        meetings = meeting_columns(lambda: session.today, self._now, self._zone)
        self._flag_model = LineModel(flag_columns(), _flag_key, self)
        self._next_model = LineModel(meetings, _row_key, self)
        self._last_model = LineModel(meetings, _row_key, self)
        self._cycle_model = LineModel(cycle_columns(), _cycle_key, self)
        people = people_columns(session.reference.roles)
        self._people_model = LineModel(people, _person_key, self)
        self.flags = LineTable(self._flag_model, palette, "stateFlags", "Needs attention")
        self.upcoming = LineTable(self._next_model, palette, "stateNext", "Next meetings")
        self.past = LineTable(self._last_model, palette, "stateLast", "Last meetings")
        self.cycles = LineTable(self._cycle_model, palette, "stateCycles", "Cycles")
        self.people = LineTable(self._people_model, palette, "statePeople", "People")
        self._tables = (self.flags, self.upcoming, self.past, self.cycles, self.people)
        self.flags.horizontalHeader().hide()
        for table in self._tables:
            table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _build(self) -> None:
        palette = self._colors
        self.setObjectName("stateDetail")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.attention = PageSection("Needs attention", palette, self.flags)
        self.coming = PageSection("Next meetings", palette, self.upcoming)
        self.gone = PageSection("Last meetings", palette, self.past)
        self.attendance = PageSection("Attendance so far", palette)
        self.taking_part = PageSection("Cycles", palette, self.cycles)
        self.named = PageSection("People", palette, self.people)
        self._sections = (
            *(self.attention, self.coming, self.gone),
            *(self.attendance, self.taking_part, self.named),
        )
        self._content = content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(self._head())
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._both.setSpacing(16)
        self._both.addWidget(self.coming, 1)
        self._both.addWidget(self.gone, 1)
        layout.addWidget(self.attention)
        layout.addLayout(self._both)
        for section in (self.attendance, self.taking_part, self.named):
            layout.addWidget(section)
        layout.addStretch(1)
        self.setWidget(content)
        for part in (content, self.viewport()):
            part.setBackgroundRole(QPalette.ColorRole.Base)

    def _head(self) -> QVBoxLayout:
        self.code.setFont(theme.font(theme.MODE))
        self.code.setTextFormat(Qt.TextFormat.PlainText)
        self.mine.setCheckable(True)
        self.mine.setToolTip("One of the states that I answer for")
        self.only.setToolTip("Show the meetings of this state alone on the Plan page")
        self.copy.setToolTip("Copy what is shown here as text")
        for button in (self.mine, self.only, self.copy):
            button.setAutoDefault(False)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.code)
        first.addWidget(self.name, 1)
        second.setSpacing(8)
        self._tag_line = QHBoxLayout()
        self._tag_line.setSpacing(4)
        second.addLayout(self._tag_line)
        second.addWidget(self.time, 1)
        third = QHBoxLayout()
        third.setSpacing(8)
        for button in (self.mine, self.only, self.copy):
            third.addWidget(button)
        third.addStretch(1)
        head = QVBoxLayout()
        head.setSpacing(8)
        for line in (first, second, third):
            head.addLayout(line)
        return head

    def _connect(self) -> None:
        self.flags.opened.connect(self._on_flag)
        for table in (self.upcoming, self.past):
            table.opened.connect(self._on_meeting)
        self.mine.clicked.connect(self.mine_toggled)
        self.only.clicked.connect(self.only_requested)
        self.copy.clicked.connect(self._on_copy)

    def _show_head(self, state: State, cycles: Sequence[Membership]) -> None:
        self.code.setText(state.code)
        self.name.set_texts(state.name)
        self.tell_time()
        self.mine.setChecked(state.code in self._session.my_states)
        self.mine.setEnabled(not self._session.catalog.read_only)
        self._mark_mine()
        wanted = [f"RY {each.cycle.year}" for each in cycles]
        if wanted != [tag.text() for tag in self._tags]:
            for tag in self._tags:
                tag.deleteLater()
            self._tags = [Tag(text, self._colors) for text in wanted]
            for tag in self._tags:
                self._tag_line.addWidget(tag)

    def _show_flags(self, flags: Sequence[Flag]) -> None:
        self.flags.show_lines(flags)
        self.flags.fit_rows(_MOST_FLAGS)
        waiting = sum(flag.waiting for flag in flags)
        self.attention.count.setText(f"{waiting:,}" if waiting else "")
        nothing = "" if flags else "Nothing. Every meeting so far is closed and recorded."
        self.attention.tell(nothing, shows_table=bool(flags))

    def _show_meetings(self, review: StateReview) -> None:
        for table, section, rows, nothing in (
            (self.upcoming, self.coming, review.upcoming, "Nothing is planned for this state."),
            (self.past, self.gone, review.past, "No meeting of this state is over yet."),
        ):
            table.show_lines(rows)
            table.fit_rows(state_review.SHOWN)
            section.tell("" if rows else nothing, shows_table=bool(rows))

    def _show_cycles(self, cycles: Sequence[Membership]) -> None:
        self.cycles.show_lines(cycles)
        self.cycles.fit_rows(_MOST_CYCLES)
        nothing = "" if cycles else "In no cycle of this catalog."
        self.taking_part.tell(nothing, shows_table=bool(cycles))

    def _show_people(self, upcoming: Sequence[MeetingRow], people: list[PersonLine]) -> None:
        self.people.show_lines(people)
        self.people.fit_rows(_MOST_PEOPLE)
        said = [] if people else ["No names recorded yet."]
        reference = self._session.reference
        roles_of = {
            key: [each.role for each in kind.roles] for key, kind in reference.types.items()
        }
        wanted = state_review.expected_roles(upcoming, roles_of)
        names = [f"{reference.roles[role].name} ({count})" for role, count in wanted]
        if names:
            said.append(f"Expected in the next {len(upcoming)} meetings: {', '.join(names)}.")
        self.named.tell(" ".join(said), shows_table=bool(people))

    def _mark_mine(self) -> None:
        """A check beside the word, for a pressed button alone is hard to tell."""
        is_mine = self.mine.isChecked()
        self.mine.setIcon(icons.icon("checkmark", self._colors) if is_mine else QIcon())

    def _on_flag(self, flag: Flag) -> None:
        if flag.meetings:
            self.meeting_opened.emit(flag.meetings[0])

    def _on_meeting(self, row: MeetingRow) -> None:
        self.meeting_opened.emit(row.id)

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._text)

    def _moment(self) -> datetime:
        return self._session.catalog.now().astimezone(zone_info(EASTERN))

    def _zone(self) -> str:
        return self._state.zone if self._state is not None else EASTERN

    def _now(self) -> int:
        return int(self._session.catalog.now().timestamp()) // 60


def _flag_key(flag: Flag) -> str:
    return flag.words


def _row_key(row: MeetingRow) -> int:
    return row.id


def _cycle_key(each: Membership) -> int:
    return each.cycle.id


def _person_key(each: PersonLine) -> tuple[str, str]:
    return each.person, each.role
