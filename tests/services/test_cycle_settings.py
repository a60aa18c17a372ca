"""What a cycle says about itself, and what planning again makes of it."""

from collections.abc import Callable
from datetime import date

import pytest

from perm_desktop.core.cycles import DateSpan
from perm_desktop.core.errors import UserError
from perm_desktop.core.plan_rules import PlanRules, TypeRules
from perm_desktop.core.vocabulary import Phase
from perm_desktop.services import cycle_settings, cycles, history, meetings, planning
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter
from tests.builders import SetClock, dump

RY_2024 = Filter(years=[2024])
CHOSEN = PlanRules(
    weekdays=(0, 2),
    opens=9 * 60,
    one_time_per_day=1,
    extra_holidays=(date(2026, 3, 4),),
    types={"cycle-call": TypeRules(weekday=2, minutes=30, first=date(2025, 11, 1))},
)
ACTS: dict[str, Callable[[Catalog], object]] = {
    "take in": lambda catalog: cycle_settings.add_state(catalog, 2027, "oh"),
    "method": lambda catalog: cycle_settings.set_method(catalog, 2027, "WA", "routine"),
    "liaison": lambda catalog: cycle_settings.set_liaison(catalog, 2027, "WA", " Ann "),
    "phase": lambda catalog: cycle_settings.set_phase(
        catalog, 2027, "pre", date(2025, 5, 1), date(2025, 12, 31)
    ),
    "cut-off": lambda catalog: cycle_settings.set_cutoff(catalog, 2027, date(2027, 5, 1)),
    "not held": lambda catalog: cycle_settings.set_not_held(catalog, 2027, "cycle-call", "merged"),
    "rules": lambda catalog: cycle_settings.set_rules(catalog, 2027, CHOSEN),
    "take out": lambda catalog: cycle_settings.remove_state(catalog, 2027, "WA"),
}

REFUSED: list[Callable[[Catalog], object]] = [
    lambda catalog: cycle_settings.add_state(catalog, 2027, "WA"),
    lambda catalog: cycle_settings.remove_state(catalog, 2027, "OH"),
    lambda catalog: cycle_settings.set_method(catalog, 2027, "WA", "guess"),
    lambda catalog: cycle_settings.set_liaison(catalog, 2027, "OH", "Ann"),
    lambda catalog: cycle_settings.set_phase(catalog, 2027, "any", date.min, date.min),
    lambda catalog: cycle_settings.set_phase(
        catalog, 2027, "pre", date(2026, 1, 2), date(2026, 1, 1)
    ),
    lambda catalog: cycle_settings.set_rules(catalog, 2027, PlanRules(opens=17 * 60)),
    lambda catalog: cycle_settings.set_rules(catalog, 2027, PlanRules(weekdays=())),
    lambda catalog: cycle_settings.set_rules(
        catalog,
        2027,
        PlanRules(types={"cycle-call": TypeRules(first=date(2026, 2, 2), last=date(2026, 2, 1))}),
    ),
]


@pytest.fixture
def cycle_of_two(catalog: Catalog) -> Catalog:
    """RY 2027 with Washington and Hawaii, not planned."""
    cycles.add_cycle(catalog, 2027, ["WA", "HI"])
    return catalog


def plan(catalog: Catalog) -> int:
    return planning.commit(catalog, 2027, planning.preview(catalog, 2027))


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_each_setting_is_one_step_to_undo(
    cycle_of_two: Catalog, act: Callable[[Catalog], object]
) -> None:
    before = dump(cycle_of_two.connection)
    act(cycle_of_two)
    assert dump(cycle_of_two.connection) != before
    history.undo(cycle_of_two)
    assert dump(cycle_of_two.connection) == before


def test_settings_are_kept(cycle_of_two: Catalog) -> None:
    for act in ACTS.values():
        act(cycle_of_two)
    (cycle,) = cycles.all_cycles(cycle_of_two)
    assert cycle.codes == ("HI", "OH")
    assert cycle.phases[Phase.PRE].starts == date(2025, 5, 1)
    assert cycle.cutoff == date(2027, 5, 1)
    assert cycle.not_held == {"cycle-call": "merged"}
    assert cycle_settings.rules(cycle_of_two, 2027) == CHOSEN
    cycle_settings.set_not_held(cycle_of_two, 2027, "cycle-call", "")
    assert cycles.all_cycles(cycle_of_two)[0].not_held == {}


@pytest.mark.parametrize("act", REFUSED)
def test_what_makes_no_sense_is_refused_and_nothing_changes(
    cycle_of_two: Catalog, act: Callable[[Catalog], object]
) -> None:
    before = dump(cycle_of_two.connection)
    with pytest.raises(UserError):
        act(cycle_of_two)
    assert dump(cycle_of_two.connection) == before


def test_a_plan_follows_the_rules_of_its_cycle(cycle_of_two: Catalog) -> None:
    cycle_settings.set_rules(cycle_of_two, 2027, CHOSEN)
    found = planning.preview(cycle_of_two, 2027)
    assert {meeting.day.weekday() for meeting in found.meetings} <= {0, 2}
    assert min(meeting.start for meeting in found.meetings) >= 9 * 60
    assert {m.minutes for m in found.meetings if m.type == "cycle-call"} == {30}


def test_rules_that_are_only_tried_are_not_kept(cycle_of_two: Catalog) -> None:
    skipping = PlanRules(types={"cycle-call": TypeRules(skip=True)})
    assert "cycle-call" not in planning.preview(cycle_of_two, 2027, rules=skipping).by_type
    assert "cycle-call" in planning.preview(cycle_of_two, 2027).by_type


def test_a_state_taken_out_keeps_its_meetings_and_gets_no_more(cycle_of_two: Catalog) -> None:
    plan(cycle_of_two)
    before = meetings.find_rows(cycle_of_two)
    left = cycle_settings.remove_state(cycle_of_two, 2027, "WA")
    assert left == sum(row.state_codes == ("WA",) for row in before)
    assert plan(cycle_of_two) == 0
    assert meetings.find_rows(cycle_of_two) == before


def test_a_state_taken_in_gets_its_meetings_and_is_asked_into_those_to_come(
    cycle_of_two: Catalog, clock: SetClock
) -> None:
    plan(cycle_of_two)
    before = {row.id: row for row in meetings.find_rows(cycle_of_two)}
    cycle_settings.add_state(cycle_of_two, 2027, "OH")
    kept = dump(cycle_of_two.connection)
    found = planning.preview(cycle_of_two, 2027)
    planning.commit(cycle_of_two, 2027, found)
    now = int(clock.time.timestamp()) // 60
    invited = {invitation.meeting for invitation in found.invitations}
    assert {invitation.state for invitation in found.invitations} == {"OH"}
    assert invited == {
        row.id for row in before.values() if len(row.state_codes) == 2 and row.utc > now
    }
    for row in meetings.find_rows(cycle_of_two):
        if row.id not in before:
            assert row.state_codes == ("OH",)
        elif row.id in invited:
            assert row == before[row.id]._replace(states="HI,OH,WA")
        else:
            assert row == before[row.id]
    again = planning.preview(cycle_of_two, 2027)
    assert again.is_empty
    assert again.unmet == []
    history.undo(cycle_of_two)
    assert dump(cycle_of_two.connection) == kept


def test_a_state_whose_hours_do_not_suit_is_told_and_not_asked(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH", "PA"])
    plan(catalog)
    cycle_settings.add_state(catalog, 2027, "HI")
    found = planning.preview(catalog, 2027)
    assert found.invitations == []
    told = [unmet for unmet in found.unmet if unmet.rule == "hours"]
    calls = meetings.find_rows(catalog, Filter(type="cycle-call"))
    upcoming = [row for row in calls if row.starts > "2026-04-15"]
    assert upcoming
    assert f"{upcoming[0].short_title} ({upcoming[0].number})" in told[0].what
    assert told[0].what.endswith("outside the hours of HI")
    assert told[0].relaxation.startswith("Move it to 2:00 PM Eastern")
    planning.commit(catalog, 2027, found)
    assert meetings.find_rows(catalog, Filter(type="cycle-call")) == calls


def test_a_state_in_another_meeting_is_told_and_not_asked(cycle_of_two: Catalog) -> None:
    plan(cycle_of_two)
    call = meetings.find_rows(cycle_of_two, Filter(type="cycle-call"))[-1]
    cycle_settings.add_state(cycle_of_two, 2027, "OH")
    draft = meetings.MeetingDraft(type="ad-hoc-call", states=["OH"], starts=call.starts)
    meetings.add_meeting(cycle_of_two, draft)
    found = planning.preview(cycle_of_two, 2027)
    assert call.id not in {invitation.meeting for invitation in found.invitations}
    (unmet,) = found.unmet
    assert (unmet.rule, unmet.relaxation) == ("one meeting at a time", "Move one of the two.")
    assert f"({call.number})" in unmet.what


def test_a_longer_phase_adds_the_occurrences_at_its_end(cycle_of_two: Catalog) -> None:
    plan(cycle_of_two)
    before = meetings.find_rows(cycle_of_two)
    cycle_settings.set_phase(cycle_of_two, 2027, "intra", date(2025, 10, 1), date(2027, 6, 30))
    assert plan(cycle_of_two) > 0
    rows = meetings.find_rows(cycle_of_two)
    new = [row for row in rows if row.id not in {row.id for row in before}]
    assert [row for row in rows if row not in new] == before
    assert {row.type for row in new} == {"cycle-call", "erc-check-in", "rc-check-in"}
    assert all((row.occurrence or 0) > 18 and row.starts > "2027-03" for row in new)


def test_a_plan_of_some_days_is_completed_later(cycle_of_two: Catalog) -> None:
    autumn = DateSpan(date(2025, 6, 1), date(2025, 8, 1))
    part = planning.preview(cycle_of_two, 2027, within=autumn)
    assert part.meetings
    assert all(meeting.day in autumn for meeting in part.meetings)
    planning.commit(cycle_of_two, 2027, part)
    plan(cycle_of_two)
    rows = meetings.find_rows(cycle_of_two)
    assert len({row.slot for row in rows}) == len(rows)
    sessions = [row.start for row in rows if row.type == "perm-101"]
    assert len({start.weekday() for start in sessions}) == 3
    assert len({start.time() for start in sessions}) == 3
    assert plan(cycle_of_two) == 0


def test_only_what_is_over_is_marked_entered_afterwards(
    cycle_of_two: Catalog, clock: SetClock
) -> None:
    plan(cycle_of_two)
    now = int(clock.time.timestamp()) // 60
    rows = meetings.find_rows(cycle_of_two)
    assert {bool(row.entered_afterwards) for row in rows} == {True, False}
    assert all(bool(row.entered_afterwards) == (row.utc + row.minutes <= now) for row in rows)
    cycles.add_cycle(cycle_of_two, 2024, ["OH"])
    planning.commit(cycle_of_two, 2024, planning.preview(cycle_of_two, 2024))
    assert all(row.entered_afterwards for row in meetings.find_rows(cycle_of_two, RY_2024))
