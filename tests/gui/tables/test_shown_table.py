"""What a table of the window says when it is read: no cell lost, in the order that is seen."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QTableView, QTreeView

from perm_desktop.core.listing.facets import Facet
from perm_desktop.core.listing.groups import Grouping
from perm_desktop.core.symbols import HELD
from perm_desktop.core.table_sheet import Kind, TableSheet
from perm_desktop.core.worklist import Section
from perm_desktop.core.worklist_lines import Line as Waiting
from perm_desktop.gui.kit.shown_table import About, heading, sheet_of
from perm_desktop.gui.meetings.columns import Column
from perm_desktop.gui.tables.about import about
from perm_desktop.gui.tables.readers import meetings, read
from perm_desktop.gui.today.list import TodayList
from perm_desktop.store.catalog import Catalog
from tests.gui.conftest import Sample
from tests.gui.windows import Opened, opened_window
from tests.tables import MADE

_ABOUT = About("A table", "all of it", MADE, "CMS")


@pytest.fixture
def opened(qapp: QApplication, small: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A wide window over the small catalog."""
    size = QSize(1600, 900)
    with opened_window(qapp, small, tmp_path / "window.ini", size=size) as found:
        yield found


def _told(view: QAbstractItemView, opened: Opened) -> TableSheet:
    QCoreApplication.processEvents()
    return read(view, about(view, opened.session))


def _view(opened: Opened, page: str, name: str) -> QAbstractItemView:
    opened.window.show_page(page)
    QCoreApplication.processEvents()
    return opened.window.page(page).findChild(QAbstractItemView, name)


def _texts(sheet: TableSheet) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for group in sheet.groups for line in group.lines]


def _heads(sheet: TableSheet) -> list[str]:
    return [column.head for column in sheet.columns]


# -- any view


@pytest.fixture
def model(qapp: QApplication) -> QStandardItemModel:
    """Three columns of texts and one of boxes; the second line has a line below it."""
    found = QStandardItemModel(0, 4)
    found.setHorizontalHeaderLabels(["Name", "Count", "Status", "Done"])
    for name, count in (("a", "1,200"), ("b", "–"), ("c", "−3")):
        row = [QStandardItem(name), QStandardItem(count), QStandardItem("…"), QStandardItem()]
        row[1].setTextAlignment(Qt.AlignmentFlag.AlignRight)
        row[2].setData(HELD, Qt.ItemDataRole.UserRole)
        row[3].setCheckable(True)
        row[3].setData("Done: yes", Qt.ItemDataRole.AccessibleTextRole)
        found.appendRow(row)
    found.item(1, 0).appendRow([QStandardItem("b1"), QStandardItem("b2")])
    return found


def test_a_table_is_read_cell_by_cell(model: QStandardItemModel) -> None:
    view = QTableView()
    view.setModel(model)
    sheet = sheet_of(view, _ABOUT)
    view.deleteLater()

    assert _heads(sheet) == ["Name", "Count", "Status", "Done"]
    assert _texts(sheet) == [
        ["a", "1,200", "Held", "yes"],
        ["b", "–", "Held", "yes"],
        ["c", "−3", "Held", "yes"],
    ]
    cells = [line.cells for line in sheet.groups[0].lines]
    assert [row[1].value for row in cells] == [1200, None, -3]
    assert sheet.columns[1].kind is Kind.NUMBER
    assert cells[0][2].look is HELD


def test_columns_stand_as_they_were_put_and_hidden_ones_stay_away(
    model: QStandardItemModel,
) -> None:
    view = QTableView()
    view.setModel(model)
    view.horizontalHeader().moveSection(2, 0)
    view.setColumnHidden(1, True)
    view.setRowHidden(0, True)
    sheet = sheet_of(view, _ABOUT)
    view.deleteLater()

    assert _heads(sheet) == ["Status", "Name", "Done"]
    assert _texts(sheet) == [["Held", "b", "yes"], ["Held", "c", "yes"]]


def test_a_row_over_the_whole_width_is_a_heading(model: QStandardItemModel) -> None:
    view = QTableView()
    view.setModel(model)
    view.setSpan(1, 0, 1, 4)
    model.item(1, 0).setText("Ohio, 12 meetings")
    sheet = sheet_of(view, _ABOUT)
    view.deleteLater()

    assert [(group.title, group.count) for group in sheet.groups] == [("", None), ("Ohio", 12)]
    assert [len(group.lines) for group in sheet.groups] == [1, 1]


def test_a_tree_is_read_with_what_is_closed(model: QStandardItemModel) -> None:
    view = QTreeView()
    view.setModel(model)
    sheet = sheet_of(view, _ABOUT)
    view.deleteLater()

    lines = sheet.groups[0].lines
    assert [(line.cells[0].text, line.level) for line in lines] == [
        *(("a", 0), ("b", 0), ("b1", 1), ("c", 0))
    ]


def test_a_list_has_one_column_of_its_own_name(model: QStandardItemModel) -> None:
    view = QListView()
    view.setModel(model)
    view.setAccessibleName("Proposed items")
    model.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
    sheet = sheet_of(view, _ABOUT)
    view.deleteLater()

    assert _heads(sheet) == ["Proposed items"]
    assert [group.title for group in sheet.groups] == ["a"]
    assert _texts(sheet) == [["b"], ["c"]]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Past, 1,214", ("Past", 1214)),
        ("Past 214", ("Past", 214)),
        ("Hawaii, 12 meetings", ("Hawaii", 12)),
        ("Hawaii, 1 meeting", ("Hawaii", 1)),
        ("Hawaii, no meetings", ("Hawaii, no meetings", None)),
        ("Pre-cycle", ("Pre-cycle", None)),
        ("", ("", None)),
    ],
)
def test_headings_are_parted_from_their_count(text: str, parts: tuple[str, int | None]) -> None:
    assert heading(text) == parts


# -- the list of meetings


def test_the_list_is_read_with_its_groups_also_the_closed_ones(opened: Opened) -> None:
    table = opened.window.plan.meetings.table
    table.turn_all(is_open=False)
    sheet = _told(table, opened)

    assert [(group.title, len(group.lines)) for group in sheet.groups] == [
        *(("Needs attention", 1), ("Today, Tuesday, April 14", 1), ("Later", 1), ("Past", 2))
    ]
    assert sum(group.count or 0 for group in sheet.groups) == sheet.count == 5


def test_a_file_has_room_for_what_the_list_shortens(opened: Opened, sample: Sample) -> None:
    sheet = _told(opened.window.plan.meetings.table, opened)
    said = dict(zip(_heads(sheet), sheet.groups[1].lines[0].cells, strict=True))

    assert said["When"].text == "Tue, Apr 14, 2026 · 2:00 PM"
    assert said["When"].value == datetime.fromisoformat("2026-04-14T14:00")
    assert said["Status"].look is not None
    assert said["Days"].value == 0


def test_columns_are_those_that_were_chosen_also_where_there_is_no_room(opened: Opened) -> None:
    pane = opened.window.plan.meetings
    opened.window.resize(700, 500)
    QCoreApplication.processEvents()
    hidden = [c for c in Column if pane.table.isColumnHidden(c)]
    sheet = _told(pane.table, opened)

    assert len(hidden) > len(Column) - len(sheet.columns)
    assert _heads(sheet) == [
        *("When", "Days", "State", "Meeting", "Host", "Status", "Agenda", "Attendance")
    ]


def test_order_and_filter_are_those_of_the_list(opened: Opened) -> None:
    pane = opened.window.plan.meetings
    pane.filter.setText("check-in")
    pane.model.set_grouping(Grouping.NONE)
    pane.table.sortByColumn(Column.WHEN, Qt.SortOrder.DescendingOrder)
    sheet = _told(pane.table, opened)

    days = [str(line.cells[0].value)[:10] for line in sheet.groups[0].lines]
    assert days == ["2026-04-21", "2026-04-14", "2026-04-13"]
    assert sheet.groups[0].title == ""
    assert sheet.sentence == (
        "3 of 5 meetings · RY 2027 · with “check-in” · sorted by date, descending"
    )


def test_the_sentence_names_states_and_facets(opened: Opened) -> None:
    opened.session.show_states({"HI", "TX"})
    opened.window.plan.meetings.model.set_facets({Facet.STATUS: frozenset({"Cancelled"})})
    sheet = _told(opened.window.plan.meetings.table, opened)

    assert sheet.sentence == (
        "1 of 3 meetings · Hawaii, Texas · RY 2027 · Status: Cancelled · sorted by date"
    )


def test_the_sentence_of_some_meetings_says_of_how_many(opened: Opened) -> None:
    table = opened.window.plan.meetings.table
    named = about(table, opened.session, 2)
    assert named.sentence == "2 of 5 meetings · RY 2027 · sorted by date"


def test_some_meetings_of_the_list_keep_their_headings(opened: Opened, sample: Sample) -> None:
    table = opened.window.plan.meetings.table
    some = {sample.hawaii, sample.held}
    sheet = meetings(table, about(table, opened.session), some)

    assert [(group.title, len(group.lines)) for group in sheet.groups] == [
        *(("Today, Tuesday, April 14", 1), ("Past", 1))
    ]


# -- the other tables


def test_the_timeline_is_read_by_its_lanes_with_all_columns(opened: Opened) -> None:
    opened.window.plan.timeline.twin.show(on=True)
    opened.window.resize(700, 500)
    sheet = _told(opened.window.plan.timeline.twin.table, opened)

    assert sheet.title == "Timeline"
    assert len(sheet.columns) == 9
    assert "Hawaii" in {group.title for group in sheet.groups}
    assert sheet.count == 5


def test_the_audience_is_read_with_its_roles(opened: Opened, sample: Sample) -> None:
    opened.session.select(sample.hawaii)
    view = opened.window.plan.audience.findChild(QTreeView, "audience")
    sheet = _told(view, opened)

    assert _heads(sheet) == ["Who", "Expected", "Attendance", "Remark"]
    assert sheet.title == "Audience, RC bi-weekly check-in, HI, Apr 14, 2026"
    assert {line.level for line in sheet.groups[0].lines} == {0, 1}


def test_agenda_items_are_read_with_their_clock(opened: Opened, sample: Sample) -> None:
    opened.session.select(sample.hawaii)
    opened.window.plan.meeting.open_agenda()
    view = next(
        view
        for view in opened.window.plan.meeting.findChildren(QTableView)
        if view.accessibleName() == "Agenda items"
    )
    sheet = _told(view, opened)

    assert _texts(sheet)[0] == ["1", "2:00", "Welcome and roll call by role", "RC", "5"]
    assert [line.cells[4].value for line in sheet.groups[0].lines] == [5, 15, 15, 10, 10]


def test_what_waits_is_read_in_parts(opened: Opened) -> None:
    sheet = _told(_view(opened, "today", "worklist"), opened)

    assert _heads(sheet) == ["State", "Meeting", "What", "When", "Next step"]
    assert all(len(row) == 5 for row in _texts(sheet))
    soon = next(group for group in sheet.groups if group.title == "Today and tomorrow")
    first = soon.lines[0].cells
    assert (first[0].text, first[4].text) == ("HI", "Print agenda")


def test_what_a_long_part_keeps_back_is_counted_and_is_no_row_itself(opened: Opened) -> None:
    view = _view(opened, "today", "worklist")
    assert isinstance(view, TodayList)
    first = next(
        item
        for row in range(view.lines.rowCount())
        if isinstance(item := view.lines.item(row), Waiting)
    )
    view.lines.set_sections([Section(first.group, "Soon", (first,), hidden=3)])
    sheet = _told(view, opened)

    assert _texts(sheet)[1][1] == "(3 more, not shown)"
    assert sheet.sentence == "1 of 4 rows · RY 2027"


@pytest.mark.parametrize(("column", "word"), [(Column.NUMBER, "number"), (Column.YEAR, "RY")])
def test_the_sentence_names_the_order_in_words(column: Column, word: str, opened: Opened) -> None:
    table = opened.window.plan.meetings.table
    table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert about(table, opened.session).sentence.endswith(f"sorted by {word}")


def test_the_states_are_read_with_what_they_need(opened: Opened) -> None:
    sheet = _told(_view(opened, "states", "states"), opened)

    assert [group.title for group in sheet.groups] == ["In the cycle", "Others"]
    assert _texts(sheet)[0][:2] == ["AK", "Alaska"]


def test_a_table_of_one_state_says_which(opened: Opened) -> None:
    view = _view(opened, "states", "stateCycles")
    sheet = _told(view, opened)

    assert sheet.title == "Cycles, Alaska"
    assert sheet.sentence == "1 row"


def test_a_table_of_boxes_says_what_is_checked(opened: Opened) -> None:
    opened.window.show_page("catalog")
    view = opened.window.page("catalog").findChild(QTableView, "cycleContractors")
    if view is None:
        pytest.fail("the catalog has no table of contractors")
    sheet = read(view, _ABOUT)

    assert _heads(sheet)[-1] == "Verified"
