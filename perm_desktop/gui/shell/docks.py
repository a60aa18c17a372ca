"""The panes as docks: title rows with icon, words and tools; their first places."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QScrollArea,
    QSizePolicy,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette, Token

_ROW_HEIGHT = 34
_ONE_PANE_WIDTH, _ONE_PANE_HEIGHT = 1000, 480


class DockTitle(QWidget):
    """Icon, name, a count, the pane's own tools, and buttons to float and to hide it.

    Among tabs the name is in the tab: a pane with tools shows these alone, one without has its
    two buttons at the end of the tabs and no row of its own.
    """

    def __init__(self, dock: QDockWidget, icon: str, tools: QWidget | None = None) -> None:
        super().__init__(dock)
        self._dock = dock
        self._icon_name = icon
        self._has_tools = tools is not None
        self._is_tabbed = False
        self._is_seen = False
        self._rule = self.palette().color(QPalette.ColorRole.Mid)
        self._icon, self._name = QLabel(), QLabel(dock.windowTitle())
        self.count = QLabel()
        self._float = self._button("Float", dock)
        self._close = self._button("Hide", dock)
        self._buttons = QWidget()
        self._build(tools)
        self._float.clicked.connect(self._toggle_floating)
        self._close.clicked.connect(dock.close)
        dock.visibilityChanged.connect(self._on_seen)
        for signal in (dock.dockLocationChanged, dock.topLevelChanged, dock.visibilityChanged):
            signal.connect(self._on_moved)

    def set_palette(self, palette: Palette) -> None:
        """Tint the icons anew."""
        self._rule = palette.color(Token.RULE)
        self._icon.setPixmap(icons.icon(self._icon_name, palette).pixmap(icons.DOCK))
        self._float.setIcon(icons.icon("window_new", palette))
        self._close.setIcon(icons.icon("dismiss", palette))
        self.update()

    def sizeHint(self) -> QSize:
        """One row, whatever the tools would like; none where the tabs say it all."""
        return QSize(200, self._row_height())

    def minimumSizeHint(self) -> QSize:
        """Docks may get narrow; the tools give way."""
        return QSize(120, self._row_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rule between the title and its pane."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._rule)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the end of the tabs."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Hide):
            self._on_moved()
        return super().eventFilter(watched, event)

    def follow(self) -> None:
        """Look whether the dock is among tabs now."""
        window = self._dock.parentWidget()
        beside = window.tabifiedDockWidgets(self._dock) if isinstance(window, QMainWindow) else []
        is_floating = self._dock.isFloating()
        self._is_tabbed = not is_floating and any(not dock.isHidden() for dock in beside)
        for label in (self._icon, self._name):
            label.setVisible(not self._is_tabbed)
        self.count.setVisible(not self._is_tabbed or self._has_tools)
        if not self._has_tools:
            self._put_buttons(self._tab_bar() if self._is_tabbed else None)
        self.updateGeometry()

    def _build(self, tools: QWidget | None) -> None:
        self._name.setFont(theme.font(theme.STRONG))
        for label in (self._name, self.count):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setFont(theme.font(theme.TABLE))
        pair = QHBoxLayout(self._buttons)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(4)
        pair.addWidget(self._float)
        pair.addWidget(self._close)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(12, 2, 8, 2)
        self._layout.setSpacing(8)
        for part in (self._icon, self._name, self.count):
            self._layout.addWidget(part)
        if tools is None:
            self._layout.addStretch(1)
        else:
            self._layout.addWidget(tools, 1)
        self._layout.addWidget(self._buttons)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)

    def _row_height(self) -> int:
        return 0 if self._is_tabbed and not self._has_tools else _ROW_HEIGHT

    def _button(self, verb: str, dock: QDockWidget) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setFixedSize(24, 24)
        button.setToolTip(f"{verb} {dock.windowTitle()}")
        button.setAccessibleName(f"{verb} {dock.windowTitle()}")
        return button

    def _toggle_floating(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())

    def _on_seen(self, is_seen: bool) -> None:
        self._is_seen = is_seen

    def _on_moved(self) -> None:
        """A dock that moves may leave another one alone in its place."""
        window = self._dock.parentWidget()
        for title in window.findChildren(DockTitle) if window else [self]:
            QTimer.singleShot(0, title, title.follow)  # when Qt has laid the docks out

    def _tab_bar(self) -> QTabBar | None:
        """The tabs that the dock is among."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        window, name = self._dock.parentWidget(), self._dock.windowTitle()
        for bar in window.findChildren(QTabBar, options=direct) if window else []:
            if bar.isVisible() and name in (bar.tabText(n) for n in range(bar.count())):
                return bar
        return None

    def _put_buttons(self, bar: QTabBar | None) -> None:
        """Put the buttons at the end of the tabs, or back into the row."""
        if bar is None:
            if self._buttons.parentWidget() is not self:
                self._layout.addWidget(self._buttons)
            self._buttons.setVisible(not self._is_tabbed)
            return
        bar.removeEventFilter(self)
        bar.installEventFilter(self)
        if self._buttons.parentWidget() is self:
            self._layout.removeWidget(self._buttons)
            self._buttons.setParent(self._dock.parentWidget())
        area, size = bar.geometry(), self._buttons.sizeHint()
        left = area.right() + 1 - size.width() - 8
        self._buttons.setGeometry(
            left, area.top() + (area.height() - size.height()) // 2, size.width(), size.height()
        )
        tabs_end = bar.tabRect(bar.count() - 1).right() + area.left()
        self._buttons.setVisible(self._is_seen and tabs_end < left)
        self._buttons.raise_()


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


def put_tabs_on_top(window: QMainWindow) -> None:
    """Let panes that share a place have their tabs above them; a kept layout does not say it."""
    window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)


def is_small(window: QMainWindow) -> bool:
    """Whether there is room for one pane at a time."""
    return window.width() < _ONE_PANE_WIDTH or window.height() < _ONE_PANE_HEIGHT


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
    window.addDockWidget(top, timeline)
    if is_small(window):
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
