"""The Contacts page: the people behind the roles, and the posts that nobody holds."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from perm_desktop.core.people.person import Person, Tenure
from perm_desktop.gui.contacts.acts import ContactActs
from perm_desktop.gui.contacts.blank import Blank, NobodyYet, VacancyDetail
from perm_desktop.gui.contacts.detail import PersonDetail
from perm_desktop.gui.contacts.listing import ContactsList
from perm_desktop.gui.contacts.words import names_of
from perm_desktop.gui.kit.list_and_detail import ListAndDetail
from perm_desktop.gui.kit.notice_bar import NoticeBar
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.pages import PageContext
from perm_desktop.services import person_meetings
from perm_desktop.store.catalog import Change

_LIST_WIDTH = 856
_NARROW = 1000  # below it the list and the person have no room beside each other
_MINUTE = 60_000
_KEPT = "contact"  # the person looked at last, in the catalog's preferences
_TABLES = (
    *("person", "tenure", "state", "role", "cycle", "cycle_state", "type_role"),
    *("meeting_type", "meeting", "attendance"),
)


class ContactsPage(QWidget):
    """Looks at everybody, whatever cycles are shown, and at their vacant posts. Reads when seen."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        session, palette = context.session, context.palette
        self._context, self._session, self._colors = context, session, palette
        self._is_stale, self._was_read = True, False
        writable = not session.catalog.read_only
        self.list = ContactsList(session, palette)
        self.detail = PersonDetail(session, palette)
        self.vacancy = VacancyDetail(palette, writable=writable)
        self.unchosen = Blank(palette)
        self.nobody = NobodyYet(palette, writable=writable)
        self.notice = NoticeBar(palette)
        self.acts = ContactActs(session, self, lambda: self._colors, self.notice)
        self._details, self._all = QStackedWidget(), QStackedWidget()
        self._ticking = QTimer(self, interval=_MINUTE)
        self._build()
        self._connect()
        self.list.recall(context.preferences)
        self.set_palette(palette)

    # -- as every page

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        for part in (
            *(self.list, self.detail, self.vacancy, self.unchosen),
            *(self.nobody, self.notice, self._both),
        ):
            part.set_palette(palette)

    def flush(self) -> bool:
        """Remember the person and the columns; nothing is typed here."""
        preferences = self._context.preferences
        preferences.set_value(_KEPT, str(self.detail.person or ""))
        self.list.remember(preferences)
        return True

    def begin_search(self) -> None:
        """Go to the filter of the list, or to how an empty directory is filled."""
        if self._all.currentWidget() is self.nobody:
            self._target().setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._both.show_list()
        self.list.filters.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.filters.text.selectAll()

    # -- what is chosen

    @property
    def chosen(self) -> list[int]:
        """Ids of the chosen people, from top to bottom."""
        return [person.id for person in self.list.chosen_people()]

    @property
    def addressed(self) -> list[Person]:
        """Whose addresses are meant: of several chosen people, else of all that are shown."""
        return self.list.addressed()

    def show_person(self, ident: int) -> None:
        """Look at somebody, and let them into the list where it leaves them out."""
        if ident in self._session.people.people:
            self._read()
            if self.list.show_person(ident):
                self._both.show_detail()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the page goes to the list, or to how it is filled."""
        self._target().setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is there, or what changed meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self._read()
        self._ticking.start()
        if not self._was_read:
            self._was_read = True
            self._both.set_list_width(_LIST_WIDTH)
            kept = self._context.preferences.value(_KEPT)
            self.list.go_to_first(int(kept) if kept.isdecimal() else 0)
            self._target().setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking at the clock."""
        super().hideEvent(event)
        self._ticking.stop()

    # -- building

    def _build(self) -> None:
        self.setObjectName("contactsPage")
        for part in (self.detail, self.vacancy, self.unchosen):
            self._details.addWidget(part)
        self._both = ListAndDetail(
            self.list, self._details, _LIST_WIDTH, "All people", narrow=_NARROW
        )
        for part in (self._both, self.nobody):
            self._all.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._all, 1)
        layout.addWidget(self.notice)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def _connect(self) -> None:
        session, run = self._session, self._context.run
        session.changed.connect(self._on_change)
        session.cycles_changed.connect(self._on_shown_changed)
        session.states_changed.connect(self._on_shown_changed)
        session.person_wanted.connect(self._open_person)
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._on_opened)
        for part in (self.list, self.detail):
            part.asked.connect(run)
        self.nobody.add.clicked.connect(lambda: run("add_person"))
        self.nobody.bring_in.clicked.connect(lambda: run("import_people"))
        self._both.went_back.connect(self._on_went_back)
        self.detail.post_asked.connect(self._on_post)
        self.detail.meeting_opened.connect(self._open_meeting)
        self.vacancy.fill.clicked.connect(self._fill)
        self.vacancy.last_wanted.connect(self._open_person)
        self.acts.looked_for.connect(self.show_person)
        self._ticking.timeout.connect(self._on_minute)

    # -- reading and showing

    def _on_change(self, change: Change) -> None:
        """Read again what changed; a hidden page waits until it is seen."""
        if change.touches(*_TABLES):
            self._is_stale = True
            if self.isVisible():
                self._read()

    def _on_shown_changed(self) -> None:
        """Other cycles or states have other posts; the people stay."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        has_people = bool(self._session.people.people)
        self._all.setCurrentWidget(self._both if has_people else self.nobody)
        self.list.read()

    def _show_chosen(self) -> None:
        """Show the current line beside the list."""
        session, line = self._session, self.list.current()
        if line is None:
            what = "a vacant post" if self.list.filters.is_vacant else "a person"
            self.unchosen.tell("", f"Choose {what} in the list.")
            self._details.setCurrentWidget(self.unchosen)
        elif line.person is not None:
            marked = person_meetings.of_person(session.catalog, line.person.id)
            self.detail.show_person(line.person, session.people, marked)
            self._details.setCurrentWidget(self.detail)
        elif line.vacancy is not None:
            self.vacancy.show_vacancy(line.vacancy, names_of(session.reference))
            self._details.setCurrentWidget(self.vacancy)

    def _on_minute(self) -> None:
        self.list.filters.move_today(self._session.today)
        self.detail.tell_time()

    # -- going about

    def _target(self) -> QWidget:
        """Where the keys begin."""
        if self._all.currentWidget() is self.nobody:
            return self if self._session.catalog.read_only else self.nobody.add
        return self.list.filters.text if self.list.is_empty else self.list.table

    def _on_opened(self) -> None:
        """Enter in the list goes on to the person, or to the act that fills a post."""
        if self.list.filters.is_vacant and not self._session.catalog.read_only:
            self._fill()
            return
        self._both.show_detail()
        self._go_to_detail()

    def _go_to_detail(self) -> None:
        """The first control of the person takes the keys."""
        of_person = (self.detail.change, self.detail.copy, self.detail.posts)
        of_post = (self.vacancy.last, self.vacancy.fill)
        parts = of_post if self.list.filters.is_vacant else of_person
        target = next((part for part in parts if part.isVisible() and part.isEnabled()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_went_back(self) -> None:
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_person(self, ident: int) -> None:
        """Show somebody who was asked for elsewhere, and go to them."""
        self.show_person(ident)
        if self._both.is_narrow:
            self._go_to_detail()
        else:
            self._target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_meeting(self, ident: int) -> None:
        """Show a meeting on the Plan page, and what hides it there."""
        session = self._session
        if ident not in session.rows:
            session.choose_years(())
            session.show_states(())
        session.open(ident)

    # -- acts that are about a part of what is shown

    def _on_post(self, act: str, tenure: Tenure) -> None:
        match act:
            case "change":
                self.acts.change_post(tenure)
            case "replace":
                self.acts.replace(tenure.person, tenure)
            case _:
                self.acts.delete_post(tenure)

    def _fill(self) -> None:
        if self.vacancy.vacancy is not None:
            self.acts.fill(self.vacancy.vacancy)
