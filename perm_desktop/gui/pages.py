"""The pages of the window: what one is made from, and what it must be able to do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from perm_desktop.gui.ask import Ask
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks


class Page(Protocol):
    """A widget that fills the window under the bar of pages."""

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        ...

    def flush(self) -> bool:
        """Write what is being typed; False when the catalog refused a text."""
        ...

    def begin_search(self) -> None:
        """Put the focus where one looks for something on this page."""
        ...


def _nowhere(_: QPoint) -> None:
    """Open no menu, where a page stands alone."""


def _unheard(_page: str, _count: int) -> None:
    """Tell nobody, where a page stands alone."""


@dataclass(frozen=True, slots=True)
class PageContext:
    """What every page is made from; a page calls no other page."""

    session: Session
    palette: Palette
    preferences: Preferences  # of this catalog
    tasks: Tasks
    ask: Ask
    run: Callable[[str], None]  # a command of the window, by its name in ``actions``
    open_menu: Callable[[QPoint], None] = _nowhere  # what can be done with the chosen meetings
    tell_count: Callable[[str, int], None] = _unheard  # how many things wait on a page, by name


class PageKind(NamedTuple):
    """A page as it is registered; it is made when it is first shown."""

    name: str
    title: str  # with its mnemonic
    icon: str
    make: Callable[[PageContext], QWidget]
