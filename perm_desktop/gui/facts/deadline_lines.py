"""What the table of deadlines shows, and how the days they count from are edited in it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QDate, QObject, Qt
from PySide6.QtWidgets import QDateEdit, QStyleOptionViewItem, QWidget

from perm_desktop.core import clock
from perm_desktop.core.obligations.deadlines import Deadline
from perm_desktop.core.symbols import Look, obligation_look
from perm_desktop.gui.kit.line_delegate import LineDelegate
from perm_desktop.gui.kit.line_model import Column, Index
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of

FROM = 2  # column of the day that a deadline counts from
_SOON = 14  # days


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
    return (
        Column(
            head="State",
            text=lambda line: line.state or "All",
            widest="State",
            is_pale=lambda line: not line.state,
        ),
        Column(
            head="Deadline",
            text=_named,
            widest="Corrective action plan, Medicaid",
        ),
        Column(
            head="From",
            text=_from,
            widest="Dec 28, 2026 m",
            is_pale=lambda line: not line.rule.is_entered or line.starts is None,
            value=lambda line: line.starts,
            write=write,
            can_write=lambda line: line.rule.is_entered,
        ),
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
            head="When",
            text=lambda line: line.when,
            look=_when_look,
            widest="1,234 days ago",
            tip="That a day passed does not say that nothing was done: nobody records that here",
        ),
        Column(
            head="Counted",
            text=lambda line: line.rule.length or "fixed day",
            widest="25 business days",
        ),
        Column(head="Source", text=lambda line: line.rule.source, is_pale=lambda _: True),
    )


def _named(line: Deadline) -> str:
    return ", ".join(filter(None, (line.rule.title, line.part)))


def _from(line: Deadline) -> str:
    if line.starts is not None:
        return clock.day(line.starts)
    return "Not entered"


def _when_look(line: Deadline) -> Look | None:
    if line.left is None:
        return None
    status = "not-triggered" if line.left < 0 else "due" if line.left <= _SOON else "not-yet-due"
    return obligation_look(status)._replace(word=line.when)


def _proof(line: Deadline) -> Look:
    if line.rule.verified:
        return obligation_look("satisfied")._replace(word="Verified")
    return obligation_look("not-recorded")._replace(word="Unverified")
