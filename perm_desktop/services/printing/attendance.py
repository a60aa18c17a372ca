"""Gather what an attendance report says: how often each came, what was missed, who never came."""

from collections.abc import Iterator, Sequence

from perm_desktop.core import clock
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.people.attendance_figures import By, Scope
from perm_desktop.core.people.cycle_attendance import CycleAttendance
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.reports.figures_sheet import FigurePart, FiguresSheet
from perm_desktop.services import attendance_figures
from perm_desktop.services.printing import attendance_tables as tables
from perm_desktop.services.printing import figure_papers, figure_values
from perm_desktop.services.printing.cycle_heads import cycle_head
from perm_desktop.services.printing.dress import Dress, usual
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store.catalog import Catalog

_SUBJECT = "Attendance report"
_SUBTITLE = "Who came, who did not, and what is not recorded"
_EVERYTHING = Scope()
_SOURCES = (
    "Attendance and people as they are recorded in this catalog. A meeting of several states counts"
    " once for each of them; meetings for federal staff alone only by role."
)


def paper(
    catalog: Catalog,
    year: int,
    as_of: AsOf | None = None,
    dress: Dress | None = None,
    scope: Scope = _EVERYTHING,
    by: Sequence[By] = tuple(By),
) -> Paper:
    """Gather the report of a cycle.

    Raises NotFoundError for a year that is not there, and UserError for a state that the cycle
    does not have.
    """
    return figure_papers.with_contents(sheet(catalog, year, as_of, dress, scope, by))


def sheet(
    catalog: Catalog,
    year: int,
    as_of: AsOf | None = None,
    dress: Dress | None = None,
    scope: Scope = _EVERYTHING,
    by: Sequence[By] = tuple(By),
) -> FiguresSheet:
    """Gather what the report says; of some countings alone, it is those. Raises as ``paper``."""
    found = attendance_figures.read(catalog, year, scope, as_of)
    known = found.coverage
    return FiguresSheet(
        head=cycle_head(
            *(catalog, known.cycle, (_title(found), _SUBTITLE), known.as_of),
            *((tables.whole_words(found),), dress or usual(catalog)),
        ),
        subject=_SUBJECT,
        facts=tuple(_facts(found)),
        parts=tuple(_parts(found, by)),
    )


def table(
    catalog: Catalog,
    year: int,
    as_of: AsOf | None = None,
    scope: Scope = _EVERYTHING,
    by: Sequence[By] = tuple(By),
) -> TableSheet:
    """The report as a table; one counting alone column by column. Raises as ``paper``."""
    said = sheet(catalog, year, as_of, scope=scope, by=by)
    return (figure_values.plain if len(by) == 1 else figure_values.flattened)(catalog, said)


def _title(found: CycleAttendance) -> str:
    codes = found.scope.codes(found.coverage)
    is_one = len(codes) == 1 and len(found.coverage.cycle.codes) > 1
    return f"{_SUBJECT}, {found.coverage.names[codes[0]]}" if is_one else _SUBJECT


def _facts(found: CycleAttendance) -> Iterator[tuple[str, str]]:
    known, scope = found.coverage, found.scope
    codes, every = scope.codes(known), known.cycle.codes
    yield "Cycle", known.cycle.label
    count = f"All {len(every)}" if len(codes) == len(every) else f"{len(codes)} of {len(every)}"
    yield "States", f"{count}: {', '.join(codes)}" if codes else "None is taken in yet"
    if scope.types:
        titles = [kind.short_title for kind in known.facts.types if kind.key in scope.types]
        yield "Meeting types", ", ".join(titles)
    if scope.first or scope.last:
        yield "Days", " ".join(_days(scope))
    yield "Sources", _SOURCES


def _days(scope: Scope) -> Iterator[str]:
    if scope.first:
        yield f"from {clock.day(scope.first)}"
    if scope.last:
        yield f"to {clock.day(scope.last)}"


def _parts(found: CycleAttendance, by: Sequence[By]) -> Iterator[FigurePart]:
    """Of one counting alone nothing else is told."""
    if By.STATE in by and len(found.scope.codes(found.coverage)) > 1:
        yield tables.chart(found.by(By.STATE))
    for each in by:
        yield tables.counts(found, each)
    if len(by) > 1:
        yield tables.missed(found)
        yield tables.never_seen(found)
