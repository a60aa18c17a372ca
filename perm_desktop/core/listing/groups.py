"""How a list of meetings is grouped, and what waits: pure rules, the moment an argument."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, Self

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import MeetingStatus

_OPEN = (MeetingStatus.SCHEDULED, MeetingStatus.DRAFT)
_AGENDA_DUE_WITHIN = timedelta(days=14)  # from then on an empty agenda is named


class Grouping(StrEnum):
    """What the headings of the list stand for."""

    TIME = "time"
    STATE = "state"
    HOST = "host"
    PHASE = "phase"
    MONTH = "month"
    NONE = "none"


class TimeGroup(StrEnum):
    """Groups by time, in the order they are shown."""

    ATTENTION = "attention"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    PAST = "past"


class Attention(StrEnum):
    """Why a meeting waits for the liaison."""

    OPEN = "open"  # over, and nobody said whether it was held
    UNRECORDED = "unrecorded"  # held, and nobody's attendance is recorded
    NO_AGENDA = "no-agenda"  # today's or tomorrow's, with nothing on its agenda


class Agenda(StrEnum):
    """What a list says of an agenda."""

    READY = "ready"
    EMPTY = "empty"  # and the meeting is near
    NONE = "none"  # nothing on it, and nothing has to be


class Moment(NamedTuple):
    """Now, as the rules need it: minutes since 1970, and days as ISO texts of the home zone."""

    now: int
    today: str
    tomorrow: str
    week_ends: str  # Sunday of the current week
    agenda_due: str  # last day whose agenda is looked for

    @classmethod
    def at(cls, now: int, today: date) -> Self:
        """Return the moment of a UTC minute on a day."""
        return cls(
            now,
            today.isoformat(),
            (today + timedelta(days=1)).isoformat(),
            (today + timedelta(days=6 - today.weekday())).isoformat(),
            (today + _AGENDA_DUE_WITHIN).isoformat(),
        )


def is_open(row: MeetingRow) -> bool:
    """Whether it is neither held nor cancelled."""
    return row.status in _OPEN


def is_over(row: MeetingRow, now: int) -> bool:
    """Whether its time has passed."""
    return row.utc + row.minutes <= now


def is_left_open(row: MeetingRow, now: int) -> bool:
    """Whether it is over and nobody said what became of it.

    One that was over when it was planned is the record of a past cycle and waits quietly.
    """
    return is_open(row) and is_over(row, now) and not row.entered_afterwards


def is_unrecorded(row: MeetingRow) -> bool:
    """Whether it was held and nobody recorded who came, though somebody was to come."""
    return row.status == MeetingStatus.HELD and bool(row.states) and not row.marked_states


def attention(row: MeetingRow, moment: Moment) -> Attention | None:
    """Return why a meeting needs attention, if it does."""
    if is_unrecorded(row):
        return Attention.UNRECORDED
    if is_left_open(row, moment.now):
        return Attention.OPEN
    if not is_open(row) or is_over(row, moment.now):
        return None
    is_near = moment.today <= row.starts[:10] <= moment.tomorrow
    return Attention.NO_AGENDA if is_near and not row.agenda_items else None


def agenda(row: MeetingRow, moment: Moment) -> Agenda:
    """Return what to say of a meeting's agenda."""
    if row.agenda_items:
        return Agenda.READY
    is_due = is_open(row) and not is_over(row, moment.now) and row.starts[:10] <= moment.agenda_due
    return Agenda.EMPTY if is_due else Agenda.NONE


def time_group(row: MeetingRow, moment: Moment) -> TimeGroup:
    """Return the group of a meeting by time; what needs attention goes before its day."""
    return day_group(row, moment) if attention(row, moment) is None else TimeGroup.ATTENTION


def day_group(row: MeetingRow, moment: Moment) -> TimeGroup:
    """Return the group that the day of a meeting belongs to."""
    day = row.starts[:10]
    if day < moment.today:
        return TimeGroup.PAST
    if day == moment.today:
        return TimeGroup.TODAY
    return TimeGroup.WEEK if day <= moment.week_ends else TimeGroup.LATER


def group_of(row: MeetingRow, grouping: Grouping, moment: Moment) -> str:
    """Return the key of the group that a meeting belongs to."""
    return GROUP_KEYS[grouping](row, moment)


def _one_state(row: MeetingRow, _: Moment) -> str:
    return "" if "," in row.states else row.states


def group_order(key: str, grouping: Grouping) -> tuple[int, str]:
    """Return what groups are sorted by."""
    match grouping:
        case Grouping.TIME:
            return list(TimeGroup).index(TimeGroup(key)), ""
        case Grouping.PHASE:
            return _PHASE_ORDER.index(key), ""
        case Grouping.HOST:
            return key.count(","), key
        case _:
            return 0, key


def group_title(key: str, grouping: Grouping, moment: Moment, names: Mapping[str, str]) -> str:
    """Return the heading of a group; ``names`` are the states' names by code."""
    match grouping:
        case Grouping.TIME:
            return _time_title(TimeGroup(key), moment)
        case Grouping.STATE:
            return names.get(key, key) or "Several states"
        case Grouping.HOST:
            return key.replace(",", ", ") or "No host"
        case Grouping.PHASE:
            return PHASE_NAMES[key]
        case Grouping.MONTH:
            month, _, year = clock.long_day(date.fromisoformat(f"{key}-01")).split()
            return f"{month} {year}"
        case Grouping.NONE:
            return ""


def _time_title(group: TimeGroup, moment: Moment) -> str:
    if group is TimeGroup.TODAY:
        day = clock.long_weekday(date.fromisoformat(moment.today))
        return f"Today, {day.rpartition(',')[0]}"
    return TIME_NAMES[group]


PHASE_NAMES = {
    "pre": "Pre-cycle",
    "intra": "Intra-cycle",
    "post": "Post-cycle",
    "any": "Any phase",
}
_PHASE_ORDER = tuple(PHASE_NAMES)
TIME_NAMES = {
    TimeGroup.ATTENTION: "Needs attention",
    TimeGroup.TODAY: "Today",
    TimeGroup.WEEK: "This week",
    TimeGroup.LATER: "Later",
    TimeGroup.PAST: "Past",
}
# functions by grouping: 100,000 meetings are grouped at a time
GROUP_KEYS: Mapping[Grouping, Callable[[MeetingRow, Moment], str]] = {
    Grouping.TIME: time_group,
    Grouping.STATE: _one_state,
    Grouping.HOST: lambda row, _: row.hosts,
    Grouping.PHASE: lambda row, _: row.phase,
    Grouping.MONTH: lambda row, _: row.starts[:7],
    Grouping.NONE: lambda row, _: "",
}
