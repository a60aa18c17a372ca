"""What one does and sees on the Coverage page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from perm_desktop.core.coverage.acts import Do
from perm_desktop.core.coverage.walk import Place
from perm_desktop.core.obligations.status import Status
from perm_desktop.gui.coverage.page import CoveragePage

Key = Qt.Key


def go(page: CoveragePage, state: str, kind: str, year: int = 2027) -> None:
    assert page.grid is not None
    place = page.grid.place(year, state, kind)
    assert place is not None
    page.view.go_to(Place(*place))


def status(page: CoveragePage, state: str, kind: str) -> Status:
    QApplication.processEvents()
    assert page.grid is not None
    place = page.grid.place(2027, state, kind)
    assert place is not None
    found = page.grid.cell(*place)
    assert found is not None
    return found.status


def said(page: CoveragePage) -> str:
    return str(page.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def explain(page: CoveragePage, state: str, kind: str) -> None:
    go(page, state, kind)
    QTest.keyClick(page.view, Key.Key_Return)


def press(page: CoveragePage, do: Do) -> None:
    shown = page.card.shown
    assert shown is not None
    place = next(n for n, act in enumerate(shown.acts) if act.do is do)
    page.card.buttons[place].click()
    QApplication.processEvents()


def lines_of(page: CoveragePage) -> list[str]:
    place = page.view.place
    assert place is not None
    menu = page.menus.made(place)
    words = [each.text().partition("\t")[0].replace("&", "") for each in menu.actions()]
    menu.deleteLater()
    return [each for each in words if each]
