"""From cadences to dates: a pure planner without clock or store.

Each meeting it wants has a slot, a name that says what it is for ("rc-check-in/OH/12"). A slot
that exists, moved, cancelled or deleted, is never planned again.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from perm_desktop.core import rhythm
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.holidays import business_days
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.office_hours import HostCalendar, starts
from perm_desktop.core.vocabulary import CadenceKind, Methodology

_PER_HOST_AND_DAY = 2  # one-time meetings of one state each


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting to be made; its start is Eastern wall time."""

    type: str
    states: tuple[str, ...]
    day: date
    start: int  # minutes after midnight, Eastern
    minutes: int
    slot: str
    session: int | None = None
    occurrence: int | None = None
    variant: Methodology | None = None
    every: str = ""  # rhythm, where it belongs to a series

    @property
    def wall(self) -> str:
        """Start as the catalog writes it."""
        return f"{self.day.isoformat()}T{self.start // 60:02}:{self.start % 60:02}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A date of a rhythm on which nothing is planned, and why."""

    type: str
    state: str
    date: date
    reason: str


@dataclass(frozen=True, slots=True)
class Unmet:
    """A meeting that no day of its window can take."""

    rule: str
    what: str
    relaxation: str


@dataclass(slots=True)
class Plan:
    """What a planning run proposes."""

    meetings: list[Planned] = field(default_factory=list[Planned])
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    unmet: list[Unmet] = field(default_factory=list[Unmet])

    @property
    def by_type(self) -> dict[str, int]:
        """Number of meetings of each type."""
        return dict(Counter(meeting.type for meeting in self.meetings))


class Planner:
    """Plans one cycle into a calendar of hosts that other cycles already use."""

    def __init__(
        self, cycle: Cycle, states: dict[str, State], hosts: HostCalendar, taken: Iterable[str]
    ) -> None:
        self._cycle = cycle
        self._states = states
        self._hosts = hosts
        self._taken = frozenset(taken)
        self._one_time: Counter[tuple[str, date]] = Counter()
        self._plan = Plan()

    def plan(self, types: Sequence[MeetingType]) -> Plan:
        """Plan the types that a cycle owes; if-needed, triggered and ad hoc ones are offered only.

        Joint meetings come first: they have the fewest hours.
        """
        wanted = [kind for kind in types if kind.window and kind.key not in self._cycle.not_held]
        for kind in sorted(wanted, key=lambda kind: (not kind.joint, _effort(kind), kind.id)):
            self._plan_type(kind)
        self._plan.meetings.sort(key=lambda meeting: (meeting.day, meeting.start, meeting.slot))
        return self._plan

    def _plan_type(self, kind: MeetingType) -> None:
        if kind.cadence.kind is CadenceKind.SERIES:
            for members in self._audiences(kind):
                self._series(kind, members)
        elif kind.cadence.kind is CadenceKind.N_OF_M:
            self._sessions(kind)
        elif kind.joint:
            for number, variant in enumerate(kind.variants or (None,)):
                self._once(kind, self._cycle.codes, variant, number)
        else:
            for number, (code,) in enumerate(self._audiences(kind)):
                self._once(kind, (code,), self._variant_of(kind, code), number)

    def _audiences(self, kind: MeetingType) -> list[tuple[str, ...]]:
        return [self._cycle.codes] if kind.joint else [(code,) for code in self._cycle.codes]

    def _variant_of(self, kind: MeetingType, code: str) -> Methodology | None:
        members = {state.code: state.methodology for state in self._cycle.states}
        return members[code] if kind.variants else None

    def _window(self, kind: MeetingType) -> DateSpan:
        """The type's window inside its phase of this cycle."""
        if kind.window is None:
            raise ValueError(f"{kind.key} is not planned")
        phase = self._cycle.phases[kind.window.phase]
        first = min(phase.starts + timedelta(days=kind.window.from_day), phase.ends)
        return DateSpan(first, min(phase.starts + timedelta(days=kind.window.to_day), phase.ends))

    def _zones(self, codes: Iterable[str]) -> list[str]:
        return [self._states[code].zone for code in codes]

    def _once(
        self,
        kind: MeetingType,
        codes: tuple[str, ...],
        variant: Methodology | None,
        number: int,
    ) -> None:
        """One meeting, on a day of the window that spreads the meetings of its type."""
        slot = "/".join([kind.key, *(codes if not kind.joint else ()), *(_named(variant, kind))])
        if slot in self._taken:
            return
        days = business_days(*_ends(self._window(kind)))
        shift = number * len(days) // max(len(self._cycle.codes), 1) if not kind.joint else number
        for day in days[shift:] + days[:shift]:
            if self._one_time_full(kind, day):
                continue
            start = self._free_start(kind, codes, day)
            if start is not None:
                self._put(
                    kind.hosts,
                    Planned(kind.key, codes, day, start, kind.minutes, slot, variant=variant),
                )
                self._one_time.update((host, day) for host in kind.hosts if not kind.joint)
                return
        self._no_room(kind, codes)

    def _one_time_full(self, kind: MeetingType, day: date) -> bool:
        return not kind.joint and any(
            self._one_time[host, day] >= _PER_HOST_AND_DAY for host in kind.hosts
        )

    def _sessions(self, kind: MeetingType) -> None:
        """Sessions in equal parts of the window, on different weekdays and at different hours."""
        window, count = self._window(kind), kind.cadence.sessions
        days = business_days(*_ends(window))
        part = max(len(days) // count, 1)
        weekdays: set[int] = set()
        hours: set[int] = set()
        for session in range(1, count + 1):
            slot = f"{kind.key}/S{session}"
            if slot in self._taken:
                continue
            candidates = days[part * (session - 1) : part * session] or days
            found = self._session_slot(kind, candidates, weekdays, hours)
            if found is None:
                self._no_room(kind, self._cycle.codes)
                continue
            day, start = found
            weekdays.add(day.weekday())
            hours.add(start)
            codes = self._cycle.codes
            self._put(
                kind.hosts,
                Planned(kind.key, codes, day, start, kind.minutes, slot, session=session),
            )

    def _session_slot(
        self, kind: MeetingType, days: Sequence[date], weekdays: set[int], hours: set[int]
    ) -> tuple[date, int] | None:
        options = [
            (day, start)
            for day in days
            for start in starts(self._zones(self._cycle.codes), day, kind.minutes)
            if self._hosts.is_free(kind.hosts, day, start, kind.minutes)
        ]
        return min(
            options,
            key=lambda option: (option[0].weekday() in weekdays, option[1] in hours, *option),
            default=None,
        )

    def _free_start(self, kind: MeetingType, codes: tuple[str, ...], day: date) -> int | None:
        return next(
            (
                start
                for start in starts(self._zones(codes), day, kind.minutes)
                if self._hosts.is_free(kind.hosts, day, start, kind.minutes)
            ),
            None,
        )

    def _series(self, kind: MeetingType, codes: tuple[str, ...]) -> None:
        """A rhythm that keeps weekday and time; the least crowded one that is free throughout."""
        name = "/".join([kind.key, *(codes if not kind.joint else ())])
        if any(slot.startswith(f"{name}/") for slot in self._taken):
            return  # the series is there; what the liaison did to it stays
        request = rhythm.Request(
            every=kind.cadence.every,
            span=self._window(kind),
            zones=tuple(self._zones(codes)),
            hosts=kind.hosts,
            minutes=kind.minutes,
        )
        found = rhythm.find(request, self._hosts)
        if found is None:
            self._no_room(kind, codes)
            return
        for number, occurrence in enumerate(found.occurrences, start=1):
            slot = f"{name}/{number}"
            if occurrence.day is None:
                where = codes[0] if len(codes) == 1 else "all"
                self._plan.skipped.append(
                    Skipped(kind.key, where, occurrence.due, occurrence.reason)
                )
                continue
            self._put(
                kind.hosts,
                Planned(
                    *(kind.key, codes, occurrence.day, found.start, kind.minutes, slot),
                    occurrence=number,
                    every=kind.cadence.every,
                ),
            )

    def _put(self, hosts: tuple[str, ...], meeting: Planned) -> None:
        self._hosts.take(hosts, meeting.day, meeting.start, meeting.minutes)
        self._plan.meetings.append(meeting)

    def _no_room(self, kind: MeetingType, codes: tuple[str, ...]) -> None:
        window = self._window(kind)
        who = codes[0] if len(codes) == 1 else "all states"
        self._plan.unmet.append(
            Unmet(
                rule="hours and hosts",
                what=f"{kind.title}, {who}: no free time from {window.starts} to {window.ends}",
                relaxation="Widen the type's window, or shorten the meeting.",
            )
        )


def _effort(kind: MeetingType) -> int:
    order = (CadenceKind.ONCE_PER_CYCLE, CadenceKind.N_OF_M, CadenceKind.SERIES)
    return order.index(kind.cadence.kind) if kind.cadence.kind in order else len(order)


def _named(variant: Methodology | None, kind: MeetingType) -> list[str]:
    return [variant] if variant and kind.joint else []


def _ends(span: DateSpan) -> tuple[date, date]:
    return span.starts, span.ends
