"""Each question is answered with a count of how many, and lines that lead to their places."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from perm_desktop.core.jurisdictions import State
from perm_desktop.core.obligations.differences import Difference
from perm_desktop.core.obligations.facts import CycleFacts, Decision, Delay
from perm_desktop.core.questions import answers, registry
from perm_desktop.core.questions.asked import Answer, Asked, Place, Step
from perm_desktop.core.vocabulary import CadenceKind, Need, Phase
from perm_desktop.core.worklist_outlook import Owed
from tests.core.judging import judged, seen
from tests.core.obligations.known import Met, calls, kind, known, met

INTAKE = kind(CadenceKind.ONCE_PER_STATE)  # last day Aug 30, 2025
SESSIONS = kind(CadenceKind.N_OF_M, needed=1, sessions=3)
WEBINAR = kind(CadenceKind.IF_NEEDED)
CHECK_IN = kind(CadenceKind.SERIES, every="14-days")
RECONCILIATION = kind(CadenceKind.TRIGGERED, trigger="differences")
AD_HOC = kind(CadenceKind.AD_HOC, "ad-hoc-call")


def asked(
    number: int,
    facts: CycleFacts,
    day: str,
    states: dict[str, State],
    *,
    of: frozenset[str] = frozenset(),
    steps: Sequence[Step] = (),
) -> Answer:
    """The answer to a question about one cycle at the end of a day."""
    cycle = judged(facts, day)
    since = date(2026, 4, 1) if steps else None
    known_now = seen(cycle, states)
    question = registry.numbered(number)
    return answers.answer(
        question, Asked(known_now, Owed([cycle], of), facts.rows, steps=steps, since=since)
    )


def cells(found: Answer, *heads: str) -> list[tuple[str, ...]]:
    """Some columns of an answer."""
    places = [[head.title for head in found.heads].index(name) for name in heads]
    return [tuple(line.cells[place] for place in places) for line in found.lines]


def test_every_question_that_is_shown_has_an_answer_and_no_other() -> None:
    assert [each.number for each in registry.answerable()] == list(answers.ANSWERS)
    assert [each.number for each in registry.QUESTIONS] == list(range(1, 17))


def test_each_line_has_a_text_for_each_column(states: dict[str, State]) -> None:
    both = known([INTAKE, SESSIONS], [met("2025-07-08", states="OH,TX")])
    for question in registry.answerable():
        found = asked(question.number, both, "2025-09-01", states)
        assert all(len(line.cells) == len(found.heads) for line in found.lines)


def test_of_one_cycle_the_year_goes_without_saying(states: dict[str, State]) -> None:
    facts = known(INTAKE, [])
    one = judged(facts, "2025-09-01")
    both = answers.answer(
        registry.numbered(2), Asked(seen(one, states), Owed([one, one]), facts.rows)
    )
    alone = asked(2, facts, "2025-09-01", states)
    assert [head.title for head in both.heads][1] == "RY"
    assert "RY" not in [head.title for head in alone.heads]


@pytest.mark.parametrize(
    ("day", "left", "last"),
    [
        ("2025-07-01", "3 of 3", "Aug 5, 2025"),
        ("2025-07-25", "1 of 3", "Aug 5, 2025"),
        ("2025-08-20", "0 of 3", "none left"),
    ],
)
def test_1_who_attended_none_and_the_last_chance(
    day: str, left: str, last: str, states: dict[str, State]
) -> None:
    first = met("2025-07-08", states="OH,TX,UT", session=1, OH="attended", TX="absent", UT="absent")
    second = met("2025-07-22", states="OH,TX,UT", session=2, TX="absent", UT="absent")
    third = met("2025-08-05", states="OH,TX,UT", session=3, TX="absent", UT="absent")
    found = asked(1, known(SESSIONS, [first, second, third]), day, states, of=frozenset({"TX"}))
    assert cells(found, "State", "Left", "Last chance") == [("Texas", left, last)]
    assert found.lines[0].place == Place(year=2027, type="call", state="TX")
    assert found.sentence == "Attended none: Call 1 of 1 state."


def test_1_leaves_out_who_attended_one(states: dict[str, State]) -> None:
    came = met("2025-07-08", states="OH,TX,UT", session=1, OH="attended", TX="absent", UT="absent")
    found = asked(1, known(SESSIONS, [came]), "2025-08-20", states)
    assert [name for (name,) in cells(found, "State")] == ["Texas", "Utah"]
    assert found.sentence.startswith("Attended none: Call 2 of 3 states")


def test_2_what_is_not_scheduled_by_phase(states: dict[str, State]) -> None:
    later = kind(CadenceKind.ONCE_PER_STATE, "later", phase=Phase.INTRA)
    planned = met("2025-08-08", "scheduled", "OH,TX")
    found = asked(2, known([later, INTAKE], [planned]), "2025-07-20", states)
    assert cells(found, "Phase", "State") == [
        ("Pre-cycle", "Utah"),
        *(("Intra-cycle", name) for name in ("Ohio", "Texas", "Utah")),
    ]
    assert found.sentence == "4 of 6 meetings owed are not scheduled."


def test_2_a_call_that_may_have_been_held_was_scheduled(states: dict[str, State]) -> None:
    left_open = met("2025-08-08", "scheduled", "OH,TX,UT")
    assert asked(2, known(INTAKE, [left_open]), "2025-09-20", states).lines == ()


def test_3_what_is_late_or_unprepared_and_what_is_due_by_sunday(states: dict[str, State]) -> None:
    soon = met("2025-08-26", "scheduled", "OH")  # Tuesday; the last day is Saturday
    found = asked(3, known(INTAKE, [soon]), "2025-08-25", states)
    assert cells(found, "Group", "State") == [
        ("Today and tomorrow", "OH"),
        ("Due, nothing planned", "TX"),
        ("Due, nothing planned", "UT"),
    ]
    assert found.sentence == "3 things: 0 late, 1 unprepared, 2 due."
    assert found.lines[0].place == Place(meeting=1)
    assert len(asked(3, known(INTAKE, [soon]), "2025-08-15", states).lines) == 0


def difference(state: str, percent: str, resolved: date | None = None) -> Difference:
    """What a state's Medicaid entered on Mar 3, 2026 for the second quarter."""
    typed = Decimal(percent)
    return Difference(state, "medicaid", "Q2", typed, None, None, date(2026, 3, 3), resolved)


def test_4_who_is_above_a_threshold_since_when_and_what_was_done(
    states: dict[str, State],
) -> None:
    entered = [difference("OH", "18.2"), difference("TX", "15.0")]
    entered.append(difference("UT", "15.1", date(2026, 4, 1)))
    meetings = [met("2026-03-10", OH="attended"), met("2026-05-10", "scheduled")]
    found = asked(4, known(RECONCILIATION, meetings, differences=entered), "2026-04-14", states)
    wanted = ("State", "Above the threshold", "Since", "Calls held", "Next call", "Resolved")
    assert cells(found, *wanted) == [
        ("Ohio", "18.2% in Q2", "Mar 3, 2026", "1", "May 10, 2026", "not resolved"),
        ("Utah", "15.1% in Q2", "Mar 3, 2026", "0", "", "Apr 1, 2026"),
    ]
    assert found.sentence == (
        "2 of 3 states went above a threshold, with 2 programs; 1 of 2 not resolved."
    )


def test_5_ad_hoc_calls_of_states_on_support(states: dict[str, State]) -> None:
    planned = [
        met("2026-05-20", "scheduled", code, type="ad-hoc-call", title="Questions on claims")
        for code in ("OH", "TX")
    ]
    late = [Delay("OH", date(2026, 3, 1), None, 1), Delay("UT", date(2026, 3, 1))]
    found = asked(5, known(AD_HOC, planned, delays=late), "2026-04-14", states)
    assert cells(found, "State", "Support", "Ad hoc call", "Day") == [
        ("Ohio", "weekly since Mar 1, 2026", "Questions on claims", "May 20, 2026")
    ]
    assert found.lines[0].place.meeting == 1
    assert found.sentence.startswith("1 of 2 states on weekly")
    over = asked(5, known(AD_HOC, planned, delays=late), "2026-05-21", states)
    assert over.none == "No ad hoc call is planned; 2 states are on such support."


def test_8_held_without_attendance_or_with_only_some(states: dict[str, State]) -> None:
    meetings = [met("2025-07-08"), met("2025-07-09", states="OH,TX,UT", OH="attended", UT="absent")]
    meetings.append(met("2025-07-10", OH="attended"))
    found = asked(8, known(INTAKE, meetings), "2025-07-20", states)
    assert cells(found, "State", "What") == [
        ("OH", "nobody recorded yet, 2 roles expected"),
        ("TX", "nothing recorded for TX"),
    ]
    assert found.sentence == "2 of 3 meetings held have no attendance, or only some."


def test_10_series_that_skipped_an_interval_each_state_apart(states: dict[str, State]) -> None:
    ohio: list[Met] = calls("2026-01-05", "attended", "attended", "-", "-", "attended")
    texas = [met(f"2026-01-{day:02}", states="TX", TX="attended") for day in (5, 19)]
    texas += [met(f"2026-02-{day:02}", states="TX", TX="attended") for day in (2, 16)]
    texas.append(met("2026-03-02", states="TX", TX="attended"))
    found = asked(10, known(CHECK_IN, [*ohio, *texas]), "2026-03-05", states)
    assert cells(found, "State", "Rhythm", "Last call", "Next call", "Without a call") == [
        ("Ohio", "every 2 weeks", "Jan 19, 2026", "Mar 2, 2026", "6 weeks")
    ]
    assert found.sentence == "1 of 3 series have gaps; each state is counted apart."


def test_13_what_happened_to_what_is_held_only_if_needed(states: dict[str, State]) -> None:
    decided = Decision("call", "TX", Need.NOT_NEEDED, "", date(2025, 7, 1), "RC", "As last time")
    held = met("2025-07-08", OH="attended")
    found = asked(13, known(WEBINAR, [held], decisions=[decided]), "2025-07-20", states)
    assert cells(found, "State", "Outcome", "Decided", "By") == [
        ("Ohio", "Held", "", ""),
        ("Texas", "Not needed", "Jul 1, 2025", "RC"),
        ("Utah", "Undecided", "", ""),
    ]
    assert found.sentence == (
        "Of 3 obligations (3 states, 1 type): 1 held, 0 needed and not held yet, 1 not needed,"
        " 1 undecided."
    )


def test_12_without_an_earlier_cycle_says_so(states: dict[str, State]) -> None:
    found = asked(12, known(INTAKE, []), "2025-07-20", states)
    assert (found.lines, found.none) == ((), "There is no earlier cycle in this catalog.")


def test_16_steps_lead_to_their_meeting(states: dict[str, State]) -> None:
    steps = [Step("Tue, Apr 14, 9:00 AM EDT", "Mark OH attended", "liaison", 7)]
    found = asked(16, known(INTAKE, []), "2026-04-14", states, steps=steps)
    assert found.sentence == "1 step since Apr 1, 2026."
    assert found.lines[0].place == Place(meeting=7)
