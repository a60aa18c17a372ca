"""Damaged files: never a crash, noticed when a text changed, and every sound note saved."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.core.texts import is_sound
from perm_desktop.services import (
    agendas,
    attendance,
    checking,
    cycles,
    meetings,
    notes,
    planning,
)
from perm_desktop.store import backups, salvaging, seed
from perm_desktop.store.carving import carve
from perm_desktop.store.files import Access
from tests.builders import dump, opened
from tests.safety.damage import KINDS

WORDS = "Ohio asked when the next details request is due; the contractor sends the list. "
# what a person wrote: the columns of each table that hold typed text
TYPED = {
    "meeting": ("title", "place", "reason"),
    "note": ("text",),
    "agenda_item": ("title", "presenter", "notes"),
    "attendance": ("person", "remark"),
}
pytestmark = pytest.mark.timeout(900)  # a drill of 120 a kind takes minutes
Texts = dict[tuple[str, int], tuple[str | None, ...]]


@pytest.fixture(scope="module")
def full(factory_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog with two states planned, and long and short texts in many places."""
    path = Path(shutil.copy(factory_file, tmp_path_factory.mktemp("full") / "full.perm"))
    chance = random.Random(1)
    catalog = opened(path)
    catalog.connection.execute("PRAGMA synchronous = OFF")
    cycles.add_cycle(catalog, 2027, ["OH"])
    planning.commit(catalog, 2027, planning.preview(catalog, 2027))
    for row in meetings.find_rows(catalog)[:60]:
        notes.append(catalog, row.id, f"{row.number}: {WORDS * chance.randint(1, 120)}")
        agendas.add_item(catalog, row.id, f"Item of {row.number}", 5, "CMS")
        attendance.mark(catalog, row.id, "OH", "attended")
        meetings.change_meeting(catalog, row.id, meetings.MeetingChange(place=f"Room {row.number}"))
    catalog.close()
    return path


def texts(path: Path) -> Texts | None:
    """All that was typed, read without the program; None where SQLite cannot."""
    found: Texts = {}
    try:
        with closing(sqlite3.connect(path)) as connection:
            for table, columns in TYPED.items():
                for row in connection.execute(f"SELECT id, {', '.join(columns)} FROM {table}"):
                    found[table, row[0]] = row[1:]
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    return found


def is_noticed(path: Path) -> bool:
    """Whether opening the file as a window does, or its check, says that it is damaged."""
    try:
        catalog = opened(path, access=Access.WINDOW)
    except UserError:
        return True
    try:
        return bool(checking.check(catalog))
    finally:
        catalog.close()


@pytest.mark.parametrize("trials", [("PERM_DAMAGES", 24)], indirect=True)
@pytest.mark.parametrize("kind", KINDS)
def test_damage_that_changed_a_text_is_noticed(
    trials: int, kind: str, full: Path, tmp_path: Path
) -> None:
    data, chance, before = full.read_bytes(), random.Random(kind), texts(full)
    changed = missed = 0
    for trial in range(trials):
        path = tmp_path / f"{trial}.perm"
        path.write_bytes(KINDS[kind](data, chance))
        differs = texts(path) != before
        noticed = is_noticed(path)
        changed += differs
        missed += differs and not noticed
        for leftover in tmp_path.glob(f"{trial}.perm*"):
            leftover.unlink()
    assert missed <= changed // 100, f"{missed} of {changed} were not noticed"


@pytest.mark.parametrize("trials", [("PERM_DAMAGES", 12)], indirect=True)
@pytest.mark.parametrize("kind", KINDS)
def test_every_note_that_is_sound_in_a_damaged_file_is_saved(
    trials: int, kind: str, full: Path, tmp_path: Path
) -> None:
    data, chance = full.read_bytes(), random.Random(f"salvage {kind}")
    damaged, target = tmp_path / "damaged.perm", tmp_path / "saved.perm"
    for _ in range(trials):
        damaged.write_bytes(KINDS[kind](data, chance))
        target.unlink(missing_ok=True)
        target.touch()
        salvaging.salvage(damaged, target, "", seed.fill)
        backups.look_over(target)
        with closing(sqlite3.connect(target)) as connection:
            saved = {text for (text,) in connection.execute("SELECT text FROM note")}
        assert sound_notes(damaged) <= saved
        assert damaged.read_bytes()
        assert {path.name for path in tmp_path.iterdir()} - {"saved.perm-journal"} == {
            "damaged.perm",
            "saved.perm",
        }


def sound_notes(path: Path) -> set[str]:
    """Texts that are whole in the file: as rows, or as the latest in the history."""
    found = {note["text"] for note in carve(path).notes.values()}
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            for text, digest in connection.execute("SELECT text, sha256 FROM note"):
                if is_sound(text, digest):
                    found.add(text)
    except sqlite3.Error:
        pass
    return found


def test_a_sound_catalog_is_salvaged_whole(full: Path, tmp_path: Path) -> None:
    target = tmp_path / "saved.perm"
    target.touch()
    outcome = salvaging.salvage(full, target, "", seed.fill)
    assert (outcome.lost, outcome.doubtful) == (0, 0)
    first, second = opened(full, access=Access.READ), opened(target)
    assert dump(second.connection) == dump(first.connection)
    assert checking.check(second) == []
    for catalog in (first, second):
        catalog.close()


@pytest.mark.parametrize("page", [0, 1])
def test_without_its_first_page_every_note_is_found(full: Path, tmp_path: Path, page: int) -> None:
    damaged, target = tmp_path / "damaged.perm", tmp_path / "saved.perm"
    data = full.read_bytes()
    damaged.write_bytes(data[: page * 4096] + bytes(4096) + data[(page + 1) * 4096 :])
    target.touch()
    salvaging.salvage(damaged, target, "", seed.fill)
    found, before = texts(target), texts(full)
    assert found is not None
    assert before is not None
    assert found == before


def test_a_note_that_is_damaged_everywhere_is_saved_with_a_warning(
    full: Path, tmp_path: Path
) -> None:
    damaged, target = tmp_path / "damaged.perm", tmp_path / "saved.perm"
    damaged.write_bytes(full.read_bytes().replace(b"1: Ohio asked when", b"1: Ohix asked when"))
    target.touch()
    outcome = salvaging.salvage(damaged, target, "", seed.fill)
    assert outcome.doubtful
    found = texts(target)
    assert found is not None
    marked = [row[0] for (table, _), row in found.items() if table == "note" and "Ohix" in str(row)]
    assert len(marked) == outcome.doubtful
    assert all(str(text).startswith(salvaging.DAMAGED_NOTE) for text in marked)
