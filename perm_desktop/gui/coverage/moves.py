"""Which cell a key leads to: Qt's moves of a cursor, told as ways through the grid."""

from types import MappingProxyType

from PySide6.QtWidgets import QAbstractItemView

from perm_desktop.core.coverage import walk
from perm_desktop.core.coverage.grid import Grid, RowKind
from perm_desktop.core.coverage.walk import Place, Way

Move = QAbstractItemView.CursorAction
# alone, and with Ctrl
_WAYS = MappingProxyType(
    {
        Move.MoveLeft: (Way.LEFT, Way.BACK),
        Move.MoveRight: (Way.RIGHT, Way.ON),
        Move.MovePrevious: (Way.LEFT, Way.BACK),
        Move.MoveNext: (Way.RIGHT, Way.ON),
        Move.MoveUp: (Way.UP, Way.TOP),
        Move.MoveDown: (Way.DOWN, Way.BOTTOM),
        Move.MoveHome: (Way.FIRST, Way.FIRST),
        Move.MoveEnd: (Way.LAST, Way.LAST),
    }
)


def moved(grid: Grid, place: Place, move: Move, *, is_far: bool) -> Place | None:
    """Return the cell that a move leads to; None for moves by pages, which Qt counts."""
    if is_far and move in (Move.MoveHome, Move.MoveEnd):
        return _end(grid, is_last=move is Move.MoveEnd)
    ways = _WAYS.get(move)
    return None if ways is None else walk.step(grid, place, ways[is_far])


def _end(grid: Grid, *, is_last: bool) -> Place:
    rows = [n for n, row in enumerate(grid.rows) if row.kind is not RowKind.CYCLE]
    return Place(rows[-1], grid.total_column) if is_last else Place(rows[0], 0)
