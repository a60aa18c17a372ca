"""Paints the list of meetings and its headings, and edits safe fields where they stand."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import (
    QEvent,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import HELD, SCHEDULED
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.kit.look_delegate import Index, LookDelegate
from perm_desktop.gui.look import icons, marks, theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.meetings.columns import Column
from perm_desktop.gui.meetings.header import INSET
from perm_desktop.gui.meetings.lines import Group
from perm_desktop.gui.meetings.model import GroupRole, LookRole, MeetingModel
from perm_desktop.gui.meetings.table import MeetingTable

_EDGE = 3  # of the current line, on the left
_SIDE, _GAP = 6, 6
_LONGEST = 24 * 60
_STATUSES = ((MeetingStatus.SCHEDULED, SCHEDULED.word), (MeetingStatus.HELD, HELD.word))
_LEAVING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)

Change = Callable[[int, Column, str], UserError | None]


class MeetingDelegate(LookDelegate):
    """Headings over the whole width; editors that stay open when a value is refused."""

    inset = INSET
    stepped = Signal(object, object, int)  # id, Column, 1 or -1: Tab asks for the next field

    def __init__(self, palette: Palette, change: Change, parent: QObject | None = None) -> None:
        super().__init__(palette, LookRole, parent)
        self._change = change
        self._strong, self._plain = theme.font(theme.TABLE_STRONG), theme.font(theme.TABLE)
        self._edited: tuple[int, Column] | None = None
        self._note: QLabel | None = None

    # -- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell of a meeting, or the part of a heading that lies in this column."""
        cell: Any = option
        group = index.data(GroupRole)
        if isinstance(group, Group):
            painter.save()
            painter.setClipRect(cell.rect)
            self._paint_heading(painter, cell.rect, group, cell.widget, index.row())
            painter.restore()
            return
        super().paint(painter, option, index)
        if cell.state & QStyle.StateFlag.State_Selected and cell.rect.left() <= 0:
            edge = QRect(cell.rect.left(), cell.rect.top(), _EDGE, cell.rect.height())
            painter.fillRect(edge, self._palette.color(Token.SELECTION_EDGE))

    def _paint_heading(
        self, painter: QPainter, cell: QRect, group: Group, table: MeetingTable, line: int
    ) -> None:
        whole = QRect(0, cell.top(), table.viewport().width(), cell.height())
        painter.fillRect(cell, self._palette.color(Token.SUNKEN))
        painter.setPen(self._palette.color(Token.RULE))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        chevron = "chevron_down" if group.is_open else "chevron_right"
        color = self._palette.color(Token.TEXT_SECONDARY)
        ratio = painter.device().devicePixelRatioF()
        top = whole.top() + (whole.height() - icons.DOCK) // 2
        painter.drawPixmap(_SIDE - 2, top, icons.pixmap(chevron, color, icons.DOCK, ratio))
        words = whole.adjusted(_SIDE + icons.DOCK + 2, 0, -_SIDE, 0)
        self._write_heading(painter, words, group)
        if table.hasFocus() and table.currentIndex().row() == line:
            area = QRectF(whole).adjusted(0, 0, 0, -1)
            marks.ring(painter, area, self._palette.color(Token.FOCUS))

    def _write_heading(self, painter: QPainter, area: QRect, group: Group) -> None:
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.setFont(self._strong)
        painter.setPen(self._palette.color(Token.TEXT))
        painter.drawText(area, align, group.title)
        left = painter.fontMetrics().horizontalAdvance(group.title) + _GAP
        painter.setFont(self._plain)
        painter.setPen(self._palette.color(Token.TEXT_MUTED))
        painter.drawText(area.adjusted(left, 0, 0, 0), align, f"{len(group.rows):,}")

    # -- editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field, a spin box or a choice, by the column."""
        row, column = self._meeting(index), Column(index.column())
        self._edited = row.id, column
        editor = _editor(column, parent)
        editor.setAccessibleName(f"{column.name.capitalize()} of {row.short_title}")
        editor.setAutoFillBackground(True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what is there, unless something was typed already."""
        row, column = self._meeting(index), Column(index.column())
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        if isinstance(editor, QSpinBox):
            editor.setValue(row.minutes)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(row.status), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(row.place if column is Column.PLACE else row.title)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Do nothing: a value goes through its use case before the editor closes."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Cover the cell; a field needs room to be read."""
        cell: Any = option
        area = QRect(cell.rect)
        area.setWidth(max(area.width(), editor.minimumSizeHint().width()))
        editor.setGeometry(area)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Take the sentence of a refusal away with its field."""
        self._hush()
        self._edited = None
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter commits, Escape drops, Tab commits and goes on; a refusal keeps the field."""
        editor = cast("QWidget", watched)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()), 0)
            if step or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._finish(editor, step)
                return True
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() not in _LEAVING and self._edited is not None:
                self._finish(editor, 0)
            return False
        return super().eventFilter(watched, event)

    def _finish(self, editor: QWidget, step: int) -> None:
        edited = self._edited
        if edited is None:
            return
        refusal = self._change(*edited, _value(editor))
        if refusal is not None:
            self._say(editor, str(refusal))
            return
        if self._edited is not None:  # the change may have moved the line and closed the field
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if step:
            self.stepped.emit(*edited, step)

    def _say(self, editor: QWidget, sentence: str) -> None:
        """Show why a value is refused, under the field it is in."""
        self._hush()
        parent = cast("QWidget", editor.parentWidget())
        note = QLabel(sentence, parent)
        note.setObjectName("refusal")
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        note.setFrameShape(QFrame.Shape.Box)
        note.setMargin(_GAP)
        note.setAutoFillBackground(True)
        width = min(parent.width(), note.fontMetrics().horizontalAdvance("m") * 32)
        size = QSize(width, note.heightForWidth(width))
        below = editor.geometry().bottom() + 1
        top = below if below + size.height() <= parent.height() else editor.y() - size.height()
        left = max(0, min(editor.x(), parent.width() - width))
        note.setGeometry(left, top, width, size.height())
        note.show()
        self._note = note

    def _hush(self) -> None:
        if self._note is not None:
            self._note.deleteLater()
            self._note = None

    @staticmethod
    def _meeting(index: Index) -> MeetingRow:
        model = cast("MeetingModel", index.model())
        row = model.meeting_at(index.row())
        if row is None:
            raise LookupError("a heading cannot be edited")
        return row


def _editor(column: Column, parent: QWidget) -> QWidget:
    if column is Column.LENGTH:
        spin = QSpinBox(parent)
        spin.setRange(1, _LONGEST)
        spin.setSingleStep(15)
        spin.setSuffix(" min")
        return spin
    if column is Column.STATUS:
        combo = QComboBox(parent)
        for status, word in _STATUSES:
            combo.addItem(word, status.value)
        return combo
    return QLineEdit(parent)


def _value(editor: QWidget) -> str:
    if isinstance(editor, QSpinBox):
        editor.interpretText()
        return str(editor.value())
    if isinstance(editor, QComboBox):
        return str(editor.currentData())
    return editor.text() if isinstance(editor, QLineEdit) else ""
