"""Where the arrow keys lead in the grid."""

from enum import StrEnum
from typing import NamedTuple

from perm_desktop.core.coverage.grid import Grid, RowKind


class Way(StrEnum):
    """Where to go from a cell."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    FIRST = "first"  # of the line
    LAST = "last"
    TOP = "top"  # of the section; from there, of the one above
    BOTTOM = "bottom"


class Place(NamedTuple):
    """A cell."""

    row: int
    column: int


def step(grid: Grid, place: Place, way: Way) -> Place:
    """Return the cell that a key leads to; headings are passed over."""
    row, column = place
    match way:
        case Way.LEFT:
            return Place(row, max(column - 1, 0))
        case Way.RIGHT:
            return Place(row, min(column + 1, grid.total_column))
        case Way.FIRST:
            return Place(row, 0)
        case Way.LAST:
            return Place(row, grid.total_column)
        case Way.UP | Way.DOWN:
            return Place(_beside(grid, row, -1 if way is Way.UP else 1), column)
        case Way.TOP | Way.BOTTOM:
            return Place(_edge(grid, row, -1 if way is Way.TOP else 1), column)


def first_cell(grid: Grid) -> Place | None:
    """Return the first cell of a state; None in an empty grid."""
    states = [n for n, row in enumerate(grid.rows) if row.kind is RowKind.STATE]
    return Place(states[0], 0) if states else None


def of_state(grid: Grid, text: str, names: dict[str, str], after: int) -> int | None:
    """Return the next line whose state's code or name begins so, the one behind ``after`` first."""
    wanted = text.lower()
    count = len(grid.rows)
    for turn in range(count):
        row = (after + turn) % count
        code = grid.rows[row].state
        if code and (code.lower().startswith(wanted) or names[code].lower().startswith(wanted)):
            return row
    return None


def _beside(grid: Grid, row: int, by: int) -> int:
    found = row + by
    while 0 <= found < len(grid.rows) and grid.rows[found].kind is RowKind.CYCLE:
        found += by
    return found if 0 <= found < len(grid.rows) else row


def _edge(grid: Grid, row: int, by: int) -> int:
    found = _beside(grid, row, by)
    section = grid.rows[found].section
    while (beyond := _beside(grid, found, by)) != found and grid.rows[beyond].section == section:
        found = beyond
    return found
