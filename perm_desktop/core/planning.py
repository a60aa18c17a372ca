"""From cadences to dates: a pure planner without clock or store.

Each meeting it wants has a slot, a name that says what it is for ("rc-check-in/OH/2025-10-06"). A
slot that exists, moved, cancelled or deleted, is never planned again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from perm_desktop.core import rhythm
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.inviting import Unmet
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.office_hours import HostCalendar, bounds, starts
from perm_desktop.core.plan import Plan, Planned, Series, Skipped
from perm_desktop.core.plan_rules import PlanRules, TypeRules, clipped
from perm_desktop.core.rhythm import Anchor, eastern_start, is_meeting_day, meeting_days
from perm_desktop.core.vocabulary import CadenceKind, Methodology

_SHORTER = 30  # minutes tried as a relaxation
_HOUR = 60
_WIDER = 14  # days


@dataclass(frozen=True, slots=True)
class _Wish:
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


class Planner:
    """Plans one cycle into a calendar of hosts that other cycles already use."""

    def __init__(
        self,
        cycle: Cycle,
        states: Mapping[str, State],
        hosts: HostCalendar,
        taken: Iterable[str] = (),
        *,
        rules: PlanRules | None = None,
        anchors: Mapping[Series, Anchor] | None = None,
        one_time: Mapping[tuple[str, date], int] | None = None,
        sessions: Mapping[str, Iterable[tuple[int, int]]] | None = None,
    ) -> None:
        self._cycle = cycle
        self._states = states
        self._hosts = hosts
        self._taken = frozenset(taken)
        self._anchors = anchors or {}
        self._rules = rules or PlanRules()
        self._liaisons = {state.code: state.liaison for state in cycle.states}
        self._methods = {state.code: state.methodology for state in cycle.states}
        self._one_time: Counter[tuple[str, date]] = Counter(one_time or {})
        self._sessions_held = sessions or {}  # weekday and start by type
        self._reserved = HostCalendar()
        self._holidays: list[tuple[_Wish, rhythm.Request, Anchor, date]] = []
        self._plan = Plan()

    def plan(self, types: Sequence[MeetingType]) -> Plan:
        """Plan the types that a cycle owes; if-needed, triggered and ad hoc ones are offered only.

        Those with the fewest hours come first: joint meetings, then the series, the west before
        the east, then one-time meetings into what is left.
        """
        wanted = [kind for kind in types if self._is_wanted(kind)]
        self._plan = Plan(left_alone=len(self._taken))
        for kind in sorted((kind for kind in wanted if kind.joint), key=_effort):
            self._plan_joint(kind)
        single = [kind for kind in wanted if not kind.joint]
        for wish in sorted(self._series_wishes(single), key=self._hours):
            self._series(wish)
        self._place_holidays()
        for kind in single:
            if kind.cadence.kind is not CadenceKind.SERIES:
                self._plan_one_time(kind)
        self._plan.meetings.sort(key=lambda meeting: (meeting.day, meeting.start, meeting.slot))
        return self._plan

    # -- which meetings

    def _is_wanted(self, kind: MeetingType) -> bool:
        return (
            kind.window is not None
            and bool(self._cycle.codes)
            and kind.key not in self._cycle.not_held
            and not self._rules.of_type(kind.key).skip
        )

    def _plan_joint(self, kind: MeetingType) -> None:
        codes = self._cycle.codes
        if kind.cadence.kind is CadenceKind.SERIES:
            self._series(_Wish(kind, codes))
        elif kind.cadence.kind is CadenceKind.N_OF_M:
            self._sessions(kind)
        else:
            for number, variant in enumerate(kind.variants or (None,)):
                self._once(_Wish(kind, codes, variant, number))

    def _series_wishes(self, kinds: Iterable[MeetingType]) -> list[_Wish]:
        return [
            _Wish(kind, (code,))
            for kind in kinds
            if kind.cadence.kind is CadenceKind.SERIES
            for code in self._cycle.codes
        ]

    def _plan_one_time(self, kind: MeetingType) -> None:
        for number, code in enumerate(self._cycle.codes):
            variant = self._methods[code] if kind.variants else None
            self._once(_Wish(kind, (code,), variant, number))

    def _hours(self, wish: _Wish) -> tuple[int, str, int]:
        """Fewest hours first, so that the west gets the afternoon before the east takes it."""
        year = self._window(wish.kind).starts.year
        seasons = date(year, 7, 1), date(year, 12, 1)  # the clocks differ
        first, last = bounds(self._zones(wish.codes), seasons, *self._opening())
        return last - first, wish.codes[0], wish.kind.id

    # -- what limits them

    def _opening(self) -> tuple[int, int]:
        return self._rules.opens, self._rules.closes

    def _chosen(self, kind: MeetingType) -> TypeRules:
        return self._rules.of_type(kind.key)

    def _minutes(self, kind: MeetingType) -> int:
        return self._chosen(kind).minutes or kind.minutes

    def _window(self, kind: MeetingType) -> DateSpan:
        """The type's window inside its phase of this cycle, or the one chosen for it."""
        shipped = shipped_window(kind, self._cycle)
        if shipped is None:
            raise ValueError(f"{kind.key} is not planned")
        return clipped(shipped, self._chosen(kind))

    def _zones(self, codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._states[code].zone for code in codes))

    def _busy_names(self, wish: _Wish) -> tuple[str, ...]:
        return busy_names(wish.kind.hosts, wish.codes, self._liaisons)

    def _days(self, wish: _Wish, window: DateSpan) -> list[date]:
        return [
            day
            for day in meeting_days(window, self._rules)
            if self._chosen(wish.kind).weekday in (None, day.weekday())
            and not self._rules.suspended(day, wish.kind.hosts, wish.codes)
        ]

    # -- one-time meetings

    def _once(self, wish: _Wish) -> None:
        """One meeting, on a day of the window that spreads the meetings of its type."""
        kind = wish.kind
        parts = [kind.key, *(() if kind.joint else wish.codes)]
        if kind.joint and wish.variant:
            parts.append(wish.variant.value)
        slot = "/".join(parts)
        if slot in self._taken:
            return
        days = self._days(wish, self._window(kind))
        shift = wish.number
        if not kind.joint:
            shift = wish.number * len(days) // len(self._cycle.codes)
        for day in days[shift:] + days[:shift]:
            start = None if self._is_full(kind, day) else self._free_start(wish, day)
            if start is not None:
                self._put(wish, self._planned(wish, day, start, slot))
                if not kind.joint:
                    self._one_time.update((host, day) for host in kind.hosts)
                return
        self._unmet_once(wish)

    def _is_full(self, kind: MeetingType, day: date) -> bool:
        limit = self._rules.one_time_per_day
        return not kind.joint and any(self._one_time[host, day] >= limit for host in kind.hosts)

    def _free_starts(self, wish: _Wish, day: date, minutes: int) -> list[int]:
        """Starts on the type's own wall clock that suit everybody on a day."""
        chosen, zones = self._chosen(wish.kind), self._zones(wish.codes)
        names = self._busy_names(wish)
        behind = eastern_start(0, chosen.zone, day)
        options = starts(zones, day, minutes, *self._opening())
        if chosen.start is not None:
            first, last = bounds(zones, [day], *self._opening())
            wanted = chosen.start + behind
            options = [wanted] if first <= wanted <= last - minutes else []
        return [
            start - behind for start in options if self._hosts.is_free(names, day, start, minutes)
        ]

    def _free_start(self, wish: _Wish, day: date) -> int | None:
        return next(iter(self._free_starts(wish, day, self._minutes(wish.kind))), None)

    def _planned(self, wish: _Wish, day: date, start: int, slot: str) -> Planned:
        kind = wish.kind
        return Planned(
            type=kind.key,
            states=wish.codes,
            day=day,
            start=start,
            minutes=self._minutes(kind),
            slot=slot,
            variant=wish.variant,
            zone=self._chosen(kind).zone,
            joint=kind.joint,
        )

    # -- sessions to choose from

    def _sessions(self, kind: MeetingType) -> None:
        """Sessions in equal parts of the window, on different weekdays and at different hours."""
        wish, count = _Wish(kind, self._cycle.codes), kind.cadence.sessions
        days = self._days(wish, self._window(kind))
        held = list(self._sessions_held.get(kind.key, ()))
        for session in range(1, count + 1):
            slot = f"{kind.key}/S{session}"
            if slot in self._taken:
                continue
            part = days[len(days) * (session - 1) // count : len(days) * session // count]
            found = self._session_slot(wish, part, held) or self._session_slot(wish, days, held)
            if found is None:
                self._unmet_once(wish)
                continue
            day, start = found
            held.append((day.weekday(), start))
            self._put(wish, replace(self._planned(wish, day, start, slot), session=session))

    def _session_slot(
        self, wish: _Wish, days: Sequence[date], held: Sequence[tuple[int, int]]
    ) -> tuple[date, int] | None:
        """The first day and start unlike those held, but where the liaison chose one for all."""
        chosen = self._chosen(wish.kind)
        weekdays = {weekday for weekday, _ in held if chosen.weekday is None}
        hours = {start for _, start in held if chosen.start is None}
        for day in days:
            if day.weekday() not in weekdays:
                for start in self._free_starts(wish, day, self._minutes(wish.kind)):
                    if start not in hours:
                        return day, start
        return None

    # -- series

    def _series(self, wish: _Wish) -> None:
        """Go on with the rhythm that is there, or find one that is free throughout.

        What falls on a holiday is placed later: a moved meeting must not keep a whole rhythm from
        its weekday and time.
        """
        kind, request = wish.kind, self._request(wish)
        anchor = self._anchors.get(wish.series)
        if anchor is not None:
            dues = rhythm.continued(anchor, kind.cadence.every, request.span)
        else:
            found = rhythm.find(request, self._hosts, self._reserved)
            if found is None:
                self._unmet_series(wish, request)
                return
            anchor, dues = found.anchor, found.dues
        self._plan.anchors[wish.series] = anchor
        for due in dues:
            if _slot(wish.series, due) in self._taken:
                continue
            if is_meeting_day(due, self._rules):
                self._put_occurrence(wish, request, anchor, due)
            else:
                self._holidays.append((wish, request, anchor, due))
                self._reserve(request, anchor, due)

    def _reserve(self, request: rhythm.Request, anchor: Anchor, due: date) -> None:
        """Ask the series that follow to leave room, if they can, for what a holiday moves."""
        day = rhythm.moved_to(request, (self._hosts, self._reserved), anchor, due)
        if day is not None:
            start = eastern_start(anchor.start, anchor.zone, day)
            self._reserved.take(request.hosts, day, start, request.minutes)

    def _place_holidays(self) -> None:
        """Move what is due on a holiday to where there is room now."""
        for waiting in sorted(self._holidays, key=lambda waiting: waiting[3]):
            self._put_occurrence(*waiting)

    def _request(self, wish: _Wish) -> rhythm.Request:
        chosen = self._chosen(wish.kind)
        return rhythm.Request(
            every=wish.kind.cadence.every,
            span=self._window(wish.kind),
            zones=self._zones(wish.codes),
            hosts=self._busy_names(wish),
            minutes=self._minutes(wish.kind),
            zone=chosen.zone,
            weekday=chosen.weekday,
            start=chosen.start,
            rules=self._rules,
        )

    def _put_occurrence(
        self, wish: _Wish, request: rhythm.Request, anchor: Anchor, due: date
    ) -> None:
        kind = wish.kind
        occurrence = rhythm.held_on(request, self._hosts, anchor, due)
        day = occurrence.day or due
        reason = self._rules.suspended(day, kind.hosts, wish.codes) or occurrence.reason
        if occurrence.day is None or reason:
            where = "all" if kind.joint else wish.codes[0]
            self._plan.skipped.append(Skipped(kind.key, where, due, reason))
            return
        planned = self._planned(wish, occurrence.day, anchor.start, _slot(wish.series, due))
        number = rhythm.number_of(anchor, kind.cadence.every, due)
        self._put(
            wish,
            replace(planned, zone=anchor.zone, occurrence=number, every=kind.cadence.every),
        )

    def _put(self, wish: _Wish, meeting: Planned) -> None:
        start = eastern_start(meeting.start, meeting.zone, meeting.day)
        self._hosts.take(self._busy_names(wish), meeting.day, start, meeting.minutes)
        self._plan.meetings.append(meeting)

    # -- what cannot be met

    def _unmet_once(self, wish: _Wish) -> None:
        window = self._window(wish.kind)
        what = f"{wish.kind.short_title}, {wish.who}: no time from {window.starts} to {window.ends}"
        wider = DateSpan(
            window.starts - timedelta(days=_WIDER), window.ends + timedelta(days=_WIDER)
        )
        minutes = self._minutes(wish.kind)
        shorter = min(_SHORTER, minutes)
        tries = (
            ("window", wider, minutes, "Widen the window"),
            ("length", window, shorter, f"Shorten it to {shorter} minutes"),
        )
        for rule, span, length, way_out in tries:
            for day in self._days(wish, span):
                if not self._is_full(wish.kind, day) and self._free_starts(wish, day, length):
                    self._add_unmet(rule, what, f"{way_out}: {day} is free.")
                    return
        self._add_unmet("hours and hosts", what, "Leave the type out and add it by hand.")

    def _unmet_series(self, wish: _Wish, request: rhythm.Request) -> None:
        what = f"{wish.kind.short_title}, {wish.who}: no weekday and time is free throughout"
        liaisons = tuple(name for name in request.hosts if name.startswith("liaison "))
        others = tuple(name for name in request.hosts if name not in liaisons)
        shorter = replace(request, minutes=min(_SHORTER, request.minutes))
        longer_day = replace(
            request.rules, opens=request.rules.opens - _HOUR, closes=request.rules.closes + _HOUR
        )
        without = " or ".join(name.removeprefix("liaison ") for name in liaisons)
        ways = (
            ("length", shorter, f"Shorten it to {shorter.minutes} minutes."),
            ("hours", replace(request, rules=longer_day), "Begin an hour earlier or end later."),
            ("liaison", replace(request, hosts=others), f"Do not ask {without} to be in it."),
        )
        for rule, relaxed, relaxation in ways:
            if relaxed != request and rhythm.find(relaxed, self._hosts) is not None:
                self._add_unmet(rule, what, relaxation)
                return
        self._add_unmet("hosts", what, "Leave the type out and add single meetings by hand.")

    def _add_unmet(self, rule: str, what: str, relaxation: str) -> None:
        self._plan.unmet.append(Unmet(rule, what, relaxation))


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


def _slot(series: Series, due: date) -> str:
    return "/".join(filter(None, (*series, due.isoformat())))


def _effort(kind: MeetingType) -> tuple[int, int]:
    order = (CadenceKind.ONCE_PER_CYCLE, CadenceKind.N_OF_M, CadenceKind.SERIES)
    return order.index(kind.cadence.kind) if kind.cadence.kind in order else len(order), kind.id
