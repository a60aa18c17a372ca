"""People brought in through the window: a preview, decisions by key, one step."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from perm_desktop.core.people.columns import Field
from perm_desktop.core.people.importing import Kind
from perm_desktop.core.people.person import Organization, Person
from perm_desktop.gui.imports.people_columns_dialog import PeopleColumnsDialog
from perm_desktop.gui.imports.people_dialog import PeopleImportDialog
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.session import Session
from perm_desktop.services import people, people_import
from perm_desktop.store.catalog import Catalog
from tests.gui.windows import Opened, opened_window

_TEXT = (
    "Name,E-mail,State,Role\n"
    "Ann Sample,ann@example.org,OH,Data lead\n"
    "Bob Example,bob@example.org,PA,MRR contact\n"
    "Anne Muster,,KS,Data lead\n"
    "Carl Example,carl@example.org,PA,Wizard\n"
)
_KEY = Qt.Key


@pytest.fixture
def muster(small: Catalog) -> int:
    """Somebody whose name is much like one of the file."""
    return people.add(small, Person(0, "Anna Muster", Organization.STATE))


@pytest.fixture
def dialog(qtbot: QtBot, small: Catalog, muster: int, tmp_path: Path) -> PeopleImportDialog:
    """The preview of a file with two new people and two in doubt."""
    path = tmp_path / "list.csv"
    path.write_text(_TEXT, encoding="utf-8")
    found = PeopleImportDialog(Session(small), people_import.preview(small, path), LIGHT, None)
    qtbot.addWidget(found)
    found.show()
    return found


def _names(catalog: Catalog) -> list[str]:
    return sorted(person.name for person in people.directory(catalog).people.values())


def test_a_preview_counts_the_people_and_takes_what_is_sure(dialog: PeopleImportDialog) -> None:
    assert [button.text() for button in dialog.kinds.buttons] == [
        *("All 4", "New 2", "Changed 0", "Same 0", "Doubtful 2"),
    ]
    assert dialog.accepted_lines == {2: 0, 3: 0}
    assert dialog.ok.text() == "&Import 2 people"


def test_space_leaves_a_person_out_and_takes_them_again(dialog: PeopleImportDialog) -> None:
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, _KEY.Key_Space)
    assert dialog.accepted_lines == {3: 0}
    QTest.keyClick(dialog.table, _KEY.Key_Space)
    assert dialog.accepted_lines == {2: 0, 3: 0}


def test_a_filter_shows_one_kind_and_leaves_it_out_whole(dialog: PeopleImportDialog) -> None:
    dialog.kinds.choose(Kind.NEW)
    assert [line.name for line in dialog.model.lines] == ["Ann Sample", "Bob Example"]
    dialog.none.click()
    assert dialog.accepted_lines == {}
    assert not dialog.ok.isEnabled()
    dialog.kinds.choose(Kind.DOUBTFUL)
    dialog.all.click()
    assert dialog.accepted_lines == {5: 0}  # who may be somebody known is to be decided first


def test_who_is_meant_is_decided_by_key(
    dialog: PeopleImportDialog, small: Catalog, muster: int
) -> None:
    dialog.table.go_to(2)
    QTest.keyClick(dialog.table, _KEY.Key_Return)
    assert dialog.detail.who.currentText() == "Choose who this is"
    dialog.detail.who.setFocus()
    QTest.keyClick(dialog.detail.who, _KEY.Key_Down)
    dialog.detail.who.activated.emit(dialog.detail.who.currentIndex())
    assert dialog.accepted_lines[4] == muster
    shown = [each.label for each in dialog.detail.fields.model().lines]
    assert shown == ["Name", "Post"]
    dialog.accept()
    assert _names(small) == ["Ann Sample", "Anne Muster", "Bob Example"]


def test_what_is_in_doubt_is_said_in_full(dialog: PeopleImportDialog) -> None:
    dialog.table.go_to(3)
    assert "“Wizard” is not a role of this program." in dialog.detail.doubts.text()
    assert dialog.detail.who.isHidden()


def test_a_refusal_is_told_and_nothing_is_taken(dialog: PeopleImportDialog, small: Catalog) -> None:
    people.add(small, Person(0, "Somebody Else", Organization.STATE))
    dialog.accept()
    assert "has changed since" in dialog.refusal.words.text()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert _names(small) == ["Anna Muster", "Somebody Else"]


@pytest.fixture
def opened(qapp: QApplication, small: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over the small catalog."""
    with opened_window(qapp, small, tmp_path / "window.ini") as found:
        yield found


def _answer(qtbot: QtBot, opened: Opened, act: Callable[[QDialog], object]) -> None:
    """Choose the command, and act in the dialog that comes when the file is read."""
    acted: list[bool] = []

    def now() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, QDialog):
            looking.stop()
            acted.append(True)
            act(found)

    looking = QTimer(opened.window, interval=10)
    looking.timeout.connect(now)
    looking.start()
    opened.trigger("import_people")
    qtbot.waitUntil(lambda: bool(acted))


def test_the_command_reads_a_file_and_takes_people_in_as_one_step(
    qtbot: QtBot, opened: Opened, small: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(_TEXT, encoding="utf-8")
    opened.answers.files.append(path)
    _answer(qtbot, opened, lambda dialog: dialog.accept())
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert _names(small) == ["Ann Sample", "Anne Muster", "Bob Example"]
    assert opened.window.statusBar().currentMessage().startswith("3 people added.")
    opened.trigger("undo")
    assert _names(small) == []


def test_a_file_that_is_none_is_told(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    path.write_bytes(b"%PDF-1.7")
    opened.answers.files.append(path)
    opened.trigger("import_people")
    qtbot.waitUntil(lambda: bool(opened.answers.told))
    assert "PDF" in opened.answers.told[0].sentence


def test_columns_are_chosen_compared_and_kept(qtbot: QtBot, small: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Wer,Wo,Schuh\nAnn Sample,OH,8\n", encoding="utf-8")
    listed = people_import.read(path)
    dialog = PeopleColumnsDialog(Session(small), listed, {}, LIGHT, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert "known to hold names" in dialog.refusal.words.text()
    model = dialog.table.model()
    for row, field in enumerate((Field.NAME, Field.STATE, Field.NAME)):
        model.setData(model.index(row, 2), field.value)
    assert dialog.columns == {Field.NAME: "Schuh", Field.STATE: "Wo"}
    model.setData(model.index(0, 2), Field.NAME.value)
    QTest.keyClicks(dialog.keep, "Roster")
    dialog.accept()
    assert dialog.preview is not None
    assert dialog.preview.not_taken == ("Schuh",)
    assert people_import.maps(small) == {"Roster": {"name": "Wer", "state": "Wo"}}
    again = PeopleColumnsDialog(Session(small), listed, {}, LIGHT, None)
    qtbot.addWidget(again)
    assert again.saved.currentText() == "Roster"
    assert again.columns == {Field.NAME: "Wer", Field.STATE: "Wo"}
