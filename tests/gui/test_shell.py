"""The frame of the window: pages, what they show, long work, and what is remembered."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QProgressBar
from pytestqt.qtbot import QtBot

from perm_desktop.core.errors import UserError
from perm_desktop.core.listing.groups import Moment, attention
from perm_desktop.core.progress import Report
from perm_desktop.core.worklist import needed, sections
from perm_desktop.core.worklist_known import Known
from perm_desktop.gui.kit.notice_bar import NoticeBar
from perm_desktop.gui.page_kinds import PAGES
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.shell.busy_corner import BusyCorner
from perm_desktop.gui.shell.states_dialog import StatesDialog
from perm_desktop.gui.shell.status_facts import Facts, facts
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import cycles, meetings, settings, worklist
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store.catalog import Catalog
from tests.gui.conftest import Sample
from tests.gui.windows import Opened, opened_window


@pytest.fixture
def window(qapp: QApplication, small: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over the small catalog."""
    with opened_window(qapp, small, tmp_path / "window.ini", size=QSize(1440, 900)) as found:
        yield found


def entries(menu: QMenu) -> dict[str, QAction]:
    """The entries of a menu by their words."""
    return {action.text(): action for action in menu.actions() if action.text()}


def test_the_pages_stand_in_the_order_of_the_registry(window: Opened) -> None:
    tabs = window.window._bar.tabs
    assert [tabs.tabText(n) for n in range(tabs.count())] == [kind.title for kind in PAGES]


@pytest.mark.parametrize("place", range(len(PAGES)))
def test_alt_and_a_digit_opens_a_page(window: Opened, place: int) -> None:
    go = entries(window.window.actions_by_name.menus["&Go"])[PAGES[place].title]
    assert go.shortcut().toString() == f"Alt+{place + 1}"
    go.trigger()
    assert window.window.open_page == PAGES[place].name
    assert window.window._bar.tabs.currentIndex() == place


def test_the_page_that_was_open_opens_next_time(
    qapp: QApplication, small: Catalog, tmp_path: Path
) -> None:
    for kind in PAGES:
        with opened_window(qapp, small, tmp_path / "window.ini") as first:
            first.window.show_page(kind.name)
        with opened_window(qapp, small, tmp_path / "window.ini", page="") as second:
            assert second.window.open_page == kind.name


def test_a_narrow_window_has_its_pages_in_a_list(window: Opened) -> None:
    bar = window.window._bar
    folded = {width: _is_folded(window, width) for width in (1440, 560)}
    assert folded == {1440: False, 560: True}
    assert [bar._list.itemData(n) for n in range(bar._list.count())] == [k.name for k in PAGES]


def _is_folded(window: Opened, width: int) -> bool:
    window.window.resize(width, 700)
    QApplication.processEvents()
    bar = window.window._bar
    assert bar.tabs.isVisible() != bar._list.isVisible()
    return bar._list.isVisible()


def test_no_width_cuts_what_the_bar_shows(window: Opened) -> None:
    bar = window.window._bar
    for width in range(560, 1600, 60):
        window.window.resize(width, 700)
        QApplication.processEvents()
        assert bar._row.minimumSize().width() <= bar.width() == width


def test_several_cycles_are_shown_together(window: Opened, small: Catalog) -> None:
    cycles.add_cycle(small, 2026)
    chooser = window.window._bar.cycles
    chooser.fill()
    several = entries(chooser.button.menu())["Several together"].menu()
    assert isinstance(several, QMenu)
    entries(several)["RY 2026 · Cycle 2"].trigger()
    assert window.session.years == (2026, 2027)
    assert chooser.button.text() == "RY 2026, 2027"
    assert window.window.windowTitle().startswith("RY 2026, RY 2027 ·")
    chooser.fill()
    entries(chooser.button.menu())["RY 2026 · Cycle 2 (17 states)"].trigger()
    assert window.session.years == (2026,)


def test_my_states_narrow_every_page_and_come_back(
    window: Opened, small: Catalog, sample: Sample
) -> None:
    settings.set_my_states(small, ["HI", "TX"])
    everything = set(window.session.rows)
    chooser = window.window._bar.states
    chooser.fill()
    entries(chooser.button.menu())["My states (2)"].trigger()
    assert set(window.session.rows) == {sample.hawaii, sample.joint, sample.cancelled}
    assert chooser.button.text() == "My 2 states"
    chooser.fill()
    entries(chooser.button.menu())["All 18 states"].trigger()
    assert set(window.session.rows) == everything


def test_a_meeting_of_a_state_not_shown_stays_hidden_when_it_changes(
    window: Opened, small: Catalog, sample: Sample
) -> None:
    window.session.show_states({"HI"})
    window.session.select(sample.hawaii)
    window.session.show_states({"NY"})
    assert window.session.selection is None
    assert sample.hawaii not in window.session.rows


def test_my_states_are_asked_for_and_one_step_to_undo(window: Opened, small: Catalog) -> None:
    states = list(window.session.reference.states.values())
    dialog = StatesDialog("My states", "Which?", states, ["HI"], "Save")
    dialog._check(2)
    assert len(dialog.codes()) == 18  # the 17 of group 2, and Hawaii
    dialog._check(None)
    assert dialog.codes() == []
    dialog._filter.setText("guam")
    assert all(item.isHidden() for item in dialog._items())
    dialog.deleteLater()
    settings.set_my_states(small, ["ny", "HI", "NY"])
    assert settings.my_states(small) == ["HI", "NY"]
    window.session.undo()
    assert settings.my_states(small) == []


def test_an_unknown_state_cannot_be_mine(small: Catalog) -> None:
    with pytest.raises(UserError):
        settings.set_my_states(small, ["XX"])
    assert settings.my_states(small) == []


def test_f6_goes_round_the_panes(window: Opened, qtbot: QtBot) -> None:
    plan = window.window.plan
    window.window.activateWindow()
    QApplication.processEvents()
    seen: list[str] = []
    for _ in plan._docks:
        window.trigger("next_pane")
        focus = QApplication.focusWidget()
        seen += [name for name, dock in plan._docks.items() if dock.isAncestorOf(focus)]
    assert sorted(seen) == sorted(plan._docks)


def test_each_catalog_keeps_its_own_layout(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "window.ini")
    one, other = (preferences.of_catalog(tmp_path / f"{name}.perm") for name in "ab")
    one.set_value("page", "plan")
    other.set_value("page", "today")
    assert one.value("page") == "plan"
    assert preferences.value("page") == ""


def test_the_facts_count_what_waits(window: Opened, sample: Sample) -> None:
    session = window.session
    now = int(session.catalog.now().timestamp()) // 60
    assert facts(session.rows.values(), session.today, now) == Facts(2, 0, 0, 5)
    later = now + 60 * 24 * 30
    assert facts(session.rows.values(), session.today, later).open == 3


def test_the_facts_the_list_and_the_day_agree_on_what_waits(window: Opened, sample: Sample) -> None:
    session = window.session
    now = int(session.catalog.now().timestamp()) // 60 + 60 * 24 * 30
    today = session.today + timedelta(days=30)
    rows = [session.rows[ident] for ident in (sample.hawaii, sample.joint, sample.new_york)]
    rows[0] = rows[0]._replace(status="draft")
    rows[1] = rows[1]._replace(entered_afterwards=1)
    known = Known(now, session.reference.states, session.reference.types)
    moment = Moment.at(now, today)
    assert facts(rows, today, now).open == 2
    assert needed(sections(rows, known)) == 2
    assert sum(attention(row, moment) is not None for row in rows) == 2


def test_a_reading_window_says_so_at_the_top(
    qapp: QApplication, read_only_session: Session, tmp_path: Path
) -> None:
    catalog = read_only_session.catalog
    with opened_window(qapp, catalog, tmp_path / "window.ini") as found:
        bar = found.window.findChild(NoticeBar, "readOnlyBar")
        assert bar is not None
        assert bar.isVisible()


def test_long_work_shows_how_far_it_is_and_can_be_stopped(qtbot: QtBot) -> None:
    tasks, done = Tasks(), list[object]()
    corner = BusyCorner(tasks)
    qtbot.addWidget(corner)
    reached, go_on = Event(), Event()

    def work(report: Report) -> str:
        report(1, 4)
        reached.set()
        assert go_on.wait(10)
        report(2, 4)
        return "finished"

    tasks.run_long("Printing", work, done.append, done.append)
    qtbot.waitUntil(lambda: reached.is_set() and corner._bar.value() == 1, timeout=5000)
    qtbot.waitUntil(corner.isVisible, timeout=5000)
    assert corner._bar.maximum() == 4
    qtbot.mouseClick(corner._cancel, Qt.MouseButton.LeftButton)
    go_on.set()
    qtbot.waitUntil(corner.isHidden, timeout=5000)
    assert done == []
    tasks.close()
    tasks.deleteLater()


def test_a_bar_without_an_end_moves_until_there_is_a_report(qtbot: QtBot) -> None:
    tasks = Tasks()
    corner = BusyCorner(tasks)
    qtbot.addWidget(corner)
    tasks.busy_changed.emit("Planning")
    bar: QProgressBar = corner._bar
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    tasks.busy_changed.emit("")
    tasks.close()
    tasks.deleteLater()


@pytest.mark.parametrize("page", [kind.name for kind in PAGES])
def test_find_puts_the_focus_into_the_open_page(window: Opened, page: str) -> None:
    window.window.activateWindow()
    window.window.show_page(page)
    QApplication.processEvents()
    window.trigger("find")
    focus = QApplication.focusWidget()
    assert window.window.page(page).isAncestorOf(focus)


def test_the_look_is_chosen_from_the_menu(window: Opened) -> None:
    view = entries(window.window.actions_by_name.menus["&View"])
    looks = view["&Look"].menu()
    assert isinstance(looks, QMenu)
    entries(looks)["&Dark"].trigger()
    assert QApplication.palette().window().color().lightness() < 100
    assert [text for text, action in entries(looks).items() if action.isChecked()] == ["&Dark"]


def test_a_catalog_used_before_is_opened_from_the_menu(
    qapp: QApplication, small: Catalog, tmp_path: Path
) -> None:
    other = tmp_path / "A & B.perm"
    other.write_bytes(b"")
    Preferences(tmp_path / "window.ini").remember(other)
    with opened_window(qapp, small, tmp_path / "window.ini") as found:
        asked: list[Path] = []
        found.window.path_requested.connect(asked.append)
        menu = entries(found.window.actions_by_name.menus["&File"])["Open &recent"].menu()
        assert isinstance(menu, QMenu)
        menu.actions()[0].trigger()
    assert asked == [other.resolve()]


def test_the_bar_counts_what_waits_before_today_is_opened(
    window: Opened, small: Catalog, sample: Sample, qtbot: QtBot
) -> None:
    meetings.change_meeting(small, sample.new_york, MeetingChange(starts="2026-04-06T10:00"))
    assert window.window.open_page == "plan"
    window.window.make_ready()
    tabs = window.window._bar.tabs
    count = needed(worklist.of_day(small, years=[2027]))
    qtbot.waitUntil(lambda: tabs.accessibleTabName(0) == f"Today, {count} need you")
