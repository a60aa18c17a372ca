"""Small, full and write-protected media, mounted for the test."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.services import catalogs, checking, meetings, notes
from perm_desktop.services.drafts import Draft, DraftFile
from perm_desktop.services.printing import agendas
from perm_desktop.services.typed_texts import note_place
from perm_desktop.store.files import Access
from tests.builders import add, opened

_BLOCK = 4096


def _mounted(folder: Path, *options: str) -> bool:
    """Mount a small file system in memory; False where this account may not."""
    mount = shutil.which("mount")
    if sys.platform != "linux" or mount is None or os.geteuid() != 0:
        return False
    ended = subprocess.run([mount, *options, str(folder)], check=False, capture_output=True)
    return ended.returncode == 0


@pytest.fixture
def medium(tmp_path: Path) -> Iterator[Path]:
    """A file system of 8 MB."""
    folder = tmp_path / "medium"
    folder.mkdir()
    if not _mounted(folder, "-t", "tmpfs", "-o", "size=8m", "tmpfs"):
        pytest.skip("a file system can be mounted by root on Linux only")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path, leave: int = 0) -> Path:
    """Fill a medium up but for so many bytes; returns the file that does it."""
    filler = folder / "filler"
    free = shutil.disk_usage(folder).free - leave
    filler.write_bytes(b"x" * max(free - free % _BLOCK, 0))
    return filler


def test_a_save_on_a_full_medium_is_refused_and_works_when_there_is_room(
    medium: Path, factory_file: Path
) -> None:
    path = Path(shutil.copy(factory_file, medium / "catalog.perm"))
    catalog = opened(path)
    meeting = add(catalog)
    notes.write(catalog, meeting, "Earlier")
    filler = fill(medium)
    with pytest.raises(UserError, match="The disk is full"):
        notes.write(catalog, meeting, "Typed " * 20_000)
    assert notes.read(catalog, meeting)[0].text == "Earlier"
    filler.unlink()
    notes.write(catalog, meeting, "Typed " * 20_000)
    assert checking.check(catalog) == []
    catalog.close()


@pytest.mark.parametrize("leave", [0, _BLOCK, 2 * _BLOCK])
def test_documents_copies_and_drafts_on_a_full_medium_leave_nothing_half(
    medium: Path, catalog_path: Path, leave: int
) -> None:
    catalog = opened(catalog_path)
    meeting = add(catalog)
    fill(medium, leave)
    names = {path.name for path in medium.iterdir()}
    for attempt in (
        lambda: agendas.print_agendas(catalog, [meeting], medium),
        lambda: catalogs.save_copy(catalog, medium / "copy.perm"),
    ):
        with pytest.raises(UserError):
            attempt()
        assert {path.name for path in medium.iterdir()} == names
    file = DraftFile(medium / "0.drafts")
    with pytest.raises(OSError, match="No space left"):
        file.keep(Draft(note_place(meeting), "Typed " * 100_000, "", "2026-04-14T13:00:00Z", "r"))
    assert file.drafts() == []
    catalog.close()


def test_a_draft_that_found_no_room_does_not_cost_the_one_before(medium: Path) -> None:
    file = DraftFile(medium / "0.drafts")
    first = Draft(note_place(1), "First", "", "2026-04-14T13:00:00Z", "r")
    file.keep(first)
    filler = fill(medium)
    with pytest.raises(OSError, match="No space left"):
        file.keep(first._replace(text="Second " * 10_000))
    assert file.drafts() == [first]
    filler.unlink()
    file.keep(first._replace(text="Second " * 10_000))
    assert [draft.text for draft in file.drafts()] == ["Second " * 10_000]


def test_a_write_protected_medium_opens_for_reading_and_is_left_as_it_is(
    medium: Path, factory_file: Path
) -> None:
    path = Path(shutil.copy(factory_file, medium / "catalog.perm"))
    subprocess.run(["mount", "-o", "remount,ro", str(medium)], check=True)
    catalog = opened(path, access=Access.WINDOW)
    assert catalog.read_only
    assert meetings.find_rows(catalog) == []
    with pytest.raises(UserError, match="open for reading only"):
        add(catalog)
    catalog.close()
    assert [found.name for found in medium.iterdir()] == ["catalog.perm"]
