"""The pages of the window, one seen at a time; each is made when it is first asked for."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.page_kinds import PAGES
from perm_desktop.gui.pages import Page, PageContext


class PageStack(QStackedWidget):
    """Knows its pages by name; what they do is their own."""

    made = Signal(str)  # name of a page

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._pages: dict[str, QWidget] = {}

    @property
    def open_page(self) -> str:
        """Name of the page that is seen."""
        return next(name for name, page in self._pages.items() if page is self.currentWidget())

    def page(self, name: str) -> QWidget:
        """Return a page, made when it is first asked for."""
        if name not in self._pages:
            kind = next(kind for kind in PAGES if kind.name == name)
            self._pages[name] = kind.make(self._context)
            self.addWidget(self._pages[name])
            self.made.emit(name)
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self.setCurrentWidget(self.page(name))

    def flush(self) -> bool:
        """Write what is being typed; False when the catalog refused a text."""
        written = [cast("Page", page).flush() for page in self._pages.values()]
        return all(written)

    def begin_search(self) -> None:
        """Put the focus where one looks for something on the page that is seen."""
        cast("Page", self.currentWidget()).begin_search()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        for page in self._pages.values():
            cast("Page", page).set_palette(palette)
