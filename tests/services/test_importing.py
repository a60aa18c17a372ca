"""A catalog of somebody else comes over as far as it is sound, or not at all."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from perm_desktop.core.errors import CatalogRefusedError, NotFoundError, UserError
from perm_desktop.services import agendas, attendance, checking, history, importing, notes
from perm_desktop.store import migrations
from perm_desktop.store.files import Access
from tests.builders import SetClock, add, contents, dump, opened, shown
from tests.store.hostile import FOREIGN, REFUSED, loosened, over, sql, without_journal

Bring = Callable[..., importing.Imported]


@pytest.fixture
def sent(catalog_path: Path) -> Path:
    """A catalog as a colleague sends it: meetings, notes, marks, and steps taken back."""
    catalog = opened(catalog_path)
    ident = add(catalog, states=["OH", "PA"])
    notes.write(catalog, ident, "Ohio asked “when?”\n\tand twice\\")
    notes.write(catalog, ident, "Of Ohio", "OH")
    agendas.add_item(catalog, ident, "Welcome", 5, "Ann", "")
    attendance.mark(catalog, ident, "OH", "attended")
    add(catalog)
    history.undo(catalog)
    catalog.close()
    return catalog_path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "imported"
    folder.mkdir()
    return folder / "new.perm"


def test_all_of_a_sound_catalog_comes_over_with_its_history(sent: Path, target: Path) -> None:
    before = contents(sent.parent)
    found = importing.bring_in(sent, target, now=SetClock())
    assert contents(sent.parent) == before
    assert found.left == ()
    assert found.has_history
    assert (found.rows["meeting"], found.rows["note"], found.rows["agenda_item"]) == (1, 2, 1)
    original, copy = opened(sent), opened(target)
    assert shown(copy) == shown(original)
    assert dump(copy.connection) == dump(original.connection)
    assert history.lines(copy) == history.lines(original)
    assert checking.check(copy) == []
    uids = [c.connection.execute("SELECT uid FROM catalog").fetchone() for c in (original, copy)]
    assert uids[0] != uids[1]
    for catalog in (original, copy):
        catalog.close()


def test_steps_of_an_imported_catalog_can_be_taken_back(sent: Path, target: Path) -> None:
    importing.bring_in(sent, target)
    catalog = opened(target)
    while history.next_steps(catalog)[0]:
        history.undo(catalog)
    assert dump(catalog.connection)["meeting"] == []
    number = add(catalog)
    assert [row["number"] for row in shown(catalog) if row["id"] == number] != [1]
    catalog.close()


@pytest.mark.parametrize("version", range(1, migrations.latest()))
def test_a_catalog_of_an_older_schema_comes_over_upgraded(
    tmp_path: Path, target: Path, version: int
) -> None:
    older = tmp_path / "older.perm"
    with closing(sqlite3.connect(older, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        migrations.apply_pending(connection, 0, version)
        connection.execute("INSERT INTO catalog VALUES (1, ?, '', 0)", ["ab" * 16])
        connection.execute("INSERT INTO state VALUES (1, 'OH', 'Ohio', 1, 'UTC', '[]', '')")
        migrations.seal(connection, version)
        connection.execute("COMMIT")
    importing.bring_in(older, target)
    catalog = opened(target)
    assert dump(catalog.connection)["state"] == [(1, "OH", "Ohio", 1, "UTC", "[]", "")]
    catalog.close()


@pytest.mark.parametrize("what", REFUSED)
def test_a_hostile_file_is_refused_and_nothing_happens(sent: Path, target: Path, what: str) -> None:
    spoil, words = REFUSED[what]
    spoil(sent)
    before = contents(sent.parent)
    with pytest.raises(CatalogRefusedError, match=words) as refusal:
        importing.bring_in(sent, target)
    assert refusal.value.next_step
    assert contents(sent.parent) == before
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize("access", [Access.WINDOW, Access.COMMAND, Access.READ])
@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_not_exactly_ours_is_never_opened(sent: Path, access: Access, what: str) -> None:
    FOREIGN[what](sent)
    before = contents(sent.parent)
    with pytest.raises(CatalogRefusedError, match="Import a catalog"):
        opened(sent, access=access)
    assert contents(sent.parent) == before


@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_not_exactly_ours_can_be_imported(sent: Path, target: Path, what: str) -> None:
    expected = opened(sent, access=Access.READ)
    rows = dump(expected.connection)
    expected.close()
    FOREIGN[what](sent)
    importing.bring_in(sent, target)
    catalog = opened(target)
    assert dump(catalog.connection) == rows
    catalog.close()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (
            without_journal("UPDATE note SET text = text || '!' WHERE state IS NULL"),
            "The note of meeting 1 was damaged and did not come over.",
        ),
        (
            without_journal("DELETE FROM state WHERE code = 'PA'"),
            "1 row of meeting state did not come over: what they belong to is not there.",
        ),
        (
            loosened("agenda_item", "UPDATE agenda_item SET minutes = 'many'"),
            "1 agenda item did not come over: not as this program writes them.",
        ),
        (
            without_journal("UPDATE agenda_item SET title = char(27) || 'x'"),
            "1 agenda item did not come over: not as this program writes them.",
        ),
        (
            loosened("agenda_item", f"UPDATE agenda_item SET notes = '{'x' * 1_000_001}'"),
            "1 agenda item did not come over: not as this program writes them.",
        ),
        (
            without_journal(f"INSERT INTO setting VALUES (1, 'own', '{'[' * 90_000}')"),
            "1 row of setting did not come over: not as this program writes them.",
        ),
        (
            loosened("meeting_state", "UPDATE meeting_state SET id = 1"),
            "1 row of meeting state did not come over: not as this program writes them.",
        ),
        (
            without_journal("UPDATE meeting SET suspension = 7"),
            "1 meeting came over without a suspension that was not there.",
        ),
        (sql("CREATE TABLE more (x)"), "1 table that no catalog has did not come over."),
    ],
)
def test_what_is_unsound_stays_behind_and_is_told(
    sent: Path, target: Path, spoil: Callable[[Path], object], told: str
) -> None:
    spoil(sent)
    assert told in importing.bring_in(sent, target).left
    catalog = opened(target)
    assert checking.check(catalog) in ([], ["There are meetings without a state: 1."])
    catalog.close()


@pytest.mark.parametrize(
    "image",
    [
        '{"id": 1, "status": "nonsense"}',
        '{"id": 1, "evil": 1}',
        "{" * 5_000,
        json.dumps("x"),
        '{"id": 1, "starts": "tomorrow"}',
    ],
)
def test_a_history_that_does_not_hold_together_stays_behind(
    sent: Path, target: Path, image: str
) -> None:
    with closing(sqlite3.connect(sent, isolation_level=None)) as connection:
        connection.execute("UPDATE journal SET after = ? WHERE tbl = 'meeting'", [image])
    found = importing.bring_in(sent, target)
    assert not found.has_history
    assert found.rows["meeting"] == 1
    catalog = opened(target)
    assert history.lines(catalog) == []
    assert history.next_steps(catalog) == ("", "")
    catalog.close()


def test_a_name_that_is_taken_is_not_replaced(sent: Path, target: Path) -> None:
    target.write_text("mine")
    with pytest.raises(UserError, match="already a file"):
        importing.bring_in(sent, target)
    assert target.read_text() == "mine"


def test_a_missing_file_is_told(tmp_path: Path, target: Path) -> None:
    with pytest.raises(NotFoundError, match="There is no file"):
        importing.bring_in(tmp_path / "absent.perm", target)


def test_a_file_that_cannot_be_read_in_time_is_given_up(
    sent: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perm_desktop.store.foreign_source._DATA_SECONDS", -1.0)
    monkeypatch.setattr("perm_desktop.store.foreign_source._STEPS", 1)
    with pytest.raises(CatalogRefusedError, match="takes too long to read"):
        importing.bring_in(sent, target)
    assert not target.exists()


def test_only_catalogs_that_were_made_or_imported_here_are_known(
    sent: Path, target: Path, tmp_path: Path
) -> None:
    assert not importing.is_known(sent)
    importing.bring_in(sent, target)
    assert importing.is_known(target)
    assert not importing.is_known(sent)
    importing.remember(sent)
    importing.remember(sent)
    assert importing.is_known(sent)
    assert importing.is_known(Path(shutil.copy(sent, tmp_path / "copy.perm")))


def test_what_is_no_catalog_is_left_to_the_opener(tmp_path: Path, sent: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ohio")
    over(68, bytes(4))(sent)
    assert importing.is_known(tmp_path / "letter.txt")
