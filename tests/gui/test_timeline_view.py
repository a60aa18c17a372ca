"""The timeline by mouse, by keys and for assistive technology."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.timeline.moves import Cursor
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT, Palette
from perm_desktop.gui.timeline.canvas import Canvas, Rings
from perm_desktop.gui.timeline.talk import spoken
from perm_desktop.gui.timeline.toolbar import Legend, TimelineToolbar
from perm_desktop.gui.timeline.view import TimelineView
from tests.core.timeline_sample import EASTERN, NOW, STATES, meeting, series_of

TODAY = date(2026, 4, 14)
WIDE = 2**62 + 12345  # ids are 63 bits wide
NONE = Qt.KeyboardModifier.NoModifier


def sample() -> list[MeetingRow]:
    """Two series and two one-off meetings of Hawaii, one of Iowa, one of both."""
    return [
        *series_of((-28, -14, 0.5, 14), series=1, first=10),
        *series_of((-27, -13, 1.5, 15), series=2, hosts="ERC", first=20),
        meeting(WIDE, -3),
        meeting(2, 10, status=MeetingStatus.DRAFT),
        meeting(3, 4, states="IA", title="<b>Intake</b>"),
        meeting(4, -8, states="HI,IA"),
    ]


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[TimelineView]:
    """A timeline with the sample, 1000 x 300, today in the middle, which jumps and not glides."""
    found = TimelineView(LIGHT, EASTERN)
    found.set_motion(False)
    found.resize(1000, 300)
    with qtbot.waitExposed(found):
        found.show()
    found.set_data(sample(), STATES, [], TODAY)
    found.set_now(datetime.fromtimestamp(NOW * 60, UTC))
    yield found
    found.deleteLater()


def place(view: TimelineView, ident: int) -> QPoint:
    """Return where a meeting is drawn in the viewport."""
    spot = view._board.spot(ident)
    assert spot is not None
    body = view._areas.body
    return QPointF(body.left() + spot.x, body.top() + spot.y).toPoint()


def click(qtbot: QtBot, view: TimelineView, point: QPoint) -> None:
    """Click into the viewport."""
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, point)


def turn(
    view: TimelineView,
    angle: QPoint,
    held: Qt.KeyboardModifier = NONE,
    pixels: QPoint | None = None,
) -> None:
    """Turn the wheel over the lanes."""
    point = QPointF(600, 150)
    phase = Qt.ScrollPhase.ScrollUpdate if pixels else Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        point, point, pixels or QPoint(), angle, Qt.MouseButton.NoButton, held, phase, False
    )
    QApplication.sendEvent(view.viewport(), event)


def selections(view: TimelineView) -> list[int]:
    """Return a list that fills with what gets selected."""
    heard: list[int] = []
    view.meetings_selected.connect(lambda current, _: heard.append(current))
    return heard


def test_a_click_selects_a_meeting_with_an_id_of_63_bits(view: TimelineView, qtbot: QtBot) -> None:
    heard = selections(view)
    click(qtbot, view, place(view, WIDE))
    assert heard == [WIDE]


def test_a_double_click_opens_the_meeting(view: TimelineView, qtbot: QtBot) -> None:
    opened: list[int] = []
    view.meeting_activated.connect(opened.append)
    point = place(view, WIDE)
    click(qtbot, view, point)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, point)
    assert opened == [WIDE]


def test_a_click_on_a_strip_selects_its_occurrence(view: TimelineView, qtbot: QtBot) -> None:
    heard = selections(view)
    click(qtbot, view, place(view, 10))
    assert heard == [10]


def test_clicks_on_a_pill_go_through_its_meetings(view: TimelineView, qtbot: QtBot) -> None:
    view.set_data([meeting(1, 5), meeting(2, 5.5), meeting(3, 6)], STATES, [], TODAY)
    heard = selections(view)
    for _ in range(4):
        click(qtbot, view, place(view, 2))
    assert heard == [1, 2, 3, 1]


def test_selecting_from_elsewhere_emits_nothing(view: TimelineView) -> None:
    heard = selections(view)
    view.set_selected(WIDE)
    view.set_selected(frozenset((2, 3)))
    view.set_selected(None)
    assert heard == []


def test_selecting_from_elsewhere_scrolls_there(view: TimelineView) -> None:
    far = meeting(5, 900)
    view.set_data([*sample(), far], STATES, [], TODAY)
    view.set_selected(5)
    assert 0 < view.axis.x(far.utc) < view.axis.width


def test_a_click_on_the_name_of_a_lane_opens_and_closes_it(
    view: TimelineView, qtbot: QtBot
) -> None:
    point = QPoint(60, place(view, WIDE).y())
    click(qtbot, view, point)
    assert view.expanded == {"HI"}
    click(qtbot, view, point)
    assert view.expanded == frozenset()


def drag(
    qtbot: QtBot,
    view: TimelineView,
    start: QPoint,
    way: QPoint,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> None:
    """Drag over the viewport."""
    viewport = view.viewport()
    qtbot.mousePress(viewport, button, NONE, start)
    qtbot.mouseMove(viewport, start + way)
    qtbot.mouseRelease(viewport, button, NONE, start + way)


@pytest.mark.parametrize("how", ["middle button", "space", "axis"])
def test_the_middle_button_space_and_the_axis_pan(
    view: TimelineView, qtbot: QtBot, how: str
) -> None:
    before, start = view.axis, QPoint(400, int(view._areas.body.bottom()) - 20)
    if how == "middle button":
        drag(qtbot, view, start, QPoint(80, 0), Qt.MouseButton.MiddleButton)
    elif how == "space":
        qtbot.keyPress(view, Qt.Key.Key_Space)
        drag(qtbot, view, start, QPoint(80, 0))
        qtbot.keyRelease(view, Qt.Key.Key_Space)
    else:
        drag(qtbot, view, QPoint(400, int(view._areas.header) - 5), QPoint(80, 0))
    assert view.axis.x(NOW) == pytest.approx(before.x(NOW) + 80, abs=1)


def test_a_drag_that_begins_on_a_strip_selects_nothing(view: TimelineView, qtbot: QtBot) -> None:
    heard = selections(view)
    drag(qtbot, view, place(view, 10), QPoint(-60, 0))
    assert heard == []


def test_a_lane_that_opens_below_the_edge_comes_into_sight(view: TimelineView) -> None:
    view.resize(1000, 130)
    view.set_selected(3)
    view.set_data([*sample(), *series_of((1, 15), states="IA", first=50)], STATES, [], TODAY)
    view.verticalScrollBar().setValue(0)
    view.toggle_lane(2)
    body, last = view._areas.body, view._board.rows.items[-1]
    assert last.top + last.height <= view.verticalScrollBar().value() + body.height() + 1


def test_a_trembling_click_does_not_move_the_window(view: TimelineView, qtbot: QtBot) -> None:
    before, viewport = view.axis, view.viewport()
    start = QPoint(400, int(view._areas.body.bottom()) - 20)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, NONE, start)
    qtbot.mouseMove(viewport, start + QPoint(2, 1))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, NONE, start + QPoint(2, 1))
    assert view.axis == before


def test_control_and_wheel_zooms_at_the_pointer(view: TimelineView) -> None:
    x = 600 - view._areas.body.left()
    minute, before = view.axis.minute(x), view.axis.day_width
    turn(view, QPoint(0, 120), Qt.KeyboardModifier.ControlModifier)
    assert view.axis.day_width == pytest.approx(before * 1.2)
    assert view.axis.x(minute) == pytest.approx(x, abs=1)


def test_shift_and_wheel_pans(view: TimelineView) -> None:
    before = view.axis.first
    turn(view, QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier)
    assert view.axis.first > before


def test_a_plain_wheel_scrolls_the_lanes(view: TimelineView) -> None:
    view.resize(1000, 100)
    view.expand({"HI"})
    QApplication.sendPostedEvents()
    axis, bar = view.axis, view.verticalScrollBar()
    turn(view, QPoint(0, -120))
    assert bar.value() == min(54, bar.maximum()) > 0
    assert view.axis.first == pytest.approx(axis.first)


def test_a_touchpad_pans_by_its_pixels(view: TimelineView) -> None:
    before = view.axis.x(NOW)
    turn(view, QPoint(-40, 0), pixels=QPoint(-30, 0))
    assert view.axis.x(NOW) == pytest.approx(before - 30, abs=1)


def test_the_strip_of_the_whole_cycle_moves_the_window(view: TimelineView, qtbot: QtBot) -> None:
    area = view._areas.overview
    click(qtbot, view, QPointF(area.left() + 5, area.center().y()).toPoint())
    early = view.axis.first
    click(qtbot, view, QPointF(area.right() - 5, area.center().y()).toPoint())
    assert view.axis.first > early


def test_arrows_go_from_mark_to_mark_in_a_lane(view: TimelineView, qtbot: QtBot) -> None:
    view.set_selected(WIDE)
    heard = selections(view)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(view, key)
    assert heard == [12, 22, 12, WIDE]


def test_arrows_go_to_the_nearest_mark_of_the_next_lane(view: TimelineView, qtbot: QtBot) -> None:
    view.set_selected(2)
    heard = selections(view)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert heard == [3, 22]


def test_the_focus_goes_to_the_mark_nearest_to_today_and_selects_nothing(
    view: TimelineView,
) -> None:
    heard = selections(view)
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.accessibleDescription().startswith("Hawaii and Iowa, State/RC check-in, Apr 6")
    assert heard == []


def test_the_first_key_goes_to_the_mark_nearest_to_today(view: TimelineView, qtbot: QtBot) -> None:
    view._board.cursor = None
    heard = selections(view)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert heard == [4]


def test_enter_opens_and_space_opens_the_lane(view: TimelineView, qtbot: QtBot) -> None:
    opened: list[int] = []
    view.meeting_activated.connect(opened.append)
    view.set_selected(WIDE)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert opened == [WIDE]
    assert view.expanded == {"HI"}


def test_plus_and_minus_zoom_around_the_current_mark(view: TimelineView, qtbot: QtBot) -> None:
    view.set_selected(WIDE)
    before, x = view.axis.day_width, place(view, WIDE).x()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.axis.day_width == pytest.approx(before * 1.5)
    assert place(view, WIDE).x() == pytest.approx(x, abs=2)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.axis.day_width == pytest.approx(before)


def test_0_fits_and_t_goes_to_today(view: TimelineView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert all(0 <= view.axis.x(row.utc) <= view.axis.width for row in sample())
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_T)
    assert view.axis.x(NOW) == pytest.approx(view.axis.width / 2, abs=1)


def test_page_keys_go_by_most_of_a_window(view: TimelineView, qtbot: QtBot) -> None:
    for _ in range(2):  # so near that a page stays within the data
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    before = view.axis
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    moved = (before.first - view.axis.first) * before.scale
    assert moved == pytest.approx(0.8 * before.width, abs=2)


def test_keys_with_control_are_left_to_the_window(view: TimelineView, qtbot: QtBot) -> None:
    before = view.axis
    qtbot.keyClick(view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.axis == before


def test_the_current_mark_is_described_as_a_sentence(view: TimelineView, qtbot: QtBot) -> None:
    assert view.accessibleName() == "Timeline"
    view.set_selected(10)
    assert view.accessibleDescription() == (
        "Hawaii, State/RC check-in, Mar 17, 2026 2:21 PM EDT, held"
    )
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.accessibleDescription().startswith("Iowa, ")


def test_a_row_without_marks_is_described_too(view: TimelineView, qtbot: QtBot) -> None:
    view.set_data([meeting(1, 1, states="HI,IA")], STATES, [], TODAY)
    view.set_selected(1)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.accessibleDescription() == "Hawaii, no meetings in this row"


def test_a_menu_is_asked_for_the_mark_at_the_pointer(view: TimelineView) -> None:
    asked: list[object] = []
    view.context_menu_requested.connect(lambda place, _: asked.append(place.meeting))
    point = place(view, WIDE)
    for where in (point, QPoint(point.x(), int(view._areas.body.bottom()) - 10)):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, where)
        QApplication.sendEvent(view.viewport(), event)
    assert asked == [WIDE, None]


def test_a_menu_by_key_is_for_the_current_mark(view: TimelineView) -> None:
    asked: list[object] = []
    view.context_menu_requested.connect(lambda place, _: asked.append(place.meeting))
    view.set_selected(2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(view.viewport(), event)
    assert asked == [2]


def test_an_empty_timeline_says_so_and_offers_to_plan(qapp: QApplication, qtbot: QtBot) -> None:
    view = TimelineView(LIGHT, EASTERN)
    view.set_data([], STATES, [], TODAY)
    button = view.findChild(QPushButton, "timelinePlan")
    assert button is not None
    assert button.isVisibleTo(view)
    with qtbot.waitSignal(view.plan_requested):
        button.click()
    view.set_data(sample(), STATES, [], TODAY)
    assert not button.isVisibleTo(view)
    view.deleteLater()


def test_an_empty_timeline_has_nothing_to_scroll_or_to_zoom(view: TimelineView) -> None:
    tools = TimelineToolbar(view, LIGHT)
    view.resize(1000, 60)
    idle = {"Fit", "Today", "Date…", "Open all", "As table", view.scale_word, ""}

    def enabled() -> set[str]:
        return {each.text() for each in tools.findChildren(QToolButton) if each.isEnabled()}

    QApplication.processEvents()
    assert idle <= enabled()
    assert view.verticalScrollBar().isVisible()
    view.set_data([], STATES, [], TODAY)
    assert not idle & enabled()
    assert not view.verticalScrollBar().isVisible()
    view.update_rows(sample(), ())
    assert idle <= enabled()
    assert view.verticalScrollBar().isVisible()
    tools.deleteLater()


def test_where_all_lanes_fit_easily_rows_are_as_high_as_other_controls(
    view: TimelineView,
) -> None:
    view.resize(1000, 200)
    low = view.board.rows.items[0].height
    view.resize(1000, 700)
    high = view.board.rows.items[0].height
    assert low < 24 <= high
    view.open_all()
    assert view.board.rows.items[0].height == high


def test_an_open_heading_says_what_is_in_its_rows(view: TimelineView) -> None:
    hawaii = 1
    view.board.cursor = Cursor(hawaii, -1, None)
    assert spoken(view.board) == "Hawaii, closed, 10 meetings"
    view.toggle_lane(hawaii)
    assert spoken(view.board) == "Hawaii, open, 10 meetings in 2 rows"


def test_a_name_in_an_open_lane_is_not_cut(view: TimelineView) -> None:
    view.set_data(
        [meeting(nth + 1, -nth - 1, marked=0, title="Draft of the data call") for nth in range(40)],
        STATES,
        [],
        TODAY,
    )
    view.open_all()
    style, part = view._canvas.style, view.board.index.lanes[1].parts[0]
    assert part.attention is not None
    taken = style.lane_strong.width(part.title) + style.lane.width("40") + 36 + 10 + 13 + 11
    assert view.areas.gutter >= taken


def test_a_meeting_that_gets_late_asks_for_attention(view: TimelineView) -> None:
    view.set_data([meeting(1, 0.1, status=MeetingStatus.SCHEDULED)], STATES, [], TODAY)
    assert view._board.index.lanes[1].attention is None
    view.set_now(datetime.fromtimestamp((NOW + DAY) * 60, UTC))
    assert view._board.index.lanes[1].attention is not None


def painted(view: TimelineView, ratio: float) -> QImage:
    """Return the picture of the viewport on a screen of some pixel ratio."""
    image = QImage(QSize(1000, 300) * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    painter = QPainter(image)
    rings = Rings([], None, None, None)
    areas = view._canvas.areas(view._board, QSize(1000, 300))
    view._board.widen(areas.body.width())
    view._canvas.paint(painter, view._board, areas, 0, rings)
    painter.end()
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda palette: palette.name)
def test_a_window_that_moved_looks_like_one_that_was_always_there(
    view: TimelineView, palette: Palette, ratio: float
) -> None:
    view._canvas = Canvas(palette, ratio)
    view._board.ratio = ratio
    view.set_selected(WIDE)
    for pixels in (37.3, -410.0, 96.5, 13.0):
        view._board.aim(view.axis.moved(pixels))
        painted(view, ratio)
    moved = painted(view, ratio)
    view._canvas.forget()
    assert painted(view, ratio) == moved


def test_the_toolbar_says_the_scale_and_zooms(view: TimelineView, qtbot: QtBot) -> None:
    bar = TimelineToolbar(view, LIGHT)
    words: list[str] = []
    view.zoom_changed.connect(words.append)
    buttons = {button.accessibleName(): button for button in bar.findChildren(QToolButton)}
    assert bar._word.text() == "Quarter"
    for _ in range(3):
        buttons["Zoom in"].click()
    assert bar._word.text() == words[-1] == "Week"
    buttons["Show the whole cycle"].click()
    buttons["Go to today"].click()
    assert view.axis.x(NOW) == pytest.approx(view.axis.width / 2, abs=1)
    bar.deleteLater()


def test_the_legend_becomes_a_button_where_there_is_no_room(
    view: TimelineView, qtbot: QtBot
) -> None:
    bar = TimelineToolbar(view, LIGHT)
    legend = bar.findChild(Legend)
    assert legend is not None
    bar.resize(1800, 30)
    bar._fold()
    wide = legend.isVisibleTo(bar), bar._legend_button.isVisibleTo(bar)
    bar.resize(900, 30)
    bar._fold()
    narrow = legend.isVisibleTo(bar), bar._legend_button.isVisibleTo(bar)
    assert (wide, narrow) == ((True, False), (False, True))
    assert "Held" in [action.text() for action in bar._legend_menu.actions()]
    bar.deleteLater()


def test_every_control_of_the_toolbar_has_a_name(view: TimelineView) -> None:
    bar = TimelineToolbar(view, DARK)
    assert all(button.accessibleName() for button in bar.findChildren(QToolButton))
    bar.deleteLater()
