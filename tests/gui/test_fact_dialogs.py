"""What obligations follow from is entered by keys, each act one step to undo."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from perm_desktop.core.cycles import Cycle
from perm_desktop.core.obligations.deadline_rules import Count
from perm_desktop.core.vocabulary import Basis, Need
from perm_desktop.gui.facts.deadline_lines import FROM
from perm_desktop.gui.facts.deadlines_dialog import DeadlinesDialog
from perm_desktop.gui.facts.decide_dialog import DecideDialog
from perm_desktop.gui.facts.delay_dialog import DelayDialog
from perm_desktop.gui.facts.differences_dialog import DifferencesDialog, ResolveDialog
from perm_desktop.gui.facts.rule_dialog import RuleDialog
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.meeting.dialog import MeetingDialog
from perm_desktop.gui.session import Session
from perm_desktop.services import deadlines, decisions, delays, differences
from perm_desktop.services.meetings import MeetingDraft
from perm_desktop.store import facts
from perm_desktop.store.catalog import Catalog
from tests.gui.conftest import Sample
from tests.gui.windows import active_dialog, opened_window

YEAR, TODAY = 2027, date(2026, 4, 14)
SYSTEMS = "dp-systems-access-webinar"
Dialog = TypeVar("Dialog", bound=QDialog)
Show = Callable[[Dialog], Dialog]
UNIVERSE, FORM, COMPUTED, TYPED, STATUS = 1, 2, 3, 4, 5
Q1, Q2, CHIP_Q1 = 0, 1, 5


@pytest.fixture
def cycle(session: Session) -> Cycle:
    """RY 2027."""
    assert session.cycle is not None
    return session.cycle


@pytest.fixture
def show(qtbot: QtBot) -> Show[Dialog]:
    """Show a dialog as it would be opened, without waiting for its end."""

    def shown(dialog: Dialog) -> Dialog:
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return shown


def meantime(act: Callable[[], object]) -> None:
    """Act while the dialog that is opened next waits."""
    QTimer.singleShot(0, act)


# -- decisions


@pytest.fixture
def deciding(session: Session, cycle: Cycle, show: Show[DecideDialog]) -> DecideDialog:
    """The dialog on access to systems, all of it undecided, at the first state."""
    return show(DecideDialog(session, cycle, LIGHT, kind=SYSTEMS))


def needs(session: Session) -> dict[str, Need]:
    """What is decided by state."""
    made = session.coverage.of(YEAR).facts.decisions
    return {each.state: each.need for each in made}


def test_states_are_decided_one_after_the_other_by_keys(
    deciding: DecideDialog, session: Session
) -> None:
    deciding.reason.setText("It has a login")
    QTest.keyClicks(deciding.table, "xnx")
    first = [line.obligation.state for line in deciding.model.lines[:3]]
    assert needs(session) == dict(
        zip(first, (Need.NOT_NEEDED, Need.NEEDED, Need.NOT_NEEDED), strict=True)
    )
    assert deciding.sentence.text().startswith("33 of 36 are undecided.")


def test_several_states_are_decided_as_one_step(deciding: DecideDialog, session: Session) -> None:
    deciding.table.selectAll()
    deciding.choice.setCurrentIndex(deciding.choice.findText("Needed: the state requests it"))
    QTest.keyClick(deciding.table, Qt.Key.Key_Space)
    made = session.coverage.of(YEAR).facts.decisions
    assert len(made) == 18
    assert {each.basis for each in made} == {Basis.STATE_REQUESTS.value}
    QTest.keyClick(deciding, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert needs(session) == {}


def test_not_needed_without_a_reason_is_refused_and_asks_for_it(
    deciding: DecideDialog, session: Session
) -> None:
    QTest.keyClick(deciding.table, Qt.Key.Key_X)
    assert needs(session) == {}
    assert "Give the reason" in deciding.refusal.words.text()
    assert deciding.focusWidget() is deciding.reason


def test_the_history_of_a_state_is_told_newest_first(
    session: Session, cycle: Cycle, show: Show[DecideDialog]
) -> None:
    catalog = session.catalog
    decisions.decide(catalog, YEAR, SYSTEMS, "HI", Need.NEEDED, "Ann Lee", "", Basis.RC_REQUIRES)
    decisions.decide(catalog, YEAR, SYSTEMS, "HI", Need.NOT_NEEDED, "Bo Roe", "No access wanted")
    dialog = show(DecideDialog(session, cycle, LIGHT, kind=SYSTEMS, state="HI"))
    told = [dialog.history.item(n).text() for n in range(dialog.history.count())]
    assert told == [
        "Not needed\nBo Roe, Apr 14, 2026: No access wanted",
        "Needed: the RC requires it\nAnn Lee, Apr 14, 2026",
    ]
    assert dialog.by.text() == "Bo Roe"


def test_a_decision_is_taken_back_by_a_key(
    session: Session, cycle: Cycle, show: Show[DecideDialog]
) -> None:
    decisions.decide(session.catalog, YEAR, SYSTEMS, "HI", Need.NEEDED, "Ann Lee", "Asked for")
    dialog = show(DecideDialog(session, cycle, LIGHT, kind=SYSTEMS, state="HI"))
    QTest.keyClick(dialog.table, Qt.Key.Key_U)
    assert needs(session) == {"HI": Need.UNDECIDED}


def test_a_catalog_for_reading_shows_decisions_and_offers_none(
    read_only_session: Session, show: Show[DecideDialog]
) -> None:
    assert read_only_session.cycle is not None
    dialog = show(DecideDialog(read_only_session, read_only_session.cycle, LIGHT))
    QTest.keyClick(dialog.table, Qt.Key.Key_N)
    assert not dialog.record.isVisible()
    assert needs(read_only_session) == {}
    assert dialog.model.rowCount() == 36


# -- differences


@pytest.fixture
def entering(session: Session, cycle: Cycle, show: Show[DifferencesDialog]) -> DifferencesDialog:
    """The dialog on New York, with nothing entered."""
    return show(DifferencesDialog(session, cycle, LIGHT, state="NY"))


def typed(dialog: DifferencesDialog, row: int, column: int, text: str) -> None:
    """Edit a cell as keys do."""
    index = dialog.model.index(row, column)
    dialog.table.setCurrentIndex(index)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    field = dialog.table.indexWidget(index)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def cell(dialog: DifferencesDialog, row: int, column: int) -> str:
    """What a cell shows."""
    return str(dialog.model.index(row, column).data())


@pytest.mark.parametrize(
    ("universe", "percent", "status"),
    [
        ("115", "15%", "Within 15%"),
        ("115.01", "15.01%", "Above 15%"),
        ("84.9", "15.1%", "Above 15%"),
    ],
)
def test_a_difference_is_computed_while_it_is_typed(
    universe: str, percent: str, status: str, entering: DifferencesDialog, session: Session
) -> None:
    typed(entering, Q1, UNIVERSE, universe)
    typed(entering, Q1, FORM, "$100")
    assert (cell(entering, Q1, COMPUTED), cell(entering, Q1, STATUS)) == (percent, status)
    assert session.coverage.of(YEAR).facts.differences == []


def test_a_typed_percentage_outranks_the_computed_one(entering: DifferencesDialog) -> None:
    typed(entering, Q1, UNIVERSE, "150")
    typed(entering, Q1, FORM, "100")
    assert "50% in Q1" in entering.sentence.text()
    typed(entering, Q1, TYPED, "2.5%")
    assert cell(entering, Q1, COMPUTED) == "50%"
    assert cell(entering, Q1, STATUS) == "Within 15%"


def test_a_form_of_zero_asks_for_a_percentage_and_is_not_saved_without(
    entering: DifferencesDialog, session: Session
) -> None:
    typed(entering, Q2, UNIVERSE, "5")
    typed(entering, Q2, FORM, "0")
    assert cell(entering, Q2, STATUS) == "Zero form: type a percentage"
    entering.accept()
    assert entering.isVisible()
    assert "is zero" in entering.refusal.words.text()
    assert session.coverage.of(YEAR).facts.differences == []


@pytest.mark.parametrize("text", ["abc", "15,0", "-3"])
def test_what_is_no_number_stays_and_is_not_saved(
    text: str, entering: DifferencesDialog, session: Session
) -> None:
    typed(entering, Q1, UNIVERSE, text)
    typed(entering, Q1, FORM, "100")
    assert cell(entering, Q1, UNIVERSE) == text
    assert cell(entering, Q1, STATUS) == "Universe to be corrected"
    entering.accept()
    assert text in entering.refusal.words.text()
    assert entering.isVisible()
    assert differences.entered(session.catalog, YEAR, "NY") == []


def test_cells_of_a_spreadsheet_are_pasted_past_the_overall_line(
    entering: DifferencesDialog,
) -> None:
    rows = "".join(f"${number},234,567\t1,000,000.50\r\n" for number in range(1, 6))
    QApplication.clipboard().setText(rows)
    entering.table.go_to(Q1, UNIVERSE)
    QTest.keyClick(entering.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert cell(entering, Q1, UNIVERSE) == "1,234,567"
    assert cell(entering, Q1 + 3, FORM) == "1,000,000.50"
    assert cell(entering, CHIP_Q1 - 1, UNIVERSE) == ""
    assert cell(entering, CHIP_Q1, UNIVERSE) == "5,234,567"


def test_a_number_begins_to_be_typed_where_the_keys_are(entering: DifferencesDialog) -> None:
    entering.table.go_to(Q1, UNIVERSE)
    QTest.keyClick(entering.table, Qt.Key.Key_7)
    entering.table.commit()
    assert cell(entering, Q1, UNIVERSE) == "7"


def test_all_rows_of_a_state_are_saved_as_one_step(
    entering: DifferencesDialog, session: Session
) -> None:
    typed(entering, Q1, TYPED, "18.2")
    typed(entering, CHIP_Q1, UNIVERSE, "1,000")
    typed(entering, CHIP_Q1, FORM, "990")
    entering.accept()
    found = differences.entered(session.catalog, YEAR, "NY")
    assert {(each.program, each.quarter) for each in found} == {("medicaid", "Q1"), ("chip", "Q1")}
    session.undo()
    assert differences.entered(session.catalog, YEAR, "NY") == []


def test_going_to_the_next_state_saves_this_one(
    entering: DifferencesDialog, session: Session
) -> None:
    typed(entering, Q1, TYPED, "16")
    QTest.keyClick(entering, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    (kept,) = differences.entered(session.catalog, YEAR, "NY")
    assert kept.percent == Decimal(16)
    assert entering.states.currentText() != "New York"
    assert cell(entering, Q1, TYPED) == ""


def test_leaving_without_saving_records_nothing(
    entering: DifferencesDialog, session: Session
) -> None:
    typed(entering, Q1, TYPED, "16")
    QTest.keyClick(entering, Qt.Key.Key_Escape)
    assert entering.isVisible()
    assert entering.refusal.words.text().startswith("What was typed for New York is not saved.")
    QTest.keyClick(entering, Qt.Key.Key_Escape)
    assert not entering.isVisible()
    assert differences.entered(session.catalog, YEAR, "NY") == []


def test_an_emptied_row_takes_back_what_was_recorded(
    session: Session, cycle: Cycle, show: Show[DifferencesDialog]
) -> None:
    differences.enter(session.catalog, YEAR, "NY", "medicaid", "Q1", percent="16")
    dialog = show(DifferencesDialog(session, cycle, LIGHT, state="NY"))
    dialog.table.setCurrentIndex(dialog.model.index(Q1, TYPED))
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    dialog.accept()
    assert differences.entered(session.catalog, YEAR, "NY") == []


def test_a_program_is_resolved_on_a_day(entering: DifferencesDialog, session: Session) -> None:
    typed(entering, Q1, UNIVERSE, "$1,160.00")
    typed(entering, Q1, FORM, "1,000")
    assert entering.save()

    def resolve() -> None:
        dialog = active_dialog(ResolveDialog)
        dialog.findChild(QDateEdit).setDate(QDate(2026, 4, 10))
        dialog.accept()

    meantime(resolve)
    entering.resolve.click()
    kept = differences.entered(session.catalog, YEAR, "NY")
    assert {each.resolved for each in kept} == {date(2026, 4, 10)}
    assert cell(entering, Q1, STATUS) == "Resolved Apr 10, 2026"
    assert "resolved on Apr 10, 2026" in entering.sentence.text()


def test_nothing_is_to_be_resolved_within_the_thresholds(entering: DifferencesDialog) -> None:
    typed(entering, Q1, TYPED, "15")
    assert entering.save()
    assert not entering.resolve.isEnabled()


# -- data delays


@pytest.fixture
def delaying(session: Session, cycle: Cycle, show: Show[DelayDialog]) -> DelayDialog:
    """The dialog on New York, whose data are on time."""
    return show(DelayDialog(session, cycle, LIGHT, state="NY"))


def check_ins(session: Session) -> list[str]:
    """The SC check-ins that stand."""
    return [row.status for row in session.rows.values() if row.type == "sc-check-in"]


def test_a_delay_plans_as_many_check_ins_as_it_said(
    delaying: DelayDialog, session: Session
) -> None:
    said = int(delaying.outcome.text().split(" ", 1)[0])
    delaying.act.click()
    assert len(check_ins(session)) == said > 0
    assert "are late since Apr 14, 2026" in delaying.sentence.text()
    assert delaying.act.text() == "Turn &off"


def test_weekly_check_ins_are_about_twice_as_many(delaying: DelayDialog) -> None:
    fortnightly = int(delaying.outcome.text().split(" ", 1)[0])
    delaying.every.setCurrentIndex(delaying.every.findText("Every week"))
    weekly = int(delaying.outcome.text().split(" ", 1)[0])
    assert fortnightly < weekly <= 2 * fortnightly + 1


def test_the_end_of_a_delay_says_how_many_go_to_the_trash(
    delaying: DelayDialog, session: Session
) -> None:
    delaying.act.click()
    planned = len(check_ins(session))
    assert delaying.outcome.text().startswith(f"{planned} check-ins will go to the trash")
    delaying.day.setDate(QDate(2026, 5, 20))
    said = int(delaying.outcome.text().split(" ", 1)[0])
    delaying.act.click()
    assert 0 < len(check_ins(session)) == planned - said
    (delay,) = delays.of_state(session.catalog, YEAR, "NY")
    assert delay.ends == date(2026, 5, 19)


def test_a_day_outside_the_cycle_turns_nothing_on(delaying: DelayDialog) -> None:
    delaying.day.setDate(QDate(2031, 1, 5))
    assert not delaying.act.isEnabled()
    assert "is not a day for check-ins" in delaying.outcome.text()


def test_an_ad_hoc_call_is_questioned_once_while_data_are_late(
    session: Session, show: Show[MeetingDialog]
) -> None:
    delays.turn_on(session.catalog, YEAR, "NY", TODAY)
    made: list[MeetingDraft] = []
    form = MeetingDialog(session)
    form.start_new(made.append, TODAY, ["NY"])
    kinds = form.findChild(QComboBox, "type")
    kinds.setCurrentIndex(kinds.findData("ad-hoc-call"))
    show(form)
    ok = form.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    ok.click()
    assert made == []
    assert "New York has every-other-week SC check-ins" in form.findChild(QLabel, "hint").text()
    ok.click()
    assert [draft.type for draft in made] == ["ad-hoc-call"]


# -- deadlines


@pytest.fixture
def looking(session: Session, cycle: Cycle, show: Show[DeadlinesDialog]) -> DeadlinesDialog:
    """The deadlines of New York."""
    return show(DeadlinesDialog(session, cycle, LIGHT, state="NY"))


def row_of(dialog: DeadlinesDialog, key: str, part: str = "") -> int:
    """The line of a rule."""
    return next(
        n for n, line in enumerate(dialog.model.lines) if (line.rule.key, line.part) == (key, part)
    )


def test_a_day_is_entered_in_place_and_taken_back(
    looking: DeadlinesDialog, session: Session, qtbot: QtBot
) -> None:
    def current() -> tuple[str, date | None]:
        line = looking.model.line(looking.table.currentIndex().row())
        return line.rule.key, line.due

    index = looking.model.index(row_of(looking, "difference-resolution"), FROM)
    looking.table.setCurrentIndex(index)
    QTest.keyClick(looking.table, Qt.Key.Key_Return)
    field = looking.table.indexWidget(index)
    assert isinstance(field, QDateEdit)
    field.setDate(QDate(2026, 6, 8))
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: current() == ("difference-resolution", date(2026, 7, 15)))
    QTest.keyClick(looking.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: current() == ("difference-resolution", None))
    assert facts.deadline_starts(session.catalog.connection, looking.cycle.id) == []


def test_each_program_has_its_own_day(looking: DeadlinesDialog, session: Session) -> None:
    row = row_of(looking, "corrective-action", "CHIP")
    looking.model.setData(looking.model.index(row, FROM), TODAY)
    looking.reject()
    found = deadlines.all_of(session.catalog, YEAR, TODAY, ["NY"])
    plans = {one.part: one.starts for one in found if one.rule.key == "corrective-action"}
    assert plans == {"Medicaid": None, "CHIP": TODAY}


def test_a_number_that_was_not_read_in_its_source_says_so(looking: DeadlinesDialog) -> None:
    words = [str(looking.model.index(row, 4).data()) for row in range(looking.model.rowCount())]
    unproved = [line.rule.key for line in looking.model.lines if not line.rule.verified]
    assert words.count("Unverified") == len(unproved) > 0


def test_a_rule_is_changed_for_the_cycle_and_restored(
    session: Session, cycle: Cycle, show: Show[RuleDialog]
) -> None:
    catalog = session.catalog
    dialog = show(RuleDialog(catalog, cycle, deadlines.rule(catalog, YEAR, "appeal"), None))
    dialog.fields.days.setValue(20)
    dialog.fields.count.setCurrentIndex(dialog.fields.count.findData(Count.CALENDAR))
    dialog.accept()
    changed = deadlines.rule(catalog, YEAR, "appeal")
    assert (changed.days, changed.count) == (20, Count.CALENDAR)
    again = show(RuleDialog(catalog, cycle, changed, None))
    next(b for b in again.findChildren(QPushButton) if "Restore" in b.text()).click()
    assert deadlines.rule(catalog, YEAR, "appeal").days == 15


# -- from the window


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("decide", DecideDialog),
        ("differences", DifferencesDialog),
        ("data_delay", DelayDialog),
        ("deadlines", DeadlinesDialog),
    ],
)
def test_a_command_opens_at_the_state_of_the_selected_meeting(
    command: str,
    kind: type[QDialog],
    qapp: QApplication,
    small: Catalog,
    sample: Sample,
    tmp_path: Path,
) -> None:
    with opened_window(qapp, small, tmp_path / "window.ini") as opened:
        opened.session.select(sample.new_york)
        said: list[str] = []

        def look() -> None:
            dialog = active_dialog(kind)
            said.append(_state_of(dialog))
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

        meantime(look)
        opened.trigger(command)
        assert said == ["New York"]


def _state_of(dialog: QDialog) -> str:
    if isinstance(dialog, DecideDialog):
        return dialog.table.selected_lines()[0].name
    assert isinstance(dialog, DifferencesDialog | DelayDialog | DeadlinesDialog)
    return dialog.states.currentText()
