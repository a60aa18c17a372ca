"""The list of meetings: filters, groups, views, and edits in place."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from perm_desktop.core.errors import UserError
from perm_desktop.core.listing.facets import Chosen, Facet
from perm_desktop.core.listing.groups import Moment
from perm_desktop.core.listing.views import ALL, ListView
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.meetings.columns import SPECS, Column, Context, column_named, columns_named
from perm_desktop.gui.meetings.delegate import MeetingDelegate
from perm_desktop.gui.meetings.empty_list import EmptyList
from perm_desktop.gui.meetings.facet_chips import FacetChips
from perm_desktop.gui.meetings.facets_panel import FacetsPanel
from perm_desktop.gui.meetings.fields import changed, has_doubts
from perm_desktop.gui.meetings.head import MeetingHead
from perm_desktop.gui.meetings.list_memory import ListMemory
from perm_desktop.gui.meetings.list_view_menu import ListViewMenu
from perm_desktop.gui.meetings.model import MeetingModel
from perm_desktop.gui.meetings.rolled import rolled
from perm_desktop.gui.meetings.shared_selection import SharedSelection
from perm_desktop.gui.meetings.table import MeetingTable
from perm_desktop.gui.meetings.tools import MeetingsTools
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.services import list_views, meetings

_CLOCK_STEP = 60_000  # milliseconds: "now" and "in days" follow the clock


class MeetingsPane(QWidget):
    """Shows the meetings of the session; the selection is the session's."""

    menu_requested = Signal(QPoint)
    opened = Signal()  # Enter or double click: go on to the agenda
    counted = Signal(str)  # "214 of 1,486"
    plan_requested = Signal()
    hold_requested = Signal()  # the selected meeting, which something speaks against

    def __init__(
        self,
        session: Session,
        palette: Palette,
        parent: QWidget | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._memory = ListMemory(preferences)
        self.count = ""
        self._model = MeetingModel(self._context(), self)
        self._model.editable = not session.catalog.read_only
        self.table = MeetingTable(self._model)
        self._selection = SharedSelection(session, self._model, self.table, self)
        self._delegate = MeetingDelegate(palette, self._change_field, self)
        self._head = MeetingHead(self.table)
        self._views = ListViewMenu(session, self, self)
        self.tools = MeetingsTools(palette, self._views.button)
        self.filter = self.tools.filter
        self._chips = FacetChips(palette)
        self._panel = FacetsPanel(self)
        self._empty = EmptyList()
        self._build()
        self._connect()
        self._restore_view()
        self._show_rows()

    @property
    def model(self) -> MeetingModel:
        """The model behind the table."""
        return self._model

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._delegate.set_palette(palette)
        self.tools.set_palette(palette)
        self._chips.set_palette(palette)
        self.table.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """What was selected while another page was open is brought into sight."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._settle)  # when the table knows its height

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on; a proxy would take the table out of the way of Tab."""
        super().focusInEvent(event)
        shown = self.filter if self.table.isHidden() else self.table
        shown.setFocus(event.reason())

    # -- views

    def current_view(self) -> ListView:
        """Return what the list shows and how, under the name of the view chosen last."""
        column, descending = self._model.order
        return ListView(
            self._views.base.name,
            self.filter.text().strip(),
            dict(self._model.sieve.facets),
            self._model.grouping,
            SPECS[column].name,
            descending,
            tuple(SPECS[column].name for column in self._head.columns),
        )

    def apply_view(self, view: ListView) -> None:
        """Show what a view says."""
        order = Qt.SortOrder.DescendingOrder if view.descending else Qt.SortOrder.AscendingOrder
        sort = column_named(view.sort)
        self._head.choose(columns_named(view.columns))
        self.filter.setText(view.text)
        self._set_facets(view.facets)
        self._model.set_grouping(view.grouping)
        self.table.sortByColumn(Column.WHEN if sort is None else sort, order)
        self._tell()
        self._remember()

    def turn_all(self, *, is_open: bool) -> None:
        """Open or close all headings."""
        self.table.turn_all(is_open=is_open)

    def reset_columns(self) -> None:
        """Go back to the first columns and widths."""
        self._head.reset()

    def clear_filters(self) -> None:
        """Show all meetings again."""
        self.filter.clear()
        self._set_facets({})
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore_view(self) -> None:
        """Begin with the view of last time; what was typed beyond it is forgotten."""
        last, widths = self._memory.view(), self._memory.widths
        base = list_views.view_named(self._session.catalog, last.name) or ALL
        self._views.choose(base)
        self._head.restore_widths(widths)
        self.apply_view(replace(last, name=base.name, text=base.text, facets=base.facets))
        self._views.tell()

    def _remember(self) -> None:
        self._memory.keep(self.current_view(), self._head.widths())

    # -- building

    def _build(self) -> None:
        self.table.setItemDelegate(self._delegate)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(Column.WHEN, Qt.SortOrder.AscendingOrder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._chips)
        layout.addWidget(self._empty)
        layout.addWidget(self.table, 1)
        layout.addStretch()

    def _connect(self) -> None:
        session, table = self._session, self.table
        session.rows_reset.connect(self._show_rows)
        session.rows_updated.connect(self._update_rows)
        self.filter.textChanged.connect(self._on_typed)
        self.filter.returnPressed.connect(self._focus_first)
        self.tools.facets.clicked.connect(self._open_facets)
        self._panel.chosen.connect(self._set_facets)
        self._chips.removed.connect(self._drop_facet)
        self._chips.cleared.connect(self.clear_filters)
        self._empty.cleared.connect(self.clear_filters)
        self._empty.states_requested.connect(self._show_all_states)
        self._empty.plan_requested.connect(self.plan_requested)
        table.activated.connect(self._on_activated)
        table.customContextMenuRequested.connect(self._on_menu)
        self._model.modelReset.connect(self._after_reset)
        self._views.shown.connect(lambda: self.tools.tell_view(self._views.label))
        self._delegate.stepped.connect(table.edit_next)
        head: QHeaderView = table.horizontalHeader()
        head.customContextMenuRequested.connect(self._on_head_menu)
        head.sortIndicatorChanged.connect(self._on_arranged)
        self._head.changed.connect(self._on_arranged)
        self._ticking = QTimer(self, interval=_CLOCK_STEP)
        self._ticking.timeout.connect(self._on_minute)
        self._ticking.start()

    def _context(self) -> Context:
        session, cycle = self._session, self._session.cycle
        alone = cycle is not None and len(session.shown_cycles) == 1
        return Context(
            moment=Moment.at(int(session.catalog.now().timestamp()) // 60, session.today),
            catalog_titles={key: kind.title for key, kind in session.reference.types.items()},
            cycle_size=len(cycle.codes) if cycle is not None and alone else 0,
            names={code: state.name for code, state in session.reference.states.items()},
            rolled=rolled(session),
        )

    def _facet_names(self) -> dict[str, str]:
        known = self._session.reference
        types = {key: kind.short_title for key, kind in known.types.items()}
        return types | {code: state.name for code, state in known.states.items()}

    # -- rows

    def _show_rows(self) -> None:
        self._model.set_rows(self._session.rows, self._context())
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        """Begin at what is selected or comes next, not two years ago; be ready for typing."""
        model = self._model
        if self._session.selected_row is not None:
            self._selection.follow(self._session.selection)
        elif (place := model.first_upcoming()) is not None and model.group_at(0) is None:
            self.table.show_line(place, on_top=True)
        model.sieve.prepare()

    def _update_rows(self, touched: frozenset[int]) -> None:
        with self._selection.kept():
            self._model.update_rows(self._session.rows, touched)
        self._tell()

    def _after_reset(self) -> None:
        self.table.doItemsLayout()  # else it scrolls no farther than the old rows went
        self._selection.keep()
        self._tell()

    def _on_minute(self) -> None:
        """Only statuses and days depend on the clock."""
        with self._selection.kept():
            self._model.set_moment(self._context().moment)
        self._tell()

    # -- filters

    def _on_typed(self, text: str) -> None:
        self._model.set_filter(text)
        self._views.tell()

    def _set_facets(self, chosen: Chosen) -> None:
        self._model.set_facets(chosen)
        facets, names = self._model.sieve.facets, self._facet_names()
        self._chips.show_facets(facets, names)
        self.tools.tell_facets(len(facets))
        if self._panel.isVisible():
            self._fill_panel()
        self._views.tell()

    def _drop_facet(self, facet: Facet) -> None:
        kept = self._model.sieve.facets
        self._set_facets({other: values for other, values in kept.items() if other is not facet})
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_facets(self) -> None:
        self._fill_panel()
        self._panel.open_under(self.tools.facets)

    def _fill_panel(self) -> None:
        sieve = self._model.sieve
        self._panel.fill(sieve.counts(), sieve.facets, self._facet_names())

    def _tell(self) -> None:
        """Say how many there are, and what to do where there are none."""
        shown, total = self._model.matching, self._model.total
        self.count = f"{shown:,}" if shown == total else f"{shown:,} of {total:,}"
        self.counted.emit(self.count)
        self._head.set_empty(self._model.empty_columns(self._head.columns))
        self._empty.setVisible(shown == 0)
        self.table.setVisible(shown > 0)
        if not shown:
            cycle, filtered = self._session.cycle, bool(self._session.shown_states)
            self._empty.tell(total, self.filter.text(), cycle, filtered=filtered)

    def _show_all_states(self) -> None:
        self._session.show_states(())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_first(self) -> None:
        """The filter leads to the first meeting found."""
        first = next(self._model.meetings(), None)
        if first is not None:
            self.table.setFocus()
            self.table.selectRow(first[0])

    # -- the table

    def _on_activated(self, index: QModelIndex) -> None:
        if self._model.meeting_at(index.row()) is not None:
            self.opened.emit()

    def _on_menu(self, point: QPoint) -> None:
        index = self.table.indexAt(point)
        if index.isValid() and self._model.meeting_at(index.row()) is not None:
            self.menu_requested.emit(self.table.viewport().mapToGlobal(point))

    def _on_head_menu(self, point: QPoint) -> None:
        self._views.columns.exec(self.table.horizontalHeader().mapToGlobal(point))

    def _on_arranged(self) -> None:
        """Columns or order are others."""
        self._views.tell()
        self._remember()

    def _change_field(self, ident: int, column: Column, value: str) -> UserError | None:
        """Change one field of a meeting; returns why it cannot be."""
        row = self._session.rows.get(ident)
        change = None if row is None else changed(row, column, value)
        if row is None or change is None:
            return None
        if has_doubts(row, change, self._model.sieve.moment.now):
            self._session.select(ident)
            QTimer.singleShot(0, self, self.hold_requested.emit)  # when the field is closed
            return None
        catalog = self._session.catalog
        try:
            self._session.insist(lambda: meetings.change_meeting(catalog, ident, change))
        except UserError as error:
            return error
        return None
