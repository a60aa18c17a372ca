"""How often states, roles, hosts and months came: not recorded is in no rate."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.meeting_types import ExpectedRole
from perm_desktop.core.meetings import AttendanceLine
from perm_desktop.core.people.attendance_figures import (
    By,
    Scope,
    Tally,
    rate_words,
    role_marks,
)
from perm_desktop.core.state_review import AttendanceCount
from perm_desktop.core.vocabulary import CadenceKind, Expectation, Mark
from tests.core.obligations.known import Met, kind, known, met
from tests.core.people.attended import counted

CALL = kind(CadenceKind.SERIES, every="14-days")
STAFF = kind(CadenceKind.ONCE_PER_CYCLE, "staff", roles=["DFO"])
EVENING = "2026-04-14"
MARKS = ("attended", "partial", "excused", "absent", "not-required")


def by_key(tallies: Iterable[Tally]) -> dict[str, AttendanceCount]:
    """The counts by what they are of."""
    return {each.key: each.counts for each in tallies}


def test_a_rate_is_of_what_is_recorded_and_tells_what_is_not() -> None:
    calls = [met(f"2026-03-{day:02}", OH=mark) for day, mark in enumerate(MARKS, 1)]
    found = counted(known(CALL, [*calls, met("2026-03-09"), met("2026-03-10")]), EVENING)
    ohio = by_key(found.by(By.STATE))["OH"]
    assert ohio == AttendanceCount(7, 2, 1, 1, 1, 1)
    assert (ohio.recorded, ohio.not_recorded) == (4, 2)
    assert rate_words(ohio) == "attended 2 of 4 recorded; 2 not recorded are in neither"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (AttendanceCount(), "nothing was held"),
        (AttendanceCount(held=2), "nothing is recorded of 2 held"),
        (AttendanceCount(held=2, not_required=2), "not required"),
        (AttendanceCount(held=1, attended=1), "attended 1 of 1 recorded"),
        (
            AttendanceCount(held=2, absent=1),
            "attended 0 of 1 recorded; 1 not recorded is in neither",
        ),
    ],
)
def test_a_rate_in_words(counts: AttendanceCount, words: str) -> None:
    assert rate_words(counts) == words


def test_a_meeting_of_several_states_and_hosts_counts_for_each() -> None:
    joint = met("2026-03-03", states="OH,TX", OH="attended", hosts="CMS,RC")
    found = counted(known(CALL, [joint]), EVENING)
    assert found.whole.held == 2
    assert by_key(found.by(By.HOST)) == dict.fromkeys(("RC", "CMS"), AttendanceCount(2, 1))


def test_a_month_is_that_of_the_meeting_in_its_own_zone() -> None:
    late = met("2026-03-31", OH="absent", starts="2026-03-31T23:00", zone="Pacific/Honolulu")
    found = counted(known(CALL, [late]), EVENING)
    assert [(each.key, each.title) for each in found.by(By.MONTH)] == [("2026-03", "March 2026")]


def test_a_state_that_nothing_was_held_with_has_its_line() -> None:
    found = counted(known(CALL, []), EVENING)
    assert [each.title for each in found.by(By.STATE)] == ["Ohio", "Texas", "Utah"]


def test_what_is_still_to_come_or_was_cancelled_is_not_counted() -> None:
    others = [met("2026-05-01", "scheduled"), met("2026-03-01", "cancelled")]
    assert counted(known(CALL, others), EVENING).whole == AttendanceCount()


def test_a_meeting_for_federal_staff_counts_by_role_alone() -> None:
    found = counted(known(STAFF, [met("2025-08-04", type="staff")]), EVENING)
    assert found.whole == AttendanceCount()
    assert by_key(found.by(By.ROLE)) == {"DFO": AttendanceCount(1)}


def test_types_states_and_days_narrow_what_is_counted() -> None:
    first = met("2026-03-03", states="OH,TX", OH="attended", TX="absent")
    last = met("2026-04-03", states="OH,TX", OH="absent", TX="absent")
    facts = known([CALL, STAFF], [first, last])
    narrow = Scope(frozenset({"OH"}), frozenset({"call"}), date(2026, 3, 1), date(2026, 3, 31))
    assert counted(facts, EVENING, scope=narrow).whole == AttendanceCount(1, 1)
    assert counted(facts, EVENING, scope=Scope(types=frozenset({"staff"}))).whole.held == 0


# -- roles


def test_a_mark_for_a_state_does_not_say_which_role_came() -> None:
    found = counted(known(CALL, [met("2026-03-03", OH="attended")]), EVENING)
    assert by_key(found.by(By.ROLE)) == {"PM": AttendanceCount(1), "DL": AttendanceCount(1)}


def test_a_state_that_is_not_required_needs_no_role() -> None:
    found = counted(known(CALL, [met("2026-03-03", OH="not-required")]), EVENING)
    assert by_key(found.by(By.ROLE))["PM"] == AttendanceCount(1, not_required=1)


def test_a_role_counts_where_it_is_required_or_recorded() -> None:
    facts = known(CALL, [met("2026-03-03", OH="attended"), met("2026-03-17", OH="attended")])
    found = counted(facts, EVENING, {(1, "OH"): {"PM": "attended", "MRR": "partial"}})
    assert by_key(found.by(By.ROLE)) == {
        "PM": AttendanceCount(2, 1),
        "DL": AttendanceCount(2),
        "MRR": AttendanceCount(1, 1, 1),
    }


def test_all_state_staff_stands_for_each_role_of_the_state_and_for_no_vendor() -> None:
    facts = known(
        kind(CadenceKind.SERIES, roles=["PM", "VEN"], every="14-days"), [met("2026-03-03")]
    )
    found = by_key(counted(facts, EVENING, {(1, "OH"): {"ALL": "attended"}}).by(By.ROLE))
    assert (found["PM"].attended, found["VEN"].attended) == (1, 0)


def test_a_meeting_may_expect_other_roles_than_its_type() -> None:
    audience = {
        (1, "OH"): (
            ExpectedRole("MRR", Expectation.REQUIRED),
            ExpectedRole("PM", Expectation.AS_NEEDED),
        )
    }
    found = counted(known(CALL, [met("2026-03-03")]), EVENING, audiences=audience)
    assert by_key(found.by(By.ROLE)) == {"MRR": AttendanceCount(1)}


def line(role: str, mark: str, person: str = "") -> AttendanceLine:
    return AttendanceLine(0, "OH", role, person, mark, "", "")


def test_a_role_came_when_anybody_in_it_did() -> None:
    two = [line("PM", "absent", "One"), line("PM", "partial", "Two"), line("PM", "excused")]
    assert role_marks([*two, line("", "attended")]) == {"PM": Mark.PARTIAL}


# -- the same once more, counted by hand


MEETINGS = st.lists(
    st.tuples(
        st.integers(0, 300),  # days after Jul 1, 2025; a third of them is still to come
        st.sampled_from(["held", "scheduled", "cancelled", "draft"]),
        st.sampled_from(["RC", "SC", "RC,SC", ""]),
        st.dictionaries(
            st.sampled_from(["OH", "TX", "UT"]), st.sampled_from(["", *MARKS]), min_size=1
        ),
    ),
    max_size=12,
)
TODAY = date(2026, 2, 1)


@given(MEETINGS)
def test_a_recount_by_hand_comes_to_the_same(
    drawn: list[tuple[int, str, str, dict[str, str]]],
) -> None:
    meetings: list[Met] = []
    hand: dict[tuple[str, str], dict[str, int]] = {}
    for after, status, hosts, said in drawn:
        day = date.fromordinal(date(2025, 7, 1).toordinal() + after)
        written = {code: mark for code, mark in said.items() if mark}
        meetings.append(met(f"{day}", status, ",".join(sorted(said)), hosts=hosts, **written))
        came = "attended" in written.values() or "partial" in written.values()
        for code in said:
            if status == "cancelled" or day > TODAY:
                continue
            if code not in written and status != "held" and not came:
                continue  # nobody said that it was held
            for group in (("state", code), ("month", f"{day}"[:7]), *_hosts(hosts)):
                own = hand.setdefault(group, {})
                word = written.get(code, "not-recorded")
                own[word] = own.get(word, 0) + 1
    found = counted(known(CALL, meetings), f"{TODAY}")
    for by in (By.STATE, By.HOST, By.MONTH):
        told = {each.key: each.counts for each in found.by(by) if each.counts.held}
        assert {key for group, key in hand if group == by} == told.keys()
        for key, counts in told.items():
            _is_told(counts, hand[by, key])


def _hosts(hosts: str) -> list[tuple[str, str]]:
    return [("host", host) for host in hosts.split(",")]


def _is_told(counts: AttendanceCount, hand: dict[str, int]) -> None:
    assert counts.partly == hand.get("partial", 0)
    assert counts.attended == hand.get("attended", 0) + hand.get("partial", 0)
    assert counts.excused == hand.get("excused", 0)
    assert counts.absent == hand.get("absent", 0)
    assert counts.not_required == hand.get("not-required", 0)
    assert counts.not_recorded == hand.get("not-recorded", 0)
    assert counts.recorded == counts.attended + hand.get("excused", 0) + hand.get("absent", 0)


ROLE_CALLS = st.lists(
    st.dictionaries(
        st.sampled_from(["OH", "TX"]),
        st.dictionaries(st.sampled_from(["PM", "MRR", "VEN", "ALL"]), st.sampled_from(MARKS)),
        min_size=1,
    ),
    max_size=8,
)


@given(ROLE_CALLS)
def test_a_recount_of_roles_by_hand_comes_to_the_same(
    drawn: list[dict[str, dict[str, str]]],
) -> None:
    """Every call requires PM and DL of each state, and neither MRR, VEN nor all staff."""
    meetings = [
        met(f"2025-07-{nth:02}", states=",".join(sorted(each))) for nth, each in enumerate(drawn, 1)
    ]
    told = {(nth, code): own for nth, each in enumerate(drawn, 1) for code, own in each.items()}
    hand: dict[str, list[str]] = {}
    for each in drawn:
        for own in each.values():
            for role in ("PM", "DL"):
                said = own.get(role) or own.get("ALL") or "not-recorded"
                hand.setdefault(role, []).append(said)
            for role in own:
                if role != "PM":
                    hand.setdefault(role, []).append(own[role])
    found = counted(known(CALL, meetings), EVENING, told)
    counts = by_key(found.by(By.ROLE))
    assert counts.keys() == hand.keys()
    for role, words in hand.items():
        _is_told(counts[role], {word: words.count(word) for word in words})
