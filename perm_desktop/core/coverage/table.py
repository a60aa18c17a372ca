"""The grid as a table file has it: words in every cell that is shown, and of which day they are."""

from collections.abc import Iterator

from perm_desktop.core import clock
from perm_desktop.core.coverage.grid import Grid, Row, RowKind
from perm_desktop.core.coverage.sieve import in_words
from perm_desktop.core.coverage.words import Tally, told
from perm_desktop.core.symbols import obligation_look
from perm_desktop.core.table_sheet import Cell, Column, Group, Kind, Line

FOOT = "Satisfied of owed"


def columns(grid: Grid) -> tuple[Column, ...]:
    """The state, the types, the totals, the day, and what narrows the grid if anything does."""
    return (
        *(Column("State"), Column("Name")),
        *(Column(kind.short_title) for kind in grid.types),
        *(Column("Satisfied", Kind.NUMBER), Column("Owed", Kind.NUMBER)),
        *(Column("Cycle"), Column("As of", Kind.DATE)),
        *(Column("Shows only") for _ in narrowed(grid)[:1]),
    )


def groups(grid: Grid) -> tuple[Group, ...]:
    """A group for each cycle; with one cycle it has no heading."""
    sections = sorted({row.section for row in grid.rows})
    return tuple(
        Group(
            grid.sections[section].cycle.label if len(grid.sections) > 1 else "",
            tuple(
                _line(grid, number, row)
                for number, row in enumerate(grid.rows)
                if row.section == section and row.kind is not RowKind.CYCLE
            ),
            sum(row.section == section and bool(row.state) for row in grid.rows),
        )
        for section in sections
    )


def narrowed(grid: Grid) -> tuple[str, ...]:
    """Say what the grid is narrowed to, part by part; nothing where all is shown."""
    return tuple(in_words(grid.sieve, grid.due_by))


def _line(grid: Grid, number: int, row: Row) -> Line:
    if row.kind is RowKind.TOTAL:
        counts = (Cell(_share(each)) for each in row.by_type)
        return Line((Cell(FOOT), Cell(""), *counts, *_end(grid, row)))
    name = grid.sections[row.section].names[row.state]
    cells = (_cell(grid, number, column) for column in range(grid.total_column))
    return Line((Cell(row.state), Cell(name), *cells, *_end(grid, row)))


def _end(grid: Grid, row: Row) -> Iterator[Cell]:
    """The totals, the cycle, the day and the filter, so that a line says it wherever it goes."""
    section = grid.sections[row.section]
    yield from _counts(row.total)
    yield Cell(f"RY {section.cycle.year}")
    yield Cell(clock.day(section.as_of.day), section.as_of.day)
    if words := narrowed(grid):
        yield Cell("; ".join(words))


def _share(total: Tally) -> str:
    """ "13 of 18": a slash would be read as a date."""
    return f"{total.satisfied} of {total.owed}" if total.owed else "–"


def _counts(total: Tally) -> tuple[Cell, Cell]:
    return Cell(str(total.satisfied), total.satisfied), Cell(str(total.owed), total.owed)


def _cell(grid: Grid, row: int, column: int) -> Cell:
    found = grid.cell(row, column)
    if found is None or not grid.is_shown(found):
        return Cell("")
    words = told(found, grid.short(row, found))
    return Cell(words, None, obligation_look(found.status.value)._replace(word=words))
