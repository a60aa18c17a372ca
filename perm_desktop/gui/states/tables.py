"""The small tables of a state: what needs attention, meetings, cycles, people, as columns."""

from collections.abc import Callable, Mapping
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.meeting_types import Role
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.state_review import Flag, share_words, when
from perm_desktop.core.state_summary import Membership
from perm_desktop.core.symbols import meeting_look
from perm_desktop.gui.kit.line_model import Column
from perm_desktop.store.state_records import PersonLine


def flag_columns() -> tuple[Column[Flag], ...]:
    """What wants a look, as symbol and words."""
    return (
        Column(
            head="",
            text=lambda flag: flag.words,
            look=lambda flag: flag.look._replace(word=flag.words),
        ),
    )


def meeting_columns(
    today: Callable[[], date], now: Callable[[], int], zone: Callable[[], str]
) -> tuple[Column[MeetingRow], ...]:
    """When, by our clock and by the state's, what, in which cycle, and what became of it."""
    return (
        Column(
            head="When",
            text=lambda row: when(row, today()),
            widest="Wed, Sep 30, 2026, 12:00 noon EDT",
        ),
        Column(
            head="There",
            text=lambda row: clock.clock(clock.local(row.utc, zone())),
            widest="12:00 noon",
            tip="What the state's own clock shows",
        ),
        Column(
            head="Meeting",
            text=lambda row: row.short_title,
        ),
        Column(
            head="Cycle",
            text=lambda row: f"RY {row.year}" if row.year else "None",
            widest="RY 2027",
        ),
        Column(
            head="Status",
            text=lambda row: meeting_look(row, now()).word,
            look=lambda row: meeting_look(row, now()),
            widest="Entered afterwards",
        ),
    )


def cycle_columns() -> tuple[Column[Membership], ...]:
    """How a state takes part in its cycles."""
    return (
        Column(head="Cycle", text=lambda each: each.cycle.label, widest="RY 2027 · Cycle 3"),
        Column(
            head="Methodology",
            text=lambda each: each.method,
            widest="Methodology",
            is_pale=lambda each: each.member.methodology is None,
        ),
        Column(head="Programs", text=lambda each: each.programs, widest="Medicaid, CHIP"),
        Column(
            head="Attended",
            text=lambda each: share_words(each.attendance),
            widest="Attended",
            tip="Of the meetings held with a record",
            is_right=True,
        ),
        Column(
            head="Liaison",
            text=lambda each: each.member.liaison or "Nobody",
            is_pale=lambda each: not each.member.liaison,
        ),
    )


def people_columns(roles: Mapping[str, Role]) -> tuple[Column[PersonLine], ...]:
    """Who was named in attendance, as what, how often and when last."""
    return (
        Column(head="Name", text=lambda each: each.person),
        Column(
            head="Role",
            text=lambda each: roles[each.role].name if each.role else "Not said",
            widest="Eligibility review contact",
            is_pale=lambda each: not each.role,
        ),
        Column(
            head="Meetings",
            text=lambda each: f"{each.meetings:,}",
            widest="Meetings",
            is_right=True,
        ),
        Column(
            head="Last seen",
            text=lambda each: clock.day(date.fromisoformat(each.last[:10])),
            widest="Sep 30, 2026",
        ),
    )
