"""What all panes share: the open catalog, the chosen cycles, the selected meeting.

Panes listen to its signals and never call each other. Ids travel as Python objects, because a
Qt int has 32 bits.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from perm_desktop import places
from perm_desktop.core import clock
from perm_desktop.core.cycles import Cycle, nearest_cycle
from perm_desktop.core.errors import UserError
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType, Role
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.people.posts import Directory
from perm_desktop.gui.safety.draft_keeper import DraftKeeper
from perm_desktop.gui.safety.patience import patiently
from perm_desktop.services import damage, history, meetings, settings
from perm_desktop.services.coverage import CoverageMemory
from perm_desktop.store import cycles, people, reference
from perm_desktop.store.catalog import Catalog, Change
from perm_desktop.store.failures import CatalogBusyError
from perm_desktop.store.meetings import Filter

_REFERENCE = ("state", "role", "meeting_type", "type_text", "type_role")
_CYCLES = ("cycle", "cycle_phase", "cycle_state", "not_held", "deadline_rule")
_PEOPLE = ("person", "tenure", "state", "role")
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
    selected = Signal(object)  # int | None: the meeting all panes show; ``chosen`` has the rest
    cycles_changed = Signal()  # cycles came, went or changed, or others were chosen
    states_changed = Signal()  # other states were chosen to be shown
    page_wanted = Signal(str)  # name of a page: something there is to be looked at
    meeting_wanted = Signal()  # the selected meeting is to be worked on; its page is open
    state_wanted = Signal(str)  # code of a state to be looked at; its page is open
    person_wanted = Signal(object)  # id of a person to be looked at; its page is open
    type_wanted = Signal(str)  # key of a meeting type to be looked at; its page is open
    obligation_wanted = Signal(object)  # (year, type, state) to be looked at; its page is open
    figure_wanted = Signal(object)  # (year, key, year beside) of the review; its page is open
    spill_seen = Signal(str)  # a text that should never have been typed is to be removed for good
    refused = Signal(object)  # UserError: what was asked could not be done
    closed = Signal()  # nothing can be read any more

    def __init__(self, catalog: Catalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalog = catalog
        self.typed = DraftKeeper(catalog, places.drafts_folder(), self)
        self._damage: tuple[int, UserError | None] | None = None  # as of so many commits
        self.is_stale = False  # the file was busy when something was to be read
        catalog.changed_elsewhere()  # from here on
        self.reference = self._read_reference()
        self.cycles: list[Cycle] = cycles.all_cycles(catalog.connection)
        self.years: tuple[int, ...] = self._nearest_years()
        self.shown_states: frozenset[str] = frozenset()  # empty: all
        self.rows: dict[int, MeetingRow] = {}
        self.selection: int | None = None
        self.chosen: frozenset[int] = frozenset()
        self.coverage = CoverageMemory(catalog)
        self._people: Directory | None = None  # read when it is first asked for
        self.may_record: Callable[[MeetingRow], bool] = lambda _: True  # a window asks, once each
        self._load_rows()
        catalog.subscribe(self._on_change)

    def close(self) -> None:
        """Close the catalog; who looks at it by itself hears so before it could again."""
        self.catalog.close()
        self.closed.emit()

    @property
    def today(self) -> date:
        """Today in Eastern time, the program's home zone."""
        return clock.home(self.catalog.now()).date()

    @property
    def shown_cycles(self) -> list[Cycle]:
        """The chosen cycles, earliest first; all of them when none is chosen."""
        return [cycle for cycle in self.cycles if not self.years or cycle.year in self.years]

    @property
    def cycle(self) -> Cycle | None:
        """The cycle that planning is about: of the shown ones the busiest now."""
        return nearest_cycle(self.shown_cycles, self.today)

    @property
    def my_states(self) -> frozenset[str]:
        """Codes of the states that this liaison answers for; empty until they are told."""
        return frozenset(settings.my_states(self.catalog))

    @property
    def people(self) -> Directory:
        """Everybody with their posts; read once, and again after a change of them."""
        if self._people is None:
            self._people = people.directory(self.catalog.connection)
        return self._people

    @property
    def selected_row(self) -> MeetingRow | None:
        """The selected meeting."""
        return self.rows.get(self.selection) if self.selection is not None else None

    def choose_years(self, years: Collection[int]) -> None:
        """Show other cycles; an empty collection shows all meetings."""
        wanted = tuple(sorted(years))
        if wanted != self.years:
            self.years = wanted
            self._reset()
            self.cycles_changed.emit()

    def show_states(self, codes: Collection[str]) -> None:
        """Show the meetings of these states only; an empty collection shows all."""
        wanted = frozenset(codes)
        if wanted != self.shown_states:
            self.shown_states = wanted
            self._reset()
            self.states_changed.emit()

    def select(self, meeting: int | None, others: Collection[int] = ()) -> None:
        """Make a meeting the one that all panes show; with others, commands act on them all."""
        alone = frozenset(() if meeting is None else (meeting,))
        chosen = alone | frozenset(others)
        if (meeting, chosen) != (self.selection, self.chosen):
            self.selection, self.chosen = meeting, chosen
            self.selected.emit(meeting)

    def go(self, page: str) -> None:
        """Ask the window for a page, by its name."""
        self.page_wanted.emit(page)

    def open(self, meeting: int) -> None:
        """Select a meeting and go to where its parts are."""
        self.select(meeting)
        self.go("plan")
        self.meeting_wanted.emit()

    def open_state(self, code: str) -> None:
        """Look at one state across its cycles; what is shown elsewhere stays."""
        self.go("states")
        self.state_wanted.emit(code)

    def open_person(self, person: int) -> None:
        """Look at somebody of the directory."""
        self.go("contacts")
        self.person_wanted.emit(person)

    def open_type(self, key: str) -> None:
        """Look at a meeting type, and change it where that can be done."""
        self.go("catalog")
        self.type_wanted.emit(key)

    def open_obligation(self, year: int, type_key: str, state: str) -> None:
        """Look at what one state owes of a type in a cycle, and why."""
        self.go("coverage")
        self.obligation_wanted.emit((year, type_key, state))

    def open_figure(self, year: int, key: str, beside: int | None = None) -> None:
        """Look at one figure of the review of a cycle, perhaps beside another cycle."""
        self.go("review")
        self.figure_wanted.emit((year, key, beside))

    def attempt(self, use_case: Callable[[], Result]) -> Result | None:
        """Call a use case; a UserError is told through ``refused`` and None is returned."""
        try:
            return self.insist(use_case)
        except UserError as error:
            self.refused.emit(error)
            return None

    def insist(self, use_case: Callable[[], Result]) -> Result:
        """Call a use case whose UserError is told where it was asked for, and so is raised.

        While another program has the file it is tried again for a moment, unless a part of it
        was done by then.
        """
        commits = self.catalog.commits
        with damage.telling(self.catalog):
            return patiently(use_case, lambda: self.catalog.commits == commits)

    def explain(self, error: BaseException) -> UserError | None:
        """What in the catalog may be why something failed; looked for once while nothing changes.

        What fails in painting fails many times a second.
        """
        if self._damage is None or self._damage[0] != self.catalog.commits:
            self._damage = self.catalog.commits, damage.explained(self.catalog, error)
        return self._damage[1]

    def reread(self) -> None:
        """Show the catalog as it is now: another program wrote it, or it could not be read.

        Raises CatalogBusyError.
        """
        before = self.rows.keys()
        self.coverage.forget()
        self._people = None
        self.reference = self._read_reference()
        self.cycles = cycles.all_cycles(self.catalog.connection)
        if not {cycle.year for cycle in self.cycles}.issuperset(self.years):
            self.years = self._nearest_years()
        self._reset()
        self.is_stale = False
        self.cycles_changed.emit()
        tables = (*_REFERENCE, *_CYCLES, *_ROWS, *_PEOPLE)
        everything: dict[str, frozenset[int]] = {table: frozenset() for table in tables}
        touched = frozenset(before | self.rows.keys())
        self.rows_updated.emit(touched)
        self.changed.emit(Change(0, "", everything, touched, is_foreign=True))
        self.selected.emit(self.selection)  # who could not show it then does now

    def undo(self) -> None:
        """Take the latest step back."""
        self.attempt(lambda: history.undo(self.catalog))

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self.attempt(lambda: history.redo(self.catalog))

    def _on_change(self, change: Change) -> None:
        """Read again what changed, then tell the panes; the change itself stands."""
        try:
            self._follow(change)
        except CatalogBusyError:
            self.is_stale = True

    def _follow(self, change: Change) -> None:
        self.coverage.follow(change)
        if change.touches(*_PEOPLE):
            self._people = None
        touched = change.meetings
        if change.touches(*_REFERENCE):
            before, self.reference = self.reference, self._read_reference()
            touched |= self._rows_of_changed_types(before)
        if change.touches(*_CYCLES):
            had_cycles = bool(self.cycles)
            self.cycles = cycles.all_cycles(self.catalog.connection)
            known = {cycle.year for cycle in self.cycles}
            if not had_cycles or not known.issuperset(self.years):
                self.years = self._nearest_years()
                self._reset()
            self.cycles_changed.emit()
        if change.touches(*_ROWS) or touched > change.meetings:
            self._refresh_rows(touched)
        self.changed.emit(change)

    def _rows_of_changed_types(self, before: Reference) -> frozenset[int]:
        """Ids of the meetings that show what their type is called, or who hosts it."""
        now = self.reference.types
        changed = {
            key
            for key, kind in before.types.items()
            if key in now and _named(kind) != _named(now[key])
        }
        return frozenset(row.id for row in self.rows.values() if row.type in changed)

    def _refresh_rows(self, touched: frozenset[int]) -> None:
        fresh = meetings.find_rows(self.catalog, Filter(ids=sorted(touched)))
        for ident in touched:
            self.rows.pop(ident, None)
        self.rows.update((row.id, row) for row in fresh if self._is_shown(row))
        self.rows_updated.emit(touched)
        if not self.chosen.isdisjoint(touched):
            self.chosen &= self.rows.keys()
            if self.selection not in self.rows:
                self.selection = None
            self.selected.emit(self.selection)

    def _reset(self) -> None:
        """Read another set of meetings and keep what of the selection is in it."""
        self._load_rows()
        self.rows_reset.emit()
        kept = self.chosen & self.rows.keys()
        self.select(self.selection if self.selection in self.rows else None, kept)

    def _load_rows(self) -> None:
        years = list(self.years)
        rows = meetings.find_rows(self.catalog, Filter(years=years, or_no_cycle=bool(years)))
        self.rows = {row.id: row for row in rows if self._is_shown(row)}

    def _is_shown(self, row: MeetingRow) -> bool:
        """Whether a meeting belongs to the chosen cycles and states.

        A meeting of no cycle, or without states, is shown whatever is chosen.
        """
        in_years = not self.years or row.year is None or row.year in self.years
        states = self.shown_states
        return in_years and (not states or not row.states or not states.isdisjoint(row.state_codes))

    def _read_reference(self) -> Reference:
        connection = self.catalog.connection
        return Reference(
            reference.states(connection),
            reference.roles(connection),
            reference.meeting_types(connection),
        )

    def _nearest_years(self) -> tuple[int, ...]:
        nearest = nearest_cycle(self.cycles, self.today)
        return (nearest.year,) if nearest else ()


def _named(kind: MeetingType) -> tuple[str, str, str, tuple[str, ...]]:
    """What a row says of its type."""
    return kind.title, kind.short_title, kind.phase, kind.hosts
