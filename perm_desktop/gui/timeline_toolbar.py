"""The timeline's tools in the title row of its dock: legend, Fit, Today, zoom with its word."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from perm_desktop.core.symbols import (
    CANCELLED,
    DRAFT,
    HELD,
    NOT_RECORDED,
    OVERDUE,
    SCHEDULED,
    Look,
)
from perm_desktop.core.timeline_axis import SCALES
from perm_desktop.gui import icons, symbols, theme
from perm_desktop.gui.palettes import Palette, Token
from perm_desktop.gui.timeline_style import TextFont
from perm_desktop.gui.timeline_surface import TimelineSurface

LEGEND: tuple[Look, ...] = (HELD, SCHEDULED, DRAFT, OVERDUE, NOT_RECORDED, CANCELLED)
_SYMBOL = 12.0
_GAP = 5.0
_BETWEEN = 14.0
_HEIGHT = 24


class Legend(QWidget):
    """Symbols with their words in one line."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._font = TextFont(theme.CAPTION)
        words = ", ".join(look.word.lower() for look in LEGEND)
        self.setAccessibleName(self.tr("Legend: {}").format(words))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._palette = palette
        self._font = TextFont(theme.CAPTION)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every word."""
        words = sum(self._font.width(look.word.lower()) for look in LEGEND)
        width = words + len(LEGEND) * (_SYMBOL + _GAP + _BETWEEN)
        return QSize(int(width) + 1, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setPen(self._palette.color(Token.TEXT_SECONDARY))
        x, middle = 0.0, self.height() / 2
        for look in LEGEND:
            area = QRectF(x, middle - _SYMBOL / 2, _SYMBOL, _SYMBOL)
            color, word = self._palette.color(look.token), look.word.lower()
            symbols.paint(painter, look.symbol, color, area, self.devicePixelRatioF())
            self._font.draw(painter, x + _SYMBOL + _GAP, middle, word)
            x += _SYMBOL + _GAP + self._font.width(word) + _BETWEEN
        painter.end()


class TimelineToolbar(QWidget):
    """Tools of one timeline; the legend becomes a button where there is no room for it."""

    def __init__(
        self, view: TimelineSurface, palette: Palette, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._legend = Legend(palette)
        self._legend_button = self._button(self.tr("Legend"), self.tr("What the symbols mean"))
        self._legend_menu = QMenu(self)
        self._fit = self._button(self.tr("Fit"), self.tr("Show the whole cycle (Home)"))
        self._today = self._button(self.tr("Today"), self.tr("Go to today (T)"))
        self._out = self._button("", self.tr("Zoom out (-)"))
        self._in = self._button("", self.tr("Zoom in (+)"))
        self._word = QLabel(view.scale_word)
        self._build()
        self._fit.clicked.connect(view.fit)
        self._today.clicked.connect(view.go_to_today)
        self._out.clicked.connect(view.zoom_out)
        self._in.clicked.connect(view.zoom_in)
        view.zoom_changed.connect(self._word.setText)
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._legend.set_palette(palette)
        self._out.setIcon(icons.icon("zoom_out", palette))
        self._in.setIcon(icons.icon("zoom_in", palette))
        for widget in (self._legend_button, self._fit, self._today, self._word):
            widget.setFont(theme.font(theme.TABLE))
        metrics = self._word.fontMetrics()
        widest = max(metrics.horizontalAdvance(scale.word) for scale in SCALES)
        self._word.setFixedWidth(widest + 4)
        self._legend_menu.clear()
        for look in LEGEND:
            color = palette.color(look.token)
            picture = symbols.pixmap(look.symbol, color, 16, self.devicePixelRatioF())
            self._legend_menu.addAction(QAction(QIcon(picture), look.word, self._legend_menu))
        self._choose_legend()

    def minimumSizeHint(self) -> QSize:
        """The legend does not keep the dock wide."""
        return QSize(self._tools_width(), _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the legend where there is room."""
        super().resizeEvent(event)
        self._choose_legend()

    def _build(self) -> None:
        self.setObjectName("timelineTools")
        self._legend_button.setMenu(self._legend_menu)
        self._legend_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._word.setTextFormat(Qt.TextFormat.PlainText)
        self._word.setAccessibleName(self.tr("Zoom"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._legend)
        layout.addWidget(self._legend_button)
        layout.addStretch(1)
        for widget in (self._fit, self._today, self._out, self._word, self._in):
            layout.addWidget(widget)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        button.setAutoRaise(not text)
        button.setFixedHeight(_HEIGHT)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _tools_width(self) -> int:
        tools = (self._legend_button, self._fit, self._today, self._out, self._word, self._in)
        return sum(widget.sizeHint().width() for widget in tools) + 8 * len(tools)

    def _choose_legend(self) -> None:
        needed = self._tools_width() - self._legend_button.sizeHint().width()
        fits = self.width() >= needed + self._legend.sizeHint().width() + 16
        self._legend.setVisible(fits)
        self._legend_button.setVisible(not fits)
