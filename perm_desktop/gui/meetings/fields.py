"""Which change an edited cell of the list means."""

from perm_desktop.core.closing import doubts
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.meetings.columns import Column
from perm_desktop.services.meetings import MeetingChange


def changed(row: MeetingRow, column: Column, value: str) -> MeetingChange | None:
    """Return what an edited field changes, None when it says what was there."""
    match column:
        case Column.PLACE:
            return None if value == row.place else MeetingChange(place=value)
        case Column.MEETING:
            return None if value == row.title else MeetingChange(title=value)
        case Column.LENGTH:
            return None if value == str(row.minutes) else MeetingChange(minutes=int(value))
        case Column.STATUS:
            return None if value == row.status else MeetingChange(status=value)
        case _:
            return None


def has_doubts(row: MeetingRow, change: MeetingChange, now: int) -> bool:
    """Whether a change closes a meeting that something speaks against closing."""
    return change.status == MeetingStatus.HELD and bool(doubts(row, now))
