"""The meeting types of the catalog: the list beside the chosen type."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.type_settings import TypeSettings
from perm_desktop.gui.catalog.type_detail import TypeDetail
from perm_desktop.gui.catalog.type_list import TypeListPane
from perm_desktop.gui.kit.list_and_detail import ListAndDetail
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.pages import PageContext
from perm_desktop.services import meeting_types
from perm_desktop.store.catalog import Change

_LIST_WIDTH = 630
_CHOSEN = "catalog-type"


class TypePage(QWidget):
    """Where there is no room for both, Enter goes on to the type and Escape comes back."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        session = context.session
        self.list = TypeListPane(session, context.palette)
        self.detail = TypeDetail(session, context.palette)
        self.sides = ListAndDetail(self.list, self.detail, _LIST_WIDTH, "Meeting types")
        self._place = 0  # row of the chosen type
        self._build()
        self._connect()
        self.set_palette(context.palette)
        self._choose_first()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self.list.set_palette(palette)
        self.sides.set_palette(palette)
        self.detail.set_palette(palette)

    def flush(self) -> bool:
        """Write what is being typed; False when the catalog refused a text."""
        return self.detail.flush()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the page goes to what it shows first."""
        first = self.list.table if self.list.isVisible() else self.detail.tabs.tabBar()
        first.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the list the type has half of the room at least."""
        super().resizeEvent(event)
        self.sides.set_list_width(min(_LIST_WIDTH, self.width() // 2))

    def _build(self) -> None:
        self.list.setAutoFillBackground(True)
        self.list.setBackgroundRole(QPalette.ColorRole.Base)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sides)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._open)
        self.list.entered.connect(self._enter)
        self.list.add_requested.connect(self.add_type)
        self.sides.went_back.connect(self._focus_list)
        self.detail.duplicate_wanted.connect(self._duplicate)
        self.detail.delete_wanted.connect(self._delete)
        self._context.session.changed.connect(self._on_changed)

    def begin_search(self) -> None:
        """Go to the filter of the list."""
        self.sides.show_list()
        self.list.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.filter.selectAll()

    def open_type(self, key: str) -> None:
        """Show what is owed of a type and how it is settled, with the keys at its parts."""
        self.list.choose(key)
        self.detail.tabs.setCurrentWidget(self.detail.form)
        self._enter()

    def add_type(self) -> None:
        """Ask for an own type and show it."""
        from perm_desktop.gui.catalog.type_dialog import TypeDialog

        catalog, made = self._context.session.catalog, list[str]()

        def save(title: str, settings: TypeSettings) -> None:
            made.append(meeting_types.add(catalog, title, settings))

        dialog = TypeDialog(save, self)
        dialog.exec()
        dialog.deleteLater()
        if made:
            self._show_new(made[0])

    def _duplicate(self, key: str) -> None:
        made: list[str] = []
        catalog = self._context.session.catalog
        if self.flush() and self.detail.attempt(
            lambda: made.append(meeting_types.duplicate(catalog, key))
        ):
            self._show_new(made[0])

    def _show_new(self, key: str) -> None:
        self.list.choose(key)
        self._open()

    def _delete(self, key: str) -> None:
        """Delete an own type, unless meetings are of it."""
        catalog = self._context.session.catalog
        self.flush()
        if self.detail.attempt(lambda: meeting_types.delete(catalog, key)):
            self.sides.show_list()

    def _choose_first(self) -> None:
        self.list.choose(self._context.preferences.value(_CHOSEN))
        if not self.detail.key:
            self._choose_near(0)

    def _choose_near(self, place: int) -> None:
        """Choose the type at a row, or the nearest above or below."""
        rows = range(self.list.model.rowCount())
        for row in sorted(rows, key=lambda row: (abs(row - place), row)):
            if key := self.list.model.key_at(row):
                self.list.choose(key)
                return

    def _on_changed(self, change: Change) -> None:
        """A type that is no longer there gives way to the one nearest to it."""
        if change.touches("meeting_type") and self.detail.key not in self._known():
            self._choose_near(self._place)

    def _known(self) -> Mapping[str, MeetingType]:
        return self._context.session.reference.types

    def _on_chosen(self, key: str) -> None:
        self._place = self.list.model.row_of(key) or 0
        self._context.preferences.set_value(_CHOSEN, key)
        self.detail.show_type(key)

    def _open(self) -> None:
        """Go on to the type where it was not in sight."""
        self.sides.show_detail()
        if self.sides.is_narrow:
            self._enter()

    def _enter(self) -> None:
        """Go on to the parts of the type; Escape comes back."""
        self.sides.show_detail()
        self.detail.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_list(self) -> None:
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
