"""Moving meetings on the timeline, by hand and by keys."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perm_desktop.core.holidays import is_business_day
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.session import Session
from perm_desktop.gui.timeline.mover import moved_sentence
from perm_desktop.gui.timeline.pane import TimelinePane
from perm_desktop.gui.timeline.view import TimelineView
from perm_desktop.services import history, meetings
from perm_desktop.services.meetings import MeetingDraft
from perm_desktop.store.catalog import Catalog
from tests.gui.conftest import Sample
from tests.gui.windows import opened_window

NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
WEEK = 30.0  # pixels a day: each mark stands alone


def shown(pane: TimelinePane, qtbot: QtBot) -> TimelinePane:
    """Show a pane, its window on the week after Apr 14."""
    pane.view.set_motion(False)
    pane.tools.setParent(pane)
    pane.resize(1100, 420)
    with qtbot.waitExposed(pane):
        pane.show()
    zoom(pane.view, WEEK)
    return pane


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> Iterator[TimelinePane]:
    """The timeline of the small catalog."""
    found = shown(TimelinePane(session, LIGHT), qtbot)
    yield found
    found.deleteLater()


def zoom(view: TimelineView, day_width: float) -> None:
    """Show days this wide, around Apr 20."""
    axis = view.axis
    view.aim(axis.zoomed(day_width / axis.day_width, 0))
    view.go_to(int(datetime(2026, 4, 20, 12, tzinfo=UTC).timestamp()) // 60)


def place(view: TimelineView, ident: int) -> QPoint:
    """Return where a meeting is drawn in the viewport."""
    spot = view.board.spot(ident)
    assert spot is not None
    view.reveal_row(spot.row.top, spot.row.height)
    QApplication.processEvents()
    return view.point_of(spot).toPoint()


def days(view: TimelineView, count: float) -> QPoint:
    """Return the way over so many days."""
    return QPoint(round(count * view.axis.day_width), 0)


def pull(
    qtbot: QtBot, view: TimelineView, ident: int, way: QPoint, held: Qt.KeyboardModifier = NONE
) -> QPoint:
    """Take a mark and pull it without letting go; return where the pointer is."""
    start, viewport = place(view, ident), view.viewport()
    qtbot.mousePress(viewport, LEFT, NONE, start)
    qtbot.mouseMove(viewport, start + way / 2)
    move(view, start + way, held)
    return start + way


def move(view: TimelineView, to: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """Move the pointer with the left button down."""
    at = QPointF(to)
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, view.viewport().mapToGlobal(at), LEFT, LEFT, held
    )
    QApplication.sendEvent(view.viewport(), event)


def drop(
    qtbot: QtBot, view: TimelineView, ident: int, way: QPoint, held: Qt.KeyboardModifier = NONE
) -> None:
    """Take a mark, pull it and let go."""
    end = pull(qtbot, view, ident, way, held)
    qtbot.mouseRelease(view.viewport(), LEFT, NONE, end)


def starts(session: Session, ident: int) -> str:
    """Wall time at which a meeting starts in the catalog."""
    return meetings.get(session.catalog, ident).starts


def tag(view: TimelineView) -> str:
    """What is said beside the pointer; empty while nothing is."""
    return view.hover_card.panel.card.text if view.hover_card.is_shown else ""


def test_a_drag_moves_a_meeting_by_days(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    drop(qtbot, pane.view, sample.new_york, days(pane.view, 2))
    assert starts(session, sample.new_york) == "2026-04-23T10:00"


def test_a_drag_over_a_weekend_lands_on_the_monday(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    drop(qtbot, pane.view, sample.new_york, days(pane.view, 4))
    assert starts(session, sample.new_york) == "2026-04-27T10:00"


def test_a_drag_back_over_a_weekend_lands_on_the_friday(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    drop(qtbot, pane.view, sample.new_york, days(pane.view, -2))
    assert starts(session, sample.new_york) == "2026-04-17T10:00"


def test_with_alt_a_drag_counts_calendar_days(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    end = pull(qtbot, pane.view, sample.new_york, days(pane.view, 4), ALT)
    assert "On a weekend." in tag(pane.view)
    assert tag(pane.view).startswith("+4 days")
    qtbot.mouseRelease(pane.view.viewport(), LEFT, ALT, end)
    assert starts(session, sample.new_york) == "2026-04-25T10:00"


def test_in_a_day_a_drag_goes_by_quarter_hours(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    view = pane.view
    zoom(view, 960.0)
    session.select(sample.new_york)
    drop(qtbot, view, sample.new_york, QPoint(53, 0))  # 80 minutes
    assert starts(session, sample.new_york) == "2026-04-21T11:15"


def test_escape_while_dragging_changes_nothing(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    pane.view.setFocus()
    session.select(sample.hawaii)
    end = pull(qtbot, pane.view, sample.new_york, days(pane.view, 3))
    assert tag(pane.view)
    qtbot.keyClick(pane.view, Qt.Key.Key_Escape)
    assert not tag(pane.view)
    qtbot.mouseRelease(pane.view.viewport(), LEFT, NONE, end)
    assert starts(session, sample.new_york) == "2026-04-21T10:00"
    assert session.chosen == {sample.hawaii}
    assert not history.next_steps(session.catalog)[1]


def test_dropping_three_marks_is_one_step_to_undo(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    three = (sample.hawaii, sample.joint, sample.new_york)
    before = {ident: starts(session, ident) for ident in three}
    session.select(sample.new_york, three)
    drop(qtbot, pane.view, sample.new_york, days(pane.view, 1))
    after = {ident: starts(session, ident) for ident in three}
    assert after == {
        sample.hawaii: "2026-04-15T14:00",
        sample.joint: "2026-04-16T13:00",
        sample.new_york: "2026-04-22T10:00",
    }
    session.undo()
    assert {ident: starts(session, ident) for ident in three} == before


def test_what_was_dropped_is_chosen(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    drop(qtbot, pane.view, sample.new_york, days(pane.view, 1))
    assert (session.selection, session.chosen) == (sample.new_york, {sample.new_york})


def test_the_tag_says_day_and_time_in_eastern_and_in_the_state(
    pane: TimelinePane, qtbot: QtBot, sample: Sample
) -> None:
    pull(qtbot, pane.view, sample.hawaii, days(pane.view, 3))
    lines = tag(pane.view).splitlines()
    assert lines[:2] == ["+3 business days", "Fri, Apr 17, 2026, 2:00 PM EDT · 8:00 AM HST"]
    pane.view.cancel()


def test_the_tag_names_who_is_busy(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    draft = MeetingDraft("rc-check-in", ["AK"], "2026-04-22T10:30", year=2027)
    meetings.add_meeting(session.catalog, draft)
    pull(qtbot, pane.view, sample.new_york, days(pane.view, 1))
    assert "RC is busy: " in tag(pane.view)
    pane.view.cancel()


def test_the_tag_says_that_a_day_is_outside_the_phase(
    pane: TimelinePane, qtbot: QtBot, sample: Sample
) -> None:
    zoom(pane.view, 2.0)
    pull(qtbot, pane.view, sample.new_york, days(pane.view, 365))
    assert "Outside the intra-cycle." in tag(pane.view)
    pane.view.cancel()


def test_a_held_meeting_stays_and_says_why(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    pane.view.go_to_day(date(2026, 3, 3))
    end = pull(qtbot, pane.view, sample.held, days(pane.view, 5))
    assert tag(pane.view) == "A held meeting stays where it was held."
    qtbot.mouseRelease(pane.view.viewport(), LEFT, NONE, end)
    assert starts(session, sample.held) == "2026-03-03T13:00"
    assert not tag(pane.view)


def test_of_several_only_those_that_can_move_do(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    session.select(sample.new_york, (sample.held, sample.cancelled))
    end = pull(qtbot, pane.view, sample.new_york, days(pane.view, 1))
    assert "2 stay: held, cancelled or over" in tag(pane.view)
    qtbot.mouseRelease(pane.view.viewport(), LEFT, NONE, end)
    assert starts(session, sample.held) == "2026-03-03T13:00"
    assert starts(session, sample.new_york) == "2026-04-22T10:00"


def test_a_catalog_for_reading_only_moves_nothing(
    read_only_session: Session, qtbot: QtBot, sample: Sample
) -> None:
    pane = shown(TimelinePane(read_only_session, LIGHT), qtbot)
    end = pull(qtbot, pane.view, sample.new_york, days(pane.view, 1))
    assert tag(pane.view).startswith("This catalog is open for reading only.")
    qtbot.mouseRelease(pane.view.viewport(), LEFT, NONE, end)
    assert starts(read_only_session, sample.new_york) == "2026-04-21T10:00"
    pane.deleteLater()


def test_a_drag_that_begins_beside_the_line_of_a_strip_is_a_rubber_band(
    qapp: QApplication, qtbot: QtBot, planned: Catalog
) -> None:
    session = Session(planned)
    pane = shown(TimelinePane(session, LIGHT), qtbot)
    zoom(pane.view, 5.0)
    view = pane.view
    later = (row for row in session.rows.values() if row.states == "HI" and row.series)
    ident = next(row.id for row in later if row.starts > "2026-05-01")
    on_line = place(view, ident)
    row = view.board.spot(ident)
    assert row is not None
    edge = QPoint(on_line.x(), round(on_line.y() - row.y + row.row.top) + 1)
    for start, moves in ((on_line, True), (edge, False)):
        qtbot.mousePress(view.viewport(), LEFT, NONE, start)
        move(view, start + QPoint(20, 0))
        assert (view.trial is not None) is moves
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        qtbot.mouseRelease(view.viewport(), LEFT, NONE, start)
    pane.deleteLater()


def test_another_button_drops_nothing(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    end = pull(qtbot, pane.view, sample.new_york, days(pane.view, 2))
    qtbot.mouseRelease(pane.view.viewport(), Qt.MouseButton.RightButton, NONE, end)
    assert starts(session, sample.new_york) == "2026-04-21T10:00"
    qtbot.mouseRelease(pane.view.viewport(), LEFT, NONE, end)
    assert starts(session, sample.new_york) == "2026-04-23T10:00"


def test_an_undo_during_a_drag_ends_it(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    drop(qtbot, pane.view, sample.new_york, days(pane.view, 1))
    end = pull(qtbot, pane.view, sample.new_york, days(pane.view, 2))
    session.undo()
    assert pane.view.trial is None
    qtbot.mouseRelease(pane.view.viewport(), LEFT, NONE, end)
    assert starts(session, sample.new_york) == "2026-04-21T10:00"


def test_a_trembling_click_moves_no_meeting(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    zoom(pane.view, 960.0)
    session.select(sample.new_york)
    session.select(None)
    drop(qtbot, pane.view, sample.new_york, QPoint(3, 1))
    assert starts(session, sample.new_york) == "2026-04-21T10:00"
    assert session.selection == sample.new_york


def test_alt_and_an_arrow_move_by_a_business_day_and_enter_commits(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    pane.view.setFocus()
    session.select(sample.new_york)
    for _ in range(4):
        qtbot.keyClick(pane.view, Qt.Key.Key_Right, ALT)
    assert tag(pane.view).startswith("+4 business days\nMon, Apr 27, 2026, 10:00 AM EDT")
    assert starts(session, sample.new_york) == "2026-04-21T10:00"
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert starts(session, sample.new_york) == "2026-04-27T10:00"
    assert not tag(pane.view)


def test_escape_leaves_a_move_by_keys(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    pane.view.setFocus()
    session.select(sample.new_york)
    qtbot.keyClick(pane.view, Qt.Key.Key_Left, ALT)
    qtbot.keyClick(pane.view, Qt.Key.Key_Down, ALT)
    assert tag(pane.view).startswith("−1 business day, +15 minutes")
    qtbot.keyClick(pane.view, Qt.Key.Key_Escape)
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert starts(session, sample.new_york) == "2026-04-21T10:00"


def test_each_step_of_a_move_is_described(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    pane.view.setFocus()
    session.select(sample.new_york)
    qtbot.keyClick(pane.view, Qt.Key.Key_Right, ALT)
    said = pane.view.accessibleDescription()
    assert said.startswith("+1 business day. Wed, Apr 22, 2026, 10:00 AM EDT")
    assert said.endswith("Enter moves, Escape leaves it")
    qtbot.keyClick(pane.view, Qt.Key.Key_Escape)
    assert pane.view.accessibleDescription().startswith("New York, ")


def test_the_status_bar_says_what_moved(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii, (sample.new_york,))
    pull(qtbot, pane.view, sample.hawaii, days(pane.view, 2))
    trial = pane.view.trial
    assert trial is not None
    assert moved_sentence(trial, 2) == (
        "Moved 2 meetings by 2 business days. Undo brings them back."
    )
    pane.view.cancel()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(offsets=st.lists(st.integers(-60, 60), min_size=1, max_size=4))
def test_however_the_pointer_wanders_a_drop_is_a_business_day_and_undo_brings_it_back(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample, offsets: list[int]
) -> None:
    view = pane.view
    zoom(view, 6.0)
    start = place(view, sample.new_york)
    qtbot.mousePress(view.viewport(), LEFT, NONE, start)
    for offset in offsets:
        move(view, start + QPoint(offset * 6, 0))
    qtbot.mouseRelease(view.viewport(), LEFT, NONE, start + QPoint(offsets[-1] * 6, 0))
    landed = starts(session, sample.new_york)
    assert is_business_day(date.fromisoformat(landed[:10]))
    assert landed[10:] == "T10:00"
    if landed != "2026-04-21T10:00":
        session.undo()
    assert starts(session, sample.new_york) == "2026-04-21T10:00"


def test_marks_that_move_are_painted_where_they_would_go(
    pane: TimelinePane, qtbot: QtBot, sample: Sample
) -> None:
    view = pane.view
    ghost = place(view, sample.new_york) + days(view, 2)
    before = view.viewport().grab().toImage().pixelColor(ghost)
    pull(qtbot, view, sample.new_york, days(view, 2))
    assert view.viewport().grab().toImage().pixelColor(ghost) != before
    view.cancel()


def test_at_the_edge_of_the_lanes_the_window_goes_along(
    pane: TimelinePane, qtbot: QtBot, session: Session, sample: Sample
) -> None:
    view = pane.view
    before, edge = view.axis.first, QPoint(int(view.areas.body.right()) - 3, 0)
    way = edge - QPoint(place(view, sample.new_york).x(), 0)
    pull(qtbot, view, sample.new_york, way)
    ticking = [timer for timer in view.findChildren(QTimer) if timer.interval() == 30]
    for _ in range(10):
        ticking[0].timeout.emit()
    assert view.axis.first - before == pytest.approx(100 / view.axis.scale, rel=0.05)
    assert ticking[0].isActive()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not ticking[0].isActive()
    assert starts(session, sample.new_york) == "2026-04-21T10:00"


def test_the_window_says_what_moved_and_how_to_bring_it_back(
    qapp: QApplication, qtbot: QtBot, small: Catalog, tmp_path: Path, sample: Sample
) -> None:
    with opened_window(qapp, small, tmp_path / "window.ini") as opened:
        view = opened.window.plan.timeline.view
        opened.session.select(sample.new_york)
        view.setFocus()
        qtbot.keyClick(view, Qt.Key.Key_Right, ALT)
        qtbot.keyClick(view, Qt.Key.Key_Return)
        assert opened.window.statusBar().currentMessage() == (
            "Moved 1 meeting by 1 business day. Undo brings it back."
        )
