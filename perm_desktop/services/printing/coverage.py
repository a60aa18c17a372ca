"""Gather what the coverage matrix says: states and types of cycles with their statuses.

All is told from a grid, as the page lays it out: the whole of a cycle, or what the page shows.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.coverage import table as grid_table
from perm_desktop.core.coverage.grid import Grid, Row, RowKind, grid
from perm_desktop.core.coverage.sieve import Order, Sieve
from perm_desktop.core.coverage.words import SPECIAL, tally
from perm_desktop.core.filenames import slug
from perm_desktop.core.listing.groups import PHASE_NAMES
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.obligations.status import Obligation, Status
from perm_desktop.core.symbols import Look, obligation_look
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.core.vocabulary import CadenceKind, MeetingStatus, Phase
from perm_desktop.reports.coverage_matrix_sheet import (
    CoverageMatrixSheet,
    MatrixCell,
    MatrixColumn,
    MatrixPhase,
    MatrixState,
)
from perm_desktop.services import coverage
from perm_desktop.services.printing.cycle_heads import Share, as_of_words, cycle_head
from perm_desktop.services.printing.dress import Dress, office, usual
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store.catalog import Catalog

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document

_TITLE, _SUBTITLE = "Coverage", "What each state has had and is owed"
_EVERYTHING = Sieve(order=Order.NAME, on_request=True)
_PRESSING = frozenset({Status.OVERDUE, Status.NOT_RECORDED, Status.DUE, Status.UNDECIDED})
_BY = frozenset({Status.OVERDUE, Status.DUE, Status.UNDECIDED, Status.NOT_YET_DUE})
_CAME = frozenset({Status.SATISFIED, Status.PARTLY, Status.NOT_RECORDED})
# what belongs to no phase, or comes once at the end, shares a table
_PARTS = ((Phase.PRE,), (Phase.INTRA,), (Phase.POST, Phase.ANY))


def paper(
    catalog: Catalog,
    year: int,
    as_of: AsOf | None = None,
    dress: Dress | None = None,
    *,
    states: Collection[str] = (),
    types: Collection[str] = (),
) -> Paper:
    """Gather the matrix of a cycle, of some states and types or of all.

    Raises NotFoundError for a year that is not there.
    """
    return seen_paper(catalog, whole(catalog, year, as_of, states, types), dress)


def seen_paper(catalog: Catalog, seen: Grid, dress: Dress | None = None) -> Paper:
    """Gather a grid as it is seen: its cycles, states and types, and what its filter leaves."""
    said = sheets(catalog, seen, dress)
    years = " ".join(str(section.cycle.year) for section in seen.sections)
    day = clock.day(seen.sections[0].as_of.day)
    part = " part" if grid_table.narrowed(seen) else ""
    return Paper(f"{slug(f'coverage ry {years}{part} {day}')}.pdf", lambda: _document(said))


def sheet(
    catalog: Catalog,
    year: int,
    as_of: AsOf | None = None,
    dress: Dress | None = None,
    *,
    states: Collection[str] = (),
    types: Collection[str] = (),
) -> CoverageMatrixSheet:
    """Gather what a matrix says. Raises NotFoundError for a year that is not there."""
    (found,) = sheets(catalog, whole(catalog, year, as_of, states, types), dress)
    return found


def sheets(
    catalog: Catalog, seen: Grid, dress: Dress | None = None
) -> tuple[CoverageMatrixSheet, ...]:
    """Gather what a grid says, a matrix for each cycle."""
    numbers = sorted({row.section for row in seen.rows}) or range(len(seen.sections))
    return tuple(_sheet(catalog, seen, number, dress or usual(catalog)) for number in numbers)


def table(
    catalog: Catalog,
    year: int,
    as_of: AsOf | None = None,
    *,
    states: Collection[str] = (),
    types: Collection[str] = (),
) -> TableSheet:
    """The matrix as a table, a row a state. Raises NotFoundError for a year that is not there."""
    found = whole(catalog, year, as_of, states, types)
    told = " ".join(_told(found, _lines(found, 0), range(found.total_column), found.total))
    return TableSheet(
        title=f"Coverage RY {year}",
        sentence=f"{as_of_words(found.sections[0].as_of)} {told}",
        columns=grid_table.columns(found),
        groups=grid_table.groups(found),
        made=catalog.now(),
        office=office(catalog),
    )


def whole(
    catalog: Catalog,
    year: int,
    as_of: AsOf | None = None,
    states: Collection[str] = (),
    types: Collection[str] = (),
) -> Grid:
    """Lay out a cycle, some of its states and types or all, as a grid that nothing narrows.

    Raises NotFoundError for a year that is not there.
    """
    found = coverage.read(catalog, year, as_of)
    chosen = replace(found, obligations=found.of(states, types))
    return grid((chosen,), _EVERYTHING, (), (), found.as_of.day)


def _sheet(catalog: Catalog, seen: Grid, number: int, dress: Dress) -> CoverageMatrixSheet:
    judged, lines = seen.sections[number], _lines(seen, number)
    columns = [
        column
        for column in range(seen.total_column)
        if any(line.cells[column] is not None for line in lines)
    ]
    foot = next((row for row in _rows(seen, number) if row.kind is RowKind.TOTAL), None)
    total = foot.total if foot is not None else tally(())
    shown = [each for line in lines for each in line.cells if each and seen.is_shown(each)]
    return CoverageMatrixSheet(
        head=cycle_head(
            *(catalog, judged.cycle, (_TITLE, _SUBTITLE), judged.as_of),
            *(tuple(_told(seen, lines, columns, total)), dress),
        ),
        states=tuple(
            MatrixState(line.state, judged.names[line.state], Share(*line.total).words)
            for line in lines
        ),
        phases=tuple(_phases(seen, lines, columns, foot)),
        total=Share(*total).words,
        looks=tuple(_looks({each.status for each in shown})),
        total_head="Satisfied of owed, in all" if grid_table.narrowed(seen) else "Whole cycle",
    )


def _rows(seen: Grid, number: int) -> Iterator[Row]:
    return (row for row in seen.rows if row.section == number)


def _lines(seen: Grid, number: int) -> list[Row]:
    return [row for row in _rows(seen, number) if row.kind is RowKind.STATE]


def _told(
    seen: Grid, lines: Sequence[Row], columns: Collection[int], total: tuple[int, int]
) -> Iterator[str]:
    """What is shown of the cycle, and what the numbers count."""
    if words := grid_table.narrowed(seen):
        yield f"Shows only {'; '.join(words)}."
    every = len(seen.sections[lines[0].section].cycle.codes) if lines else 0
    states = counted(len(lines), "state")
    size = f"{len(lines)} of {counted(every, 'state')}" if len(lines) < every else states
    yield f"{size}, {counted(len(columns), 'meeting type')}."
    found = Share(*total)
    if not found.owed:
        yield "Nothing is owed."
        return
    also = " Totals count what is not shown, too." if seen.sieve.picks else ""
    yield (
        f"{found.words} owed are satisfied; not needed, not triggered and not held are not"
        f" owed.{also}"
    )


def _phases(
    seen: Grid, lines: Sequence[Row], columns: Sequence[int], foot: Row | None
) -> Iterator[MatrixPhase]:
    """The columns phase by phase; where cells are left out a phase has no totals of its own."""
    for part in _PARTS:
        inside = [column for column in columns if seen.types[column].phase in part]
        if not inside or foot is None:
            continue
        phases = dict.fromkeys(seen.types[column].phase for column in inside)
        first, *others = (PHASE_NAMES[phase] for phase in phases)
        own = [[each for n in inside if (each := line.cells[n])] for line in lines]
        has_totals = not seen.sieve.picks
        yield MatrixPhase(
            name=" and ".join((first, *map(str.lower, others))),
            columns=tuple(_column(seen, lines, column, foot) for column in inside),
            totals=tuple(Share(*tally(each)).words for each in own) if has_totals else (),
            total=Share(*tally(each for line in own for each in line)).words if has_totals else "",
        )


def _column(seen: Grid, lines: Sequence[Row], column: int, foot: Row) -> MatrixColumn:
    rows = seen.meetings[foot.section]
    return MatrixColumn(
        title=_titled(seen.types[column]),
        cells=tuple(
            MatrixCell(_look(each.status), note(each, rows), each.status in _PRESSING)
            if (each := line.cells[column]) is not None and seen.is_shown(each)
            else None
            for line in lines
        ),
        total=Share(*foot.by_type[column]).words,
    )


def _titled(kind: MeetingType) -> str:
    """ "PERM 101 (1 of 3)"."""
    if kind.cadence.kind is not CadenceKind.N_OF_M:
        return kind.short_title
    needed = kind.cadence.details.get("needed", 1)
    return f"{kind.short_title} ({needed}\u00a0of\u00a0{kind.cadence.sessions})"


def _look(status: Status) -> Look:
    return obligation_look(status.value)


def note(each: Obligation, rows: Mapping[int, MeetingRow]) -> str:
    """What a status wants added: so many of so many, a session, a day, how many were held."""
    done, total = each.verdict.done or (0, 0)
    if total:
        return f"{done} of {total}"
    if each.status is Status.NOTHING_OWED:
        held = sum(rows[ident].status == MeetingStatus.HELD for ident in each.verdict.evidence)
        return f"{held} held" if held else ""
    if each.kind is CadenceKind.N_OF_M and each.status in _CAME:
        first = rows.get(each.verdict.evidence[0]) if each.verdict.evidence else None
        session = first.session if first is not None else None
        return f"session {session}" if session else f"{SPECIAL} session"
    due = each.verdict.due
    if due is None or each.status not in _BY | {Status.SCHEDULED}:
        return ""
    return clock.day(due) if each.status is Status.SCHEDULED else f"by {clock.day(due)}"


def _looks(statuses: Collection[Status]) -> list[Look]:
    return list(dict.fromkeys(_look(each) for each in Status if each in statuses))


def _document(said: Sequence[CoverageMatrixSheet]) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import coverage_matrix

    return coverage_matrix.document(*said)
