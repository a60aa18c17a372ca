"""A report of a joint call beside a directory that knows some of its names."""

from datetime import datetime, timedelta

from perm_desktop.core.people.attendees import Attendee, CallReport
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.people.stays import Stay
from perm_desktop.services import attendance_reports, meetings, people
from perm_desktop.services.attendance_reports import Preview
from perm_desktop.store.catalog import Catalog

PEOPLE = (
    ("Alex Sample", Organization.STATE, "alex@example.org", Post("TX", "PM")),
    ("Victor Sample", Organization.STATE, "", Post("HI", "DP")),
    ("Victor Sample", Organization.STATE, "", Post("TX", "DP")),
    ("Jörg Sample", Organization.STATE, "", Post("TX", "MRR")),
    ("Rica Sample", Organization.RC, "rica@example.org", Post("", "")),
)
ATTENDEES = (  # name, address, minutes
    ("Sample, Alex (Texas HHSC)", "alex@example.org", 60),
    ("Victor Sample", "", 55),
    ("Jorg Sample", "", 20),
    ("Rica Sample", "rica@example.org", 60),
    ("Note taker", "", 60),
)


def fill(catalog: Catalog) -> None:
    """Put the people into the directory."""
    for name, organization, email, post in PEOPLE:
        posts = [(post, None, None, False)] if post.state else []
        people.add(catalog, Person(0, name, organization, email=email), posts)


def report(start: datetime) -> CallReport:
    """The report of a call that began at a time of the wall."""
    found = (
        Attendee(
            name, (email,) if email else (), (Stay(start, start + timedelta(minutes=minutes)),)
        )
        for name, email, minutes in ATTENDEES
    )
    return CallReport("Teams attendance report", tuple(found), start, None)


def looked_at(catalog: Catalog, meeting: int) -> Preview:
    """What the report would bring into a meeting."""
    row = meetings.get(catalog, meeting)
    begins = row.start.replace(tzinfo=None)
    return attendance_reports.looked_at(catalog, row, [report(begins)])
