"""What happened since somebody looked."""

from perm_desktop.core.vocabulary import Mark, MeetingStatus
from perm_desktop.services import attendance, history, meetings, worklist
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.services.worklist import News
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock, add


def looked(catalog: Catalog, clock: SetClock) -> str:
    """Look now, and let time pass."""
    moment = worklist.now_stamp(catalog)
    clock.advance(minutes=6)
    return moment


def test_what_was_done_later_is_counted(catalog: Catalog, clock: SetClock) -> None:
    held, moved, cancelled = add(catalog), add(catalog), add(catalog)
    moment = looked(catalog, clock)
    meetings.change_meeting(catalog, held, MeetingChange(status=MeetingStatus.HELD))
    meetings.change_meeting(catalog, moved, MeetingChange(starts="2026-04-21T14:00"))
    change = MeetingChange(status=MeetingStatus.CANCELLED, reason="Holiday")
    meetings.change_meeting(catalog, cancelled, change)
    attendance.mark(catalog, held, "OH", Mark.ATTENDED)
    add(catalog)
    found = worklist.news(catalog, moment)
    assert found == News(added=1, held=1, moved=1, cancelled=1, marks=1)
    assert found.lines == ["1 meeting held, 1 moved, 1 cancelled, 1 added", "1 attendance mark"]
    assert len(worklist.edits_since(catalog, moment)) == 5


def test_what_was_done_before_is_not_counted(catalog: Catalog, clock: SetClock) -> None:
    add(catalog)
    found = worklist.news(catalog, looked(catalog, clock))
    assert found == News()
    assert found.lines == []


def test_what_was_taken_back_is_not_counted(catalog: Catalog, clock: SetClock) -> None:
    moment = looked(catalog, clock)
    add(catalog)
    history.undo(catalog)
    assert worklist.news(catalog, moment) == News()
