"""The rules of a plan, worked out again from nothing but the JSON of the command line.

Nothing of the program is imported here: own zones, own holidays, own arithmetic.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import combinations
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

Data = dict[str, Any]
EASTERN = "America/New_York"
OPENS, CLOSES = time(8), time(17)

# Weekdays off, from the calendars that the Office of Personnel Management publishes.
DAYS_OFF = {
    2022: "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26",
    2023: "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
    2024: "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
    2025: "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
    2026: "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    2027: "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    2028: "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
    2029: "01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25",
    2030: "01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
    2031: "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
}
OFF = {
    date.fromisoformat(f"{year}-{day}") for year, days in DAYS_OFF.items() for day in days.split()
}


class Held(NamedTuple):
    """A meeting with its times made of the printed ones."""

    data: Data
    starts: datetime
    ends: datetime

    @property
    def day(self) -> date:
        """The date on the meeting's own clock."""
        return self.starts.date()

    @property
    def name(self) -> str:
        """What a message says of it."""
        return f"{self.data['type']} {','.join(self.data['states'])[:20]} {self.data['starts']}"


def held(meetings: Iterable[Data]) -> list[Held]:
    """Read meetings; the printed offset must be that of the printed zone."""
    found: list[Held] = []
    for data in meetings:
        wall = datetime.fromisoformat(data["starts"])
        starts = wall.replace(tzinfo=ZoneInfo(data["zone"]))
        assert starts.utcoffset() == wall.utcoffset(), data
        utc = starts.astimezone(ZoneInfo("UTC"))
        found.append(Held(data, starts, utc + timedelta(minutes=data["minutes"])))
    return found


def problems(meetings: list[Data], states: list[Data], skipped: dict[int, list[Data]]) -> list[str]:
    """Return every broken rule; ``skipped`` is what each year's plan said it left out."""
    found = held(meetings)
    zones = {state["code"]: state["zone"] for state in states}
    return [
        *_bad_days(found),
        *_bad_hours(found, zones),
        *_overlaps(found, "hosts"),
        *_overlaps(found, "states"),
        *_bad_series(found, zones, skipped),
        *_bad_sessions(found),
        *_too_many_one_time(found),
    ]


def business(day: date) -> bool:
    """Monday to Friday and no day off."""
    return day.weekday() < 5 and day not in OFF


def inside(one: Held, zone: str) -> bool:
    """True when start and end lie between 8:00 and 17:00 on a zone's clock."""
    first, last = (moment.astimezone(ZoneInfo(zone)) for moment in (one.starts, one.ends))
    return first.date() == last.date() and OPENS <= first.time() < last.time() <= CLOSES


def _bad_days(found: list[Held]) -> Iterator[str]:
    for one in found:
        if one.data["zone"] != EASTERN:
            yield f"not on the Eastern clock: {one.name}"
        if not business(one.day):
            yield f"no business day: {one.name}"


def _bad_hours(found: list[Held], zones: dict[str, str]) -> Iterator[str]:
    for one in found:
        for zone in {EASTERN, *(zones[code] for code in one.data["states"])}:
            if not inside(one, zone):
                yield f"outside the hours of {zone}: {one.name}"


def _overlaps(found: list[Held], whose: str) -> Iterator[str]:
    last: dict[str, Held] = {}
    for one in sorted(found, key=lambda each: each.starts):
        for name in one.data[whose]:
            if name in last and last[name].ends > one.starts:
                yield f"{name} is in two meetings: {last[name].name} and {one.name}"
            if name not in last or one.ends > last[name].ends:
                last[name] = one


def _bad_series(
    found: list[Held], zones: dict[str, str], skipped: dict[int, list[Data]]
) -> Iterator[str]:
    busy: dict[tuple[str, date], list[Held]] = defaultdict(list)
    series: dict[str, list[Held]] = defaultdict(list)
    for one in found:
        for name in [*one.data["hosts"], *one.data["states"]]:
            busy[name, one.day].append(one)
        if one.data["series"]:
            series[one.data["series"]].append(one)
    left_out = {
        (year, line["type"], line["state"], line["date"])
        for year, lines in skipped.items()
        for line in lines
    }
    for members in series.values():
        if len({one.starts.time() for one in members}) > 1:
            yield f"more than one time in the series of {members[0].name}"
        for due, one in _dues(members):
            if one is None:
                data = members[0].data
                who = data["states"][0] if len(data["states"]) == 1 else "all"
                if (data["year"], data["type"], who, due.isoformat()) not in left_out:
                    yield f"{due} is missing without a reason: {members[0].name}"
                yield from _could_be_held(members[0], due, 5, busy, zones)
            elif one.day != due:
                if business(due) or not 0 < (one.day - due).days <= 4:
                    yield f"moved from {due}: {one.name}"
                yield from _could_be_held(one, due, (one.day - due).days, busy, zones)


def _dues(members: list[Held]) -> Iterator[tuple[date, Held | None]]:
    """Each due date of a series with its meeting; None where there is none."""
    by_number = {one.data["occurrence"]: one for one in members}
    if _is_monthly(members):
        weekday, nth = Counter(
            (one.day.weekday(), (one.day.day - 1) // 7) for one in members
        ).most_common(1)[0][0]
        first = min(members, key=lambda one: one.data["occurrence"])
        months = first.day.year * 12 + first.day.month - first.data["occurrence"]
        for number in range(1, max(by_number) + 1):
            day = date((months + number - 1) // 12, (months + number - 1) % 12 + 1, 1)
            day += timedelta(days=(weekday - day.weekday()) % 7 + 7 * nth)
            yield day, by_number.get(number)
        return
    first_due = min(one.day - timedelta(days=14 * (one.data["occurrence"] - 1)) for one in members)
    for number in range(1, max(39, *by_number) + 1):
        yield first_due + timedelta(days=14 * (number - 1)), by_number.get(number)


def _is_monthly(members: list[Held]) -> bool:
    return members[0].data["type"] == "cycle-call"


def _could_be_held(
    one: Held, due: date, days: int, busy: dict[tuple[str, date], list[Held]], zones: dict[str, str]
) -> Iterator[str]:
    """Days that were passed over must be off, outside somebody's hours, or somebody's busy ones."""
    for move in range(days):
        day = due + timedelta(days=move)
        starts = datetime.combine(day, one.starts.time(), ZoneInfo(EASTERN))
        tried = Held(one.data, starts, starts + timedelta(minutes=one.data["minutes"]))
        names = [*one.data["hosts"], *one.data["states"]]
        taken = any(
            other.starts < tried.ends and tried.starts < other.ends
            for name in names
            for other in busy[name, day]
        )
        suits = all(inside(tried, zones[code]) for code in one.data["states"])
        if business(day) and suits and not taken:
            yield f"{day} was free for {one.name}"


def _bad_sessions(found: list[Held]) -> Iterator[str]:
    sessions: dict[tuple[int, str], list[Held]] = defaultdict(list)
    for one in found:
        if one.data["session"]:
            sessions[one.data["year"], one.data["type"]].append(one)
    for (year, kind), members in sessions.items():
        if len(members) != 3:
            yield f"{len(members)} sessions of {kind}, RY {year}"
        for one, other in combinations(members, 2):
            if one.day.weekday() == other.day.weekday():
                yield f"two sessions on one weekday: {one.name} and {other.name}"
            if one.starts.time() == other.starts.time():
                yield f"two sessions at one hour: {one.name} and {other.name}"


def _too_many_one_time(found: list[Held]) -> Iterator[str]:
    load = Counter(
        (host, one.day)
        for one in found
        if not one.data["series"] and not one.data["session"] and len(one.data["states"]) == 1
        for host in one.data["hosts"]
    )
    for (host, day), count in load.items():
        if count > 2:
            yield f"{host} has {count} one-time meetings on {day}"
