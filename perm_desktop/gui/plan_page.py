"""The Plan page: timeline, meetings, meeting and audience, as panes that move and hide."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDockWidget, QMainWindow, QWidget

from perm_desktop.gui.audience.pane import AudiencePane
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.meeting.pane import MeetingPane
from perm_desktop.gui.meetings.pane import MeetingsPane
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.shell import docks
from perm_desktop.gui.timeline.pane import TimelinePane

_LAYOUT, _SMALL_LAYOUT = "layout", "small-layout"


class PlanPage(QMainWindow):
    """Composes the panes; they talk through the session. Their places are kept with the catalog."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Widget)
        self._context = context
        session, palette = context.session, context.palette
        self._docks: dict[str, QDockWidget] = {}
        self._titles: list[docks.DockTitle] = []
        self._placed = False
        self._layout_name = _LAYOUT
        self.setObjectName("planPage")
        self.setDockNestingEnabled(True)
        docks.put_tabs_on_top(self)
        self.timeline = TimelinePane(session, palette, preferences=context.preferences)
        self.meetings = MeetingsPane(session, palette, preferences=context.preferences)
        self.meeting = MeetingPane(session, palette)
        self.audience = AudiencePane(session, palette)
        self._panes = (self.timeline, self.meetings, self.meeting, self.audience)
        self._add_dock("timeline", "Timeline", "gantt_chart", self.timeline, self.timeline.tools)
        self._add_dock(
            "meetings", "Meetings", "text_bullet_list", self.meetings, self.meetings.tools
        )
        self._add_dock("meeting", "Meeting", "calendar_ltr", self.meeting, None)
        self._add_dock("audience", "Audience", "people", self.audience, None)
        self._connect()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        for row in self._titles:
            row.set_palette(palette)
        for pane in self._panes:
            pane.set_palette(palette)

    def flush(self) -> bool:
        """Write what is being typed and remember the panes' places."""
        if self._placed:
            self._context.preferences.set_bytes(self._layout_name, self.saveState())
        return self.meeting.flush()

    def begin_search(self) -> None:
        """Go to the filter of the list."""
        self._show_dock("meetings")
        self.meetings.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.meetings.filter.selectAll()

    def pane_actions(self) -> list[QAction]:
        """What shows and hides each pane."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def reset_layout(self) -> None:
        """Put the panes back to their first places, by the page's width."""
        docks.place(self, self._docks)
        self._placed = True

    def go_round(self, step: int) -> None:
        """Put the focus into the next open pane, or the one before, also behind another's tab."""
        docked = zip(self._docks.items(), self._panes, strict=True)
        there = [(name, pane) for (name, dock), pane in docked if not dock.isHidden()]
        focus = QApplication.focusWidget()
        inside = [n for n, (_, pane) in enumerate(there) if focus and pane.isAncestorOf(focus)]
        if there:
            # before the first pane stands the rest of the window
            start = inside[0] if inside else (-1 if step > 0 else 0)
            name, pane = there[(start + step) % len(there)]
            self._show_dock(name)
            _main_view(pane).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_meeting(self) -> None:
        """Go on to the parts of the selected meeting."""
        self._when_placed(lambda: self._go_to("meeting", self.meeting))

    def open_audience(self) -> None:
        """Go on to the attendance of the selected meeting."""
        self._when_placed(lambda: self._go_to("audience", self.audience))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the page goes to the list of meetings."""
        self.meetings.table.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """At first, put the panes where they were last, or where a new liaison finds them."""
        super().showEvent(event)
        if not self._placed:
            QTimer.singleShot(0, self, self._place)  # when the page knows its size

    def _place(self) -> None:
        if not self._placed:
            self._placed = True
            # places for a large window leave nothing to see in a small one
            self._layout_name = _SMALL_LAYOUT if docks.is_small(self) else _LAYOUT
            if not self.restoreState(self._context.preferences.bytes(self._layout_name)):
                docks.place(self, self._docks)
            self.meetings.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _when_placed(self, act: Callable[[], None]) -> None:
        """Act at once, or after the panes have come to their places, which moves the focus."""
        if self._placed or not self.isVisible():
            act()
        else:
            QTimer.singleShot(0, self, act)

    def _go_to(self, name: str, pane: QWidget) -> None:
        self._show_dock(name)
        pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_dock(
        self, name: str, title: str, icon: str, pane: QWidget, tools: QWidget | None
    ) -> None:
        dock, row = docks.make_dock(self, name, title, icon, pane, tools)
        row.set_palette(self._context.palette)
        self._docks[name] = dock
        self._titles.append(row)
        counted = getattr(pane, "counted", None)
        if counted is not None:
            counted.connect(row.count.setText)
            row.count.setText(getattr(pane, "count", ""))

    def _connect(self) -> None:
        self._context.session.meeting_wanted.connect(self.open_meeting)
        self.timeline.opened.connect(self.open_meeting)
        self.timeline.plan_requested.connect(self._begin_planning)
        self.timeline.menu_requested.connect(self._open_menu)
        self.meetings.opened.connect(self.open_meeting)
        self.meetings.menu_requested.connect(self._open_menu)
        self.meetings.plan_requested.connect(self._begin_planning)
        self.meetings.hold_requested.connect(self._hold)
        self.meeting.print_requested.connect(self._print)
        self.meeting.attendance_wanted.connect(self.open_audience)
        self.audience.roll_call_wanted.connect(self._call_roll)

    def _show_dock(self, name: str) -> None:
        self._docks[name].show()
        self._docks[name].raise_()

    def _begin_planning(self) -> None:
        """Before anything can be planned there must be a cycle."""
        self._context.run("plan" if self._context.session.cycle is not None else "add_cycle")

    def _open_menu(self, point: QPoint) -> None:
        self._context.open_menu(point)

    def _hold(self) -> None:
        self._context.run("hold")

    def _call_roll(self) -> None:
        self._context.run("roll_call")

    def _print(self) -> None:
        self._context.run("print")


def _main_view(pane: QWidget) -> QWidget:
    """What one works in, before the pane's buttons and fields."""
    views = [view for view in pane.findChildren(QAbstractScrollArea) if view.isVisible()]
    focusable = [view for view in views if view.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return focusable[0] if focusable else pane
