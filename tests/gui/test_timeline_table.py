"""The timeline as a table, in step with the drawing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perm_desktop.core.timeline.grouping import Lanes
from perm_desktop.core.timeline.lanes import build_index
from perm_desktop.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT, Palette
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.timeline.pane import TimelinePane
from perm_desktop.gui.timeline.table import TimelineTable
from perm_desktop.gui.timeline.table_model import COLUMNS, HeadingRole, LookRole
from perm_desktop.services import meetings
from perm_desktop.services.meetings import MeetingDraft
from perm_desktop.store.catalog import Catalog
from tests.core.timeline_sample import NOW, STATES, meeting
from tests.gui.conftest import Sample
from tests.gui.windows import opened_window

K = Qt.Key
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
STATUS = 6


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> Iterator[TimelinePane]:
    """The timeline of the small catalog, as a table."""
    found = TimelinePane(session, LIGHT)
    found.tools.setParent(found)
    found.view.set_motion(False)
    found.resize(1100, 420)
    with qtbot.waitExposed(found):
        found.show()
    found.twin.show(on=True)
    yield found
    found.deleteLater()


def lines(table: TimelineTable) -> list[tuple[str, list[str]]]:
    """Headings with the meetings below them."""
    model, found = table.model(), list[tuple[str, list[str]]]()
    for row in range(model.rowCount()):
        heading = model.index(row, 0).data(HeadingRole)
        if heading is not None:
            found.append((heading, []))
        else:
            found[-1][1].append(str(model.index(row, 1).data()))
    return found


def drawn(pane: TimelinePane) -> list[tuple[str, list[int]]]:
    """Lanes of the drawing with the ids of their meetings."""
    return [(lane.title, [row.id for row in lane.rows]) for lane in pane.view.board.index.lanes]


def tabled(pane: TimelinePane) -> list[tuple[str, list[int]]]:
    """Lanes of the table with the ids of their meetings."""
    table, found = pane.twin.table, list[tuple[str, list[int]]]()
    for row in range(table.model().rowCount()):
        heading = table.model().index(row, 0).data(HeadingRole)
        if heading is not None:
            found.append((heading.rpartition(", ")[0], []))
        else:
            shown = table.meeting_at(row)
            assert shown is not None
            found[-1][1].append(shown.id)
    return found


def test_the_table_has_the_lanes_as_headings_and_their_meetings_below(pane: TimelinePane) -> None:
    found = dict(lines(pane.twin.table))
    assert found["All states (joint), 1 meeting"] == ["Wed, Apr 15 · 1:00 PM"]
    assert found["Alaska, 1 meeting"] == ["Tue, Mar 3 · 1:00 PM"]
    assert found["Iowa, no meetings"] == []


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("lanes"), st.sampled_from(list(Lanes))),
        st.tuples(st.just("states"), st.sets(st.sampled_from(["HI", "AK", "NY", "TX"]))),
        st.tuples(st.just("years"), st.sampled_from([(), (2027,)])),
        st.tuples(st.just("add"), st.sampled_from(["HI", "AK", "IA"])),
        st.tuples(st.just("undo"), st.none()),
    ),
    max_size=6,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_the_table_shows_what_the_drawing_shows_after_every_change_of_lanes_or_scope(
    pane: TimelinePane, session: Session, steps: list[tuple[str, object]]
) -> None:
    for name, what in steps:
        match name, what:
            case "lanes", Lanes() as lanes:
                pane.view.group_by(lanes)
            case "states", set() as codes:
                session.show_states([str(code) for code in codes])
            case "years", tuple() as years:
                session.choose_years(years)
            case "add", str() as code:
                draft = MeetingDraft("rc-check-in", [code], "2026-05-04T14:00", year=2027)
                meetings.add_meeting(session.catalog, draft)
            case _:
                session.undo()
        assert tabled(pane) == drawn(pane)
        assert {ident for _, ids in tabled(pane) for ident in ids} == session.rows.keys()


KEYS = st.lists(
    st.sampled_from(
        [
            *((key, NONE) for key in (K.Key_Left, K.Key_Right, K.Key_Up, K.Key_Down, K.Key_Home)),
            *((key, SHIFT) for key in (K.Key_Left, K.Key_Right, K.Key_End)),
            (K.Key_A, Qt.KeyboardModifier.ControlModifier),
            (K.Key_Escape, NONE),
            (K.Key_Space, NONE),
        ]
    ),
    max_size=12,
)


@pytest.fixture
def several(session: Session) -> None:
    """Five more meetings of Hawaii, a week apart."""
    for day in (4, 11, 18, 25, 29):
        draft = MeetingDraft("rc-check-in", ["HI"], f"2026-05-{day:02}T14:00", year=2027)
        meetings.add_meeting(session.catalog, draft)


@pytest.mark.usefixtures("several")
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=KEYS)
def test_drawing_table_and_session_agree_on_what_is_chosen_whatever_is_typed(
    pane: TimelinePane,
    session: Session,
    qtbot: QtBot,
    keys: list[tuple[Qt.Key, Qt.KeyboardModifier]],
) -> None:
    for key, held in keys:
        qtbot.keyClick(pane.view, key, held)
        assert pane.view.board.selected == session.chosen == pane.twin.table.chosen()
        current = pane.view.board.current()
        assert session.selection is None or current is None or current.id == session.selection


def test_the_table_opens_at_the_current_meeting(
    session: Session, qtbot: QtBot, sample: Sample
) -> None:
    session.select(sample.new_york, (sample.hawaii,))
    pane = TimelinePane(session, LIGHT)
    pane.tools.setParent(pane)
    pane.resize(900, 200)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.twin.show(on=True)
    table = pane.twin.table
    current = table.meeting_at(table.currentIndex().row())
    assert current is not None
    assert current.id == sample.new_york
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))
    assert table.chosen() == {sample.new_york, sample.hawaii}
    pane.deleteLater()


def test_what_is_chosen_in_the_table_is_chosen_in_the_drawing(
    pane: TimelinePane, session: Session, sample: Sample
) -> None:
    table = pane.twin.table
    flags = QItemSelectionModel.SelectionFlag
    places = [table.place_of(ident) for ident in (sample.hawaii, sample.held)]
    for place in places:
        assert place is not None
        index = table.model().index(place, 0)
        table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
    assert session.selection == sample.held
    assert session.chosen == {sample.hawaii, sample.held}
    assert pane.view.board.selected == {sample.hawaii, sample.held}


def test_control_and_click_take_a_meeting_away_in_both(
    pane: TimelinePane, session: Session, qtbot: QtBot, sample: Sample
) -> None:
    session.select(sample.hawaii, (sample.held,))
    table, place = pane.twin.table, pane.twin.table.place_of(sample.hawaii)
    assert place is not None
    middle = table.visualRect(table.model().index(place, 3)).center()
    control, left = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
    qtbot.mouseClick(table.viewport(), left, control, middle)
    assert session.chosen == pane.view.board.selected == {sample.held}
    assert session.selection == sample.held


def test_what_is_chosen_elsewhere_is_chosen_in_the_table(
    pane: TimelinePane, session: Session, sample: Sample
) -> None:
    session.select(sample.joint, (sample.new_york,))
    assert pane.twin.table.chosen() == {sample.joint, sample.new_york}
    session.select(None)
    assert pane.twin.table.chosen() == frozenset()


def test_arrows_go_from_meeting_to_meeting_past_the_headings(
    pane: TimelinePane, session: Session, qtbot: QtBot, sample: Sample
) -> None:
    session.select(sample.joint)
    pane.twin.table.setFocus()
    qtbot.keyClick(pane.twin.table, Qt.Key.Key_Down)
    assert session.selection == sample.held
    qtbot.keyClick(pane.twin.table, Qt.Key.Key_Down, SHIFT)
    assert session.chosen == {sample.held, sample.hawaii}


def test_enter_opens_the_meeting(
    pane: TimelinePane, session: Session, qtbot: QtBot, sample: Sample
) -> None:
    session.select(sample.hawaii)
    pane.twin.table.setFocus()
    with qtbot.waitSignal(pane.opened):
        qtbot.keyClick(pane.twin.table, Qt.Key.Key_Return)


def test_typing_goes_to_the_lane_that_begins_so(
    pane: TimelinePane, session: Session, qtbot: QtBot, sample: Sample
) -> None:
    session.select(sample.joint)
    pane.twin.table.setFocus()
    qtbot.keyClicks(pane.twin.table, "new y")
    assert session.selection == sample.new_york


def test_a_screen_reader_gets_names_and_values(pane: TimelinePane, sample: Sample) -> None:
    table = pane.twin.table
    assert QAccessible.queryAccessibleInterface(table).text(QAccessible.Text.Name) == (
        "Timeline as a table"
    )
    place, role = table.place_of(sample.hawaii), Qt.ItemDataRole.AccessibleTextRole
    assert place is not None
    said = [table.model().index(place, column).data(role) for column in range(len(COLUMNS) + 1)]
    assert said[0].startswith("Hawaii, RC bi-weekly check-in, Tue, Apr 14 · 2:00 PM, ")
    assert said[2:6] == [
        "Days: 0",
        "Meeting: State/Review Contractor (RC) Bi-Weekly Check-In Call",
        "State: Hawaii",
        "Host: RC",
    ]
    assert table.model().index(place, STATUS).data(LookRole).word == "Scheduled"


def test_the_drawing_comes_back_at_its_place(pane: TimelinePane) -> None:
    axis = pane.view.axis
    pane.twin.toggle()
    assert pane.view.isVisible()
    assert not pane.twin.table.isVisible()
    assert pane.view.axis.first == pytest.approx(axis.first)


def test_the_button_follows_the_key(pane: TimelinePane) -> None:
    assert pane.tools.as_table.isChecked()
    pane.twin.toggle()
    assert not pane.tools.as_table.isChecked()
    pane.tools.as_table.click()
    assert pane.twin.is_shown


def test_the_table_is_remembered(session: Session, small: Catalog, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    for expected in (False, True):
        preferences = Preferences(file).of_catalog(small.path)
        pane = TimelinePane(session, LIGHT, preferences=preferences)
        pane.tools.setParent(pane)
        assert pane.twin.is_shown is expected
        pane.twin.show(on=True)
        preferences.flush()
        pane.deleteLater()


def test_control_t_swaps_drawing_and_table(
    qapp: QApplication, small: Catalog, tmp_path: Path
) -> None:
    with opened_window(qapp, small, tmp_path / "window.ini") as opened:
        assert opened.window.actions_by_name["timeline_table"].shortcut().toString() == "Ctrl+T"
        opened.trigger("timeline_table")
        assert opened.window.plan.timeline.twin.is_shown
        opened.trigger("timeline_table")
        assert not opened.window.plan.timeline.twin.is_shown


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda palette: palette.name)
def test_headings_lie_on_their_own_ground(pane: TimelinePane, palette: Palette) -> None:
    pane.set_palette(palette)
    table = pane.twin.table
    table.scrollToTop()
    image = table.viewport().grab().toImage()
    middle = table.rowHeight(0) // 2
    assert image.pixelColor(table.viewport().width() - 5, middle) == palette.color("sunken")


def test_where_it_is_narrow_columns_give_way_and_meetings_stay(pane: TimelinePane) -> None:
    pane.resize(500, 300)
    head = pane.twin.table.horizontalHeader()
    shown = [
        pane.twin.table.model().headerData(number, Qt.Orientation.Horizontal)
        for number in range(head.count())
        if not head.isSectionHidden(number)
    ]
    assert shown[:2] == ["Lane", "When"]
    assert "Meeting" in shown
    assert "Phase" not in shown


def test_ten_thousand_meetings_are_ten_thousand_rows(pane: TimelinePane) -> None:
    rows = [meeting(n, n / 20 - 250, states="HI" if n % 2 else "IA") for n in range(1, 10_001)]
    index = build_index(rows, STATES, NOW)
    pane.twin.table.show_index(index, pane.twin.context())
    assert pane.twin.table.model().rowCount() == 10_000 + len(index.lanes)
