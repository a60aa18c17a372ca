"""Reports of one call beside their meeting: who is there for what, and what gives pause."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from perm_desktop.core import clock
from perm_desktop.core.meetings import AttendanceLine, MeetingRow
from perm_desktop.core.people.attendees import CallReport, of_one_call
from perm_desktop.core.people.call_lines import Call
from perm_desktop.core.people.expected import MeetingAudience
from perm_desktop.core.people.matching import HOSTS
from perm_desktop.core.people.person import Post
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.people.stays import Span, closed


def posts(
    row: MeetingRow,
    invited: MeetingAudience,
    directory: Directory,
    marks: Sequence[AttendanceLine],
) -> dict[int, tuple[Post, ...]]:
    """What each person is at the meeting for: expected, serving an invited state, or marked."""
    found: dict[int, dict[Post, None]] = {}
    for line in invited.expected:
        for holder in line.holders if line.state else ():
            found.setdefault(holder.person.id, {})[Post(line.state, line.role)] = None
    for code in row.state_codes:
        for person in directory.staff(code, row.start.date()):
            if person.id in found or person.organization in HOSTS:
                continue
            posts = [
                each.post
                for each in directory.of_person(person.id)
                if each.post.state == code and each.covers(row.start.date())
            ]
            found[person.id] = dict.fromkeys(posts)
    for mark in marks:
        if mark.contact and mark.contact not in found:
            found[mark.contact] = {Post(mark.state, mark.role): None}
    return {ident: tuple(posts) for ident, posts in found.items()}


def call(
    row: MeetingRow,
    reports: Sequence[CallReport],
    known: Mapping[int, Sequence[Post]],
    marks: Sequence[AttendanceLine],
) -> Call:
    """Return what reports tell of a call, beside the meeting that it was."""
    begins = row.start.replace(tzinfo=None)
    planned = Span(begins, begins + timedelta(minutes=row.minutes))
    times = [time for report in reports for time in report.times]
    until = max(times, default=None)
    if until is not None and until.date() == planned.ends.date():
        until = max(until, planned.ends)
    attendees = tuple(
        each._replace(stays=closed(each.stays, until)) for each in of_one_call(reports)
    )
    whole = min(row.minutes, _lasted(reports) or row.minutes)
    return Call(attendees, planned, max(whole, 1), row.state_codes, known, marks)


def warnings(row: MeetingRow, reports: Sequence[CallReport], shown: Call) -> list[str]:
    """Return what gives pause before a report is brought in."""
    found: list[str] = []
    days = sorted({time.date() for report in reports for time in report.times})
    day = row.start.date()
    if days and not any(abs((each - day).days) <= 1 for each in days):
        found.append(
            f"The report is of {clock.day(_nearest(days, day))}, the meeting of {clock.day(day)}."
        )
    if len(set(reports)) < len(reports):
        found.append("A report was chosen twice; it counts once.")
    if shown.whole * 2 < row.minutes:
        found.append(
            f"The call took {shown.whole} of {row.minutes} minutes; its length is what counts."
        )
    stays = (stay for each in reports for who in each.attendees for stay in who.stays)
    if any(stay.left is None for stay in stays if stay.joined is not None):
        found.append("Some have no time of leaving; they count until the end.")
    return found


def _lasted(reports: Sequence[CallReport]) -> int:
    """How many minutes the call took, where every report of it says so."""
    spans = [
        Span(report.begins, report.ends)
        for report in dict.fromkeys(reports)
        if report.begins is not None and report.ends is not None
    ]
    if len(spans) < len(set(reports)):
        return 0
    return round(sum((span.ends - span.begins).total_seconds() for span in spans) / 60)


def _nearest(days: Sequence[date], day: date) -> date:
    return min(days, key=lambda each: abs(each - day))
