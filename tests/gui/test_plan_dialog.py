"""The plan dialog: a preview that follows every choice, and one step at the end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTableView,
    QTabWidget,
    QToolTip,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from perm_desktop.core.cycles import DateSpan
from perm_desktop.core.plan_rules import PlanRules, TypeRules
from perm_desktop.gui.planning.heat_strip import HeatStrip, weeks
from perm_desktop.gui.planning.plan_dialog import PlanDialog
from perm_desktop.gui.planning.plan_models import TypeColumn, TypeModel
from perm_desktop.gui.planning.plan_types_table import TypeTable
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import cycle_settings, cycles, history, meetings, planning
from perm_desktop.store.catalog import Catalog
from tests.builders import dump

CODES = ("HI", "OH", "PR")  # a small cycle plans in no time


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    """The worker of a window."""
    made = Tasks()
    yield made
    made.close()
    QCoreApplication.processEvents()
    made.deleteLater()


@pytest.fixture
def trio(catalog: Catalog) -> Catalog:
    """RY 2027 with three states, nothing planned."""
    cycles.add_cycle(catalog, 2027, CODES)
    return catalog


@pytest.fixture
def dialog(trio: Catalog, tasks: Tasks, qtbot: QtBot) -> Iterator[PlanDialog]:
    """The dialog over it, shown."""
    made = opened(trio, tasks)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.reject()


def opened(catalog: Catalog, tasks: Tasks) -> PlanDialog:
    session = Session(catalog)
    assert session.cycle is not None
    rules = cycle_settings.rules(catalog, 2027)
    made = PlanDialog(session, session.cycle, planning.preview(catalog, 2027), rules, tasks)
    session.setParent(made)
    return made


def ok(dialog: PlanDialog) -> QPushButton:
    return dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)


def types(dialog: PlanDialog) -> TypeTable:
    return dialog.findChild(TypeTable)


def cell(dialog: PlanDialog, key: str, column: TypeColumn) -> QModelIndex:
    model = types(dialog).model()
    assert isinstance(model, TypeModel)
    rows = range(model.rowCount())
    return model.index(next(row for row in rows if model.line(row).key == key), column)


def choose(dialog: PlanDialog, key: str, column: TypeColumn, value: object) -> None:
    assert types(dialog).model().setData(cell(dialog, key, column), value)


def wait_for_plan(dialog: PlanDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: ok(dialog).isEnabled(), timeout=20_000)


def table(dialog: PlanDialog, name: str) -> QTableView:
    return next(t for t in dialog.findChildren(QTableView) if t.accessibleName() == name)


def texts(dialog: PlanDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def tab_titles(dialog: PlanDialog) -> list[str]:
    tabs = dialog.findChild(QTabWidget)
    return [tabs.tabText(number) for number in range(tabs.count())]


def test_the_counts_of_all_tabs_are_those_of_the_plan(dialog: PlanDialog) -> None:
    count = len(dialog.plan.meetings)
    assert ok(dialog).text() == f"Add {count:,} meetings"
    assert tab_titles(dialog) == [
        "By type",
        "By state (3)",
        f"Meetings ({count})",
        "Left out (0)",
        "Rules",
    ]
    shown = types(dialog).model()
    by_type = [int(shown.index(row, TypeColumn.COUNT).data()) for row in range(shown.rowCount())]
    assert sum(by_type) == count
    assert table(dialog, "Meetings to be added").model().rowCount() == count
    assert sum(week.meetings for week in dialog.findChild(HeatStrip).weeks) == count


def test_a_type_that_is_unchecked_is_left_out_of_the_next_plan(
    dialog: PlanDialog, qtbot: QtBot
) -> None:
    before = len(dialog.plan.meetings)
    view, index = types(dialog), cell(dialog, "rc-check-in", TypeColumn.PLAN)
    view.setFocus()
    view.setCurrentIndex(index)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert not ok(dialog).isEnabled()
    wait_for_plan(dialog, qtbot)
    assert len(dialog.plan.meetings) == before - 3 * 39
    assert cell(dialog, "rc-check-in", TypeColumn.COUNT).data() == "–"


def test_weekday_time_length_and_zone_of_a_type_are_kept_by_the_plan(
    dialog: PlanDialog, qtbot: QtBot
) -> None:
    choose(dialog, "cycle-call", TypeColumn.WEEKDAY, 3)
    choose(dialog, "cycle-call", TypeColumn.START, 9 * 60)
    choose(dialog, "cycle-call", TypeColumn.MINUTES, 45)
    choose(dialog, "cycle-call", TypeColumn.ZONE, "Pacific/Honolulu")
    wait_for_plan(dialog, qtbot)
    calls = [each for each in dialog.plan.meetings if each.type == "cycle-call"]
    assert calls
    assert {(each.start, each.minutes, each.zone) for each in calls} == {
        (9 * 60, 45, "Pacific/Honolulu")
    }
    assert max(set(day := [each.day.weekday() for each in calls]), key=day.count) == 3


def test_a_window_is_chosen_in_the_calendar_and_taken_back_by_delete(
    dialog: PlanDialog, qtbot: QtBot
) -> None:
    view, index = types(dialog), cell(dialog, "state-intake", TypeColumn.FIRST)
    shipped = index.data()
    view.setFocus()
    view.setCurrentIndex(index)
    QTest.keyClick(view, Qt.Key.Key_Return)
    editor = view.findChild(QDateEdit)
    editor.setDate(QDate(2025, 9, 15))
    view.commitData(editor)
    view.closeEditor(editor, view.itemDelegate().EndEditHint.NoHint)
    wait_for_plan(dialog, qtbot)
    days = [each.day for each in dialog.plan.meetings if each.type == "state-intake"]
    assert min(days) >= date(2025, 9, 15)
    assert index.data() == "Sep 15, 2025"
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert index.data() == shipped
    assert dialog.rules.of_type("state-intake") == TypeRules()


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_enter_in_the_table_edits_and_never_accepts(dialog: PlanDialog) -> None:
    view = types(dialog)
    view.setFocus()
    view.setCurrentIndex(cell(dialog, "cycle-call", TypeColumn.WEEKDAY))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.state() == QAbstractItemView.State.EditingState
    box = view.findChild(QComboBox)
    assert [box.itemText(n) for n in range(3)] == ["Any", "Monday", "Tuesday"]
    box.hidePopup()
    assert dialog.isVisible()


def test_a_rule_of_the_cycle_changes_the_whole_plan(dialog: PlanDialog, qtbot: QtBot) -> None:
    boxes = {box.text(): box for box in dialog.findChildren(QCheckBox)}
    boxes["Friday"].setChecked(False)
    wait_for_plan(dialog, qtbot)
    assert 4 not in {each.day.weekday() for each in dialog.plan.meetings}
    assert dialog.rules_changed


def test_rules_that_make_no_sense_are_told_and_cannot_be_accepted(dialog: PlanDialog) -> None:
    choose(dialog, "state-intake", TypeColumn.FIRST, QDate(2027, 1, 1))
    assert "ends before it begins" in texts(dialog)
    assert not ok(dialog).isEnabled()
    dialog.accept()
    assert dialog.isVisible()


def test_what_cannot_be_met_is_named_with_the_way_out(dialog: PlanDialog, qtbot: QtBot) -> None:
    choose(dialog, "cycle-call", TypeColumn.START, 8 * 60)  # Hawaii sleeps
    wait_for_plan(dialog, qtbot)
    left_out = table(dialog, "Meetings left out").model()
    rows = [[left_out.index(row, n).data() for n in range(3)] for row in range(left_out.rowCount())]
    (what, why, way_out) = next(row for row in rows if "Cycle call" in row[0])
    assert why
    assert way_out
    assert f"Left out ({len(rows)})" in tab_titles(dialog)
    assert what.startswith("Cycle call, all states")


def test_all_choices_are_taken_back_at_once(dialog: PlanDialog, qtbot: QtBot) -> None:
    count = len(dialog.plan.meetings)
    choose(dialog, "cycle-call", TypeColumn.MINUTES, 45)
    wait_for_plan(dialog, qtbot)
    restore = QDialogButtonBox.StandardButton.RestoreDefaults
    dialog.findChild(QDialogButtonBox).button(restore).click()
    wait_for_plan(dialog, qtbot)
    assert len(dialog.plan.meetings) == count
    assert dialog.rules == PlanRules()


def test_meetings_are_sorted_by_a_click_on_the_head(dialog: PlanDialog) -> None:
    view = table(dialog, "Meetings to be added")
    view.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    longest = max(each.minutes for each in dialog.plan.meetings)
    assert view.model().index(0, 3).data() == str(longest)
    view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    first = dialog.plan.meetings[0]
    assert f"{first.day.day}, {first.day.year}" in view.model().index(0, 0).data()


def test_the_tables_keep_the_rules_of_models(
    dialog: PlanDialog, qtmodeltester: ModelTester
) -> None:
    views = [view for view in dialog.findChildren(QTableView) if view.accessibleName()]
    assert len(views) == 4
    for view in views:
        qtmodeltester.check(view.model())


def test_closing_while_a_plan_is_made_drops_it(
    dialog: PlanDialog, tasks: Tasks, qtbot: QtBot
) -> None:
    plan = dialog.plan
    choose(dialog, "cycle-call", TypeColumn.MINUTES, 45)
    with qtbot.waitSignal(tasks.busy_changed, timeout=20_000):
        pass
    with qtbot.waitSignal(tasks.busy_changed, timeout=20_000):
        dialog.reject()
    assert dialog.plan is plan


def test_nothing_missing_is_said_and_only_closing_is_left(
    planned: Catalog, tasks: Tasks, qtbot: QtBot
) -> None:
    dialog = opened(planned, tasks)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Nothing is missing" in texts(dialog)
    assert "Left alone: 1,550" in texts(dialog)
    assert not ok(dialog).isVisible()
    cancel = QDialogButtonBox.StandardButton.Cancel
    assert dialog.findChild(QDialogButtonBox).button(cancel).text() == "Close"
    dialog.reject()


def test_rules_and_plan_are_one_step_to_undo(trio: Catalog) -> None:
    before = dump(trio.connection)
    chosen = replace(PlanRules(), opens=9 * 60, types={"cycle-call": TypeRules(minutes=45)})
    plan = planning.preview(trio, 2027, rules=chosen)
    made = planning.commit_with_rules(trio, 2027, plan, chosen)
    assert made == len(plan.meetings) == len(meetings.find_rows(trio))
    assert cycle_settings.rules(trio, 2027) == chosen
    history.undo(trio)
    assert dump(trio.connection) == before


def test_weeks_begin_on_monday_and_take_in_days_outside_their_span() -> None:
    span = DateSpan(date(2026, 10, 1), date(2026, 10, 14))
    found = weeks([date(2026, 10, 9), date(2026, 10, 5), date(2026, 10, 20)], span)
    assert [(week.monday.isoformat(), week.meetings) for week in found] == [
        ("2026-09-28", 0),
        ("2026-10-05", 2),
        ("2026-10-12", 0),
        ("2026-10-19", 1),
    ]
    assert found[1].sentence == "Week of Oct 5, 2026: 2 meetings"
    assert found[3].sentence == "Week of Oct 19, 2026: 1 meeting"
    assert found[0].sentence == "Week of Sep 28, 2026: no meetings"


def test_a_week_of_the_strip_says_its_count_on_hover(dialog: PlanDialog) -> None:
    strip = dialog.findChild(HeatStrip)
    busiest = max(range(len(strip.weeks)), key=lambda n: strip.weeks[n].meetings)
    point = strip.cell(busiest).center().toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, point, strip.mapToGlobal(QPoint(point)))
    QCoreApplication.sendEvent(strip, event)
    assert QToolTip.text() == strip.weeks[busiest].sentence
    assert strip.weeks[busiest].sentence in strip.accessibleDescription()
    QToolTip.hideText()
