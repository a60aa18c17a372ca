"""The list of meetings in use: headings, filters, views, fields and selection by keys."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from perm_desktop.core.listing.facets import Facet
from perm_desktop.core.listing.groups import Grouping
from perm_desktop.core.listing.views import ALL, BUILT_IN, ListView
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.meetings.columns import Column
from perm_desktop.gui.meetings.facet_chips import FacetChips
from perm_desktop.gui.meetings.facets_panel import FacetsPanel
from perm_desktop.gui.meetings.list_view_dialog import ViewNameDialog
from perm_desktop.gui.meetings.list_view_menu import ListViewMenu
from perm_desktop.gui.meetings.pane import MeetingsPane
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.services import attendance, cycles, history, list_views, meetings
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store.catalog import Catalog
from tests.gui import walking
from tests.gui.conftest import Sample
from tests.gui.windows import active_dialog

HEADINGS = [
    "Needs attention, 1 meeting, expanded",
    "Today, Tuesday, April 14, 1 meeting, expanded",
    "Later, 1 meeting, expanded",
    "Past, 2 meetings, collapsed",
]
# the offscreen platform has no keyboard that a drop-down could take
NO_KEYBOARD = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
Make = Callable[..., MeetingsPane]


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    """Shows panes over a session, each with its tools above it."""
    made: list[tuple[MeetingsPane, QWidget]] = []

    def build(session: Session, preferences: Preferences | None = None) -> MeetingsPane:
        pane = MeetingsPane(session, LIGHT, preferences=preferences)
        window = QWidget()
        pane.setParent(window)
        pane.tools.setParent(window)
        pane.tools.setGeometry(0, 0, 900, 30)
        pane.setGeometry(0, 30, 900, 400)
        window.resize(900, 430)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        made.append((pane, window))
        return pane

    yield build
    for pane, window in made:
        pane._ticking.stop()
        window.close()
        window.deleteLater()


@pytest.fixture
def pane(make: Make, session: Session) -> MeetingsPane:
    """The list of the small catalog."""
    found = make(session)
    found.table.setFocus()
    return found


def headings(pane: MeetingsPane) -> list[str]:
    """The headings as they are read."""
    groups = map(pane.model.group_at, range(pane.model.rowCount()))
    return [group.sentence for group in groups if group is not None]


def cell(pane: MeetingsPane, ident: int, column: Column) -> QModelIndex:
    """A cell of a meeting that is shown."""
    line = pane.model.row_of(ident)
    assert line is not None
    return pane.model.index(line, column)


def go_to(pane: MeetingsPane, ident: int, column: Column) -> None:
    """Put the focus on a cell."""
    pane.table.setCurrentIndex(cell(pane, ident, column))


def edit(pane: MeetingsPane, ident: int, column: Column) -> QWidget:
    """Begin to edit a cell by F2 and return the field."""
    go_to(pane, ident, column)
    QTest.keyClick(pane.table, Qt.Key.Key_F2)
    kinds = (QLineEdit, QSpinBox, QComboBox)
    fields = [found for kind in kinds for found in pane.table.viewport().findChildren(kind)]
    return next(found for found in fields if found.parent() is pane.table.viewport())


def menu_of(pane: MeetingsPane) -> QMenu:
    """The menu of the view button, as it is when it is opened."""
    (found,) = pane.findChildren(ListViewMenu)
    found.menu.aboutToShow.emit()
    found.columns.aboutToShow.emit()
    return found.menu


def choose(pane: MeetingsPane, *path: str) -> None:
    """Choose an entry of the view button's menu by its words."""
    menu = menu_of(pane)
    for word in path:
        action = next(each for each in menu.actions() if _plain(each) == word)
        menu = action.menu() or menu
    assert action.isEnabled(), action.text()
    action.trigger()


def _plain(action: QAction) -> str:
    return action.text().replace("&", "")


def name_it(name: str) -> None:
    """Answer the question for a name, once it is asked."""

    def answer() -> None:
        dialog = active_dialog(ViewNameDialog)
        field = dialog.findChild(QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, name)
        dialog.accept()

    QTimer.singleShot(0, answer)


# -- headings


def test_what_needs_attention_comes_first_and_the_past_is_closed(pane: MeetingsPane) -> None:
    assert headings(pane) == HEADINGS
    assert pane.count == "5"


def test_left_and_right_close_and_open_a_heading(pane: MeetingsPane) -> None:
    pane.table.setCurrentIndex(pane.model.index(0, 0))
    QTest.keyClick(pane.table, Qt.Key.Key_Left)
    assert headings(pane)[0] == "Needs attention, 1 meeting, collapsed"
    QTest.keyClick(pane.table, Qt.Key.Key_Right)
    assert headings(pane) == HEADINGS


def test_left_at_the_first_column_goes_up_to_the_heading(
    pane: MeetingsPane, sample: Sample
) -> None:
    go_to(pane, sample.hawaii, Column.WHEN)
    QTest.keyClick(pane.table, Qt.Key.Key_Left)
    assert pane.model.group_at(pane.table.currentIndex().row()) is not None


def test_a_click_on_a_heading_opens_it(pane: MeetingsPane) -> None:
    area = pane.table.visualRect(pane.model.index(pane.model.rowCount() - 1, 0))
    QTest.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert headings(pane)[-1] == "Past, 2 meetings, expanded"


def test_a_heading_under_the_cursor_leaves_the_selection_alone(
    pane: MeetingsPane, session: Session, sample: Sample
) -> None:
    go_to(pane, sample.hawaii, Column.MEETING)
    QTest.keyClick(pane.table, Qt.Key.Key_Up)
    assert session.selection == sample.hawaii
    assert pane.table.selected_ids() == [sample.hawaii]


def test_a_meeting_chosen_elsewhere_opens_the_heading_it_is_under(
    pane: MeetingsPane, session: Session, sample: Sample
) -> None:
    session.select(sample.held)
    assert headings(pane)[-1] == "Past, 2 meetings, expanded"
    assert pane.table.selected_ids() == [sample.held]


def test_a_meeting_chosen_before_the_list_is_made_is_revealed_in_it(
    make: Make, session: Session, sample: Sample, qtbot: QtBot
) -> None:
    session.select(sample.held)
    pane = make(session)
    qtbot.waitUntil(lambda: pane.table.selected_ids() == [sample.held])
    assert headings(pane)[-1] == "Past, 2 meetings, expanded"


def test_a_meeting_chosen_elsewhere_brings_its_heading_along(
    pane: MeetingsPane, session: Session, sample: Sample
) -> None:
    pane.resize(900, 110)
    QApplication.processEvents()
    pane.table.scrollToBottom()
    session.select(sample.joint)
    line = pane.model.row_of(sample.joint)
    heading = pane.model.heading_above(line)
    area = pane.table.viewport().rect()
    seen = [pane.table.visualRect(pane.model.index(n, 0)) for n in (heading, line)]
    assert [area.contains(each) for each in seen] == [True, True]


# -- selection


def test_all_that_is_shown_is_chosen_at_once(pane: MeetingsPane, session: Session) -> None:
    QTest.keyClick(pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(session.chosen) == 3


def test_a_range_goes_over_headings(pane: MeetingsPane, session: Session, sample: Sample) -> None:
    go_to(pane, sample.joint, Column.MEETING)
    for _ in range(4):
        QTest.keyClick(pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert session.chosen == {sample.joint, sample.hawaii, sample.new_york}


def test_several_chosen_elsewhere_are_selected_here(
    pane: MeetingsPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii, [sample.joint])
    assert set(pane.table.selected_ids()) == {sample.hawaii, sample.joint}
    assert pane.model.meeting_at(pane.table.currentIndex().row()).id == sample.hawaii


def test_a_meeting_that_moves_to_another_group_stays_selected(
    pane: MeetingsPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii, [sample.new_york])
    later = MeetingChange(starts="2026-05-01T10:00")
    meetings.change_meeting(session.catalog, sample.hawaii, later)
    assert session.chosen == {sample.hawaii, sample.new_york}
    assert set(pane.table.selected_ids()) == session.chosen
    assert headings(pane)[1] == "Later, 2 meetings, expanded"


def test_a_chosen_meeting_that_is_filtered_out_stays_chosen(
    pane: MeetingsPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    pane.filter.setText("NY")
    assert session.selection == sample.hawaii
    pane.filter.clear()
    assert pane.table.selected_ids() == [sample.hawaii]


def test_typed_letters_go_to_the_next_state(
    pane: MeetingsPane, session: Session, sample: Sample
) -> None:
    QTest.keyClicks(pane.table, "ny")
    assert session.selection == sample.new_york


def test_home_and_end_go_to_the_first_and_the_last_line(pane: MeetingsPane) -> None:
    go_down = ((Qt.Key.Key_End, pane.model.rowCount() - 1), (Qt.Key.Key_Home, 0))
    for key, line in go_down:
        QTest.keyClick(pane.table, key)
        assert pane.table.currentIndex().row() == line


# -- filters


def test_the_count_says_how_many_of_all(pane: MeetingsPane) -> None:
    QTest.keyClicks(pane.filter, "check-in")
    assert pane.count == "3 of 5"


def test_enter_in_the_filter_goes_on_to_the_first_meeting(
    pane: MeetingsPane, session: Session, sample: Sample
) -> None:
    QTest.keyClicks(pane.filter, "hawaii rc")
    QTest.keyClick(pane.filter, Qt.Key.Key_Return)
    assert pane.table.hasFocus()
    assert session.selection in {sample.hawaii, sample.joint}


def test_escape_in_the_filter_shows_everything_again(pane: MeetingsPane) -> None:
    QTest.keyClicks(pane.filter, "hawaii rc")
    QTest.keyClick(pane.filter, Qt.Key.Key_Escape)
    assert (pane.filter.text(), pane.count) == ("", "5")


def test_down_in_the_filter_goes_on_to_the_list(pane: MeetingsPane) -> None:
    QTest.keyClicks(pane.filter, "hawaii rc")
    QTest.keyClick(pane.filter, Qt.Key.Key_Down)
    assert pane.table.hasFocus()


def test_nothing_found_leads_back_by_one_button(pane: MeetingsPane) -> None:
    pane.filter.setText("no such meeting")
    button = pane.findChild(QPushButton, "meetingsWayOut")
    assert button.isVisible()
    assert "no such meeting" in button.parent().sentence
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (pane.count, pane.table.isVisible()) == ("5", True)


def test_chosen_states_without_meetings_lead_to_all_states(
    pane: MeetingsPane, session: Session
) -> None:
    session.show_states(("VT",))
    button = pane.findChild(QPushButton, "meetingsWayOut")
    assert button.parent().sentence == "The chosen states have no meetings here."
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (pane.count, pane.table.isVisible()) == ("5", True)


def test_a_cycle_without_meetings_leads_to_its_plan(
    make: Make, catalog: Catalog, qtbot: QtBot
) -> None:
    cycles.add_cycle(catalog, 2027)
    pane = make(Session(catalog))
    button = pane.findChild(QPushButton, "meetingsWayOut")
    assert button.parent().sentence == "RY 2027 has no meetings yet."
    assert button.text() == "Plan cycle…"
    with qtbot.waitSignal(pane.plan_requested):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_empty_catalog_leads_to_a_plan(make: Make, catalog: Catalog, qtbot: QtBot) -> None:
    pane = make(Session(catalog))
    button = pane.findChild(QPushButton, "meetingsWayOut")
    assert button.text() == "Add cycle…"
    with qtbot.waitSignal(pane.plan_requested):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@NO_KEYBOARD
def test_a_checked_value_narrows_the_list_and_stands_as_a_chip(pane: MeetingsPane) -> None:
    QTest.mouseClick(pane.tools.facets, Qt.MouseButton.LeftButton)
    (panel,) = pane.findChildren(FacetsPanel)
    tops = [panel.tree.topLevelItem(n) for n in range(panel.tree.topLevelItemCount())]
    state = next(top for top in tops if top.text(0) == "State")
    hawaii = next(state.child(n) for n in range(state.childCount()) if n == 5)
    name, count = hawaii.text(0), hawaii.text(1)
    hawaii.setCheckState(0, Qt.CheckState.Checked)
    panel.close()
    assert pane.count == f"{count} of 5"
    (chips,) = pane.findChildren(FacetChips)
    chip = chips.findChildren(QToolButton)[0]
    assert chip.accessibleName() == f"Remove filter State: {name}"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert (pane.count, chips.isVisible()) == ("5", False)


def test_clear_all_takes_words_and_facets_away(pane: MeetingsPane) -> None:
    pane.apply_view(ListView("x", "hawaii", {Facet.STATUS: frozenset({"Scheduled"})}))
    (chips,) = pane.findChildren(FacetChips)
    last = [each for each in chips.findChildren(QToolButton) if each.text() == "Clear all"]
    QTest.mouseClick(last[0], Qt.MouseButton.LeftButton)
    assert (pane.count, pane.filter.text()) == ("5", "")


# -- views


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("Needs attention", "1 of 5"),
        ("This week", "2 of 5"),
        ("Held without attendance", "0 of 5"),
        ("Agenda missing", "2 of 5"),
    ],
)
def test_a_shipped_view_shows_its_meetings(pane: MeetingsPane, name: str, count: str) -> None:
    choose(pane, name)
    assert pane.count == count
    assert pane.tools.view.text() == name


def test_a_view_is_saved_as_it_is_seen_and_comes_back(pane: MeetingsPane, session: Session) -> None:
    pane.filter.setText("check-in")
    choose(pane, "Group by", "State")
    choose(pane, "Sort by", "Status")
    choose(pane, "Columns", "Place")
    name_it("Triage")
    choose(pane, "Save view as…")
    assert pane.tools.view.text() == "Triage"
    choose(pane, "All meetings")
    assert pane.current_view() == ALL
    choose(pane, "Triage")
    view = pane.current_view()
    assert (view.text, view.grouping, view.sort) == ("check-in", Grouping.STATE, "status")
    assert view.columns[-1] == "place"
    assert list_views.own_views(session.catalog) == [view]


def test_a_view_that_was_departed_from_says_so_and_can_be_updated(
    pane: MeetingsPane, session: Session
) -> None:
    name_it("Triage")
    choose(pane, "Save view as…")
    pane.filter.setText("check-in")
    assert pane.tools.view.accessibleName() == "View: Triage, changed"
    choose(pane, "Update “Triage”")
    assert list_views.own_views(session.catalog)[0].text == "check-in"
    assert pane.tools.view.accessibleName() == "View: Triage"


def test_a_deleted_view_leaves_the_list_as_it_is(pane: MeetingsPane, session: Session) -> None:
    name_it("Triage")
    choose(pane, "Save view as…")
    name_it("Morning")
    choose(pane, "Rename view…")
    choose(pane, "Delete view")
    assert list_views.own_views(session.catalog) == []
    assert pane.tools.view.text() == "All meetings"
    history.undo(session.catalog)
    assert [view.name for view in list_views.own_views(session.catalog)] == ["Morning"]


def test_a_catalog_for_reading_uses_views_and_keeps_none(
    make: Make, read_only_session: Session
) -> None:
    pane = make(read_only_session)
    choose(pane, BUILT_IN[1].name)
    assert pane.count == "1 of 5"
    save = next(each for each in menu_of(pane).actions() if _plain(each) == "Save view as…")
    assert not save.isEnabled()


def test_columns_and_order_are_remembered_with_the_catalog(
    make: Make, session: Session, tmp_path: Path
) -> None:
    preferences = Preferences(tmp_path / "w.ini").of_catalog(session.catalog.path)
    first = make(session, preferences)
    choose(first, "Columns", "Place")
    choose(first, "Group by", "Month")
    first.table.horizontalHeader().resizeSection(Column.STATE, 123)
    first.filter.setText("hawaii")
    again = make(session, preferences)
    view = again.current_view()
    assert (view.columns[-1], view.grouping, view.text) == ("place", Grouping.MONTH, "")
    assert again.table.columnWidth(Column.STATE) == 123


def test_a_view_that_was_just_saved_is_the_one_to_begin_with(
    make: Make, session: Session, tmp_path: Path
) -> None:
    preferences = Preferences(tmp_path / "w.ini").of_catalog(session.catalog.path)
    first = make(session, preferences)
    first.filter.setText("check-in")
    name_it("Triage")
    choose(first, "Save view as…")
    name_it("Every morning")
    choose(first, "Rename view…")
    again = make(session, preferences)
    assert (again.tools.view.text(), again.filter.text()) == ("Every morning", "check-in")


@pytest.mark.parametrize(
    ("width", "columns"),
    [
        (520, {Column.STATE, Column.MEETING, Column.WHEN, Column.STATUS}),
        (380, {Column.STATE, Column.MEETING, Column.WHEN}),
    ],
)
def test_a_narrow_list_keeps_what_names_a_meeting(
    pane: MeetingsPane, width: int, columns: set[Column]
) -> None:
    pane.resize(width, 300)
    QApplication.processEvents()
    assert {column for column in Column if not pane.table.isColumnHidden(column)} == columns
    pane.resize(900, 300)
    QApplication.processEvents()
    assert not pane.table.isColumnHidden(Column.AGENDA)


def test_a_column_without_anything_is_as_narrow_as_its_head(pane: MeetingsPane) -> None:
    choose(pane, "Columns", "Place")
    narrow = pane.table.columnWidth(Column.PLACE)
    ident = next(iter(pane.model.meetings()))[1].id
    catalog = pane._session.catalog
    meetings.change_meeting(catalog, ident, MeetingChange(place="Conference room 5"))
    assert pane.table.columnWidth(Column.PLACE) > narrow


def test_a_sorted_head_has_room_for_its_arrow(pane: MeetingsPane) -> None:
    before = pane.table.columnWidth(Column.DAYS)
    pane.table.sortByColumn(Column.DAYS, Qt.SortOrder.AscendingOrder)
    words = pane.table.horizontalHeader().fontMetrics().horizontalAdvance("Days")
    assert pane.table.columnWidth(Column.DAYS) >= max(before, words + 26)


def test_the_edge_of_a_selection_leaves_the_words_free(pane: MeetingsPane, sample: Sample) -> None:
    go_to(pane, sample.hawaii, Column.MEETING)
    image = pane.table.viewport().grab().toImage()
    row = pane.table.visualRect(cell(pane, sample.hawaii, Column.STATE))
    beside = {image.pixel(row.left() + 5, y) for y in range(row.top() + 3, row.bottom() - 3)}
    assert len(beside) == 1


# -- fields


def test_enter_keeps_a_typed_title(pane: MeetingsPane, session: Session, sample: Sample) -> None:
    field = edit(pane, sample.hawaii, Column.MEETING)
    QTest.keyClicks(field, "April call")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.rows[sample.hawaii].title == "April call"
    assert cell(pane, sample.hawaii, Column.MEETING).data() == "April call"


def test_escape_drops_what_was_typed(pane: MeetingsPane, session: Session, sample: Sample) -> None:
    field = edit(pane, sample.hawaii, Column.MEETING)
    before = session.rows[sample.hawaii].title
    QTest.keyClicks(field, "April call")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert session.rows[sample.hawaii].title == before


def test_the_same_title_makes_no_step(pane: MeetingsPane, session: Session, sample: Sample) -> None:
    before = history.next_steps(session.catalog)
    field = edit(pane, sample.hawaii, Column.MEETING)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert history.next_steps(session.catalog) == before


def test_a_refused_text_stays_with_a_sentence_under_it(
    pane: MeetingsPane, session: Session, sample: Sample
) -> None:
    field = edit(pane, sample.hawaii, Column.MEETING)
    field.setText("x" * 301)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "x" * 301
    (note,) = pane.table.viewport().findChildren(QLabel, "refusal")
    assert note.text().startswith("The text has 301 characters")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert session.rows[sample.hawaii].title != "x" * 301


def test_tab_goes_on_to_the_next_field_that_can_be_edited(
    pane: MeetingsPane, session: Session, sample: Sample
) -> None:
    choose(pane, "Columns", "Place")
    field = edit(pane, sample.hawaii, Column.MEETING)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    current = pane.table.currentIndex()
    assert (current.row(), current.column()) == (
        cell(pane, sample.hawaii, Column.STATUS).row(),
        Column.STATUS,
    )


def test_the_length_is_set_by_numbers(pane: MeetingsPane, session: Session, sample: Sample) -> None:
    choose(pane, "Columns", "Length")
    field = edit(pane, sample.hawaii, Column.LENGTH)
    assert isinstance(field, QSpinBox)
    field.setValue(90)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.rows[sample.hawaii].minutes == 90


def test_a_held_meeting_is_scheduled_again_in_its_cell(
    pane: MeetingsPane, session: Session, sample: Sample
) -> None:
    session.select(sample.held)
    field = edit(pane, sample.held, Column.STATUS)
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(field.findData("scheduled"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.rows[sample.held].status == "scheduled"


def test_held_without_attendance_is_asked_about_first(
    pane: MeetingsPane, session: Session, sample: Sample, qtbot: QtBot
) -> None:
    field = edit(pane, sample.hawaii, Column.STATUS)
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(field.findData("held"))
    with qtbot.waitSignal(pane.hold_requested):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert (session.selection, session.rows[sample.hawaii].status) == (sample.hawaii, "scheduled")


def test_f2_beside_a_field_edits_the_title(pane: MeetingsPane, sample: Sample) -> None:
    assert isinstance(edit(pane, sample.hawaii, Column.DAYS), QLineEdit)
    assert pane.table.currentIndex().column() == Column.MEETING


def test_enter_opens_the_meeting_and_not_a_heading(
    pane: MeetingsPane, sample: Sample, qtbot: QtBot
) -> None:
    opened: list[bool] = []
    pane.opened.connect(lambda: opened.append(True))
    pane.table.setCurrentIndex(pane.model.index(0, 0))
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert not opened
    go_to(pane, sample.hawaii, Column.WHEN)
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert opened


# -- for everyone


def test_every_control_of_the_list_has_a_name(pane: MeetingsPane) -> None:
    pane.apply_view(BUILT_IN[1])
    assert walking.unnamed(pane.window()) == []


@NO_KEYBOARD
def test_the_panel_of_facets_is_named_and_closes_by_escape(pane: MeetingsPane) -> None:
    QTest.mouseClick(pane.tools.facets, Qt.MouseButton.LeftButton)
    (panel,) = pane.findChildren(FacetsPanel)
    assert walking.unnamed(panel) == []
    assert walking.clipped(panel) == []
    QTest.keyClick(panel.tree, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_no_menu_is_offered_on_a_heading(pane: MeetingsPane, sample: Sample) -> None:
    asked: list[QPoint] = []
    pane.menu_requested.connect(asked.append)
    table = pane.table
    table.customContextMenuRequested.emit(table.visualRect(pane.model.index(0, 0)).center())
    assert not asked
    area = table.visualRect(cell(pane, sample.hawaii, Column.WHEN))
    table.customContextMenuRequested.emit(area.center())
    assert asked


def test_a_selection_made_by_hand_is_the_sessions(
    pane: MeetingsPane, session: Session, sample: Sample
) -> None:
    flags = QItemSelectionModel.SelectionFlag
    index = cell(pane, sample.new_york, Column.WHEN)
    pane.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
    assert session.chosen == {sample.new_york}


def test_the_attendance_of_one_state_says_what_its_marks_amount_to(
    make: Make, session: Session, sample: Sample
) -> None:
    attendance.mark(session.catalog, sample.hawaii, "HI", Mark.ATTENDED, "PM")
    pane = make(session)
    assert cell(pane, sample.hawaii, Column.ATTENDED).data() == "Partly"
    attendance.mark(session.catalog, sample.hawaii, "HI", Mark.ATTENDED)
    assert cell(pane, sample.hawaii, Column.ATTENDED).data() == "Attended"
