"""Record who came."""

import pytest

from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.services import attendance, history
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
