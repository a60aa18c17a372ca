"""The timeline as a list: its lanes one after the other, each with its meetings by time."""

from typing import NamedTuple

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.lanes import Index, Lane


class Entry(NamedTuple):
    """A line of the list: the heading of a lane, or one of its meetings."""

    lane: int
    row: MeetingRow | None


def entries(index: Index) -> list[Entry]:
    """Return all lines in the order of the lanes."""
    found: list[Entry] = []
    for number, lane in enumerate(index.lanes):
        found.append(Entry(number, None))
        found += (Entry(number, row) for row in lane.rows)
    return found


def heading(lane: Lane) -> str:
    """ "Hawaii, 12 meetings"."""
    count = len(lane.rows)
    if not count:
        return f"{lane.title}, no meetings"
    return f"{lane.title}, {count:,} meeting{'' if count == 1 else 's'}"
