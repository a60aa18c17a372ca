"""The lines of a roll call as a table."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt

from perm_desktop.core.attendance import Target
from perm_desktop.core.rollcall import Key, RollLine
from perm_desktop.gui.kit.line_model import Column, Index, LineModel

NAME, WHO, MARK, REMARK = range(4)

WriteRemark = Callable[[Target, str], None]


class RollModel(LineModel[RollLine]):
    """States, roles and people; the first cell reads its line out as a whole."""

    def __init__(self, write_remark: WriteRemark, parent: QObject | None = None) -> None:
        columns: tuple[Column[RollLine], ...] = (
            Column(head="State", text=lambda line: line.name),
            Column(head="Lead or holder", text=lambda line: line.who),
            Column(
                head="Attendance",
                text=lambda line: line.look.word,
                look=lambda line: line.look,
            ),
            Column(
                head="Remark",
                text=_remark,
                value=lambda line: line.remark,
                write=lambda line, text: write_remark(line.target, str(text)),
                can_write=lambda line: line.is_marked,
            ),
        )
        super().__init__(columns, _key, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As told by the columns."""
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid() and not index.column():
            return self.line(index.row()).words
        return super().data(index, role)

    def place(self, target: Target) -> int | None:
        """Return the row of a target."""
        return self.row_of(target.key)


def _key(line: RollLine) -> Key:
    return line.target.key


def _remark(line: RollLine) -> str:
    return " · ".join(filter(None, (line.part, line.remark)))
