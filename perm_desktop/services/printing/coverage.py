"""Gather what the coverage matrix says: every state and type of a cycle with its status."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.filenames import slug
from perm_desktop.core.listing.groups import PHASE_NAMES
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.obligations.status import Obligation, Status
from perm_desktop.core.symbols import Look, obligation_look
from perm_desktop.core.table_sheet import Cell, Column, Group, Kind, Line, TableSheet
from perm_desktop.core.vocabulary import CadenceKind, MeetingStatus, Phase
from perm_desktop.reports.coverage_matrix_sheet import (
    CoverageMatrixSheet,
    MatrixCell,
    MatrixColumn,
    MatrixPhase,
    MatrixState,
)
from perm_desktop.services import coverage
from perm_desktop.services.coverage import Coverage
from perm_desktop.services.printing.cycle_heads import Share, as_of_words, cycle_head, share
from perm_desktop.services.printing.dress import Dress, office, usual
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store.catalog import Catalog

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document

_TITLE, _SUBTITLE = "Coverage", "What each state has had and is owed"
_PRESSING = frozenset({Status.OVERDUE, Status.NOT_RECORDED, Status.DUE, Status.UNDECIDED})
_BY = frozenset({Status.OVERDUE, Status.DUE, Status.UNDECIDED, Status.NOT_YET_DUE})
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
    said = sheet(catalog, year, as_of, dress, states=states, types=types)
    day = said.head.remarks[0].removeprefix("As of ")
    return Paper(f"{slug(f'coverage ry {year} {day}')}.pdf", lambda: _document(said))


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
    found = coverage.read(catalog, year, as_of)
    chosen = found.of(states, types)
    codes = _codes(found, chosen)
    phases = tuple(_phases(found, chosen, codes))
    total = share(chosen)
    return CoverageMatrixSheet(
        head=cycle_head(
            *(catalog, found.cycle, (_TITLE, _SUBTITLE), found.as_of),
            (_told(chosen, codes, total),),
            dress or usual(catalog),
        ),
        states=tuple(
            MatrixState(code, found.names[code], share(_of(chosen, code)).words) for code in codes
        ),
        phases=phases,
        total=total.words,
        looks=tuple(_looks(chosen)),
    )


def table(
    catalog: Catalog,
    year: int,
    as_of: AsOf | None = None,
    *,
    states: Collection[str] = (),
    types: Collection[str] = (),
) -> TableSheet:
    """The matrix as a table, a row a state. Raises NotFoundError for a year that is not there."""
    found = coverage.read(catalog, year, as_of)
    chosen = found.of(states, types)
    codes, rows = _codes(found, chosen), found.rows_by_id()
    by_pair = {(each.type, each.state): each for each in chosen}
    kinds = _kinds(found, chosen)
    lines = tuple(
        Line(
            (
                Cell(code),
                Cell(found.names[code]),
                *(_table_cell(by_pair[kind.key, code], rows) for kind in kinds),
                *_counts(share(_of(chosen, code))),
            )
        )
        for code in codes
    )
    columns = (
        *(Column("State"), Column("Name")),
        *(Column(_titled(kind)) for kind in kinds),
        *(Column("Satisfied", Kind.NUMBER), Column("Owed", Kind.NUMBER)),
    )
    return TableSheet(
        title=f"Coverage RY {year}",
        sentence=f"{as_of_words(found.as_of)} {_told(chosen, codes, share(chosen))}",
        columns=columns,
        groups=(Group("", lines),),
        made=catalog.now(),
        office=office(catalog),
    )


def _told(chosen: Sequence[Obligation], codes: Sequence[str], total: Share) -> str:
    types = len({each.type for each in chosen})
    size = f"{counted(len(codes), 'state')}, {counted(types, 'meeting type')}."
    if not total.owed:
        return f"{size} Nothing is owed."
    return (
        f"{size} {total.words} owed are satisfied; not needed, not triggered and not held are not"
        " owed."
    )


def _codes(found: Coverage, chosen: Iterable[Obligation]) -> list[str]:
    return sorted({each.state for each in chosen}, key=found.names.__getitem__)


def _kinds(found: Coverage, chosen: Iterable[Obligation]) -> list[MeetingType]:
    keys = {each.type for each in chosen}
    return [kind for kind in found.facts.types if kind.key in keys]


def _of(chosen: Iterable[Obligation], code: str) -> list[Obligation]:
    return [each for each in chosen if each.state == code]


def _phases(
    found: Coverage, chosen: Sequence[Obligation], codes: Sequence[str]
) -> Iterable[MatrixPhase]:
    rows = found.rows_by_id()
    kinds = _kinds(found, chosen)
    by_type: dict[str, dict[str, Obligation]] = {}
    for each in chosen:
        by_type.setdefault(each.type, {})[each.state] = each
    for part in _PARTS:
        inside = [kind for phase in part for kind in kinds if kind.phase is phase]
        if not inside:
            continue
        names = [PHASE_NAMES[phase] for phase in part if any(k.phase is phase for k in inside)]
        own = [each for kind in inside for each in by_type[kind.key].values()]
        yield MatrixPhase(
            name=" and ".join((names[0], *map(str.lower, names[1:]))),
            columns=tuple(_column(kind, by_type[kind.key], codes, rows) for kind in inside),
            totals=tuple(share(_of(own, code)).words for code in codes),
            total=share(own).words,
        )


def _column(
    kind: MeetingType,
    by_state: Mapping[str, Obligation],
    codes: Sequence[str],
    rows: Mapping[int, MeetingRow],
) -> MatrixColumn:
    found = [by_state[code] for code in codes]
    return MatrixColumn(
        title=_titled(kind),
        cells=tuple(
            MatrixCell(_look(each), note(each, rows), each.status in _PRESSING) for each in found
        ),
        total=share(found).words,
    )


def _titled(kind: MeetingType) -> str:
    """ "PERM 101 (1 of 3)"."""
    if kind.cadence.kind is not CadenceKind.N_OF_M:
        return kind.short_title
    needed = kind.cadence.details.get("needed", 1)
    return f"{kind.short_title} ({needed}\u00a0of\u00a0{kind.cadence.sessions})"


def _look(each: Obligation) -> Look:
    return obligation_look(each.status.value)


def note(each: Obligation, rows: Mapping[int, MeetingRow]) -> str:
    """What a status wants added: so many of so many, a day, how many were held."""
    done, total = each.verdict.done or (0, 0)
    if total:
        return f"{done} of {total}"
    if each.status is Status.NOTHING_OWED:
        held = sum(rows[ident].status == MeetingStatus.HELD for ident in each.verdict.evidence)
        return f"{held} held" if held else ""
    due = each.verdict.due
    if due is None or each.status not in _BY | {Status.SCHEDULED}:
        return ""
    return clock.day(due) if each.status is Status.SCHEDULED else f"by {clock.day(due)}"


def _looks(chosen: Iterable[Obligation]) -> list[Look]:
    seen = {each.status for each in chosen}
    return list(dict.fromkeys(obligation_look(each.value) for each in Status if each in seen))


def _table_cell(each: Obligation, rows: Mapping[int, MeetingRow]) -> Cell:
    look, added = _look(each), note(each, rows)
    return Cell(f"{look.word} ({added})" if added else look.word, None, look)


def _counts(found: Share) -> tuple[Cell, Cell]:
    return Cell(str(found.satisfied), found.satisfied), Cell(str(found.owed), found.owed)


def _document(said: CoverageMatrixSheet) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import coverage_matrix

    return coverage_matrix.document(said)
