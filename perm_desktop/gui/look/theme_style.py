"""Fusion with the edges of the design: every control keeps 3 to 1 against its ground.

Fusion derives outlines from the window color, which leaves check boxes and fields invisible on
dark grounds. Only edges, focus rings and marks are painted here; sizes and behavior are Fusion's.
"""

from typing import Protocol, cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QPlainTextEdit,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QTextEdit,
    QToolButton,
    QWidget,
)

from perm_desktop.gui.look.palettes import LIGHT, Palette, Token

_RADIUS = 4.0
_State = QStyle.StateFlag
_Primitive = QStyle.PrimitiveElement


class _Drawn(Protocol):
    """What every option has; the stubs leave it out."""

    rect: QRect
    state: QStyle.StateFlag
    palette: QPalette


class _Framed(Protocol):
    lineWidth: int  # noqa: N815 - Qt's name


class _Pushed(Protocol):
    features: QStyleOptionButton.ButtonFeature


class EdgedStyle(QProxyStyle):
    """Paints controls in the colors of a palette."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.colors: Palette = LIGHT

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        """Buttons have words; the pictures of another desktop beside them say nothing more."""
        if hint is QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint panels, frames, check marks and focus rings; the rest is Fusion's."""
        drawn = cast("_Drawn", option)
        match element:
            case _Primitive.PE_PanelButtonCommand:
                self._button(painter, drawn, is_default=_is_default(option))
            case _Primitive.PE_PanelButtonTool:
                if drawn.state & _State.State_AutoRaise:
                    self._flat_button(painter, drawn)
                else:
                    self._button(painter, drawn, is_default=False)
            case _Primitive.PE_PanelLineEdit:
                painter.fillRect(drawn.rect, drawn.palette.base())
                if cast("_Framed", option).lineWidth > 0:
                    self._edge(painter, drawn)
            case _Primitive.PE_FrameLineEdit:
                self._edge(painter, drawn)
            case _Primitive.PE_Frame:
                self._frame(painter, drawn, widget)
            case _Primitive.PE_IndicatorCheckBox | _Primitive.PE_IndicatorItemViewItemCheck:
                self._check_box(painter, drawn)
            case _Primitive.PE_IndicatorRadioButton:
                self._radio(painter, drawn)
            case _Primitive.PE_FrameFocusRect:
                is_button = isinstance(widget, QPushButton | QToolButton)
                area = widget.rect() if is_button else drawn.rect
                self._ring(painter, QRectF(area).adjusted(1, 1, -1, -1))
            case _:
                super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Write the words of the primary button in the color for the accent."""
        is_label = element is QStyle.ControlElement.CE_PushButtonLabel
        if is_label and isinstance(option, QStyleOptionButton) and _is_default(option):
            own = QStyleOptionButton(option)
            drawn = cast("_Drawn", own)
            if drawn.state & _State.State_Enabled:
                palette = QPalette(drawn.palette)
                text = self.colors.color(Token.ACCENT_TEXT)
                palette.setColor(QPalette.ColorRole.ButtonText, text)
                drawn.palette = palette
            super().drawControl(element, own, painter, widget)
            return
        super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Put the edge around fields that have buttons in them, and show scroll bars."""
        match control:
            case QStyle.ComplexControl.CC_ComboBox:
                self._combo_box(painter, option, widget)
            case QStyle.ComplexControl.CC_ScrollBar:
                self._scroll_bar(painter, option, widget)
            case _:
                super().drawComplexControl(control, option, painter, widget)
                if isinstance(widget, QAbstractSpinBox):
                    self._edge(painter, cast("_Drawn", option))

    def _button(self, painter: QPainter, drawn: _Drawn, *, is_default: bool) -> None:
        pressed = drawn.state & (_State.State_Sunken | _State.State_On)
        enabled = bool(drawn.state & _State.State_Enabled)
        own = self.colors.color(Token.ACCENT) if is_default else drawn.palette.button().color()
        if enabled and own != self.colors.color(Token.SURFACE):  # the primary button of a pane
            self._fill(painter, QRectF(drawn.rect), own)
            return
        token = Token.SURFACE
        if pressed:
            token = Token.HOVER if self.colors.is_contrast else Token.SELECTION
        elif drawn.state & _State.State_MouseOver and enabled:
            token = Token.HOVER
        self._panel(painter, QRectF(drawn.rect), token, self._edge_token(drawn))

    def _flat_button(self, painter: QPainter, drawn: _Drawn) -> None:
        pressed = drawn.state & (_State.State_Sunken | _State.State_On)
        if pressed or (drawn.state & _State.State_MouseOver and drawn.state & _State.State_Enabled):
            token = Token.SELECTION if pressed and not self.colors.is_contrast else Token.HOVER
            edge = Token.CONTROL_EDGE if self.colors.is_contrast else token
            self._panel(painter, QRectF(drawn.rect), token, edge)

    def _combo_box(
        self, painter: QPainter, option: QStyleOptionComplex, widget: QWidget | None
    ) -> None:
        drawn = cast("_Drawn", option)
        self._button(painter, drawn, is_default=False)
        if isinstance(widget, QComboBox) and widget.isEditable():
            field = QRectF(drawn.rect).adjusted(1, 1, -1, -1)
            painter.fillRect(field, drawn.palette.base())
            self._edge(painter, drawn)
        elif drawn.state & _State.State_HasFocus and drawn.state & _State.State_Enabled:
            self._ring(painter, QRectF(drawn.rect).adjusted(1, 1, -1, -1))
        arrow = self._part(
            QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxArrow, option, widget
        )
        enabled = drawn.state & _State.State_Enabled
        color = self.colors.color(Token.TEXT_SECONDARY if enabled else Token.CONTROL_EDGE)
        middle = QRectF(arrow).center()
        self._stroke(painter, color, 1.5, [(-4, -2), (0, 2), (4, -2)], middle)

    def _scroll_bar(
        self, painter: QPainter, option: QStyleOptionComplex, widget: QWidget | None
    ) -> None:
        drawn = cast("_Drawn", option)
        painter.fillRect(drawn.rect, self.colors.color(Token.SUNKEN))
        handle = self._part(
            QStyle.ComplexControl.CC_ScrollBar,
            QStyle.SubControl.SC_ScrollBarSlider,
            option,
            widget,
        )
        if not drawn.state & _State.State_Enabled:
            return
        area = QRectF(handle)
        across = 4 if min(area.width(), area.height()) > 10 else 3
        narrow = area.adjusted(across, 2, -across, -2)
        if drawn.state & _State.State_Horizontal:
            narrow = area.adjusted(2, across, -2, -across)
        self._panel(painter, narrow, Token.CONTROL_EDGE, Token.CONTROL_EDGE)

    def _part(
        self,
        control: QStyle.ComplexControl,
        part: QStyle.SubControl,
        option: QStyleOptionComplex,
        widget: QWidget | None,
    ) -> QRect:
        # the stubs ask for a widget where Qt takes none
        return self.subControlRect(control, option, part, cast("QWidget", widget))

    def _check_box(self, painter: QPainter, drawn: _Drawn) -> None:
        area = QRectF(drawn.rect).adjusted(0, 0, -1, -1)
        is_on = drawn.state & _State.State_On
        is_partly = drawn.state & _State.State_NoChange
        enabled = drawn.state & _State.State_Enabled
        filled = (is_on or is_partly) and enabled
        edge = Token.ACCENT if filled else self._edge_token(drawn)
        self._panel(painter, area, Token.ACCENT if filled else Token.SURFACE, edge, radius=3)
        color = self.colors.color(Token.ACCENT_TEXT if enabled else Token.CONTROL_EDGE)
        share = area.width() / 14
        points = [(-3.2, 0.2), (-0.8, 2.6), (3.6, -2.8)] if is_on else [(-3.0, 0.0), (3.0, 0.0)]
        if is_on or is_partly:
            scaled = [(x * share, y * share) for x, y in points]
            self._stroke(painter, color, 1.8, scaled, area.center())

    def _radio(self, painter: QPainter, drawn: _Drawn) -> None:
        area = QRectF(drawn.rect).adjusted(1, 1, -1, -1)
        is_on = bool(drawn.state & _State.State_On)
        enabled = drawn.state & _State.State_Enabled
        token = Token.ACCENT if is_on and enabled else self._edge_token(drawn)
        half = min(area.width(), area.height()) / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.colors.color(token), 1.6 if is_on else 1))
        painter.setBrush(self.colors.color(Token.SURFACE))
        painter.drawEllipse(area.center(), half, half)
        if is_on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colors.color(token))
            painter.drawEllipse(area.center(), half / 2, half / 2)
        painter.restore()

    def _frame(self, painter: QPainter, drawn: _Drawn, widget: QWidget | None) -> None:
        """Text that can be typed has the edge of a field, a list a hairline."""
        if isinstance(widget, QPlainTextEdit | QTextEdit):
            self._edge(painter, drawn)
        elif drawn.state & _State.State_HasFocus:
            self._ring(painter, QRectF(drawn.rect).adjusted(1, 1, -1, -1))
        else:
            painter.setPen(self.colors.color(Token.RULE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(drawn.rect.adjusted(0, 0, -1, -1))

    def _edge(self, painter: QPainter, drawn: _Drawn) -> None:
        """Draw the edge of a field: the focus ring while it has the focus."""
        if drawn.state & _State.State_HasFocus and drawn.state & _State.State_Enabled:
            self._ring(painter, QRectF(drawn.rect).adjusted(1, 1, -1, -1))
        else:
            self._panel(painter, QRectF(drawn.rect), None, self._edge_token(drawn))

    def _edge_token(self, drawn: _Drawn) -> Token:
        enabled = drawn.state & _State.State_Enabled
        return Token.CONTROL_EDGE if enabled else Token.RULE

    def _ring(self, painter: QPainter, area: QRectF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.colors.color(Token.FOCUS), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.restore()

    def _panel(
        self,
        painter: QPainter,
        area: QRectF,
        fill: Token | None,
        edge: Token,
        radius: float = _RADIUS,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.colors.color(edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else self.colors.color(fill))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.restore()

    @staticmethod
    def _fill(painter: QPainter, area: QRectF, color: QColor) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.restore()

    @staticmethod
    def _stroke(
        painter: QPainter,
        color: QColor,
        width: float,
        points: list[tuple[float, float]],
        middle: QPointF,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(color, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([middle + QPointF(x, y) for x, y in points])
        painter.restore()


def _is_default(option: QStyleOption) -> bool:
    """Whether the option is of the primary button of a window."""
    if not isinstance(option, QStyleOptionButton):
        return False
    wanted = QStyleOptionButton.ButtonFeature.DefaultButton
    return bool(cast("_Pushed", option).features & wanted)
