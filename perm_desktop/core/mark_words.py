"""What is kept with a mark, in words: which part was missed, and who recorded it when."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from perm_desktop.core import clock
from perm_desktop.core.meetings import AttendanceLine
from perm_desktop.core.vocabulary import AttendedPart

PARTS = MappingProxyType(
    {
        AttendedPart.LATE: "joined late",
        AttendedPart.LEFT: "left early",
        AttendedPart.LATE_LEFT: "joined late and left early",
    }
)


def part_words(part: str, minutes: int | None) -> str:
    """ "joined late, there for 40 minutes"; empty when neither was said."""
    missed = PARTS[AttendedPart(part)] if part else ""
    there = "" if minutes is None else f"there for {minutes} minute{'' if minutes == 1 else 's'}"
    return ", ".join(filter(None, (missed, there)))


def last_recorded(lines: Iterable[AttendanceLine]) -> str:
    """ "Last recorded by ann on Apr 14, 2026, 9:00 AM EDT"; empty while nothing is recorded."""
    latest = max(lines, key=lambda line: line.recorded_at, default=None)
    return f"Last {recorded_words(latest)}." if latest else ""


def parts_told(
    lines: Iterable[AttendanceLine], states: Mapping[str, str], roles: Mapping[str, str]
) -> list[str]:
    """ "Ohio, DP contact: joined late": what is known of those who were there in part."""
    found: list[str] = []
    for line in lines:
        words = part_words(line.part, line.minutes)
        if words:
            who = line.person or roles.get(line.role, line.role)
            name = ", ".join(filter(None, (states.get(line.state, line.state), who)))
            found.append(f"{name}: {words}")
    return found


def recorded_words(line: AttendanceLine) -> str:
    """ "recorded by ann on Apr 14, 2026, 9:00 AM EDT": who said so, and when."""
    at = clock.home(datetime.fromisoformat(line.recorded_at))
    when = f"{clock.day(at.date())}, {clock.clock(at)} {clock.zone_label(at)}"
    return f"recorded by {line.recorded_by} on {when}"
