"""Every control has a name, Tab reaches it and comes back, and nothing is caught."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QRadioButton, QTabWidget
from pytestqt.qtbot import QtBot

from perm_desktop.core.clashes import Clash
from perm_desktop.core.plan_rules import Suspension
from perm_desktop.gui.first_run.welcome import Welcome
from perm_desktop.gui.meeting.dialog import MeetingDialog
from perm_desktop.gui.planning.clash_dialog import ClashDialog
from perm_desktop.gui.planning.plan_dialog import PlanDialog
from perm_desktop.gui.planning.scope_dialog import ScopeDialog
from perm_desktop.gui.planning.shift_dialog import ShiftDialog
from perm_desktop.gui.planning.suspend_dialog import Pausable, ResumeDialog, SuspendDialog
from perm_desktop.gui.session import Session
from perm_desktop.gui.small_dialogs import AboutDialog, CycleDialog, ReasonDialog, TrashDialog
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import cycle_settings, planning
from perm_desktop.services.series_edits import Scope
from perm_desktop.store.catalog import Catalog
from tests.gui import walking
from tests.gui.windows import Answers, Opened, opened_window


def plan_dialog(session: Session, tab: str = "By type") -> QDialog:
    """The plan dialog on one of its tabs."""
    assert session.cycle is not None
    rules = cycle_settings.rules(session.catalog, 2027)
    plan = planning.preview(session.catalog, 2027)
    dialog = PlanDialog(session, session.cycle, plan, rules, Tasks())
    tabs = dialog.findChild(QTabWidget)
    tabs.setCurrentIndex([tabs.tabText(n) for n in range(tabs.count())].index(tab))
    return dialog


DIALOGS: dict[str, Callable[[Session], QDialog]] = {
    "meeting": lambda session: MeetingDialog(session),
    "cycle": lambda session: CycleDialog([2027], 2026, None),
    "plan": lambda session: plan_dialog(session),
    "plan rules": lambda session: plan_dialog(session, "Rules"),
    "scope": lambda session: ScopeDialog(
        "Cycle call", "Change", {Scope.THIS: 1, Scope.FOLLOWING: 5, Scope.ALL: 9}, None
    ),
    "shift": lambda session: ShiftDialog(session.catalog, list(session.rows.values())[:3], None),
    "suspend": lambda session: SuspendDialog(
        "RY 2027", [Pausable("Whole cycle"), Pausable("Ohio", state="OH")], session.today, None
    ),
    "resume": lambda session: ResumeDialog(
        "RY 2027", [Suspension(session.today, "Emergency", host="RC")], session.today, None
    ),
    "clashes": lambda session: ClashDialog(
        [Clash("host", "RC", *list(session.rows.values())[:2])], None
    ),
    "reason": lambda session: ReasonDialog("Cycle call", None),
    "trash": lambda session: TrashDialog(list(session.rows.values())[:3], None),
    "about": lambda session: AboutDialog(None),
}


@pytest.fixture
def opened(qapp: QApplication, planned: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over a planned RY 2027, a meeting selected."""
    with opened_window(qapp, planned, tmp_path / "window.ini") as found:
        found.session.select(next(iter(found.session.rows)))
        found.window.resize(1366, 768)
        qapp.processEvents()
        yield found


@pytest.fixture(params=sorted(DIALOGS))
def dialog(request: pytest.FixtureRequest, opened: Opened, qtbot: QtBot) -> Iterator[QDialog]:
    """Each dialog, shown."""
    made = DIALOGS[request.param](opened.session)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


def test_every_control_of_the_window_has_a_name(opened: Opened) -> None:
    assert walking.unnamed(opened.window) == []


def test_every_control_of_a_dialog_has_a_name(dialog: QDialog) -> None:
    assert walking.unnamed(dialog) == []


def test_every_control_of_the_welcome_page_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    welcome = Welcome([tmp_path / "a & b.perm"], Tasks(), Answers())
    qtbot.addWidget(welcome)
    welcome.show()
    assert walking.unnamed(welcome) == []


def test_tab_goes_round_the_window_and_reaches_every_pane(opened: Opened) -> None:
    opened.window.activateWindow()
    opened.window.plan.meetings.table.setFocus()
    visited = walking.tab_order(opened.window)
    window = opened.window
    for pane in (window.plan.timeline, window.plan.meetings, window.plan.meeting):
        assert any(pane.isAncestorOf(widget) or pane is widget for widget in visited), pane


def test_tab_goes_round_a_dialog_and_reaches_every_control(dialog: QDialog) -> None:
    visited = walking.tab_order(dialog)
    for button in dialog.findChildren(QRadioButton):
        if button.group().checkedButton() in visited:  # arrows go on from there
            visited.append(button)
    missed = [
        control.objectName()
        for control in walking.controls(dialog)
        if control not in visited and not any(control.isAncestorOf(each) for each in visited)
    ]
    assert missed == []


def test_no_two_words_of_a_window_share_a_letter(opened: Opened) -> None:
    assert walking.mnemonic_clashes(opened.window) == {}


def test_no_two_words_of_a_dialog_share_a_letter(dialog: QDialog) -> None:
    assert walking.mnemonic_clashes(dialog) == {}


def test_no_text_of_a_dialog_is_cut(dialog: QDialog) -> None:
    assert walking.clipped(dialog) == []
