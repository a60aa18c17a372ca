"""The parts of a window that are words over a rule: menu bar, tabs, column heads, status bar.

Functions over a style option; ``EdgedStyle`` says when.
"""

from typing import Protocol, cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QMainWindow, QStyle, QStyleOption, QStyleOptionHeader, QWidget

from perm_desktop.gui.look import marks
from perm_desktop.gui.look.palettes import Palette, Token

TAB_HEIGHT = 30
_HEAD_MARGIN = 4
_TAB_SIDE = 12
_UNDERLINE = 2
_SORT = 14  # room for the arrow beside the word of a sorted column
_State = QStyle.StateFlag


class Drawn(Protocol):
    """What every option has; the stubs leave it out."""

    rect: QRect
    state: QStyle.StateFlag
    palette: QPalette
    fontMetrics: QFontMetrics  # noqa: N815 - Qt's name


class Labelled(Drawn, Protocol):
    """An option with words, perhaps with an icon."""

    text: str
    icon: QIcon


class _Head(Labelled, Protocol):
    textAlignment: Qt.AlignmentFlag  # noqa: N815 - Qt's name
    sortIndicator: QStyleOptionHeader.SortIndicator  # noqa: N815 - Qt's name


class _TabBase(Protocol):
    tabBarRect: QRect  # noqa: N815 - Qt's name


def menu_bar(painter: QPainter, option: QStyleOption, colors: Palette) -> None:
    """The ground of the menu bar: that of the bar below it, so that both are one."""
    painter.fillRect(cast("Drawn", option).rect, colors.color(Token.SURFACE))


def menu_bar_item(style: QStyle, painter: QPainter, option: QStyleOption, colors: Palette) -> None:
    """One word of the menu bar, tinted while it is open or under the pointer."""
    item = cast("Labelled", option)
    menu_bar(painter, option, colors)
    enabled = bool(item.state & _State.State_Enabled)
    if enabled and item.state & (_State.State_Selected | _State.State_Sunken):
        edge = colors.color(Token.CONTROL_EDGE) if colors.is_contrast else None
        inside = QRectF(item.rect).adjusted(0, 2, 0, -2)
        marks.panel(painter, inside, colors.color(Token.HOVER), edge)
    _words(style, painter, item, Qt.AlignmentFlag.AlignCenter, item.rect, Token.TEXT, colors)


def tab_base(
    painter: QPainter, option: QStyleOption, colors: Palette, widget: QWidget | None
) -> None:
    """The rule under a row of tabs; the tabs of panes have the ground of their titles."""
    area = QRect(cast("_TabBase", option).tabBarRect)
    if widget is not None and isinstance(widget.parentWidget(), QMainWindow):
        area = widget.rect()
        painter.fillRect(area, colors.color(Token.SUNKEN))
    line = area.adjusted(0, area.height() - 1, 0, 0)
    painter.fillRect(line, colors.color(Token.RULE))


def tab_shape(painter: QPainter, option: QStyleOption, colors: Palette) -> None:
    """A tint under the pointer, a line under the open tab."""
    tab = cast("Drawn", option)
    is_open = bool(tab.state & _State.State_Selected)
    above = tab.rect.adjusted(0, 0, 0, -1)  # the rule goes on below
    if not is_open and tab.state & _State.State_MouseOver and tab.state & _State.State_Enabled:
        painter.fillRect(above, colors.color(Token.HOVER))
    if is_open:
        line = tab.rect.adjusted(0, tab.rect.height() - _UNDERLINE, 0, 0)
        painter.fillRect(line, colors.color(Token.ACCENT))


def tab_label(style: QStyle, painter: QPainter, option: QStyleOption, colors: Palette) -> None:
    """The word of a tab, strong where it is open, and the focus ring."""
    tab = cast("Labelled", option)
    is_open = bool(tab.state & _State.State_Selected)
    painter.save()
    painter.setFont(_strong(painter.font()) if is_open else painter.font())
    token = Token.LINK if is_open else Token.TEXT
    _words(style, painter, tab, Qt.AlignmentFlag.AlignCenter, tab.rect, token, colors)
    painter.restore()
    if tab.state & _State.State_HasFocus:
        area = QRectF(tab.rect).adjusted(2, 2, -2, -_UNDERLINE - 2)
        marks.ring(painter, area, colors.color(Token.FOCUS))


def tab_width(option: QStyleOption, font: QFont) -> int:
    """As wide as the words when they are strong, so that nothing moves on selection."""
    text = cast("Labelled", option).text.replace("&", "")
    return QFontMetrics(_strong(font)).horizontalAdvance(text) + 2 * _TAB_SIDE


def head(style: QStyle, painter: QPainter, option: QStyleOption, colors: Palette) -> None:
    """A column's head: a word over a rule, and the way it is sorted just beside the word."""
    painter.save()
    painter.setClipRect(cast("Drawn", option).rect)
    head_ground(painter, option, colors)
    item = cast("_Head", option)
    right = bool(item.textAlignment & Qt.AlignmentFlag.AlignRight)
    area = item.rect.adjusted(_HEAD_MARGIN, 0, -_HEAD_MARGIN, 0)
    is_sorted = item.sortIndicator != QStyleOptionHeader.SortIndicator.None_
    metrics = QFontMetrics(painter.font())
    if is_sorted:
        words = min(metrics.horizontalAdvance(item.text), max(area.width() - _SORT, 0))
        left = area.right() - words - _SORT / 2 if right else area.left() + words + _SORT / 2
        _head_arrow(painter, item, QPointF(left + 1, QRectF(area).center().y()), colors)
        area = area.adjusted(_SORT * right, 0, -_SORT * (not right), 0)
    shown = metrics.elidedText(item.text, Qt.TextElideMode.ElideRight, area.width())
    align = Qt.AlignmentFlag(item.textAlignment) | Qt.AlignmentFlag.AlignVCenter
    palette = _colored(item.palette, colors, Token.TEXT_SECONDARY)
    enabled = bool(item.state & _State.State_Enabled)
    role = QPalette.ColorRole.WindowText
    style.drawItemText(painter, area, int(align), palette, enabled, shown, role)
    painter.restore()


def head_ground(painter: QPainter, option: QStyleOption, colors: Palette) -> None:
    """The ground of the heads and the rule below it."""
    area = cast("Drawn", option).rect
    painter.fillRect(area, colors.color(Token.SURFACE))
    rule = area.adjusted(0, area.height() - 1, 0, 0)
    painter.fillRect(rule, colors.color(Token.RULE))


def _head_arrow(painter: QPainter, item: _Head, middle: QPointF, colors: Palette) -> None:
    """Up from the least, as its readers count."""
    up = item.sortIndicator == QStyleOptionHeader.SortIndicator.SortDown
    way = Qt.ArrowType.UpArrow if up else Qt.ArrowType.DownArrow
    marks.chevron(painter, colors.color(Token.TEXT), middle, way)


def status_bar(painter: QPainter, option: QStyleOption, colors: Palette) -> None:
    """The ground of the status bar and the rule above it."""
    bar = cast("Drawn", option)
    painter.fillRect(bar.rect, colors.color(Token.SURFACE))
    rule = bar.rect.adjusted(0, 0, 0, 1 - bar.rect.height())
    painter.fillRect(rule, colors.color(Token.RULE))


def gap(painter: QPainter, option: QStyleOption, colors: Palette) -> None:
    """What one drags to make a pane wider: a rule in the middle of it."""
    drawn = cast("Drawn", option)
    area = drawn.rect
    if area.width() < area.height():
        line = QRect(area.center().x(), area.top(), 1, area.height())
    else:
        line = QRect(area.left(), area.center().y(), area.width(), 1)
    is_hot = drawn.state & _State.State_MouseOver
    painter.fillRect(line, colors.color(Token.SELECTION_EDGE if is_hot else Token.RULE))


def _words(
    style: QStyle,
    painter: QPainter,
    item: Labelled,
    align: Qt.AlignmentFlag,
    area: QRect,
    token: Token,
    colors: Palette,
) -> None:
    flags = int(align) | int(Qt.TextFlag.TextShowMnemonic) | int(Qt.TextFlag.TextSingleLine)
    enabled = bool(item.state & _State.State_Enabled)
    palette = _colored(item.palette, colors, token)
    role = QPalette.ColorRole.WindowText
    style.drawItemText(painter, area, flags, palette, enabled, item.text, role)


def _colored(palette: QPalette, colors: Palette, token: Token) -> QPalette:
    """Return a palette whose words have a color, the faint ones theirs."""
    result = QPalette(palette)
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        result.setColor(group, QPalette.ColorRole.WindowText, colors.color(token))
    return result


def _strong(font: QFont) -> QFont:
    result = QFont(font)
    result.setWeight(QFont.Weight.Bold)
    return result
