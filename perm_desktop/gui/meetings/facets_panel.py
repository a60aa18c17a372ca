"""The drop-down of facets: what the list can be narrowed to, with counts."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.listing.facets import FACET_NAMES, Chosen, Facet, value_name, value_order
from perm_desktop.gui.look import theme

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_AIR = 10  # added to the font's height for a row
_WIDTH, _HEIGHT = 320, 420
_OPEN_AT_FIRST = (Facet.ATTENTION, Facet.WHEN, Facet.STATUS, Facet.AGENDA)


class FacetsPanel(QFrame):
    """A tree of check boxes; the counts respect the other facets."""

    chosen = Signal(object)  # dict[Facet, frozenset[str]]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("facetsPanel")
        self.setAccessibleName("Narrow the list")
        self.setFrameShape(QFrame.Shape.Box)
        self._is_filling = False
        self._items: dict[tuple[Facet, str], QTreeWidgetItem] = {}
        self.tree = QTreeWidget()
        self._clear = QPushButton("Clear &all")
        self._close = QPushButton("&Done")
        self._build()

    def fill(
        self, counts: Mapping[Facet, Mapping[str, int]], chosen: Chosen, names: Mapping[str, str]
    ) -> None:
        """Show values with their counts; lines that are there already keep their place."""
        self._is_filling = True
        for facet, values in counts.items():
            self._fill_facet(facet, values, chosen.get(facet, frozenset()), names)
        self._clear.setEnabled(any(chosen.values()))
        self._is_filling = False

    def open_under(self, widget: QWidget) -> None:
        """Show the panel below a button, inside the screen."""
        screen = widget.screen().availableGeometry()
        size = QRect(0, 0, min(_WIDTH, screen.width()), min(_HEIGHT, screen.height() - 40))
        self.resize(size.size())
        corner = widget.mapToGlobal(QPoint(0, widget.height()))
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        if corner.y() + self.height() > screen.bottom():
            above = widget.mapToGlobal(QPoint(0, 0)).y() - self.height()
            corner.setY(max(screen.top(), above))
        self.move(corner)
        self.show()
        self.tree.setFocus(Qt.FocusReason.PopupFocusReason)
        first = self.tree.topLevelItem(0)
        if first is not None and not self.tree.currentIndex().isValid():
            self.tree.setCurrentItem(first)

    def _build(self) -> None:
        self.tree.setObjectName("facets")
        self.tree.setAccessibleName("Values to narrow by")
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels(["Show only", "Meetings"])
        self.tree.setFont(theme.font(theme.TABLE))
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(16)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemChanged.connect(self._on_checked)
        self._clear.clicked.connect(self._on_clear)
        self._close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 8)
        foot.addWidget(self._clear)
        foot.addStretch()
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.tree, 1)
        layout.addLayout(foot)

    def _fill_facet(
        self,
        facet: Facet,
        values: Mapping[str, int],
        chosen: frozenset[str],
        names: Mapping[str, str],
    ) -> None:
        top = self._items.get((facet, "")) or self._add_facet(facet)
        for value in sorted(values, key=lambda value: value_order(facet, value, names)):
            item = self._items.get((facet, value))
            if item is None:
                item = self._item(top, value_name(facet, value, names))
                self._items[facet, value] = item
            state = Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked
            item.setCheckState(0, state)
        for (of, value), item in self._items.items():
            if of is facet and value:
                item.setText(1, f"{values.get(value, 0):,}")
        top.setHidden(top.childCount() == 0)

    def _add_facet(self, facet: Facet) -> QTreeWidgetItem:
        top = self._item(self.tree, FACET_NAMES[facet])
        top.setFont(0, theme.font(theme.TABLE_STRONG))
        top.setExpanded(facet in _OPEN_AT_FIRST)
        self._items[facet, ""] = top
        return top

    def _item(self, parent: QTreeWidget | QTreeWidgetItem, text: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, [text])
        item.setTextAlignment(1, _RIGHT)
        item.setSizeHint(0, QSize(0, self.tree.fontMetrics().height() + _AIR))
        return item

    def _on_checked(self) -> None:
        if self._is_filling:
            return
        found: dict[Facet, set[str]] = {}
        for (facet, value), item in self._items.items():
            if value and item.checkState(0) is Qt.CheckState.Checked:
                found.setdefault(facet, set()).add(value)
        self.chosen.emit({facet: frozenset(values) for facet, values in found.items()})

    def _on_clear(self) -> None:
        self.chosen.emit({})
