"""Paints the entries of the command palette: symbol, words, where they are, and their keys."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from perm_desktop.gui.look import icons, symbols, theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.shell.palette_entries import Entry
from perm_desktop.gui.shell.palette_model import EntryRole, Title

Index = QModelIndex | QPersistentModelIndex
Ink = Callable[[str], str]  # the token that is seen on the ground
_SIDE = 12
_ICON = 16
_GAP = 10
_EDGE = 3
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)


class PaletteDelegate(QStyledItemDelegate):
    """One line an entry; keys stand in caps at the right."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colors = palette
        self._body, self._cap = theme.font(theme.BODY), theme.font(theme.CAPTION_STRONG)
        self._head = theme.font(theme.TABLE_STRONG)
        self._metrics = QFontMetrics(self._body)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are set off from what is above them."""
        height = self._metrics.height()
        if isinstance(index.data(EntryRole), Title):
            return QSize(0, height + (16 if index.row() else 10))
        return QSize(0, max(30, height + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or an entry."""
        cell: Any = option
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match index.data(EntryRole):
            case Title() as title:
                self._paint_title(painter, cell.rect, title)
            case Entry() as entry:
                self._paint_entry(painter, cell, entry)
            case _:
                pass
        painter.restore()

    def _paint_title(self, painter: QPainter, area: QRect, title: Title) -> None:
        painter.setFont(self._head)
        words = area.adjusted(_SIDE, 0, -_SIDE, -3)
        words.setTop(words.bottom() - self._metrics.height())
        left = self._write(painter, words, title.words, self._ink(Token.TEXT_SECONDARY))
        if title.total > title.shown:
            painter.setFont(self._cap)
            more = f"{title.shown} of {title.total:,}"
            ink = self._ink(Token.TEXT_MUTED)
            self._write(painter, words.adjusted(left + _GAP, 0, 0, 0), more, ink)

    def _paint_entry(self, painter: QPainter, cell: Any, entry: Entry) -> None:
        area: QRect = cell.rect
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(area, self._colors.color(Token.SELECTION))
            edge = QRect(area.left(), area.top(), _EDGE, area.height())
            painter.fillRect(edge, self._colors.color(Token.SELECTION_EDGE))
        elif cell.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self._colors.color(Token.HOVER))
        fill = selected and self._colors.is_contrast

        def ink(token: str) -> str:
            return Token.SELECTION_TEXT if fill else token

        self._paint_icon(painter, area, entry, ink)
        room = area.adjusted(_SIDE + _ICON + _GAP, 0, -_SIDE, 0)
        if entry.hint:
            room.setRight(self._paint_keys(painter, room, entry.hint, ink) - _GAP)
        painter.setFont(self._body)
        title = ink(Token.TEXT if entry.enabled else Token.TEXT_MUTED)
        left = self._write(painter, room, entry.title, self._ink(title))
        rest = room.adjusted(left + _GAP, 0, 0, 0)
        self._write(painter, rest, entry.detail, self._ink(ink(Token.TEXT_MUTED)))

    def _paint_icon(self, painter: QPainter, area: QRect, entry: Entry, ink: Ink) -> None:
        ratio = painter.device().devicePixelRatioF()
        box = QRectF(area.left() + _SIDE, area.top(), _ICON, area.height())
        if entry.look is not None:
            color = self._ink(ink(entry.look.token))
            symbols.paint(painter, entry.look.symbol, color, box.adjusted(1, 0, -1, 0), ratio)
        elif entry.icon:
            color = self._ink(ink(Token.TEXT_SECONDARY))
            top = round(box.center().y() - _ICON / 2)
            picture = icons.pixmap(entry.icon, color, icons.DOCK, ratio)
            painter.drawPixmap(round(box.left()), top, picture)

    def _paint_keys(self, painter: QPainter, room: QRect, keys: str, ink: Ink) -> int:
        """Paint keys into a cap at the right; returns where it begins."""
        painter.setFont(self._cap)
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(keys) + 12, metrics.height() + 4
        cap = QRect(room.right() - width, room.center().y() - height // 2 + 1, width, height)
        painter.setPen(self._ink(ink(Token.CONTROL_EDGE)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(self._ink(ink(Token.TEXT_SECONDARY)))
        painter.drawText(cap, _CENTER, keys)
        return cap.left()

    def _ink(self, token: str) -> QColor:
        return self._colors.color(token)

    def _write(self, painter: QPainter, area: QRect, text: str, color: QColor) -> int:
        if not text or area.width() <= 0:
            return 0
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(color)
        painter.drawText(area, _LEFT | int(Qt.TextFlag.TextSingleLine), shown)
        return metrics.horizontalAdvance(shown)
