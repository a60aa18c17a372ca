"""The agenda of a meeting: typed in place, by keys, never far from the catalog."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from perm_desktop.core.errors import UserError
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.meeting.agenda_model import Column
from perm_desktop.gui.meeting.agenda_tab import AgendaTab, time_words
from perm_desktop.gui.meeting.item_roles_dialog import ItemRolesDialog
from perm_desktop.gui.meeting.standing_button import StandingButton
from perm_desktop.gui.session import Session
from perm_desktop.services import agendas, audience, cycle_settings, history, meetings, notes
from perm_desktop.services.meetings import MeetingChange
from tests.builders import SetClock, add
from tests.gui.conftest import Sample
from tests.gui.windows import active_dialog

Open = Callable[[int], AgendaTab]
ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def open_agenda(qtbot: QtBot, session: Session) -> Open:
    """Opens the agenda of a meeting in a window of its own, the focus in its table."""

    def opened(meeting: int) -> AgendaTab:
        return shown(qtbot, session, meeting)

    return opened


@pytest.fixture
def agenda(open_agenda: Open, sample: Sample) -> AgendaTab:
    """The agenda of the Hawaii check-in; each change of its rows is checked."""
    tab = open_agenda(sample.hawaii)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(tab.model, mode, tab.model)
    return tab


def shown(qtbot: QtBot, session: Session, meeting: int) -> AgendaTab:
    tab = AgendaTab(session, LIGHT)
    qtbot.addWidget(tab)
    tab.resize(460, 360)
    tab.show_meeting(session.rows[meeting])
    tab.show()
    tab.activateWindow()
    tab.setFocus()
    qtbot.waitUntil(tab.isActiveWindow)
    return tab


def picture(tab: AgendaTab) -> list[str]:
    """The rows as a person reads them; without the roles, which few items want."""
    model, columns = tab.model, [column for column in Column if column is not Column.ROLES]
    return [
        " | ".join(str(model.index(row, column).data()) for column in columns)
        for row in range(model.rowCount())
    ]


def titles(session: Session, meeting: int) -> list[str]:
    return [item.title for item in agendas.items(session.catalog, meeting)]


def typing_field() -> QWidget:
    """The field that has the focus."""
    field = QApplication.focusWidget()
    assert field is not None
    return field


def part(tab: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = tab.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def test_the_clock_runs_on_from_the_start_of_the_meeting(agenda: AgendaTab) -> None:
    assert picture(agenda) == [
        "1 | 2:00 | Welcome and roll call by role | RC | 5",
        "2 | 2:05 | DP review progress | RC | 15",
        "3 | 2:20 | Eligibility notices, policy | State | 15",
        "4 | 2:35 | Open from Mar 31 | RC | 10",
        "5 | 2:45 | Difference resolution in May | RC | 10",
    ]


def test_who_presents_takes_no_more_room_than_it_needs(agenda: AgendaTab) -> None:
    table, model = agenda.table, agenda.model
    before = table.columnWidth(Column.BY)
    model.setData(model.index(0, Column.BY), "ERC, RC")
    assert before < table.columnWidth(Column.BY)
    model.setData(model.index(0, Column.BY), "A person with quite a long name of three words")
    assert table.columnWidth(Column.BY) < table.columnWidth(Column.ITEM)


def test_enter_opens_the_title_and_enter_writes_it(
    qtbot: QtBot, agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    qtbot.keyClick(agenda.table, ENTER)
    assert typing_field().accessibleName() == "Item"
    qtbot.keyClicks(typing_field(), "Roll call")
    qtbot.keyClick(typing_field(), ENTER)
    qtbot.waitUntil(lambda: titles(session, sample.hawaii)[0] == "Roll call")
    assert picture(agenda)[0] == "1 | 2:00 | Roll call | RC | 5"
    qtbot.waitUntil(agenda.table.hasFocus)


def test_more_minutes_move_the_clock_of_what_follows(qtbot: QtBot, agenda: AgendaTab) -> None:
    agenda.table.setCurrentIndex(agenda.model.index(1, Column.MINUTES))
    qtbot.keyClick(agenda.table, Qt.Key.Key_F2)
    assert typing_field().accessibleName() == "Minutes"
    qtbot.keyClicks(typing_field(), "25")
    qtbot.keyClick(typing_field(), ENTER)
    qtbot.waitUntil(lambda: not agenda.table.is_editing)
    assert [row.split(" | ")[1] for row in picture(agenda)] == [
        *("2:00", "2:05", "2:30", "2:45", "2:55")
    ]
    assert agenda.footer.text() == "65 of 60 min, ends 3:05 PM, 5 minutes over"


def test_enter_on_a_cell_that_follows_from_the_order_opens_the_title(
    qtbot: QtBot, agenda: AgendaTab
) -> None:
    agenda.table.setCurrentIndex(agenda.model.index(2, Column.CLOCK))
    qtbot.keyClick(agenda.table, ENTER)
    assert agenda.table.currentIndex() == agenda.model.index(2, Column.ITEM)
    assert typing_field().accessibleName() == "Item"


def test_a_new_item_is_typed_at_the_end_and_is_one_step_to_undo(
    qtbot: QtBot, agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    qtbot.keyClick(agenda.table, ENTER, CTRL)
    qtbot.keyClicks(typing_field(), "Next steps")
    qtbot.keyClick(typing_field(), ENTER)
    qtbot.waitUntil(lambda: not agenda.table.is_editing)
    assert picture(agenda)[-1] == "6 | 2:55 | Next steps |  | 5"
    assert agenda.table.selected_rows() == [5]
    session.undo()
    assert titles(session, sample.hawaii)[-1] == "Difference resolution in May"
    assert len(picture(agenda)) == 5


def test_ctrl_enter_while_typing_keeps_the_item_and_begins_the_next(
    qtbot: QtBot, agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    qtbot.keyClick(agenda.table, ENTER, CTRL)
    qtbot.keyClicks(typing_field(), "First")
    qtbot.keyClick(typing_field(), ENTER, CTRL)
    qtbot.keyClicks(typing_field(), "Second")
    qtbot.keyClick(typing_field(), ENTER)
    qtbot.waitUntil(lambda: titles(session, sample.hawaii)[-2:] == ["First", "Second"])
    assert len(picture(agenda)) == 7


def test_tab_goes_from_a_new_title_on_to_who_presents_it(
    qtbot: QtBot, agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    qtbot.keyClick(agenda.table, ENTER, CTRL)
    qtbot.keyClicks(typing_field(), "Next steps")
    qtbot.keyClick(typing_field(), Qt.Key.Key_Tab)
    assert typing_field().accessibleName().startswith("By")
    qtbot.keyClicks(typing_field(), "SC")
    qtbot.keyClick(typing_field(), ENTER)
    qtbot.waitUntil(lambda: agendas.items(session.catalog, sample.hawaii)[-1].presenter == "SC")


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, ENTER, Qt.Key.Key_Tab])
def test_a_title_left_empty_adds_nothing(
    qtbot: QtBot, agenda: AgendaTab, session: Session, sample: Sample, key: Qt.Key
) -> None:
    qtbot.keyClick(agenda.table, ENTER, CTRL)
    assert len(picture(agenda)) == 6
    qtbot.keyClick(typing_field(), key)
    qtbot.waitUntil(lambda: len(picture(agenda)) == 5)
    assert len(titles(session, sample.hawaii)) == 5
    assert agenda.table.currentIndex().row() == 4


def test_a_title_being_typed_is_kept_when_another_meeting_is_shown(
    qtbot: QtBot, agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    qtbot.keyClick(agenda.table, ENTER, CTRL)
    qtbot.keyClicks(typing_field(), "Half a")
    agenda.show_meeting(session.rows[sample.joint])
    assert titles(session, sample.hawaii)[-1] == "Half a"
    assert picture(agenda) == []


def test_moving_an_item_keeps_it_selected(
    qtbot: QtBot, agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    agenda.table.go_to(1)
    qtbot.keyClick(agenda.table, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(agenda.table, Qt.Key.Key_Down, ALT)
    assert titles(session, sample.hawaii)[3] == "DP review progress"
    assert agenda.table.currentIndex().row() == 3
    assert agenda.table.selected_rows() == [3]
    qtbot.keyClick(agenda.table, Qt.Key.Key_Up, ALT)
    assert agenda.table.selected_rows() == [2]
    assert picture(agenda)[2] == "3 | 2:20 | DP review progress | RC | 15"


def test_the_ends_of_the_agenda_have_no_further_up_or_down(agenda: AgendaTab) -> None:
    up = part(agenda, QWidget, "moveItemUpButton")
    down = part(agenda, QWidget, "moveItemDownButton")
    agenda.table.go_to(0)
    assert (up.isEnabled(), down.isEnabled()) == (False, True)
    agenda.table.go_to(4)
    assert (up.isEnabled(), down.isEnabled()) == (True, False)


def test_deleted_items_come_back_with_undo(
    qtbot: QtBot, agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    before = titles(session, sample.hawaii)
    agenda.table.go_to(1)
    qtbot.keyClick(agenda.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(agenda.table, Qt.Key.Key_Delete)
    assert titles(session, sample.hawaii) == [before[0], before[3], before[4]]
    assert agenda.table.selected_rows() == [1]
    session.undo()
    assert titles(session, sample.hawaii) == before
    assert [row.split(" | ")[2] for row in picture(agenda)] == before


def test_an_emptied_title_is_refused_and_the_old_one_stays(
    agenda: AgendaTab, refusals: list[UserError]
) -> None:
    assert agenda.model.setData(agenda.model.index(0, Column.ITEM), "  ") is False
    assert [error.sentence for error in refusals] == ["An agenda item needs a title."]
    assert picture(agenda)[0].startswith("1 | 2:00 | Welcome")


def test_a_cell_left_as_it_was_is_no_edit(agenda: AgendaTab, session: Session) -> None:
    before = history.last_saved(session.catalog), history.next_steps(session.catalog)
    agenda.model.setData(agenda.model.index(0, Column.MINUTES), 5)
    assert (history.last_saved(session.catalog), history.next_steps(session.catalog)) == before


def test_a_change_from_elsewhere_keeps_the_current_item(
    agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    agenda.table.go_to(2)
    first = agendas.items(session.catalog, sample.hawaii)[0]
    agendas.delete_items(session.catalog, sample.hawaii, [first.id])
    assert agenda.table.currentIndex().row() == 1
    assert agenda.table.currentIndex().siblingAtColumn(Column.ITEM).data().startswith("Eligib")


def test_a_note_saved_elsewhere_leaves_an_open_cell_alone(
    qtbot: QtBot, agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    qtbot.keyClick(agenda.table, ENTER)
    qtbot.keyClicks(typing_field(), "Half")
    notes.write(session.catalog, sample.hawaii, "Ohio asked")
    qtbot.keyClicks(typing_field(), " done")
    qtbot.keyClick(typing_field(), ENTER)
    qtbot.waitUntil(lambda: titles(session, sample.hawaii)[0] == "Half done")


def test_a_later_start_moves_every_clock(
    agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    later = MeetingChange(starts="2026-04-14T15:30")
    meetings.change_meeting(session.catalog, sample.hawaii, later)
    assert [row.split(" | ")[1] for row in picture(agenda)][:2] == ["3:30", "3:35"]
    assert agenda.footer.text() == "55 of 60 min, ends 4:25 PM"


def test_a_shorter_meeting_may_become_too_short_for_its_agenda(
    agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    meetings.change_meeting(session.catalog, sample.hawaii, MeetingChange(minutes=30))
    assert agenda.footer.text() == "55 of 30 min, ends 2:55 PM, 25 minutes over"


def test_the_time_an_agenda_takes_is_told_in_words_when_it_is_too_long(
    session: Session, sample: Sample
) -> None:
    row = session.rows[sample.hawaii]
    assert time_words(row, 60) == (
        "60 of 60 min, ends 3:00 PM",
        "60 of 60 min, ends 3:00",
        "60 of 60, ends 3:00",
        "60 of 60 min",
    )
    assert time_words(row, 61) == (
        "61 of 60 min, ends 3:01 PM, 1 minute over",
        "1 minute over, ends 3:01 PM",
        "1 minute over",
    )


def test_an_empty_agenda_says_so_and_takes_the_first_item(
    qtbot: QtBot, open_agenda: Open, session: Session, sample: Sample
) -> None:
    tab = open_agenda(sample.new_york)
    sentence = next(label for label in tab.findChildren(QLabel) if label.text().startswith("No "))
    assert sentence.isVisible()
    first = part(tab, QPushButton, "addFirstItem")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    qtbot.keyClicks(typing_field(), "Welcome")
    qtbot.keyClick(typing_field(), ENTER)
    qtbot.waitUntil(lambda: titles(session, sample.new_york) == ["Welcome"])
    assert not sentence.isVisible()


def test_deleting_the_last_item_leaves_the_focus_on_add(
    qtbot: QtBot, open_agenda: Open, session: Session, sample: Sample
) -> None:
    agendas.add_item(session.catalog, sample.new_york, "Welcome")
    tab = open_agenda(sample.new_york)
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert titles(session, sample.new_york) == []
    qtbot.waitUntil(part(tab, QPushButton, "addFirstItem").hasFocus)


def test_an_empty_agenda_proposes_items_and_takes_them_as_one_step(
    qtbot: QtBot, open_agenda: Open, session: Session, sample: Sample
) -> None:
    tab = open_agenda(sample.new_york)
    assert "Proposed: 4 items from the purpose." in tab.empty.sentence.text()
    assert tab.empty.proposed.item(0).text() == "Update: DP and MR progress · 15 min · RC"
    assert tab.empty.use.hasFocus()
    qtbot.keyClick(tab.empty.use, Qt.Key.Key_Space)
    assert picture(tab)[0] == "1 | 10:00 | Update: DP and MR progress | RC | 15"
    assert len(titles(session, sample.new_york)) == 4
    assert tab.table.hasFocus()
    session.undo()
    assert titles(session, sample.new_york) == []
    assert tab.empty.use.isVisible()


def test_a_meeting_without_a_matter_has_nothing_to_propose(
    open_agenda: Open, session: Session
) -> None:
    tab = open_agenda(add(session.catalog, "special-education"))
    assert tab.empty.sentence.text() == "No agenda items yet."
    assert not tab.empty.use.isVisible()
    assert tab.empty.add.hasFocus()


def test_the_items_of_an_agenda_become_standing_ones(
    open_agenda: Open, session: Session, sample: Sample
) -> None:
    tab = open_agenda(sample.hawaii)
    tab.findChild(StandingButton).keep()
    tab.show_meeting(session.rows[sample.new_york])
    assert "5 items from the standing items" in tab.empty.sentence.text()


def test_the_topic_of_the_month_is_typed_on_the_cycle_call_and_proposed(
    qtbot: QtBot, open_agenda: Open, session: Session, sample: Sample
) -> None:
    tab = open_agenda(sample.joint)
    assert tab.topic.label.text() == "Topic of April"
    qtbot.keyClicks(tab.topic.field, "Appeals")
    qtbot.keyClick(tab.topic.field, ENTER)
    assert cycle_settings.topics(session.catalog, 2027) == {"2026-04": "Appeals"}
    assert tab.empty.proposed.item(1).text() == "Topic of the month: Appeals · 15 min"
    session.undo()
    assert tab.topic.field.text() == ""
    tab.show_meeting(session.rows[sample.hawaii])
    assert not tab.topic.isVisible()


def test_a_topic_being_typed_is_kept_when_another_meeting_is_shown(
    qtbot: QtBot, open_agenda: Open, session: Session, sample: Sample
) -> None:
    tab = open_agenda(sample.joint)
    qtbot.keyClicks(tab.topic.field, "Appeals")
    tab.show_meeting(session.rows[sample.hawaii])
    assert cycle_settings.topics(session.catalog, 2027) == {"2026-04": "Appeals"}


def test_tab_goes_through_the_cells_that_can_be_edited(qtbot: QtBot, agenda: AgendaTab) -> None:
    names: list[str] = []
    qtbot.keyClick(agenda.table, ENTER)
    for _ in range(4):
        names.append(typing_field().accessibleName().partition(":")[0])
        qtbot.keyClick(typing_field(), Qt.Key.Key_Tab)
    assert names == ["Item", "By", "Minutes", "Item"]
    assert agenda.table.currentIndex().row() == 1
    qtbot.keyClick(typing_field(), Qt.Key.Key_Backtab)
    assert typing_field().accessibleName() == "Item"
    assert agenda.table.currentIndex().row() == 1
    qtbot.keyClick(typing_field(), Qt.Key.Key_Escape)


def test_who_presents_is_chosen_from_the_hosts_or_typed(
    qtbot: QtBot, agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    agenda.table.setCurrentIndex(agenda.model.index(0, Column.BY))
    qtbot.keyClick(agenda.table, Qt.Key.Key_F2)
    combo = typing_field()
    assert isinstance(combo, QComboBox)
    assert [combo.itemText(place) for place in range(combo.count())] == ["RC", "State"]
    qtbot.keyClicks(combo, "Ann Lee")
    qtbot.keyClick(combo, ENTER)
    qtbot.waitUntil(lambda: agendas.items(session.catalog, sample.hawaii)[0].presenter == "Ann Lee")


def test_dropped_items_stand_where_they_were_let_go(
    agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    before = titles(session, sample.hawaii)
    agenda.table.moved.emit([3, 4], 1)
    after = [before[0], before[3], before[4], before[1], before[2]]
    assert titles(session, sample.hawaii) == after
    assert [row.split(" | ")[2] for row in picture(agenda)] == after
    session.undo()
    assert titles(session, sample.hawaii) == before


def test_the_place_of_a_drop_is_told_by_the_half_of_the_row(agenda: AgendaTab) -> None:
    table = agenda.table
    area = table.visualRect(agenda.model.index(2, 0))
    assert table._drop_row(area.topLeft() + QPoint(2, 2)) == 2
    assert table._drop_row(area.bottomLeft() - QPoint(-2, 2)) == 3
    assert table._drop_row(QPoint(2, 5_000)) == 5


def test_the_item_whose_time_it_is_is_marked_by_the_clock(
    agenda: AgendaTab, clock: SetClock
) -> None:
    assert agenda.model.running is None
    clock.advance(hours=5, minutes=9)  # 2:09 PM
    agenda.tick()
    assert agenda.model.running == 1
    assert picture(agenda)[1] == "2 | 2:05 | DP review progress | RC | 4 / 15"
    spoken = agenda.model.index(1, Column.ITEM).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Item: DP review progress, running now"
    clock.advance(minutes=50)
    agenda.tick()
    assert agenda.model.running is None


def test_insert_adds_an_item(qtbot: QtBot, agenda: AgendaTab) -> None:
    qtbot.keyClick(agenda.table, Qt.Key.Key_Insert)
    assert typing_field().accessibleName() == "Item"
    assert len(picture(agenda)) == 6
    qtbot.keyClick(typing_field(), Qt.Key.Key_Escape)


def test_print_asks_for_the_agenda_of_this_meeting(
    qtbot: QtBot, agenda: AgendaTab, sample: Sample
) -> None:
    with qtbot.waitSignal(agenda.print_requested) as asked:
        qtbot.keyClick(part(agenda, QPushButton, "printAgenda"), Qt.Key.Key_Space)
    assert asked.args == [sample.hawaii]


@pytest.mark.parametrize(("width", "is_beside"), [(360, False), (560, True)])
def test_printing_takes_a_line_of_its_own_only_where_it_must(
    qtbot: QtBot, agenda: AgendaTab, width: int, is_beside: bool
) -> None:
    agenda.resize(width, 360)
    button, beside = part(agenda, QPushButton, "printAgenda"), agenda.item_notes
    qtbot.waitUntil(lambda: (button.y() < beside.geometry().bottom()) is is_beside)


def test_notes_of_an_item_are_written_when_the_field_is_left(
    qtbot: QtBot, agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    agenda.table.go_to(1)
    agenda.item_notes.field.setFocus()
    qtbot.keyClicks(agenda.item_notes.field, "Bring the list")
    qtbot.keyClick(agenda.item_notes.field, Qt.Key.Key_Tab)
    assert agendas.items(session.catalog, sample.hawaii)[1].notes == "Bring the list"


def test_notes_of_an_item_stay_with_it_when_another_becomes_current(
    qtbot: QtBot, agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    qtbot.keyClicks(agenda.item_notes.field, "For the first")
    agenda.table.go_to(1)
    assert agenda.item_notes.field.toPlainText() == ""
    qtbot.keyClicks(agenda.item_notes.field, "For the second")
    assert agenda.flush()
    found = [item.notes for item in agendas.items(session.catalog, sample.hawaii)]
    assert found[:2] == ["For the first", "For the second"]


def test_notes_of_an_item_that_cannot_be_written_come_back_with_it(
    qtbot: QtBot, agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    session.catalog.connection.execute("PRAGMA query_only = ON")
    qtbot.keyClicks(agenda.item_notes.field, "Not lost")
    assert not agenda.flush()
    problem = part(agenda, QLabel, "itemNotesProblem")
    assert isinstance(problem, QLabel)
    assert problem.text().startswith("Not saved.")
    agenda.table.go_to(1)
    session.catalog.connection.execute("PRAGMA query_only = OFF")
    agenda.table.go_to(0)
    assert agenda.item_notes.field.toPlainText() == "Not lost"
    assert agenda.flush()
    assert agendas.items(session.catalog, sample.hawaii)[0].notes == "Not lost"


def test_undo_is_seen_in_the_notes_of_the_item(
    agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    item = agendas.items(session.catalog, sample.hawaii)[0]
    agendas.change_item(session.catalog, sample.hawaii, item._replace(notes="Bring it"))
    assert agenda.item_notes.field.toPlainText() == "Bring it"
    session.undo()
    assert agenda.item_notes.field.toPlainText() == ""


def test_a_screen_reader_is_told_the_column_with_each_cell(agenda: AgendaTab) -> None:
    read = [
        agenda.model.index(1, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in Column
    ]
    assert read == [
        *("Number: 2", "Clock: 2:05", "Item: DP review progress", "By: RC"),
        *("Roles: ", "Minutes: 15"),
    ]


def test_a_catalog_open_for_reading_lets_nobody_type(
    qtbot: QtBot, read_only_session: Session, sample: Sample
) -> None:
    tab = shown(qtbot, read_only_session, sample.hawaii)
    qtbot.keyClick(tab.table, ENTER)
    qtbot.keyClick(tab.table, ENTER, CTRL)
    assert not tab.table.is_editing
    assert len(picture(tab)) == 5
    assert tab.item_notes.field.isReadOnly()
    for name in ("addItemButton", "deleteItemButton", "moveItemDownButton"):
        assert not part(tab, QWidget, name).isEnabled()
    assert part(tab, QWidget, "printAgenda").isEnabled()


def test_roles_of_an_item_are_chosen_by_keys_and_shown_beside_it(
    qtbot: QtBot, agenda: AgendaTab, session: Session, sample: Sample
) -> None:
    def choose() -> None:
        dialog = active_dialog(ItemRolesDialog)
        assert isinstance(dialog, ItemRolesDialog)
        listed = dialog.findChild(QListWidget, "itemRoles")
        focused.append(dialog.focusWidget() is listed)
        qtbot.keyClick(listed, Qt.Key.Key_Space)
        dialog.accept()

    focused: list[bool] = []
    assert agenda.table.isColumnHidden(Column.ROLES)
    QTimer.singleShot(0, choose)
    qtbot.keyClick(agenda.table, Qt.Key.Key_F4)
    assert focused == [True]
    item = agenda.model.items[0]
    assert audience.item_roles(session.catalog, sample.hawaii) == {item.id: ("PM",)}
    assert agenda.model.index(0, Column.ROLES).data() == "PM"
    assert not agenda.table.isColumnHidden(Column.ROLES)
    session.undo()
    assert agenda.table.isColumnHidden(Column.ROLES)
