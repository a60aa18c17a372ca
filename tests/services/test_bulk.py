"""One act on many meetings: the preview says what changes, and one undo takes it back."""

from collections.abc import Sequence

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.services import attendance, bulk, history, meetings
from perm_desktop.services.bulk import Act, Bulk
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter


def add(catalog: Catalog, starts: str, status: str = "scheduled") -> int:
    """Make a call of Ohio; the clock says Apr 14, 2026, 9:00 AM EDT."""
    ident = meetings.add_meeting(catalog, MeetingDraft("ad-hoc-call", ["OH"], starts))
    if status != "scheduled":
        reason = "Storm" if status == "cancelled" else None
        meetings.change_meeting(catalog, ident, MeetingChange(status=status, reason=reason))
    return ident


@pytest.fixture
def four(catalog: Catalog) -> list[int]:
    """One to come, one that is over, one that was held, one that was cancelled."""
    return [
        add(catalog, "2026-04-20T14:00"),
        add(catalog, "2026-04-10T14:00"),
        add(catalog, "2026-04-09T14:00", "held"),
        add(catalog, "2026-04-08T14:00", "cancelled"),
    ]


def rows(catalog: Catalog, idents: Sequence[int]) -> list[MeetingRow]:
    """The meetings as they are now, in the order of the ids."""
    found = {row.id: row for row in meetings.find_rows(catalog, Filter(ids=idents))}
    return [found[ident] for ident in idents if ident in found]


def tried(catalog: Catalog, act: Act, idents: Sequence[int], text: str = "") -> Bulk:
    """The preview of an act."""
    return bulk.preview(catalog, act, rows(catalog, idents), text)


def reasons(found: Bulk) -> list[str]:
    """Why meetings are left alone."""
    return [why for _, why in found.left_alone]


def test_cancelling_many_leaves_what_is_settled_alone(catalog: Catalog, four: list[int]) -> None:
    found = tried(catalog, Act.CANCEL, four, "Storm in Baltimore")
    assert [row.id for row in found.rows] == four[:2]
    assert reasons(found) == ["it is held already", "it is cancelled already"]
    assert bulk.commit(catalog, found) == 2
    after = rows(catalog, four)
    assert [row.status for row in after] == ["cancelled", "cancelled", "held", "cancelled"]
    assert [row.reason for row in after] == ["Storm in Baltimore"] * 2 + ["", "Storm"]


@pytest.mark.parametrize(
    ("act", "text", "label"),
    [
        (Act.CANCEL, "Storm", "Cancel 2 meetings"),
        (Act.PLACE, "Room 5", "Set the place of 3 meetings"),
        (Act.DELETE, "", "Delete 4 meetings"),
    ],
)
def test_one_undo_takes_an_act_on_many_back(
    catalog: Catalog, four: list[int], act: Act, text: str, label: str
) -> None:
    before = rows(catalog, four)
    bulk.commit(catalog, tried(catalog, act, four, text))
    assert rows(catalog, four) != before
    assert history.next_steps(catalog)[0] == label
    history.undo(catalog)
    assert rows(catalog, four) == before


def test_what_is_still_to_come_is_not_marked_held(catalog: Catalog, four: list[int]) -> None:
    found = tried(catalog, Act.HOLD, four)
    assert [row.id for row in found.rows] == [four[1]]
    assert reasons(found)[0] == "it is still to come"
    bulk.commit(catalog, found)
    assert rows(catalog, four)[1].status == "held"


def test_marking_held_tells_how_many_have_no_attendance(catalog: Catalog) -> None:
    idents = [add(catalog, f"2026-04-0{day}T14:00") for day in (6, 7, 8)]
    attendance.mark(catalog, idents[0], "OH", "attended")
    assert tried(catalog, Act.HOLD, idents).warning == "2 of them have no attendance recorded."


def test_scheduling_again_drops_the_reason(catalog: Catalog, four: list[int]) -> None:
    found = tried(catalog, Act.SCHEDULE, four)
    assert reasons(found) == ["it is scheduled already"] * 2
    bulk.commit(catalog, found)
    assert {(row.status, row.reason) for row in rows(catalog, four)} == {("scheduled", "")}


def test_a_place_that_is_there_already_is_no_change(catalog: Catalog, four: list[int]) -> None:
    bulk.commit(catalog, tried(catalog, Act.PLACE, four[:1], "Room 5"))
    found = tried(catalog, Act.PLACE, four, " Room  5 ")
    assert reasons(found) == ["the place is the same", "it is cancelled"]


def test_deleting_tells_what_goes_along(catalog: Catalog, four: list[int]) -> None:
    attendance.mark(catalog, four[2], "OH", "attended")
    warning = tried(catalog, Act.DELETE, four).warning
    assert warning.startswith("1 of them has agenda, notes or attendance")


def test_cancelling_many_needs_a_reason(catalog: Catalog, four: list[int]) -> None:
    with pytest.raises(UserError, match="needs a reason"):
        bulk.commit(catalog, tried(catalog, Act.CANCEL, four, "  "))


def test_a_place_that_is_too_long_is_refused_before_anything_changes(
    catalog: Catalog, four: list[int]
) -> None:
    with pytest.raises(UserError, match="301 characters"):
        tried(catalog, Act.PLACE, four, "x" * 301)


def test_an_act_on_nothing_makes_no_step(catalog: Catalog, four: list[int]) -> None:
    before = history.next_steps(catalog)
    assert bulk.commit(catalog, tried(catalog, Act.HOLD, four[:1])) == 0
    assert history.next_steps(catalog) == before
