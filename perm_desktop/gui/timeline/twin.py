"""Swaps the drawing of the timeline for the table with the same meetings, and back."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout

from perm_desktop.core.listing.groups import Moment
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.meetings.columns import Context
from perm_desktop.gui.meetings.rolled import rolled
from perm_desktop.gui.session import Session
from perm_desktop.gui.timeline.table import TimelineTable
from perm_desktop.gui.timeline.view import TimelineView


class TableTwin(QObject):
    """Keeps the table in step with the drawing; it is made when it is first shown."""

    toggled = Signal(bool)  # whether the table is shown
    opened = Signal(object)  # id
    menu_requested = Signal(QPoint)

    def __init__(
        self, session: Session, view: TimelineView, layout: QBoxLayout, palette: Palette
    ) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._layout = layout
        self._palette = palette
        self._table: TimelineTable | None = None
        self._is_shown = False
        view.shown_changed.connect(self._on_shown_changed)
        session.selected.connect(self._on_selected)

    @property
    def is_shown(self) -> bool:
        """Whether the table takes the place of the drawing."""
        return self._is_shown

    @property
    def table(self) -> TimelineTable:
        """The table."""
        if self._table is None:
            self._table = self._made()
        return self._table

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._palette = palette
        if self._table is not None:
            self._table.set_palette(palette)

    def toggle(self) -> None:
        """Show the other of the two."""
        self.show(on=not self._is_shown)

    def show(self, *, on: bool) -> None:
        """Show the table or the drawing, at the same meeting; the focus stays in this place."""
        if on == self._is_shown:
            return
        shown, hidden = (self.table, self._view) if on else (self._view, self.table)
        had_focus = hidden.hasFocus()
        self._is_shown = on
        hidden.hide()
        shown.show()
        if had_focus:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        if on:
            self._fill()
            self.table.go_to(self._session.selection, self._now())
        self.toggled.emit(on)

    def _made(self) -> TimelineTable:
        table = TimelineTable(self.context(), self._palette)
        table.hide()
        self._layout.addWidget(table)
        table.picked.connect(self._session.select)
        table.opened.connect(self.opened)
        table.menu_requested.connect(self.menu_requested)
        return table

    def _on_shown_changed(self) -> None:
        if self._is_shown:
            self._fill()

    def _on_selected(self, ident: int | None) -> None:
        if self._is_shown:
            self.table.set_selected(self._session.chosen, ident)

    def _fill(self) -> None:
        self.table.show_index(self._view.board.index, self.context())
        self.table.set_selected(self._session.chosen, self._session.selection)

    def _now(self) -> int:
        return int(self._session.catalog.now().timestamp()) // 60

    def context(self) -> Context:
        """What the cells need besides their rows."""
        session, cycle = self._session, self._session.cycle
        known = session.reference
        return Context(
            moment=Moment.at(self._now(), session.today),
            catalog_titles={key: kind.title for key, kind in known.types.items()},
            cycle_size=len(cycle.codes) if cycle is not None else 0,
            names={code: state.name for code, state in known.states.items()},
            rolled=rolled(session),
        )
