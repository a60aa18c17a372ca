"""The grid as a table file has it: words in every cell, the totals as they are shown.

A page has no room for so many columns; there each state is a list of its meetings.
"""

from perm_desktop.core.coverage.grid import Grid, Row, RowKind
from perm_desktop.core.coverage.words import told
from perm_desktop.core.symbols import obligation_look
from perm_desktop.core.table_sheet import Cell, Column, Group, Line
from perm_desktop.gui.coverage import plain
from perm_desktop.gui.coverage.plain import PlainLine

PAPER_COLUMNS = (Column("Meeting"), Column("Status"), Column("Why"), Column("Due"))
_FOOT = "Satisfied of owed"


def columns(grid: Grid) -> tuple[Column, ...]:
    """The state, the types, and the totals."""
    return (
        *(Column("State"), Column("Name")),
        *(Column(kind.short_title) for kind in grid.types),
        Column("Satisfied"),
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


def paper_groups(grid: Grid) -> tuple[Group, ...]:
    """A heading for each state with its total, and a line for each cell that is shown."""
    return tuple(
        Group(
            f"{grid.sections[row.section].names[row.state]},"
            f" RY {grid.sections[row.section].cycle.year}: {row.total.told}",
            tuple(_paper_line(line) for line in plain.of_row(grid, row)),
        )
        for row in grid.rows
        if row.state
    )


def _paper_line(line: PlainLine) -> Line:
    status = Cell(line.look.word, None, line.look)
    return Line((Cell(line.meeting), status, Cell(line.why), Cell(line.due)))


def _line(grid: Grid, number: int, row: Row) -> Line:
    if row.kind is RowKind.TOTAL:
        counts = (Cell(each.words) for each in row.by_type)
        return Line((Cell(_FOOT), Cell(""), *counts, Cell(row.total.words)))
    name = grid.sections[row.section].names[row.state]
    cells = (_cell(grid, number, column) for column in range(grid.total_column))
    return Line((Cell(row.state), Cell(name), *cells, Cell(row.total.words)))


def _cell(grid: Grid, row: int, column: int) -> Cell:
    found = grid.cell(row, column)
    if found is None or not grid.is_shown(found):
        return Cell("")
    words = told(found, grid.short(row, found))
    return Cell(words, None, obligation_look(found.status.value)._replace(word=words))
