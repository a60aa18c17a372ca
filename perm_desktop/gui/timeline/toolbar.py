"""The timeline's tools in the title row of its dock: lanes, legend, date, zoom with its word."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from perm_desktop.core.timeline.axis import SCALES
from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.timeline.legend import Legend, fill_menu
from perm_desktop.gui.timeline.segments import LaneMenu, LaneSegments
from perm_desktop.gui.timeline.view import TimelineView

_HEIGHT = 24
_SPACING = 8
_MENU_MARK = 28  # pixels beside the word: air, and the sign that a menu opens


class TimelineToolbar(QWidget):
    """Tools of one timeline. Where there is no room, they move into menus, the word's at last."""

    def __init__(self, view: TimelineView, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._segments = LaneSegments()
        self._lanes = self._button(self.tr("Lanes"), self.tr("What the lanes stand for"))
        self._all = self._button(self.tr("Close all"), self.tr("Close all lanes"))
        self._legend = Legend(palette)
        self._legend_button = self._button(self.tr("Legend"), self.tr("What the symbols mean"))
        self._legend_menu = QMenu(self)
        self._fit = self._button(self.tr("Fit"), self.tr("Show the whole cycle (0)"))
        self._today = self._button(self.tr("Today"), self.tr("Go to today (T)"))
        self._date = self._button(self.tr("Date…"), self.tr("Go to a date (G)"))
        self._out = self._button("", self.tr("Zoom out (-)"))
        self._word = self._button("", self.tr("Zoom"))
        self._in = self._button("", self.tr("Zoom in (+)"))
        self.as_table = self._button(
            self.tr("As table"), self.tr("Show the same meetings as a table (Ctrl+T)")
        )
        self._build()
        self._build_menus()
        self._connect()
        self._enable()
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._legend.set_palette(palette)
        self._segments.set_palette(palette)
        self._out.setIcon(icons.icon("zoom_out", palette))
        self._in.setIcon(icons.icon("zoom_in", palette))
        self.as_table.setIcon(icons.icon("table_simple", palette))
        for button in self.findChildren(QToolButton):
            button.setFont(theme.font(theme.TABLE))
        fill_menu(self._legend_menu, palette, self.devicePixelRatioF())
        self._show_word(self._view.scale_word)
        self._show_lanes()

    def show_table(self, on: bool) -> None:
        """Say which of the two is shown; with the table there is nothing to zoom."""
        self.as_table.setChecked(on)
        self._enable()

    def _enable(self) -> None:
        """A drawing without meetings has nothing to go to; a table can still be left."""
        on, is_empty = self.as_table.isChecked(), self._view.is_empty
        for tool in (self._all, self._fit, self._today, self._date, self._out, self._in):
            tool.setEnabled(not on and not is_empty)
        self._word.setEnabled(on or not is_empty)
        self.as_table.setEnabled(on or not is_empty)

    def minimumSizeHint(self) -> QSize:
        """The tools do not keep the dock wide."""
        return QSize(self._needed([self._word]), _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many tools as there is room for."""
        super().resizeEvent(event)
        self._fold()

    def _build(self) -> None:
        self.setObjectName("timelineTools")
        for button in (self._lanes, self._legend_button, self._word):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.as_table.setCheckable(True)
        self.as_table.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING)
        lanes = (self._segments, self._lanes, self._all)
        for widget in (*lanes, self._legend, self._legend_button):
            layout.addWidget(widget)
        layout.addStretch(1)
        for widget in (self._fit, self._today, self._date, self._out, self._word, self._in):
            layout.addWidget(widget)
        layout.addWidget(self.as_table)

    def _build_menus(self) -> None:
        view = self._view
        self._lane_menu = LaneMenu(self.tr("&Lanes"), self)
        self._lanes.setMenu(self._lane_menu)
        self._legend_button.setMenu(self._legend_menu)
        menu = QMenu(self)
        acts: tuple[tuple[str, Callable[[], None]], ...] = (
            (self.tr("&Fit"), view.fit),
            (self.tr("&Today"), view.go_to_today),
            (self.tr("&Go to date…"), view.ask_for_date),
            (self.tr("Zoom &in"), view.zoom_in),
            (self.tr("Zoom &out"), view.zoom_out),
        )
        for word in dict.fromkeys(scale.word for scale in SCALES):
            menu.addAction(word).setData(word)
        menu.triggered.connect(self._on_word_chosen)
        menu.addSeparator()
        for text, act in acts:
            menu.addAction(text).triggered.connect(act)
        menu.addSeparator()
        menu.addMenu(self._lane_menu)
        self._legend_menu.setTitle(self.tr("L&egend"))
        menu.addMenu(self._legend_menu)
        menu.addAction(self.tr("&As table")).triggered.connect(self.as_table.click)
        self._word.setMenu(menu)

    def _connect(self) -> None:
        view = self._view
        self._fit.clicked.connect(view.fit)
        self._today.clicked.connect(view.go_to_today)
        self._date.clicked.connect(view.ask_for_date)
        self._out.clicked.connect(view.zoom_out)
        self._in.clicked.connect(view.zoom_in)
        self._all.clicked.connect(self._toggle_all)
        for source in (self._segments, self._lane_menu):
            source.chosen.connect(view.group_by)
        self._lane_menu.open_all.connect(view.open_all)
        self._lane_menu.close_all.connect(view.close_all)
        view.zoom_changed.connect(self._show_word)
        view.lanes_changed.connect(self._show_lanes)
        view.shown_changed.connect(self._enable)

    def _toggle_all(self) -> None:
        if self._view.expanded:
            self._view.close_all()
        else:
            self._view.open_all()

    def _on_word_chosen(self, action: QAction) -> None:
        if action.parent() is self._word.menu() and action.data():
            self._view.zoom_to(action.data())

    def _show_word(self, word: str) -> None:
        self._word.setText(word)
        self._word.setAccessibleName(self.tr("Zoom: {}").format(word))
        metrics = self._word.fontMetrics()
        widest = max(metrics.horizontalAdvance(scale.word) for scale in SCALES)
        self._word.setFixedWidth(widest + _MENU_MARK)
        self._fold()

    def _show_lanes(self) -> None:
        lanes, word = self._view.lanes, self._view.board.grouping.word
        self._segments.show_chosen(lanes)
        self._lane_menu.show_chosen(lanes)
        self._lanes.setText(self.tr("Lanes: {}").format(word))
        self._lanes.setAccessibleName(self._lanes.text())
        verb = self.tr("Close all") if self._view.expanded else self.tr("Open all")
        self._all.setText(verb)
        self._all.setToolTip(self.tr("{} lanes").format(verb))
        self._all.setAccessibleName(self._all.toolTip())
        self._fold()

    def _stages(self) -> Iterator[Sequence[QWidget]]:
        """Yield the tools to show, the fullest set first."""
        go, zoom = (self._fit, self._today, self._date), (self._out, self._word, self._in)
        table = self.as_table
        yield (self._segments, self._all, self._legend, *go, *zoom, table)
        yield (self._segments, self._all, self._legend_button, *go, *zoom, table)
        yield (self._lanes, self._legend_button, *go, *zoom, table)
        yield (self._lanes, self._legend_button, self._today, *zoom, table)
        yield (self._lanes, self._today, self._word, table)
        yield (self._word,)

    def _fold(self) -> None:
        stages = [tuple(stage) for stage in self._stages()]
        shown = next((tools for tools in stages if self._needed(tools) <= self.width()), stages[-1])
        for tool in {tool for stage in stages for tool in stage}:
            tool.setVisible(tool in shown)

    def _needed(self, tools: Sequence[QWidget]) -> int:
        return sum(tool.sizeHint().width() + _SPACING for tool in tools)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        button.setAutoRaise(not text)
        button.setFixedHeight(_HEIGHT)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
