"""Remembers what the lanes of a timeline stood for, which were open, and if it was a table."""

from perm_desktop.core.timeline.grouping import Lanes
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.timeline.view import TimelineView

_LANES, _OPEN = "timeline/lanes", "timeline/open"
_TABLE = "timeline/table"


def restore(view: TimelineView, preferences: Preferences) -> None:
    """Show the lanes as they were left; each kind of lane has its own open ones."""
    kept = preferences.value(_LANES, Lanes.STATE)
    chosen = next((lanes for lanes in Lanes if lanes == kept), Lanes.STATE)
    for lanes in (*(each for each in Lanes if each is not chosen), chosen):
        keys = preferences.value(f"{_OPEN}-{lanes}").split("\n")
        view.group_by(lanes, [key for key in keys if key])


def keep(view: TimelineView, preferences: Preferences) -> None:
    """Remember them as they are now."""
    preferences.set_value(_LANES, view.lanes)
    preferences.set_value(f"{_OPEN}-{view.lanes}", "\n".join(sorted(view.expanded)))


def was_table(preferences: Preferences) -> bool:
    """Whether the table took the place of the drawing."""
    return preferences.value(_TABLE) == "yes"


def keep_table(preferences: Preferences, *, on: bool) -> None:
    """Remember whether it does."""
    preferences.set_value(_TABLE, "yes" if on else "no")
