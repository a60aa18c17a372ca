"""A catalog planned by the first schema goes on being planned where it was."""

import json
import sqlite3
from pathlib import Path

import pytest

from perm_desktop.__main__ import main
from perm_desktop.services import checking, meetings, planning
from perm_desktop.store import cycles, journal, migrations, plan_settings
from perm_desktop.store.header import APPLICATION_ID
from tests.builders import opened

FIRST_SLOTS = """
UPDATE meeting SET slot = (
    SELECT meeting_type.key || coalesce('/' || state.code, '') || '/' || meeting.occurrence
    FROM series JOIN meeting_type ON meeting_type.id = series.type
    LEFT JOIN state ON state.id = series.state WHERE series.id = meeting.series
) WHERE series IS NOT NULL
"""


@pytest.fixture
def of_first_schema(planned_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """RY 2027 as the first schema kept it: slots with numbers, series without a first date."""
    path = tmp_path / "first.perm"
    connection = sqlite3.connect(path, isolation_level=None)
    with monkeypatch.context() as patch:
        first = {1: migrations.scripts()[1]}
        patch.setattr(migrations, "scripts", lambda: first)
        migrations.apply_pending(connection, 0)
        connection.execute("ATTACH ? AS planned", [str(planned_file)])
        for table in tables(connection):
            names = ", ".join(
                name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")
            )
            connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM planned.{table}")
        connection.execute(FIRST_SLOTS)
        connection.execute("DELETE FROM journal")  # its images have columns of today
        journal.create_triggers(connection)
    connection.execute("PRAGMA user_version = 1")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.close()
    return path


def tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%'"
        " ESCAPE '!'"
    )
    return [name for (name,) in found]


def test_series_keep_their_rhythm_and_planning_again_adds_nothing(
    of_first_schema: Path, planned_file: Path
) -> None:
    today = opened(planned_file)
    slots = {row.id: row.slot for row in meetings.find_rows(today)}
    cycle = cycles.cycle(today.connection, 2027).id
    anchors = plan_settings.anchors(today.connection, cycle)
    today.close()
    catalog = opened(of_first_schema)
    assert {row.id: row.slot for row in meetings.find_rows(catalog)} == slots
    assert plan_settings.anchors(catalog.connection, cycle) == anchors
    assert planning.preview(catalog, 2027).meetings == []
    assert {row.moved_from for row in meetings.find_rows(catalog)} == {""}
    assert checking.check(catalog) == []
    catalog.close()


def test_a_first_occurrence_that_was_moved_or_deleted_does_not_move_the_rhythm(
    of_first_schema: Path,
) -> None:
    connection = sqlite3.connect(of_first_schema)
    for trigger in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {trigger[0]}")
    connection.execute(
        "UPDATE meeting SET starts = date(starts, '+2 days') || 'T15:30', utc = utc + 2910"
        " WHERE occurrence = 1"
    )
    connection.execute("UPDATE meeting SET trashed_at = '2026-01-01' WHERE occurrence = 2")
    journal.create_triggers(connection)
    connection.commit()
    connection.close()
    catalog = opened(of_first_schema)
    assert planning.preview(catalog, 2027).meetings == []
    catalog.close()


def test_a_reading_command_brings_an_older_catalog_up_to_date(
    of_first_schema: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--catalog", str(of_first_schema), "meetings", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1550
    assert (of_first_schema.parent / "first.version-1.perm").is_file()
