"""Look whether anybody is in two meetings at once, over all cycles."""

from collections.abc import Collection, Sequence

from perm_desktop.core import clashes
from perm_desktop.core.clashes import Clash, Liaisons
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.store import cycles, meetings
from perm_desktop.store.catalog import Catalog


def of_meetings(catalog: Catalog, idents: Collection[int]) -> list[Clash]:
    """Return the clashes of some meetings as they stand in the catalog."""
    return of_rows(catalog, meetings.rows(catalog.connection), idents)


def of_rows(catalog: Catalog, rows: Sequence[MeetingRow], idents: Collection[int]) -> list[Clash]:
    """Return the clashes of some of the rows with any of them; for moves that are only tried."""
    return clashes.find(rows, idents, liaisons(catalog))


def liaisons(catalog: Catalog) -> Liaisons:
    """Return who answers for each state in each cycle, where somebody is assigned."""
    return {
        (cycle.year, state.code): state.liaison
        for cycle in cycles.all_cycles(catalog.connection)
        for state in cycle.states
        if state.liaison
    }
