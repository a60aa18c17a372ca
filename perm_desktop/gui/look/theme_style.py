"""Fusion with the edges of the design: every control keeps 3 to 1 against its ground.

Fusion derives outlines from the window color, which leaves check boxes and fields invisible on
dark grounds, and frames what the design separates by a rule. Only looks are painted anew, and
small controls made high enough; behavior is Fusion's.
"""

from typing import Any, Protocol, cast

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QPlainTextEdit,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionToolButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from perm_desktop.gui.look import controls, flat_parts, marks
from perm_desktop.gui.look.controls import Pushed, ToolOption
from perm_desktop.gui.look.flat_parts import Drawn
from perm_desktop.gui.look.palettes import LIGHT, Palette, Token

_LOWEST = 28  # controls that stand in forms and bars
_LINE = 24  # a hit area is never lower
_SIDE = 4  # added beside the words of a field
_MENU_BAR = 26
_PUSH_MENU_MORE = 8  # added to what Fusion keeps for the chevron
_STYLED = QFrame.Shape.StyledPanel
_RING = 2  # from the edge of a button to its inner focus ring
_TEXT_FRAME = 3  # the round corners of a text's edge stay clear of the text
_State = QStyle.StateFlag
_Primitive = QStyle.PrimitiveElement
_Control = QStyle.ControlElement
_Complex = QStyle.ComplexControl
_Part = QStyle.SubControl
_Size = QStyle.ContentsType
_Tool = QStyleOptionToolButton.ToolButtonFeature
_ARROWS = {
    _Primitive.PE_IndicatorArrowDown: Qt.ArrowType.DownArrow,
    _Primitive.PE_IndicatorArrowUp: Qt.ArrowType.UpArrow,
    _Primitive.PE_IndicatorArrowLeft: Qt.ArrowType.LeftArrow,
    _Primitive.PE_IndicatorArrowRight: Qt.ArrowType.RightArrow,
}
_FIELDS = (_Size.CT_LineEdit, _Size.CT_ComboBox)
_SPIN_FRAME = 3  # that Fusion adds to the field in a spin box, which has its own


class _Framed(Protocol):
    lineWidth: int  # noqa: N815 - Qt's name


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

    def polish(self, *target: Any) -> None:
        """The frame of text is wide enough for a focus ring and its round corners."""
        (found,) = target
        if isinstance(found, QPlainTextEdit | QTextEdit) and found.frameShape() is _STYLED:
            found.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
            found.setLineWidth(_TEXT_FRAME)
        super().polish(found)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Room for air beside words, for icons, and for the sign of a menu."""
        result = super().sizeFromContents(kind, option, size, cast("QWidget", widget))
        match kind:
            case _Size.CT_PushButton:
                more = 4 * controls.has_both(option) + _PUSH_MENU_MORE * controls.has_menu(option)
                return QSize(result.width() + more, max(result.height(), _LOWEST))
            case _ if kind in _FIELDS:
                return QSize(result.width() + 2 * _SIDE, max(result.height(), _LOWEST))
            case _Size.CT_SpinBox:
                return QSize(result.width(), max(result.height() - _SPIN_FRAME, _LOWEST))
            case _Size.CT_ToolButton:
                more = 8 * controls.is_beside(option) + controls.MENU_MARK * controls.opens_menu(
                    option
                )
                return QSize(result.width() + more, result.height())
            case _Size.CT_TabBarTab if widget is not None:
                width = flat_parts.tab_width(option, widget.font())
                return QSize(width, max(flat_parts.TAB_HEIGHT, size.height() + 8))
            case _Size.CT_ItemViewItem:
                return QSize(result.width(), max(result.height(), _LINE))
            case _Size.CT_MenuBarItem:
                return QSize(result.width() + 2 * _SIDE, max(result.height(), _MENU_BAR))
            case _:
                return result

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Words of fields keep off the edge."""
        place = super().subElementRect(element, option, cast("QWidget", widget))
        is_field = element is QStyle.SubElement.SE_LineEditContents
        return place.adjusted(_SIDE, 0, -_SIDE, 0) if is_field else place

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """The words of a choice keep off its edge, in line with those of a field."""
        place = super().subControlRect(control, option, part, cast("QWidget", widget))
        if control is _Complex.CC_ComboBox and part is _Part.SC_ComboBoxEditField:
            is_field = isinstance(widget, QComboBox) and widget.isEditable()
            return place if is_field else place.adjusted(_SIDE, 0, 0, 0)
        return place

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint panels, frames, signs and focus rings; the rest is Fusion's."""
        drawn, colors = cast("Drawn", option), self.colors
        match element:
            case _Primitive.PE_PanelButtonCommand:
                controls.button(
                    painter, drawn, colors, is_primary=controls.is_primary(option, widget)
                )
            case _Primitive.PE_PanelButtonTool:
                if drawn.state & _State.State_AutoRaise:
                    controls.flat_button(painter, drawn, colors)
                else:
                    controls.button(painter, drawn, colors, is_primary=False)
            case _Primitive.PE_PanelLineEdit:
                if cast("_Framed", option).lineWidth > 0:
                    controls.text_frame(painter, drawn, colors)
                else:
                    painter.fillRect(drawn.rect, drawn.palette.base())
            case _Primitive.PE_FrameLineEdit:
                controls.edge(painter, drawn, colors)
            case _Primitive.PE_Frame:
                controls.list_frame(painter, drawn, colors)
            case _Primitive.PE_IndicatorCheckBox | _Primitive.PE_IndicatorItemViewItemCheck:
                controls.check_box(painter, drawn, colors)
            case _Primitive.PE_IndicatorRadioButton:
                controls.radio(painter, drawn, colors)
            case _Primitive.PE_FrameFocusRect:
                is_button = isinstance(widget, QPushButton | QToolButton)
                area = widget.rect() if is_button else drawn.rect
                marks.ring(painter, QRectF(area), colors.color(Token.FOCUS))
            case _Primitive.PE_IndicatorBranch:
                controls.branch(painter, drawn, colors)
            case _ if element in _ARROWS:
                ink = drawn.palette.color(QPalette.ColorRole.WindowText)
                marks.chevron(painter, ink, QRectF(drawn.rect).center(), _ARROWS[element])
            case _:
                if not self._draw_flat(element, option, painter, widget):
                    super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint bars, tabs and heads flat, and the words of buttons beside their icons."""
        colors = self.colors
        match element:
            case _Control.CE_MenuBarEmptyArea:
                flat_parts.menu_bar(painter, option, colors)
            case _Control.CE_MenuBarItem:
                flat_parts.menu_bar_item(self, painter, option, colors)
            case _Control.CE_TabBarTabShape:
                flat_parts.tab_shape(painter, option, colors)
            case _Control.CE_TabBarTabLabel:
                flat_parts.tab_label(self, painter, option, colors)
            case _Control.CE_Header:
                flat_parts.head(self, painter, option, colors)
            case _Control.CE_HeaderSection | _Control.CE_HeaderEmptyArea:
                flat_parts.head_ground(painter, option, colors)
            case _Control.CE_Splitter:
                flat_parts.gap(painter, option, colors)
            case _Control.CE_ShapedFrame if isinstance(widget, QPlainTextEdit | QTextEdit):
                if widget.frameShape() is not QFrame.Shape.NoFrame:
                    controls.text_frame(painter, cast("Drawn", option), colors)
            case _Control.CE_PushButtonBevel if controls.has_menu(option):
                panel = _Primitive.PE_PanelButtonCommand
                self.drawPrimitive(panel, option, painter, widget)
                controls.menu_mark(painter, cast("Drawn", option), colors)
            case _Control.CE_PushButtonLabel:
                self._push_label(painter, option, widget)
            case _Control.CE_ToolButtonLabel:
                self._tool_label(painter, option, widget)
            case _:
                super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Put the edge around fields that have buttons in them, and show scroll bars."""
        drawn, colors = cast("Drawn", option), self.colors
        match control:
            case _Complex.CC_ComboBox:
                self._combo_box(painter, option, widget)
            case _Complex.CC_SpinBox:
                parts = _Part.SC_SpinBoxUp, _Part.SC_SpinBoxDown
                up, down = (self._part(control, part, option, widget) for part in parts)
                controls.spin_box(painter, option, (up, down), colors)
            case _Complex.CC_ScrollBar:
                handle = self._part(control, _Part.SC_ScrollBarSlider, option, widget)
                controls.scroll_handle(painter, drawn, handle, colors)
            case _Complex.CC_ToolButton if controls.opens_menu(option):
                plain = QStyleOptionToolButton(cast("QStyleOptionToolButton", option))
                cast("ToolOption", plain).features &= ~_Tool.HasMenu
                self._menu_tool(painter, plain, widget)
            case _:
                super().drawComplexControl(control, option, painter, widget)

    def _draw_flat(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None,
    ) -> bool:
        match element:
            case _Primitive.PE_FrameTabBarBase:
                flat_parts.tab_base(painter, option, self.colors, widget)
            case _Primitive.PE_PanelMenuBar:
                flat_parts.menu_bar(painter, option, self.colors)
            case _Primitive.PE_PanelStatusBar:
                flat_parts.status_bar(painter, option, self.colors)
            case _Primitive.PE_IndicatorDockWidgetResizeHandle:
                flat_parts.gap(painter, option, self.colors)
            case _:
                return False
        return True

    def _push_label(self, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
        """In the color for the accent on the primary button."""
        own = QStyleOptionButton(cast("QStyleOptionButton", option))
        drawn = cast("Pushed", own)
        enabled = bool(drawn.state & _State.State_Enabled)
        primary = enabled and controls.is_primary(option, widget)
        if primary:
            self._ink(drawn, Token.ACCENT_TEXT)
        elif controls.is_filled(drawn, self.colors):
            self._ink(drawn, Token.SELECTION_TEXT)
        area = drawn.rect
        if controls.has_menu(own):
            drawn.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
            drawn.rect = area = area.adjusted(4, 0, -controls.MENU_MARK, 0)
        if controls.has_both(own):
            controls.label(self, painter, own, area, self.colors)
        else:
            super().drawControl(_Control.CE_PushButtonLabel, own, painter, widget)
        has_color = primary or drawn.palette.button().color() != self.colors.color(Token.SURFACE)
        if has_color and widget is not None and drawn.state & _State.State_HasFocus:
            # the ring at its edge is hardly seen beside its color
            inner = QRectF(widget.rect()).adjusted(_RING, _RING, -_RING, -_RING)
            marks.ring(painter, inner, drawn.palette.buttonText().color())

    def _tool_label(self, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
        own = QStyleOptionToolButton(cast("QStyleOptionToolButton", option))
        drawn = cast("ToolOption", own)
        if controls.is_filled(drawn, self.colors):
            self._ink(drawn, Token.SELECTION_TEXT)
        if controls.is_beside(own):
            controls.label(self, painter, own, drawn.rect, self.colors)
        else:
            super().drawControl(_Control.CE_ToolButtonLabel, own, painter, widget)

    def _ink(self, drawn: Drawn, token: Token) -> None:
        """Give the words of a button a color of their own."""
        palette = QPalette(drawn.palette)
        palette.setColor(QPalette.ColorRole.ButtonText, self.colors.color(token))
        drawn.palette = palette

    def _menu_tool(
        self, painter: QPainter, option: QStyleOptionToolButton, widget: QWidget | None
    ) -> None:
        """A tool that opens a menu: its sign stands beside the word, not under it."""
        drawn = cast("ToolOption", option)
        whole = QRect(drawn.rect)
        self.drawPrimitive(_Primitive.PE_PanelButtonTool, option, painter, widget)
        controls.menu_mark(painter, drawn, self.colors)
        if drawn.state & _State.State_HasFocus:
            marks.ring(painter, QRectF(whole), self.colors.color(Token.FOCUS))
        drawn.rect = whole.adjusted(4, 0, -controls.MENU_MARK, 0)
        self.drawControl(_Control.CE_ToolButtonLabel, option, painter, widget)

    def _combo_box(
        self, painter: QPainter, option: QStyleOptionComplex, widget: QWidget | None
    ) -> None:
        drawn = cast("Drawn", option)
        controls.button(painter, drawn, self.colors, is_primary=False)
        if isinstance(widget, QComboBox) and widget.isEditable():
            controls.text_frame(painter, drawn, self.colors)
        elif drawn.state & _State.State_HasFocus and drawn.state & _State.State_Enabled:
            marks.ring(painter, QRectF(drawn.rect), self.colors.color(Token.FOCUS))
        arrow = self._part(_Complex.CC_ComboBox, _Part.SC_ComboBoxArrow, option, widget)
        ink, middle = controls.faint(drawn, self.colors), QRectF(arrow).center()
        marks.chevron(painter, ink, middle, Qt.ArrowType.DownArrow)

    def _part(
        self,
        control: QStyle.ComplexControl,
        part: QStyle.SubControl,
        option: QStyleOptionComplex,
        widget: QWidget | None,
    ) -> QRect:
        return self.subControlRect(control, option, part, widget)
