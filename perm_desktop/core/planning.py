"""From cadences to dates: a pure planner without clock or store.

Each meeting it wants has a slot, a name that says what it is for ("rc-check-in/OH/2025-10-06"). A
slot that exists, moved, cancelled or deleted, is never planned again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from perm_desktop.core import rhythm, ways_out
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.inviting import Unmet
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.office_hours import HostCalendar
from perm_desktop.core.plan import Plan, Planned, Series, Skipped
from perm_desktop.core.plan_limits import PlanLimits, Wish
from perm_desktop.core.plan_rules import PlanRules
from perm_desktop.core.rhythm import Anchor, eastern_start, is_meeting_day
from perm_desktop.core.vocabulary import CadenceKind


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
        self._hosts = hosts
        self._taken = frozenset(taken)
        self._anchors = anchors or {}
        self._rules = rules or PlanRules()
        self._limits = PlanLimits(cycle, states, self._rules)
        self._methods = {state.code: state.methodology for state in cycle.states}
        self._one_time: Counter[tuple[str, date]] = Counter(one_time or {})
        self._sessions_held = sessions or {}  # weekday and start by type
        self._reserved = HostCalendar()
        self._holidays: list[tuple[Wish, rhythm.Request, Anchor, date]] = []
        self._plan = Plan()

    def plan(self, types: Sequence[MeetingType]) -> Plan:
        """Plan the types that a cycle owes; if-needed, triggered and ad hoc ones are offered only.

        Those with the fewest hours come first: joint meetings, then the series, the west before
        the east, then one-time meetings into what is left.
        """
        wanted = [kind for kind in types if self._limits.allow(kind)]
        self._plan = Plan(left_alone=len(self._taken))
        for kind in sorted((kind for kind in wanted if kind.joint), key=_effort):
            self._plan_joint(kind)
        single = [kind for kind in wanted if not kind.joint]
        for wish in sorted(self._series_wishes(single), key=self._rank):
            self._series(wish)
        self._place_holidays()
        for kind in single:
            if kind.cadence.kind is not CadenceKind.SERIES:
                self._plan_one_time(kind)
        self._plan.meetings.sort(key=lambda meeting: (meeting.day, meeting.start, meeting.slot))
        return self._plan

    # -- which meetings

    def _plan_joint(self, kind: MeetingType) -> None:
        codes = self._cycle.codes
        if kind.cadence.kind is CadenceKind.SERIES:
            self._series(Wish(kind, codes))
        elif kind.cadence.kind is CadenceKind.N_OF_M:
            self._sessions(kind)
        else:
            for number, variant in enumerate(kind.variants or (None,)):
                self._once(Wish(kind, codes, variant, number))

    def _series_wishes(self, kinds: Iterable[MeetingType]) -> list[Wish]:
        return [
            Wish(kind, (code,))
            for kind in kinds
            if kind.cadence.kind is CadenceKind.SERIES
            for code in self._cycle.codes
        ]

    def _plan_one_time(self, kind: MeetingType) -> None:
        for number, code in enumerate(self._cycle.codes):
            variant = self._methods[code] if kind.variants else None
            self._once(Wish(kind, (code,), variant, number))

    def _rank(self, wish: Wish) -> tuple[int, str, int]:
        """Fewest hours first, so that the west gets the afternoon before the east takes it."""
        return self._limits.hours(wish), wish.codes[0], wish.kind.id

    # -- one-time meetings

    def _once(self, wish: Wish) -> None:
        """One meeting, on a day of the window that spreads the meetings of its type."""
        kind = wish.kind
        parts = [kind.key, *(() if kind.joint else wish.codes)]
        if kind.joint and wish.variant:
            parts.append(wish.variant.value)
        slot = "/".join(parts)
        if slot in self._taken:
            return
        days = self._limits.days(wish, self._limits.window(kind))
        shift = wish.number
        if not kind.joint:
            shift = wish.number * len(days) // len(self._cycle.codes)
        for day in days[shift:] + days[:shift]:
            free = [] if self._is_full(kind, day) else self._free_starts(wish, day)
            if free:
                self._put(wish, self._planned(wish, day, free[0], slot))
                if not kind.joint:
                    self._one_time.update((host, day) for host in kind.hosts)
                return
        self._plan.unmet.append(self._way_out(wish))

    def _is_full(self, kind: MeetingType, day: date) -> bool:
        limit = self._rules.one_time_per_day
        return not kind.joint and any(self._one_time[host, day] >= limit for host in kind.hosts)

    def _free_starts(self, wish: Wish, day: date) -> list[int]:
        minutes = self._limits.minutes(wish.kind)
        return self._limits.free_starts(self._hosts, wish, day, minutes)

    def _way_out(self, wish: Wish) -> Unmet:
        is_full = partial(self._is_full, wish.kind)
        return ways_out.of_meeting(self._limits, self._hosts, wish, is_full)

    def _planned(self, wish: Wish, day: date, start: int, slot: str) -> Planned:
        kind = wish.kind
        return Planned(
            type=kind.key,
            states=wish.codes,
            day=day,
            start=start,
            minutes=self._limits.minutes(kind),
            slot=slot,
            variant=wish.variant,
            zone=self._limits.chosen(kind).zone,
            joint=kind.joint,
        )

    # -- sessions to choose from

    def _sessions(self, kind: MeetingType) -> None:
        """Sessions in equal parts of the window, on different weekdays and at different hours."""
        wish, count = Wish(kind, self._cycle.codes), kind.cadence.sessions
        days = self._limits.days(wish, self._limits.window(kind))
        held = list(self._sessions_held.get(kind.key, ()))
        for session in range(1, count + 1):
            slot = f"{kind.key}/S{session}"
            if slot in self._taken:
                continue
            part = days[len(days) * (session - 1) // count : len(days) * session // count]
            found = self._session_slot(wish, part, held) or self._session_slot(wish, days, held)
            if found is None:
                self._plan.unmet.append(self._way_out(wish))
                continue
            day, start = found
            held.append((day.weekday(), start))
            self._put(wish, replace(self._planned(wish, day, start, slot), session=session))

    def _session_slot(
        self, wish: Wish, days: Sequence[date], held: Sequence[tuple[int, int]]
    ) -> tuple[date, int] | None:
        """The first day and start unlike those held, but where the liaison chose one for all."""
        chosen = self._limits.chosen(wish.kind)
        weekdays = {weekday for weekday, _ in held if chosen.weekday is None}
        hours = {start for _, start in held if chosen.start is None}
        for day in days:
            if day.weekday() not in weekdays:
                for start in self._free_starts(wish, day):
                    if start not in hours:
                        return day, start
        return None

    # -- series

    def _series(self, wish: Wish) -> None:
        """Go on with the rhythm that is there, or find one that is free throughout.

        What falls on a holiday is placed later: a moved meeting must not keep a whole rhythm from
        its weekday and time.
        """
        kind, request = wish.kind, self._limits.request(wish)
        anchor = self._anchors.get(wish.series)
        if anchor is not None:
            dues = rhythm.continued(anchor, kind.cadence.every, request.span)
        else:
            found = rhythm.find(request, self._hosts, self._reserved)
            if found is None:
                self._plan.unmet.append(ways_out.of_series(self._hosts, wish, request))
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

    def _put_occurrence(
        self, wish: Wish, request: rhythm.Request, anchor: Anchor, due: date
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

    def _put(self, wish: Wish, meeting: Planned) -> None:
        start = eastern_start(meeting.start, meeting.zone, meeting.day)
        self._hosts.take(self._limits.busy_names(wish), meeting.day, start, meeting.minutes)
        self._plan.meetings.append(meeting)


def _slot(series: Series, due: date) -> str:
    return "/".join(filter(None, (*series, due.isoformat())))


def _effort(kind: MeetingType) -> tuple[int, int]:
    order = (CadenceKind.ONCE_PER_CYCLE, CadenceKind.N_OF_M, CadenceKind.SERIES)
    return order.index(kind.cadence.kind) if kind.cadence.kind in order else len(order), kind.id
