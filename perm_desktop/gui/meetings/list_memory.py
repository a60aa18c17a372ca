"""What the list of meetings was like last time, kept for each catalog beside it."""

import json

from perm_desktop.core.listing import views as list_views
from perm_desktop.core.listing.views import ALL, ListView
from perm_desktop.gui.preferences import Preferences

_VIEW, _WIDTHS = "meetings-view", "meetings-widths"


class ListMemory:
    """Keeps a view and the widths of columns; without preferences it forgets."""

    def __init__(self, preferences: Preferences | None) -> None:
        self._preferences = preferences

    @property
    def widths(self) -> str:
        """Widths of columns, as the head keeps them."""
        return self._value(_WIDTHS)

    def view(self) -> ListView:
        """Return the view of last time, all meetings where none was kept."""
        try:
            return list_views.from_data(json.loads(self._value(_VIEW) or "null"))
        except (ValueError, AttributeError, TypeError):
            return ALL

    def keep(self, view: ListView, widths: str) -> None:
        """Remember how the list is now."""
        if self._preferences is not None:
            self._preferences.set_value(_VIEW, json.dumps(view.as_data()))
            self._preferences.set_value(_WIDTHS, widths)

    def _value(self, key: str) -> str:
        return self._preferences.value(key) if self._preferences is not None else ""
