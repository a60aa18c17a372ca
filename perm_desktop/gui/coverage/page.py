"""The Coverage page: states by types in a grid, why each is so, and what would settle it."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.coverage.grid import Grid, grid
from perm_desktop.core.coverage.sieve import Show, Sieve, in_words
from perm_desktop.core.coverage.walk import Place
from perm_desktop.gui.coverage.body import CoverageBody
from perm_desktop.gui.coverage.cell_menu import CellMenus
from perm_desktop.gui.coverage.days import Days
from perm_desktop.gui.coverage.empty import why_empty
from perm_desktop.gui.coverage.explaining import Explaining
from perm_desktop.gui.coverage.foot import CoverageFoot
from perm_desktop.gui.coverage.leading import Leading
from perm_desktop.gui.coverage.memory import CoverageMemory
from perm_desktop.gui.coverage.menus import DayMenu, FilterMenu
from perm_desktop.gui.coverage.plain import PlainLine
from perm_desktop.gui.coverage.tools import CoverageTools
from perm_desktop.gui.coverage.why_card import WhyCard
from perm_desktop.gui.kit.hairline import hairline
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.pages import PageContext
from perm_desktop.services.coverage import TABLES
from perm_desktop.store.catalog import Change

_MINUTE = 60_000  # milliseconds: meetings end without anybody's doing


class CoveragePage(QWidget):
    """The grid of the chosen cycles and states. Reads when it is first shown."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._session = context, context.session
        self._memory = CoverageMemory(context.preferences)
        self._sieve = self._memory.sieve()
        self._is_stale = True
        palette = context.palette
        self.tools = CoverageTools(palette)
        self.body, self.foot = CoverageBody(palette), CoverageFoot(palette)
        self.view, self.twin, self.empty = self.body.view, self.body.twin, self.body.empty
        self.card = WhyCard(palette, self)
        self._explaining = Explaining(context, self.card)
        self.menus = CellMenus(context.session, self.view, self._explaining)
        self.days = Days(context.session, self)
        self._filters, self._day_menu = FilterMenu(self), DayMenu(self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._minutes = QTimer(self, interval=_MINUTE)
        self._leading = Leading(self, context.session)
        self._build()
        self._connect()

    @property
    def grid(self) -> Grid | None:
        """What is shown; None before anything was read."""
        return self.view.grid

    @property
    def sieve(self) -> Sieve:
        """What the grid is narrowed to."""
        return self._sieve

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        for part in (self.tools, self.body, self.foot, self.card):
            part.set_palette(palette)

    def flush(self) -> bool:
        """Remember how the page is; nothing is typed here."""
        self._memory.keep(self._sieve)
        self._memory.keep_table(on=self.twin.is_whole)
        return True

    def begin_search(self) -> None:
        """Go to the filter."""
        self.tools.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.filter.selectAll()

    def described(self) -> Iterator[str]:
        """Say what the grid is of, for what is made of it: the day, and what narrows it."""
        day = self.days.day or self._session.today
        yield f"as of {'the end of ' if self.days.day else ''}{clock.day(day)}"
        yield from in_words(self._sieve, self.days.due_by)

    def toggle_table(self) -> None:
        """Show the plain table in place of the grid, or the grid again."""
        self.card.close_card()
        self.body.toggle_table()

    def narrow(self, sieve: Sieve) -> None:
        """Show other cells, states or types."""
        self._sieve = sieve
        if self.tools.filter.text() != sieve.text:
            self.tools.filter.setText(sieve.text)
        self.refresh()

    def explain_at(self, place: Place) -> None:
        """Go to a cell of the grid and say why it is so."""
        self.body.show_view()
        self.view.go_to(place)
        self._explain(*place)

    def refresh(self) -> None:
        """Make the grid anew from what the session shows."""
        self._later.stop()
        self._is_stale = False
        session = self._session
        sections = [self.days.judged(cycle.year) for cycle in session.shown_cycles]
        found = grid(
            sections, self._sieve, session.shown_states, session.my_states, self.days.due_by
        )
        had_focus = self.body.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        was_empty = self.body.is_empty
        self.body.show_grid(found)
        self._tell(found)
        if had_focus and was_empty != self.body.is_empty:
            self._go_to_main()
        self._explaining.again(found)

    # Qt's names

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the page goes to what it shows."""
        self._main.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is there, or what changed meanwhile."""
        super().showEvent(event)
        is_first = self.view.grid is None
        if self._is_stale:
            self.refresh()
        if is_first:
            if self._memory.is_table:
                self.toggle_table()
            self._main.setFocus(Qt.FocusReason.OtherFocusReason)
        self._minutes.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking at the clock."""
        super().hideEvent(event)
        self._minutes.stop()
        self._is_stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The foot gives way to the grid, and the card stays inside."""
        super().resizeEvent(event)
        self._fit()
        if self.card.shown is not None:
            self.card.place_beside(self._spot())

    # -- building

    def _build(self) -> None:
        self.setObjectName("coveragePage")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.tools.narrow.setMenu(self._filters)
        self.tools.as_of.setMenu(self._day_menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tools)
        layout.addWidget(hairline(QFrame.Shape.HLine))
        layout.addWidget(self.body, 1)
        layout.addWidget(self.foot)
        self.tools.filter.setText(self._sieve.text)

    def _connect(self) -> None:
        session, tools = self._session, self.tools
        for signal in (session.cycles_changed, session.states_changed):
            signal.connect(self._refresh_soon)
        session.changed.connect(self._on_changed)
        self._later.timeout.connect(self._on_later)
        self._minutes.timeout.connect(self.refresh)
        tools.shown.connect(self._on_shown)
        tools.filter.textChanged.connect(self._on_typed)
        tools.filter.returnPressed.connect(self._go_to_main)
        self._filters.chosen.connect(self.narrow)
        self._filters.due_wanted.connect(self.days.ask_due)
        self._day_menu.today_chosen.connect(self.days.look_at_today)
        self._day_menu.day_wanted.connect(self.days.ask_day)
        self.days.changed.connect(self.refresh)
        self.days.due_chosen.connect(self._show_due)
        self.view.why_wanted.connect(self._explain)
        self.view.list_wanted.connect(self._list_behind)
        self.twin.line_opened.connect(self._explain_line)
        self.card.closed.connect(self._go_to_main)
        self.card.next_wanted.connect(self._explain_next)
        self.empty.wanted.connect(self._lead_on)
        table = QShortcut(QKeySequence("F8"), self)
        table.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        table.activated.connect(self.toggle_table)

    # -- reading

    def _refresh_soon(self) -> None:
        """Several signals tell of one change; the grid is made once, when it is seen."""
        self._is_stale = True
        self._later.start()

    def _on_later(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_changed(self, change: Change) -> None:
        if change.is_foreign or change.touches(*TABLES, "setting"):
            self._refresh_soon()

    # -- showing

    @property
    def _main(self) -> QWidget:
        """What takes the keys: what fills the page, else the filter that emptied it."""
        return self.body.main or self.tools.filter

    def _tell(self, found: Grid) -> None:
        tools = self.tools
        states = len({row.state for row in found.rows if row.state})
        size = f"{counted(states, 'state')} × {counted(len(found.types))}"
        owed = f"{found.total.satisfied:,} of {found.total.owed:,} obligations satisfied"
        tools.tell(*((f"{size}, {owed}", owed, found.total.words) if found.rows else ("",)))
        tools.tell_shown(self._sieve.show, found.attention, found.due_by)
        tools.tell_narrowed(self._sieve.count)
        tools.tell_day(self.days.day)
        hosts = (
            host for each in found.sections for kind in each.facts.types for host in kind.hosts
        )
        self._filters.tell(self._sieve, hosts)
        self.foot.legend.tell(found.counts)
        if self.body.is_empty:
            self.empty.tell(*why_empty(self._session, self._sieve))
        self._fit()

    def _lead_on(self, what: str) -> None:
        match what:
            case "clear":
                self.narrow(self._sieve.without_filters())
            case "states":
                self._session.show_states(())
            case "go":
                self._session.go("catalog")
            case command:
                self._context.run(command)

    def _fit(self) -> None:
        lines = 0 if self.twin.is_open else self.view.full_height
        self.foot.setVisible(not self.body.is_empty)
        self.foot.fit(self.height(), self.tools.sizeHint().height() + 1 + lines)

    # -- the explanation

    def _explain(self, row: int, column: int) -> None:
        if (found := self.view.grid) is not None:
            self._explaining.cell(found, row, column, self._spot())

    def _explain_line(self, line: PlainLine) -> None:
        if (found := self.view.grid) is not None:
            self._explaining.line(found, line, self._spot())

    def _spot(self) -> QRect:
        """Where the card's cell or line is on this page."""
        return self.body.spot().translated(self.body.pos())

    def _explain_next(self, is_back: bool) -> None:
        """Go on with the next cell that needs attention, without closing the card between."""
        self.body.show_view()
        if self.view.go_to_wanting(is_back=is_back) and (place := self.view.place) is not None:
            self._explain(*place)

    # -- totals, filters and days

    def _list_behind(self, row: int, column: int) -> None:
        self.card.close_card()
        self.body.show_behind(Place(row, column))

    def _on_shown(self, show: Show) -> None:
        self.narrow(replace(self._sieve, show=show))

    def _show_due(self) -> None:
        self._on_shown(Show.DUE)

    def _on_typed(self, text: str) -> None:
        if text != self._sieve.text:
            self.narrow(replace(self._sieve, text=text))

    def _go_to_main(self) -> None:
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)
