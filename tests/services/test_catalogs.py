"""Make and open catalogs for the account."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from perm_desktop.services import catalogs, history
from perm_desktop.store.files import Access
from tests.builders import add


def test_edits_carry_the_account_and_the_time(catalog_path: Path) -> None:
    catalog = catalogs.open_catalog(catalog_path, Access.COMMAND)
    add(catalog)
    (line,) = history.lines(catalog)
    assert line.author == "liaison"
    assert abs(datetime.fromisoformat(line.at).timestamp() - datetime.now(UTC).timestamp()) < 60
    catalog.close()


@pytest.mark.parametrize(
    ("name", "author"), [("j\udce9 smith", "j smith"), ("\x01", "home-folder"), (" ann ", "ann")]
)
def test_an_account_name_becomes_text_that_can_be_kept(
    monkeypatch: pytest.MonkeyPatch, name: str, author: str
) -> None:
    for variable in ("USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", "/somewhere/home-folder")
    monkeypatch.setenv("LOGNAME", name)
    assert catalogs.account_name() == author


def test_an_account_without_a_name_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME", "HOME"):
        monkeypatch.delenv(variable, raising=False)
    assert catalogs.account_name() == "unknown"


def test_the_system_clock_is_aware() -> None:
    assert catalogs.system_clock().tzinfo is UTC
