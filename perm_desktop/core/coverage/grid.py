"""The grid: sections of states one below the other, types side by side, and their totals."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from perm_desktop.core.coverage.sieve import Sieve, found_by, in_order
from perm_desktop.core.coverage.words import (
    NONE,
    Tally,
    needs_attention,
    short_words,
    tally,
)
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.obligations.status import Obligation, Status
from perm_desktop.core.vocabulary import Phase

_PHASES = (Phase.PRE, Phase.INTRA, Phase.POST, Phase.ANY)


class RowKind(StrEnum):
    """What a line of the grid is."""

    CYCLE = "cycle"  # the heading of a section, where there are several
    STATE = "state"
    TOTAL = "total"  # the last line of a section


@dataclass(frozen=True, slots=True)
class Row:
    """A line; its cells are the obligations by column, None where a type is not of the cycle."""

    kind: RowKind
    section: int
    state: str = ""
    cells: tuple[Obligation | None, ...] = ()
    total: Tally = NONE  # of a state, or of the whole section
    by_type: tuple[Tally, ...] = ()  # of a line of totals


@dataclass(frozen=True, slots=True)
class Band:
    """Columns of one phase, ``first`` to before ``end``."""

    phase: Phase
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """All that the page shows. The last column, behind the types, has the totals of the states."""

    sections: tuple[Coverage, ...]
    types: tuple[MeetingType, ...]
    rows: tuple[Row, ...]
    bands: tuple[Band, ...]
    total: Tally
    counts: Counter[Status]
    attention: int  # cells that need it, shown or not
    due_by: date
    sieve: Sieve
    meetings: tuple[dict[int, MeetingRow], ...]  # of each section, by id

    @property
    def total_column(self) -> int:
        """Number of the column with the totals."""
        return len(self.types)

    @property
    def states(self) -> int:
        """How many lines are states; one that is in two cycles counts twice."""
        return sum(row.kind is RowKind.STATE for row in self.rows)

    def cell(self, row: int, column: int) -> Obligation | None:
        """Return what stands in a cell; None beside the obligations."""
        cells = self.rows[row].cells
        return cells[column] if column < len(cells) else None

    def short(self, row: int, found: Obligation) -> str:
        """What stands under the symbol of a cell."""
        return self.short_in(self.rows[row].section, found)

    def short_in(self, section: int, found: Obligation) -> str:
        """The same, by the number of a section."""
        return short_words(found, self.meetings[section], self.sections[section].as_of.day)

    def is_shown(self, found: Obligation) -> bool:
        """False for a cell that a filter leaves blank."""
        return not self.sieve.picks or self.sieve.wants(found, self.due_by)

    def place(self, year: int, state: str, type_key: str) -> tuple[int, int] | None:
        """Return where an obligation stands now."""
        column = next((n for n, kind in enumerate(self.types) if kind.key == type_key), None)
        row = next(
            (
                n
                for n, each in enumerate(self.rows)
                if each.state == state and self.sections[each.section].cycle.year == year
            ),
            None,
        )
        return None if row is None or column is None else (row, column)

    def behind(self, row: int, column: int) -> list[tuple[int, Obligation]]:
        """Return the obligations that a total counts, with their sections.

        Of a state's total those of the state, of a type's those of the type, at the corner all.
        """
        line = self.rows[row]
        return [
            (each.section, found)
            for each in self.rows
            if each.section == line.section and (not line.state or each.state == line.state)
            for found in (each.cells if column == self.total_column else each.cells[column:][:1])
            if found is not None
        ]


def grid(
    sections: Sequence[Coverage],
    sieve: Sieve,
    shown_states: Collection[str],
    mine: Collection[str],
    due_by: date,
) -> Grid:
    """Lay out cycles one after the other. Empty ``shown_states`` stand for all."""
    names = {code: name for each in sections for code, name in each.names.items()}
    kinds = {kind.key: kind for each in sections for kind in each.facts.types}
    codes, keys = found_by(sieve.text, names, kinds.values())
    if shown_states:
        codes &= frozenset(shown_states)
    scope = _types(sections, kinds, keys, sieve)
    tables = [_table(section, codes, {kind.key for kind in scope}) for section in sections]
    everything = [found for table in tables for found in table.values()]
    wanted = {found.type for found in everything if not sieve.picks or sieve.wants(found, due_by)}
    types = [kind for kind in scope if kind.key in wanted]
    rows: list[Row] = []
    for number, (section, table) in enumerate(zip(sections, tables, strict=True)):
        if table:
            layout = _Section(number, section, table, types, [kind.key for kind in scope])
            rows += layout.rows(sieve, mine, due_by, has_heading=len(sections) > 1)
    return Grid(
        sections=tuple(sections),
        types=tuple(types),
        rows=tuple(rows),
        bands=_bands(types),
        total=tally(everything),
        counts=Counter(found.status for found in everything),
        attention=sum(map(needs_attention, everything)),
        due_by=due_by,
        sieve=sieve,
        meetings=tuple(section.rows_by_id() for section in sections),
    )


class _Section:
    """One cycle on its way into the grid."""

    def __init__(
        self,
        number: int,
        judged: Coverage,
        table: dict[tuple[str, str], Obligation],
        types: Sequence[MeetingType],
        scope: Sequence[str],
    ) -> None:
        self._number, self._judged, self._table = number, judged, table
        self._types, self._scope = types, scope
        self._codes = {code for _, code in table}

    def rows(
        self, sieve: Sieve, mine: Collection[str], due_by: date, *, has_heading: bool
    ) -> Iterable[Row]:
        """The heading, the states that have something to show, and the totals."""
        totals = {code: tally(self._of_state(code)) for code in self._codes}
        still_open = {code: each.owed - each.satisfied for code, each in totals.items()}
        ordered = in_order(self._codes, self._judged.names, mine, still_open, sieve.order)
        states = [
            Row(RowKind.STATE, self._number, code, self._cells(code), totals[code])
            for code in ordered
            if not sieve.picks or any(sieve.wants(each, due_by) for each in self._of_state(code))
        ]
        whole = tally(self._table.values())
        if has_heading:
            yield Row(RowKind.CYCLE, self._number, total=whole)
        yield from states
        if states:
            yield Row(RowKind.TOTAL, self._number, total=whole, by_type=self._by_type())

    def _cells(self, code: str) -> tuple[Obligation | None, ...]:
        return tuple(self._table.get((kind.key, code)) for kind in self._types)

    def _of_state(self, code: str) -> list[Obligation]:
        found = (self._table.get((key, code)) for key in self._scope)
        return [each for each in found if each is not None]

    def _by_type(self) -> tuple[Tally, ...]:
        return tuple(
            tally(
                found
                for code in self._codes
                if (found := self._table.get((kind.key, code))) is not None
            )
            for kind in self._types
        )


def _types(
    sections: Iterable[Coverage],
    kinds: Mapping[str, MeetingType],
    keys: Collection[str],
    sieve: Sieve,
) -> list[MeetingType]:
    """The types in scope by phase, each phase in the order of the catalog."""
    used = {row.type for each in sections for row in each.facts.rows}
    found = [
        kind
        for kind in kinds.values()
        if kind.key in keys and sieve.has_type(kind, is_used=kind.key in used)
    ]
    return sorted(found, key=lambda kind: _PHASES.index(kind.phase))


def _table(
    section: Coverage, codes: Collection[str], keys: Collection[str]
) -> dict[tuple[str, str], Obligation]:
    return {
        (each.type, each.state): each
        for each in section.obligations
        if each.state in codes and each.type in keys
    }


def _bands(types: Sequence[MeetingType]) -> tuple[Band, ...]:
    found: list[Band] = []
    for phase, members in groupby(types, key=lambda kind: kind.phase):
        first = found[-1].end if found else 0
        found.append(Band(phase, first, first + len(list(members))))
    return tuple(found)
