"""How backups are named."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from perm_desktop.core.backup_names import WORDS, Reason, backup_name, parsed

MOMENT = datetime(2026, 11, 22, 8, 15, tzinfo=UTC)


def test_a_name_tells_moment_and_reason() -> None:
    assert backup_name("catalog", MOMENT, Reason.DAILY) == "catalog-2026-11-22T081500Z-daily.perm"
    eastern = MOMENT.astimezone(timezone(timedelta(hours=-5)))
    assert backup_name("catalog", eastern, Reason.DAILY, 2).endswith("T081500Z-daily-2.perm")


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("number", [1, 2, 30])
def test_a_name_is_read_as_it_was_made(reason: Reason, number: int) -> None:
    assert parsed(backup_name("ry-2027", MOMENT, reason, number)) == (MOMENT, reason)


@pytest.mark.parametrize(
    "name",
    [
        "catalog.perm",
        "replaced-2026-11-22T081500Z-catalog.perm",
        "catalog-2026-13-22T081500Z-daily.perm",
        "catalog-2026-11-22T081500Z-weekly.perm",
        "catalog-2026-11-22T081500Z-daily.perm-journal",
        "catalog-2026-11-22T081500Z-daily (conflict).perm",
        ".perm-0123456789abcdef.new",
    ],
)
def test_what_is_no_backup_is_not_taken_for_one(name: str) -> None:
    assert parsed(name) is None


def test_every_reason_has_words() -> None:
    assert set(WORDS) == set(Reason)
