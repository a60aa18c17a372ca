"""What the window's commands of the timeline do."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from perm_desktop.gui.desk import Cases

if TYPE_CHECKING:
    from perm_desktop.gui.coverage.page import CoveragePage


class TimelineCases(Cases):
    """The commands of the timeline."""

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        return {"timeline_table": self.toggle_table}

    def toggle_table(self) -> None:
        """Show the table in place of the drawing, or the drawing again, and go there.

        On the Coverage page its grid is the drawing.
        """
        if self._window.open_page == "coverage":
            cast("CoveragePage", self._window.page("coverage")).toggle_table()
            return
        self._session.go("plan")
        pane = self._window.plan.timeline
        pane.twin.toggle()
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
