"""All keys on one page, and each of them bound."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from perm_desktop.gui.actions import COMMANDS
from perm_desktop.gui.audience.view import MARK_KEYS
from perm_desktop.gui.shell.palette_entries import menu_actions
from perm_desktop.gui.shell.pane_keys import KEYS, PaneKey
from perm_desktop.gui.shell.shortcuts_dialog import ShortcutsDialog, all_keys, as_text
from perm_desktop.services.printing import keys as printing_keys
from perm_desktop.store.catalog import Catalog
from tests.gui import walking
from tests.gui.windows import Opened, opened_window

_SOME = [
    PaneKey("Everywhere", "Ctrl+K", "Find anything"),
    PaneKey("Audience", "A", "Attended"),
    PaneKey("Audience", "X", "Absent"),
]


@pytest.fixture
def dialog(qtbot: QtBot) -> ShortcutsDialog:
    """Three keys of two places."""
    made = ShortcutsDialog(_SOME)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def opened(qapp: QApplication, planned: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A whole window."""
    with opened_window(qapp, planned, tmp_path / "window.ini") as found:
        yield found


def keys_of(place: str) -> list[str]:
    """The keys listed for a place, one by one."""
    listed = [key.key for key in KEYS if key.place == place]
    return [each for line in listed for each in line.split(", ")]


def test_the_keys_themselves_are_seen(opened: Opened, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(
        all_keys(menu_actions(list(opened.window.actions_by_name.menus.values())))
    )
    qtbot.addWidget(dialog)
    dialog.show()
    longest = max((key.key for key in dialog.shown), key=len)
    assert dialog.table.columnWidth(0) > dialog.fontMetrics().horizontalAdvance(longest)
    assert dialog.table.columnWidth(1) > 200


def test_every_key_of_a_command_is_listed(opened: Opened) -> None:
    menus = list(opened.window.actions_by_name.menus.values())
    listed = {key.key for key in all_keys(menu_actions(menus))}
    native = QKeySequence.SequenceFormat.NativeText
    wanted = {QKeySequence(each.key).toString(native) for each in COMMANDS if each.key}
    assert wanted <= listed


def test_no_place_lists_a_key_twice() -> None:
    seen = [(key.place, key.key) for key in KEYS]
    assert len(seen) == len(set(seen))


def test_every_mark_of_the_audience_is_listed() -> None:
    listed = keys_of("Audience")
    assert all(QKeySequence(key).toString() in listed for key in MARK_KEYS)


def test_every_key_of_the_agenda_is_bound(opened: Opened) -> None:
    agenda = opened.window.plan.meeting.agenda
    actions = [*agenda.actions(), *agenda.table.actions()]
    bound = {sequence.toString() for action in actions for sequence in action.shortcuts()}
    keys = {"Ctrl+Enter": "Ctrl+Return"}
    listed = {keys.get(key, key) for key in keys_of("Agenda")} - {"Enter", "F2"}
    assert listed <= bound


def test_f1_and_ctrl_k_belong_to_help_and_search() -> None:
    keys = {each.key: each.name for each in COMMANDS}
    assert (keys["F1"], keys["Ctrl+K"]) == ("shortcuts", "palette")


def test_a_filter_leaves_what_has_every_word(dialog: ShortcutsDialog) -> None:
    dialog.filter.setText("audience abs")
    assert dialog.shown == [_SOME[2]]
    assert dialog.table.topLevelItemCount() == 1
    dialog.filter.setText("nothing like it")
    assert dialog.table.topLevelItemCount() == 0


def test_copy_takes_what_is_shown_as_a_table(dialog: ShortcutsDialog, qtbot: QtBot) -> None:
    dialog.filter.setText("audience")
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "&Copy")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Audience\nA\tAttended\nX\tAbsent"


def test_places_are_parted_by_a_blank_line() -> None:
    assert as_text(_SOME).splitlines()[:4] == [
        "Everywhere",
        "Ctrl+K\tFind anything",
        "",
        "Audience",
    ]


def test_the_printed_list_is_a_pdf(tmp_path: Path) -> None:
    file = printing_keys.prepared({"Audience": [("A", "Attended")]}, tmp_path)()
    assert file.read_bytes().startswith(b"%PDF-")


def test_the_dialog_can_be_walked(dialog: ShortcutsDialog) -> None:
    assert walking.unnamed(dialog) == []
    assert walking.mnemonic_clashes(dialog) == {}
    assert walking.clipped(dialog) == []
    assert set(walking.controls(dialog)) <= set(walking.tab_order(dialog))
