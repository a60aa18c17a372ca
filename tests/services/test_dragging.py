"""Moving meetings by hand: what can move, and one step to undo."""

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.timeline.dragging import Offset
from perm_desktop.core.timeline.trial import tried
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.services import dragging, history, meetings
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store.catalog import Catalog
from tests.builders import add


def starts(catalog: Catalog, ident: int) -> str:
    return meetings.get(catalog, ident).starts


def test_several_meetings_move_as_one_step(catalog: Catalog) -> None:
    idents = [add(catalog, states=(code,)) for code in ("OH", "PA", "MI")]
    trial = tried(dragging.prepared(catalog, idents), Offset(2))
    assert dragging.commit(catalog, trial) == 3
    assert {starts(catalog, ident) for ident in idents} == {"2026-04-22T14:00"}
    assert history.next_steps(catalog)[0] == "Move 3 meetings"
    history.undo(catalog)
    assert {starts(catalog, ident) for ident in idents} == {"2026-04-20T14:00"}


def test_the_meeting_under_the_hand_goes_first(catalog: Catalog) -> None:
    one, two = add(catalog), add(catalog)
    assert [row.id for row in dragging.prepared(catalog, [two, one]).rows] == [two, one]


def test_a_move_by_nothing_is_no_step(catalog: Catalog) -> None:
    ident = add(catalog)
    before = history.next_steps(catalog)
    assert dragging.commit(catalog, tried(dragging.prepared(catalog, [ident]), Offset())) == 0
    assert history.next_steps(catalog) == before


def test_held_meetings_are_left_behind_and_counted(catalog: Catalog) -> None:
    held, open_ = add(catalog), add(catalog)
    meetings.change_meeting(catalog, held, MeetingChange(status=MeetingStatus.HELD))
    found = dragging.prepared(catalog, [held, open_])
    assert ([row.id for row in found.rows], found.staying) == ([open_], 1)


def test_where_nothing_can_move_it_says_why(catalog: Catalog) -> None:
    held = add(catalog)
    meetings.change_meeting(catalog, held, MeetingChange(status=MeetingStatus.HELD))
    with pytest.raises(UserError, match="A held meeting stays where it was held"):
        dragging.prepared(catalog, [held])
    with pytest.raises(UserError, match="no longer there"):
        dragging.prepared(catalog, [17])
