"""The left of the Contacts page: what is looked for, and who or what was found."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.people import finding
from perm_desktop.core.people.finding import Line
from perm_desktop.core.people.person import Person, Post
from perm_desktop.core.people.tenures import Names
from perm_desktop.core.people.typed_on import TypedOn
from perm_desktop.gui.contacts.blank import Blank
from perm_desktop.gui.contacts.columns import Sorted, people_columns, vacancy_columns
from perm_desktop.gui.contacts.filters import ContactFilters
from perm_desktop.gui.contacts.table import ContactTable
from perm_desktop.gui.contacts.words import names_of
from perm_desktop.gui.kit.announcing import announce
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.services import people

_TOOL = 28
_HIDDEN = ("Program",)
_KEYS = {
    Qt.Key.Key_Insert: "add_person",
    Qt.Key.Key_F2: "change_person",
    Qt.Key.Key_Delete: "remove_people",
}


class ContactsList(QWidget):
    """People or vacant posts, whichever is looked for; the choice is the current list's."""

    chosen = Signal()  # another line is current, or the lines are others
    opened = Signal()  # Enter on a line
    asked = Signal(str)  # name of a command of the window

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        names = names_of(session.reference)
        self.filters = ContactFilters(session.today, palette)
        self.people = ContactTable(people_columns(names), palette, "contacts", "People", _HIDDEN)
        self.vacancies = ContactTable(
            *(vacancy_columns(names), palette, "vacancies", "Vacant posts"),
            hidden=("State", "Role"),
            order=Sorted("Since", goes_down=True),
        )
        self.nothing = Blank(palette)
        self.add, self.copy = QPushButton("New person…"), QPushButton("Copy addresses")
        self.view = QToolButton()
        self.count = FittingLabel(theme.TABLE)
        self._lists = QStackedWidget()
        self._typed_on = TypedOn((), Names())
        self._build()
        self._connect()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        for part in (self.filters, self.people, self.vacancies, self.nothing):
            part.set_palette(palette)
        self.add.setIcon(icons.icon("person_add", palette))
        self.view.setIcon(icons.icon("eye", palette))
        self.count.set_ink(palette.color(Token.TEXT_SECONDARY))

    def remember(self, preferences: Preferences) -> None:
        """Keep columns and order."""
        for table in (self.people, self.vacancies):
            table.remember(preferences)

    def recall(self, preferences: Preferences) -> None:
        """Take the columns and order of last time."""
        for table in (self.people, self.vacancies):
            table.recall(preferences)

    # -- what is shown and chosen

    @property
    def table(self) -> ContactTable:
        """The list that is shown: people, or vacant posts."""
        return self.vacancies if self.filters.is_vacant else self.people

    @property
    def is_empty(self) -> bool:
        """True when nothing was found."""
        return not self.table.lines_model.lines

    def current(self) -> Line | None:
        """The line that is shown beside the list."""
        rows, row = self.table.selected_rows(), self.table.currentIndex().row()
        if not rows:
            return None
        return self.table.lines_model.line(row if row in rows else rows[0])

    def chosen_people(self) -> list[Person]:
        """The chosen people, from top to bottom; nobody while vacant posts are shown."""
        return [] if self.filters.is_vacant else _people(self.people.selected_lines())

    def described(self) -> list[str]:
        """What the list shows and holds, in words."""
        holds = [] if self.filters.is_vacant else ["business contacts: names, phones, e-mail"]
        return [*self.filters.described(), *holds]

    def addressed(self) -> list[Person]:
        """Whose addresses are meant: of several chosen people, else of all that are shown."""
        if self.filters.is_vacant:
            return []
        chosen = self.chosen_people()
        return chosen if len(chosen) > 1 else _people(self.people.lines_model.lines)

    def read(self) -> None:
        """Find who or what is looked for."""
        session = self._session
        names = names_of(session.reference)
        self.filters.set_names(names, session.my_states)
        sieve = self.filters.sieve()
        posts = self._expected_posts(sieve.on) if sieve.vacant else ()
        found = finding.found(session.people, sieve, names, posts)
        self._typed_on = TypedOn(found, names)
        self._show_found()

    def _show_found(self) -> None:
        """Of the lines that the choices let through, show those that have the typed words."""
        lines = self._typed_on.having(self.filters.text.text())
        self.table.set_people(lines)
        self._tell_found(len(lines))
        if self.is_empty or self.table.selected_rows():
            self.chosen.emit()
        else:
            self.go_to_first()

    def go_to_first(self, person: int = 0) -> None:
        """Make a person the chosen one, else the first line."""
        table = self.table
        row = table.lines_model.row_of(person) if person else None
        if not self.is_empty:
            table.go_to(row or 0)
            table.scrollTo(table.currentIndex())

    def show_person(self, person: int) -> bool:
        """Choose somebody, and let them into the list where it leaves them out."""
        self.filters.look_for(vacant=False)
        self.read()
        if self.people.lines_model.row_of(person) is None:
            self.filters.let_all_through()
        is_there = self.people.lines_model.row_of(person) is not None
        if is_there:
            self.go_to_first(person)
        return is_there

    def showEvent(self, event: QShowEvent) -> None:
        """Another day may have begun."""
        super().showEvent(event)
        self.filters.move_today(self._session.today)

    # -- building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(8)
        head.addLayout(self._first_row())
        head.addWidget(self.filters)
        column.addLayout(head)
        column.addWidget(self._lists, 1)
        for part in (self.people, self.vacancies, self.nothing):
            self._lists.addWidget(part)
        self.add.setVisible(not self._session.catalog.read_only)

    def _first_row(self) -> QHBoxLayout:
        title = QLabel("Contacts")
        title.setFont(theme.font(theme.PAGE))
        self.copy.setToolTip("E-mail addresses of the chosen people, or of all shown")
        self.view.setToolTip("Sort the list and choose its columns")
        self.view.setAccessibleName("Order and columns of the list")
        self.view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.view.setMinimumSize(_TOOL, _TOOL)
        for button in (self.add, self.copy):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(title)
        row.addWidget(self.count, 1)
        for part in (self.filters.as_of, self.view, self.copy, self.add):
            row.addWidget(part)
        return row

    def _connect(self) -> None:
        self.filters.changed.connect(self.read)
        self.filters.text.textChanged.connect(self._show_found)
        self.filters.text.returnPressed.connect(self._take_first)
        for table in (self.people, self.vacancies):
            table.chosen.connect(self.chosen)
            table.opened.connect(self._on_opened)
        if not self._session.catalog.read_only:
            self.people.set_keys(_KEYS)
            self.people.act_wanted.connect(self.asked)
        self.add.clicked.connect(lambda: self.asked.emit("add_person"))
        self.copy.clicked.connect(lambda: self.asked.emit("copy_addresses"))
        self.view.clicked.connect(self._open_view_menu)

    # -- what happens

    def _expected_posts(self, on: date) -> list[Post]:
        """The posts that the cycles and states need which the window shows."""
        session = self._session
        codes = {code for cycle in session.shown_cycles for code in cycle.codes}
        if session.shown_states:
            codes &= session.shown_states
        return [each for each in people.expected_posts(session.catalog, on) if each.state in codes]

    def _tell_found(self, count: int) -> None:
        """How many are shown out of how many, and why there may be none."""
        session, filters = self._session, self.filters
        if filters.is_vacant:
            years = ", ".join(f"RY {cycle.year}" for cycle in session.shown_cycles)
            words = ", ".join(filter(None, (counted(count, "vacant post"), years)))
            heading = "No vacant posts"
            empty = "Every post that a meeting of an open cycle requires is held."
        else:
            total = len(session.people.people)
            words = f"{count:,} of {total:,} people" if count < total else f"{total:,} people"
            heading, empty = "Nobody found", "Nobody in the directory is like that."
        day = f", as of {clock.day(filters.on)}" if filters.on != session.today else ""
        self.count.set_texts(f"{words}{day}", words, words.partition(",")[0])
        self.nothing.tell(heading, "Take a choice back to see more." if filters.narrows else empty)
        self._lists.setCurrentWidget(self.table if count else self.nothing)
        if filters.text.hasFocus():
            announce(filters.text, self.count.text())

    def _take_first(self) -> None:
        """Enter in the filter goes on to the first line found."""
        if not self.is_empty:
            self.go_to_first()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self) -> None:
        self.opened.emit()

    def _open_view_menu(self) -> None:
        menu = self.table.view_menu(self)
        menu.exec(self.view.mapToGlobal(self.view.rect().bottomLeft()))
        menu.deleteLater()


def _people(lines: Sequence[Line]) -> list[Person]:
    return [line.person for line in lines if line.person is not None]
