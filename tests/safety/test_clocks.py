"""Clocks that jump, zones that change and a computer that sleeps: the order of things stays."""

import signal
import sys
import time
from contextlib import suppress
from subprocess import PIPE, TimeoutExpired

import pytest

from perm_desktop.core import clock as clocks
from perm_desktop.services import history, notes, worklist
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock, add
from tests.processes import python

SPANS: list[dict[str, float]] = [{"hours": -1}, {"days": 365}, {"days": -730}, {"seconds": -1}]


@pytest.mark.parametrize("span", SPANS)
def test_history_is_in_the_order_in_which_things_were_done(
    catalog: Catalog, clock: SetClock, span: dict[str, float]
) -> None:
    meeting = add(catalog)
    notes.append(catalog, meeting, "First")
    clock.advance(**span)
    notes.append(catalog, meeting, "Second")
    clock.advance(**{unit: -amount for unit, amount in span.items()})
    notes.append(catalog, meeting, "Third")
    shown = []
    for _ in range(3):
        shown.append(notes.read(catalog, meeting)[0].text)
        history.undo(catalog)
    assert shown == ["First\n\nSecond\n\nThird", "First\n\nSecond", "First"]


@pytest.mark.parametrize("span", SPANS)
def test_typing_over_a_jump_of_the_clock_is_another_step_and_loses_nothing(
    catalog: Catalog, clock: SetClock, span: dict[str, float]
) -> None:
    meeting = add(catalog)
    for text in ("T", "Ty", "Typ"):
        notes.write(catalog, meeting, text)
        clock.advance(seconds=1)
    clock.advance(**span)
    clock.advance(seconds=-5)
    notes.write(catalog, meeting, "Typed")
    history.undo(catalog)
    assert notes.read(catalog, meeting)[0].text == "Typ"
    history.undo(catalog)
    assert notes.read(catalog, meeting) == [] or notes.read(catalog, meeting)[0].text == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no TZ variable")
def test_another_zone_of_the_computer_moves_no_time(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = add(catalog)
    notes.write(catalog, meeting, "Typed")
    seen = set[tuple[str, str, str]]()
    for zone in ("America/New_York", "Pacific/Honolulu", "Asia/Kolkata"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        now = clocks.home(catalog.now())
        seen.add((clocks.clock(now), history.last_saved(catalog), worklist.now_stamp(catalog)))
    monkeypatch.undo()
    time.tzset()
    assert len(seen) == 1
    assert next(iter(seen))[0] == "9:00 AM"


SLEEPER = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from perm_desktop.gui.kit.autosave_edit import AutosaveEdit
app = QApplication([])
edit = AutosaveEdit()
asked = []
edit.due.connect(lambda *_: asked.append(1))
edit.open_text("key", "")
edit.insertPlainText("never taken")
QTimer.singleShot(0, lambda: print("typed", flush=True))
QTimer.singleShot(1500, app.quit)
app.exec()
print(len(asked), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_a_computer_that_slept_does_not_save_again_and_again() -> None:
    process = python("-c", SLEEPER, stdin=PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == "typed\n"
    process.send_signal(signal.SIGSTOP)
    with suppress(TimeoutExpired):
        process.wait(timeout=4)  # several saves would have been due
    process.send_signal(signal.SIGCONT)
    out, _ = process.communicate(timeout=30)
    assert int(out) <= 2
