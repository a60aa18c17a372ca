"""Who came, in a few lines; marking is done in the Audience pane."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.audience import audience
from perm_desktop.core.audience_counts import summary
from perm_desktop.core.mark_words import last_recorded, parts_told
from perm_desktop.core.meetings import AttendanceLine, MeetingRow
from perm_desktop.core.symbols import Look
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.look import symbols
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services import attendance
from perm_desktop.services import audience as audiences
from perm_desktop.store.catalog import Change

_SYMBOL = 14
_LINES = len(Mark) + 1  # "partly" besides the marks


class AttendanceTab(QWidget):
    """One line a mark, with who is meant, and the way to where marks are made."""

    wanted = Signal()  # to mark who came

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._colors = palette
        self._row: MeetingRow | None = None
        self._is_stale = False  # what is shown is of before, and nobody sees it
        self.lines = [_Line() for _ in range(_LINES)]
        self.parts, self.recorded = _told("attendanceParts"), _told("attendanceRecorded")
        self.open = QPushButton("Mark attendance")
        self._build()
        session.changed.connect(self._on_changed)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self._show()

    def show_meeting(self, row: MeetingRow | None) -> None:
        """Show another meeting."""
        self._row = row
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the tab goes to its button."""
        self.open.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen or marked behind another tab is read now."""
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def _build(self) -> None:
        self.open.setObjectName("openAttendance")
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for number, line in enumerate(self.lines):
            line.words.setObjectName(f"attendanceLine{number}")
            layout.addWidget(line)
        layout.addWidget(self.parts)
        layout.addWidget(self.recorded)
        layout.addSpacing(4)
        layout.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.open.clicked.connect(self.wanted)

    def _on_changed(self, change: Change) -> None:
        about_type = change.touches("meeting_type", "type_role")
        if self._row is not None and (about_type or self._row.id in change.meetings):
            self._row = self._session.rows.get(self._row.id)
            self._show()

    def _show(self) -> None:
        """The audience is not worked out a second time for each meeting that keys go past."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        row, reference = self._row, self._session.reference
        looks: list[Look] = []
        found: list[AttendanceLine] = []
        if row is not None:
            found = attendance.lines(self._session.catalog, row.id)
            names = {code: role.name for code, role in reference.roles.items()}
            kind = reference.types[row.type]
            invited = audiences.of(self._session.catalog, row.id, self._session.people)
            looks = summary(audience(row, kind, found, reference.states, names, invited))
        self._tell(found)
        for place, line in enumerate(self.lines):
            look = looks[place] if place < len(looks) else None
            line.setVisible(look is not None)
            if look is not None:
                line.show_look(look, self._colors)
        read_only = self._session.catalog.read_only
        self.open.setText("Show attendance" if read_only else "Mark attendance")

    def _tell(self, lines: list[AttendanceLine]) -> None:
        """Say what is known of partial marks, and who recorded the latest of all marks."""
        reference = self._session.reference
        states = {code: state.name for code, state in reference.states.items()}
        roles = {code: role.name for code, role in reference.roles.items()}
        for label, words in (
            (self.parts, "\n".join(parts_told(lines, states, roles))),
            (self.recorded, last_recorded(lines)),
        ):
            label.setText(words)
            label.setVisible(bool(words))


def _told(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


class _Line(QWidget):
    """A symbol and words that take as many lines as they need."""

    def __init__(self) -> None:
        super().__init__()
        self._symbol, self.words = QLabel(), _told("")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.words, 1)

    def show_look(self, look: Look, palette: Palette) -> None:
        """Show a mark's symbol, and its words."""
        color = palette.color(look.token)
        picture = symbols.pixmap(look.symbol, color, _SYMBOL, self.devicePixelRatioF())
        self._symbol.setPixmap(picture)
        self._symbol.setContentsMargins(0, 2, 0, 0)
        self.words.setText(look.word)
