"""The whole window, used as the liaison uses it: commands, keys, panes in step."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from perm_desktop.core.listing.groups import Grouping
from perm_desktop.core.listing.views import ALL
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.meeting.closing_dialog import ClosingDialog
from perm_desktop.gui.meeting.dialog import MeetingDialog
from perm_desktop.gui.meetings.bulk_dialogs import BulkDialog
from perm_desktop.gui.planning.plan_dialog import PlanDialog
from perm_desktop.gui.planning.scope_dialog import ScopeDialog
from perm_desktop.gui.small_dialogs import CycleDialog, ReasonDialog, TrashDialog
from perm_desktop.services import attendance, cycles, meetings, notes, planning
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.catalog import Catalog
from tests.gui.windows import Opened, active_dialog, opened_window


@pytest.fixture
def opened(qapp: QApplication, planned: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over a planned RY 2027."""
    with opened_window(qapp, planned, tmp_path / "window.ini") as found:
        yield found


@pytest.fixture
def empty(qapp: QApplication, catalog: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over a new catalog."""
    with opened_window(qapp, catalog, tmp_path / "window.ini") as found:
        yield found


def first(opened: Opened, key: str) -> int:
    """The earliest meeting of a type."""
    return next(row.id for row in opened.session.rows.values() if row.type == key)


def accept_with(kind: type, act: object = None) -> None:
    """Answer the next dialog of a kind once it is there."""

    def answer() -> None:
        dialog = active_dialog(kind)
        if callable(act):
            act(dialog)
        dialog.accept()

    QTimer.singleShot(0, answer)


def test_choosing_a_meeting_in_the_list_shows_it_everywhere(opened: Opened) -> None:
    pane = opened.window.plan.meetings
    pane.table.selectRow(3)
    chosen = pane.model.meeting_at(3)
    assert opened.session.selection == chosen.id
    assert opened.window.plan.audience.tree.model().rowCount() == len(chosen.state_codes)


def test_a_state_is_marked_by_one_key(opened: Opened) -> None:
    ident = first(opened, "cycle-call")
    opened.session.select(ident)
    tree = opened.window.plan.audience.tree
    tree.setCurrentIndex(tree.model().index(1, 0))
    QTest.keyClick(tree, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    (line,) = attendance.lines(opened.session.catalog, ident)
    assert (line.state, line.mark) == (opened.session.rows[ident].state_codes[1], Mark.PARTIAL)
    QTest.keyClick(tree, Qt.Key.Key_Backspace)
    assert attendance.lines(opened.session.catalog, ident) == []


def test_a_role_is_marked_apart_from_its_state(opened: Opened) -> None:
    ident = first(opened, "eligibility-intake")
    opened.session.select(ident)
    tree = opened.window.plan.audience.tree
    tree.setCurrentIndex(tree.model().index(0, 0, tree.model().index(0, 0)))
    QTest.keyClick(tree, Qt.Key.Key_A)
    (line,) = attendance.lines(opened.session.catalog, ident)
    assert line.role == "PM"


def test_all_states_are_marked_as_one_step(opened: Opened) -> None:
    ident = first(opened, "cycle-call")
    opened.session.select(ident)
    opened.trigger("mark_all")
    assert len(attendance.lines(opened.session.catalog, ident)) == 18
    assert opened.window.plan.audience.count == "18 of 18 recorded"
    opened.trigger("undo")
    assert attendance.lines(opened.session.catalog, ident) == []
    assert opened.window.plan.audience.count == "0 of 18 recorded"


def test_undo_and_redo_name_their_step(opened: Opened) -> None:
    ident = first(opened, "cycle-call")
    opened.session.select(ident)
    accept_with(ClosingDialog, lambda dialog: dialog.findChild(QPushButton, "close").click())
    opened.trigger("hold")
    undo, redo = opened.window.actions_by_name["undo"], opened.window.actions_by_name["redo"]
    assert undo.text().startswith("&Undo Mark held: Cycle call")
    assert not redo.isEnabled()
    undo.trigger()
    assert opened.session.rows[ident].status == "scheduled"
    assert redo.text().startswith("&Redo Mark held: Cycle call")
    redo.trigger()
    assert opened.session.rows[ident].status == "held"


def test_cancelling_asks_for_a_reason_and_keeps_the_meeting_visible(opened: Opened) -> None:
    ident = first(opened, "cycle-call")
    opened.session.select(ident)

    def give_reason(dialog: ReasonDialog) -> None:
        QTest.keyClicks(dialog.findChild(QLineEdit), "Storm in Baltimore")

    def only_this_one(dialog: ReasonDialog) -> None:
        give_reason(dialog)
        accept_with(ScopeDialog)

    accept_with(ReasonDialog, only_this_one)
    opened.trigger("cancel")
    row = opened.session.rows[ident]
    assert (row.status, row.reason) == ("cancelled", "Storm in Baltimore")
    assert opened.window.plan.meetings.model.row_of(ident) is not None
    opened.trigger("schedule")
    assert opened.session.rows[ident].status == "scheduled"


def test_a_deleted_meeting_comes_back_from_the_trash(opened: Opened) -> None:
    ident = first(opened, "cycle-call")
    notes.append(opened.session.catalog, ident, "Keep me")
    opened.session.select(ident)
    opened.trigger("delete")
    assert ident not in opened.session.rows

    def choose(dialog: TrashDialog) -> None:
        dialog._list.selectAll()

    accept_with(TrashDialog, choose)
    opened.trigger("trash")
    assert opened.session.rows[ident].noted


def test_several_meetings_are_deleted_as_one_step(opened: Opened) -> None:
    pane = opened.window.plan.meetings
    pane.turn_all(is_open=True)
    pane.table.selectAll()
    before = len(opened.session.rows)
    accept_with(BulkDialog)
    opened.trigger("delete")
    assert not opened.session.rows
    opened.trigger("undo")
    assert len(opened.session.rows) == before


def test_a_new_meeting_is_made_selected_and_shown(opened: Opened) -> None:
    def fill(dialog: MeetingDialog) -> None:
        ui = dialog._ui
        ui.type.setCurrentIndex(ui.type.findData("ad-hoc-call"))
        ui.states.item(4).setCheckState(Qt.CheckState.Checked)
        ui.title.setText("Claims question")
        dialog._on_accepted()

    accept_with(MeetingDialog, fill)
    opened.trigger("add_meeting")
    row = opened.session.selected_row
    assert row is not None
    assert (row.title, row.type, row.states) == ("Claims question", "ad-hoc-call", "HI")


def test_a_meeting_without_states_is_refused_inside_the_form(opened: Opened) -> None:
    said: list[str] = []

    def fill(dialog: MeetingDialog) -> None:
        dialog._ui.type.setCurrentIndex(dialog._ui.type.findData("ad-hoc-call"))
        dialog._on_accepted()
        said.append(dialog._ui.hint.text())
        dialog.reject()

    accept_with(MeetingDialog, fill)
    opened.trigger("add_meeting")
    assert said == ["A meeting needs at least one state. Name them, for example OH,PA."]


def test_the_form_warns_when_a_state_would_have_to_rise_early(opened: Opened) -> None:
    said: list[str] = []

    def fill(dialog: MeetingDialog) -> None:
        dialog._ui.type.setCurrentIndex(dialog._ui.type.findData("ad-hoc-call"))
        dialog._ui.states.item(4).setCheckState(Qt.CheckState.Checked)
        dialog._ui.time.setTime(dialog._ui.time.time().addSecs(-5 * 3600))
        said.append(dialog._ui.hint.text())
        dialog.reject()

    accept_with(MeetingDialog, fill)
    opened.trigger("add_meeting")
    assert said == ["Outside office hours: Hawaii 3:00 AM."]


def test_changing_a_meeting_moves_it_and_keeps_its_length(opened: Opened) -> None:
    ident = first(opened, "cycle-call")
    opened.session.select(ident)
    before = opened.session.rows[ident]

    def move(dialog: MeetingDialog) -> None:
        dialog._ui.day.setDate(dialog._ui.day.date().addDays(1))
        accept_with(ScopeDialog)
        dialog._on_accepted()

    accept_with(MeetingDialog, move)
    opened.trigger("change_meeting")
    after = opened.session.rows[ident]
    assert after.utc == before.utc + 24 * 60
    assert (after.minutes, after.title) == (before.minutes, before.title)


def test_a_cycle_is_added_planned_and_taken_back(empty: Opened, qtbot: QtBot) -> None:
    accept_with(CycleDialog)
    empty.trigger("add_cycle")
    assert empty.session.years == (2027,)
    timer = QTimer()
    timer.setInterval(10)

    def answer_plan() -> None:
        if isinstance(QApplication.activeModalWidget(), PlanDialog):
            timer.stop()
            active_dialog(PlanDialog).accept()

    timer.timeout.connect(answer_plan)
    timer.start()
    empty.trigger("plan")
    qtbot.waitUntil(lambda: len(empty.session.rows) > 1500, timeout=20_000)
    empty.trigger("undo")
    assert not empty.session.rows


def test_a_copy_is_saved_and_a_taken_name_refused(opened: Opened, tmp_path: Path) -> None:
    opened.answers.files += [tmp_path / "copy.perm", tmp_path / "copy.perm"]
    opened.trigger("save_copy")
    assert (tmp_path / "copy.perm").stat().st_size == opened.session.catalog.path.stat().st_size
    opened.trigger("save_copy")
    assert "already a file" in opened.answers.told[0].sentence


def test_find_goes_to_the_filter_and_enter_to_the_first_meeting(opened: Opened) -> None:
    window = opened.window
    window.activateWindow()
    opened.trigger("find")
    QTest.keyClicks(window.plan.meetings.filter, "smerf session")
    assert window.plan.meetings.count == "3 of 1,550"
    QTest.keyClick(window.plan.meetings.filter, Qt.Key.Key_Return)
    row = opened.session.selected_row
    assert row is not None
    assert (row.type, row.session) == ("smerf-orientation", 1)


def test_a_filter_without_hits_says_what_to_do(opened: Opened) -> None:
    opened.window.plan.meetings.filter.setText("no such meeting")
    empty = opened.window.plan.meetings._empty
    assert empty.isVisible()
    assert empty.sentence == "None of 1,550 meetings has “no such meeting”."


def test_an_empty_catalog_says_what_to_do_next(empty: Opened) -> None:
    assert empty.window.plan.meetings._empty.sentence == "No cycle yet. Add one, then plan it."
    assert not empty.window.actions_by_name["plan"].isEnabled()


def test_another_cycle_shows_its_own_meetings(opened: Opened) -> None:
    accept_with(CycleDialog, lambda dialog: dialog._years.setCurrentIndex(0))
    opened.trigger("add_cycle")
    assert opened.session.years == (2023,)
    assert not opened.session.rows
    opened.session.choose_years([2027])
    assert len(opened.session.rows) == 1550


def test_a_meeting_of_no_cycle_is_listed_beside_the_chosen_one(opened: Opened) -> None:
    draft = MeetingDraft(type="best-practice-call", states=["OH"], starts="2026-05-05T14:00")
    ident = meetings.add_meeting(opened.session.catalog, draft)
    assert opened.session.rows[ident].year is None
    assert opened.window.plan.meetings.model.row_of(ident) is not None


def test_the_window_comes_back_where_it_was(
    qapp: QApplication, planned: Catalog, tmp_path: Path
) -> None:
    settings = tmp_path / "window.ini"
    with opened_window(qapp, planned, settings) as before:
        before.window.resize(790, 590)
        before.window.plan._docks["audience"].hide()
    with opened_window(qapp, planned, settings) as after:
        assert (after.window.width(), after.window.height()) == (790, 590)
        assert after.window.plan._docks["audience"].isHidden()


def test_the_first_window_is_no_larger_than_the_screen(opened: Opened) -> None:
    screen, window = opened.window.screen().availableSize(), opened.window.size()
    assert window.width() <= screen.width()
    assert window.height() <= screen.height()


def test_a_larger_set_of_meetings_begins_at_the_next_one(
    opened: Opened, qapp: QApplication, qtbot: QtBot
) -> None:
    catalog, pane = opened.session.catalog, opened.window.plan.meetings
    pane.apply_view(replace(ALL, grouping=Grouping.NONE))
    qapp.processEvents()
    cycles.add_cycle(catalog, 2024)
    planning.commit(catalog, 2024, planning.preview(catalog, 2024))
    opened.session.choose_years([])
    upcoming = pane.model.first_upcoming()
    assert upcoming is not None
    assert upcoming > 1550, "farther down than the smaller set went"
    qtbot.waitUntil(lambda: pane.table.rowAt(1) == upcoming)


def test_the_button_of_an_empty_timeline_begins_with_a_cycle(empty: Opened) -> None:
    accept_with(CycleDialog)
    empty.window.plan.timeline.plan_requested.emit()
    assert empty.session.years == (2027,)


def test_only_what_a_meetings_status_allows_is_offered(opened: Opened) -> None:
    ident = first(opened, "cycle-call")
    opened.session.select(ident)
    actions = opened.window.actions_by_name

    def offered() -> set[str]:
        return {name for name in ("hold", "cancel", "schedule") if actions[name].isEnabled()}

    assert offered() == {"hold", "cancel"}
    meetings.change_meeting(opened.session.catalog, ident, MeetingChange(status="held"))
    assert offered() == {"cancel", "schedule"}
    stopped = MeetingChange(status="cancelled", reason="Storm")
    meetings.change_meeting(opened.session.catalog, ident, stopped)
    assert offered() == {"schedule"}
