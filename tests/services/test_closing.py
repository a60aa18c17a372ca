"""Close a meeting: it was held, and perhaps all who were expected came."""

from perm_desktop.services import attendance, closing, history, meetings
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store.catalog import Catalog
from tests.builders import add


def test_marking_and_closing_are_one_step(catalog: Catalog) -> None:
    ident = add(catalog, states=["OH", "PA"])
    attendance.mark(catalog, ident, "PA", "absent")
    closing.close_meeting(catalog, ident, all_attended=True)
    assert meetings.get(catalog, ident).status == "held"
    assert [line.mark for line in attendance.lines(catalog, ident)] == ["attended", "absent"]
    label = history.undo(catalog)
    assert label == "Mark held: Ad hoc call, OH, PA, Apr 20, 2026, all attended"
    assert meetings.get(catalog, ident).status == "scheduled"
    assert [line.mark for line in attendance.lines(catalog, ident)] == ["absent"]


def test_a_meeting_is_closed_without_a_mark(catalog: Catalog) -> None:
    ident = add(catalog)
    closing.close_meeting(catalog, ident)
    assert attendance.lines(catalog, ident) == []
    assert history.next_steps(catalog)[0] == "Mark held: Ad hoc call, OH, Apr 20, 2026"


def test_a_cancelled_meeting_that_was_held_after_all_loses_its_reason(catalog: Catalog) -> None:
    ident = add(catalog)
    meetings.change_meeting(catalog, ident, MeetingChange(status="cancelled", reason="Storm"))
    closing.close_meeting(catalog, ident)
    row = meetings.get(catalog, ident)
    assert (row.status, row.reason) == ("held", "")
