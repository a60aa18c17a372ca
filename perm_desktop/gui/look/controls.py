"""What one clicks and types into: buttons, fields, boxes, each with an edge of 3 to 1.

Functions over a style option; ``EdgedStyle`` says when.
"""

from typing import Protocol, cast

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialogButtonBox,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionToolButton,
    QWidget,
)

from perm_desktop.gui.look import marks
from perm_desktop.gui.look.flat_parts import Drawn, Labelled
from perm_desktop.gui.look.palettes import Palette, Token

GAP = 8  # between the icon of a button and its word
MENU_MARK = 16  # the chevron of a button that opens a menu, and the gap before it
_State = QStyle.StateFlag
_Tool = QStyleOptionToolButton.ToolButtonFeature


class _Iconed(Labelled, Protocol):
    iconSize: QSize  # noqa: N815 - Qt's name


class _Spin(Drawn, Protocol):
    stepEnabled: QAbstractSpinBox.StepEnabledFlag  # noqa: N815 - Qt's name
    buttonSymbols: QAbstractSpinBox.ButtonSymbols  # noqa: N815 - Qt's name


class Pushed(Labelled, Protocol):
    """A push button."""

    features: QStyleOptionButton.ButtonFeature


class ToolOption(Labelled, Protocol):
    """A tool button."""

    features: QStyleOptionToolButton.ToolButtonFeature
    toolButtonStyle: Qt.ToolButtonStyle  # noqa: N815 - Qt's name


def button(painter: QPainter, drawn: Drawn, colors: Palette, *, is_primary: bool) -> None:
    """A panel with an edge; the primary button, or one with a color of its own, is filled."""
    pressed = drawn.state & (_State.State_Sunken | _State.State_On)
    enabled = bool(drawn.state & _State.State_Enabled)
    own = colors.color(Token.ACCENT) if is_primary else drawn.palette.button().color()
    if enabled and own != colors.color(Token.SURFACE):
        marks.panel(painter, QRectF(drawn.rect), own, None)
        return
    token = Token.SURFACE
    if pressed:
        token = Token.SELECTION
    elif drawn.state & _State.State_MouseOver and enabled:
        token = Token.HOVER
    fill, edge = colors.color(token), colors.color(edge_token(drawn))
    marks.panel(painter, QRectF(drawn.rect), fill, edge)


def flat_button(painter: QPainter, drawn: Drawn, colors: Palette) -> None:
    """Nothing, until it is pressed or under the pointer."""
    pressed = drawn.state & (_State.State_Sunken | _State.State_On)
    if pressed or (drawn.state & _State.State_MouseOver and drawn.state & _State.State_Enabled):
        token = Token.SELECTION if pressed and not colors.is_contrast else Token.HOVER
        edge = colors.color(Token.CONTROL_EDGE) if colors.is_contrast else None
        marks.panel(painter, QRectF(drawn.rect), colors.color(token), edge)


def label(
    style: QStyle, painter: QPainter, option: QStyleOption, area: QRect, colors: Palette
) -> None:
    """Icon and word of a button, together in the middle; the word gives way."""
    item = cast("_Iconed", option)
    enabled = bool(item.state & _State.State_Enabled)
    metrics = QFontMetrics(painter.font())
    flags = int(Qt.TextFlag.TextShowMnemonic) | int(Qt.TextFlag.TextSingleLine)
    taken = metrics.size(flags, item.text).width()
    aside = item.iconSize.width() + GAP
    left = area.left() + max(0, (area.width() - taken - aside) // 2)
    size = item.iconSize
    spot = QRect(left, area.top() + (area.height() - size.height()) // 2, *size.toTuple())
    mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
    if enabled and is_filled(item, colors):
        mode = QIcon.Mode.Selected
    state = QIcon.State.On if item.state & _State.State_On else QIcon.State.Off
    item.icon.paint(painter, spot, mode=mode, state=state)
    words = QRect(left + aside, area.top(), area.right() + 1 - left - aside, area.height())
    align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | flags
    role = QPalette.ColorRole.ButtonText
    style.drawItemText(painter, words, align, item.palette, enabled, item.text, role)


def menu_mark(painter: QPainter, drawn: Drawn, colors: Palette) -> None:
    """The chevron at the right end of a button that opens a menu."""
    area = QRectF(drawn.rect)
    area.setLeft(area.right() - MENU_MARK - 6)
    marks.chevron(painter, faint(drawn, colors), area.center(), Qt.ArrowType.DownArrow)


def edge(painter: QPainter, drawn: Drawn, colors: Palette) -> None:
    """Draw the edge of a field: the focus ring while it has the focus."""
    if drawn.state & _State.State_HasFocus and drawn.state & _State.State_Enabled:
        marks.ring(painter, QRectF(drawn.rect), colors.color(Token.FOCUS))
    else:
        marks.panel(painter, QRectF(drawn.rect), None, colors.color(edge_token(drawn)))


def text_frame(painter: QPainter, drawn: Drawn, colors: Palette) -> None:
    """The edge of text of several lines, with its ground up to the edge."""
    marks.panel(painter, QRectF(drawn.rect), drawn.palette.base().color(), None)
    edge(painter, drawn, colors)


def list_frame(painter: QPainter, drawn: Drawn, colors: Palette) -> None:
    """A hairline around a list, or the focus ring."""
    if drawn.state & _State.State_HasFocus:
        marks.ring(painter, QRectF(drawn.rect), colors.color(Token.FOCUS))
        return
    painter.setPen(colors.color(Token.RULE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(drawn.rect.adjusted(0, 0, -1, -1))


def check_box(painter: QPainter, drawn: Drawn, colors: Palette) -> None:
    """A box, filled with the accent while it is on."""
    area = QRectF(drawn.rect).adjusted(0, 0, -1, -1)
    is_on = drawn.state & _State.State_On
    is_partly = drawn.state & _State.State_NoChange
    enabled = drawn.state & _State.State_Enabled
    filled = (is_on or is_partly) and enabled
    border = Token.ACCENT if filled else edge_token(drawn)
    fill = colors.color(Token.ACCENT if filled else Token.SURFACE)
    marks.panel(painter, area, fill, colors.color(border), 3)
    color = colors.color(Token.ACCENT_TEXT if enabled else Token.CONTROL_EDGE)
    share = area.width() / 14
    points = [(-3.2, 0.2), (-0.8, 2.6), (3.6, -2.8)] if is_on else [(-3.0, 0.0), (3.0, 0.0)]
    if is_on or is_partly:
        scaled = [(x * share, y * share) for x, y in points]
        marks.stroke(painter, color, 1.8, scaled, area.center())


def radio(painter: QPainter, drawn: Drawn, colors: Palette) -> None:
    """A ring, with a disc in it while it is on."""
    area = QRectF(drawn.rect).adjusted(1, 1, -1, -1)
    is_on = bool(drawn.state & _State.State_On)
    enabled = drawn.state & _State.State_Enabled
    token = Token.ACCENT if is_on and enabled else edge_token(drawn)
    half = min(area.width(), area.height()) / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colors.color(token), 1.6 if is_on else 1))
    painter.setBrush(colors.color(Token.SURFACE))
    painter.drawEllipse(area.center(), half, half)
    if is_on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(token))
        painter.drawEllipse(area.center(), half / 2, half / 2)
    painter.restore()


def scroll_handle(painter: QPainter, drawn: Drawn, handle: QRect, colors: Palette) -> None:
    """A groove as quiet as the pane, and what one drags."""
    painter.fillRect(drawn.rect, colors.color(Token.SUNKEN))
    if not drawn.state & _State.State_Enabled:
        return
    area = QRectF(handle)
    across = 4 if min(area.width(), area.height()) > 10 else 3
    narrow = area.adjusted(across, 2, -across, -2)
    if drawn.state & _State.State_Horizontal:
        narrow = area.adjusted(2, across, -2, -across)
    marks.panel(painter, narrow, colors.color(Token.CONTROL_EDGE), None)


def spin_box(
    painter: QPainter, option: QStyleOption, steps: tuple[QRect, QRect], colors: Palette
) -> None:
    """A field with two chevrons at its end, faint where there is no further step."""
    spin = cast("_Spin", option)
    marks.panel(painter, QRectF(spin.rect), spin.palette.base().color(), None)
    edge(painter, spin, colors)
    if spin.buttonSymbols is QAbstractSpinBox.ButtonSymbols.NoButtons:
        return
    flag = QAbstractSpinBox.StepEnabledFlag
    ways = (
        (steps[0], flag.StepUpEnabled, Qt.ArrowType.UpArrow),
        (steps[1], flag.StepDownEnabled, Qt.ArrowType.DownArrow),
    )
    for area, step, way in ways:
        can = spin.stepEnabled & step and spin.state & _State.State_Enabled
        color = colors.color(Token.TEXT_SECONDARY if can else Token.RULE)
        marks.chevron(painter, color, QRectF(area).center(), way)


def edge_token(drawn: Drawn) -> Token:
    """What colors the edge of a control."""
    return Token.CONTROL_EDGE if drawn.state & _State.State_Enabled else Token.RULE


def faint(drawn: Drawn, colors: Palette) -> QColor:
    """The color of a sign beside words."""
    enabled = drawn.state & _State.State_Enabled
    return colors.color(Token.TEXT_SECONDARY if enabled else Token.CONTROL_EDGE)


def branch(painter: QPainter, drawn: Drawn, colors: Palette) -> None:
    """The chevron of a line that has others below it."""
    if not drawn.state & _State.State_Children:
        return
    selected = drawn.state & _State.State_Selected
    ink = colors.color(Token.SELECTION_TEXT if selected else Token.TEXT_SECONDARY)
    is_open = drawn.state & _State.State_Open
    way = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
    marks.chevron(painter, ink, QRectF(drawn.rect).center(), way)


def is_primary(option: QStyleOption, widget: QWidget | None) -> bool:
    """Whether a button is what most people came for; never the one that leaves."""
    if not isinstance(option, QStyleOptionButton):
        return False
    wanted = QStyleOptionButton.ButtonFeature.DefaultButton
    if not cast("Pushed", option).features & wanted:
        return False
    box = widget.parentWidget() if isinstance(widget, QPushButton) else None
    if not isinstance(box, QDialogButtonBox) or len(box.buttons()) == 1:
        return True
    role = box.buttonRole(cast("QPushButton", widget))
    return role is not QDialogButtonBox.ButtonRole.RejectRole


def is_filled(drawn: Drawn, colors: Palette) -> bool:
    """Whether a pressed button takes the color of selected text: in high contrast, not flat."""
    pressed = drawn.state & (_State.State_Sunken | _State.State_On)
    return bool(pressed and colors.is_contrast and not drawn.state & _State.State_AutoRaise)


def has_both(option: QStyleOption) -> bool:
    """Whether a push button has an icon beside its word."""
    if not isinstance(option, QStyleOptionButton):
        return False
    item = cast("Labelled", option)
    return bool(item.text) and not QIcon(item.icon).isNull()


def has_menu(option: QStyleOption) -> bool:
    """Whether a push button opens a menu."""
    if not isinstance(option, QStyleOptionButton):
        return False
    return bool(cast("Pushed", option).features & QStyleOptionButton.ButtonFeature.HasMenu)


def is_beside(option: QStyleOption) -> bool:
    """Whether a tool button has an icon beside its word."""
    if not isinstance(option, QStyleOptionToolButton):
        return False
    item = cast("ToolOption", option)
    beside = item.toolButtonStyle is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    return beside and bool(item.text) and not QIcon(item.icon).isNull()


def opens_menu(option: QStyleOption) -> bool:
    """Whether a click anywhere on a tool button opens its menu."""
    if not isinstance(option, QStyleOptionToolButton):
        return False
    features = cast("ToolOption", option).features
    return bool(features & _Tool.HasMenu) and not features & _Tool.MenuButtonPopup
