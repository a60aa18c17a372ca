"""Special education sessions for new PERM liaisons, as the PERM workgroups page offers them."""

from collections.abc import Iterable
from datetime import date, timedelta

from perm_desktop.core import business_days
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.people.person import Tenure
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.people.roles import LIAISON
from perm_desktop.core.vocabulary import MeetingStatus

TYPE = "special-education"  # key of the meeting type
_HOUR = "14:00"
_TIME_TO_INVITE = timedelta(days=7)


def is_new(directory: Directory, tenure: Tenure) -> bool:
    """True for a state's liaison who never was one before, for whatever state."""
    if tenure.post.role != LIAISON or not tenure.post.state:
        return False
    earliest = tenure.starts or date.min
    return not any(
        each.id != tenure.id and each.post.role == LIAISON and (each.starts or date.min) < earliest
        for each in directory.of_person(tenure.person)
    )


def is_planned(rows: Iterable[MeetingRow], begins: date) -> bool:
    """True when a session stands that is on the first day of a liaison or after it."""
    return any(row.status != MeetingStatus.CANCELLED and row.start.date() >= begins for row in rows)


def proposed(begins: date, today: date) -> str:
    """Return when a session may start, on the wall clock, with time to invite to it."""
    day = max(begins, today) + _TIME_TO_INVITE - timedelta(days=1)
    return f"{business_days.later(day, 1).isoformat()}T{_HOUR}"
