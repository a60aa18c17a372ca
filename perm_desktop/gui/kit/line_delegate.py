"""How a cell of our tables is painted and edited: text, a status or a box, over a hairline."""

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perm_desktop.core.symbols import Look
from perm_desktop.core.texts import TITLE_LIMIT
from perm_desktop.gui.kit.line_model import Index, LineModel, LookRole, PaleRole
from perm_desktop.gui.look import marks, symbols
from perm_desktop.gui.look.palettes import Palette, Token

MARGIN = 8  # beside the words of a cell
AIR = 10  # above and below them, together
LOOK = 18  # a symbol and the gap after it
_SYMBOL = 12
_BOX = 14
_EDGE = 3


class LineDelegate(QStyledItemDelegate):
    """Paints texts, statuses and boxes over a hairline; makes the editors."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colors = palette

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, content, hairline, the selection's edge and the focus."""
        cell: Any = option  # the fields of the option are missing in the stubs
        painter.save()
        paint_ground(painter, option, self._colors, has_edge=index.column() == 0)
        painter.setFont(cell.font)
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        self._paint_content(painter, option, index, selected=selected)
        paint_focus(painter, option, self._colors)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list of choices where there are some, else a line no longer than is kept."""
        column = _model(index).columns[index.column()]
        editor: QWidget
        if column.choices:
            editor = QComboBox(parent)
            for text, value in column.choices:
                editor.addItem(text, value)
            editor.activated.connect(self._on_chosen)
        else:
            editor = QLineEdit(parent)
            editor.setMaxLength(TITLE_LIMIT)
        editor.setAccessibleName(column.head)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the cell's value into its editor."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(value), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the value over."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on the box or just beside it turns it; Space is Qt's own."""
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable or not isinstance(
            event, QMouseEvent
        ):
            return super().editorEvent(event, model, option, index)
        near = _box_area(option).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        clicked = event.type() is QEvent.Type.MouseButtonRelease
        if clicked and near.contains(event.position().toPoint()):
            role = Qt.ItemDataRole.CheckStateRole
            on = Qt.CheckState(index.data(role)) is Qt.CheckState.Checked
            box = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            return model.setData(index, box, role)
        return False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for all rows."""
        cell: Any = option
        width = cell.fontMetrics.horizontalAdvance(str(index.data() or "")) + 2 * MARGIN
        return QSize(width, cell.fontMetrics.height() + AIR)

    def _paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, *, selected: bool
    ) -> None:
        area = _content(option)
        box = index.data(Qt.ItemDataRole.CheckStateRole)
        look = index.data(LookRole)
        if box is not None:
            self._paint_box(painter, option, index, Qt.CheckState(box))
        elif isinstance(look, Look):
            color = self._ink(look.token, selected=selected)
            place = area.adjusted(0, 0, 0, 0)
            place.setWidth(_SYMBOL)
            ratio = painter.device().devicePixelRatioF()
            symbols.paint(painter, look.symbol, color, place.toRectF(), ratio)
            color = self._ink(look.word_token, selected=selected)
            self._write(painter, area.adjusted(LOOK, 0, 0, 0), index, color)
        else:
            token = Token.TEXT_MUTED if index.data(PaleRole) else Token.TEXT
            if selected:
                token = Token.SELECTION_TEXT
            self._write(painter, area, index, self._colors.color(token))

    def _paint_box(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, box: Qt.CheckState
    ) -> None:
        place: Any = QStyleOptionViewItem(option)
        place.rect = _box_area(option)
        on = box is Qt.CheckState.Checked
        place.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            place.state &= ~QStyle.StateFlag.State_Enabled
        check = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        _style(option).drawPrimitive(check, place, painter, place.widget)
        if self._colors.is_contrast and place.state & QStyle.StateFlag.State_Selected:
            painter.setPen(self._colors.color(Token.SELECTION_TEXT))
            painter.drawRect(place.rect.adjusted(0, 0, -1, -1))

    def _write(self, painter: QPainter, area: QRect, index: Index, color: QColor) -> None:
        text = str(index.data() or "")
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) > area.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(color)
        align = int(index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(area, align | Qt.TextFlag.TextSingleLine, text)

    def _ink(self, token: str, *, selected: bool) -> QColor:
        """On a filled selection of high contrast everything takes the selected text's color."""
        filled = selected and self._colors.is_contrast
        return self._colors.color(Token.SELECTION_TEXT if filled else token)

    def _on_chosen(self) -> None:
        """A choice from a list is complete."""
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, colors: Palette, *, has_edge: bool
) -> None:
    """Paint a cell's ground, its hairline, and the edge of a selected line."""
    cell: Any = option
    area, style = QRect(cell.rect), _style(option)
    panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
    style.drawPrimitive(panel, option, painter, cell.widget)
    painter.fillRect(area.adjusted(0, area.height() - 1, 0, 0), colors.color(Token.RULE))
    if has_edge and cell.state & QStyle.StateFlag.State_Selected:
        edge = QRect(area.left(), area.top(), _EDGE, area.height())
        painter.fillRect(edge, colors.color(Token.SELECTION_EDGE))


def paint_focus(painter: QPainter, option: QStyleOptionViewItem, colors: Palette) -> None:
    """Paint the ring of the focused cell."""
    cell: Any = option
    if cell.state & QStyle.StateFlag.State_HasFocus:
        filled = colors.is_contrast and cell.state & QStyle.StateFlag.State_Selected
        ring = Token.SELECTION_TEXT if filled else Token.FOCUS
        marks.ring(painter, QRectF(cell.rect).adjusted(0, 0, 0, -1), colors.color(ring))


def _style(option: QStyleOptionViewItem) -> QStyle:
    cell: Any = option
    return cell.widget.style() if cell.widget else QApplication.style()


def _content(option: QStyleOptionViewItem) -> QRect:
    cell: Any = option
    return QRect(cell.rect).adjusted(MARGIN, 0, -MARGIN, 0)


def _box_area(option: QStyleOptionViewItem) -> QRect:
    area = _content(option)
    return QRect(area.left(), area.center().y() - _BOX // 2, _BOX, _BOX)


def _model(index: Index) -> LineModel[Any]:
    model = index.model()
    if not isinstance(model, LineModel):
        raise TypeError("the delegate belongs to a table of lines")
    return cast("LineModel[Any]", model)
