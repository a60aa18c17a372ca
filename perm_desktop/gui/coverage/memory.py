"""What the page was like last time, kept for each catalog beside it."""

import json

from perm_desktop.core.coverage import sieve
from perm_desktop.core.coverage.sieve import Sieve
from perm_desktop.gui.preferences import Preferences

_SIEVE, _TABLE = "coverage-filter", "coverage-table"


class CoverageMemory:
    """Keeps the filter, the order, and whether the plain table is shown."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def sieve(self) -> Sieve:
        """Return the filter of last time; everything where none can be read."""
        try:
            return sieve.from_data(json.loads(self._preferences.value(_SIEVE)))
        except (ValueError, KeyError, TypeError):
            return Sieve()

    def keep(self, chosen: Sieve) -> None:
        """Remember a filter."""
        self._preferences.set_value(_SIEVE, json.dumps(chosen.as_data()))

    @property
    def is_table(self) -> bool:
        """Whether the plain table was shown."""
        return self._preferences.value(_TABLE) == "yes"

    def keep_table(self, *, on: bool) -> None:
        """Remember whether the plain table is shown."""
        self._preferences.set_value(_TABLE, "yes" if on else "")
