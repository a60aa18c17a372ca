"""A list of the Contacts page: sorted by any head, its columns chosen and remembered."""

import json
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from perm_desktop.core.people.finding import Line
from perm_desktop.gui.contacts.columns import Sorted, in_order, key_of
from perm_desktop.gui.kit.line_model import Column, LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.preferences import Preferences

_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class ContactTable(LineTable[Line]):
    """Lines under heads that sort; the first column always stays."""

    act_wanted = Signal(str)  # a key that means a command: its name

    def __init__(
        self,
        columns: Sequence[Column[Line]],
        palette: Palette,
        name: str,
        words: str,
        hidden: Sequence[str] = (),
        order: Sorted | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``hidden`` are the heads of columns that are not shown until they are chosen.

        Without an order the list begins sorted by its first column.
        """
        self.lines_model: LineModel[Line] = LineModel(columns, key_of)
        super().__init__(self.lines_model, palette, name, words, parent)
        self.lines_model.setParent(self)
        self._name, self._lines = name, list[Line]()
        self._keys: dict[Qt.Key, str] = {}
        self._usual_hidden = tuple(hidden)
        self._usual_order = order or Sorted(columns[0].head)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        self._usual_widths = [head.sectionSize(place) for place in range(head.count())]
        self.sort_by(self._usual_order)
        self._hide(self._usual_hidden)
        head.sortIndicatorChanged.connect(self._arrange)

    @property
    def order(self) -> Sorted:
        """How the list is sorted."""
        head = self.horizontalHeader()
        column = self.lines_model.columns[head.sortIndicatorSection()]
        return Sorted(column.head, head.sortIndicatorOrder() is _DOWN)

    def set_keys(self, keys: dict[Qt.Key, str]) -> None:
        """Let keys mean commands while the list has the focus."""
        self._keys = keys

    def set_people(self, lines: Sequence[Line]) -> None:
        """Show other lines in the order that was chosen."""
        self._lines = list(lines)
        self._arrange()

    def sort_by(self, wanted: Sorted) -> None:
        """Sort by a column."""
        heads = [column.head for column in self.lines_model.columns]
        place = heads.index(wanted.head) if wanted.head in heads else 0
        self.horizontalHeader().setSortIndicator(place, _DOWN if wanted.goes_down else _UP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Some keys are commands; the others are the list's."""
        found = self._keys.get(Qt.Key(event.key()))
        if found and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.act_wanted.emit(found)
        else:
            super().keyPressEvent(event)

    # -- what is remembered

    def remembered(self) -> str:
        """Order, hidden columns and widths, as they are kept."""
        head = self.horizontalHeader()
        columns = self.lines_model.columns
        shown = [place for place in range(len(columns)) if not head.isSectionHidden(place)]
        widths = {columns[place].head: head.sectionSize(place) for place in shown[:-1]}
        hidden = [each.head for place, each in enumerate(columns) if place not in shown]
        return json.dumps({"order": self.order, "hidden": hidden, "widths": widths})

    def remember(self, preferences: Preferences) -> None:
        """Keep how the list is now."""
        preferences.set_value(self._name, self.remembered())

    def recall(self, preferences: Preferences) -> None:
        """Be as last time; what cannot be read is left as it is."""
        try:
            kept = json.loads(preferences.value(self._name) or "{}")
            order = Sorted(*kept.get("order", self.order))
            hidden = [str(each) for each in kept.get("hidden", self._usual_hidden)]
            widths = {str(head): int(width) for head, width in kept.get("widths", {}).items()}
        except (ValueError, TypeError, AttributeError):
            return
        self.sort_by(order)
        self._hide(hidden)
        for place, column in enumerate(self.lines_model.columns):
            if column.head in widths:
                self.horizontalHeader().resizeSection(place, max(widths[column.head], 24))

    def view_menu(self, parent: QWidget) -> QMenu:
        """Sort by, which columns, and back to the usual ones: all that the heads do, by keys."""
        menu = QMenu(parent)
        self._add_sorting(menu)
        columns = menu.addMenu("&Columns")
        head = self.horizontalHeader()
        for place, column in enumerate(self.lines_model.columns[1:], 1):
            action = columns.addAction(column.head)
            action.setCheckable(True)
            action.setChecked(not head.isSectionHidden(place))
            action.setData(place)
            action.toggled.connect(self._on_column)
        menu.addAction("&Usual columns", self.reset_columns)
        return menu

    def reset_columns(self) -> None:
        """The first columns, widths and order again."""
        self._hide(self._usual_hidden)
        for place, width in enumerate(self._usual_widths):
            self.horizontalHeader().resizeSection(place, width)
        self.sort_by(self._usual_order)

    def _add_sorting(self, menu: QMenu) -> None:
        sorting = menu.addMenu("&Sort by")
        group = QActionGroup(sorting)
        for column in self.lines_model.columns:
            action = sorting.addAction(column.head)
            action.setCheckable(True)
            action.setChecked(column.head == self.order.head)
            action.setData(column.head)
            group.addAction(action)
        group.triggered.connect(self._on_sorted)
        sorting.addSeparator()
        down = sorting.addAction("&Descending")
        down.setCheckable(True)
        down.setChecked(self.order.goes_down)
        down.toggled.connect(self._on_turned)

    def _on_sorted(self, action: QAction) -> None:
        self.sort_by(Sorted(str(action.data()), self.order.goes_down))

    def _on_turned(self, goes_down: bool) -> None:
        self.sort_by(Sorted(self.order.head, goes_down))

    def _on_column(self, shown: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.setColumnHidden(int(action.data()), not shown)

    def _hide(self, heads: Sequence[str]) -> None:
        for place, column in enumerate(self.lines_model.columns):
            self.setColumnHidden(place, place > 0 and column.head in heads)

    def _arrange(self) -> None:
        self.show_lines(in_order(self._lines, self.lines_model.columns, self.order))
