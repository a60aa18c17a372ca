"""The menus of the audience: what a line can get, and what all lines can get at once."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from perm_desktop.core.audience import Entry
from perm_desktop.core.symbols import mark_look
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.audience.view import MARK_KEYS, AudienceView

ALL_MARKS = (Mark.ATTENDED, Mark.ABSENT, Mark.EXCUSED, Mark.NOT_REQUIRED)


@dataclass(frozen=True, slots=True)
class Whole:
    """Whom "mark all" is for, and how."""

    mark: Mark
    state: str = ""  # empty: all states
    replace: bool = False


def line_menu(view: AudienceView, entry: Entry | None, parent: QWidget) -> QMenu:
    """Return the marks and the rest with their keys; each entry does what its key does."""
    menu = QMenu(parent)
    menu.setObjectName("audienceLineMenu")
    for key, mark in MARK_KEYS.items():
        word = "Backspace" if mark is Mark.NOT_RECORDED else chr(key.value)
        action = menu.addAction(f"{mark_look(mark).word}\t{word}")
        action.triggered.connect(_marker(view, mark))
    menu.addSeparator()
    remark = menu.addAction("Remark…\tR")
    remark.triggered.connect(view.remark_wanted)
    menu.addAction("Walk-in…\tW").triggered.connect(view.walk_in_wanted)
    remove = menu.addAction("Remove walk-in\tDel")
    remove.triggered.connect(view.removal_wanted)
    remove.setEnabled(entry is not None and bool(entry.target.person))
    menu.addSeparator()
    menu.addAction("Find a state\t/").triggered.connect(view.search_wanted)
    stay = menu.addAction("Shift with a mark's key stays on the line")
    stay.setEnabled(False)
    return menu


def fill_whole_menu(
    menu: QMenu, states: int, current: Entry | None, choose: Callable[[Whole], None]
) -> None:
    """Offer marks for all states and for the roles of the current state."""
    menu.clear()
    title = f"All {states} states" if states != 1 else "The state as a whole"
    _add_scope(menu.addMenu(title), "", choose)
    if current is not None and current.entries:
        name = current.name.replace("&", "&&")
        _add_scope(menu.addMenu(f"Roles of {name}"), current.target.state, choose)


def _add_scope(menu: QMenu, state: str, choose: Callable[[Whole], None]) -> None:
    for mark in ALL_MARKS:
        _add_mark(menu, Whole(mark, state), choose)
    menu.addSeparator()
    replacing = menu.addMenu("Replace marks already set")
    for mark in ALL_MARKS:
        _add_mark(replacing, Whole(mark, state, replace=True), choose)


def _add_mark(menu: QMenu, whole: Whole, choose: Callable[[Whole], None]) -> None:
    def run() -> None:
        choose(whole)

    menu.addAction(mark_look(whole.mark).word).triggered.connect(run)


def _marker(view: AudienceView, mark: Mark) -> Callable[[], None]:
    def run() -> None:
        view.mark_wanted.emit(mark, False)

    return run
