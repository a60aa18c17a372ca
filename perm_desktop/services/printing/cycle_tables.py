"""Documents of a cycle as tables, where there is one table or workbook that says the same."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType

from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.people.attendance_figures import Scope
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.services import coverage as reading
from perm_desktop.services.printing import (
    attendance,
    coverage,
    exceptions,
    reviews,
    scorecards,
    state_pages,
)
from perm_desktop.services.printing.choice import (
    Choice,
    CyclePaper,
    Stock,
    Subject,
    cycle_of,
    seen_coverage,
    seen_review,
    states_of,
)
from perm_desktop.store.catalog import Catalog

TableMaker = Callable[[], TableSheet]

_OF_CYCLE: Mapping[CyclePaper, Callable[[Catalog, int, AsOf | None], TableSheet]] = (
    MappingProxyType(
        {
            CyclePaper.REVIEW: reviews.table,
            CyclePaper.COVERAGE: coverage.table,
            CyclePaper.EXCEPTIONS: exceptions.table,
            CyclePaper.SCORECARD: scorecards.table,
        }
    )
)


def maker(catalog: Catalog, choice: Choice, stock: Stock) -> TableMaker | None:
    """Return what makes the table of a chosen document; None for pages of several states.

    Coverage as it is seen is written by the table of its own page.
    """
    if choice.subject is not Subject.CYCLE or seen_coverage(choice, stock) is not None:
        return None
    if (seen := seen_review(choice, stock)) is not None:
        return partial(reviews.table, catalog, seen.year, as_of(seen.day), seen.extent)
    cycle = cycle_of(choice, stock)
    if cycle is None:
        return None
    if choice.cycle_paper is CyclePaper.ATTENDANCE:
        when, scope = as_of(choice.as_of), scope_of(choice, stock)
        return partial(attendance.table, catalog, cycle.year, when, scope)
    if choice.cycle_paper is not CyclePaper.STATE:
        return partial(_OF_CYCLE[choice.cycle_paper], catalog, cycle.year, as_of(choice.as_of))
    codes = states_of(choice, stock)
    if len(codes) != 1:
        return None
    return partial(state_pages.table, catalog, cycle.year, codes[0], as_of(choice.as_of))


def scope_of(choice: Choice, stock: Stock) -> Scope:
    """What a report of attendance counts: the chosen state, else all of the cycle."""
    codes = states_of(choice, stock)
    return Scope(states=frozenset(codes if codes == (choice.state,) else ()))


def as_of(day: date | None) -> AsOf | None:
    """The end of a day; None stays now."""
    return reading.end_of(day) if day is not None else None
