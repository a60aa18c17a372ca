"""The menu of a cell: why, what settles it, where it leads, and its text to copy."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication, QMenu

from perm_desktop.core.coverage.walk import Place
from perm_desktop.core.coverage.why import Explained
from perm_desktop.gui.coverage.explaining import Explaining
from perm_desktop.gui.coverage.view import CoverageView
from perm_desktop.gui.session import Session


class CellMenus(QObject):
    """Makes a menu for a cell of the grid, whether it is an obligation or a total."""

    def __init__(self, session: Session, view: CoverageView, explaining: Explaining) -> None:
        super().__init__(view)
        self._session, self._view, self._explaining = session, view, explaining
        view.menu_wanted.connect(self._open)

    def made(self, place: Place) -> QMenu:
        """Return the menu of a cell."""
        menu, grid = QMenu(self._view), self._view.grid
        menu.setAccessibleName("Cell")
        found = self._explaining.found(grid, *place) if grid is not None else None
        if found is None:
            self._add(menu, "&List behind this total", partial(self._view.ask, place), "Space")
        else:
            self._add_cell(menu, place, found)
        menu.addSeparator()
        following = partial(self._view.go_to_wanting, is_back=False)
        self._add(menu, "&Next that needs attention", following, "F3")
        self._add(menu, "&Copy", self._copy, "Ctrl+C")
        return menu

    def _open(self, row: int, column: int, point: QPoint) -> None:
        menu = self.made(Place(row, column))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _add_cell(self, menu: QMenu, place: Place, found: Explained) -> None:
        explaining, session = self._explaining, self._session
        self._add(menu, "&Why, and what settles it", partial(self._view.ask, place), "Enter")
        if explaining.is_writable and found.acts:
            menu.addSeparator()
            for act in found.acts:
                self._add(menu, act.words, partial(explaining.do, act, found))
        menu.addSeparator()
        for proof in found.proofs[-1:]:
            words = f"&Open meeting, {proof.when}"
            self._add(menu, words, partial(session.open, proof.meeting))
        self._add(menu, "&State page", partial(session.open_state, found.state))
        if explaining.may_change(found):
            self._add(menu, "Change &rule", partial(session.open_type, found.type))

    def _add(self, menu: QMenu, words: str, act: Callable[[], object], key: str = "") -> None:
        """A line with its key, which is the grid's own and none of the menu's."""
        action = menu.addAction(f"{words}\t{key}" if key else words)
        action.triggered.connect(lambda: act())

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._view.copied())
