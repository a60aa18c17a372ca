"""The grid for a page that has no room for so many columns: each state a list of its meetings."""

from perm_desktop.core.coverage.grid import Grid
from perm_desktop.core.table_sheet import Cell, Column, Group, Line
from perm_desktop.gui.coverage import plain
from perm_desktop.gui.coverage.plain import PlainLine

PAPER_COLUMNS = (Column("Meeting"), Column("Status"), Column("Why"), Column("Due"))


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
