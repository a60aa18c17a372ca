"""The menus of marks, lanes and the room between marks."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu
from pytestqt.qtbot import QtBot

from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.meeting.dialog import MeetingDialog
from perm_desktop.gui.session import Session
from perm_desktop.gui.timeline.menus import TimelineMenus
from perm_desktop.gui.timeline.pane import TimelinePane
from perm_desktop.gui.timeline.place import Place, place_at
from tests.gui.conftest import Sample


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> Iterator[TimelinePane]:
    """The timeline of the small catalog."""
    found = TimelinePane(session, LIGHT)
    found.tools.setParent(found)
    found.view.set_motion(False)
    found.resize(1100, 500)
    with qtbot.waitExposed(found):
        found.show()
    yield found
    found.deleteLater()


def lane_number(pane: TimelinePane, key: str) -> int:
    """Number of a lane by its key."""
    return [lane.key for lane in pane.view.board.index.lanes].index(key)


def made(pane: TimelinePane, session: Session, place: Place) -> QMenu:
    """Return the menu of a place."""
    return TimelineMenus(session, pane.view).made(place)


def action(menu: QMenu, text: str) -> QAction:
    """Return what a menu offers under a text."""
    found = [each for each in menu.actions() if each.text().replace("&", "") == text]
    assert found, [each.text() for each in menu.actions()]
    return found[0]


def at_mark(pane: TimelinePane, ident: int) -> QPoint:
    """Return where a meeting is drawn."""
    spot = pane.view.board.spot(ident)
    assert spot is not None
    pane.view.reveal(ident)
    return pane.view.point_of(spot).toPoint()


def ask(pane: TimelinePane, point: QPoint) -> None:
    """Click with the right button."""
    view = pane.view
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point)
    )
    QApplication.sendEvent(view.viewport(), event)


def test_a_menu_on_a_chosen_mark_is_for_all_chosen(
    pane: TimelinePane, session: Session, sample: Sample
) -> None:
    asked: list[QPoint] = []
    pane.menu_requested.connect(asked.append)
    session.select(sample.hawaii, (sample.new_york,))
    ask(pane, at_mark(pane, sample.hawaii))
    assert session.chosen == {sample.hawaii, sample.new_york}
    assert len(asked) == 1


def test_a_menu_on_another_mark_chooses_that_one(
    pane: TimelinePane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii, (sample.joint,))
    ask(pane, at_mark(pane, sample.new_york))
    assert session.chosen == {sample.new_york}


def test_a_place_is_a_mark_a_lane_or_a_day(pane: TimelinePane, sample: Sample) -> None:
    view, point = pane.view, QPointF(at_mark(pane, sample.new_york))
    number = lane_number(pane, "NY")
    assert place_at(view, point).meeting == sample.new_york
    assert place_at(view, QPointF(20, point.y())) == Place(None, number, None)
    beside = place_at(view, point + QPointF(view.axis.day_width * 10, 0))
    assert (beside.meeting, beside.lane) == (None, number)
    assert beside.day is not None
    assert 8 <= (beside.day - view_day(pane, sample.new_york)).days <= 12
    assert place_at(view, QPointF(20, 5)) == Place(None, None, None)


def view_day(pane: TimelinePane, ident: int) -> date:
    """Day of a meeting."""
    return pane.view.board.index.meetings[ident].start.date()


def test_the_menu_of_a_lane_opens_and_closes_lanes(pane: TimelinePane, session: Session) -> None:
    place = Place(None, lane_number(pane, "HI"), None)
    menu = made(pane, session, place)
    action(menu, "Open Hawaii").trigger()
    assert pane.view.expanded == {"HI"}
    action(menu, "Open all lanes").trigger()
    assert {"HI", "NY"} <= pane.view.expanded
    again = made(pane, session, place)
    action(again, "Close Hawaii").trigger()
    assert "HI" not in pane.view.expanded
    action(again, "Close all lanes").trigger()
    assert pane.view.expanded == frozenset()


def test_the_menu_of_a_lane_shows_only_its_state_and_all_again(
    pane: TimelinePane, session: Session, sample: Sample
) -> None:
    place = Place(None, lane_number(pane, "HI"), None)
    action(made(pane, session, place), "Show only Hawaii").trigger()
    assert session.shown_states == {"HI"}
    assert set(session.rows) == {sample.hawaii, sample.joint}
    action(made(pane, session, Place(None, None, None)), "Show all states").trigger()
    assert session.shown_states == frozenset()


def test_the_room_beside_marks_offers_a_meeting_of_that_day_and_state(
    pane: TimelinePane, session: Session, qtbot: QtBot
) -> None:
    day = session.today.replace(month=5, day=20)
    menu = made(pane, session, Place(None, lane_number(pane, "HI"), day))
    action(menu, "New meeting on Wed, May 20 for Hawaii…").trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MeetingDialog)
    before = set(session.rows)
    ok = QDialogButtonBox.StandardButton.Ok
    dialog.findChildren(QDialogButtonBox)[0].button(ok).click()
    (new,) = session.rows.keys() - before
    assert session.rows[new].starts[:10] == "2026-05-20"
    assert session.rows[new].states == "HI"
    assert session.selection == new


def test_a_catalog_for_reading_only_offers_no_new_meeting(
    read_only_session: Session, qtbot: QtBot
) -> None:
    pane = TimelinePane(read_only_session, LIGHT)
    pane.tools.setParent(pane)
    place = Place(None, lane_number(pane, "HI"), read_only_session.today)
    menu = made(pane, read_only_session, place)
    assert not [each for each in menu.actions() if "New" in each.text()]
    pane.deleteLater()


def test_no_two_entries_of_a_menu_share_a_letter(pane: TimelinePane, session: Session) -> None:
    session.show_states(["HI", "NY"])
    place = Place(None, lane_number(pane, "HI"), session.today)
    texts = [each.text() for each in made(pane, session, place).actions() if each.text()]
    letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
    assert len(letters) == len(set(letters)) == len(texts)


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_an_empty_place_opens_the_menu_of_its_lane(pane: TimelinePane) -> None:
    ask(pane, QPoint(20, int(pane.view.areas.header) + 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
