"""Look a catalog over."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from perm_desktop.services import checking, notes
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
    (found,) = checking.check(catalog)
    assert found.endswith(problem)


def test_another_thread_can_check_an_open_catalog(catalog: Catalog) -> None:
    ident = add(catalog)
    check = checking.prepared(catalog)
    with ThreadPoolExecutor(max_workers=1) as worker:
        assert worker.submit(check).result() == []
    journal.drop_triggers(catalog.connection)
    catalog.connection.execute("DELETE FROM meeting_state WHERE meeting = ?", [ident])
    with ThreadPoolExecutor(max_workers=1) as worker:
        assert worker.submit(check).result() == ["There are meetings without a state: 1."]


def test_a_damaged_page_is_found(catalog_path: Path) -> None:
    data = catalog_path.read_bytes()
    catalog_path.write_bytes(data[: 30 * 4096] + b"\xff" * 4096 + data[31 * 4096 :])
    catalog = opened(catalog_path)
    assert checking.check(catalog) == ["The file is damaged. Open a copy or a backup of it."]
    catalog.close()
