"""What all panes share: the open catalog, the chosen cycles, the selected meeting.

Panes listen to its signals and never call each other. Ids travel as Python objects, because a
Qt int has 32 bits.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from perm_desktop.core import clock
from perm_desktop.core.cycles import Cycle, nearest_cycle
from perm_desktop.core.errors import UserError
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType, Role
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.services import history, meetings
from perm_desktop.store import cycles, reference
from perm_desktop.store.catalog import Catalog, Change
from perm_desktop.store.meetings import Filter

_REFERENCE = ("state", "role", "meeting_type", "type_text", "type_role")
_CYCLES = ("cycle", "cycle_phase", "cycle_state", "not_held")
_ROWS = ("meeting", "meeting_state", "agenda_item", "attendance", "note")

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Reference:
    """The factory side of the catalog, read once."""

    states: dict[str, State]
    roles: dict[str, Role]
    types: dict[str, MeetingType]


class Session(QObject):
    """One open catalog in one window."""

    changed = Signal(object)  # Change: something was committed
    rows_reset = Signal()  # another set of meetings is shown
    rows_updated = Signal(object)  # frozenset[int]: these meetings changed, came or went
    selected = Signal(object)  # int | None: the meeting all panes show
    cycles_changed = Signal()  # cycles came, went or changed, or others were chosen
    refused = Signal(object)  # UserError: what was asked could not be done

    def __init__(self, catalog: Catalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalog = catalog
        self.reference = self._read_reference()
        self.cycles: list[Cycle] = cycles.all_cycles(catalog.connection)
        self.year: int | None = self._nearest_year()
        self.rows: dict[int, MeetingRow] = {}
        self.selection: int | None = None
        self._load_rows()
        catalog.subscribe(self._on_change)

    @property
    def today(self) -> date:
        """Today in Eastern time, the program's home zone."""
        return self.catalog.now().astimezone(clock.zone_info(clock.EASTERN)).date()

    @property
    def cycle(self) -> Cycle | None:
        """The chosen cycle; None while the catalog has none."""
        return next((cycle for cycle in self.cycles if cycle.year == self.year), None)

    @property
    def selected_row(self) -> MeetingRow | None:
        """The selected meeting."""
        return self.rows.get(self.selection) if self.selection is not None else None

    def choose_year(self, year: int | None) -> None:
        """Show another cycle; None shows all meetings."""
        if year == self.year:
            return
        self.year = year
        self._load_rows()
        self.cycles_changed.emit()
        self.rows_reset.emit()
        self.select(self.selection if self.selection in self.rows else None)

    def select(self, meeting: int | None) -> None:
        """Make a meeting the one that all panes show."""
        if meeting != self.selection:
            self.selection = meeting
            self.selected.emit(meeting)

    def attempt(self, use_case: Callable[[], Result]) -> Result | None:
        """Call a use case; a UserError is told through ``refused`` and None is returned."""
        try:
            return use_case()
        except UserError as error:
            self.refused.emit(error)
            return None

    def undo(self) -> None:
        """Take the latest step back."""
        self.attempt(lambda: history.undo(self.catalog))

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self.attempt(lambda: history.redo(self.catalog))

    def _on_change(self, change: Change) -> None:
        """Read again what changed, then tell the panes."""
        if change.touches(*_REFERENCE):
            self.reference = self._read_reference()
        if change.touches(*_CYCLES):
            self.cycles = cycles.all_cycles(self.catalog.connection)
            if self.cycle is None:
                self.year = self._nearest_year()
                self._load_rows()
                self.rows_reset.emit()
            self.cycles_changed.emit()
        if change.touches(*_ROWS):
            self._refresh_rows(change)
        self.changed.emit(change)

    def _refresh_rows(self, change: Change) -> None:
        touched = change.meetings
        fresh = {
            row.id: row
            for row in meetings.find_rows(self.catalog, Filter(ids=sorted(touched)))
            if self.year is None or row.year in (self.year, None)
        }
        for ident in touched:
            self.rows.pop(ident, None)
        self.rows.update(fresh)
        self.rows_updated.emit(touched)
        if self.selection in touched:
            if self.selection not in self.rows:
                self.selection = None
            self.selected.emit(self.selection)

    def _load_rows(self) -> None:
        years = [] if self.year is None else [self.year]
        rows = meetings.find_rows(self.catalog, Filter(years=years, or_no_cycle=bool(years)))
        self.rows = {row.id: row for row in rows}

    def _read_reference(self) -> Reference:
        connection = self.catalog.connection
        return Reference(
            reference.states(connection),
            reference.roles(connection),
            reference.meeting_types(connection),
        )

    def _nearest_year(self) -> int | None:
        nearest = nearest_cycle(self.cycles, self.today)
        return nearest.year if nearest else None
