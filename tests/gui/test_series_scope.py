"""Changing one meeting of a series, those that follow, or all to come; and the clashes of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.meeting.dialog import MeetingDialog
from perm_desktop.gui.planning.clash_dialog import ClashDialog
from perm_desktop.gui.planning.scope_dialog import ScopeDialog, reach
from perm_desktop.gui.small_dialogs import ReasonDialog
from perm_desktop.services import cycles, planning
from perm_desktop.services.series_edits import Scope
from perm_desktop.store.catalog import Catalog
from tests.gui.windows import Opened, active_dialog, opened_window


@pytest.fixture
def opened(qapp: QApplication, catalog: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over RY 2027 planned for two states; the clock says Apr 14, 2026."""
    cycles.add_cycle(catalog, 2027, ["HI", "OH"])
    planning.commit(catalog, 2027, planning.preview(catalog, 2027))
    with opened_window(qapp, catalog, tmp_path / "window.ini") as found:
        yield found


def series(opened: Opened) -> list[MeetingRow]:
    """Ohio's check-ins in their order."""
    rows = opened.session.rows.values()
    found = [row for row in rows if (row.type, row.states) == ("rc-check-in", "OH")]
    return sorted(found, key=lambda row: row.occurrence or 0)


def coming(opened: Opened) -> list[MeetingRow]:
    now = int(opened.session.catalog.now().timestamp()) // 60
    return [row for row in series(opened) if row.utc > now]


def answer(kind: type[QDialog], act: Callable[[QDialog], object]) -> None:
    """Act in a dialog once it is there."""
    QTimer.singleShot(0, lambda: act(active_dialog(kind)))


def with_scope(scope: str) -> None:
    """Choose a scope when it is asked for."""

    def choose(dialog: QDialog) -> None:
        dialog.findChild(QRadioButton, f"scope-{scope}").setChecked(True)
        dialog.accept()

    answer(ScopeDialog, choose)


def change(opened: Opened, ident: int, fill: Callable[[MeetingDialog], object], scope: str) -> None:
    """Fill in the form of a meeting and answer the question about its series."""
    opened.session.select(ident)

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, MeetingDialog)
        fill(dialog)
        if scope:
            with_scope(scope)
        dialog._on_accepted()

    answer(MeetingDialog, act)
    opened.trigger("change_meeting")


def an_hour_later(dialog: MeetingDialog) -> None:
    dialog._ui.time.setTime(dialog._ui.time.time().addSecs(3600))


def close_clashes(opened: Opened) -> None:
    for dialog in opened.window.findChildren(ClashDialog):
        dialog.accept()


@pytest.mark.parametrize("scope", ["this", "following", "all"])
def test_a_new_length_reaches_what_was_chosen(opened: Opened, scope: str) -> None:
    chosen = coming(opened)[4]
    first = {"this": chosen, "following": chosen, "all": coming(opened)[0]}[scope]
    last = chosen if scope == "this" else series(opened)[-1]
    change(opened, chosen.id, lambda dialog: dialog._ui.minutes.setValue(25), scope)
    changed = [row.occurrence for row in series(opened) if row.minutes == 25]
    assert changed == list(range(first.occurrence or 0, (last.occurrence or 0) + 1))
    close_clashes(opened)
    opened.trigger("undo")
    assert not [row for row in series(opened) if row.minutes == 25]


def test_the_others_of_a_series_take_over_only_what_was_changed(opened: Opened) -> None:
    first, second, *_ = coming(opened)
    change(opened, second.id, lambda dialog: dialog._ui.title.setText("Claims"), "this")
    change(opened, first.id, lambda dialog: dialog._ui.minutes.setValue(25), "all")
    close_clashes(opened)
    row = opened.session.rows[second.id]
    assert (row.title, row.minutes, row.starts) == ("Claims", 25, second.starts)


def test_going_back_from_the_scope_keeps_the_form_and_changes_nothing(opened: Opened) -> None:
    row = coming(opened)[0]
    opened.session.select(row.id)
    still_open: list[bool] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, MeetingDialog)
        dialog._ui.minutes.setValue(25)
        answer(ScopeDialog, lambda scope: scope.reject())
        dialog._on_accepted()
        still_open.append(dialog.isVisible())
        dialog.reject()

    answer(MeetingDialog, act)
    opened.trigger("change_meeting")
    assert still_open == [True]
    assert opened.session.rows[row.id] == row


def test_a_form_without_a_change_asks_nothing(opened: Opened) -> None:
    row = coming(opened)[0]
    change(opened, row.id, lambda _dialog: None, "")
    assert opened.session.rows[row.id] == row


def test_the_rest_of_a_series_is_cancelled_with_one_reason(opened: Opened) -> None:
    row = coming(opened)[3]
    opened.session.select(row.id)

    def give(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.findChild(QLineEdit), "Contract ended")
        with_scope("following")
        dialog.accept()

    answer(ReasonDialog, give)
    opened.trigger("cancel")
    cancelled = [each for each in series(opened) if each.status == "cancelled"]
    assert cancelled[0].occurrence == row.occurrence
    assert cancelled[-1] == series(opened)[-1]
    assert {each.reason for each in cancelled} == {"Contract ended"}
    opened.trigger("undo")
    assert {each.status for each in series(opened)} == {"scheduled"}


def onto(other: MeetingRow) -> Callable[[MeetingDialog], None]:
    """Move a meeting to where another one is."""

    def fill(dialog: MeetingDialog) -> None:
        dialog._ui.day.setDate(dialog._ui.day.date().fromString(other.starts[:10], "yyyy-MM-dd"))
        time = dialog._ui.time.time().fromString(other.starts[11:], "HH:mm")
        dialog._ui.time.setTime(time)

    return fill


@pytest.mark.parametrize("answer_text", ["&Keep", "&Undo", "Escape"])
def test_a_clash_is_told_and_only_undo_takes_the_change_back(
    opened: Opened, qtbot: QtBot, answer_text: str
) -> None:
    row = coming(opened)[0]
    other = next(
        each
        for each in opened.session.rows.values()
        if (each.type, each.states) == ("rc-check-in", "HI") and each.utc > row.utc
    )
    change(opened, row.id, onto(other), "this")
    assert "clash" in opened.window.statusBar().currentMessage()
    dialog = opened.window.findChild(ClashDialog)
    assert "RC would be in two meetings at once" in dialog.findChild(QPlainTextEdit).toPlainText()
    assert opened.session.rows[row.id].starts == other.starts
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    if answer_text == "Escape":
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        buttons[answer_text].click()
    expected = row.starts if answer_text == "&Undo" else other.starts
    qtbot.waitUntil(lambda: opened.session.rows[row.id].starts == expected)


def test_a_move_without_clash_asks_nothing_more(opened: Opened) -> None:
    row = coming(opened)[0]
    change(opened, row.id, an_hour_later, "this")
    found = opened.window.findChildren(ClashDialog)
    assert opened.session.rows[row.id].utc == row.utc + 60
    assert len(found) == 0


def test_what_is_over_held_or_cancelled_is_not_counted(opened: Opened) -> None:
    rows = series(opened)
    now = int(opened.session.catalog.now().timestamp()) // 60
    chosen = coming(opened)[2]
    counted = reach(chosen, rows, now)
    assert counted[Scope.ALL] == len(coming(opened))
    assert counted[Scope.FOLLOWING] == len(coming(opened)) - 2
    held = [row._replace(status="held") if row.id != chosen.id else row for row in rows]
    assert reach(chosen, held, now)[Scope.ALL] == 1
    assert reach(chosen._replace(series=None), rows, now)[Scope.ALL] == 1
