"""Choosing several meetings on the timeline, and what is said about them."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDateEdit
from pytestqt.qtbot import QtBot

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT, Palette
from perm_desktop.gui.timeline.go_to_date import GoToDate
from perm_desktop.gui.timeline.keys import KEYS
from perm_desktop.gui.timeline.view import TimelineView
from tests.core.timeline_sample import EASTERN, NOW, STATES, meeting
from tests.gui import walking

TODAY = datetime.fromtimestamp(NOW * 60, UTC).date()
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
Chosen = list[tuple[int | None, frozenset[int]]]


def rows() -> list[MeetingRow]:
    """Four meetings of Hawaii, three of Iowa, a week apart."""
    return [
        *(meeting(10 + week, 7 * week - 14, states="HI") for week in range(4)),
        *(meeting(20 + week, 7 * week - 14, states="IA") for week in range(3)),
    ]


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[TimelineView]:
    """A timeline of 1000 x 300 pixels, 15 pixels a day, that jumps and does not glide."""
    found = TimelineView(LIGHT, EASTERN)
    found.set_motion(False)
    found.resize(1000, 300)
    with qtbot.waitExposed(found):
        found.show()
    found.set_data(rows(), STATES, [], TODAY)
    found.set_now(datetime.fromtimestamp(NOW * 60, UTC))
    found.aim(found.axis.zoomed(15 / found.axis.day_width, 0))
    found.go_to_today()
    yield found
    found.deleteLater()


def chosen(view: TimelineView) -> Chosen:
    """Return a list that fills with what gets chosen."""
    heard: Chosen = []
    view.meetings_selected.connect(lambda current, ids: heard.append((current, ids)))
    return heard


def place(view: TimelineView, ident: int) -> QPoint:
    """Return where a meeting is drawn."""
    spot = view.board.spot(ident)
    assert spot is not None
    return view.point_of(spot).toPoint()


def click(qtbot: QtBot, view: TimelineView, ident: int, held: Qt.KeyboardModifier = NONE) -> None:
    """Click a meeting."""
    qtbot.mouseClick(view.viewport(), LEFT, held, place(view, ident))


def band(
    qtbot: QtBot, view: TimelineView, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE
) -> None:
    """Draw a rubber band without letting go."""
    viewport = view.viewport()
    qtbot.mousePress(viewport, LEFT, held, start)
    for share in (0.5, 1.0):
        at = QPointF(start + (end - start) * share)
        event = QMouseEvent(QEvent.Type.MouseMove, at, viewport.mapToGlobal(at), LEFT, LEFT, held)
        QApplication.sendEvent(viewport, event)


def let_go(qtbot: QtBot, view: TimelineView, end: QPoint) -> None:
    """Let the left button go."""
    qtbot.mouseRelease(view.viewport(), LEFT, NONE, end)


def corners(view: TimelineView, first: int, last: int) -> tuple[QPoint, QPoint]:
    """Corners of a rectangle that holds two marks and what lies between them."""
    return place(view, first) - QPoint(12, 7), place(view, last) + QPoint(12, 7)


def test_control_and_click_adds_and_takes_away(view: TimelineView, qtbot: QtBot) -> None:
    heard = chosen(view)
    click(qtbot, view, 11)
    click(qtbot, view, 20, CTRL)
    click(qtbot, view, 13, CTRL)
    click(qtbot, view, 20, CTRL)
    assert [ids for _, ids in heard] == [{11}, {11, 20}, {11, 13, 20}, {11, 13}]
    assert heard[-1][0] == 11  # the nearest of those that are left


def test_taking_the_last_one_away_leaves_nothing_chosen(view: TimelineView, qtbot: QtBot) -> None:
    heard = chosen(view)
    click(qtbot, view, 11, CTRL)
    click(qtbot, view, 11, CTRL)
    assert heard[-1] == (None, frozenset())


def test_shift_and_click_chooses_a_stretch_of_the_row(view: TimelineView, qtbot: QtBot) -> None:
    heard = chosen(view)
    click(qtbot, view, 13)
    click(qtbot, view, 11, SHIFT)
    assert heard[-1] == (11, {11, 12, 13})
    click(qtbot, view, 12, SHIFT)
    assert heard[-1] == (12, {12, 13})


def test_a_rubber_band_chooses_what_it_touches_across_lanes(
    view: TimelineView, qtbot: QtBot
) -> None:
    heard, (start, end) = chosen(view), corners(view, 11, 22)
    band(qtbot, view, start, end)
    assert heard == []
    assert view.board.selected == {11, 12, 21, 22}
    let_go(qtbot, view, end)
    assert heard == [(11, {11, 12, 21, 22})]


def test_with_control_a_rubber_band_keeps_what_is_chosen(view: TimelineView, qtbot: QtBot) -> None:
    click(qtbot, view, 13)
    heard, (start, end) = chosen(view), corners(view, 20, 20)
    band(qtbot, view, start, end, CTRL)
    let_go(qtbot, view, end)
    assert heard[-1][1] == {13, 20}


def test_with_shift_a_rubber_band_begins_on_a_mark_too(view: TimelineView, qtbot: QtBot) -> None:
    heard, start, end = chosen(view), place(view, 10), place(view, 11) + QPoint(3, 3)
    band(qtbot, view, start, end, SHIFT)
    let_go(qtbot, view, end)
    assert heard[-1][1] == {10, 11}


def test_escape_gives_a_rubber_band_up(view: TimelineView, qtbot: QtBot) -> None:
    click(qtbot, view, 13)
    heard, (start, end) = chosen(view), corners(view, 10, 22)
    band(qtbot, view, start, end)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    let_go(qtbot, view, end)
    assert view.board.selected == {13}
    assert heard == []


def test_a_rubber_band_is_painted_while_it_is_drawn(view: TimelineView, qtbot: QtBot) -> None:
    start, end = corners(view, 10, 22)
    before = view.viewport().grab().toImage()
    band(qtbot, view, start, end)
    during = view.viewport().grab().toImage()
    let_go(qtbot, view, end)
    assert during.pixelColor(end) != before.pixelColor(end)


def test_all_chosen_marks_are_ringed(view: TimelineView) -> None:
    points = [place(view, ident) - QPoint(9, 0) for ident in (11, 12, 22)]
    before = view.viewport().grab().toImage()
    view.set_selected({11, 12, 22}, 11)
    after = view.viewport().grab().toImage()
    around = [QPoint(dx, 0) for dx in (-1, 0, 1)]
    for point in points:
        assert any(
            after.pixelColor(point + each) != before.pixelColor(point + each) for each in around
        )


def test_shift_and_arrows_choose_along_the_row(view: TimelineView, qtbot: QtBot) -> None:
    click(qtbot, view, 11)
    heard = chosen(view)
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_End, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert heard == [(12, {11, 12}), (13, {11, 12, 13}), (12, {11, 12})]


def test_control_a_chooses_the_row_and_escape_one(view: TimelineView, qtbot: QtBot) -> None:
    click(qtbot, view, 11)
    heard = chosen(view)
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert heard == [(11, {10, 11, 12, 13}), (11, {11})]


def test_home_and_end_go_to_the_first_and_last_mark_of_the_row(
    view: TimelineView, qtbot: QtBot
) -> None:
    click(qtbot, view, 11)
    heard = chosen(view)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert [current for current, _ in heard] == [13, 10]


def test_several_chosen_elsewhere_stay_chosen(view: TimelineView) -> None:
    heard = chosen(view)
    view.set_selected({11, 21}, 21)
    assert view.board.selected == {11, 21}
    assert view.board.current() is not None
    assert view.accessibleDescription().startswith("Iowa, ")
    assert heard == []


def test_control_and_arrows_pan(view: TimelineView, qtbot: QtBot) -> None:
    before = view.axis
    qtbot.keyClick(view, Qt.Key.Key_Right, CTRL)
    assert (view.axis.first - before.first) * before.scale == pytest.approx(before.width / 5, abs=2)


def test_the_keys_of_the_timeline_go_before_those_of_the_window(
    view: TimelineView, qtbot: QtBot
) -> None:
    ours = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_A, CTRL)
    theirs = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_N, CTRL)
    for event in (ours, theirs):
        event.ignore()
        QApplication.sendEvent(view, event)
    assert (ours.isAccepted(), theirs.isAccepted()) == (True, False)


def test_every_key_of_the_list_is_told_once() -> None:
    assert len({keys for keys, _ in KEYS}) == len(KEYS)
    assert all(keys and what for keys, what in KEYS)


# The card


def rest(view: TimelineView, point: QPoint) -> None:
    """Let the pointer rest at a point until the card would come."""
    at = QPointF(point)
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, view.viewport().mapToGlobal(at), none, none, NONE
    )
    QApplication.sendEvent(view.viewport(), event)
    timer = view.hover_card.findChild(QTimer)
    assert timer is not None
    if timer.isActive():
        timer.stop()
        timer.timeout.emit()


def turn_wheel(view: TimelineView) -> None:
    """Turn the wheel with Shift, over the lanes."""
    at, turn = QPointF(600, 150), QPoint(0, -120)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, QPoint(), turn, none, SHIFT, phase, False)
    QApplication.sendEvent(view.viewport(), event)


def card(view: TimelineView) -> str:
    """Text of the card; empty while none is shown."""
    return view.hover_card.panel.card.text if view.hover_card.is_shown else ""


def test_a_rest_of_the_pointer_shows_the_card_of_a_mark(view: TimelineView) -> None:
    rest(view, place(view, 21))
    lines = card(view).splitlines()
    assert lines[0] == "State/RC check-in call"
    assert lines[1] == "Iowa"
    assert "2:21 PM EDT · 1:21 PM CDT" in lines[2]
    assert lines[3:6] == ["Host: RC", "Held", "Agenda: no items"]
    assert lines[6] == "Attendance: 1 of 1 recorded"


def test_the_card_waits_for_a_rest(view: TimelineView) -> None:
    at = QPointF(place(view, 21))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, view.viewport().mapToGlobal(at), none, none, NONE
    )
    QApplication.sendEvent(view.viewport(), event)
    assert card(view) == ""
    view.hover_card.leave()


def test_the_card_of_a_pill_counts_and_lists(view: TimelineView) -> None:
    view.set_data([meeting(n, 3 + n / 50) for n in range(1, 9)], STATES, [], TODAY)
    rest(view, place(view, 1))
    lines = card(view).splitlines()
    assert lines[0] == "8 meetings"
    assert lines[1] == "Fri, Apr 17: State/RC check-in, HI, scheduled"
    assert lines[-1] == "and 2 more"


def test_the_card_gives_the_reason_of_a_cancelled_meeting(view: TimelineView) -> None:
    view.set_data([meeting(1, 3, status=MeetingStatus.CANCELLED)], STATES, [], TODAY)
    rest(view, place(view, 1))
    assert "Cancelled: Storm" in card(view).splitlines()


@pytest.mark.parametrize("how", ["leave", "escape", "wheel", "zoom", "press"])
def test_the_card_goes_away(view: TimelineView, qtbot: QtBot, how: str) -> None:
    view.setFocus()
    rest(view, place(view, 21))
    assert card(view)
    match how:
        case "leave":
            QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
        case "escape":
            qtbot.keyClick(view, Qt.Key.Key_Escape)
        case "wheel":
            turn_wheel(view)
        case "zoom":
            view.zoom_in()
        case _:
            click(qtbot, view, 21)
    assert card(view) == ""


def test_the_card_takes_no_focus_and_stays_on_the_screen(view: TimelineView) -> None:
    view.setFocus()
    view.move(view.screen().availableGeometry().bottomRight() - QPoint(300, 120))
    rest(view, place(view, 10))
    panel = view.hover_card.panel
    assert panel.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert not panel.isActiveWindow()
    assert panel.screen().availableGeometry().contains(panel.geometry())


def test_the_card_of_the_current_mark_stays_when_the_window_glides(
    view: TimelineView, qtbot: QtBot
) -> None:
    view.set_motion(True)
    view.setFocus()
    click(qtbot, view, 21)
    view.go_to_day(TODAY.replace(month=9))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_I, CTRL)
    spot = view.current_spot()
    assert spot is not None
    before = view.axis
    qtbot.wait_until(lambda: view.axis == before)
    assert 0 <= spot.x <= view.axis.width
    assert card(view)


def test_control_i_shows_the_card_and_describes_it(view: TimelineView, qtbot: QtBot) -> None:
    view.setFocus()
    click(qtbot, view, 21)
    qtbot.keyClick(view, Qt.Key.Key_I, CTRL)
    assert card(view).startswith("State/RC check-in call\nIowa")
    assert view.accessibleDescription() == card(view)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert card(view) == ""
    assert view.accessibleDescription().startswith("Iowa, State/RC check-in, ")


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda palette: palette.name)
def test_the_card_is_painted_in_the_colors_of_the_theme(
    view: TimelineView, palette: Palette
) -> None:
    view.set_palette(palette)
    rest(view, place(view, 21))
    image = view.hover_card.panel.grab().toImage()
    assert image.pixelColor(6, image.height() // 2) == palette.color("surface")


def test_typed_text_is_shown_letter_by_letter(view: TimelineView) -> None:
    view.set_data([meeting(1, 3, title="<b>Intake</b>")], STATES, [], TODAY)
    rest(view, place(view, 1))
    assert card(view).splitlines()[0] == "<b>Intake</b> call"


def test_g_asks_for_a_date_and_goes_there(view: TimelineView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_G)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, GoToDate)
    assert walking.unnamed(dialog) == []
    assert walking.mnemonic_clashes(dialog) == {}
    dialog.findChild(QDateEdit).setDate(QDate(TODAY.year, 5, 20))
    dialog.accept()
    middle = view.axis.minute(view.axis.width / 2)
    assert datetime.fromtimestamp(middle * 60, EASTERN).date() == TODAY.replace(month=5, day=20)
