"""Look a catalog over."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from perm_desktop.services import agendas, attendance, checking, meetings, notes
from perm_desktop.store import journal
from perm_desktop.store.catalog import Catalog
from tests.builders import add, opened


def test_a_catalog_in_use_has_no_problems(planned: Catalog) -> None:
    ident = add(planned)
    notes.append(planned, ident, "Ohio asked.")
    assert checking.check(planned) == []


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("DELETE FROM meeting_state", "There are meetings without a state: 1, 2."),
        (
            "UPDATE note SET meeting = 7",
            "A row of note refers to something that is not there.",
        ),
        ("UPDATE note SET text = 'x'", "is damaged: its text is not the one that was saved."),
        ("UPDATE note SET sha256 = ''", "is damaged: its text is not the one that was saved."),
    ],
)
def test_what_slipped_past_the_program_is_found(
    catalog: Catalog, statement: str, problem: str
) -> None:
    add(catalog)
    notes.append(catalog, add(catalog), "Ohio asked.")
    journal.drop_triggers(catalog.connection)
    catalog.connection.execute("PRAGMA foreign_keys = OFF")
    catalog.connection.execute(statement)
    journal.create_triggers(catalog.connection)
    assert any(found.endswith(problem) for found in checking.check(catalog))


def test_another_thread_can_check_an_open_catalog(catalog: Catalog) -> None:
    ident = add(catalog)
    check = checking.prepared(catalog)
    with ThreadPoolExecutor(max_workers=1) as worker:
        assert worker.submit(check).result() == []
    journal.drop_triggers(catalog.connection)
    catalog.connection.execute("DELETE FROM meeting_state WHERE meeting = ?", [ident])
    journal.create_triggers(catalog.connection)
    with ThreadPoolExecutor(max_workers=1) as worker:
        assert "There are meetings without a state: 1." in worker.submit(check).result()


def test_a_damaged_page_is_found(catalog_path: Path) -> None:
    data = catalog_path.read_bytes()
    catalog_path.write_bytes(data[: 30 * 4096] + b"\xff" * 4096 + data[31 * 4096 :])
    catalog = opened(catalog_path)
    assert checking.check(catalog) == ["The file is damaged. Open a copy or a backup of it."]
    catalog.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meeting SET place = 'Rxom 7'",
        "UPDATE agenda_item SET title = 'Wolcome'",
        "DELETE FROM agenda_item",
        "UPDATE attendance SET remark = 'x'",
        "UPDATE journal SET after = replace(after, 'Room 7', 'Rxom 7') WHERE edit = 1",
    ],
)
def test_a_text_without_a_checksum_is_held_against_its_history(
    catalog: Catalog, statement: str
) -> None:
    ident = add(catalog)
    agendas.add_item(catalog, ident, "Welcome")
    attendance.mark(catalog, ident, "OH", "attended")
    meetings.change_meeting(catalog, ident, meetings.MeetingChange(place="Room 7"))
    meetings.change_meeting(catalog, ident, meetings.MeetingChange(place="Room 8"))
    assert checking.check(catalog) == []
    journal.drop_triggers(catalog.connection)
    if "edit = 1" in statement:
        statement = statement.replace("edit = 1", "edit = (SELECT max(edit) - 1 FROM journal)")
    catalog.connection.execute(statement)
    journal.create_triggers(catalog.connection)
    (found,) = checking.check(catalog)
    assert "outside of this program" in found or "The history is damaged" in found


def test_a_note_that_is_damaged_in_the_catalog_is_told_once(catalog: Catalog) -> None:
    notes.append(catalog, add(catalog), "Ohio asked.")
    journal.drop_triggers(catalog.connection)
    catalog.connection.execute("UPDATE note SET text = 'x'")
    journal.create_triggers(catalog.connection)
    (found,) = checking.problems(catalog)
    assert (found.kind, found.repair) == ("note-text", checking.Repair.NOTES)


def test_a_removal_that_was_cut_off_is_told(catalog: Catalog) -> None:
    catalog.path.with_name(f"{catalog.path.name}.removing").write_text("{}")
    (found,) = checking.problems(catalog)
    assert (found.kind, found.repair) == ("unfinished-removal", None)


def test_a_sound_catalog_is_the_reason_of_nothing(planned: Catalog) -> None:
    assert checking.cause(planned) is None
