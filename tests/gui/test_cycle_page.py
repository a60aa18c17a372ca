"""The Cycles page: one cycle under tabs, edited in place, each change one step to undo."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from perm_desktop.core.cycles import Cycle, CycleState
from perm_desktop.core.errors import UserError
from perm_desktop.core.vocabulary import MeetingStatus, Phase
from perm_desktop.gui.catalog.cycle_dialogs import ChangeStatesDialog, DatesDialog, TakeOutDialog
from perm_desktop.gui.catalog.cycle_page import CyclePage
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT, Palette
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import cycle_members, cycle_settings, cycles, history, meetings
from perm_desktop.store.catalog import Catalog
from tests.gui import walking
from tests.gui.windows import Answers, active_dialog

TABS = ("States", "Dates and rules", "Days off", "Contractors", "Not held", "Topics")
OK = QDialogButtonBox.StandardButton.Ok


class Run(list[str]):
    """The commands that the page asked for."""


@pytest.fixture
def commands() -> Run:
    return Run()


@pytest.fixture
def planned_session(qapp: QApplication, planned: Catalog) -> Session:
    """A session over RY 2027, planned for 18 states."""
    return Session(planned)


@pytest.fixture
def page(
    planned_session: Session, commands: Run, tmp_path: Path, qtbot: QtBot
) -> Iterator[CyclePage]:
    """The page, wide enough for list and detail."""
    found = made(planned_session, tmp_path, commands)
    qtbot.addWidget(found)
    found.resize(1300, 700)
    found.show()
    found.activateWindow()
    qtbot.waitExposed(found)
    yield found
    found.close()
    found.deleteLater()


def made(session: Session, folder: Path, commands: Run) -> CyclePage:
    preferences = Preferences(folder / "window.ini").of_catalog(session.catalog.path)
    return CyclePage(PageContext(session, LIGHT, preferences, Tasks(), Answers(), commands.append))


def table(page: CyclePage, tab: str) -> LineTable[Any]:
    """The table of a tab, which is opened."""
    page.tabs.setCurrentIndex(TABS.index(tab))
    return page.parts[tab].findChild(LineTable)


def place(found: LineTable[Any], head: str, first: str) -> tuple[int, int]:
    """Row and column of a cell, by its head and by any text of its line."""
    model = found.model()
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    rows = range(model.rowCount())
    texts = [[model.index(n, m).data() for m in range(len(heads))] for n in rows]
    row = next(n for n in rows if first in texts[n])
    return row, heads.index(head)


def write(page: CyclePage, tab: str, head: str, first: str, text: str) -> None:
    """Type into a cell with keys alone."""
    found = table(page, tab)
    found.setFocus()
    found.go_to(*place(found, head, first))
    QTest.keyClick(found, Qt.Key.Key_Return)
    editor = found.indexWidget(found.currentIndex())
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # a cell takes its text a moment after Enter


def shown(page: CyclePage, tab: str, head: str, first: str) -> str:
    found = table(page, tab)
    return str(found.model().index(*place(found, head, first)).data())


def space(page: CyclePage, head: str, code: str) -> None:
    """Turn a box of the states with the keyboard."""
    found = table(page, "States")
    found.setFocus()
    found.go_to(*place(found, head, code))
    QTest.keyClick(found, Qt.Key.Key_Space)


def choose(page: CyclePage, *codes: str) -> None:
    """Select several states."""
    found = table(page, "States")
    found.clearSelection()
    for code in codes:
        row, _ = place(found, "State", code)
        selection = found.selectionModel()
        flag = selection.SelectionFlag
        selection.select(found.model().index(row, 0), flag.Select | flag.Rows)


def answer(kind: type[QDialog], act: Callable[[Any], None]) -> None:
    """Answer the dialog that is about to be asked."""
    QTimer.singleShot(0, lambda: act(active_dialog(kind)))


def cycle(session: Session) -> Cycle:
    return cycles.all_cycles(session.catalog)[0]


def member(session: Session, code: str) -> CycleState:
    return next(each for each in cycle(session).states if each.code == code)


def step(session: Session) -> str:
    return history.next_steps(session.catalog)[0]


def test_the_cycles_of_the_catalog_are_listed_the_latest_first(
    page: CyclePage, planned_session: Session
) -> None:
    cycles.add_cycle(planned_session.catalog, 2029)
    model = page.list.model()
    assert [model.index(n, 0).data() for n in range(2)] == [
        "RY 2029 · Cycle 2",
        "RY 2027 · Cycle 3",
    ]
    assert page.title.text() == "RY 2027 · Cycle 3"
    page.show_cycle(2029)
    assert page.title.text() == "RY 2029 · Cycle 2"
    assert page.dates.text() == "17 states · Jun 1, 2027 to Apr 14, 2030"


def test_all_jurisdictions_are_there_the_rotation_group_first(page: CyclePage) -> None:
    model = table(page, "States").model()
    groups = [model.index(n, 3).data() for n in range(model.rowCount())]
    assert groups == ["3"] * 18 + ["1"] * 17 + ["2"] * 17
    assert page.states.count.text().startswith("18 of 52 states in.")


def test_a_state_is_taken_in_by_its_box_and_planning_is_offered(
    page: CyclePage, planned_session: Session, commands: Run
) -> None:
    space(page, "In", "OH")
    assert "OH" in cycle(planned_session).codes
    assert step(planned_session) == "Take OH into RY 2027"
    assert page.notice.isVisible()
    page.notice.button.click()
    assert commands == ["plan"]
    assert not page.notice.isVisible()


def test_a_click_on_a_box_turns_it(page: CyclePage, planned_session: Session) -> None:
    found = table(page, "States")
    row, column = place(found, "CHIP", "AK")
    area = found.visualRect(found.model().index(row, column))
    spot = QPoint(area.left() + 14, area.center().y())
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert member(planned_session, "AK").programs == ("Medicaid",)
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert member(planned_session, "AK").programs == ("Medicaid", "CHIP")


def test_the_last_program_of_a_state_is_refused_and_stays(
    page: CyclePage, planned_session: Session
) -> None:
    told: list[UserError] = []
    planned_session.refused.connect(told.append)
    space(page, "CHIP", "AK")
    space(page, "Medicaid", "AK")
    assert [error.sentence for error in told] == ["Alaska needs at least one program."]
    assert member(planned_session, "AK").programs == ("Medicaid",)


def test_a_methodology_is_chosen_in_its_cell(page: CyclePage, planned_session: Session) -> None:
    found = table(page, "States")
    found.setFocus()
    found.go_to(*place(found, "Methodology", "AK"))
    QTest.keyClick(found, Qt.Key.Key_F2)
    editor = found.indexWidget(found.currentIndex())
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(editor.findText("PERM+"))
    editor.activated.emit(editor.currentIndex())
    assert member(planned_session, "AK").methodology == "perm-plus"
    assert step(planned_session) == "Set methodology of AK, RY 2027"
    assert shown(page, "States", "Methodology", "AK") == "PERM+"


def test_a_liaison_is_typed_in_its_cell(page: CyclePage, planned_session: Session) -> None:
    write(page, "States", "Liaison", "AK", "Ann Lee")
    assert member(planned_session, "AK").liaison == "Ann Lee"
    write(page, "States", "Liaison", "AK", "")
    assert member(planned_session, "AK").liaison == ""
    assert shown(page, "States", "Liaison", "AK") == "Nobody"


def test_a_state_outside_has_nothing_to_edit_but_its_box(page: CyclePage) -> None:
    found = table(page, "States")
    for head in ("Methodology", "Liaison", "CHIP"):
        index = found.model().index(*place(found, head, "OH"))
        editing = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        assert not index.flags() & editing


def test_several_states_are_changed_as_one_step(page: CyclePage, planned_session: Session) -> None:
    def act(dialog: ChangeStatesDialog) -> None:
        dialog.methodology.setCurrentText("Routine")
        dialog.liaison.setCurrentText("Assign")
        dialog.name.setText("Ann")
        dialog.accept()

    choose(page, "AK", "HI", "OH")
    assert page.states.change.text() == "Change 2 states…"
    answer(ChangeStatesDialog, act)
    page.states.change.click()
    assert {member(planned_session, code).methodology for code in ("AK", "HI")} == {"routine"}
    assert member(planned_session, "TX").methodology is None
    assert step(planned_session) == "Change 2 states, RY 2027"
    found = table(page, "States")
    assert len(found.selected_lines()) == 3


def test_what_is_refused_is_told_in_the_dialog_and_stays_there(page: CyclePage) -> None:
    told: list[str] = []

    def act(dialog: ChangeStatesDialog) -> None:
        dialog.medicaid.setCurrentText("Does not take part")
        dialog.chip.setCurrentText("Does not take part")
        dialog.accept()
        told.append(dialog.refusal.text())
        assert dialog.isVisible()
        dialog.reject()

    choose(page, "AK", "HI")
    answer(ChangeStatesDialog, act)
    page.states.change.click()
    assert told == ["Alaska needs at least one program. Keep Medicaid or CHIP."]


def test_taking_a_state_out_asks_what_becomes_of_its_meetings(
    page: CyclePage, planned_session: Session
) -> None:
    coming = cycle_members.still_to_come(planned_session.catalog, 2027, ["AK"])

    def act(dialog: TakeOutDialog) -> None:
        assert f"{len(coming.own)} meetings" in dialog.sentence.text()
        assert not dialog.buttons.button(OK).isEnabled()
        dialog.why.setText("Moved to RY 2028")
        dialog.accept()

    answer(TakeOutDialog, act)
    space(page, "In", "AK")
    assert "AK" not in cycle(planned_session).codes
    ids = {row.id for row in coming.own}
    rows = [row for row in meetings.find_rows(planned_session.catalog) if row.id in ids]
    assert {row.status for row in rows} == {MeetingStatus.CANCELLED}
    assert f"Cancelled {len(coming.own)}" in page.notice.sentence.text()
    history.undo(planned_session.catalog)
    assert "AK" in cycle(planned_session).codes


def test_a_state_stays_when_the_question_is_not_answered(
    page: CyclePage, planned_session: Session
) -> None:
    answer(TakeOutDialog, lambda dialog: dialog.reject())
    space(page, "In", "AK")
    assert "AK" in cycle(planned_session).codes
    found = table(page, "States")
    index = found.model().index(*place(found, "In", "AK"))
    assert Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked


def test_dates_are_changed_together_and_planning_again_is_offered(
    page: CyclePage, planned_session: Session
) -> None:
    def act(dialog: DatesDialog) -> None:
        assert not dialog.buttons.button(OK).isEnabled()
        first, last = dialog.fields[Phase.INTRA]
        last.setDate(QDate(2026, 12, 31))
        assert "would lie outside" in dialog.effect.text()
        first.setDate(QDate(2027, 1, 1))
        dialog.accept()
        assert "ends before it begins" in dialog.refusal.text()
        first.setDate(QDate(2025, 9, 1))
        dialog.cutoff.setDate(QDate(2027, 5, 1))
        dialog.accept()

    table(page, "Dates and rules")
    answer(DatesDialog, act)
    page.days.change.click()
    span = cycle(planned_session).phases[Phase.INTRA]
    assert (span.starts, span.ends) == (date(2025, 9, 1), date(2026, 12, 31))
    assert step(planned_session) == "Change the dates of RY 2027"
    assert (
        shown(page, "Dates and rules", "Where it comes from", "Cut-off") == "Set in this catalog."
    )
    assert "Plan again" in page.notice.sentence.text()


def test_what_is_assumed_is_said_in_words(page: CyclePage) -> None:
    assert shown(page, "Dates and rules", "Where it comes from", "Pre-cycle").startswith("Assumed")
    assert "not verified" in shown(page, "Dates and rules", "Where it comes from", "Cut-off")
    assert "Monday to Friday" in page.days.rules.sentence.text()


def test_a_contractor_is_named_with_source_and_verified(
    page: CyclePage, planned_session: Session
) -> None:
    role = "SC, statistical contractor"
    found = table(page, "Contractors")
    source = found.model().index(*place(found, "Source", role))
    assert not source.flags() & Qt.ItemFlag.ItemIsEditable
    write(page, "Contractors", "Name", role, "The Lewin Group")
    write(page, "Contractors", "Source", role, "A page of the state")
    found.go_to(*place(found, "Verified", role))
    QTest.keyClick(found, Qt.Key.Key_Space)
    [sc, *_] = cycle_settings.contractors(planned_session.catalog, 2027)
    assert sc == ("SC", "The Lewin Group", "A page of the state", True)


def test_a_type_that_is_not_held_offers_to_cancel_what_is_planned(
    page: CyclePage, planned_session: Session
) -> None:
    planned = shown(page, "Not held", "To come", "Cycle call")
    write(page, "Not held", "Not held, because", "Cycle call", "merged")
    assert cycle(planned_session).not_held == {"cycle-call": "merged"}
    assert page.notice.sentence.text() == f"Cycle call: {planned} meetings to come stay planned."
    page.notice.button.click()
    assert shown(page, "Not held", "To come", "Cycle call") == ""
    assert page.notice.sentence.text() == f"Cancelled {planned} meetings. Undo takes it back."


def test_a_topic_belongs_to_its_month(page: CyclePage, planned_session: Session) -> None:
    write(page, "Topics", "Topic", "April 2026", "Difference resolution")
    topics = cycle_settings.topics(planned_session.catalog, 2027)
    assert topics == {"2026-04": "Difference resolution"}


def test_a_day_off_of_our_own_is_added_and_removed(
    page: CyclePage, planned_session: Session
) -> None:
    found = table(page, "Days off")
    part: Any = page.parts["Days off"]
    assert not part.remove.isEnabled()
    busy = next(row for row in planned_session.rows.values() if row.starts > "2026-05")
    day = QDate.fromString(busy.starts[:10], Qt.DateFormat.ISODate)
    part.day.setDate(day)
    part.add.click()
    assert found.selected_lines()[0].off.is_own
    page.notice.button.click()
    assert planned_session.selected_row is not None
    assert planned_session.selected_row.starts[:10] == busy.starts[:10]
    part.remove.click()
    assert cycle_settings.rules(planned_session.catalog, 2027).extra_holidays == ()


def test_planning_a_cycle_shows_it_first(
    page: CyclePage, planned_session: Session, commands: Run
) -> None:
    cycles.add_cycle(planned_session.catalog, 2029)
    page.show_cycle(2029)
    assert planned_session.years == (2027,)
    page.plan.click()
    assert planned_session.years == (2029,)
    assert commands == ["plan"]


def test_an_undo_elsewhere_is_shown_here(page: CyclePage, planned_session: Session) -> None:
    write(page, "Topics", "Topic", "April 2026", "Appeals")
    history.undo(planned_session.catalog)
    assert shown(page, "Topics", "Topic", "April 2026") == ""


def test_an_empty_catalog_leads_to_its_first_cycle(
    qapp: QApplication, catalog: Catalog, tmp_path: Path, qtbot: QtBot
) -> None:
    commands = Run()
    page = made(Session(catalog), tmp_path, commands)
    qtbot.addWidget(page)
    page.resize(1300, 700)
    page.show()
    assert not page.tabs.isVisible()
    page.add.click()
    assert commands == ["add_cycle"]
    cycles.add_cycle(catalog, 2027)
    assert page.tabs.isVisible()
    assert page.title.text() == "RY 2027 · Cycle 3"
    page.close()


@pytest.mark.parametrize("tab", TABS)
def test_nothing_is_edited_in_a_read_only_catalog(
    read_only_session: Session, tmp_path: Path, qtbot: QtBot, tab: str
) -> None:
    page = made(read_only_session, tmp_path, Run())
    qtbot.addWidget(page)
    page.show()
    model = table(page, tab).model()
    editing = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
    cells = [(n, m) for n in range(model.rowCount()) for m in range(model.columnCount())]
    assert not [cell for cell in cells if model.index(*cell).flags() & editing]
    for button in (page.add, page.plan, page.days.change, page.states.take_out):
        assert not button.isEnabled()
    page.close()


def test_a_small_page_shows_one_at_a_time(page: CyclePage) -> None:
    page.resize(683, 260)
    QApplication.processEvents()
    assert not page.tabs.isVisible()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.tabs.isVisible()
    assert not page.list.isVisible()
    QTest.keyClick(page.tabs, Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert (page.width(), page.height()) == (683, 260)


@pytest.mark.parametrize("tab", TABS)
def test_every_control_of_a_tab_has_a_name_and_tab_comes_round(page: CyclePage, tab: str) -> None:
    found = table(page, tab)
    QApplication.processEvents()
    assert walking.unnamed(page) == []
    assert walking.mnemonic_clashes(page) == {}
    assert walking.clipped(page) == []
    page.list.setFocus()
    visited = walking.tab_order(page)
    assert found in visited
    assert page.plan in visited


@pytest.mark.parametrize("palette", [DARK, HIGH_CONTRAST])
def test_the_page_takes_another_look(page: CyclePage, palette: Palette) -> None:
    before = page.grab().toImage()
    page.set_palette(palette)
    assert page.grab().toImage() != before


DIALOGS: dict[str, Callable[[Session], QDialog]] = {
    "change": lambda session: ChangeStatesDialog("5 states", "RY 2027", lambda _: None),
    "take out": lambda session: TakeOutDialog(
        "Alaska", "RY 2027", cycle_members.still_to_come(session.catalog, 2027, ["AK"])
    ),
    "dates": lambda session: DatesDialog(cycle(session), lambda _: 3, lambda _phases, _day: None),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_a_name_and_tab_comes_round(
    planned_session: Session, qtbot: QtBot, name: str
) -> None:
    dialog = DIALOGS[name](planned_session)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    assert walking.unnamed(dialog) == []
    assert walking.mnemonic_clashes(dialog) == {}
    assert walking.clipped(dialog) == []
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel).setFocus()
    visited = walking.tab_order(dialog)
    grouped = QRadioButton  # arrows go from one to the other
    missed = [
        each
        for each in walking.controls(dialog)
        if each not in visited and not isinstance(each, grouped)
    ]
    assert missed == []
    dialog.close()
