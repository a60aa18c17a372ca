"""A newcomer's way to a planned cycle, counted in clicks."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from perm_desktop import places
from perm_desktop.gui.first_run.begin_step import Start
from perm_desktop.gui.first_run.steps import FirstRunDialog
from perm_desktop.gui.first_run.welcome import Welcome
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services.first_run import FirstRun
from tests.gui import walking
from tests.gui.windows import Answers

APRIL = date(2026, 4, 14)


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    """A worker that has nothing to do."""
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def answers() -> Answers:
    """What dialogs answer."""
    return Answers()


@pytest.fixture
def welcome(tasks: Tasks, answers: Answers, qtbot: QtBot) -> Welcome:
    """The page that a newcomer sees."""
    return shown(Welcome([], tasks, answers, APRIL), qtbot)


def shown(page: Welcome, qtbot: QtBot) -> Welcome:
    """Put a page on the screen."""
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    return page


def test_three_clicks_lead_to_a_planned_cycle(welcome: Welcome, qtbot: QtBot) -> None:
    begun: list[FirstRun] = []
    welcome.begin_requested.connect(begun.append)
    for _ in range(3):
        qtbot.mouseClick(welcome.steps.next, Qt.MouseButton.LeftButton)
    assert begun == [FirstRun(places.default_catalog(), (), 2027, plan=True)]


def test_enter_alone_leads_through_the_steps(welcome: Welcome, qtbot: QtBot) -> None:
    with qtbot.waitSignal(welcome.begin_requested):
        for _ in range(3):
            qtbot.keyClick(welcome.focusWidget(), Qt.Key.Key_Return)


def test_escape_goes_a_step_back(welcome: Welcome, qtbot: QtBot) -> None:
    welcome.steps.next.click()
    qtbot.keyClick(welcome.steps.cycle.list, Qt.Key.Key_Escape)
    assert welcome.steps.step == 0
    assert not welcome.steps.back.isEnabled()


def test_a_group_takes_all_its_states(welcome: Welcome) -> None:
    states = welcome.steps.states
    states.tree.topLevelItem(2).setCheckState(0, Qt.CheckState.Checked)
    assert len(states.codes()) == 18
    assert "HI" in states.codes()


def test_the_cycle_of_my_states_is_suggested(welcome: Welcome) -> None:
    tree = welcome.steps.states.tree
    tree.topLevelItem(1).child(0).setCheckState(0, Qt.CheckState.Checked)
    assert welcome.steps.cycle.year() == 2026


def test_the_filter_leaves_states_of_that_name(welcome: Welcome) -> None:
    welcome.findChild(QLineEdit, "statesFilter").setText("haw")
    tree = welcome.steps.states.tree
    heads = [tree.topLevelItem(n) for n in range(3)]
    assert [head.isHidden() for head in heads] == [True, True, False]
    members = [heads[2].child(n) for n in range(heads[2].childCount())]
    assert [item.text(0) for item in members if not item.isHidden()] == ["Hawaii (HI)"]


def test_the_place_of_the_catalog_can_be_changed(
    welcome: Welcome, answers: Answers, tmp_path: Path
) -> None:
    answers.files.append(tmp_path / "mine.perm")
    welcome.findChild(QPushButton, "changePlace").click()
    assert welcome.steps.start.path == tmp_path / "mine.perm"


def test_an_empty_cycle_and_the_sample_are_ways_to_begin(welcome: Welcome, qtbot: QtBot) -> None:
    steps = welcome.steps
    for _ in range(2):
        steps.next.click()
    steps.start.choose(Start.EMPTY)
    with qtbot.waitSignal(welcome.begin_requested) as begun:
        steps.next.click()
    assert begun.args is not None
    assert begun.args[0].plan is False
    steps.start.choose(Start.SAMPLE)
    assert steps.next.text() == "Open the &sample"
    with qtbot.waitSignal(welcome.sample_requested):
        steps.next.click()


def test_who_comes_back_sees_the_catalogs_used_last(
    tasks: Tasks, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "PERM & more.perm"
    page = shown(Welcome([path], tasks, answers, APRIL), qtbot)
    assert not page.shows_steps
    with qtbot.waitSignal(page.recent_requested) as wanted:
        qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    assert wanted.args == [path]
    with qtbot.waitSignal(page.new_requested):
        page.findChild(QPushButton, "makeNew").click()
    page.show_steps()
    page.steps.back.click()
    assert not page.shows_steps


@pytest.mark.parametrize("step", [0, 1, 2])
@pytest.mark.parametrize("size", [(1000, 640), (683, 340)])
def test_every_step_can_be_walked(step: int, size: tuple[int, int], welcome: Welcome) -> None:
    welcome.resize(*size)
    for _ in range(step):
        welcome.steps.next.click()
    assert walking.unnamed(welcome) == []
    assert walking.mnemonic_clashes(welcome) == {}
    assert walking.clipped(welcome) == []
    visited = walking.tab_order(welcome)
    assert welcome.steps.next in visited


def test_over_an_open_catalog_the_same_steps_are_a_dialog(
    tasks: Tasks, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = FirstRunDialog(tmp_path / "new.perm", APRIL, tasks, answers)
    qtbot.addWidget(dialog)
    dialog.show()
    assert walking.unnamed(dialog) == []
    with qtbot.waitSignal(dialog.begin_requested):
        for _ in range(3):
            dialog.steps.next.click()
    dialog.reject()
