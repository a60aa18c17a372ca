"""What the table of deadlines shows, and how the days they count from are edited in it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QDate, QObject, Qt
from PySide6.QtWidgets import QDateEdit, QStyleOptionViewItem, QWidget

from perm_desktop.core import clock
from perm_desktop.core.deadline_looks import deadline_look
from perm_desktop.core.obligations.deadlines import Deadline
from perm_desktop.core.symbols import Look, obligation_look
from perm_desktop.gui.kit.line_delegate import LineDelegate
from perm_desktop.gui.kit.line_model import Column, Index
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of

FROM = 2  # column of the day that a deadline counts from


class DayDelegate(LineDelegate):
    """Edits days in a field with its calendar; one that is not there yet begins with today."""

    def __init__(self, palette: Palette, today: date, parent: QObject | None = None) -> None:
        super().__init__(palette, parent)
        self._today = today

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field for a day."""
        del option
        what = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        field = day_field(what, self._today)
        field.setParent(parent)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the cell's day into its field."""
        found: Any = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QDateEdit) and isinstance(found, date):
            editor.setDate(QDate(found.year, found.month, found.day))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the day over."""
        if isinstance(editor, QDateEdit):
            model.setData(index, day_of(editor))


def columns(
    write: Callable[[Deadline, date | None], None],
) -> tuple[Column[Deadline], ...]:
    """Return what the table shows; ``write`` enters the day of a deadline."""
    return (*_WHOSE, _from(write), *_DUE)


def _from(write: Callable[[Deadline, date | None], None]) -> Column[Deadline]:
    return Column(
        head="From",
        text=lambda line: clock.day(line.starts) if line.starts else "Not entered",
        widest="Dec 28, 2026 m",
        is_pale=lambda line: not line.rule.is_entered or line.starts is None,
        value=lambda line: line.starts,
        write=write,
        can_write=lambda line: line.rule.is_entered,
    )


def _proof(line: Deadline) -> Look:
    if line.rule.verified:
        return obligation_look("satisfied")._replace(word="Verified")
    return obligation_look("not-recorded")._replace(word="Unverified")


def _status(line: Deadline) -> str:
    look = deadline_look(line)
    return look.word if look else ""


def _length(line: Deadline) -> str:
    return line.rule.length or "fixed day"


_WHOSE: tuple[Column[Deadline], ...] = (
    Column(
        head="State",
        text=lambda line: line.who,
        widest="17 states",
        is_pale=lambda line: not line.state,
    ),
    Column(
        head="Deadline",
        text=lambda line: line.name,
        widest="Corrective action plan, Medicaid",
    ),
)
_DUE: tuple[Column[Deadline], ...] = (
    Column(
        head="Due",
        text=lambda line: clock.day(line.due) if line.due else "",
        widest="Dec 28, 2026",
    ),
    Column(
        head="Number",
        text=lambda line: _proof(line).word,
        look=_proof,
        widest="Unverified",
        tip="Whether the number of days was read in its source",
    ),
    Column(
        head="Status",
        text=_status,
        look=deadline_look,
        widest="Met Dec 28, 2026, 123 days late",
        tip="Overdue: its last day is over, and nobody marked it as met",
    ),
    Column(head="Counted", text=_length, widest="25 business days"),
    Column(head="Source", text=lambda line: line.rule.source, is_pale=lambda _: True),
)
