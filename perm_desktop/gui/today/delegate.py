"""Paints the worklist: headings, lines with their one button, on one line or on two."""

from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from perm_desktop.core.worklist_lines import Act, Line
from perm_desktop.gui.look import marks, symbols, theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.today.model import Heading, ItemRole, More

Index = QModelIndex | QPersistentModelIndex
_SIDE = 12
_SYMBOL = 16
_GAP = 8
_EDGE = 3
_RADIUS = 4.0
_WIDEST = 150  # average characters of a line; the rest of a wide window stays empty
_NARROW = 100  # average characters; below it a line takes two
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)


class _Boxes(NamedTuple):
    """Where the parts of a line are."""

    symbol: QRect
    place: QRect
    title: QRect  # of title and what is wrong, or of the title alone
    detail: QRect  # of what is wrong and when, on the second line; empty on one line
    button: QRect


class TodayDelegate(QStyledItemDelegate):
    """Everything is laid out from font metrics, so that it follows the system's text size."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colors = palette
        self._plain, self._strong = theme.font(theme.BODY), theme.font(theme.STRONG)
        self._body, self._bold = QFontMetrics(self._plain), QFontMetrics(self._strong)
        self._act_width = max(self._body.horizontalAdvance(act) for act in Act) + 24
        self._place_width = self._bold.horizontalAdvance("WY +17")
        self.hot_row = -1  # the line whose button the pointer is over

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette

    def button_rect(self, area: QRect) -> QRect:
        """Where the button of a line is that is painted into ``area``."""
        return self._boxes(area).button

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height a kind of row; lines take two where the list is narrow."""
        cell: Any = option
        height = self._body.height()
        if isinstance(index.data(ItemRole), Heading):
            return QSize(0, height + (26 if index.row() else 20))
        if self._is_narrow(cell.rect.width() or cell.widget.viewport().width()):
            return QSize(0, 2 * height + 18)
        return QSize(0, max(33, height + 15))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row by what it is."""
        cell: Any = option
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match index.data(ItemRole):
            case Heading() as heading:
                self._paint_heading(painter, cell.rect, heading)
            case Line() as line:
                selected = self._paint_ground(painter, cell)
                self._paint_line(painter, cell.rect, line, selected, index.row() == self.hot_row)
            case More() as more:
                selected = self._paint_ground(painter, cell)
                painter.setFont(self._plain)
                token = Token.SELECTION_TEXT if selected else Token.LINK
                left = self._boxes(cell.rect).place.left()
                words = cell.rect.adjusted(left - cell.rect.left(), 0, -_SIDE, 0)
                self._write(painter, words, more.words, token)
            case _:
                pass
        painter.restore()

    def _is_narrow(self, width: int) -> bool:
        return width < _NARROW * self._body.averageCharWidth()

    def _boxes(self, area: QRect) -> _Boxes:
        middle = area.adjusted(_SIDE, 0, -_SIDE, -1)
        middle.setWidth(min(middle.width(), _WIDEST * self._body.averageCharWidth()))
        height = self._body.height() + 6
        button = QRect(0, 0, self._act_width, height)
        button.moveRight(middle.right())
        symbol = QRect(middle.left(), middle.top(), _SYMBOL, middle.height())
        place = QRect(symbol.right() + 1 + _GAP, middle.top(), self._place_width, middle.height())
        left = place.right() + 1 + _GAP
        button.moveTop(middle.center().y() - height // 2 + 1)
        if not self._is_narrow(area.width()):
            title = QRect(left, middle.top(), button.left() - _GAP - left, middle.height())
            return _Boxes(symbol, place, title, QRect(), button)
        upper = middle.top() + 6
        line = self._body.height() + 2
        for box in (symbol, place):
            box.setTop(upper)
            box.setHeight(line)
        title = QRect(left, upper, button.left() - _GAP - left, line)
        detail = title.translated(0, line + 3)
        return _Boxes(symbol, place, title, detail, button)

    def _paint_heading(self, painter: QPainter, area: QRect, heading: Heading) -> None:
        painter.setFont(self._strong)
        words = area.adjusted(_SIDE, 0, -_SIDE, -1)
        words.setTop(words.bottom() - self._bold.height() - 9)
        self._write(painter, words, heading.title, Token.TEXT)
        left = words.left() + self._bold.horizontalAdvance(heading.title) + _GAP
        painter.setFont(theme.font(theme.CAPTION_STRONG))
        text = f"{heading.total:,}"
        metrics = painter.fontMetrics()
        width = max(metrics.horizontalAdvance(text) + 10, metrics.height() + 3)
        badge = QRect(left, 0, width, metrics.height() + 3)
        badge.moveTop(words.center().y() - badge.height() // 2 + 1)
        painter.setBrush(self._colors.color(Token.HEADER))
        edge = Token.RULE if self._colors.is_contrast else Token.HEADER
        painter.setPen(self._colors.color(edge))
        painter.drawRoundedRect(QRectF(badge), badge.height() / 2, badge.height() / 2)
        painter.setPen(self._colors.color(Token.TEXT_SECONDARY))
        painter.drawText(badge, _CENTER, text)
        self._rule(painter, area)

    def _paint_ground(self, painter: QPainter, cell: Any) -> bool:
        """Ground, hairline, the selection's edge and the focus; True for a selected line."""
        area: QRect = cell.rect
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(area, self._colors.color(Token.SELECTION))
        elif cell.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self._colors.color(Token.HOVER))
        self._rule(painter, area)
        if selected:
            edge = QRect(area.left(), area.top(), _EDGE, area.height())
            painter.fillRect(edge, self._colors.color(Token.SELECTION_EDGE))
        if cell.state & QStyle.StateFlag.State_HasFocus:
            contrast = selected and self._colors.is_contrast
            ring = self._colors.color(Token.SELECTION_TEXT if contrast else Token.FOCUS)
            marks.ring(painter, QRectF(area).adjusted(0, 0, 0, -1), ring)
        return selected

    def _paint_line(
        self, painter: QPainter, area: QRect, line: Line, selected: bool, is_hot: bool
    ) -> None:
        boxes = self._boxes(area)
        fill = selected and self._colors.is_contrast

        def ink(token: str) -> str:
            """On a filled selection everything takes the selected text's color."""
            return Token.SELECTION_TEXT if fill else token

        self._paint_button(painter, boxes.button, line.act, is_hot)
        ratio = painter.device().devicePixelRatioF()
        color = self._colors.color(ink(line.look.token))
        symbols.paint(painter, line.look.symbol, color, QRectF(boxes.symbol), ratio)
        painter.setFont(self._strong)
        self._write(painter, boxes.place, line.place, ink(Token.TEXT))
        room = QRect(boxes.title)
        if boxes.detail.isNull():
            painter.setFont(self._plain)
            self._write(painter, room, line.when, ink(line.tone), _RIGHT)
            room.setRight(room.right() - self._body.horizontalAdvance(line.when) - 2 * _GAP)
            painter.setFont(self._strong)
            used = self._write(painter, room, line.title, ink(Token.TEXT))
            painter.setFont(self._plain)
            room.setLeft(room.left() + used + _GAP)
            self._write(painter, room, line.wrong, ink(Token.TEXT_SECONDARY))
            return
        self._write(painter, room, line.title, ink(Token.TEXT))
        painter.setFont(self._plain)
        used = self._write(painter, boxes.detail, line.when, ink(line.tone))
        room = boxes.detail.adjusted(used + _GAP, 0, 0, 0)
        self._write(painter, room, line.wrong, ink(Token.TEXT_SECONDARY))

    def _paint_button(self, painter: QPainter, area: QRect, words: str, is_hot: bool) -> None:
        painter.setPen(self._colors.color(Token.CONTROL_EDGE))
        painter.setBrush(self._colors.color(Token.HOVER if is_hot else Token.SURFACE))
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setFont(self._plain)
        painter.setPen(self._colors.color(Token.TEXT))
        painter.drawText(area, _CENTER, words)

    def _rule(self, painter: QPainter, area: QRect) -> None:
        bottom = QRect(area.left(), area.bottom(), area.width(), 1)
        painter.fillRect(bottom, self._colors.color(Token.RULE))

    def _write(
        self, painter: QPainter, area: QRect, text: str, token: str, align: int = _LEFT
    ) -> int:
        """Write what fits; returns how wide it is."""
        if not text or area.width() <= 0:
            return 0
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) > area.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(self._colors.color(token))
        painter.drawText(area, align | int(Qt.TextFlag.TextSingleLine), text)
        return metrics.horizontalAdvance(text)
