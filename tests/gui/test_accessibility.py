"""Every control has a name, Tab reaches it and comes back, and nothing is caught or cut."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from perm_desktop.gui.first_run.welcome import Welcome
from perm_desktop.gui.look.palettes import LIGHT, Token
from perm_desktop.gui.page_kinds import PAGES
from perm_desktop.gui.shell.page_tabs import PageTabs
from perm_desktop.gui.tasks import Tasks
from perm_desktop.store.catalog import Catalog
from tests.gui import walking
from tests.gui.every_dialog import DIALOGS
from tests.gui.windows import Answers, Opened, opened_window

LAPTOP, AT_200 = QSize(1366, 768), QSize(683, 384)
_SAYS_NOTHING = {QAccessible.Role.NoRole, QAccessible.Role.Pane, QAccessible.Role.Grouping}


@pytest.fixture
def opened(qapp: QApplication, planned: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over a planned RY 2027, a meeting selected."""
    with opened_window(qapp, planned, tmp_path / "window.ini", size=LAPTOP) as found:
        found.session.select(next(iter(found.session.rows)))
        yield found


@pytest.fixture(params=[kind.name for kind in PAGES])
def page(request: pytest.FixtureRequest, opened: Opened) -> QWidget:
    """Each page, shown."""
    opened.window.show_page(request.param)
    opened.window.activateWindow()
    QApplication.processEvents()
    return opened.window.page(request.param)


@pytest.fixture(params=[LAPTOP, AT_200], ids=["laptop", "at 200 %"])
def window(request: pytest.FixtureRequest, opened: Opened, page: QWidget) -> QWidget:
    """The window with each page, large and small."""
    opened.window.resize(request.param)
    QApplication.processEvents()
    assert opened.window.size() == request.param
    return opened.window


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


def test_every_control_of_a_page_has_a_name_and_a_role(window: QWidget, page: QWidget) -> None:
    for part in walking.parts(page):
        assert walking.unnamed(window) == [], part
        roles = {walking.interface(control).role() for control in walking.controls(window)}
        assert roles.isdisjoint(_SAYS_NOTHING), part


def test_no_two_words_of_a_page_share_a_letter(window: QWidget, page: QWidget) -> None:
    for part in walking.parts(page):
        assert walking.mnemonic_clashes(window) == {}, part


def test_tab_goes_round_a_page_and_reaches_every_control(window: QWidget, page: QWidget) -> None:
    for part in walking.parts(page):
        next(walking.controls(page)).setFocus()
        assert walking.missed(window, walking.tab_order(window)) == [], part


def test_a_page_has_the_focus_when_it_opens(opened: Opened, page: QWidget) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)


def test_tab_goes_round_the_window_and_reaches_every_pane(opened: Opened) -> None:
    opened.window.activateWindow()
    opened.window.plan.meetings.table.setFocus()
    visited = walking.tab_order(opened.window)
    window = opened.window
    for pane in (window.plan.timeline, window.plan.meetings, window.plan.meeting):
        assert any(pane.isAncestorOf(widget) or pane is widget for widget in visited), pane


def test_every_control_of_the_welcome_page_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    welcome = Welcome([tmp_path / "a & b.perm"], Tasks(), Answers())
    qtbot.addWidget(welcome)
    welcome.show()
    assert walking.unnamed(welcome) == []


def test_every_control_of_a_dialog_has_a_name(dialog: QDialog) -> None:
    assert walking.unnamed(dialog) == []


def test_tab_goes_round_a_dialog_and_reaches_every_control(dialog: QDialog) -> None:
    assert walking.missed(dialog, walking.tab_order(dialog)) == []


def test_no_two_words_of_a_dialog_share_a_letter(dialog: QDialog) -> None:
    assert walking.mnemonic_clashes(dialog) == {}


def test_no_text_of_a_dialog_is_cut(dialog: QDialog) -> None:
    assert walking.clipped(dialog) == []


def test_a_dialog_fits_a_laptop_at_200_percent(dialog: QDialog) -> None:
    needed = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    assert needed.boundedTo(AT_200) == needed


def test_the_key_of_a_page_leads_into_it_from_the_bar(opened: Opened, page: QWidget) -> None:
    opened.window.findChild(PageTabs).setFocus()
    opened.window.go_to_page(opened.window.open_page)
    assert page.isAncestorOf(QApplication.focusWidget())


def test_the_window_opens_with_the_focus_in_its_page(
    qapp: QApplication, planned: Catalog, tmp_path: Path
) -> None:
    with opened_window(qapp, planned, tmp_path / "window.ini", page="") as found:
        found.window.activateWindow()
        qapp.processEvents()
        page = found.window.page(found.window.open_page)
        assert page.isAncestorOf(QApplication.focusWidget())


def test_opening_a_meeting_puts_the_focus_into_it_from_any_page(
    opened: Opened, page: QWidget
) -> None:
    assert page.isVisible()
    opened.session.open(next(iter(opened.session.rows)))
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert opened.window.plan.meeting.isAncestorOf(focus)


@pytest.mark.parametrize(
    ("command", "tab"), [("prepare", "Agenda"), ("write_notes", "Notes")], ids=["agenda", "notes"]
)
def test_one_key_leads_to_a_part_of_the_meeting(opened: Opened, command: str, tab: str) -> None:
    opened.window.show_page("today")
    opened.trigger(command)
    meeting = opened.window.plan.meeting
    assert meeting.tabs.tabText(meeting.tabs.currentIndex()) == tab
    assert meeting.isAncestorOf(QApplication.focusWidget())


def test_f6_reaches_a_pane_behind_the_tab_of_another(opened: Opened) -> None:
    plan = opened.window.plan
    opened.window.activateWindow()
    plan.open_meeting()
    QApplication.processEvents()
    opened.trigger("next_pane")
    assert plan.audience.isAncestorOf(QApplication.focusWidget())


def test_the_word_of_a_page_is_seen_while_its_tab_has_the_focus(opened: Opened) -> None:
    tabs = opened.window.findChild(PageTabs)
    tabs.set_count("plan", 48)
    opened.window.show_page("plan")
    opened.window.activateWindow()
    tabs.setFocus()
    QApplication.processEvents()
    area = tabs.tabRect(tabs.currentIndex())
    inside = tabs.grab(area.adjusted(5, 5, -5, -8)).toImage()
    assert inside.pixelColor(1, 1) != LIGHT.color(Token.TINT_OVERDUE)


def test_escape_leads_from_a_type_back_to_the_list(opened: Opened, qtbot: QtBot) -> None:
    opened.window.show_page("catalog")
    opened.window.activateWindow()
    QApplication.processEvents()
    table = QApplication.focusWidget()
    assert table.objectName() == "meetingTypes"
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Parts of the meeting type"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is table


def test_a_small_window_keeps_places_of_its_own(
    qapp: QApplication, planned: Catalog, tmp_path: Path
) -> None:
    for size, seen in ((LAPTOP, True), (AT_200, False), (LAPTOP, True)):
        with opened_window(qapp, planned, tmp_path / "window.ini", size=size) as found:
            qapp.processEvents()
            panes = (found.window.plan.timeline, found.window.plan.meetings)
            both = all(not pane.visibleRegion().isEmpty() for pane in panes)
            assert both is seen, size
            found.window.flush()
