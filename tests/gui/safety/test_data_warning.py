"""A text that looks like beneficiary data is pointed out under its field, and stops nobody."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from perm_desktop.gui.kit import data_warning
from perm_desktop.gui.kit.data_warning import DataWarning
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.meeting.notes_tab import NotesTab
from perm_desktop.gui.session import Session
from tests.gui.conftest import Sample


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was given."""
    found: list[str] = []
    monkeypatch.setattr(data_warning, "announce", lambda _, words: found.append(words))
    return found


@pytest.fixture
def column(qtbot: QtBot, said: list[str]) -> QWidget:
    """A field of each kind, each with its notice."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    for field in (QLineEdit(), QPlainTextEdit()):
        warning = DataWarning(LIGHT)
        warning.watch(field)
        layout.addWidget(field)
        layout.addWidget(warning)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def parts(
    column: QWidget, kind: type[QLineEdit] | type[QPlainTextEdit]
) -> tuple[QWidget, DataWarning]:
    field = column.findChild(kind)
    return field, column.findChildren(DataWarning)[kind is QPlainTextEdit]


def test_the_notice_comes_when_typing_rests_and_goes_with_the_text(
    qtbot: QtBot, column: QWidget, said: list[str]
) -> None:
    field, warning = parts(column, QLineEdit)
    assert isinstance(field, QLineEdit)
    assert not warning.isVisible()
    qtbot.keyClicks(field, "About 123-45-6789")
    assert not warning.isVisible()
    qtbot.waitUntil(warning.isVisible, timeout=3_000)
    assert warning.sentence.text().startswith("This looks like a Social Security number.")
    qtbot.keyClicks(field, " and more")
    warning.look()
    assert said == [warning.sentence.text()]
    field.setText("About nobody")
    warning.look()
    assert not warning.isVisible()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_part_is_taken_out_of_a_field_that_is_not_saved_yet(
    column: QWidget, kind: type[QLineEdit] | type[QPlainTextEdit]
) -> None:
    field, warning = parts(column, kind)
    for text in ("Ann 123-45-6789 asked", "DOB 1/2/1980"):
        field.setText(text) if isinstance(field, QLineEdit) else field.setPlainText(text)
        warning.look()
        warning.remove_button.click()
        left = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        assert not any(part in left for part in ("6789", "1980"))
        assert not warning.isVisible()


def test_what_is_kept_is_not_asked_again_and_not_remembered_as_text(
    column: QWidget, data_folder: Path
) -> None:
    field, warning = parts(column, QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("Case 123-45-6789")
    warning.look()
    warning.keep_button.setFocus()
    warning.keep_button.click()
    assert not warning.isVisible()
    assert field.text() == "Case 123-45-6789"
    field.setText("Again 123-45-6789, and 219-09-9999")
    warning.look()
    assert warning.isVisible()
    warning.keep_button.click()
    assert not warning.isVisible()
    for path in data_folder.iterdir():
        assert b"6789" not in path.read_bytes()
        assert max(map(len, path.read_text().split())) <= 4


def test_a_saved_note_asks_for_the_removal_from_everywhere(
    qtbot: QtBot, session: Session, sample: Sample
) -> None:
    tab = NotesTab(session, LIGHT)
    qtbot.addWidget(tab)
    tab.show_meeting(session.rows[sample.hawaii])
    tab.show()
    tab.editor.setPlainText("Ohio sent 123-45-6789.")
    tab.warning.look()
    with qtbot.waitSignal(session.spill_seen) as seen:
        tab.warning.remove_button.click()
    assert seen.args == ["123-45-6789"]
    assert tab.editor.toPlainText() == "Ohio sent 123-45-6789."
