"""The panes as docks: title rows with icon, words and tools; their first places."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QToolButton,
    QWidget,
)

from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette

_ROW_HEIGHT = 34
_ONE_PANE_WIDTH, _ONE_PANE_HEIGHT = 1000, 480


class DockTitle(QWidget):
    """Icon, name, a count, the pane's own tools, and buttons to float and to hide it."""

    def __init__(self, dock: QDockWidget, icon: str, tools: QWidget | None = None) -> None:
        super().__init__(dock)
        self._dock = dock
        self._icon_name = icon
        self._icon = QLabel()
        self.count = QLabel()
        self._float = self._button("Float", dock)
        self._close = self._button("Hide", dock)
        self._float.clicked.connect(self._toggle_floating)
        self._close.clicked.connect(dock.close)
        title = QLabel(dock.windowTitle())
        title.setFont(theme.font(theme.STRONG))
        for label in (title, self.count):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setFont(theme.font(theme.TABLE))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 2, 6, 2)
        layout.setSpacing(8)
        for part in (self._icon, title, self.count):
            layout.addWidget(part)
        if tools is None:
            layout.addStretch(1)
        else:
            layout.addWidget(tools, 1)
        layout.addWidget(self._float)
        layout.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)

    def set_palette(self, palette: Palette) -> None:
        """Tint the icons anew."""
        self._icon.setPixmap(icons.icon(self._icon_name, palette).pixmap(icons.DOCK))
        self._float.setIcon(icons.icon("window_new", palette))
        self._close.setIcon(icons.icon("dismiss", palette))

    def sizeHint(self) -> QSize:
        """One row, whatever the tools would like."""
        return QSize(200, _ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Docks may get narrow; the tools give way."""
        return QSize(120, _ROW_HEIGHT)

    def _button(self, verb: str, dock: QDockWidget) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setFixedSize(24, 24)
        button.setToolTip(f"{verb} {dock.windowTitle()}")
        button.setAccessibleName(f"{verb} {dock.windowTitle()}")
        return button

    def _toggle_floating(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())


def make_dock(
    window: QMainWindow, name: str, title: str, icon: str, pane: QWidget, tools: QWidget | None
) -> tuple[QDockWidget, DockTitle]:
    """Wrap a pane in a dock; the name keeps its place over restarts."""
    dock = QDockWidget(title, window)
    dock.setObjectName(name)
    row = DockTitle(dock, icon, tools)
    dock.setTitleBarWidget(row)
    pane.setAutoFillBackground(True)
    pane.setBackgroundRole(QPalette.ColorRole.Base)
    dock.setWidget(_scrolling(pane))
    return dock, row


def _scrolling(pane: QWidget) -> QScrollArea:
    """In a dock smaller than the pane needs, the pane scrolls and nothing is lost."""
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(pane)
    return area


def place(window: QMainWindow, docks: dict[str, QDockWidget]) -> None:
    """Put the panes where a new liaison finds them: time on top, words and people below.

    In a small window, as at 200 %, one pane is seen at a time and the others are tabs.
    """
    top, bottom = Qt.DockWidgetArea.TopDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
    timeline, listing = docks["timeline"], docks["meetings"]
    detail, audience = docks["meeting"], docks["audience"]
    for dock in docks.values():
        dock.setFloating(False)
        dock.show()
    window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
    window.addDockWidget(top, timeline)
    if window.width() < _ONE_PANE_WIDTH or window.height() < _ONE_PANE_HEIGHT:
        for dock in (listing, detail, audience):
            window.tabifyDockWidget(timeline, dock)
        timeline.raise_()
        return
    window.addDockWidget(bottom, listing)
    window.splitDockWidget(listing, detail, Qt.Orientation.Horizontal)
    narrow = window.width() < 1400
    if narrow:
        window.tabifyDockWidget(detail, audience)
        detail.raise_()
        window.resizeDocks([listing, detail], [62, 38], Qt.Orientation.Horizontal)
    else:
        window.splitDockWidget(detail, audience, Qt.Orientation.Horizontal)
        window.resizeDocks([listing, detail, audience], [50, 26, 24], Qt.Orientation.Horizontal)
    window.resizeDocks([timeline, listing], [52, 48], Qt.Orientation.Vertical)
