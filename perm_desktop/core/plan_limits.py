"""What a planned meeting keeps to: the days, hours and people of its cycle and its rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.office_hours import HostCalendar, bounds, starts
from perm_desktop.core.plan import Series
from perm_desktop.core.plan_rules import PlanRules, TypeRules, clipped
from perm_desktop.core.rhythm import Request, eastern_start, meeting_days
from perm_desktop.core.vocabulary import CadenceKind, Methodology


@dataclass(frozen=True, slots=True)
class Wish:
    """One series or one meeting to be placed."""

    kind: MeetingType
    codes: tuple[str, ...]
    variant: Methodology | None = None
    number: int = 0  # among those of its type, to spread them

    @property
    def who(self) -> str:
        """Whom a sentence names."""
        return "all states" if self.kind.joint else self.codes[0]

    @property
    def series(self) -> Series:
        """The series it belongs to, where it is one."""
        return self.kind.key, "" if self.kind.joint else self.codes[0]


class PlanLimits:
    """Says where a wish may be placed; it places nothing."""

    def __init__(self, cycle: Cycle, states: Mapping[str, State], rules: PlanRules) -> None:
        self.rules = rules
        self._cycle = cycle
        self._states = states
        self._liaisons = {state.code: state.liaison for state in cycle.states}

    def allow(self, kind: MeetingType) -> bool:
        """True for a type that is planned ahead in this cycle, and not left out."""
        return (
            kind.window is not None
            and bool(self._cycle.codes)
            and kind.key not in self._cycle.not_held
            and not self.chosen(kind).skip
        )

    def chosen(self, kind: MeetingType) -> TypeRules:
        """What the liaison chose for a type."""
        return self.rules.of_type(kind.key)

    def minutes(self, kind: MeetingType) -> int:
        """How long a meeting of the type is."""
        return self.chosen(kind).minutes or kind.minutes

    def window(self, kind: MeetingType) -> DateSpan:
        """The type's window inside its phase of this cycle, or the one chosen for it."""
        shipped = shipped_window(kind, self._cycle)
        if shipped is None:
            raise ValueError(f"{kind.key} is not planned")
        return clipped(shipped, self.chosen(kind))

    def busy_names(self, wish: Wish) -> tuple[str, ...]:
        """Whom the meeting takes in a host calendar."""
        return busy_names(wish.kind.hosts, wish.codes, self._liaisons)

    def hours(self, wish: Wish) -> int:
        """How many minutes of a day suit all clocks of a wish, in summer and in winter."""
        year = self.window(wish.kind).starts.year
        seasons = date(year, 7, 1), date(year, 12, 1)  # the clocks differ
        first, last = self._bounds(wish, seasons)
        return last - first

    def days(self, wish: Wish, window: DateSpan) -> list[date]:
        """Return the days of a window on which it may be held."""
        weekday = self.chosen(wish.kind).weekday
        return [
            day
            for day in meeting_days(window, self.rules)
            if weekday in (None, day.weekday())
            and not self.rules.suspended(day, wish.kind.hosts, wish.codes)
        ]

    def free_starts(self, hosts: HostCalendar, wish: Wish, day: date, minutes: int) -> list[int]:
        """Return the starts on the type's own wall clock that suit everybody on a day."""
        chosen, names = self.chosen(wish.kind), self.busy_names(wish)
        behind = eastern_start(0, chosen.zone, day)
        if chosen.start is None:
            options = starts(self._zones(wish), day, minutes, self.rules.opens, self.rules.closes)
        else:
            first, last = self._bounds(wish, [day])
            wanted = chosen.start + behind
            options = [wanted] if first <= wanted <= last - minutes else []
        return [start - behind for start in options if hosts.is_free(names, day, start, minutes)]

    def request(self, wish: Wish) -> Request:
        """Return a series as the search for a rhythm wants it."""
        chosen = self.chosen(wish.kind)
        return Request(
            every=wish.kind.cadence.every,
            span=self.window(wish.kind),
            zones=self._zones(wish),
            hosts=self.busy_names(wish),
            minutes=self.minutes(wish.kind),
            zone=chosen.zone,
            weekday=chosen.weekday,
            start=chosen.start,
            rules=self.rules,
        )

    def _zones(self, wish: Wish) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._states[code].zone for code in wish.codes))

    def _bounds(self, wish: Wish, days: Sequence[date]) -> tuple[int, int]:
        return bounds(self._zones(wish), days, self.rules.opens, self.rules.closes)


def shipped_window(kind: MeetingType, cycle: Cycle) -> DateSpan | None:
    """Return the days on which a type is planned unless others are chosen.

    A series goes on to the end of its phase, also of one made longer. None for a type that is not
    planned, or whose phase the cycle does not have.
    """
    if kind.window is None or kind.window.phase not in cycle.phases:
        return None
    phase = cycle.phases[kind.window.phase]
    first = min(phase.starts + timedelta(days=kind.window.from_day), phase.ends)
    last = min(phase.starts + timedelta(days=kind.window.to_day), phase.ends)
    return DateSpan(first, phase.ends if kind.cadence.kind is CadenceKind.SERIES else last)


def busy_names(
    hosts: Iterable[str], codes: Sequence[str], liaisons: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the names under which a meeting takes its people in a host calendar.

    Hosts and states can be in one meeting at a time; a liaison is a constraint only for the states
    assigned to that person.
    """
    assigned = {liaisons.get(code, "") for code in codes} - {""}
    return (
        *hosts,
        *(f"state {code}" for code in codes),
        *(f"liaison {name}" for name in sorted(assigned)),
    )
