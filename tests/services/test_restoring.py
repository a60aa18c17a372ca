"""Bring an older text back; what is there now becomes history."""

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.services import agendas, attendance, history, meetings, notes, restoring
from perm_desktop.services.history import FieldChange
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock, add


def changes(catalog: Catalog, meeting: int, table: str, field: str) -> list[FieldChange]:
    """Changes of a field, newest first."""
    return [
        change
        for line in history.lines(catalog, meeting)
        for change in line.changes
        if (change.table, change.field) == (table, field)
    ]


def text(catalog: Catalog, meeting: int, state: str = "") -> str:
    found = {note.state: note.text for note in notes.read(catalog, meeting)}
    return found.get(state, "")


@pytest.fixture
def twice(catalog: Catalog, clock: SetClock) -> int:
    """A meeting whose note and state's note were written twice."""
    ident = add(catalog, states=["OH", "PA"])
    for words in ("first", "second"):
        notes.write(catalog, ident, words)
        notes.write(catalog, ident, f"{words} of Ohio", "OH")
        clock.advance(minutes=10)
    return ident


def test_an_older_note_comes_back_as_a_step_that_can_be_undone(
    catalog: Catalog, twice: int
) -> None:
    before = len(history.lines(catalog, twice))
    older = changes(catalog, twice, "note", "text")[3]
    restoring.restore(catalog, twice, older)
    assert (text(catalog, twice), text(catalog, twice, "OH")) == ("first", "second of Ohio")
    assert len(history.lines(catalog, twice)) == before + 1
    assert history.undo(catalog) == "Restore note of Ad hoc call, OH, PA, Apr 20, 2026"
    assert text(catalog, twice) == "second"


def test_a_note_of_a_state_comes_back_to_its_state(catalog: Catalog, twice: int) -> None:
    restoring.restore(catalog, twice, changes(catalog, twice, "note", "text")[2])
    assert (text(catalog, twice), text(catalog, twice, "OH")) == ("second", "first of Ohio")


def test_a_note_whose_writing_was_undone_comes_back(catalog: Catalog) -> None:
    ident = add(catalog)
    notes.write(catalog, ident, "lost")
    history.undo(catalog)
    (_, written) = changes(catalog, ident, "note", "text")
    restoring.restore(catalog, ident, written)
    assert text(catalog, ident) == "lost"


def test_what_is_there_now_cannot_be_restored(catalog: Catalog, twice: int) -> None:
    newest = changes(catalog, twice, "note", "text")[1]
    assert not restoring.can_restore(catalog, twice, newest)
    with pytest.raises(UserError, match="This is what is there now"):
        restoring.restore(catalog, twice, newest)


def test_the_text_of_an_item_comes_back_and_its_other_fields_stay(catalog: Catalog) -> None:
    ident = add(catalog)
    item = agendas.add_item(catalog, ident, "Welcome", 5, "RC", "old notes")
    agendas.change_item(catalog, ident, agendas.items(catalog, ident)[0]._replace(notes="new"))
    agendas.change_item(catalog, ident, agendas.items(catalog, ident)[0]._replace(minutes=9))
    restoring.restore(catalog, ident, changes(catalog, ident, "agenda_item", "notes")[-1])
    assert agendas.items(catalog, ident) == [(item, "Welcome", 9, "RC", "old notes")]


def test_an_item_that_is_gone_comes_back_with_its_text(catalog: Catalog) -> None:
    ident = add(catalog)
    item = agendas.add_item(catalog, ident, "Welcome", 5, "RC", "notes")
    agendas.delete_items(catalog, ident, [item])
    restoring.restore(catalog, ident, changes(catalog, ident, "agenda_item", "notes")[-1])
    (found,) = agendas.items(catalog, ident)
    assert found[1:] == ("Welcome", 5, "RC", "notes")


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("title", "Old", "New"),
        ("place", "Room 4", "Room 5"),
        ("starts", "2026-04-21T09:00", "2026-04-22T09:00"),
        ("minutes", 30, 45),
    ],
)
def test_title_place_and_time_of_a_meeting_come_back(
    catalog: Catalog, field: str, old: str, new: str
) -> None:
    ident = add(catalog)
    for value in (old, new):
        meetings.change_meeting(catalog, ident, MeetingChange(**{field: value}))
    restoring.restore(catalog, ident, changes(catalog, ident, "meeting", field)[1])
    row = meetings.get(catalog, ident)
    assert getattr(row, field) == old
    assert row.start.timestamp() // 60 == row.utc


def test_marks_and_removals_are_nothing_to_restore(catalog: Catalog, twice: int) -> None:
    attendance.mark(catalog, twice, "OH", "attended")
    (mark,) = changes(catalog, twice, "attendance", "mark")
    assert not restoring.can_restore(catalog, twice, mark)
    removed = FieldChange("note", 1, "text", "old", "")
    assert not restoring.can_restore(catalog, twice, removed)
