"""From cadences to dates: rules that hold for every year and every set of states."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from perm_desktop.core import clock, cycles
from perm_desktop.core.cycles import Cycle, CycleState, DateSpan
from perm_desktop.core.holidays import business_days, is_business_day
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import Cadence, MeetingType, PlanWindow, Wording
from perm_desktop.core.office_hours import HostCalendar
from perm_desktop.core.plan import Plan, Planned, Series
from perm_desktop.core.planning import Planner
from perm_desktop.core.rhythm import Anchor
from perm_desktop.core.vocabulary import CadenceKind, Methodology, Phase

Types = Sequence[MeetingType]
States = dict[str, State]
CODES = st.lists(
    st.sampled_from(["AK", "AZ", "DC", "HI", "IN", "ME", "NV", "OH", "OR", "PR", "TX", "WA"]),
    min_size=1,
    max_size=5,
    unique=True,
)
YEARS = st.integers(cycles.FIRST_YEAR, cycles.LAST_YEAR - 1)


def a_cycle(year: int, codes: Iterable[str], not_held: dict[str, str] | None = None) -> Cycle:
    return Cycle(
        id=year,
        year=year,
        group=cycles.cycle_group(year),
        review=cycles.review_period(year),
        phases=cycles.default_phases(year),
        cutoff=cycles.default_cutoff(year),
        states=tuple(CycleState(code) for code in codes),
        not_held=not_held or {},
    )


def plan(
    cycle: Cycle,
    states: States,
    types: Types,
    taken: Iterable[str] = (),
    hosts: HostCalendar | None = None,
    anchors: Mapping[Series, Anchor] | None = None,
) -> Plan:
    return Planner(cycle, states, hosts or HostCalendar(), taken, anchors=anchors).plan(types)


def a_type(kind: CadenceKind, *, joint: bool, days: int = 30, **details: object) -> MeetingType:
    return MeetingType(
        id=1,
        key="call",
        phase=Phase.PRE,
        cadence=Cadence(kind, details),
        joint=joint,
        minutes=60,
        hosts=("SC",),
        variants=(),
        short_title="Call",
        window=PlanWindow(Phase.PRE, 0, days),
        factory=False,
        source=Wording("Call"),
        shipped=Wording(),
        own=Wording(),
        roles=(),
        sources=(),
    )


def hosts_of(types: Types) -> dict[str, tuple[str, ...]]:
    return {kind.key: kind.hosts for kind in types}


def assert_hours_suit_everyone(meeting: Planned, states: States) -> None:
    starts = clock.utc_minutes(meeting.wall, clock.EASTERN)
    for zone in {clock.EASTERN, *(states[code].zone for code in meeting.states)}:
        first, last = (clock.local(starts + after, zone) for after in (0, meeting.minutes))
        assert first.date() == last.date() == meeting.day
        assert (8, 0) <= (first.hour, first.minute) < (last.hour, last.minute) <= (17, 0), zone


def assert_no_host_is_in_two_places(found: Iterable[Planned], types: Types) -> None:
    taken: dict[tuple[str, date], list[tuple[int, int]]] = defaultdict(list)
    for meeting in found:
        for host in hosts_of(types)[meeting.type]:
            taken[host, meeting.day].append((meeting.start, meeting.start + meeting.minutes))
    for spans in taken.values():
        assert all(a[1] <= b[0] for a, b in pairwise(sorted(spans)))


@given(year=YEARS, codes=CODES)
@settings(max_examples=15)
def test_every_meeting_suits_the_calendar_and_every_clock(
    year: int, codes: list[str], types: Types, states: States
) -> None:
    found = plan(a_cycle(year, codes), states, types)
    assert found.unmet == []
    for meeting in found.meetings:
        assert is_business_day(meeting.day)
        assert_hours_suit_everyone(meeting, states)
    assert_no_host_is_in_two_places(found.meetings, types)
    assert found.meetings == sorted(found.meetings, key=lambda m: (m.day, m.start, m.slot))


@given(year=YEARS, codes=CODES)
@settings(max_examples=15)
def test_series_keep_fourteen_days_but_for_holidays(
    year: int, codes: list[str], types: Types, states: States
) -> None:
    found = plan(a_cycle(year, codes), states, types)
    series: dict[tuple[str, tuple[str, ...]], list[Planned]] = defaultdict(list)
    for meeting in found.meetings:
        if meeting.every == "14-days":
            series[meeting.type, meeting.states].append(meeting)
    assert len(series) == 2 * len(codes)
    for meetings in series.values():
        first = min(m.day - timedelta(days=14 * ((m.occurrence or 0) - 1)) for m in meetings)
        assert len({meeting.start for meeting in meetings}) == 1
        for meeting in meetings:
            due = first + timedelta(days=14 * ((meeting.occurrence or 0) - 1))
            moved = meeting.day - due
            assert timedelta(0) <= moved <= timedelta(days=4)
            assert moved == timedelta(0) or not is_business_day(due)


@given(year=YEARS, codes=CODES)
@settings(max_examples=15)
def test_sessions_to_choose_from_differ_in_weekday_and_hour(
    year: int, codes: list[str], types: Types, states: States
) -> None:
    found = plan(a_cycle(year, codes), states, types)
    for kind in types:
        if kind.cadence.kind is CadenceKind.N_OF_M:
            sessions = [meeting for meeting in found.meetings if meeting.type == kind.key]
            assert [meeting.session for meeting in sessions] == [1, 2, 3]
            for one, other in combinations(sessions, 2):
                assert one.day.weekday() != other.day.weekday()
                assert one.start != other.start


@given(year=YEARS, count=st.integers(1, 14))
def test_a_host_has_at_most_two_one_time_meetings_a_day(
    year: int, count: int, states: States
) -> None:
    kind = a_type(CadenceKind.ONCE_PER_STATE, joint=False, days=6)  # four or five business days
    codes = [code for code, state in states.items() if state.zone == clock.EASTERN][:count]
    found = plan(a_cycle(year, codes), states, [kind])
    load = Counter(meeting.day for meeting in found.meetings)
    assert max(load.values()) <= 2
    assert len(found.meetings) + len(found.unmet) == len(codes)
    assert count > 8 or found.unmet == []


@given(year=YEARS, codes=CODES)
@settings(max_examples=10)
def test_every_owed_type_is_planned_once_for_everyone_it_is_owed_to(
    year: int, codes: list[str], types: Types, states: States
) -> None:
    found = plan(a_cycle(year, codes), states, types)
    by_type = Counter(meeting.type for meeting in found.meetings)
    for kind in types:
        match kind.cadence.kind:
            case CadenceKind.ONCE_PER_CYCLE:
                assert by_type[kind.key] == (len(kind.variants) or 1)
            case CadenceKind.ONCE_PER_STATE:
                assert by_type[kind.key] == len(codes)
            case CadenceKind.N_OF_M:
                assert by_type[kind.key] == 3
            case CadenceKind.SERIES:
                skipped = sum(one.type == kind.key for one in found.skipped)
                owed = 18 if kind.cadence.every == "month" else 39 * len(codes)
                assert by_type[kind.key] + skipped == owed
            case _:
                assert by_type[kind.key] == 0
    assert len({meeting.slot for meeting in found.meetings}) == len(found.meetings)
    assert found.by_type == dict(by_type)


@given(year=YEARS, codes=CODES)
@settings(max_examples=8)
def test_planning_is_the_same_every_time_and_adds_nothing_the_second(
    year: int, codes: list[str], types: Types, states: States
) -> None:
    found = plan(a_cycle(year, codes), states, types)
    assert plan(a_cycle(year, sorted(codes)), states, types) == found
    taken = [meeting.slot for meeting in found.meetings]
    again = plan(a_cycle(year, codes), states, types, taken, anchors=found.anchors)
    assert again.meetings == []
    assert again.left_alone == len(taken)


def test_a_meeting_stays_inside_the_window_of_its_phase(types: Types, states: States) -> None:
    cycle = a_cycle(2027, ["OH", "WA"])
    windows = {
        kind.key: DateSpan(
            cycle.phases[kind.window.phase].starts + timedelta(days=kind.window.from_day),
            cycle.phases[kind.window.phase].starts + timedelta(days=kind.window.to_day),
        )
        for kind in types
        if kind.window
    }
    for meeting in plan(cycle, states, types).meetings:
        assert meeting.day in windows[meeting.type]


def test_a_type_that_is_not_held_this_cycle_is_not_planned(types: Types, states: States) -> None:
    cycle = a_cycle(2027, ["OH"], {"mrr-mr-orientation": "no medical review"})
    assert "mrr-mr-orientation" not in plan(cycle, states, types).by_type


def test_each_methodology_gets_its_own_instruction_meeting(types: Types, states: States) -> None:
    found = plan(a_cycle(2027, ["OH"]), states, types).meetings
    variants = [m.variant for m in found if m.type == "data-submission-instruction"]
    assert sorted(filter(None, variants)) == [Methodology.PERM_PLUS, Methodology.ROUTINE]


def test_a_state_gets_the_universe_build_of_its_methodology(types: Types, states: States) -> None:
    members = (CycleState("OH", Methodology.ROUTINE), CycleState("WA"))
    cycle = replace(a_cycle(2027, []), states=members)
    found = plan(cycle, states, types).meetings
    built = {m.states[0]: m.variant for m in found if m.type == "universe-build"}
    assert built == {"OH": Methodology.ROUTINE, "WA": None}


def test_what_finds_no_room_is_told_with_a_way_out(states: States) -> None:
    hosts = HostCalendar()
    for n in range(31):
        hosts.take(["SC"], date(2025, 6, 1) + timedelta(days=n), 8 * 60, 9 * 60)
    for day in business_days(date(2025, 7, 2), date(2025, 12, 31)):
        hosts.take(["SC"], day, 8 * 60, 9 * 60)
    for kind, told in (
        (
            a_type(CadenceKind.ONCE_PER_STATE, joint=False),
            (
                "Call, OH: no time from 2025-06-01 to 2025-07-01",
                "window",
                "Widen the window: 2025-05-19 is free.",
            ),
        ),
        (
            a_type(CadenceKind.ONCE_PER_CYCLE, joint=True),
            (
                "Call, all states: no time from 2025-06-01 to 2025-07-01",
                "window",
                "Widen the window: 2025-05-19 is free.",
            ),
        ),
        (
            a_type(CadenceKind.SERIES, joint=False, every="14-days"),
            (
                "Call, OH: no weekday and time is free throughout",
                "hours",
                "Begin an hour earlier or end later.",
            ),
        ),
    ):
        found = plan(a_cycle(2027, ["OH"]), states, [kind], hosts=hosts)
        assert found.meetings == []
        (unmet,) = found.unmet
        assert (unmet.what, unmet.rule, unmet.relaxation) == told


def test_sessions_without_room_are_each_told(states: States) -> None:
    hosts = HostCalendar()
    for n in range(31):
        hosts.take(["SC"], date(2025, 6, 1) + timedelta(days=n), 8 * 60, 9 * 60)
    kind = a_type(CadenceKind.N_OF_M, joint=True, sessions=3, needed=1)
    found = plan(a_cycle(2027, ["OH", "WA"]), states, [kind], hosts=hosts)
    assert [unmet.what for unmet in found.unmet] == [
        "Call, all states: no time from 2025-06-01 to 2025-07-01"
    ] * 3


def test_a_session_that_is_there_is_not_planned_again(states: States) -> None:
    kind = a_type(CadenceKind.N_OF_M, joint=True, sessions=3, needed=1)
    found = plan(a_cycle(2027, ["OH"]), states, [kind], taken=["call/S2"])
    assert [meeting.session for meeting in found.meetings] == [1, 3]


def test_a_series_of_which_an_occurrence_is_left_goes_on_in_its_rhythm(states: States) -> None:
    kind = a_type(CadenceKind.SERIES, joint=False, every="14-days")
    anchors = {("call", "OH"): Anchor(date(2025, 6, 3), 11 * 60)}  # a Tuesday
    cycle = a_cycle(2027, ["OH", "WA"])
    found = plan(cycle, states, [kind], taken=["call/OH/2025-07-01"], anchors=anchors)
    ohio = [meeting for meeting in found.meetings if meeting.states == ("OH",)]
    assert [meeting.occurrence for meeting in ohio] == [1, 2, *range(4, 16)]
    assert {(meeting.day.weekday(), meeting.start) for meeting in ohio} <= {(1, 11 * 60), (2, 660)}
    assert len([meeting for meeting in found.meetings if meeting.states == ("WA",)]) >= 14


def test_a_cycle_without_states_plans_nothing_for_single_states(states: States) -> None:
    kind = a_type(CadenceKind.ONCE_PER_STATE, joint=False)
    assert plan(a_cycle(2027, []), states, [kind]).meetings == []


def test_planned_starts_are_wall_times() -> None:
    meeting = Planned("call", ("OH",), date(2026, 4, 5), 8 * 60 + 5, 60, "call/OH")
    assert meeting.wall == "2026-04-05T08:05"


def test_a_start_past_midnight_is_on_the_next_date() -> None:
    meeting = Planned("call", ("OH",), date(2026, 4, 30), 24 * 60 + 90, 60, "call/OH")
    assert meeting.wall == "2026-05-01T01:30"
