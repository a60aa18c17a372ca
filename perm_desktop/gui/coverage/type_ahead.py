"""Letters that are typed one soon after the other go to a state together."""

from time import monotonic

from perm_desktop.core.coverage import walk
from perm_desktop.core.coverage.grid import Grid
from perm_desktop.core.coverage.walk import Place

_SECONDS = 1.0  # letters within it belong together


class TypeAhead:
    """Remembers what was typed just now."""

    def __init__(self) -> None:
        self._typed, self._at = "", 0.0

    def found(self, letters: str, grid: Grid, place: Place) -> Place | None:
        """Return the next cell of a state whose code or name begins so; None for none."""
        now = monotonic()
        goes_on = now - self._at < _SECONDS
        self._typed = self._typed + letters if goes_on else letters
        self._at = now
        names = {code: name for each in grid.sections for code, name in each.names.items()}
        row = walk.of_state(grid, self._typed, names, place.row if goes_on else place.row + 1)
        return None if row is None else Place(row, place.column)
