"""A table of copies of a catalog: when, why, what it holds, and whether it is good."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from perm_desktop.gui.kit.fitting_label import plain_tooltip
from perm_desktop.gui.look import theme
from perm_desktop.services import backups
from perm_desktop.services.backups import Listed

_HEADS = ["When", "Why", "Size", "Holds", "Checked"]
_HOLDS = 3


class CopiesTable(QTreeWidget):
    """One line a copy, newest first; a damaged one says so and cannot be chosen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copies: list[Listed] = []
        self.setObjectName("copies")
        self.setAccessibleName(name)
        self.setHeaderLabels(_HEADS)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFont(theme.font(theme.TABLE))
        self.setMinimumHeight(96)
        head = self.header()
        head.setStretchLastSection(False)
        head.setFont(self.font())
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(_HOLDS, QHeaderView.ResizeMode.Stretch)

    def show_copies(self, copies: Sequence[Listed]) -> None:
        """Show other copies; the newest good one is current."""
        self._copies = list(copies)
        self.clear()
        for each in copies:
            self.addTopLevelItem(_line(each))
        good = next((n for n, each in enumerate(copies) if each.is_good), None)
        if good is not None:
            self.choose(good)

    def choose(self, row: int) -> None:
        """Make a line the current one."""
        self.setCurrentIndex(self.model().index(row, 0))

    def chosen(self) -> Listed | None:
        """The current copy, where it is good."""
        row = self.currentIndex().row()
        found = self._copies[row] if row >= 0 else None
        return found if found is not None and found.is_good else None


def _line(found: Listed) -> QTreeWidgetItem:
    held = backups.holds(found.contents) if found.contents else "It cannot be restored."
    checked = "\N{CHECK MARK} good" if found.is_good else "\N{MULTIPLICATION X} damaged"
    item = QTreeWidgetItem([found.when, found.why, size_words(found.size), held, checked])
    item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setToolTip(_HOLDS, plain_tooltip(f"{held}\n{found.path.name}"))
    return item


def size_words(size: int) -> str:
    """ "2.4 MB"."""
    return f"{size / 1_000_000:,.1f} MB" if size >= 100_000 else f"{max(size // 1_000, 1)} KB"
