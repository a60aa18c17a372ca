"""Notes: typed and saved, never lost, never jumping about."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from perm_desktop.core.errors import UserError
from perm_desktop.gui.kit.autosave_edit import AutosaveEdit
from perm_desktop.gui.look.palettes import DARK, LIGHT
from perm_desktop.gui.meeting.notes_tab import NotesTab, local_clock
from perm_desktop.gui.session import Session
from perm_desktop.services import history, meetings, notes
from perm_desktop.services.meetings import MeetingDraft
from tests.gui.conftest import Sample

CTRL = Qt.KeyboardModifier.ControlModifier
LONG = "\n".join(f"Line {number}" for number in range(200))

Open = Callable[[int], NotesTab]


@pytest.fixture
def open_notes(qtbot: QtBot, session: Session) -> Open:
    """Opens the notes of a meeting in a window of their own, the focus in the editor."""

    def opened(meeting: int) -> NotesTab:
        return shown(qtbot, session, meeting)

    return opened


def shown(qtbot: QtBot, session: Session, meeting: int) -> NotesTab:
    tab = NotesTab(session, LIGHT)
    qtbot.addWidget(tab)
    tab.resize(460, 320)
    tab.show_meeting(session.rows[meeting])
    tab.show()
    tab.activateWindow()
    tab.editor.setFocus()
    qtbot.waitUntil(tab.isActiveWindow)
    return tab


def stored(session: Session, meeting: int, state: str = "") -> str:
    found = {note.state: note.text for note in notes.read(session.catalog, meeting)}
    return found.get(state, "")


def steps_to_undo(session: Session) -> int:
    return sum(line.state == "done" for line in history.lines(session.catalog))


def test_a_pause_of_a_second_saves_what_was_typed(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    tab = open_notes(sample.hawaii)
    qtbot.keyClicks(tab.editor, "Asked for dates")
    assert tab.saved_label.text() == "Saving…"
    qtbot.waitUntil(lambda: stored(session, sample.hawaii) == "Asked for dates", timeout=3000)
    assert tab.saved_label.text() == f"Saved {local_clock(session.catalog.now())}"


def test_typing_that_never_pauses_is_saved_all_the_same(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    tab = open_notes(sample.hawaii)

    def typed_on_until_saved() -> bool:
        qtbot.keyClick(tab.editor, Qt.Key.Key_A)
        return stored(session, sample.hawaii) != ""

    qtbot.waitUntil(typed_on_until_saved, timeout=3000)
    assert tab.editor.is_unsaved


def test_saving_leaves_cursor_selection_and_scroll_alone(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    notes.write(session.catalog, sample.hawaii, LONG)
    tab = open_notes(sample.hawaii)
    cursor = tab.editor.textCursor()
    cursor.setPosition(LONG.index("Line 100"))
    tab.editor.setTextCursor(cursor)
    qtbot.keyClicks(tab.editor, "x")
    cursor.movePosition(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
    tab.editor.setTextCursor(cursor)
    tab.editor.verticalScrollBar().setValue(60)
    assert tab.flush()
    assert "xLine 100" in stored(session, sample.hawaii)
    assert tab.editor.verticalScrollBar().value() == 60
    assert tab.editor.textCursor().selectedText() == "Line 100"


def test_leaving_the_field_saves(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    tab = open_notes(sample.hawaii)
    elsewhere = QLineEdit(tab)
    elsewhere.show()
    qtbot.keyClicks(tab.editor, "Quick")
    elsewhere.setFocus()
    assert stored(session, sample.hawaii) == "Quick"


def test_hiding_the_tab_saves(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    tab = open_notes(sample.hawaii)
    qtbot.keyClicks(tab.editor, "Quick")
    tab.hide()
    assert stored(session, sample.hawaii) == "Quick"


def test_text_that_came_without_the_focus_is_saved_when_the_tab_hides(
    open_notes: Open, session: Session, sample: Sample
) -> None:
    tab = open_notes(sample.hawaii)
    tab.editor.clearFocus()
    tab.editor.insertPlainText("Dictated")
    tab.hide()
    assert stored(session, sample.hawaii) == "Dictated"


def test_showing_another_meeting_saves_to_the_one_that_was_shown(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    tab = open_notes(sample.hawaii)
    qtbot.keyClicks(tab.editor, "Of Hawaii")
    tab.show_meeting(session.rows[sample.new_york])
    assert tab.editor.toPlainText() == ""
    assert stored(session, sample.hawaii) == "Of Hawaii"
    assert stored(session, sample.new_york) == ""


def test_looking_at_notes_writes_nothing(
    open_notes: Open, session: Session, sample: Sample
) -> None:
    notes.write(session.catalog, sample.hawaii, "Kept\tas it is\u00a0here\n")
    before = steps_to_undo(session)
    tab = open_notes(sample.hawaii)
    tab.show_meeting(session.rows[sample.joint])
    assert steps_to_undo(session) == before


def test_typing_keeps_hard_blanks_of_the_text(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    notes.write(session.catalog, sample.hawaii, "64/21\u00a0of 3\u00a0states")
    tab = open_notes(sample.hawaii)
    qtbot.keyClicks(tab.editor, "A ")
    assert tab.flush()
    assert stored(session, sample.hawaii) == "A 64/21\u00a0of 3\u00a0states"


def test_undo_shows_the_earlier_text_in_its_place(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    notes.write(session.catalog, sample.hawaii, LONG)
    tab = open_notes(sample.hawaii)
    with session.catalog.edit("Another step"):
        pass
    notes.append(session.catalog, sample.hawaii, "And at last \U0001f4c5 this")
    tab.editor.verticalScrollBar().setValue(60)
    session.undo()
    assert tab.editor.toPlainText() == LONG
    assert tab.editor.verticalScrollBar().value() == 60
    session.redo()
    assert tab.editor.toPlainText().endswith("And at last \U0001f4c5 this")
    assert not tab.editor.is_unsaved


def test_ctrl_z_in_the_editor_undoes_typing_and_the_catalog_follows(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    notes.write(session.catalog, sample.hawaii, "Before")
    tab = open_notes(sample.hawaii)
    tab.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(tab.editor, " and after")
    assert tab.flush()
    qtbot.keyClick(tab.editor, Qt.Key.Key_Z, CTRL)
    assert tab.editor.toPlainText() == "Before"
    assert tab.flush()
    assert stored(session, sample.hawaii) == "Before"


def test_typing_taken_back_before_it_was_saved_needs_no_saving(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    tab = open_notes(sample.hawaii)
    before = steps_to_undo(session)
    qtbot.keyClicks(tab.editor, "x")
    qtbot.keyClick(tab.editor, Qt.Key.Key_Z, CTRL)
    assert tab.saved_label.text() == ""
    assert tab.flush()
    assert steps_to_undo(session) == before


def test_what_is_being_typed_goes_before_a_change_from_elsewhere(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    tab = open_notes(sample.hawaii)
    qtbot.keyClicks(tab.editor, "Typed here")
    notes.write(session.catalog, sample.hawaii, "Written there")
    assert tab.editor.toPlainText() == "Typed here"
    assert tab.flush()
    assert stored(session, sample.hawaii) == "Typed here"


def test_a_joint_meeting_has_a_text_for_each_of_its_states(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    tab = open_notes(sample.joint)
    assert tab.chooser.isVisible()
    assert tab.chooser.count() == 19
    assert tab.chooser.currentText() == "Meeting"
    qtbot.keyClicks(tab.editor, "Of all")
    tab.chooser.setFocus()
    qtbot.keyClicks(tab.chooser, "Haw")
    qtbot.keyClicks(tab.editor, "Of one")
    assert tab.flush()
    assert stored(session, sample.joint) == "Of all"
    assert stored(session, sample.joint, "HI") == "Of one"
    assert tab.chooser.currentText() == "Hawaii, has notes"
    assert tab.chooser.itemText(0) == "Meeting, has notes"


def test_another_meeting_opens_with_its_own_text(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    tab = open_notes(sample.joint)
    tab.chooser.setFocus()
    qtbot.keyClicks(tab.chooser, "Haw")
    tab.show_meeting(session.rows[sample.hawaii])
    assert not tab.chooser.isVisible()
    qtbot.keyClicks(tab.editor, "Ours")
    assert tab.flush()
    assert stored(session, sample.hawaii) == "Ours"


def test_another_joint_meeting_opens_with_the_text_of_all(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    draft = MeetingDraft("cycle-call", ["HI", "TX"], "2026-05-13T13:00")
    second = meetings.add_meeting(session.catalog, draft)
    tab = open_notes(sample.joint)
    tab.chooser.setFocus()
    qtbot.keyClicks(tab.chooser, "Haw")
    tab.show_meeting(session.rows[second])
    assert tab.chooser.currentText() == "Meeting"
    assert tab.chooser.count() == 3


def test_a_damaged_note_is_told_instead_of_shown(
    open_notes: Open, session: Session, sample: Sample
) -> None:
    notes.write(session.catalog, sample.hawaii, "As it was")
    with session.catalog.edit("Damage") as edit:
        edit.connection.execute("UPDATE note SET text = 'as it was not'")
    tab = open_notes(sample.hawaii)
    sentence = tab.findChild(QLabel, "notesDamaged")
    assert isinstance(sentence, QLabel)
    assert "is damaged" in sentence.text()
    assert sentence.isVisible()
    assert not tab.editor.isVisible()
    session.undo()
    assert tab.editor.isVisible()
    assert tab.editor.toPlainText() == "As it was"


def test_a_refused_text_stays_on_the_screen_with_the_reason(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample, refusals: list[UserError]
) -> None:
    tab = open_notes(sample.hawaii)
    session.catalog.connection.execute("PRAGMA query_only = ON")
    qtbot.keyClicks(tab.editor, "Not lost")
    assert not tab.flush()
    assert tab.editor.toPlainText() == "Not lost"
    assert tab.saved_label.text().startswith("Not saved. ")
    assert refusals == []
    session.catalog.connection.execute("PRAGMA query_only = OFF")
    assert tab.flush()
    assert stored(session, sample.hawaii) == "Not lost"


def test_a_refused_text_comes_back_with_its_meeting(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample, refusals: list[UserError]
) -> None:
    tab = open_notes(sample.hawaii)
    session.catalog.connection.execute("PRAGMA query_only = ON")
    qtbot.keyClicks(tab.editor, "Not lost")
    tab.show_meeting(session.rows[sample.new_york])
    assert refusals == []
    assert session.typed.pending == 1
    assert tab.editor.toPlainText() == ""
    assert not tab.flush()
    session.catalog.connection.execute("PRAGMA query_only = OFF")
    tab.show_meeting(session.rows[sample.hawaii])
    assert tab.editor.toPlainText() == "Not lost"
    assert tab.flush()
    assert stored(session, sample.hawaii) == "Not lost"
    assert stored(session, sample.new_york) == ""


def test_text_that_looks_like_markup_is_shown_as_typed(
    open_notes: Open, session: Session, sample: Sample
) -> None:
    notes.write(session.catalog, sample.hawaii, "<b>Bold</b> & <i>so on</i>")
    assert open_notes(sample.hawaii).editor.toPlainText() == "<b>Bold</b> & <i>so on</i>"


def test_tab_leaves_the_editor(qtbot: QtBot, open_notes: Open, sample: Sample) -> None:
    tab = open_notes(sample.joint)
    qtbot.keyClick(tab.editor, Qt.Key.Key_Tab)
    assert not tab.editor.hasFocus()
    assert tab.editor.toPlainText() == ""


def test_tab_moves_a_line_of_a_list_and_shift_tab_moves_it_back(
    qtbot: QtBot, open_notes: Open, sample: Sample
) -> None:
    tab = open_notes(sample.hawaii)
    qtbot.keyClicks(tab.editor, "- Bring it")
    qtbot.keyClick(tab.editor, Qt.Key.Key_Tab)
    assert tab.editor.toPlainText() == "  - Bring it"
    qtbot.keyClick(tab.editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert tab.editor.toPlainText() == "- Bring it"
    assert tab.editor.hasFocus()


def test_enter_goes_on_with_a_list_until_an_item_stays_empty(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    tab = open_notes(sample.hawaii)
    qtbot.keyClicks(tab.editor, "[ ] Send it")
    qtbot.keyClick(tab.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(tab.editor, "Name a contact")
    qtbot.keyClick(tab.editor, Qt.Key.Key_Return)
    qtbot.keyClick(tab.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(tab.editor, "Plain")
    assert tab.flush()
    assert stored(session, sample.hawaii) == "[ ] Send it\n[ ] Name a contact\nPlain"


def test_enter_before_the_text_of_an_item_only_breaks_the_line(
    qtbot: QtBot, open_notes: Open, sample: Sample
) -> None:
    tab = open_notes(sample.hawaii)
    qtbot.keyClicks(tab.editor, "- Bring it")
    tab.editor.moveCursor(QTextCursor.MoveOperation.StartOfLine)
    qtbot.keyClick(tab.editor, Qt.Key.Key_Return)
    assert tab.editor.toPlainText() == "\n- Bring it"


@pytest.mark.parametrize(
    ("key", "shift", "begins"),
    [(Qt.Key.Key_1, False, "# "), (Qt.Key.Key_8, True, "- "), (Qt.Key.Key_9, True, "[ ] ")],
)
def test_a_key_turns_the_selected_lines_and_turns_them_back(
    qtbot: QtBot, open_notes: Open, sample: Sample, key: Qt.Key, shift: bool, begins: str
) -> None:
    modifiers = CTRL | Qt.KeyboardModifier.ShiftModifier if shift else CTRL
    tab = open_notes(sample.hawaii)
    qtbot.keyClicks(tab.editor, "one")
    qtbot.keyClick(tab.editor, Qt.Key.Key_Return)
    tab.editor.insertPlainText("two \U0001f4c5")
    tab.editor.selectAll()
    qtbot.keyClick(tab.editor, key, modifiers)
    assert tab.editor.toPlainText() == f"{begins}one\n{begins}two \U0001f4c5"
    tab.editor.selectAll()
    qtbot.keyClick(tab.editor, key, modifiers)
    assert tab.editor.toPlainText() == "one\ntwo \U0001f4c5"
    qtbot.keyClick(tab.editor, Qt.Key.Key_Z, CTRL)
    assert tab.editor.toPlainText() == f"{begins}one\n{begins}two \U0001f4c5"


def test_ctrl_enter_checks_a_box_and_the_cursor_keeps_its_place(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    tab = open_notes(sample.hawaii)
    qtbot.keyClicks(tab.editor, "[ ] Send")
    qtbot.keyClick(tab.editor, Qt.Key.Key_Return, CTRL)
    qtbot.keyClicks(tab.editor, " it")
    assert tab.flush()
    assert stored(session, sample.hawaii) == "[x] Send it"


def test_a_click_on_a_box_checks_it_and_a_click_beside_it_does_not(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    notes.write(session.catalog, sample.hawaii, "Plain\n[ ] Send it")
    tab = open_notes(sample.hawaii)
    editor = tab.editor
    cursor = editor.textCursor()
    cursor.setPosition(len("Plain\n["))
    on_box = editor.cursorRect(cursor).center()
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=on_box)
    assert editor.toPlainText() == "Plain\n[x] Send it"
    cursor.setPosition(len("Plain\n[ ] Send"))
    beside = editor.cursorRect(cursor).center()
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert editor.toPlainText() == "Plain\n[x] Send it"


def test_styling_leaves_the_text_as_it_is_and_is_no_change(
    open_notes: Open, session: Session, sample: Sample
) -> None:
    text = "# Decisions\n- Bring it\n  [x] Sent\n[ ] Send"
    notes.write(session.catalog, sample.hawaii, text)
    tab = open_notes(sample.hawaii)
    tab.set_palette(DARK)
    assert tab.editor.typed_text() == text
    assert not tab.editor.is_unsaved
    heading = tab.editor.document().firstBlock().layout().formats()
    assert heading[-1].format.fontWeight() > 600


def test_a_meeting_in_the_trash_still_has_its_typed_text_on_the_screen(
    qtbot: QtBot, open_notes: Open, session: Session, sample: Sample
) -> None:
    tab = open_notes(sample.hawaii)
    qtbot.keyClicks(tab.editor, "Just typed")
    meetings.delete_meetings(session.catalog, [sample.hawaii])
    assert not tab.flush()
    assert tab.editor.toPlainText() == "Just typed"
    meetings.restore_meetings(session.catalog, [sample.hawaii])
    assert tab.flush()
    assert stored(session, sample.hawaii) == "Just typed"


def test_a_catalog_open_for_reading_lets_nobody_type(
    qtbot: QtBot, read_only_session: Session, sample: Sample
) -> None:
    tab = shown(qtbot, read_only_session, sample.hawaii)
    qtbot.keyClicks(tab.editor, "Typed")
    assert tab.editor.toPlainText() == ""
    assert tab.flush()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one two", "one three two"),
        ("\U0001f4c5\U0001f4c5 b", "\U0001f4c5\U0001f4c6 b"),
        ("aaa", "aa"),
        ("", "new"),
        ("old", ""),
        ("a\nb\nc", "a\nc"),
    ],
)
def test_a_text_from_elsewhere_replaces_what_differs(qtbot: QtBot, before: str, after: str) -> None:
    editor = AutosaveEdit()
    qtbot.addWidget(editor)
    editor.open_text("key", before)
    editor.take_text(after)
    assert editor.typed_text() == after
    editor.undo()
    assert editor.typed_text() == before
