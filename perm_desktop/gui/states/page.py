"""The States page: a list of states, and one of them across its cycles."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.state_review import Attention
from perm_desktop.gui.kit.filter_field import FilterField
from perm_desktop.gui.kit.list_and_detail import ListAndDetail
from perm_desktop.gui.kit.page_section import set_ink
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.states.detail import StateDetail
from perm_desktop.gui.states.list import StatesList, grouped
from perm_desktop.services import settings, states
from perm_desktop.services.states import StateRecords
from perm_desktop.store.catalog import Change

_LIST_WIDTH = 260
_MINUTE = 60_000
_KEPT = "state"  # the state looked at last, in the catalog's preferences


class StatesPage(QWidget):
    """Looks at all cycles, whatever the session shows. Reads when it is first shown."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._session = context, context.session
        self._colors = context.palette
        self._records: StateRecords | None = None
        self._stale: set[int] = set()  # meetings that changed while the page was hidden
        self._attention: dict[str, Attention] = {}
        self._code = context.preferences.value(_KEPT)
        self.filter, self.list = FilterField(), StatesList(context.palette)
        self.detail = StateDetail(context.session, context.palette)
        self._count = QLabel()
        self._ticking = QTimer(self, interval=_MINUTE)
        self._build()
        self._connect()
        self.set_palette(context.palette)

    @property
    def code(self) -> str:
        """The state that is shown."""
        return self._code

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        for part in (self.list, self.detail, self._both):
            part.set_palette(palette)
        set_ink(self._count, palette, Token.TEXT_SECONDARY)

    def flush(self) -> bool:
        """Remember the state; nothing is typed here."""
        self._context.preferences.set_value(_KEPT, self._code)
        return True

    def begin_search(self) -> None:
        """Go to the filter of the list."""
        self._both.show_list()
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def show_state(self, code: str) -> None:
        """Look at another state."""
        if code in self._session.reference.states:
            self._code = code
            self._show_list()
            self._show_detail()
            self._both.show_detail()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the page goes to the list."""
        self.list.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is there, or what changed meanwhile."""
        super().showEvent(event)
        is_first = self._records is None
        self._catch_up()
        self._ticking.start()
        if is_first:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking at the clock."""
        super().hideEvent(event)
        self._ticking.stop()

    def _build(self) -> None:
        self.setObjectName("statesPage")
        title = QLabel("States")
        title.setFont(theme.font(theme.PAGE))
        self._count.setFont(theme.font(theme.TABLE))
        self._count.setWordWrap(True)
        for label in (title, self._count):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.filter.setObjectName("stateFilter")
        self.filter.setPlaceholderText("Filter by name or code")
        self.filter.setAccessibleName("Filter states")
        self.filter.setClearButtonEnabled(True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(4)
        for part in (title, self._count, self.filter):
            head.addWidget(part)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self._both = ListAndDetail(left, self.detail, _LIST_WIDTH, "All states")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._both)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self._on_change)
        session.cycles_changed.connect(self._on_shown_changed)
        session.states_changed.connect(self._on_shown_changed)
        session.state_wanted.connect(self._open_state)
        self.filter.textChanged.connect(self._show_list)
        self.filter.returnPressed.connect(self._take_first)
        self.list.picked.connect(self._on_picked)
        self.list.opened.connect(self._on_list_opened)
        self._both.went_back.connect(self.list.setFocus)
        self.detail.meeting_opened.connect(self._open_meeting)
        self.detail.mine_toggled.connect(self._set_mine)
        self.detail.only_requested.connect(self._show_only)
        self._ticking.timeout.connect(self._on_minute)

    # -- reading

    def _catch_up(self) -> None:
        known = self._session.reference.states
        if self._records is None:
            self._records = StateRecords(self._session.catalog)
            self._attention = self._records.attention(known)
        elif self._stale:
            codes = self._records.refresh(self._stale)
            self._attention |= self._records.attention(code for code in codes if code in known)
        self._stale.clear()
        if self._code not in known:
            mine, shown = self._session.my_states, self._session.shown_cycles
            members = [code for cycle in shown for code in cycle.codes]
            self._code = next((c for c in known if c in mine), min(members, default="AL"))
        self._show_list()
        self._show_detail()

    def _on_change(self, change: Change) -> None:
        """Read again what changed; a hidden page waits until it is seen."""
        if self._records is None:
            return
        if change.touches("type_text", "type_role", "meeting_type", "role", "state"):
            self._records = None  # names are in every row
        self._stale |= change.meetings
        if self.isVisible():
            self._catch_up()

    def _on_shown_changed(self) -> None:
        if self.isVisible():
            self._show_list()
            self._show_detail()

    def _on_minute(self) -> None:
        """Meetings begin and end without anybody's doing."""
        if self._records is not None:
            self._attention = self._records.attention(self._session.reference.states)
            self._show_list()
            self._show_detail()

    # -- showing

    def _show_list(self) -> None:
        session = self._session
        members = {code for cycle in session.shown_cycles for code in cycle.codes}
        known = list(session.reference.states.values())
        entries = grouped(known, session.my_states, members, self._attention, self.filter.text())
        self.list.show_entries(entries, self._code)
        waiting = sum(1 for each in self._attention.values() if each.waiting)
        found = sum(1 for entry in entries if entry.code)
        words = f"{found} of {len(known)} states" if found < len(known) else f"{found} states"
        attention = f", {waiting} of them need attention" if waiting else ""
        self._count.setText(words + (attention if found == len(known) else ""))

    def _show_detail(self) -> None:
        state = self._session.reference.states.get(self._code)
        if state is None or self._records is None:
            return
        catalog = self._session.catalog
        people = states.people(catalog, state.code)
        pauses = states.pauses(catalog, self._session.shown_cycles)
        review = self._records.review(state.code)
        self.detail.show_state(state, review, pauses, people)

    # -- what is asked for

    def _on_picked(self, code: str) -> None:
        if code != self._code:
            self._code = code
            self._show_detail()

    def _on_list_opened(self) -> None:
        self._both.show_detail()
        self.detail.mine.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_first(self) -> None:
        """Enter in the filter goes on to the state of that code, else to the first one found."""
        typed = self.filter.text().strip().upper()
        whole = typed in self._session.reference.states
        code = typed if whole else self.list.states.first_state()
        if code:
            self.show_state(code)
            self._go_to_state()

    def _go_to_state(self) -> None:
        target = self.detail.mine if self._both.is_narrow else self.list
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_state(self, code: str) -> None:
        """Show a state that was asked for elsewhere, and go to it."""
        self.filter.clear()
        self.show_state(code)
        self._go_to_state()

    def _open_meeting(self, ident: int) -> None:
        """Show a meeting on the Plan page, and what hides it there."""
        session = self._session
        row = self._records.row(ident) if self._records is not None else None
        if row is None:
            return
        if session.years and row.year is not None and row.year not in session.years:
            session.choose_years([row.year])
        if ident not in session.rows:
            session.show_states(())
        session.open(ident)

    def _set_mine(self, mine: bool) -> None:
        session, code = self._session, self._code
        chosen = session.my_states | {code} if mine else session.my_states - {code}
        session.attempt(lambda: settings.set_my_states(session.catalog, chosen))
        self._show_detail()

    def _show_only(self) -> None:
        session = self._session
        if not any(row.year in session.years for row in self._shown_rows()):
            session.choose_years(())
        session.show_states({self._code})
        session.go("plan")

    def _shown_rows(self) -> list[MeetingRow]:
        return self._records.rows(self._code) if self._records is not None else []
