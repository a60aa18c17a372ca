"""The Cycles page: which cycles there are, and all that one of them says about itself."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
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

from perm_desktop.core import clock
from perm_desktop.core.cycles import Cycle
from perm_desktop.gui.catalog.cycle_dates_tab import CycleDatesTab
from perm_desktop.gui.catalog.cycle_days_tab import CycleDaysTab
from perm_desktop.gui.catalog.cycle_lists import ContractorsTab, NotHeldTab, TopicsTab
from perm_desktop.gui.catalog.cycle_states_tab import CycleStatesTab
from perm_desktop.gui.catalog.cycle_tab import CycleTab
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.flat_tabs import FlatTabs
from perm_desktop.gui.kit.line_model import Column, LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.kit.list_and_detail import ListAndDetail
from perm_desktop.gui.kit.notice_bar import NoticeBar
from perm_desktop.gui.kit.page_section import set_ink
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.pages import PageContext
from perm_desktop.store.catalog import Change

_LIST_WIDTH = 290
_TAB = "cycle-tab"
_TABLES = (
    *("cycle", "cycle_phase", "cycle_state", "cycle_contractor", "cycle_type", "not_held"),
    *("topic", "suspension", "meeting", "meeting_state", "meeting_type", "type_text", "state"),
)


class CyclePage(QWidget):
    """A list of cycles, and the chosen one under tabs. Only the open tab is read."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._session = context, context.session
        self._cycle: Cycle | None = None
        self.add, self.plan = QPushButton("Add cycle…"), QPushButton("Plan…")
        self.title, self.dates = FittingLabel(theme.PAGE), FittingLabel(theme.BODY)
        self._model = LineModel(_columns(), lambda cycle: cycle.id, self)
        self.list = LineTable(self._model, context.palette, "cycles", "Cycles")
        self.tabs = FlatTabs(context.palette)
        self.notice = NoticeBar(context.palette)
        self._empty = QLabel("No cycle yet. A cycle brings its states, dates and contractors.")
        self.parts = self._make_parts()
        self._build()
        self._connect()
        self.set_palette(context.palette)

    @property
    def cycle(self) -> Cycle | None:
        """The cycle that is shown; it may be another than the window plans."""
        return self._cycle

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        for part in (self.list, self.tabs, self.notice, self._both, *self.parts.values()):
            part.set_palette(palette)
        self.dates.set_ink(palette.color(Token.TEXT_SECONDARY))
        make_primary(self.plan, palette)
        set_ink(self._empty, palette, Token.TEXT_SECONDARY)

    def flush(self) -> bool:
        """Take what stands in an open field."""
        for part in self.parts.values():
            part.commit()
        return True

    def begin_search(self) -> None:
        """Go to the list of cycles."""
        self._both.show_list()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_cycle(self, year: int) -> None:
        """Look at another cycle."""
        row = next((n for n, each in enumerate(self._model.lines) if each.year == year), None)
        if row is not None:
            self.list.go_to(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the page goes to the list."""
        self.list.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the page was not seen."""
        super().showEvent(event)
        self._refresh()

    # -- building

    def _make_parts(self) -> dict[str, CycleTab]:
        session, palette = self._session, self._context.palette
        self.states = CycleStatesTab(session, palette)
        self.days = CycleDatesTab(session, palette)
        return {
            "States": self.states,
            "Dates and rules": self.days,
            "Days off": CycleDaysTab(session, palette),
            "Contractors": ContractorsTab(session, palette),
            "Not held": NotHeldTab(session, palette),
            "Topics": TopicsTab(session, palette),
        }

    def _build(self) -> None:
        self.setObjectName("cyclePage")
        self.tabs.tabBar().setAccessibleName("Parts of the cycle")
        for name, part in self.parts.items():
            self.tabs.addTab(_scrolling(part) if part is self.days else part, name)
        kept, names = self._context.preferences.value(_TAB), list(self.parts)
        self.tabs.setCurrentIndex(names.index(kept) if kept in names else 0)
        self._both = ListAndDetail(self._left(), self._right(), _LIST_WIDTH, "All cycles")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._both, 1)
        layout.addWidget(self.notice)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def _left(self) -> QWidget:
        title = QLabel("Cycles")
        title.setFont(theme.font(theme.PAGE))
        self._empty.setWordWrap(True)
        self.add.setAutoDefault(False)
        head = QHBoxLayout()
        head.setContentsMargins(12, 12, 12, 0)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.add)
        self._empty.setContentsMargins(12, 0, 12, 0)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addStretch()
        return left

    def _right(self) -> QWidget:
        self.plan.setAutoDefault(False)
        self._head = head = QHBoxLayout()
        head.setContentsMargins(12, 12, 12, 4)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.dates)
        head.addLayout(words, 1)
        head.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignTop)
        self._detail = QWidget()
        column = QVBoxLayout(self._detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        return self._detail

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self._on_change)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.tabs.currentChanged.connect(self._on_tab)
        self.add.clicked.connect(self._add)
        self.plan.clicked.connect(self._plan)
        self.days.rules_requested.connect(self._plan)
        self._both.went_back.connect(self.list.setFocus)
        self._both.narrowed.connect(self._on_narrowed)
        for part in self.parts.values():
            part.told.connect(self._tell)
            part.plan_offered.connect(self._offer_plan)

    def _on_narrowed(self, is_narrow: bool) -> None:
        """A low page keeps its lines for the tables; the list has the dates too."""
        self.dates.setVisible(not is_narrow)
        self._head.setContentsMargins(12, 0 if is_narrow else 12, 12, 4)

    # -- what is shown

    def _on_change(self, change: Change) -> None:
        if self.isVisible() and change.touches(*_TABLES):
            self._refresh()

    def _refresh(self) -> None:
        """Show the cycles as they are, the chosen one with its open tab."""
        cycles = list(reversed(self._session.cycles))
        self.list.show_lines(cycles)
        self._empty.setVisible(not cycles)
        self.list.setVisible(bool(cycles))
        self._detail.setVisible(bool(cycles))
        self.add.setEnabled(not self._session.catalog.read_only)
        self.plan.setEnabled(not self._session.catalog.read_only)
        if not cycles:
            self._cycle = None
        elif not self.list.selected_rows():
            wanted = self._session.cycle or cycles[0]
            self.list.go_to(self._model.row_of(wanted.id) or 0)
        else:
            self._on_chosen()

    def _on_chosen(self) -> None:
        chosen = self.list.selected_lines()
        if not chosen:
            return
        if self._cycle is not None and chosen[0].id != self._cycle.id:
            self.flush()
            self.notice.tell("")
        self._cycle = cycle = chosen[0]
        self.title.set_texts(cycle.label)
        span = f"{clock.day(cycle.span.starts)} to {clock.day(cycle.span.ends)}"
        states = f"{len(cycle.states)} states"
        self.dates.set_texts(f"{states} · {span}", states)
        self._show_open_part()

    @property
    def _open_part(self) -> CycleTab:
        return list(self.parts.values())[self.tabs.currentIndex()]

    def _show_open_part(self) -> None:
        if self._cycle is not None:
            self._open_part.show_cycle(self._cycle)

    def _on_tab(self, place: int) -> None:
        self._context.preferences.set_value(_TAB, self.tabs.tabText(place))
        self._show_open_part()

    def _on_opened(self) -> None:
        self._both.show_detail()
        self._open_part.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- acts

    def _tell(self, sentence: str, verb: str, act: Callable[[], None] | None) -> None:
        self.notice.tell(sentence, verb, act)

    def _offer_plan(self, sentence: str) -> None:
        self.notice.tell(sentence, "Plan…", self._plan)

    def _add(self) -> None:
        known = {cycle.year for cycle in self._session.cycles}
        self._context.run("add_cycle")
        for cycle in self._session.cycles:
            if cycle.year not in known:
                self.show_cycle(cycle.year)

    def _plan(self) -> None:
        """Plan this cycle; the window plans the one that it shows."""
        session, cycle = self._session, self._cycle
        if cycle is None:
            return
        self.flush()
        if session.cycle is None or session.cycle.year != cycle.year:
            session.choose_years([cycle.year])
        self._context.run("plan")


def _scrolling(part: QWidget) -> QScrollArea:
    """Let a part without a list to scroll be lower than it would like."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(part)
    for each in (area.viewport(), part):
        each.setBackgroundRole(QPalette.ColorRole.Base)
    return area


def _columns() -> tuple[Column[Cycle], ...]:
    return (
        Column(head="Cycle", text=lambda cycle: cycle.label),
        Column(
            head="From",
            text=lambda cycle: _month(cycle.span.starts),
            widest="Sep 2026",
            is_pale=lambda _: True,
        ),
        Column(
            head="To",
            text=lambda cycle: _month(cycle.span.ends),
            widest="Sep 2026",
            is_pale=lambda _: True,
        ),
    )


def _month(day: date) -> str:
    """ "Sep 2026" of a day."""
    return f"{clock.day(day)[:3]} {day.year}"
