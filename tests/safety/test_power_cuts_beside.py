"""A power cut while anything but the catalog is written: the file is the old one or the new one."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from perm_desktop.gui.preferences import Preferences
from perm_desktop.services.drafts import DraftFile
from tests.safety.power import Disk
from tests.safety.recording import Event, can_record, record

pytestmark = pytest.mark.skipif(not can_record(), reason="strace is missing or not allowed")

SETTINGS = """
import sys
from pathlib import Path
from perm_desktop.gui.preferences import Preferences
preferences = Preferences(Path(sys.argv[1]) / "window.ini")
for n in range(1, 13):
    preferences.set_value("look", str(n) * 400)
    preferences.set_value("page", str(n))
    preferences.flush()
    print(n, flush=True)
"""

DRAFTS = """
import sys
from pathlib import Path
from perm_desktop.services.drafts import Draft, DraftFile
from perm_desktop.services.typed_texts import note_place
file = DraftFile(Path(sys.argv[1]) / "0.drafts")
for n in range(1, 25):
    file.keep(Draft(note_place(n % 3), f"Step {n} " * 100, "", "2026-04-14T13:00:00Z", "run"))
    print(n, flush=True)
"""

DOCUMENTS = """
import sys
from pathlib import Path
from perm_desktop.core.safe_write import write_whole
target = Path(sys.argv[1]) / "document.pdf"
for n in range(1, 13):
    write_whole(target, (f"%PDF {n} " * 2000).encode())
    print(n, flush=True)
"""


def found_after_cuts(
    script: str, folder: Path, log: Path, trials: int
) -> Iterator[tuple[dict[str, bytes], int]]:
    """The folder's files after each of many cuts, and how many steps had been acknowledged."""
    disk = Disk(folder)
    events: list[Event] = record(folder, log, "-c", script, str(folder))
    chance = random.Random(5)
    done = 0
    for moment in sorted(chance.choices(range(len(events) + 1), k=trials)):
        for event in events[done:moment]:
            disk.apply(event)
        done = moment
        yield disk.after_power_cut(chance), len("".join(disk.said).splitlines())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    return made


@pytest.fixture
def laid_out(tmp_path: Path) -> Callable[[dict[str, bytes]], Path]:
    """Puts files into a folder of their own, in place of those before."""

    def put(files: dict[str, bytes]) -> Path:
        place = tmp_path / "found"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        for name, data in files.items():
            (place / name.replace("#", "").replace(" (deleted)", "")).write_bytes(data)
        return place

    return put


@pytest.mark.parametrize("trials", [("PERM_POWER_CUTS", 60)], indirect=True)
def test_settings_are_the_old_ones_or_the_new_ones(
    trials: int, folder: Path, tmp_path: Path, laid_out: Callable[[dict[str, bytes]], Path]
) -> None:
    (folder / "window.ini").write_text("[General]\nlook=old\npage=old\n")
    seen: set[str] = set()
    for files, _ in found_after_cuts(SETTINGS, folder, tmp_path / "log", trials):
        kept = Preferences(laid_out(files) / "window.ini")
        look, page = kept.value("look"), kept.value("page")
        assert (look, page) == ("old", "old") or look == page * 400 != ""
        seen.add(page)
    assert len(seen) > 2


@pytest.mark.parametrize("trials", [("PERM_POWER_CUTS", 60)], indirect=True)
def test_a_draft_that_was_kept_is_found_after_a_power_cut(
    trials: int, folder: Path, tmp_path: Path, laid_out: Callable[[dict[str, bytes]], Path]
) -> None:
    for files, acknowledged in found_after_cuts(DRAFTS, folder, tmp_path / "log", trials):
        texts = {draft.text for draft in DraftFile(laid_out(files) / "0.drafts").drafts()}

        def state(n: int) -> set[str]:
            return {f"Step {step} " * 100 for step in range(max(n - 2, 1), n + 1)}

        assert texts in (state(acknowledged), state(acknowledged + 1))


@pytest.mark.parametrize("trials", [("PERM_POWER_CUTS", 60)], indirect=True)
def test_a_document_is_the_old_one_or_the_new_one(
    trials: int, folder: Path, tmp_path: Path
) -> None:
    (folder / "document.pdf").write_bytes(b"old")
    whole = [b"old", *((f"%PDF {n} " * 2000).encode() for n in range(1, 13))]
    for files, acknowledged in found_after_cuts(DOCUMENTS, folder, tmp_path / "log", trials):
        assert files["document.pdf"] in whole[acknowledged:]
