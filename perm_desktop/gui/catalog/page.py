"""The Catalog page: what meeting types there are, and what each cycle says about itself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from perm_desktop.gui.catalog.cycle_page import CyclePage
from perm_desktop.gui.catalog.type_page import TypePage
from perm_desktop.gui.kit.flat_tabs import FlatTabs
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.pages import PageContext

_OPEN = "catalog-tab"
# a tab a line
_PARTS = (("Meeting types", TypePage), ("Cycles", CyclePage))


class CatalogPage(QWidget):
    """Parts under flat tabs; the open one is remembered."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = context.preferences
        self.parts = {name: make(context) for name, make in _PARTS}
        self.tabs = FlatTabs(context.palette)
        self.tabs.tabBar().setAccessibleName("Parts of the catalog")
        for name, part in self.parts.items():
            self.tabs.addTab(part, name)
        names = list(self.parts)
        kept = context.preferences.value(_OPEN)
        self.tabs.setCurrentIndex(names.index(kept) if kept in names else 0)
        self.tabs.currentChanged.connect(self._on_opened)
        context.session.type_wanted.connect(self._open_type)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the page goes into the open part."""
        self.tabs.currentWidget().setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """At first the keys are where one chooses, not on the tabs above it."""
        super().showEvent(event)
        if not (event.spontaneous() or self.focusWidget()):
            self.tabs.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        for part in (self.tabs, *self.parts.values()):
            part.set_palette(palette)

    def flush(self) -> bool:
        """Write what is being typed; False when the catalog refused a text."""
        written = [part.flush() for part in self.parts.values()]
        return all(written)

    def begin_search(self) -> None:
        """Search in the open part."""
        self.parts[self.tabs.tabText(self.tabs.currentIndex())].begin_search()

    def _open_type(self, key: str) -> None:
        part = next(part for part in self.parts.values() if isinstance(part, TypePage))
        self.tabs.setCurrentWidget(part)
        part.open_type(key)

    def _on_opened(self, place: int) -> None:
        self._preferences.set_value(_OPEN, self.tabs.tabText(place))
