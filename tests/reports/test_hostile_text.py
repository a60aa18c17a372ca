"""User text can neither break a file, nor act in it, nor get lost on the way."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from perm_desktop import assets
from perm_desktop.core import symbols
from perm_desktop.reports.agenda_sheet import SheetItem
from perm_desktop.reports.minutes_sheet import WhoCame
from tests.reports.rendering import Rendered, render, write
from tests.reports.sheets import (
    HOSTILE,
    HOSTILE_PAPERS,
    HOSTILE_TEXTS,
    MINUTES,
    NO_POINTS,
    ORDINARY,
)


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_ordinary_text_survives_beside_hostile_text(name: str, tmp_path: Path) -> None:
    text, ordinary = HOSTILE_TEXTS[name]
    item = SheetItem("1:00", text, 5, text, text)
    sheet = replace(ORDINARY, purpose=text, items=(item,), open_points=NO_POINTS)

    said = [piece for piece in render(sheet, tmp_path, "agenda").tags.texts() if ordinary in piece]
    assert len(said) == 4  # purpose, item, note, presenter


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_ordinary_text_survives_in_every_line_of_minutes(name: str, tmp_path: Path) -> None:
    text, ordinary = HOSTILE_TEXTS[name]
    came = WhoCame(text, text, symbols.HELD, text)
    marked = "\n".join(f"{mark}{text}" for mark in ("", "# ", "- ", "[ ] ", "[x] "))
    sheet = replace(MINUTES, attendance=(came,), note=marked, state_notes=(), items=())

    said = [piece for piece in render(sheet, tmp_path, "m").tags.texts() if ordinary in piece]
    assert len(said) == 3 + 5


@pytest.mark.parametrize("name", HOSTILE_PAPERS)
def test_a_file_made_of_hostile_text_has_nothing_that_acts(
    name: str, rendered: Callable[[str], Rendered]
) -> None:
    file = rendered(name).file
    with pikepdf.open(file) as pdf:
        dictionaries = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary)]
        keys = {key for dictionary in dictionaries for key in dictionary.keys()}  # noqa: SIM118
        actions = [one for one in dictionaries if one.get("/S") == "/URI"]

    assert keys.isdisjoint({"/AA", "/OpenAction", "/JS", "/EmbeddedFile", "/Launch"})
    assert b"/JavaScript" not in file.read_bytes()
    assert all(str(action.URI).startswith("https://example.gov/join/") for action in actions)


PRINT_UNDER_WATCH = """
import json, sys
from pathlib import Path
from tests.reports.rendering import write
from tests.reports.sheets import HOSTILE

events = []

def watch(event, args):
    if event.startswith(("open", "socket.", "subprocess.", "urllib.")):
        events.append((event, str(args[0])))

sys.addaudithook(watch)
write(HOSTILE, Path(sys.argv[1]))
print(json.dumps(events))
"""


def test_printing_opens_no_socket_and_reads_only_the_fonts(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PRINT_UNDER_WATCH, tmp_path / "agenda.pdf"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[2])
    events: list[list[str]] = json.loads(done.stdout)

    opened = {Path(name) for _, name in events if not name.isdecimal()}  # a number is a handle
    outside = {file for file in opened if file.parent != assets.path("resources") / "fonts"}
    assert len(opened - outside) == 6  # three cuts, and three fallbacks for what they lack
    code = {file for file in outside if file.suffix == ".py" or "__pycache__" in file.parts}
    assert all(tmp_path in (file, *file.parents) for file in outside - code)
    assert {event for event, _ in events} == {"open"}


def test_text_beyond_the_limit_is_cut_with_a_sentence(hostile: Rendered) -> None:
    cut = [text for text in hostile.tags.texts() if "is not printed" in text]

    assert any(text.endswith("… (The rest, 92,000 characters, is not printed.)") for text in cut)
    assert any("The rest, 99,700 characters, is not printed." in text for text in cut)


def test_time_grows_no_faster_than_text(tmp_path: Path) -> None:
    def seconds(items: int) -> float:
        sheet = replace(ORDINARY, items=HOSTILE.items[-2:] * items)
        start = time.process_time()
        write(sheet, tmp_path / "agenda.pdf")
        return time.process_time() - start

    seconds(1)
    assert seconds(16) < 16 * seconds(2)  # 8 times the text


@pytest.mark.parametrize("name", HOSTILE_PAPERS)
def test_no_text_reaches_into_the_foot_of_a_page(
    name: str, rendered: Callable[[str], Rendered]
) -> None:
    with pikepdf.open(rendered(name).file) as pdf:
        for page in pdf.pages:
            lowest = min(_baselines(page))
            assert lowest > 0.78 * 72


def _baselines(page: pikepdf.Page) -> list[float]:
    """Heights at which text of the structure tree stands."""
    heights: list[float] = []
    in_element = False
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC":
            in_element = operands[0] != "/Artifact"
        elif str(operator) == "Td" and in_element:
            heights.append(float(operands[1]))
    return heights
