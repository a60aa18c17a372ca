"""``import`` copies a catalog that somebody sent into a new one, or says why not."""

from pathlib import Path

import pytest

from tests.builders import contents
from tests.cli.conftest import Command
from tests.store.hostile import FOREIGN, REFUSED, sql


def test_a_catalog_is_imported_and_the_report_says_what_came(
    command: Command, catalog_path: Path, tmp_path: Path
) -> None:
    command("meeting", "add", "ad-hoc-call", "--states", "OH", "--starts", "2026-04-20T14:00")
    target = tmp_path / "new.perm"
    found = command("import", catalog_path, "--to", target)
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("Imported 1 meeting, 0 notes, 0 agenda items,")
    assert command("meetings", catalog=target).out == command("meetings").out
    assert command("import", catalog_path, "--to", target).code == 1


def test_what_did_not_come_over_is_listed(
    command: Command, catalog_path: Path, tmp_path: Path
) -> None:
    sql("CREATE TABLE more (x)")(catalog_path)
    found = command("import", catalog_path, "--to", tmp_path / "new.perm", "--json")
    assert found.json["left"] == ["1 table that no catalog has did not come over."]


@pytest.mark.parametrize("what", REFUSED)
def test_a_hostile_file_is_refused_with_a_reason(
    command: Command, catalog_path: Path, tmp_path: Path, what: str
) -> None:
    spoil, words = REFUSED[what]
    spoil(catalog_path)
    before = contents(catalog_path.parent)
    found = command("import", catalog_path, "--to", tmp_path / "new.perm")
    assert found.code == 2
    assert any(word in found.err for word in words.split("|"))
    assert contents(catalog_path.parent) == before
    assert not (tmp_path / "new.perm").exists()


@pytest.mark.parametrize("what", FOREIGN)
def test_a_file_that_is_not_exactly_ours_is_not_opened(
    command: Command, catalog_path: Path, what: str
) -> None:
    FOREIGN[what](catalog_path)
    before = contents(catalog_path.parent)
    for arguments in (["meetings"], ["undo"], ["check"]):
        found = command(*arguments)
        assert found.code == 2
        assert "perm-desktop import FILE --to NEW" in found.err
    assert contents(catalog_path.parent) == before
