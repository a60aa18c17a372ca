"""A state in plain text: what its page shows, to be copied elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.cycle_review import METHODS
from perm_desktop.core.cycles import Cycle, CycleState
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.state_review import (
    AttendanceCount,
    Flag,
    StateReview,
    attendance_words,
    line,
    share_words,
)


class Membership(NamedTuple):
    """A cycle that a state is in, and how it takes part."""

    cycle: Cycle
    member: CycleState
    attendance: AttendanceCount = AttendanceCount()

    @property
    def method(self) -> str:
        """How it submits its data, in words."""
        return METHODS[self.member.methodology]

    @property
    def programs(self) -> str:
        """ "Medicaid, CHIP"."""
        return ", ".join(self.member.programs)


def memberships(
    code: str, cycles: Iterable[Cycle], attended: Mapping[int | None, AttendanceCount]
) -> list[Membership]:
    """Return the cycles that a state is in, in the order given."""
    return [
        Membership(cycle, member, attended.get(cycle.year, AttendanceCount()))
        for cycle in cycles
        for member in cycle.states
        if member.code == code
    ]


def time_now(state: State, moment: datetime) -> str:
    """ "8:05 AM HST now", with the clocks of the state's other zones."""
    shown: list[str] = []
    for zone in state.zones:
        there = moment.astimezone(clock.zone_info(zone))
        text = f"{clock.clock(there)} {clock.zone_label(there)}"
        if text not in shown:
            shown.append(text)
    first, *rest = shown
    return f"{first} now" + (f" ({', '.join(rest)} in a part)" if rest else "")


def summary(
    state: State,
    review: StateReview,
    flags: Sequence[Flag],
    cycles: Sequence[Membership],
    moment: datetime,
) -> str:
    """Return all that is known of a state as lines of text."""
    today, now = moment.date(), int(moment.timestamp()) // 60
    parts = [
        [f"{state.name} ({state.code}), rotation group {state.group}", time_now(state, moment)],
        ["Needs attention", *([flag.words for flag in flags] or ["Nothing"])],
        ["Next meetings", *_lines(review.upcoming, today, now)],
        ["Last meetings", *_lines(review.past, today, now)],
        ["Attendance so far", attendance_words(review.attendance)],
        ["Cycles", *([_cycle(each) for each in cycles] or ["None"])],
    ]
    return "\n\n".join("\n".join(part) for part in parts)


def _lines(rows: Sequence[MeetingRow], today: date, now: int) -> list[str]:
    return [line(row, today, now) for row in rows] or ["None"]


def _cycle(each: Membership) -> str:
    came = f"attended {share_words(each.attendance)}" if each.attendance.recorded else ""
    said = (each.cycle.label, each.method, each.programs, each.member.liaison, came)
    return ", ".join(filter(None, said))
