"""What helps to find one's way: the command palette and the list of keys."""

from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from perm_desktop import places
from perm_desktop.gui.ask import Ask
from perm_desktop.gui.desk import Cases, Desk
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks

if TYPE_CHECKING:
    from perm_desktop.gui.shell.palette_entries import MeetingFinder
    from perm_desktop.gui.shell.pane_keys import PaneKey


class HelpCases(Cases):
    """Commands that work with and without a catalog."""

    def __init__(self, window: Desk, session: Session | None, tasks: Tasks, ask: Ask) -> None:
        super().__init__(window, session, tasks, ask)
        self._finder: MeetingFinder | None = None
        if session is not None:
            session.rows_reset.connect(self._forget)
            session.rows_updated.connect(self._forget)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        return {"palette": self.open_palette, "shortcuts": self.show_shortcuts}

    def open_palette(self) -> None:
        """Open the command palette over the window."""
        from perm_desktop.gui.page_kinds import PAGES
        from perm_desktop.gui.shell.command_palette import CommandPalette

        window = self._window
        open_one = window.findChild(CommandPalette)
        if open_one is not None and open_one.isVisible():
            open_one.leave()
            return
        palette = CommandPalette(
            self._actions(),
            self._current,
            PAGES,
            window.colors,
            window.memory,
            self._meetings(),
            window,
        )
        palette.finished.connect(palette.deleteLater)
        palette.open_over(window)

    def show_shortcuts(self) -> None:
        """Show all keys."""
        from perm_desktop.gui.shell.shortcuts_dialog import ShortcutsDialog, all_keys

        dialog = ShortcutsDialog(all_keys(self._actions()), self._window)
        dialog.print_requested.connect(self._print)
        self._accepted(dialog)

    def _actions(self) -> list[QAction]:
        from perm_desktop.gui.shell.palette_entries import menu_actions

        tops = [action.menu() for action in self._window.menuBar().actions()]
        return menu_actions([menu for menu in tops if isinstance(menu, QMenu)])

    def _meetings(self) -> "MeetingFinder | None":
        """Lines of 100,000 meetings take a moment to make, so they are kept until one changes."""
        from perm_desktop.gui.shell.palette_entries import MeetingFinder

        if self._finder is None and self._current is not None:
            self._finder = MeetingFinder(self._current)
        return self._finder

    def _forget(self) -> None:
        self._finder = None

    def _print(self, keys: "list[PaneKey]") -> None:
        from perm_desktop.services.printing import keys as printing_keys

        folder = self._ask.folder("Where to put the list of keys", places.documents_folder())
        if folder is None:
            return
        by_place = {
            place: [(key.key, key.what) for key in found]
            for place, found in groupby(keys, key=lambda key: key.place)
        }
        write = printing_keys.prepared(by_place, folder)
        self._tasks.run("Printing", write, self._on_printed, self._ask.tell)

    def _on_printed(self, file: Path) -> None:
        self._window.tell(f"Wrote {file.name} to {file.parent}.")
        self._ask.open_outside(QUrl.fromLocalFile(str(file)))
