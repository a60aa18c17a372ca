"""Undo, redo, and who changed what."""

from pathlib import Path

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.services import (
    agendas,
    attendance,
    cycles,
    history,
    meetings,
    notes,
    planning,
)
from perm_desktop.services.history import FieldChange
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock, add, dump, opened


def changes(catalog: Catalog, meeting: int, step: int = 0) -> dict[str, tuple[object, object]]:
    line = history.lines(catalog, meeting)[step]
    return {f"{c.table}.{c.field}": (c.before, c.after) for c in line.changes}


def test_undo_stops_at_the_creation_of_the_catalog(catalog: Catalog) -> None:
    before = dump(catalog.connection)
    add(catalog)
    history.undo(catalog)
    with pytest.raises(UserError, match="There is nothing to undo"):
        history.undo(catalog)
    assert dump(catalog.connection) == before


def test_redo_makes_the_last_undone_step_first(catalog: Catalog) -> None:
    ident = add(catalog)
    titles = ["one", "two", "three"]
    for title in titles:
        meetings.change_meeting(catalog, ident, MeetingChange(title=title))
    for _ in titles:
        history.undo(catalog)
    seen: list[str] = []
    for _ in titles:
        history.redo(catalog)
        seen.append(meetings.get(catalog, ident).title)
    assert seen == titles
    with pytest.raises(UserError, match="There is nothing to redo"):
        history.redo(catalog)


def test_what_was_undone_is_forgotten_after_a_new_edit(catalog: Catalog) -> None:
    ident = add(catalog)
    notes.append(catalog, ident, "first thought")
    history.undo(catalog)
    notes.append(catalog, ident, "second thought")
    with pytest.raises(UserError, match="There is nothing to redo"):
        history.redo(catalog)
    history.undo(catalog)
    history.redo(catalog)
    assert [note.text for note in notes.read(catalog, ident)] == ["second thought"]


def test_undo_and_redo_can_go_to_and_fro(catalog: Catalog) -> None:
    ident = add(catalog)
    pictures = [dump(catalog.connection)]
    for n in range(4):
        notes.append(catalog, ident, f"paragraph {n}")
        pictures.append(dump(catalog.connection))
    place = 4
    for step in (-1, -1, 1, -1, -1, 1, 1, 1, -1, -1, -1, -1, 1, 1, 1, 1):
        (history.undo if step < 0 else history.redo)(catalog)
        place += step
        assert dump(catalog.connection) == pictures[place]


def test_steps_survive_a_restart(catalog_path: Path) -> None:
    catalog = opened(catalog_path)
    before = dump(catalog.connection)
    ident = add(catalog)
    notes.append(catalog, ident, "Ohio asked.")
    after = dump(catalog.connection)
    catalog.close()
    catalog = opened(catalog_path)
    assert history.next_steps(catalog) == ("Note on Ad hoc call, OH, Apr 20, 2026", "")
    history.undo(catalog)
    catalog.close()
    catalog = opened(catalog_path)
    history.undo(catalog)
    assert dump(catalog.connection) == before
    catalog.close()
    catalog = opened(catalog_path)
    assert history.next_steps(catalog) == ("", "Add Ad hoc call, OH")
    history.redo(catalog)
    catalog.close()
    catalog = opened(catalog_path)
    history.redo(catalog)
    assert dump(catalog.connection) == after
    catalog.close()


def test_undo_and_redo_are_lines_of_the_history(catalog: Catalog, clock: SetClock) -> None:
    add(catalog)
    clock.advance(hours=1)
    history.undo(catalog)
    clock.advance(hours=1)
    history.redo(catalog)
    told = [(line.kind, line.at[11:16], line.label, line.author) for line in history.lines(catalog)]
    assert told == [
        (kind, time, "Add Ad hoc call, OH", "liaison")
        for kind, time in (("redo", "15:00"), ("undo", "14:00"), ("do", "13:00"))
    ]


def test_the_history_tells_from_what_to_what(catalog: Catalog) -> None:
    ident = add(catalog)
    meetings.change_meeting(
        catalog, ident, MeetingChange(status="cancelled", reason="ill", title="[Draft] {call}")
    )
    assert changes(catalog, ident) == {
        "meeting.status": ("scheduled", "cancelled"),
        "meeting.reason": ("", "ill"),
        "meeting.title": (None, "[Draft] {call}"),
    }
    notes.append(catalog, ident, "[1] Ohio asked.")
    assert changes(catalog, ident)["note.text"] == (None, "[1] Ohio asked.")
    notes.append(catalog, ident, "{x}")
    assert changes(catalog, ident) == {"note.text": ("[1] Ohio asked.", "[1] Ohio asked.\n\n{x}")}
    attendance.mark(catalog, ident, "OH", "absent")
    attendance.mark(catalog, ident, "OH", "attended")
    assert changes(catalog, ident) == {"attendance.mark": ("absent", "attended")}
    agendas.add_item(catalog, ident, "Welcome")
    (item,) = agendas.items(catalog, ident)
    agendas.delete_items(catalog, ident, [item.id])
    assert changes(catalog, ident)["agenda_item.title"] == ("Welcome", None)


def test_lists_in_a_row_are_told_as_lists(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH"])
    (line,) = history.lines(catalog)
    programs = [change for change in line.changes if change.field == "programs"]
    assert [change.after for change in programs] == [["Medicaid", "CHIP"]]


def test_ids_and_checksums_are_no_news(catalog: Catalog) -> None:
    ident = add(catalog)
    notes.append(catalog, ident, "Ohio asked.")
    fields = {change.field for line in history.lines(catalog) for change in line.changes}
    assert fields.isdisjoint({"id", "meeting", "sha256", "revision", "utc", "uid"})
    assert isinstance(history.lines(catalog)[0].changes[0], FieldChange)


def test_the_history_of_a_meeting_leaves_others_out(catalog: Catalog) -> None:
    first, second = add(catalog), add(catalog)
    notes.append(catalog, first, "one")
    attendance.mark(catalog, second, "OH", "attended")
    labels = [line.label for line in history.lines(catalog, second)]
    assert labels == ["Mark OH attended", "Add Ad hoc call, OH"]
    assert len(history.lines(catalog)) == 4


def test_one_meeting_of_a_plan_sees_its_own_part_of_it(planned: Catalog) -> None:
    row = meetings.find_rows(planned)[0]
    (line,) = history.lines(planned, row.id)
    assert line.label == "Plan RY 2027: 1,550 meetings"
    assert {change.table for change in line.changes} == {"meeting", "meeting_state"}
    assert sum(change.field == "starts" for change in line.changes) == 1


def test_the_history_of_a_deleted_meeting_is_kept(catalog: Catalog) -> None:
    ident = add(catalog)
    meetings.delete_meetings(catalog, [ident])
    assert changes(catalog, ident) == {"meeting.trashed_at": (None, "2026-04-14T13:00:00Z")}


def test_the_history_can_be_cut_to_its_newest_lines(catalog: Catalog) -> None:
    for _ in range(5):
        add(catalog)
    assert [line.edit for line in history.lines(catalog, limit=2)] == [5, 4]


def test_the_time_of_the_latest_edit_is_known(catalog: Catalog, clock: SetClock) -> None:
    assert history.last_saved(catalog) == ""
    clock.advance(minutes=7)
    add(catalog)
    assert history.last_saved(catalog) == "2026-04-14T13:07:00Z"


def test_a_clock_set_back_does_not_change_the_order_of_steps(
    catalog: Catalog, clock: SetClock
) -> None:
    ident = add(catalog)
    notes.append(catalog, ident, "first")
    clock.advance(days=-700)
    notes.append(catalog, ident, "second")
    history.undo(catalog)
    assert [note.text for note in notes.read(catalog, ident)] == ["first"]


def test_undoing_a_plan_keeps_what_came_before_it(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH"])
    ident = add(catalog)
    planning.commit(catalog, 2027, planning.preview(catalog, 2027))
    history.undo(catalog)
    assert [row.id for row in meetings.find_rows(catalog)] == [ident]
