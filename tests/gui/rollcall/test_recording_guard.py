"""Attendance of a meeting that is far from now is asked about, once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.audience.menus import Whole
from perm_desktop.gui.rollcall.dialog import RollCallDialog
from perm_desktop.gui.rollcall.guard import RecordingGuard
from perm_desktop.gui.session import Session
from perm_desktop.services import attendance
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock
from tests.gui.conftest import Sample
from tests.gui.windows import Answers, Opened, active_dialog, opened_window


@dataclass
class Asked(Answers):
    """Answers in turn; keeps what was asked."""

    replies: list[bool] = field(default_factory=list[bool])
    questions: list[str] = field(default_factory=list[str])

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        self.questions.append(question)
        return self.replies.pop(0)


def test_a_meeting_is_asked_about_until_yes_and_then_no_more(
    session: Session, sample: Sample
) -> None:
    ask = Asked(replies=[False, True])
    guard = RecordingGuard(session, ask)
    row = session.rows[sample.joint]
    assert [guard.allows(row) for _ in range(4)] == [False, True, True, True]
    assert ask.questions == ["This call is on Apr 15, 2026, in 28 hours."] * 2


def test_a_call_that_has_begun_is_not_asked_about(
    session: Session, sample: Sample, clock: SetClock
) -> None:
    clock.advance(hours=6)
    guard = RecordingGuard(session, Asked())
    assert guard.allows(session.rows[sample.hawaii])


@pytest.fixture
def opened(qapp: QApplication, small: Catalog, sample: Sample, tmp_path: Path) -> Iterator[Opened]:
    """A window before the cycle call, which is selected."""
    with opened_window(qapp, small, tmp_path / "window.ini") as found:
        found.session.select(sample.joint)
        yield found


@pytest.mark.parametrize("way", ["mark_all", "pane", "whole"])
def test_a_no_records_nothing_whichever_way_it_was_asked(
    opened: Opened, sample: Sample, way: str
) -> None:
    ask = Asked(replies=[False, True])
    opened.session.may_record = RecordingGuard(opened.session, ask).allows
    pane = opened.window.plan.audience
    ways = {
        "mark_all": lambda: opened.trigger("mark_all"),
        "pane": lambda: pane.mark_selected(Mark.ATTENDED),
        "whole": lambda: pane.mark_whole(Whole(Mark.ATTENDED)),
    }
    ways[way]()
    assert attendance.lines(opened.session.catalog, sample.joint) == []
    ways[way]()
    assert attendance.lines(opened.session.catalog, sample.joint) != []


def test_the_command_opens_the_roll_call_of_the_selected_meeting(opened: Opened) -> None:
    seen: list[int] = []

    def leave() -> None:
        dialog = active_dialog(RollCallDialog)
        assert isinstance(dialog, RollCallDialog)
        seen.append(dialog.roll.meeting)
        dialog.reject()

    for act in (
        lambda: opened.trigger("roll_call"),
        opened.window.plan.audience.foot.roll_call.click,
    ):
        QTimer.singleShot(0, leave)
        act()
    assert seen == [opened.session.selection] * 2


def test_without_a_yes_the_roll_call_stays_closed(opened: Opened) -> None:
    opened.session.may_record = RecordingGuard(opened.session, Asked(replies=[False])).allows
    opened.trigger("roll_call")
    assert QApplication.activeModalWidget() is None
