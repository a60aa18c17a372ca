"""A table of lines repaints what differs, and keeps what is selected."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perm_desktop.gui.kit.line_model import Column, LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.look.palettes import LIGHT


class Pet(NamedTuple):
    name: str
    legs: int
    is_tame: bool = True


CAT, BIRD, FISH = Pet("Cat", 4), Pet("Bird", 2, is_tame=False), Pet("Fish", 0)


class Kennel:
    """What was written, and the table it was written in."""

    def __init__(self) -> None:
        self.written: list[tuple[Pet, Any]] = []
        columns = (
            Column(head="Name", text=lambda pet: pet.name, write=self._write),
            Column(head="Legs", text=lambda pet: str(pet.legs), widest="00", is_right=True),
            Column(
                head="Tame",
                text=lambda pet: "tame" if pet.is_tame else "wild",
                widest="Tame",
                checked=lambda pet: pet.is_tame,
                can_write=lambda pet: pet.legs > 0,
                write=self._write,
            ),
        )
        self.model = LineModel(columns, lambda pet: pet.name)
        self.table = LineTable(self.model, LIGHT, "pets", "Pets")

    def _write(self, pet: Pet, value: object) -> None:
        self.written.append((pet, value))


@pytest.fixture
def kennel(qapp: QApplication, qtbot: QtBot) -> Iterator[Kennel]:
    found = Kennel()
    qtbot.addWidget(found.table)
    found.table.show_lines([CAT, BIRD, FISH])
    found.table.resize(300, 200)
    found.table.show()
    yield found
    found.model.deleteLater()


def test_only_the_line_that_differs_is_repainted(kennel: Kennel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(kennel.model.dataChanged) as told:
        kennel.table.show_lines([CAT, BIRD._replace(legs=3), FISH])
    first, last = told.args[:2] if told.args else (None, None)
    assert first is not None
    assert (first.row(), last.row()) == (1, 1)


def test_the_same_lines_repaint_nothing(kennel: Kennel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(kennel.model.dataChanged):
        kennel.table.show_lines([CAT, BIRD, FISH])


def test_selected_lines_stay_selected_when_others_come(kennel: Kennel) -> None:
    kennel.table.go_to(1)
    kennel.table.show_lines([FISH, Pet("Dog", 4), BIRD])
    assert kennel.table.selected_lines() == [BIRD]
    assert kennel.table.currentIndex().row() == 2


def test_space_turns_a_box_and_the_catalog_has_the_last_word(kennel: Kennel) -> None:
    kennel.table.setFocus()
    kennel.table.go_to(0, 2)
    QTest.keyClick(kennel.table, Qt.Key.Key_Space)
    assert kennel.written == [(CAT, False)]
    box = kennel.model.index(0, 2).data(Qt.ItemDataRole.CheckStateRole)
    assert Qt.CheckState(box) is Qt.CheckState.Checked


def test_a_box_that_cannot_be_written_stays(kennel: Kennel) -> None:
    kennel.table.setFocus()
    kennel.table.go_to(2, 2)
    QTest.keyClick(kennel.table, Qt.Key.Key_Space)
    assert kennel.written == []


def test_enter_opens_the_line_where_nothing_is_edited(kennel: Kennel, qtbot: QtBot) -> None:
    kennel.table.setFocus()
    kennel.table.go_to(1, 1)
    with qtbot.waitSignal(kennel.table.opened) as told:
        QTest.keyClick(kennel.table, Qt.Key.Key_Return)
    assert told.args == [BIRD]


def test_a_table_for_reading_edits_nothing(kennel: Kennel) -> None:
    kennel.model.set_writable(False)
    assert not kennel.model.setData(kennel.model.index(0, 0), "Tiger")
    assert kennel.written == []


def test_a_value_that_is_there_already_is_not_written(kennel: Kennel) -> None:
    assert not kennel.model.setData(kennel.model.index(0, 0), "Cat")
    assert kennel.model.setData(kennel.model.index(0, 0), "Tiger")
    assert kennel.written == [(CAT, "Tiger")]


def test_a_screen_reader_hears_head_and_words_also_of_a_box(kennel: Kennel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    cells = [kennel.model.index(1, column).data(role) for column in range(3)]
    assert cells == ["Name: Bird", "Legs: 2", "Tame: wild"]
