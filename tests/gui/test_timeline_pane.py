"""The timeline in its dock: its tools, what it remembers, and what it follows of the session."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from perm_desktop.core.timeline.grouping import Lanes
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.look.palettes import DARK, LIGHT
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.timeline.empty import EmptyTimeline
from perm_desktop.gui.timeline.legend import Legend
from perm_desktop.gui.timeline.pane import TimelinePane
from perm_desktop.services import cycles, meetings
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.catalog import Catalog
from tests.gui.conftest import Sample


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """What the window remembers; nothing yet."""
    return Preferences(tmp_path / "window.ini")


@pytest.fixture
def pane(session: Session, preferences: Preferences, qtbot: QtBot) -> Iterator[TimelinePane]:
    """The pane over the small catalog with its tools; it jumps and does not glide."""
    found = TimelinePane(session, LIGHT, preferences=preferences)
    found.tools.setParent(found)
    found.view.set_motion(False)
    found.resize(1000, 400)
    with qtbot.waitExposed(found):
        found.show()
    found.tools.show()
    yield found
    found.deleteLater()


def lanes_of(pane: TimelinePane) -> list[str]:
    """Return the names of the lanes."""
    return [lane.title for lane in pane.view.board.index.lanes]


def button(pane: TimelinePane, text: str) -> QToolButton:
    """Return a tool by its word."""
    return next(each for each in pane.tools.findChildren(QToolButton) if each.text() == text)


def menu_act(pane: TimelinePane, text: str) -> QAction:
    """Return a line of the menus of the tools by its word."""
    found = pane.tools.findChildren(QAction)
    return next(each for each in found if each.text().replace("&", "") == text)


@pytest.mark.parametrize(
    ("word", "first"),
    [("Host", "Several hosts"), ("Phase", "Pre-cycle"), ("Meeting type", "State intake")],
)
def test_a_segment_puts_the_meetings_into_other_lanes(
    pane: TimelinePane, word: str, first: str
) -> None:
    button(pane, word).click()
    assert lanes_of(pane)[0] == first
    assert button(pane, word).isChecked()
    assert not button(pane, "State").isChecked()


def test_the_menu_chooses_the_same_lanes(pane: TimelinePane) -> None:
    menu_act(pane, "Host").trigger()
    assert pane.view.lanes is Lanes.HOST
    assert button(pane, "Host").isChecked()


def test_all_lanes_open_and_close_at_once(pane: TimelinePane) -> None:
    button(pane, "Open all").click()
    assert "HI" in pane.view.expanded
    button(pane, "Close all").click()
    assert pane.view.expanded == frozenset()


def test_a_zoom_is_chosen_by_its_word(pane: TimelinePane) -> None:
    for word in ("Year", "Day", "Month", "Week", "Quarter"):
        menu_act(pane, word).trigger()
        assert pane.view.scale_word == word


def tools_at(pane: TimelinePane, width: int) -> list[str]:
    """Return what is seen of the tools at a width."""
    pane.tools.resize(width, 30)
    QApplication.processEvents()
    widgets = [*pane.tools.findChildren(QToolButton), *pane.tools.findChildren(Legend)]
    shown = [each for each in widgets if each.isVisibleTo(pane.tools)]
    return [each.text() if isinstance(each, QToolButton) else "legend" for each in shown]


def test_where_there_is_room_the_legend_and_all_lanes_are_seen(pane: TimelinePane) -> None:
    seen = tools_at(pane, 1800)
    assert {"legend", "State", "Meeting type", "Fit", "Date…"} <= set(seen)


def test_the_legend_makes_room_first_and_then_the_segments(pane: TimelinePane) -> None:
    assert {"Legend", "State", "Host"} <= set(tools_at(pane, 900))
    assert {"Legend", "Lanes: State", "Fit"} <= set(tools_at(pane, 620))


def test_where_there_is_hardly_room_everything_is_in_the_menu_of_the_zoom(
    pane: TimelinePane,
) -> None:
    assert tools_at(pane, 110) == ["Quarter"]
    words = {act.text().replace("&", "") for act in pane.tools.findChildren(QAction)}
    assert {"Fit", "Today", "Go to date…", "Zoom in", "Open all lanes", "Lanes"} <= words


def test_the_tools_never_reach_beyond_their_room(pane: TimelinePane) -> None:
    for width in range(120, 1800, 60):
        tools_at(pane, width)
        seen = [each for each in pane.tools.findChildren(QWidget) if each.isVisible()]
        assert all(each.x() >= 0 and each.geometry().right() < width for each in seen)


def test_lanes_and_what_is_open_are_remembered(
    pane: TimelinePane, session: Session, preferences: Preferences
) -> None:
    pane.view.expand({"HI"})
    pane.view.group_by(Lanes.TYPE)
    pane.view.expand({"rc-check-in"})
    again = TimelinePane(session, DARK, preferences=preferences)
    assert again.view.lanes is Lanes.TYPE
    assert again.view.expanded == frozenset({"rc-check-in"})
    assert button(again, "Meeting type").isChecked()
    again.view.group_by(Lanes.STATE)
    assert again.view.expanded == frozenset({"HI"})
    for part in (again, again.tools):
        part.deleteLater()


def test_only_the_chosen_states_have_lanes(pane: TimelinePane, session: Session) -> None:
    session.show_states({"HI", "TX"})
    assert lanes_of(pane) == ["All states (joint)", "Hawaii", "Texas"]
    session.show_states(())
    assert len(lanes_of(pane)) == 19


def test_where_the_chosen_states_have_no_meetings_all_states_are_offered(
    pane: TimelinePane, session: Session, sample: Sample
) -> None:
    meetings.delete_meetings(session.catalog, [sample.joint])
    session.show_states({"WA"})
    offer = pane.view.findChild(QPushButton, "timelinePlan")
    assert offer is not None
    assert (offer.isVisible(), offer.text()) == (True, "Show all states")
    offer.click()
    assert session.shown_states == frozenset()
    assert not offer.isVisible()


def test_without_a_cycle_one_is_offered_and_with_one_its_plan(
    catalog: Catalog, qtbot: QtBot
) -> None:
    pane = TimelinePane(Session(catalog), LIGHT)
    (empty,) = pane.view.findChildren(EmptyTimeline)
    offer = pane.view.findChild(QPushButton, "timelinePlan")
    assert offer is not None
    assert empty.sentence == "No cycle yet. Add one, then plan it."
    assert offer.text() == "Add cycle…"
    cycles.add_cycle(catalog, 2027)
    assert empty.sentence == "RY 2027 has no meetings yet."
    assert offer.text() == "Plan cycle…"
    for part in (pane, pane.tools):
        part.deleteLater()


def test_an_edit_moves_the_meeting_and_keeps_the_other_lanes(
    pane: TimelinePane, session: Session, sample: Sample
) -> None:
    before = {lane.key: lane for lane in pane.view.board.index.lanes}
    meetings.change_meeting(
        session.catalog, sample.hawaii, MeetingChange(status=MeetingStatus.HELD)
    )
    after = {lane.key: lane for lane in pane.view.board.index.lanes}
    assert after["TX"] is before["TX"]
    assert after["HI"].rows[0].status == MeetingStatus.HELD


def test_a_meeting_of_a_state_that_had_no_lane_brings_it_by_name(
    pane: TimelinePane, session: Session
) -> None:
    draft = MeetingDraft("ad-hoc-call", ("OH",), "2026-05-04T14:00")
    meetings.add_meeting(session.catalog, draft)
    assert "Ohio" in lanes_of(pane)


def test_a_deleted_meeting_leaves_its_lane(
    pane: TimelinePane, session: Session, sample: Sample
) -> None:
    meetings.delete_meetings(session.catalog, [sample.hawaii])
    assert sample.hawaii not in pane.view.board.index.meetings


def test_a_change_of_zoom_paints_strips_in_full_when_it_pauses(
    pane: TimelinePane, qtbot: QtBot
) -> None:
    canvas = pane.view._canvas
    pane.view.zoom_in()
    assert canvas.rough
    qtbot.waitUntil(lambda: not canvas.rough)
