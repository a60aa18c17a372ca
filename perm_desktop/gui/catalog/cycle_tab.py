"""What the tabs of the Cycles page have in common, and the tab that is one table."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from perm_desktop.core.cycles import Cycle
from perm_desktop.gui.kit.line_model import Column, Line, LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.kit.page_section import copyable, set_ink
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.session import Session

Result = TypeVar("Result")


class CycleTab(QWidget):
    """A part of what a cycle says, over one table. Subclasses fill the table."""

    told = Signal(str, str, object)  # what a change led to; a verb and what it does, or None
    plan_offered = Signal(str)  # the same, where planning again is what comes next

    def __init__(
        self, session: Session, palette: Palette, sentence: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._cycle: Cycle | None = None
        self.sentence = copyable(sentence)
        self.sentence.setFont(theme.font(theme.TABLE))
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 8, 12, 8)
        self.body.setSpacing(8)
        self.body.addWidget(self.sentence)
        self.body.addLayout(self.tools)
        set_ink(self.sentence, palette, Token.TEXT_SECONDARY)

    @property
    def cycle(self) -> Cycle:
        """The cycle that is shown. A tab without one is not asked."""
        if self._cycle is None:
            raise RuntimeError("the tab shows no cycle yet")
        return self._cycle

    @property
    def is_writable(self) -> bool:
        """False for a catalog that is open for reading only."""
        return not self.session.catalog.read_only

    def show_cycle(self, cycle: Cycle) -> None:
        """Show a cycle, or the same one anew."""
        self._cycle = cycle
        self.refresh()

    def refresh(self) -> None:
        """Read what is shown."""

    def commit(self) -> None:
        """Take what stands in an open field."""

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        set_ink(self.sentence, palette, Token.TEXT_SECONDARY)

    def attempt(self, use_case: Callable[[], Result]) -> Result | None:
        """Call a use case; the window tells what was refused, and the old values come back."""
        result = self.session.attempt(use_case)
        self.refresh()
        return result


class TableTab(CycleTab, Generic[Line]):
    """One table that is edited in its cells."""

    def __init__(
        self,
        session: Session,
        palette: Palette,
        sentence: str,
        *,
        name: str,
        words: str,
        columns: Sequence[Column[Line]],
        key: Callable[[Line], Hashable],
        read: Callable[[Cycle], Sequence[Line]],
    ) -> None:
        super().__init__(session, palette, sentence)
        self._read = read
        self.model = LineModel(columns, key, self)
        self.table: LineTable[Line] = LineTable(self.model, palette, name, words)
        self.model.set_writable(self.is_writable)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the lines anew."""
        self.table.show_lines(self._read(self.cycle))
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.go_to(0, self._first_writable())

    def commit(self) -> None:
        """Take what stands in an open field."""
        self.table.commit()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        super().set_palette(palette)
        self.table.set_palette(palette)

    def _first_writable(self) -> int:
        """Column in which Enter edits."""
        flags = (self.model.index(0, n).flags() for n in range(self.model.columnCount()))
        can = (n for n, flag in enumerate(flags) if flag & Qt.ItemFlag.ItemIsEditable)
        return next(can, 0)
