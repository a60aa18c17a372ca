"""What the timeline shows can be handed to the printer."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from perm_desktop.core.timeline.grouping import Lanes
from perm_desktop.core.timeline.paging import SeenTimeline
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.session import Session
from perm_desktop.gui.timeline.pane import TimelinePane


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> Iterator[TimelinePane]:
    """The pane over the small catalog with its tools; it jumps and does not glide."""
    found = TimelinePane(session, LIGHT)
    found.tools.setParent(found)
    found.view.set_motion(False)
    found.resize(1000, 400)
    with qtbot.waitExposed(found):
        found.show()
    yield found
    found.deleteLater()


def test_what_is_seen_is_the_window_its_zoom_and_its_lanes(pane: TimelinePane) -> None:
    view = pane.view
    view.group_by(Lanes.HOST, ["RC"])
    view.pan(300)
    axis = view.axis

    assert view.seen() == SeenTimeline(
        axis.first, axis.last, axis.day_width, Lanes.HOST, frozenset({"RC"})
    )


def test_what_is_seen_stays_as_it_was_when_the_window_moves_on(pane: TimelinePane) -> None:
    before = pane.view.seen()
    pane.view.pan(300)

    assert pane.view.seen() != before
    assert pane.view.seen().day_width == before.day_width
