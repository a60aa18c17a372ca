"""Drives the Catalog page as a person does."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton

from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.gui.catalog.page import CatalogPage
from perm_desktop.gui.catalog.type_model import Column, TypeListModel
from perm_desktop.gui.catalog.type_page import TypePage
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from tests.gui.windows import Answers


def made_page(session: Session, folder: Path) -> CatalogPage:
    """A Catalog page as the window makes it."""
    preferences = Preferences(folder / "window.ini").of_catalog(session.catalog.path)
    context = PageContext(session, LIGHT, preferences, Tasks(), Answers(), lambda _: None)
    return CatalogPage(context)


def shown_keys(model: TypeListModel) -> list[str]:
    return [key for row in range(model.rowCount()) if (key := model.key_at(row))]


def cell(types: TypePage, key: str, column: Column) -> str:
    row = types.list.model.row_of(key)
    assert row is not None
    return str(types.list.model.index(row, column).data())


def kind_of(session: Session, key: str) -> MeetingType:
    return session.reference.types[key]


def press(button: QPushButton) -> None:
    assert button.isVisible(), button.text()
    assert button.isEnabled(), button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(combo: QComboBox, text: str) -> None:
    """Choose as a person does."""
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())
