"""Dates, days off, contractors, topics and what is not held: one step each, nothing lost."""

from collections.abc import Callable
from datetime import date

import pytest

from perm_desktop.core.cycle_review import Contractor
from perm_desktop.core.cycles import DateSpan, default_phases
from perm_desktop.core.errors import UserError
from perm_desktop.core.vocabulary import MeetingStatus, Phase
from perm_desktop.services import cycle_settings, cycles, history, meetings, planning
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter
from tests.builders import dump

NAMED = Contractor("SC", "The Lewin Group", "A page of the state", verified=True)
LATER = {**default_phases(2027), Phase.INTRA: DateSpan(date(2026, 6, 1), date(2027, 6, 30))}
DAY = date(2026, 7, 7)

ACTS: dict[str, tuple[Callable[[Catalog], object], str]] = {
    "dates": (
        lambda c: cycle_settings.set_dates(c, 2027, LATER, date(2027, 5, 1)),
        "Change the dates of RY 2027",
    ),
    "contractor": (
        lambda c: cycle_settings.set_contractor(c, 2027, NAMED),
        "Name the SC of RY 2027",
    ),
    "topic": (
        lambda c: cycle_settings.set_topic(c, 2027, "2026-04", " Appeals "),
        "Set the topic of April 2026, RY 2027",
    ),
    "day off": (
        lambda c: cycle_settings.add_day_off(c, 2027, DAY),
        "Add a day off to RY 2027: Jul 7, 2026",
    ),
}


@pytest.fixture
def cycle_of_two(catalog: Catalog) -> Catalog:
    """RY 2027 with Washington and Hawaii, planned."""
    cycles.add_cycle(catalog, 2027, ["WA", "HI"])
    planning.commit(catalog, 2027, planning.preview(catalog, 2027))
    return catalog


@pytest.mark.parametrize(("act", "label"), ACTS.values(), ids=ACTS)
def test_each_fact_is_one_step_with_its_name(
    cycle_of_two: Catalog, act: Callable[[Catalog], object], label: str
) -> None:
    before = dump(cycle_of_two.connection)
    act(cycle_of_two)
    assert history.next_steps(cycle_of_two)[0] == label
    assert dump(cycle_of_two.connection) != before
    history.undo(cycle_of_two)
    assert dump(cycle_of_two.connection) == before


def test_facts_are_kept(cycle_of_two: Catalog) -> None:
    for act, _ in ACTS.values():
        act(cycle_of_two)
    [cycle] = cycles.all_cycles(cycle_of_two)
    assert (cycle.phases, cycle.cutoff) == (LATER, date(2027, 5, 1))
    contractors = cycle_settings.contractors(cycle_of_two, 2027)
    assert contractors == [NAMED, Contractor("RC"), Contractor("ERC")]
    assert cycle_settings.topics(cycle_of_two, 2027) == {"2026-04": "Appeals"}
    assert cycle_settings.rules(cycle_of_two, 2027).extra_holidays == (DAY,)


REFUSED: list[Callable[[Catalog], object]] = [
    lambda c: cycle_settings.set_dates(
        c, 2027, {Phase.PRE: DateSpan(date(2026, 1, 2), date(2026, 1, 1))}, date(2027, 4, 15)
    ),
    lambda c: cycle_settings.set_contractor(c, 2027, Contractor("SC", source="A page")),
    lambda c: cycle_settings.set_contractor(c, 2027, Contractor("SC", "Lewin", verified=True)),
    lambda c: cycle_settings.set_contractor(c, 2027, Contractor("CMS", "CMS")),
    lambda c: cycle_settings.set_topic(c, 2027, "April", "Appeals"),
    lambda c: cycle_settings.add_day_off(c, 2027, date(2026, 12, 25)),
    lambda c: cycle_settings.remove_days_off(c, 2027, [date(2026, 12, 25)]),
    lambda c: cycle_settings.cancel_not_held(c, 2027, "cycle-call"),
]


@pytest.mark.parametrize("act", REFUSED)
def test_what_makes_no_sense_is_refused_and_nothing_changes(
    cycle_of_two: Catalog, act: Callable[[Catalog], object]
) -> None:
    before = dump(cycle_of_two.connection)
    with pytest.raises(UserError):
        act(cycle_of_two)
    assert dump(cycle_of_two.connection) == before


def test_a_cleared_name_takes_the_contractor_back(cycle_of_two: Catalog) -> None:
    cycle_settings.set_contractor(cycle_of_two, 2027, NAMED)
    cycle_settings.set_contractor(cycle_of_two, 2027, NAMED._replace(name=" "))
    assert cycle_settings.contractors(cycle_of_two, 2027)[0] == Contractor("SC")


def test_a_cleared_topic_is_gone(cycle_of_two: Catalog) -> None:
    cycle_settings.set_topic(cycle_of_two, 2027, "2026-04", "Appeals")
    cycle_settings.set_topic(cycle_of_two, 2027, "2026-04", " ")
    assert cycle_settings.topics(cycle_of_two, 2027) == {}


def test_days_off_are_taken_back_together(cycle_of_two: Catalog) -> None:
    other = date(2026, 7, 8)
    for day in (other, DAY):
        cycle_settings.add_day_off(cycle_of_two, 2027, day)
    assert cycle_settings.rules(cycle_of_two, 2027).extra_holidays == (DAY, other)
    cycle_settings.remove_days_off(cycle_of_two, 2027, [DAY, other])
    assert cycle_settings.rules(cycle_of_two, 2027).extra_holidays == ()


def test_moved_phases_tell_what_they_leave_outside(cycle_of_two: Catalog) -> None:
    assert cycle_settings.outside(cycle_of_two, 2027, default_phases(2027)) == 0
    rows = meetings.find_rows(cycle_of_two, Filter(phase="intra", first_day="2026-04-14"))
    early = [row for row in rows if row.starts < "2026-06-01"]
    assert cycle_settings.outside(cycle_of_two, 2027, LATER) == len(early) > 0


def test_what_is_not_held_is_cancelled_with_its_reason(cycle_of_two: Catalog) -> None:
    planned = cycle_settings.still_planned(cycle_of_two, 2027)["cycle-call"]
    cycle_settings.set_not_held(cycle_of_two, 2027, "cycle-call", "merged")
    assert cycle_settings.cancel_not_held(cycle_of_two, 2027, "cycle-call") == planned > 0
    calls = meetings.find_rows(cycle_of_two, Filter(type="cycle-call"))
    cancelled = [row for row in calls if row.status == MeetingStatus.CANCELLED]
    assert len(cancelled) == planned
    assert {row.reason for row in cancelled} == {"Not held: merged"}
    assert all(row.starts > "2026-04-14" for row in cancelled)
    assert "cycle-call" not in cycle_settings.still_planned(cycle_of_two, 2027)
    assert history.next_steps(cycle_of_two)[0] == "Cancel Cycle call, not held in RY 2027"
