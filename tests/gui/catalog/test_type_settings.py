"""Settings, roles and standing items of a meeting type, kept as they are chosen."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from perm_desktop.core.obligations.engine import thresholds_of
from perm_desktop.core.vocabulary import CadenceKind, Expectation, RollUpRule
from perm_desktop.gui.catalog.type_page import TypePage
from perm_desktop.gui.session import Session
from perm_desktop.services import standing_items
from tests.gui.catalog.driving import choose, kind_of, press


def test_a_changed_length_is_kept_at_once_and_shows_what_was_shipped(
    types: TypePage, session: Session
) -> None:
    types.list.choose("perm-101")
    types.detail.tabs.setCurrentWidget(types.detail.form)
    form = types.detail.form
    form.minutes.setValue(75)
    assert kind_of(session, "perm-101").minutes == 75
    assert form.restore.isEnabled()
    press(form.restore)
    assert kind_of(session, "perm-101").minutes == 90
    assert form.minutes.value() == 90
    assert not form.restore.isEnabled()


def test_the_last_host_cannot_be_unchecked(types: TypePage, session: Session) -> None:
    types.list.choose("rc-check-in")
    types.detail.tabs.setCurrentWidget(types.detail.form)
    box = types.detail.form.hosts.boxes()["RC"]
    box.click()
    assert box.isChecked()
    assert kind_of(session, "rc-check-in").hosts == ("RC",)
    assert "at least one host" in types.detail.problem.words.text()


def test_the_window_is_shown_as_dates_of_the_cycle(types: TypePage, session: Session) -> None:
    types.list.choose("dfo-kick-off")
    form = types.detail.form
    assert form.days.text() == "In RY 2027: July 1, 2025 to August 30, 2025."
    form.first.setValue(0)
    form.last.setValue(9)
    assert form.days.text() == "In RY 2027: June 1, 2025 to June 10, 2025."
    form.first.setValue(20)
    assert "no span of a phase" in types.detail.problem.words.text()
    assert form.first.value() == 0


def test_another_rhythm_shows_the_fields_it_has(types: TypePage, session: Session) -> None:
    types.list.choose("ad-hoc-call")
    types.detail.tabs.setCurrentWidget(types.detail.form)
    form = types.detail.form
    assert not form.first.isVisible()
    choose(form.how, "Several sessions to choose from")
    assert form.sessions.isVisible()
    assert form.first.isVisible()
    assert form.last.isVisible()
    assert not form.together.isVisible()
    kind = kind_of(session, "ad-hoc-call")
    assert (kind.cadence.kind, kind.joint) == (CadenceKind.N_OF_M, True)
    choose(form.how, "Every week")
    assert not form.last.isVisible()
    assert kind_of(session, "ad-hoc-call").cadence.every == "7-days"


def test_who_makes_a_state_attended_is_chosen_in_words(types: TypePage, session: Session) -> None:
    types.list.choose("rc-check-in")
    types.detail.tabs.setCurrentWidget(types.detail.form)
    form = types.detail.form
    choose(form.roll_up, "Anyone")
    assert kind_of(session, "rc-check-in").roll_up is RollUpRule.ANYONE
    assert form.restore.isEnabled()
    press(form.restore)
    assert form.roll_up.currentText() == "PERM lead and one other role"


def test_reconciliation_follows_from_either_threshold_or_both(
    types: TypePage, session: Session
) -> None:
    types.list.choose("64-21-reconciliation")
    types.detail.tabs.setCurrentWidget(types.detail.form)
    form = types.detail.form
    assert form.both.isVisible()
    choose(form.both, "Both thresholds")
    assert thresholds_of(kind_of(session, "64-21-reconciliation")).both
    choose(form.both, "Either threshold")
    assert not form.restore.isEnabled()
    types.list.choose("perm-101")
    assert not form.both.isVisible()


def test_the_wheel_over_a_field_without_the_focus_changes_nothing(types: TypePage) -> None:
    types.list.choose("perm-101")
    types.detail.tabs.setCurrentWidget(types.detail.form)
    minutes = types.detail.form.minutes
    types.list.table.setFocus()
    turn_wheel(minutes)
    assert minutes.value() == 90
    minutes.setFocus()
    turn_wheel(minutes)
    assert minutes.value() == 95


def turn_wheel(widget: QWidget) -> None:
    """One notch up over a widget."""
    center = QPointF(widget.rect().center())
    event = QWheelEvent(
        center,
        QPointF(widget.mapToGlobal(center.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_a_letter_expects_a_role_and_delete_expects_it_no_longer(
    types: TypePage, session: Session
) -> None:
    types.list.choose("dfo-kick-off")
    types.detail.tabs.setCurrentWidget(types.detail.roles)
    table = types.detail.roles.table
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_N)
    expected = {each.role: each.expectation for each in kind_of(session, "dfo-kick-off").roles}
    assert expected == {"DFO": Expectation.REQUIRED, "PM": Expectation.AS_NEEDED}
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [each.role for each in kind_of(session, "dfo-kick-off").roles] == ["DFO"]


def test_a_standing_item_is_added_typed_moved_and_removed(
    types: TypePage, session: Session
) -> None:
    types.list.choose("perm-101")
    agenda = types.detail.agenda
    types.detail.tabs.setCurrentWidget(agenda)
    for title in ("Welcome", "Questions"):
        press(agenda.add)
        QApplication.processEvents()
        editor = QApplication.focusWidget()
        assert editor is not None
        QTest.keyClicks(editor, title)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()
    assert titles(session) == ["Welcome", "Questions"]
    agenda.table.setFocus()
    QTest.keyClick(agenda.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(session) == ["Questions", "Welcome"]
    QTest.keyClick(agenda.table, Qt.Key.Key_Delete)
    assert titles(session) == ["Welcome"]


def titles(session: Session) -> list[str]:
    return [item.title for item in standing_items.items(session.catalog, "perm-101")]


def test_a_standing_item_cannot_lose_its_title(types: TypePage, session: Session) -> None:
    standing_items.add_item(session.catalog, "perm-101", "Welcome")
    types.list.choose("perm-101")
    model = types.detail.agenda.model
    model.setData(model.index(0, 0), " ")
    assert titles(session) == ["Welcome"]
    assert "needs a title" in types.detail.problem.words.text()
