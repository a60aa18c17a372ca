"""States of a cycle, one or many at once: each act is one step and says what it leaves."""

from collections.abc import Callable

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.vocabulary import MeetingStatus, Methodology
from perm_desktop.services import cycle_members, cycles, history, meetings, planning
from perm_desktop.services.cycle_members import MemberChange
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter
from tests.builders import dump

BOTH = ["WA", "HI"]


@pytest.fixture
def cycle_of_two(catalog: Catalog) -> Catalog:
    """RY 2027 with Washington and Hawaii, not planned."""
    cycles.add_cycle(catalog, 2027, BOTH)
    return catalog


@pytest.fixture
def planned_two(cycle_of_two: Catalog) -> Catalog:
    """The same, planned."""
    planning.commit(cycle_of_two, 2027, planning.preview(cycle_of_two, 2027))
    return cycle_of_two


def label(catalog: Catalog) -> str:
    return history.next_steps(catalog)[0]


@pytest.mark.parametrize(
    ("wanted", "verb"),
    [
        (MemberChange(methodology="perm-plus"), "Set methodology of 2 states, RY 2027"),
        (MemberChange(chip=False), "Set programs of 2 states, RY 2027"),
        (MemberChange(medicaid=False, chip=True), "Set programs of 2 states, RY 2027"),
        (MemberChange(liaison=" Ann "), "Assign 2 states, RY 2027"),
        (MemberChange(methodology="routine", liaison="Ann"), "Change 2 states, RY 2027"),
    ],
)
def test_many_states_are_changed_as_one_step_with_its_name(
    cycle_of_two: Catalog, wanted: MemberChange, verb: str
) -> None:
    before = dump(cycle_of_two.connection)
    cycle_members.change(cycle_of_two, 2027, BOTH, wanted)
    assert label(cycle_of_two) == verb
    history.undo(cycle_of_two)
    assert dump(cycle_of_two.connection) == before


def test_what_is_not_named_stays_as_it_is_for_each_state(cycle_of_two: Catalog) -> None:
    cycle_members.change(cycle_of_two, 2027, ["WA"], MemberChange(methodology="routine"))
    cycle_members.change(cycle_of_two, 2027, BOTH, MemberChange(liaison="Ann", chip=False))
    [cycle] = cycles.all_cycles(cycle_of_two)
    found = {member.code: member for member in cycle.states}
    assert found["WA"].methodology is Methodology.ROUTINE
    assert found["HI"].methodology is None
    assert {(each.programs, each.liaison) for each in found.values()} == {(("Medicaid",), "Ann")}


def test_a_methodology_is_taken_back(cycle_of_two: Catalog) -> None:
    cycle_members.change(cycle_of_two, 2027, BOTH, MemberChange(methodology="routine"))
    cycle_members.change(cycle_of_two, 2027, BOTH, MemberChange(methodology=""))
    [cycle] = cycles.all_cycles(cycle_of_two)
    assert {member.methodology for member in cycle.states} == {None}


REFUSED: list[Callable[[Catalog], object]] = [
    lambda c: cycle_members.change(c, 2027, ["WA", "OH"], MemberChange(liaison="Ann")),
    lambda c: cycle_members.change(c, 2027, BOTH, MemberChange(medicaid=False, chip=False)),
    lambda c: cycle_members.change(c, 2027, BOTH, MemberChange(methodology="guess")),
    lambda c: cycle_members.take_out(c, 2027, ["OH"]),
    lambda c: cycle_members.take_in(c, 2031, ["OH"]),
]


@pytest.mark.parametrize("act", REFUSED)
def test_what_makes_no_sense_is_refused_whole(
    cycle_of_two: Catalog, act: Callable[[Catalog], object]
) -> None:
    before = dump(cycle_of_two.connection)
    with pytest.raises(UserError):
        act(cycle_of_two)
    assert dump(cycle_of_two.connection) == before


def test_states_are_taken_in_together_and_those_inside_left_alone(cycle_of_two: Catalog) -> None:
    assert cycle_members.take_in(cycle_of_two, 2027, ["oh", "WA", "PA"]) == 2
    assert cycles.all_cycles(cycle_of_two)[0].codes == ("HI", "OH", "PA", "WA")
    assert label(cycle_of_two) == "Take 2 states into RY 2027"
    assert cycle_members.take_in(cycle_of_two, 2027, ["OH"]) == 0


def test_what_is_to_come_is_told_apart_by_who_else_is_in_it(planned_two: Catalog) -> None:
    coming = cycle_members.still_to_come(planned_two, 2027, ["WA"])
    assert {row.states for row in coming.own} == {"WA"}
    assert {row.states for row in coming.joint} == {"HI,WA"}
    assert all(row.starts > "2026-04-14" for row in (*coming.own, *coming.joint))
    both = cycle_members.still_to_come(planned_two, 2027, BOTH)
    assert both.joint == ()
    assert len(both.own) > len(coming.own) + len(coming.joint)


def test_a_state_taken_out_without_a_reason_leaves_its_meetings(planned_two: Catalog) -> None:
    before = meetings.find_rows(planned_two)
    assert cycle_members.take_out(planned_two, 2027, ["WA"]) == 0
    assert meetings.find_rows(planned_two) == before


def test_a_state_taken_out_with_a_reason_leaves_nothing_to_come(planned_two: Catalog) -> None:
    kept = dump(planned_two.connection)
    coming = cycle_members.still_to_come(planned_two, 2027, ["WA"])
    past = [row for row in meetings.find_rows(planned_two) if row.starts < "2026-04-14"]
    count = cycle_members.take_out(planned_two, 2027, ["WA"], "Moved to RY 2028")
    assert count == len(coming.own) > 0
    after = {row.id: row for row in meetings.find_rows(planned_two)}
    own = [after[row.id] for row in coming.own]
    assert {row.status for row in own} == {MeetingStatus.CANCELLED}
    assert {row.reason for row in own} == {"Moved to RY 2028"}
    assert {after[row.id].states for row in coming.joint} == {"HI"}
    assert [after[row.id] for row in past] == past
    history.undo(planned_two)
    assert dump(planned_two.connection) == kept


def test_what_is_to_come_is_counted_by_state(planned_two: Catalog) -> None:
    [cycle] = cycles.all_cycles(planned_two)
    counted = cycle_members.open_by_state(planned_two, cycle)
    coming = cycle_members.still_to_come(planned_two, 2027, ["WA"])
    assert counted["WA"] == len(coming.own) + len(coming.joint)
    [first, *_] = meetings.find_rows(planned_two, Filter(state="WA", first_day="2026-04-15"))
    held = MeetingChange(status=MeetingStatus.HELD)
    meetings.change_meeting(planned_two, first.id, held)
    assert cycle_members.open_by_state(planned_two, cycle)["WA"] == counted["WA"] - 1
