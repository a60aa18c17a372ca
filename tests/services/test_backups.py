"""Backups: verified, made before what matters, thinned, and never pushed out by bad ones."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from perm_desktop.core.backup_names import Reason
from perm_desktop.core.errors import CatalogRefusedError, UserError
from perm_desktop.services import (
    backups,
    bulk,
    catalogs,
    history,
    meetings,
    notes,
    planning,
    shifting,
    suspending,
)
from perm_desktop.store import backups as files
from perm_desktop.store import copying, journal
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access
from tests.builders import SetClock, add, dump, opened


def daily(catalog: Catalog) -> files.Backup | None:
    """The backup of the day, on another thread as the window makes it."""
    with ThreadPoolExecutor(max_workers=1) as worker:
        return worker.submit(backups.prepared_daily(catalog)).result()


def names(catalog: Catalog) -> list[str]:
    return sorted(path.name for path in backups.folder_of(catalog).glob("*.perm"))


def test_a_backup_holds_every_row(catalog: Catalog) -> None:
    notes.append(catalog, add(catalog), "Ohio asked.")
    made = backups.make(catalog)
    assert made.path.name == "catalog-2026-04-14T130000Z-manual.perm"
    copy = opened(made.path, access=Access.READ)
    assert dump(copy.connection) == dump(catalog.connection)
    copy.close()


def test_backups_of_one_second_have_names_of_their_own(catalog: Catalog) -> None:
    assert len({backups.make(catalog).path for _ in range(3)}) == 3
    assert [each.reason for each in backups.listed(backups.folder_of(catalog))] == (
        [Reason.MANUAL] * 3
    )


def test_a_name_that_another_program_takes_meanwhile_costs_no_backup(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = copying.copy_pages

    def beside(source: sqlite3.Connection, hidden: Path) -> None:
        plain(source, hidden)
        (hidden.parent / "catalog-2026-04-14T130000Z-manual.perm").touch()

    monkeypatch.setattr(copying, "copy_pages", beside)
    made = backups.make(catalog)
    assert made.path.name == "catalog-2026-04-14T130000Z-manual-2.perm"
    assert files.is_good(made.path)


def test_what_a_backup_holds_is_told(catalog: Catalog) -> None:
    notes.append(catalog, add(catalog), "Ohio asked.")
    backups.make(catalog)
    (found,) = backups.listed(backups.folder_of(catalog))
    assert found.contents is not None
    assert backups.holds(found.contents) == "1 meeting, 1 note, last change Apr 14, 2026, 9:00 AM"
    assert (found.when, found.why) == ("Tue, Apr 14, 9:00 AM EDT", "Backed up by you")


def test_one_backup_a_day_is_made_and_only_when_something_changed(
    catalog: Catalog, clock: SetClock
) -> None:
    add(catalog)
    assert daily(catalog) is not None
    add(catalog)
    assert daily(catalog) is None
    clock.advance(days=1)
    assert daily(catalog) is not None
    clock.advance(days=1)
    assert daily(catalog) is None
    assert names(catalog) == [
        "catalog-2026-04-14T130000Z-daily.perm",
        "catalog-2026-04-15T130000Z-daily.perm",
    ]


def test_typing_that_goes_on_counts_as_a_change(catalog: Catalog, clock: SetClock) -> None:
    ident = add(catalog)
    notes.write(catalog, ident, "One")
    daily(catalog)
    notes.write(catalog, ident, "One two")
    clock.advance(days=1)
    assert daily(catalog) is not None


def test_a_daily_backup_that_was_damaged_since_is_made_again(catalog: Catalog) -> None:
    add(catalog)
    made = daily(catalog)
    assert made is not None
    data = made.path.read_bytes()
    made.path.write_bytes(data[: 30 * 4096] + b"\xff" * 4096 + data[31 * 4096 :])
    assert daily(catalog) is not None
    assert [each.is_good for each in backups.listed(backups.folder_of(catalog))] == [True, False]


ACTS: dict[Reason, Callable[[Catalog, list[int]], object]] = {
    Reason.MOVING: lambda catalog, chosen: shifting.commit(
        catalog,
        shifting.preview(
            catalog,
            [row for row in meetings.find_rows(catalog) if row.id in chosen],
            days=1,
        ),
    ),
    Reason.SUSPENDING: lambda catalog, _: suspending.suspend(
        catalog, 2027, date(2026, 6, 1), "Emergency"
    ),
    Reason.CHANGES: lambda catalog, chosen: bulk.commit(
        catalog,
        bulk.preview(
            catalog,
            bulk.Act.PLACE,
            [row for row in meetings.find_rows(catalog) if row.id in chosen],
            "Room 9",
        ),
    ),
    Reason.DELETING: lambda catalog, chosen: meetings.delete_meetings(catalog, chosen),
}


@pytest.mark.parametrize("reason", ACTS)
def test_before_an_act_on_many_meetings_all_is_backed_up_once(
    planned: Catalog, reason: Reason
) -> None:
    chosen = [row.id for row in meetings.find_rows(planned)][100:130]
    before = dump(planned.connection)
    ACTS[reason](planned, chosen)
    assert names(planned) == [f"planned-2026-04-14T130000Z-{reason.value}.perm"]
    copy = opened(backups.folder_of(planned) / names(planned)[0], access=Access.READ)
    assert dump(copy.connection) == before
    copy.close()


def test_before_planning_all_is_backed_up(catalog: Catalog) -> None:
    from perm_desktop.services import cycles

    cycles.add_cycle(catalog, 2027, ["OH"])
    planning.commit(catalog, 2027, planning.preview(catalog, 2027))
    assert names(catalog) == ["catalog-2026-04-14T130000Z-before-planning.perm"]


def test_an_act_on_a_few_meetings_costs_no_backup(planned: Catalog) -> None:
    chosen = [row.id for row in meetings.find_rows(planned)][: backups.FEW - 1]
    meetings.delete_meetings(planned, chosen)
    assert names(planned) == []


def test_an_act_right_after_a_backup_makes_no_second_one(planned: Catalog) -> None:
    backups.make(planned)
    meetings.delete_meetings(planned, [row.id for row in meetings.find_rows(planned)][:20])
    assert len(names(planned)) == 1
    history.undo(planned)
    meetings.delete_meetings(planned, [row.id for row in meetings.find_rows(planned)][:20])
    assert len(names(planned)) == 2


def test_a_backup_that_cannot_be_written_keeps_nobody_from_working(
    planned: Catalog, data_folder: Path
) -> None:
    data_folder.mkdir()
    (data_folder / "backups").write_text("in the way")
    meetings.delete_meetings(planned, [row.id for row in meetings.find_rows(planned)][:20])
    assert len(meetings.find_rows(planned)) == 1530
    with pytest.raises(UserError, match="No backup could be made"):
        backups.make(planned)


DAMAGES = {
    "a note": "UPDATE note SET text = 'x'",
    "a reference": "UPDATE note SET meeting = 7",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_catalog_is_not_backed_up_and_good_backups_stay(
    catalog: Catalog, clock: SetClock, damage: str
) -> None:
    ident = add(catalog)
    notes.append(catalog, ident, "Ohio asked.")
    for _ in range(20):
        clock.advance(days=1)
        notes.append(catalog, ident, "More.")
        daily(catalog)
    kept = names(catalog)
    journal.drop_triggers(catalog.connection)
    catalog.connection.execute("PRAGMA foreign_keys = OFF")
    catalog.connection.execute(DAMAGES[damage])
    journal.create_triggers(catalog.connection)
    clock.advance(days=1)
    with catalog.edit("Later") as edit:
        edit.connection.execute("INSERT INTO setting VALUES (9, 'a', 'b')")
    with pytest.raises(CatalogRefusedError, match=r"“catalog\.perm” is damaged"):
        daily(catalog)
    assert names(catalog) == kept


def test_backups_are_thinned_and_a_damaged_one_neither_counts_nor_goes(
    catalog: Catalog, clock: SetClock
) -> None:
    ident = add(catalog)
    bad = None
    for day in range(40):
        clock.advance(days=1)
        notes.write(catalog, ident, f"Day {day}")
        made = daily(catalog)
        assert made is not None
        if day == 20:
            bad = made.path
            bad.write_bytes(b"\xff" * 9000)
    found = backups.listed(backups.folder_of(catalog))
    assert [each.path for each in found if not each.is_good] == [bad]
    good = [each.at for each in found if each.is_good]
    assert good[:12] == [clock() - timedelta(days=n) for n in range(12)]
    assert len(good) == 12 + 4


def test_a_copy_elsewhere_has_backups_of_its_own(catalog: Catalog, tmp_path: Path) -> None:
    add(catalog)
    path = tmp_path / "elsewhere" / "catalog.perm"
    path.parent.mkdir()
    catalogs.save_copy(catalog, path)
    copy = opened(path)
    backups.make(catalog)
    backups.make(copy)
    assert backups.folder_of(catalog) != backups.folder_of(copy)
    assert backups.folder_of(catalog).parent == backups.folder_of(copy).parent
    assert len(names(catalog)) == len(names(copy)) == 1
    copy.close()


def test_a_backup_that_is_interrupted_leaves_no_name(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "look_over", interrupted)
    with pytest.raises(KeyboardInterrupt):
        backups.make(catalog)
    assert [path.name for path in backups.folder_of(catalog).iterdir()] == ["from.txt"]
