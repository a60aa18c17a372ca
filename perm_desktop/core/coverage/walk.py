"""Where the arrow keys lead in the grid."""

from bisect import bisect_left, bisect_right
from enum import StrEnum
from typing import NamedTuple

from perm_desktop.core.coverage.grid import Grid, RowKind
from perm_desktop.core.coverage.words import needs_attention


class Way(StrEnum):
    """Where to go from a cell."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    FIRST = "first"  # of the line
    LAST = "last"
    BACK = "back"  # the first of the phase; from there, of the one before
    ON = "on"  # the first of the next phase; from the last one, the total
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
        case Way.BACK | Way.ON:
            return Place(row, _phase(grid, column, is_back=way is Way.BACK))
        case Way.UP | Way.DOWN:
            return Place(_beside(grid, row, -1 if way is Way.UP else 1), column)
        case Way.TOP | Way.BOTTOM:
            return Place(_edge(grid, row, -1 if way is Way.TOP else 1), column)


def first_cell(grid: Grid) -> Place | None:
    """Return the first cell of a state; None in an empty grid."""
    states = [n for n, row in enumerate(grid.rows) if row.kind is RowKind.STATE]
    return Place(states[0], 0) if states else None


def next_wanting(grid: Grid, place: Place, *, is_back: bool = False) -> Place | None:
    """Return the next cell that needs attention, line by line; behind the last one the first."""
    found = [
        Place(row, column)
        for row, line in enumerate(grid.rows)
        for column, each in enumerate(line.cells)
        if each is not None and grid.is_shown(each) and needs_attention(each)
    ]
    if not found:
        return None
    if is_back:
        return found[bisect_left(found, place) - 1]
    return found[bisect_right(found, place) % len(found)]


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


def _phase(grid: Grid, column: int, *, is_back: bool) -> int:
    firsts = [band.first for band in grid.bands]
    if is_back:
        return max((first for first in firsts if first < column), default=0)
    return min((first for first in firsts if first > column), default=grid.total_column)


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
