"""One person: how they are reached, which posts they hold and held, where they came, a note."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core import clock
from perm_desktop.core.people.person import Person, Tenure
from perm_desktop.core.people.posts import Directory
from perm_desktop.gui.contacts.person_tables import (
    PostLine,
    meeting_columns,
    meeting_key,
    post_columns,
    post_key,
    post_lines,
)
from perm_desktop.gui.contacts.words import ORGANIZATIONS, PROGRAMS, names_of
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.flow_layout import FlowLayout
from perm_desktop.gui.kit.line_model import LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.kit.page_section import PageSection, copyable, set_ink
from perm_desktop.gui.kit.tag import Tag
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.session import Session
from perm_desktop.services.person_meetings import PersonMeeting, PersonMeetings

_MOST_POSTS, _MOST_MEETINGS = 8, 8


class PersonDetail(QScrollArea):
    """Shows one person; it decides nothing, but says what was asked for."""

    asked = Signal(str)  # name of a command of the window, about this person
    post_asked = Signal(str, object)  # "change", "replace" or "delete", and the tenure
    meeting_opened = Signal(object)  # int

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._colors = session, palette
        self._person: Person | None = None
        self.name, self.agency = FittingLabel(theme.PAGE), copyable()
        self.organization = Tag("", palette)
        self.change, self.copy = QPushButton("Change…"), QPushButton("Copy address")
        self.merge, self.remove = QPushButton("Merge…"), QPushButton("Remove")
        self.add_post, self.days = QPushButton("Add post…"), QPushButton("Change days…")
        self.replace, self.delete = QPushButton("Replace…"), QPushButton("Delete")
        self.email, self.phone, self.program, self.time = (copyable() for _ in range(4))
        self._words: list[QLabel] = []
        self._make_tables()
        self._build()
        self._connect()
        self.set_palette(palette)

    @property
    def person(self) -> int:
        """Id of the person who is shown; 0 for nobody."""
        return self._person.id if self._person else 0

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        for part in (self.posts, self.meetings, *self._sections, self.organization):
            part.set_palette(palette)
        for label in (*self._words, self.agency):
            set_ink(label, palette, Token.TEXT_SECONDARY)

    def show_person(self, person: Person, directory: Directory, marked: PersonMeetings) -> None:
        """Show what is known of a person."""
        self._person = person
        self.name.set_texts(person.name)
        self.organization.setText(ORGANIZATIONS[person.organization])
        self.organization.updateGeometry()
        self.agency.setText(person.agency)
        self.agency.setVisible(bool(person.agency))
        self.copy.setEnabled(bool(person.email))
        self.email.setText(person.email or "Not known")
        self.phone.setText(person.phone or "Not known")
        self.program.setText(PROGRAMS[person.program])
        self.tell_time()
        self._show_posts(person, directory)
        self._show_meetings(marked)
        self.note.tell(person.note)
        self.note.setVisible(bool(person.note))

    def tell_time(self) -> None:
        """Look at the clock again."""
        zone = self._zone()
        there = self._session.catalog.now().astimezone(clock.zone_info(zone)) if zone else None
        words = f"{clock.clock(there)} {clock.zone_label(there)}" if there else "Not known"
        self.time.setText(words)

    def _zone(self) -> str:
        """The person's own zone, else that of the state they serve."""
        person, session = self._person, self._session
        if person is None:
            return ""
        codes = [each.post.state for each in session.people.of_person(person.id)]
        states = (session.reference.states.get(code) for code in codes)
        return person.zone or next((state.zone for state in states if state), "")

    def _make_tables(self) -> None:
        session, palette = self._session, self._colors
        names = names_of(session.reference)
        self._post_model: LineModel[PostLine] = LineModel(post_columns(), post_key, self)
        columns = meeting_columns(names, lambda: session.today)
        self._meeting_model: LineModel[PersonMeeting] = LineModel(columns, meeting_key, self)
        self.posts = LineTable(self._post_model, palette, "personPosts", "Posts")
        self.meetings = LineTable(self._meeting_model, palette, "personMeetings", "Meetings")
        for table in (self.posts, self.meetings):
            table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _build(self) -> None:
        palette = self._colors
        self.setObjectName("personDetail")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reached = PageSection("Contact", palette)
        self.held = PageSection("Posts", palette, self.posts)
        self.came = PageSection("Meetings", palette, self.meetings)
        self.note = PageSection("Note", palette)
        self._sections = (self.reached, self.held, self.came, self.note)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(self._head())
        layout.addLayout(_under(self.reached, self._reached()))
        posts = self._buttons(self.add_post, self.days, self.replace, self.delete)
        layout.addLayout(_under(self.held, posts, 8))
        layout.addWidget(self.came)
        layout.addWidget(self.note)
        layout.addStretch(1)
        self.setWidget(content)
        for part in (content, self.viewport()):
            part.setBackgroundRole(QPalette.ColorRole.Base)

    def _head(self) -> QVBoxLayout:
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.name, 1)
        first.addWidget(self.organization)
        head = QVBoxLayout()
        head.setSpacing(8)
        head.addLayout(first)
        head.addWidget(self.agency)
        head.addWidget(self._buttons(self.change, self.copy, self.merge, self.remove))
        return head

    def _reached(self) -> QWidget:
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        rows = (
            ("E-mail", self.email),
            ("Phone", self.phone),
            ("Program", self.program),
            ("Time there", self.time),
        )
        for row, (words, value) in enumerate(rows):
            label = QLabel(words)
            self._words.append(label)
            value.setAccessibleName(words)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        return whole

    def _buttons(self, *buttons: QPushButton) -> QWidget:
        whole = QWidget()
        row = FlowLayout(whole, 8)
        row.setContentsMargins(0, 0, 0, 0)
        for button in buttons:
            button.setAutoDefault(False)
            row.addWidget(button)
        return whole

    def _connect(self) -> None:
        commands = {
            self.change: "change_person",
            self.merge: "merge_people",
            self.remove: "remove_people",
            self.add_post: "add_post",
        }
        writable = not self._session.catalog.read_only
        for button, command in commands.items():
            button.clicked.connect(partial(self.asked.emit, command))
        posts = {self.days: "change", self.replace: "replace", self.delete: "delete"}
        for button, act in posts.items():
            button.clicked.connect(partial(self._ask, act))
        for button in (*commands, *posts):
            button.setVisible(writable)
        self.copy.clicked.connect(self._on_copy)
        self.posts.chosen.connect(self._on_post)
        if writable:
            self.posts.opened.connect(self._on_post_opened)
        self.meetings.opened.connect(self._on_meeting_opened)

    def _show_posts(self, person: Person, directory: Directory) -> None:
        session = self._session
        lines = post_lines(directory, person.id, names_of(session.reference), session.today)
        self.posts.show_lines(lines)
        self.posts.fit_rows(_MOST_POSTS)
        if lines and not self.posts.selected_rows():
            self.posts.go_to(0)
        nothing = "" if lines else "No post yet, so no meeting expects this person."
        self.held.tell(nothing, shows_table=bool(lines))
        self._on_post()

    def _show_meetings(self, marked: PersonMeetings) -> None:
        self.meetings.show_lines(marked.latest)
        self.meetings.fit_rows(_MOST_MEETINGS)
        self.came.tell(marked.words, shows_table=bool(marked.latest))

    def _on_post(self) -> None:
        for button in (self.days, self.replace, self.delete):
            button.setEnabled(bool(self.posts.selected_rows()))

    def _ask(self, act: str) -> None:
        for line in self.posts.selected_lines()[:1]:
            tenure: Tenure = line.tenure
            self.post_asked.emit(act, tenure)

    def _on_post_opened(self, line: PostLine) -> None:
        self.post_asked.emit("change", line.tenure)

    def _on_meeting_opened(self, each: PersonMeeting) -> None:
        self.meeting_opened.emit(each.row.id)

    def _on_copy(self) -> None:
        if self._person is not None:
            QApplication.clipboard().setText(self._person.email)


def _under(section: PageSection, part: QWidget, gap: int = 4) -> QVBoxLayout:
    """A section with what belongs to it below."""
    both = QVBoxLayout()
    both.setSpacing(gap)
    both.addWidget(section)
    both.addWidget(part)
    return both
