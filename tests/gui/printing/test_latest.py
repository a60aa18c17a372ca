"""Only the newest wish counts."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from perm_desktop.core.errors import UserError
from perm_desktop.gui.printing.latest import Latest
from perm_desktop.gui.tasks import Tasks


class HandTasks(Tasks):
    """A worker that works when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[tuple[Callable[[], Any], Callable[[Any], None], Any]] = []

    def run(
        self,
        what: str,
        function: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[UserError], None],
    ) -> None:
        self.waiting.append((function, on_done, on_error))

    def work(self) -> None:
        """Do what has waited longest."""
        function, on_done, on_error = self.waiting.pop(0)
        try:
            result = function()
        except UserError as error:
            on_error(error)
        else:
            on_done(result)


@pytest.fixture
def tasks(qapp: object) -> Iterator[HandTasks]:
    found = HandTasks()
    yield found
    found.close()


@pytest.fixture
def latest(tasks: HandTasks) -> Iterator[Latest]:
    owner = QObject()
    found = Latest(tasks, 0, owner)
    yield found
    found.drop()


class Heard:
    """What was told, in order."""

    def __init__(self) -> None:
        self.done: list[Any] = []
        self.errors: list[str] = []
        self.gathered: list[Any] = []

    def wish(self, latest: Latest, value: Any) -> None:
        def gather() -> Callable[[], Any]:
            self.gathered.append(value)
            return lambda: value

        latest.want(gather, self.done.append, lambda error: self.errors.append(error.sentence))


@pytest.fixture
def heard() -> Heard:
    return Heard()


def test_wishes_that_follow_each_other_are_one(
    latest: Latest, tasks: HandTasks, heard: Heard, qtbot: QtBot
) -> None:
    for value in range(5):
        heard.wish(latest, value)
    qtbot.waitUntil(lambda: bool(tasks.waiting))
    tasks.work()
    assert (heard.gathered, heard.done) == ([4], [4])
    assert not latest.is_waiting


def test_what_comes_of_an_older_wish_is_never_shown(
    latest: Latest, tasks: HandTasks, heard: Heard, qtbot: QtBot
) -> None:
    heard.wish(latest, "old")
    qtbot.waitUntil(lambda: bool(tasks.waiting))
    heard.wish(latest, "newer")
    heard.wish(latest, "newest")
    qtbot.waitUntil(lambda: not latest._settling.isActive())
    assert len(tasks.waiting) == 1, "one at a time"
    tasks.work()
    assert heard.done == []
    tasks.work()
    assert heard.done == ["newest"]
    assert heard.gathered == ["old", "newest"]


def test_a_wish_that_is_dropped_is_not_told(
    latest: Latest, tasks: HandTasks, heard: Heard, qtbot: QtBot
) -> None:
    heard.wish(latest, "gone")
    qtbot.waitUntil(lambda: bool(tasks.waiting))
    latest.drop()
    tasks.work()
    assert heard.done == []


def test_what_cannot_be_gathered_is_told(latest: Latest, heard: Heard, qtbot: QtBot) -> None:
    def gather() -> Callable[[], Any]:
        raise UserError("The meeting is gone.")

    latest.want(gather, heard.done.append, lambda error: heard.errors.append(error.sentence))
    qtbot.waitUntil(lambda: heard.errors == ["The meeting is gone."])


def test_after_a_bug_the_next_wish_is_made(
    latest: Latest, tasks: HandTasks, heard: Heard, qtbot: QtBot
) -> None:
    def broken() -> Any:
        raise ZeroDivisionError

    latest.want(
        lambda: broken, heard.done.append, lambda error: heard.errors.append(error.sentence)
    )
    qtbot.waitUntil(lambda: bool(tasks.waiting))
    with pytest.raises(ZeroDivisionError):
        tasks.work()
    assert heard.errors == ["This cannot be shown."]
    heard.wish(latest, "next")
    qtbot.waitUntil(lambda: bool(tasks.waiting))
    tasks.work()
    assert heard.done == ["next"]


def test_after_a_bug_in_gathering_the_next_wish_is_made(
    latest: Latest, tasks: HandTasks, heard: Heard, qtbot: QtBot
) -> None:
    def broken() -> Callable[[], Any]:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as bugs:
        latest.want(broken, heard.done.append, lambda error: heard.errors.append(error.sentence))
        qtbot.waitUntil(lambda: bool(heard.errors))
    assert [kind for kind, *_ in bugs] == [ZeroDivisionError]
    assert not latest.is_waiting
    heard.wish(latest, "next")
    qtbot.waitUntil(lambda: bool(tasks.waiting))


def test_what_is_wanted_at_once_does_not_wait_for_others(tasks: HandTasks, qtbot: QtBot) -> None:
    owner = QObject()
    patient = Latest(tasks, 3_600_000, owner)
    patient.want(lambda: lambda: None, lambda _: None, lambda _: None, at_once=True)
    qtbot.waitUntil(lambda: bool(tasks.waiting))
    patient.drop()
