"""The letterhead: lines, a logo with its words, and what the catalog refuses."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from perm_desktop.core.letterhead import Letterhead
from perm_desktop.gui.printing.letterhead_dialog import LetterheadDialog
from perm_desktop.services import history
from perm_desktop.services.printing.dress import letterhead, set_letterhead
from perm_desktop.store.catalog import Catalog
from tests.gui.windows import Answers

Open = Callable[[], LetterheadDialog]


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def open_dialog(small: Catalog, answers: Answers, qtbot: QtBot) -> Open:
    def make() -> LetterheadDialog:
        dialog = LetterheadDialog(small, answers, None)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    """A blue picture."""
    image = QImage(60, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    path = tmp_path / "logo.png"
    assert image.save(str(path))
    return path


def press(dialog: LetterheadDialog, words: str) -> None:
    buttons = dialog.findChildren(QAbstractButton)
    next(each for each in buttons if each.text().replace("&", "").startswith(words)).click()


def type_words(dialog: LetterheadDialog, words: str) -> None:
    dialog.findChild(QLineEdit).setText(words)


def seen(dialog: LetterheadDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_lines_and_logo_are_kept_as_one_step(
    small: Catalog, open_dialog: Open, answers: Answers, logo: Path
) -> None:
    dialog = open_dialog()
    dialog.findChild(QPlainTextEdit).setPlainText("Office of Ohio\n\n1 Main Street")
    answers.files.append(logo)
    press(dialog, "Choose")
    type_words(dialog, "Seal of the office")
    press(dialog, "Save")
    kept = letterhead(small)
    assert kept is not None
    assert kept.lines == ("Office of Ohio", "1 Main Street")
    assert kept.logo_alt == "Seal of the office"
    assert QImage.fromData(kept.logo) == QImage(str(logo))
    history.undo(small)
    assert letterhead(small) is None


def test_a_logo_without_words_is_refused_in_the_dialog(
    small: Catalog, open_dialog: Open, answers: Answers, logo: Path
) -> None:
    dialog = open_dialog()
    answers.files.append(logo)
    press(dialog, "Choose")
    press(dialog, "Save")
    assert dialog.isVisible()
    assert "The logo needs words" in seen(dialog)
    assert letterhead(small) is None


def test_what_is_no_picture_is_refused(open_dialog: Open, answers: Answers, tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    dialog = open_dialog()
    for name, sentence in (("text.png", "is no picture"), ("gone.png", "cannot be read")):
        answers.files.append(tmp_path / name)
        press(dialog, "Choose")
        assert sentence in seen(dialog)


def test_a_letterhead_is_shown_again_and_can_be_removed(
    small: Catalog, open_dialog: Open, logo: Path
) -> None:
    set_letterhead(small, Letterhead(("Office of Ohio",), logo.read_bytes(), "Seal"))
    dialog = open_dialog()
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "Office of Ohio"
    assert dialog.findChild(QLineEdit).text() == "Seal"
    press(dialog, "Remove")
    dialog.findChild(QPlainTextEdit).clear()
    press(dialog, "Save")
    assert letterhead(small) is None
