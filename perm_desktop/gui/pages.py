"""The pages of the window: what one is made from, and what it must be able to do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from perm_desktop.gui.ask import Ask
from perm_desktop.gui.palettes import Palette
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


@dataclass(frozen=True, slots=True)
class PageContext:
    """What every page is made from; a page calls no other page."""

    session: Session
    palette: Palette
    preferences: Preferences  # of this catalog
    tasks: Tasks
    ask: Ask
    run: Callable[[str], None]  # a command of the window, by its name in ``actions``


class PageKind(NamedTuple):
    """A page as it is registered; it is made when it is first shown."""

    name: str
    title: str  # with its mnemonic
    icon: str
    make: Callable[[PageContext], QWidget]
