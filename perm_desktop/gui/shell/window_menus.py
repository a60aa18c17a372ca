"""Menus of the window that are lists rather than commands: looks, catalogs used last, pages."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from perm_desktop.gui.actions import Actions
from perm_desktop.gui.look.theme import Choice
from perm_desktop.gui.pages import PageKind

_LOOKS = {
    Choice.SYSTEM: "As the &system",
    Choice.LIGHT: "&Light",
    Choice.DARK: "&Dark",
    Choice.HIGH_CONTRAST: "&High contrast",
}
_ABOUT_MEETINGS = (
    *("change_meeting", "move", "set_place", "hold", "cancel", "schedule"),
    *("prepare", "attendance", "print", "export_table", "delete"),
)


def look_menu(chosen: Choice, choose: Callable[[Choice], None], parent: QWidget) -> QMenu:
    """Light, dark, high contrast, or as the system has it; one of them is checked."""
    menu = QMenu("&Look", parent)
    group = QActionGroup(menu)
    for choice, text in _LOOKS.items():
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(choice is chosen)
        action.triggered.connect(partial(choose, choice))
        group.addAction(action)
    return menu


def recent_menu(
    recent: Iterable[Path], open_path: Callable[[Path], None], parent: QWidget
) -> QMenu:
    """The catalogs used last; off while there is none."""
    menu = QMenu("Open &recent", parent)
    for path in recent:
        gone = "" if path.is_file() else " (not there)"
        action = menu.addAction(f"{path}{gone}".replace("&", "&&"))
        action.triggered.connect(partial(open_path, path))
    menu.setEnabled(not menu.isEmpty())
    return menu


def meeting_menu(actions: Actions, parent: QWidget) -> QMenu:
    """What can be done with the chosen meetings, where they are pointed at."""
    menu = QMenu(parent)
    for name in _ABOUT_MEETINGS:
        menu.addAction(actions[name])
    return menu


def page_actions(
    kinds: Sequence[PageKind], show: Callable[[str], None], parent: QWidget
) -> list[QAction]:
    """Alt and a digit for each page."""
    return [_page_action(place, kind, show, parent) for place, kind in enumerate(kinds, 1)]


def _page_action(
    place: int, kind: PageKind, show: Callable[[str], None], parent: QWidget
) -> QAction:
    action = QAction(kind.title, parent)
    action.setShortcut(f"Alt+{place}")
    action.triggered.connect(lambda: show(kind.name))
    return action
