"""Record who came."""

import pytest

from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.vocabulary import AttendedPart
from perm_desktop.services import attendance, history, people
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock, add

MARKS = ["attended", "partial", "excused", "absent", "not-required"]


def marks(catalog: Catalog, meeting: int) -> dict[tuple[str, str], str]:
    return {(line.state, line.role): line.mark for line in attendance.lines(catalog, meeting)}


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_kept_with_who_and_when(catalog: Catalog, mark: str) -> None:
    ident = add(catalog)
    attendance.mark(catalog, ident, "oh", mark)
    (line,) = attendance.lines(catalog, ident)
    assert (line.state, line.role, line.person, line.mark) == ("OH", "", "", mark)
    assert (line.recorded_at, line.recorded_by) == ("2026-04-14T13:00:00Z", "liaison")


def test_what_was_not_marked_is_neither_present_nor_absent(catalog: Catalog) -> None:
    ident = add(catalog)
    assert attendance.lines(catalog, ident) == []
    attendance.mark(catalog, ident, "OH", "not-recorded")
    assert len(history.lines(catalog)) == 1


def test_a_mark_replaces_the_one_before_and_can_be_cleared(catalog: Catalog) -> None:
    ident = add(catalog)
    attendance.mark(catalog, ident, "OH", "absent")
    attendance.mark(catalog, ident, "OH", "attended")
    assert marks(catalog, ident) == {("OH", ""): "attended"}
    attendance.mark(catalog, ident, "OH", "not-recorded")
    assert marks(catalog, ident) == {}


def test_roles_are_marked_beside_their_state(catalog: Catalog) -> None:
    ident = add(catalog, states=["OH", "PA"])
    attendance.mark(catalog, ident, "PA", "absent")
    attendance.mark(catalog, ident, "OH", "attended", "dl")
    attendance.mark(catalog, ident, "OH", "partial")
    attendance.mark(catalog, ident, "OH", "excused", "PM")
    assert list(marks(catalog, ident).items()) == [
        (("OH", ""), "partial"),
        (("OH", "PM"), "excused"),
        (("OH", "DL"), "attended"),
        (("PA", ""), "absent"),
    ]
    attendance.mark(catalog, ident, "OH", "not-recorded", "PM")
    assert ("OH", "PM") not in marks(catalog, ident)
    assert ("OH", "") in marks(catalog, ident)


def test_the_same_mark_again_is_no_step_and_keeps_its_time(
    catalog: Catalog, clock: SetClock
) -> None:
    ident = add(catalog)
    attendance.mark(catalog, ident, "OH", "attended")
    clock.advance(hours=1)
    attendance.mark(catalog, ident, "OH", "attended")
    assert attendance.lines(catalog, ident)[0].recorded_at == "2026-04-14T13:00:00Z"
    assert len(history.lines(catalog)) == 2


def test_several_are_marked_as_one_step(catalog: Catalog) -> None:
    ident = add(catalog, states=["OH", "PA"])
    attendance.mark_many(catalog, ident, [("OH", ""), ("OH", "PM"), ("PA", "")], "attended")
    assert len(marks(catalog, ident)) == 3
    assert history.undo(catalog) == "Mark 3 lines attended"
    assert marks(catalog, ident) == {}


def test_a_step_names_state_role_and_mark(catalog: Catalog) -> None:
    ident = add(catalog)
    attendance.mark(catalog, ident, "oh", "not-required", "pm")
    assert history.next_steps(catalog)[0] == "Mark OH PM not required"


@pytest.mark.parametrize(
    ("state", "mark", "role", "complaint"),
    [
        ("WA", "attended", "", "Washington is not invited to meeting 1. Invited: OH"),
        ("XX", "attended", "", "There is no state “XX”"),
        ("OH", "came", "", "is not an attendance mark. Use one of attended, partial"),
        ("OH", "attended", "boss", "There is no role “boss”"),
    ],
)
def test_a_mark_that_cannot_be_is_refused(
    catalog: Catalog, state: str, mark: str, role: str, complaint: str
) -> None:
    ident = add(catalog)
    with pytest.raises(UserError) as refusal:
        attendance.mark_many(catalog, ident, [("OH", ""), (state, role)], mark)
    assert complaint in str(refusal.value)
    assert attendance.lines(catalog, ident) == []


def test_a_meeting_that_is_gone_cannot_be_marked(catalog: Catalog) -> None:
    with pytest.raises(NotFoundError, match="no longer there"):
        attendance.mark(catalog, 7, "OH", "attended")


def test_all_states_without_a_mark_are_marked_as_one_step(catalog: Catalog) -> None:
    ident = add(catalog, states=["OH", "PA", "WA"])
    attendance.mark(catalog, ident, "PA", "absent", "PM")
    assert attendance.mark_expected(catalog, ident, "attended") == 2
    assert marks(catalog, ident) == {
        ("OH", ""): "attended",
        ("PA", "PM"): "absent",
        ("WA", ""): "attended",
    }
    assert history.undo(catalog).startswith("Mark 2 states of Ad hoc call")
    assert marks(catalog, ident) == {("PA", "PM"): "absent"}


def test_marks_are_replaced_only_when_asked(catalog: Catalog) -> None:
    ident = add(catalog, states=["OH", "PA"])
    attendance.mark(catalog, ident, "PA", "absent")
    assert attendance.mark_expected(catalog, ident, "excused", replace=True) == 2
    assert set(marks(catalog, ident).values()) == {"excused"}


def test_all_required_roles_of_a_state_are_marked(catalog: Catalog) -> None:
    ident = add(catalog, "erc-check-in")
    attendance.mark(catalog, ident, "OH", "excused", "ER")
    attendance.mark_expected(catalog, ident, "attended", state="OH")
    attended = {role for (_, role), mark in marks(catalog, ident).items() if mark == "attended"}
    assert attended == {"PM", "ELG", "EST"}  # quality control and finance come as needed
    attendance.mark_expected(catalog, ident, "not-required", state="OH")
    assert marks(catalog, ident)["OH", "QC"] == "not-required"
    assert marks(catalog, ident)["OH", "ER"] == "excused"


def test_a_walk_in_is_a_person_with_a_mark(catalog: Catalog) -> None:
    ident = add(catalog)
    target = attendance.add_walk_in(catalog, ident, "  Ann\tLee ", "oh", "dp", "attended")
    assert target == Target("OH", "DP", "Ann Lee")
    (line,) = attendance.lines(catalog, ident)
    assert (line.state, line.role, line.person, line.mark) == ("OH", "DP", "Ann Lee", "attended")
    attendance.mark_many(catalog, ident, [target], "partial")
    assert attendance.lines(catalog, ident)[0].mark == "partial"
    attendance.remove_walk_ins(catalog, ident, [target])
    assert attendance.lines(catalog, ident) == []
    assert history.undo(catalog) == "Remove walk-in Ann Lee"
    assert attendance.lines(catalog, ident)[0].person == "Ann Lee"


@pytest.mark.parametrize(
    ("name", "mark", "complaint"),
    [
        (" \u200b", "attended", "needs a name"),
        ("x" * 101, "attended", "100 is the most"),
        ("Ann", "not-recorded", "needs a mark"),
        ("Bo", "attended", "Bo is on the list already"),
    ],
)
def test_a_walk_in_that_cannot_be_is_refused(
    catalog: Catalog, name: str, mark: str, complaint: str
) -> None:
    ident = add(catalog)
    attendance.add_walk_in(catalog, ident, "Bo", "OH", "", "attended")
    with pytest.raises(UserError, match=complaint):
        attendance.add_walk_in(catalog, ident, name, "OH", "", mark)
    assert [line.person for line in attendance.lines(catalog, ident)] == ["Bo"]


def test_a_walk_in_cannot_be_left_without_a_mark(catalog: Catalog) -> None:
    ident = add(catalog)
    target = attendance.add_walk_in(catalog, ident, "Bo", "OH", "", "attended")
    with pytest.raises(UserError, match="always has a mark"):
        attendance.mark_many(catalog, ident, [Target("OH"), target], "not-recorded")


def test_a_remark_stays_with_its_mark(catalog: Catalog) -> None:
    ident = add(catalog)
    attendance.mark(catalog, ident, "OH", "partial", "PM")
    attendance.remark(catalog, ident, Target("OH", "PM"), " joined 12 min\nlate ")
    attendance.mark(catalog, ident, "OH", "attended", "PM")
    (line,) = attendance.lines(catalog, ident)
    assert (line.mark, line.remark) == ("attended", "joined 12 min late")
    attendance.remark(catalog, ident, Target("OH", "PM"), "")
    assert attendance.lines(catalog, ident)[0].remark == ""


def test_a_remark_without_a_mark_is_refused(catalog: Catalog) -> None:
    ident = add(catalog)
    with pytest.raises(UserError, match="needs a mark first"):
        attendance.remark(catalog, ident, Target("OH"), "late")


def known(catalog: Catalog, name: str, role: str = "PM", state: str = "OH") -> int:
    """Somebody of the directory who holds a post."""
    entered = Person(0, name, Organization.STATE, email=f"{name.split()[0].lower()}@example.org")
    return people.add(catalog, entered, [(Post(state, role), None, None, False)])


def test_a_person_of_the_directory_is_marked_under_the_name_of_that_day(catalog: Catalog) -> None:
    ident, ann = add(catalog), known(catalog, "Ann Sample")
    attendance.mark_many(catalog, ident, [Target("oh", "pm", "", ann)], "attended")
    people.change(catalog, Person(ann, "Ann Other", Organization.STATE))
    attendance.mark_many(catalog, ident, [Target("OH", "PM", "Ann Other", ann)], "partial")
    (line,) = attendance.lines(catalog, ident)
    assert (line.person, line.contact, line.mark) == ("Ann Sample", ann, "partial")


def test_two_people_of_one_name_have_a_mark_each(catalog: Catalog) -> None:
    ident = add(catalog)
    twins = [known(catalog, "Ann Sample"), known(catalog, "Ann Sample", "DP")]
    attendance.mark_many(catalog, ident, [Target("OH", "", "", each) for each in twins], "attended")
    attendance.add_walk_in(catalog, ident, "Ann Sample", "OH", "", "absent")
    found = attendance.lines(catalog, ident)
    assert [(line.contact, line.mark) for line in found] == [
        (0, "absent"),
        *((each, "attended") for each in sorted(twins)),
    ]


def test_who_is_expected_can_be_left_without_a_mark_again(catalog: Catalog) -> None:
    ident, ann = add(catalog, "erc-check-in"), known(catalog, "Ann Sample")
    target = Target("OH", "PM", "Ann Sample", ann)
    attendance.mark_many(catalog, ident, [target], "attended")
    attendance.mark_many(catalog, ident, [target], "not-recorded")
    assert attendance.lines(catalog, ident) == []


def test_what_was_missed_is_one_step_with_the_mark(catalog: Catalog) -> None:
    ident = add(catalog)
    targets = [Target("OH"), Target("OH", "PM")]
    attendance.mark_partial(catalog, ident, targets, AttendedPart.LATE, 40)
    found = attendance.lines(catalog, ident)
    assert {(line.mark, line.part, line.minutes) for line in found} == {("partial", "late", 40)}
    assert history.undo(catalog) == "Mark 2 lines partial, joined late, there for 40 minutes"
    assert attendance.lines(catalog, ident) == []


@pytest.mark.parametrize(
    ("mark", "part", "minutes"),
    [("attended", "", 40), ("absent", "", None), ("partial", "left", 40)],
)
def test_what_was_missed_goes_with_the_mark_it_belongs_to(
    catalog: Catalog, mark: str, part: str, minutes: int | None
) -> None:
    ident = add(catalog)
    attendance.mark_partial(catalog, ident, [Target("OH")], AttendedPart.LEFT, 40)
    attendance.mark(catalog, ident, "OH", mark)
    (line,) = attendance.lines(catalog, ident)
    assert (line.part, line.minutes) == (part, minutes)


@pytest.mark.parametrize("minutes", [-1, 1441])
def test_minutes_that_cannot_be_are_refused(catalog: Catalog, minutes: int) -> None:
    ident = add(catalog)
    with pytest.raises(UserError, match="Write how many minutes"):
        attendance.mark_partial(catalog, ident, [Target("OH")], None, minutes)
    assert attendance.lines(catalog, ident) == []


def test_all_expected_people_of_a_state_are_marked_as_one_step(catalog: Catalog) -> None:
    ident = add(catalog, "erc-check-in")
    ann, bo = known(catalog, "Ann Sample"), known(catalog, "Bo Sample")
    attendance.mark_many(catalog, ident, [Target("OH", "PM", "", bo)], "absent")
    attendance.mark_expected(catalog, ident, "attended", state="oh")
    found = {(line.role, line.contact): line.mark for line in attendance.lines(catalog, ident)}
    assert found["PM", ann] == "attended"
    assert found["PM", bo] == "absent"
    assert found["ELG", 0] == "attended"
    assert ("PM", 0) not in found
    history.undo(catalog)
    assert [line.contact for line in attendance.lines(catalog, ident)] == [bo]


def test_a_walk_in_of_the_directory_is_kept_as_that_person(catalog: Catalog) -> None:
    ident, ann = add(catalog), known(catalog, "Ann Sample", "DP")
    target = attendance.add_walk_in(
        catalog, ident, "ann@example.org", "OH", "", "attended", contact=ann
    )
    assert target == Target("OH", "", "Ann Sample", ann)
    attendance.remark(catalog, ident, target, "for Bo")
    assert attendance.lines(catalog, ident)[0].remark == "for Bo"
    attendance.remove_walk_ins(catalog, ident, [target])
    assert attendance.lines(catalog, ident) == []


def test_who_is_new_comes_into_the_directory_in_the_same_step(catalog: Catalog) -> None:
    ident = add(catalog)
    target = attendance.add_walk_in(catalog, ident, "Cy  New", "oh", "DP", "attended", is_new=True)
    directory = people.directory(catalog)
    assert directory.people[target.contact].name == "Cy New"
    assert [each.post for each in directory.of_person(target.contact)] == [Post("OH", "")]
    assert attendance.lines(catalog, ident)[0].contact == target.contact
    history.undo(catalog)
    assert people.directory(catalog).people == {}
    assert attendance.lines(catalog, ident) == []
