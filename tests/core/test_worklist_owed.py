"""What waits of the obligations: one line for what is alike, and none that is told already."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perm_desktop.core import worklist
from perm_desktop.core.cycles import CycleState
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.obligations.deadline_rules import RULES
from perm_desktop.core.obligations.deadlines import Deadline
from perm_desktop.core.obligations.differences import Difference
from perm_desktop.core.obligations.facts import CycleFacts, Decision, Delay
from perm_desktop.core.vocabulary import CadenceKind, Need
from perm_desktop.core.worklist import Section
from perm_desktop.core.worklist_lines import Act, Line
from perm_desktop.core.worklist_outlook import Owed
from tests.core.judging import judged, seen
from tests.core.obligations.known import Met, calls, kind, known, met

INTAKE = kind(CadenceKind.ONCE_PER_STATE)  # last day Aug 30, 2025
SESSIONS = kind(CadenceKind.N_OF_M, needed=1, sessions=3)
WEBINAR = kind(CadenceKind.IF_NEEDED)
CHECK_IN = kind(CadenceKind.SERIES, every="14-days")
RECONCILIATION = kind(CadenceKind.TRIGGERED, trigger="differences")
AD_HOC = kind(CadenceKind.AD_HOC, "ad-hoc-call")
MET = met("2025-07-08", states="OH,TX,UT", OH="attended", TX="attended", UT="attended")


def waiting(
    facts: CycleFacts,
    day: str,
    states: dict[str, State],
    *,
    deadlines: Sequence[tuple[int, Deadline]] = (),
    of: frozenset[str] = frozenset(),
    can_write: bool = True,
) -> list[Section]:
    """The groups of a day on which a cycle is looked at."""
    cycle = judged(facts, day)
    owed = Owed([cycle], of, deadlines)
    rows = [row for row in facts.rows if not of or not of.isdisjoint(row.state_codes)]
    return worklist.sections(rows, seen(cycle, states, can_write=can_write), (), owed)


def of_group(found: Sequence[Section], group: str) -> list[Line]:
    """The lines of a group."""
    return [line for section in found if section.group == group for line in section.lines]


def texts(found: Sequence[Section], group: str) -> list[tuple[str, str, str]]:
    """Place, what is wrong, and when."""
    return [(line.place, line.wrong, line.when) for line in of_group(found, group)]


def test_what_nothing_is_planned_for_is_due_before_its_last_day(states: dict[str, State]) -> None:
    found = waiting(known(INTAKE, []), "2025-08-20", states)
    assert texts(found, "due") == [
        (code, "not scheduled", "due Aug 30, in 10 days") for code in ("OH", "TX", "UT")
    ]
    assert of_group(found, "overdue") == []


def test_what_nothing_is_planned_for_is_overdue_after_its_last_day(
    states: dict[str, State],
) -> None:
    found = waiting(known(INTAKE, [met("2025-07-08", OH="attended")]), "2025-09-01", states)
    (texas, utah) = of_group(found, "overdue")
    assert (texas.place, texas.when) == ("TX", "due Aug 30, 2 days ago")
    assert (texas.act, texas.year, texas.type, texas.states) == (
        Act.MEET,
        2027,
        "call",
        ("TX",),
    )
    assert utah.names == "Utah"


def test_what_was_scheduled_or_held_is_not_listed_as_late(states: dict[str, State]) -> None:
    planned = met("2025-09-20", "scheduled", "OH,TX,UT", agenda_items=1)
    assert of_group(waiting(known(INTAKE, [planned]), "2025-09-01", states), "overdue") == []
    assert waiting(known(INTAKE, [MET]), "2025-09-01", states) == []


def test_a_call_that_is_over_and_not_closed_is_told_once(states: dict[str, State]) -> None:
    left_open = met("2025-08-20", "scheduled", "OH,TX,UT")
    found = waiting(known(INTAKE, [left_open]), "2025-09-01", states)
    assert [section.group for section in found] == ["over"]
    assert worklist.needed(found) == 1


def test_a_series_without_a_call_is_told_once(states: dict[str, State]) -> None:
    coming = [met("2026-05-20", "scheduled", series=7, occurrence=9, agenda_items=1)]
    held = calls("2025-12-01", "attended", "attended", "attended")
    facts = known(CHECK_IN, [*held, *coming])
    found = waiting(facts, "2026-04-14", states, of=frozenset({"OH"}))
    assert [section.group for section in found] == ["gap"]


def test_only_the_chosen_states_are_listed(states: dict[str, State]) -> None:
    found = waiting(known(INTAKE, []), "2025-09-01", states, of=frozenset({"TX"}))
    assert [line.place for line in of_group(found, "overdue")] == ["TX"]


def test_a_meeting_recorded_for_some_states_waits_for_the_others(
    states: dict[str, State],
) -> None:
    some = met("2025-07-08", states="OH,TX,UT", OH="attended")
    (line,) = of_group(waiting(known(INTAKE, [some]), "2025-07-10", states), "unrecorded")
    assert (line.wrong, line.act) == ("nothing recorded for TX, UT", Act.RECORD)
    assert line.meeting == 1


def test_a_meeting_without_any_record_is_told_once(states: dict[str, State]) -> None:
    found = waiting(known(INTAKE, [met("2025-07-08", states="OH,TX,UT")]), "2025-07-10", states)
    assert [line.wrong for line in of_group(found, "unrecorded")] == [
        "nobody recorded yet, 3 states expected"
    ]


def two_missed(*third: str) -> list[Met]:
    """Three sessions; Ohio came to the first, Texas and Utah to none."""
    missed = {"OH": "attended", "TX": "absent", "UT": "absent"}
    first = met("2025-07-08", states="OH,TX,UT", session=1, **missed)
    second = met("2025-07-22", states="OH,TX,UT", session=2, TX="absent", UT="absent")
    return [first, second, met("2025-08-05", *third, states="OH,TX,UT", session=3)]


def test_the_only_session_left_is_a_last_chance_within_a_month(states: dict[str, State]) -> None:
    found = waiting(known(SESSIONS, two_missed("scheduled")), "2025-07-25", states)
    (line,) = of_group(found, "last-chance")
    assert (line.place, line.act, line.meeting) == ("TX +1", Act.OPEN, 3)
    assert line.wrong == "session 3 is the only one left: TX, UT"
    assert line.when.startswith("Tue, Aug 5, 2:00 PM EDT")


def test_sessions_that_all_passed_are_overdue(states: dict[str, State]) -> None:
    first, second, _ = two_missed("scheduled")
    found = waiting(known(SESSIONS, [first, second]), "2025-09-05", states)
    assert texts(found, "last-chance") == []
    assert [place for place, *_ in texts(found, "overdue")] == ["TX", "UT"]
    assert texts(found, "overdue")[0][1] == "attended none of the 2 sessions"


def test_undecided_states_share_a_line_by_type(states: dict[str, State]) -> None:
    found = waiting(known(WEBINAR, []), "2025-08-20", states)
    (line,) = of_group(found, "undecided")
    assert (line.place, line.wrong, line.act) == ("All", "3 states undecided", Act.DECIDE)
    assert line.when == "last day Aug 30, in 10 days"


def test_a_decision_keeps_the_line_of_the_other_states(states: dict[str, State]) -> None:
    decided = Decision(
        "call", "OH", Need.NOT_NEEDED, "", date(2025, 8, 1), "RC", "Systems as last time"
    )
    before = waiting(known(WEBINAR, []), "2025-08-20", states)
    after = waiting(known(WEBINAR, [], decisions=[decided]), "2025-08-20", states)
    (old,), (new,) = of_group(before, "undecided"), of_group(after, "undecided")
    assert (new.states, new.key) == (("TX", "UT"), old.key)


def test_a_decision_far_ahead_needs_nobody_yet(states: dict[str, State]) -> None:
    found = waiting(known(WEBINAR, []), "2025-05-01", states)
    assert len(of_group(found, "undecided")) == 1
    assert worklist.needed(found) == 0


def difference(percent: str, resolved: date | None = None) -> Difference:
    """What Ohio's Medicaid entered for the second quarter."""
    typed = Decimal(percent)
    return Difference("OH", "medicaid", "Q2", typed, None, None, date(2026, 3, 3), resolved)


@pytest.mark.parametrize(
    ("percent", "resolved", "lines"),
    [
        ("15.0", None, 0),
        ("15.1", None, 1),
        ("15.1", date(2026, 4, 1), 0),
        ("15.1", date(2026, 5, 1), 1),
    ],
)
def test_a_difference_above_a_threshold_waits_until_it_is_resolved(
    percent: str, resolved: date | None, lines: int, states: dict[str, State]
) -> None:
    facts = known(RECONCILIATION, [], differences=[difference(percent, resolved)])
    assert len(of_group(waiting(facts, "2026-04-14", states), "threshold")) == lines


def test_a_threshold_says_what_is_planned_about_it(states: dict[str, State]) -> None:
    entered = {"differences": [difference("18.2")]}
    bare = waiting(known(RECONCILIATION, [], **entered), "2026-04-14", states)
    assert texts(bare, "threshold") == [
        ("OH", "Medicaid 18.2% in Q2; 0 calls held, none is planned", "since Mar 3")
    ]
    assert worklist.needed(bare) == 1
    coming = met("2026-05-20", "scheduled", agenda_items=1)
    planned = waiting(known(RECONCILIATION, [coming], **entered), "2026-04-14", states)
    assert texts(planned, "threshold")[0][1].endswith("the next on May 20")
    assert worklist.needed(planned) == 0


def test_an_ad_hoc_call_beside_a_weekly_schedule_is_questioned(states: dict[str, State]) -> None:
    planned = met("2026-05-20", "scheduled", type="ad-hoc-call", agenda_items=1)
    late = Delay("OH", date(2026, 3, 1), None, 1)
    found = waiting(known(AD_HOC, [planned], delays=[late]), "2026-04-14", states)
    (line,) = of_group(found, "question")
    assert line.states == ("OH",)
    assert waiting(known(AD_HOC, [planned]), "2026-04-14", states) == []


def deadline(key: str, due: date, *states: str, met: date | None = None) -> tuple[int, Deadline]:
    """A deadline of RY 2027 by a shipped rule, as of Apr 14, 2026."""
    rule = next(each for each in RULES if each.key == key)
    whose = states[0] if len(states) == 1 else ""
    left = (due - date(2026, 4, 14)).days
    return 2027, Deadline(rule, whose, "", date(2026, 1, 1), due, left, met, states)


def test_deadlines_are_listed_a_fortnight_ahead_and_say_what_is_not_verified(
    states: dict[str, State],
) -> None:
    found = waiting(
        known(INTAKE, [MET]),
        "2026-04-14",
        states,
        deadlines=[
            deadline("difference-resolution", date(2026, 4, 20), "OH"),
            deadline("difference-resolution", date(2026, 4, 20), "TX"),
            deadline("difference-resolution", date(2026, 5, 20), "UT"),
            deadline("quarter-data", date(2026, 4, 15), "OH", "TX", "UT"),
            deadline("cut-off", date(2026, 4, 20)),
            deadline("meqc-plan", date(2026, 3, 1), "OH", "TX", "UT"),
        ],
    )
    assert texts(found, "deadline") == [
        ("All", "unverified; to come", "Apr 15, in 1 day"),
        ("All", "unverified; to come", "Apr 20, in 6 days"),
        ("OH +1", "to come", "Apr 20, in 6 days"),
    ]
    assert worklist.needed(found) == 1


def test_what_is_overdue_waits_until_it_is_met_and_a_day_to_be_known_goes(
    states: dict[str, State],
) -> None:
    passed = date(2026, 4, 10)
    found = waiting(
        known(INTAKE, [MET]),
        "2026-04-14",
        states,
        deadlines=[
            deadline("difference-resolution", date(2025, 9, 1), "OH"),
            deadline("appeal", passed, "TX", met=date(2026, 4, 13)),
            deadline("cms-64", passed, "OH", "TX"),
            deadline("cms-64", passed, "UT", met=passed),
            deadline("requests-begin", passed),
        ],
    )
    assert texts(found, "deadline") == [
        ("OH", "not marked as met", "Sep 1, 2025, 225 days ago"),
        ("OH +1", "not marked as met", "Apr 10, 4 days ago"),
    ]
    (first, second) = of_group(found, "deadline")
    assert (first.rule, second.rule) == ("difference-resolution", "cms-64")
    assert (first.act, second.states) == (Act.DEADLINES, ("OH", "TX"))
    assert worklist.needed(found) == 2


def test_many_states_that_are_alike_share_a_line(states: dict[str, State]) -> None:
    codes = ("AK", "AZ", "FL", "HI", "OH")
    empty = known(INTAKE, [])
    members = tuple(map(CycleState, codes))
    facts = replace(empty, cycle=replace(empty.cycle, states=members))
    cycle = judged(facts, "2025-09-01", {code: states[code].name for code in codes})
    found = worklist.sections([], seen(cycle, states), (), Owed([cycle]))
    (line,) = of_group(found, "overdue")
    assert (line.wrong, line.states) == ("not scheduled: AK, AZ, FL, HI, OH", codes)
    assert worklist.needed(found) == 1


def test_where_nothing_can_be_written_a_line_leads_to_why_it_is_there(
    states: dict[str, State],
) -> None:
    found = waiting(known(INTAKE, []), "2025-09-01", states, can_write=False)
    assert {line.act for line in of_group(found, "overdue")} == {Act.WHY}


def test_each_source_has_a_name_of_its_own() -> None:
    names = [source.name for source in worklist.SOURCES]
    assert len(set(names)) == len(names)
