"""Deadlines are marked as met, and deadlines of one's own are added, by keys and by buttons."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from perm_desktop.core.cycles import Cycle
from perm_desktop.core.obligations.deadline_rules import Anchor
from perm_desktop.core.obligations.deadlines import Deadline, Standing
from perm_desktop.gui.facts.deadlines_dialog import DeadlinesDialog
from perm_desktop.gui.facts.met_dialog import MetDialog
from perm_desktop.gui.facts.rule_dialog import AddRuleDialog, RuleDialog
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.session import Session
from perm_desktop.services import deadlines, deadlines_met
from tests.gui.windows import active_dialog

YEAR, TODAY = 2027, date(2026, 4, 14)
Dialog = TypeVar("Dialog", bound=QDialog)
Opened = Callable[..., DeadlinesDialog]


@pytest.fixture
def cycle(session: Session) -> Cycle:
    """RY 2027."""
    assert session.cycle is not None
    return session.cycle


@pytest.fixture
def opened(session: Session, cycle: Cycle, qtbot: QtBot) -> Opened:
    """Shows the deadlines at a state, or at a rule."""

    def show(state: str = "", at: tuple[str, str] | None = None) -> DeadlinesDialog:
        dialog = DeadlinesDialog(session, cycle, LIGHT, state=state, at=at)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return show


def answered(kind: type[Dialog], answer: Callable[[Dialog], object]) -> None:
    """Answer the dialog that is opened next."""

    def act() -> None:
        dialog = active_dialog(kind)
        assert isinstance(dialog, kind)
        answer(dialog)

    QTimer.singleShot(0, act)


def returned(dialog: QDialog, qtbot: QtBot) -> None:
    """Come back from the dialog that was answered, as a desktop does by itself."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


def of_rule(session: Session, key: str, part: str = "") -> list[Deadline]:
    """The deadlines of a rule and a part, as they stand."""
    found = deadlines.all_of(session.catalog, YEAR, TODAY)
    return [line for line in found if (line.rule.key, line.part) == (key, part)]


def test_a_key_marks_the_line_as_met_for_all_its_states_as_one_step(
    opened: Opened, session: Session, qtbot: QtBot
) -> None:
    dialog = opened(at=("quarter-data", "Q2"))
    answered(MetDialog, lambda asked: asked.accept())
    QTest.keyClick(dialog.table, Qt.Key.Key_M)
    returned(dialog, qtbot)
    (line,) = of_rule(session, "quarter-data", "Q2")
    assert (line.who, line.met) == ("All", TODAY)
    assert dialog.table.selected_lines()[0].met == TODAY
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [one.met for one in of_rule(session, "quarter-data", "Q2")] == [None]


def test_a_state_that_did_not_meet_it_is_left_out(opened: Opened, session: Session) -> None:
    dialog = opened(at=("quarter-data", "Q2"))

    def leave_out(asked: MetDialog) -> None:
        asked.states.setFocus()
        asked.states.setCurrentRow(0)
        QTest.keyClick(asked.states, Qt.Key.Key_Space)
        asked.accept()

    answered(MetDialog, leave_out)
    dialog.met.click()
    assert {(line.who, line.standing) for line in of_rule(session, "quarter-data", "Q2")} == {
        ("AK", Standing.OVERDUE),
        ("17 states", Standing.MET),
    }
    assert dialog.table.selected_lines()[0].who == "AK"


def test_several_lines_are_marked_and_taken_back_at_once(
    opened: Opened, session: Session, qtbot: QtBot
) -> None:
    dialog = opened("NY")
    dialog.which.setCurrentIndex(dialog.which.findText("Overdue"))
    dialog.table.selectAll()
    count = len(dialog.model.lines)
    assert count > 1
    answered(MetDialog, lambda asked: asked.accept())
    dialog.met.click()
    assert dialog.model.lines == ()
    returned(dialog, qtbot)
    dialog.which.setCurrentIndex(dialog.which.findText("Met"))
    dialog.table.selectAll()
    assert [line.state for line in dialog.model.lines] == ["NY"] * count
    QTest.keyClick(dialog.table, Qt.Key.Key_U)
    assert dialog.model.lines == ()
    session.undo()
    session.undo()
    assert all(line.met is None for line in deadlines.all_of(session.catalog, YEAR, TODAY))


def test_a_day_that_is_to_come_is_refused_where_it_was_asked(
    opened: Opened, session: Session
) -> None:
    dialog, said = opened("NY", ("quarter-data", "Q2")), list[str]()

    def try_tomorrow(asked: MetDialog) -> None:
        asked.day.setDate(asked.day.date().addDays(1))
        asked.accept()
        said.append(asked.refusal.text())
        asked.reject()

    answered(MetDialog, try_tomorrow)
    dialog.met.click()
    assert said == ["Apr 15, 2026 is still to come. Use the day on which it was met."]
    assert all(line.met is None for line in of_rule(session, "quarter-data", "Q2"))


def test_a_day_that_is_only_to_be_known_cannot_be_marked(opened: Opened) -> None:
    dialog = opened(at=("cut-off", ""))
    assert dialog.table.selected_lines()[0].rule.key == "cut-off"
    assert not dialog.met.isEnabled()
    QTest.keyClick(dialog.table, Qt.Key.Key_M)  # asks nothing
    assert not dialog.unmet.isEnabled()


def test_a_deadline_of_ones_own_is_added_gone_to_and_removed(
    opened: Opened, session: Session
) -> None:
    dialog = opened("NY")

    def fill(asked: AddRuleDialog) -> None:
        QTest.keyClicks(asked.name, "State audit")
        QTest.keyClicks(asked.from_what, "Audit announced")
        asked.fields.days.setValue(10)
        asked.accept()

    answered(AddRuleDialog, fill)
    dialog.add.click()
    line = dialog.table.selected_lines()[0]
    assert (line.rule.title, line.rule.length, line.rule.verified) == (
        "State audit",
        "10 calendar days",
        False,
    )

    def remove(asked: RuleDialog) -> None:
        next(each for each in asked.findChildren(QPushButton) if "Remove" in each.text()).click()

    answered(RuleDialog, remove)
    dialog.rule.click()
    assert of_rule(session, "state-audit") == []


def test_a_fixed_day_of_ones_own_asks_for_no_days(
    session: Session, cycle: Cycle, qtbot: QtBot
) -> None:
    asked = AddRuleDialog(session.catalog, cycle, TODAY, LIGHT, None)
    qtbot.addWidget(asked)
    asked.show()
    asked.anchor.setCurrentIndex(asked.anchor.findData(Anchor.CYCLE))
    assert (asked.fields.day.isVisible(), asked.fields.days.isVisible()) == (True, False)
    assert not asked.from_what.isVisible()
    asked.accept()
    assert "A deadline needs a name." in asked.refusal.text()
    asked.name.setText("Town hall")
    asked.milestone.setChecked(True)
    asked.accept()
    (line,) = of_rule(session, asked.key)
    assert (line.due, line.states) == (TODAY, ())


def test_a_rule_that_counts_nothing_asks_for_no_days(
    session: Session, cycle: Cycle, qtbot: QtBot
) -> None:
    rule = deadlines.rule(session.catalog, YEAR, "cut-off")
    asked = RuleDialog(session.catalog, cycle, rule, None)
    qtbot.addWidget(asked)
    asked.show()
    assert (asked.fields.day.isVisible(), asked.fields.days.isVisible()) == (False, False)
    asked.fields.source.setText("CMS letter")
    asked.fields.verified.setChecked(True)
    asked.accept()
    changed = deadlines.rule(session.catalog, YEAR, "cut-off")
    assert (changed.source, changed.verified) == ("CMS letter", True)


def test_a_catalog_for_reading_shows_what_was_met_and_offers_no_act(
    read_only_session: Session, qtbot: QtBot
) -> None:
    assert read_only_session.cycle is not None
    dialog = DeadlinesDialog(read_only_session, read_only_session.cycle, LIGHT)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not any(each.isVisible() for each in (dialog.met, dialog.unmet, dialog.rule, dialog.add))
    QTest.keyClick(dialog.table, Qt.Key.Key_M)  # asks nothing
    assert dialog.model.rowCount() > 0


def test_a_mark_is_given_another_day(opened: Opened, session: Session) -> None:
    met = [deadlines_met.Chosen("NY", "meqc-plan")]
    deadlines_met.mark(session.catalog, YEAR, met, date(2026, 4, 1))
    dialog = opened("NY")
    dialog.which.setCurrentIndex(dialog.which.findText("Met"))
    dialog.table.go_to(0)

    def later(asked: MetDialog) -> None:
        asked.day.setDate(asked.day.date().addDays(2))
        asked.accept()

    answered(MetDialog, later)
    dialog.met.click()
    assert [line.met for line in of_rule(session, "meqc-plan") if line.state == "NY"] == [
        date(2026, 4, 3)
    ]
