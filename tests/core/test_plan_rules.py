"""No rule of planning is ever broken, whatever else stands in the calendar."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perm_desktop.core import clock, cycles
from perm_desktop.core.cycles import Cycle, CycleState, DateSpan
from perm_desktop.core.holidays import is_business_day
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.office_hours import HostCalendar
from perm_desktop.core.plan import Plan, Planned
from perm_desktop.core.plan_limits import busy_names
from perm_desktop.core.plan_rules import PlanRules, Suspension, TypeRules
from perm_desktop.core.planning import Planner
from perm_desktop.core.vocabulary import CadenceKind, Phase

Types = Sequence[MeetingType]
States = dict[str, State]
CODES = ["AK", "AZ", "DC", "HI", "IN", "ME", "NV", "OH", "OR", "PR", "TX", "WA"]
ZONES = ["America/New_York", "Pacific/Honolulu", "Pacific/Guam", "Asia/Kathmandu", "Europe/Lisbon"]
HOSTS = ["CMS", "ERC", "RC", "SC"]


@dataclass(frozen=True)
class World:
    """A cycle to plan and what is there before."""

    cycle: Cycle
    standing: list[tuple[tuple[str, ...], int, int]]  # names, UTC minute, minutes
    rules: PlanRules

    def calendar(self) -> HostCalendar:
        found = HostCalendar()
        for names, utc, minutes in self.standing:
            found.take_utc(names, utc, minutes)
        return found


@st.composite
def worlds(draw: st.DrawFn) -> World:
    year = draw(st.integers(cycles.FIRST_YEAR, cycles.LAST_YEAR - 1))
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=4, unique=True))
    names = draw(st.lists(st.sampled_from(["", "Ann", "Bob"]), min_size=4, max_size=4))
    phases = cycles.default_phases(year)
    span = DateSpan(phases[Phase.PRE].starts, phases[Phase.POST].ends)
    days = st.integers(0, span.days - 1).map(lambda n: span.starts + timedelta(days=n))
    cycle = Cycle(
        id=year,
        year=year,
        group=cycles.cycle_group(year),
        review=cycles.review_period(year),
        phases=phases,
        cutoff=cycles.default_cutoff(year),
        states=tuple(
            CycleState(code, liaison=name) for code, name in zip(codes, names, strict=False)
        ),
    )
    who = st.sampled_from([*HOSTS, *(f"state {code}" for code in codes), "liaison Ann"])
    standing = st.tuples(
        st.tuples(who),
        st.builds(
            lambda day, minute, zone: clock.utc_minutes(
                f"{day}T{minute // 60:02}:{minute % 60:02}", zone
            ),
            days,
            st.integers(0, 24 * 60 - 1),
            st.sampled_from(ZONES),
        ),
        st.integers(1, 24 * 60),
    )
    return World(
        cycle,
        draw(st.lists(standing, max_size=25)),
        PlanRules(extra_holidays=tuple(draw(st.lists(days, max_size=5)))),
    )


def planned(world: World, states: States, types: Types, **options: Any) -> Plan:
    settled = {"rules": world.rules} | options
    return Planner(world.cycle, states, world.calendar(), **settled).plan(types)


def utc(meeting: Planned) -> int:
    return clock.utc_minutes(meeting.wall, meeting.zone)


def spans(meetings: Iterable[Planned], world: World, types: Types) -> dict[str, list[Any]]:
    """Start and end in UTC of everything that each host, state and liaison is in."""
    hosts = {kind.key: kind.hosts for kind in types}
    liaisons = {state.code: state.liaison for state in world.cycle.states}
    found: dict[str, list[tuple[int, int, bool]]] = defaultdict(list)
    for meeting in meetings:
        for name in busy_names(hosts[meeting.type], meeting.states, liaisons):
            found[name].append((utc(meeting), utc(meeting) + meeting.minutes, True))
    for names, start, minutes in world.standing:
        for name in names:
            found[name].append((start, start + minutes, False))
    return found


def assert_nobody_is_in_two(meetings: Iterable[Planned], world: World, types: Types) -> None:
    for name, taken in spans(meetings, world, types).items():
        for one, other in combinations(sorted(taken), 2):
            if one[2] or other[2]:  # what stood there before may overlap itself
                assert one[1] <= other[0] or other[1] <= one[0], name


@given(world=worlds())
@settings(max_examples=20)
def test_days_and_hours_suit_everybody(world: World, types: Types, states: States) -> None:
    for meeting in planned(world, states, types).meetings:
        assert is_business_day(meeting.day)
        assert meeting.day not in world.rules.extra_holidays
        assert meeting.zone == clock.EASTERN
        for zone in {clock.EASTERN, *(states[code].zone for code in meeting.states)}:
            first, last = (clock.local(utc(meeting) + n, zone) for n in (0, meeting.minutes))
            assert (8, 0) <= (first.hour, first.minute) < (last.hour, last.minute) <= (17, 0)


@given(world=worlds())
@settings(max_examples=20)
def test_nobody_is_in_two_meetings_at_once(world: World, types: Types, states: States) -> None:
    assert_nobody_is_in_two(planned(world, states, types).meetings, world, types)


@given(world=worlds())
@settings(max_examples=20)
def test_a_series_keeps_weekday_time_and_distance(
    world: World, types: Types, states: States
) -> None:
    found = planned(world, states, types)
    for meeting in found.meetings:
        if not meeting.every:
            continue
        due = date.fromisoformat(meeting.slot.rpartition("/")[2])
        anchor = found.anchors[meeting.series]
        assert meeting.start == anchor.start
        assert due.weekday() == anchor.first.weekday()
        if meeting.every == "month":
            assert (due.day - 1) // 7 == (anchor.first.day - 1) // 7
        else:
            assert due - anchor.first == timedelta(days=14 * ((meeting.occurrence or 0) - 1))
        moved = (meeting.day - due).days
        assert 0 <= moved <= 4
        off = not is_business_day(due) or due in world.rules.extra_holidays
        assert (moved > 0) == off
    for skipped in found.skipped:
        assert skipped.reason
        assert not is_business_day(skipped.date) or skipped.date in world.rules.extra_holidays


@given(world=worlds())
@settings(max_examples=20)
def test_sessions_differ_and_one_time_meetings_are_spread(
    world: World, types: Types, states: States
) -> None:
    found = planned(world, states, types).meetings
    hosts = {kind.key: kind.hosts for kind in types}
    once = {kind.key for kind in types if kind.cadence.kind is CadenceKind.ONCE_PER_STATE}
    for one, other in combinations([meeting for meeting in found if meeting.session], 2):
        if one.type == other.type:
            assert one.day.weekday() != other.day.weekday()
            assert one.start != other.start
    load = Counter((host, m.day) for m in found if m.type in once for host in hosts[m.type])
    assert max(load.values(), default=0) <= 2


@given(world=worlds())
@settings(max_examples=12)
def test_what_is_not_planned_is_told(world: World, types: Types, states: States) -> None:
    found = planned(world, states, types)
    assert all(unmet.rule and unmet.what and unmet.relaxation for unmet in found.unmet)
    count = len(world.cycle.codes)
    owed = 0
    for kind in types:
        owed += {
            CadenceKind.ONCE_PER_CYCLE: len(kind.variants) or 1,
            CadenceKind.ONCE_PER_STATE: count,
            CadenceKind.N_OF_M: 3,
            CadenceKind.SERIES: 1 if kind.joint else count,
        }.get(kind.cadence.kind, 0)
    made = {meeting.series if meeting.every else meeting.slot for meeting in found.meetings}
    assert len(made) + len(found.unmet) == owed


@given(world=worlds(), code=st.sampled_from(CODES))
@settings(max_examples=12)
def test_planning_again_adds_only_what_is_missing(
    world: World, code: str, types: Types, states: States
) -> None:
    first = planned(world, states, types)
    hosts = {kind.key: kind.hosts for kind in types}
    liaisons = {state.code: state.liaison for state in world.cycle.states}
    standing = world.standing + [
        (busy_names(hosts[m.type], m.states, liaisons), utc(m), m.minutes) for m in first.meetings
    ]
    kept = {"taken": [m.slot for m in first.meetings], "anchors": first.anchors}
    after = replace(world, standing=standing)
    again = planned(after, states, types, **kept)
    assert again.left_alone == len(first.meetings)
    assert again.meetings == []

    if code not in world.cycle.codes:
        more = replace(world.cycle, states=(*world.cycle.states, CycleState(code)))
        grown = planned(replace(after, cycle=more), states, types, **kept)
        assert {meeting.states for meeting in grown.meetings} == {(code,)}

    phases = dict(world.cycle.phases)
    intra = phases[Phase.INTRA]
    phases[Phase.INTRA] = DateSpan(intra.starts, intra.ends + timedelta(days=90))
    longer = planned(
        replace(after, cycle=replace(world.cycle, phases=phases)), states, types, **kept
    )
    for meeting in longer.meetings:
        assert meeting.every
        assert (meeting.occurrence or 0) > (18 if meeting.every == "month" else 39)


def test_a_type_that_is_new_is_all_that_is_added(types: Types, states: States) -> None:
    world = World(a_cycle(["OH", "WA"]), [], PlanRules())
    known = [kind for kind in types if kind.key != "state-intake"]
    first = planned(world, states, known)
    taken = [meeting.slot for meeting in first.meetings]
    again = planned(world, states, types, taken=taken, anchors=first.anchors)
    assert {meeting.slot for meeting in again.meetings} == {"state-intake/OH", "state-intake/WA"}


def a_cycle(codes: Iterable[str], liaison: str = "") -> Cycle:
    return Cycle(
        id=1,
        year=2027,
        group=3,
        review=cycles.review_period(2027),
        phases=cycles.default_phases(2027),
        cutoff=cycles.default_cutoff(2027),
        states=tuple(CycleState(code, liaison=liaison) for code in codes),
    )


def test_thirty_five_states_with_one_liaison_in_everything_fit(
    types: Types, states: States
) -> None:
    world = World(a_cycle(sorted(states)[:35], "Ann"), [], PlanRules())
    found = planned(world, states, types)
    assert found.unmet == []
    assert_nobody_is_in_two(found.meetings, world, types)


def test_fifty_two_states_with_one_liaison_name_rule_and_relaxation(
    types: Types, states: States
) -> None:
    world = World(a_cycle(states, "Ann"), [], PlanRules())
    found = planned(world, states, types)
    assert found.unmet
    assert {unmet.rule for unmet in found.unmet} <= {
        *("length", "hours", "liaison", "hosts", "window", "hours and hosts")
    }
    assert all(unmet.relaxation for unmet in found.unmet)
    series = [unmet for unmet in found.unmet if "check-in" in unmet.what]
    assert len({unmet.what for unmet in series}) == len(series)
    assert_nobody_is_in_two(found.meetings, world, types)


def test_a_liaison_without_an_hour_is_named_as_the_one_to_leave_out(
    types: Types, states: States
) -> None:
    cycle = a_cycle(["OH"], "Ann")
    span = cycle.span
    noon = [
        clock.utc_minutes(f"{span.starts + timedelta(days=n)}T07:00", clock.EASTERN)
        for n in range(span.days)
    ]
    world = World(cycle, [(("liaison Ann",), start, 12 * 60) for start in noon], PlanRules())
    (kind,) = (kind for kind in types if kind.key == "rc-check-in")
    (unmet,) = planned(world, states, [kind]).unmet
    assert (unmet.rule, unmet.relaxation) == ("liaison", "Do not ask Ann to be in it.")


@pytest.mark.parametrize(
    ("pause", "kinds"),
    [
        (Suspension(date(2026, 3, 1), "storm", date(2026, 5, 31)), {"rc-check-in", "erc-check-in"}),
        (Suspension(date(2026, 3, 1), "storm", date(2026, 5, 31), host="RC"), {"rc-check-in"}),
        (Suspension(date(2026, 3, 1), "storm", date(2026, 5, 31), state="OH"), {"erc-check-in"}),
    ],
    ids=["cycle", "host", "state"],
)
def test_nothing_of_a_suspension_is_planned(
    pause: Suspension, kinds: set[str], types: Types, states: States
) -> None:
    hosts = {kind.key: kind.hosts for kind in types}
    world = World(a_cycle(["OH", "WA"]), [], PlanRules(suspensions=(pause,)))
    found = planned(world, states, types)
    for meeting in found.meetings:
        assert not pause.covers(meeting.day, hosts[meeting.type], meeting.states)
    left_out = [s for s in found.skipped if s.reason == "suspended: storm"]
    assert kinds <= {skipped.type for skipped in left_out}
    assert max(skipped.date for skipped in left_out) <= date(2026, 5, 31)


def test_a_holiday_does_not_move_a_meeting_into_a_suspension(types: Types, states: States) -> None:
    memorial_day = date(2026, 5, 25)
    pause = Suspension(memorial_day + timedelta(days=1), "storm")
    kind = next(kind for kind in types if kind.key == "rc-check-in")
    chosen = {"rc-check-in": TypeRules(weekday=0, first=date(2026, 5, 11))}
    world = World(a_cycle(["OH"]), [], PlanRules(suspensions=(pause,), types=chosen))
    found = planned(world, states, [kind])
    assert max(meeting.day for meeting in found.meetings) < memorial_day


def test_a_session_that_stands_keeps_its_weekday_and_start_from_the_others(
    types: Types, states: States
) -> None:
    kind = next(kind for kind in types if kind.key == "perm-101")
    world = World(a_cycle(["OH"]), [], PlanRules())
    free = planned(world, states, [kind], taken=["perm-101/S1"]).meetings
    held = {"perm-101": [(free[0].day.weekday(), free[0].start)]}
    found = planned(world, states, [kind], taken=["perm-101/S1"], sessions=held).meetings
    for meeting in found:
        assert meeting.day.weekday() != free[0].day.weekday()
        assert meeting.start != free[0].start


def test_choices_for_a_type_are_followed(types: Types, states: States) -> None:
    chosen = {
        "rc-check-in": TypeRules(weekday=3, start=10 * 60, minutes=45, zone="America/Chicago"),
        "state-intake": TypeRules(first=date(2026, 2, 2), last=date(2026, 2, 6)),
        "cycle-call": TypeRules(skip=True),
        "perm-101": TypeRules(start=14 * 60, weekday=2),
    }
    world = World(a_cycle(["OH", "TX"]), [], PlanRules(types=chosen))
    found = planned(world, states, types)
    assert found.unmet == []
    calls = [meeting for meeting in found.meetings if meeting.type == "rc-check-in"]
    texas = {(m.start, m.zone, m.minutes) for m in calls if m.states == ("TX",)}
    assert texas <= {(600, "America/Chicago", 45)}
    assert all(date.fromisoformat(m.slot[-10:]).weekday() == 3 for m in calls)
    intakes = [meeting for meeting in found.meetings if meeting.type == "state-intake"]
    assert all(date(2026, 2, 2) <= meeting.day <= date(2026, 2, 6) for meeting in intakes)
    assert "cycle-call" not in found.by_type
    webinars = [meeting for meeting in found.meetings if meeting.type == "perm-101"]
    assert [(m.start, m.day.weekday()) for m in webinars] == [(840, 2)] * 3
    assert all(a.day < b.day for a, b in pairwise(webinars))
