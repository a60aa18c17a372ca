"""What the window's command for tables does: find the table that is meant, ask, write, tell."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from perm_desktop.core.errors import UserError
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.gui.desk import Cases

_KIND = "table-kind"  # the suffix chosen last
_MAIN = "meetings"  # of several tables on a page the one that is meant first


class TableCases(Cases):
    """The command that writes a table as it is shown."""

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        return {"export_table": self.export}

    def export(self) -> None:
        """Ask where to and in which kind of file, and write the table there."""
        self._window.flush()
        view = table_in_use(self._window)
        if view is None:
            self._ask.tell(
                UserError("There is no table here.", "Go to a list or a table, and export it then.")
            )
            return
        self.export_view(view)

    def export_view(self, view: QAbstractItemView) -> None:
        """Write one table."""
        # start-up: these know all pages
        from perm_desktop.gui.tables.about import about
        from perm_desktop.gui.tables.readers import read

        self.export_sheet(read(view, about(view, self._session)))

    def export_sheet(self, sheet: TableSheet) -> None:
        """Ask where to and in which kind of file, and write a table that was read already."""
        from perm_desktop.gui.printing.memory import PrintMemory
        from perm_desktop.services import table_files

        memory = self._window.memory
        kept = memory.value(_KIND)
        suffix = kept if kept in table_files.SUFFIXES else table_files.XLSX
        places = PrintMemory(memory.of_catalog(self._session.catalog.path))
        suggestion = places.folder / table_files.file_name(sheet, suffix)
        target = self._ask.new_file("Export table", suggestion, table_files.SUFFIXES)
        if target is None:
            return
        memory.set_value(_KIND, target.suffix.lower())
        places.folder = target.parent
        write = partial(table_files.write, sheet, target)
        self._tasks.run_long("Exporting", write, self._on_written, self._ask.tell)

    def _on_written(self, target: Path) -> None:
        self._window.tell(f"Wrote {target.name} to {target.parent}.")
        self._ask.open_outside(QUrl.fromLocalFile(str(target.parent)))


def table_in_use(window: QWidget) -> QAbstractItemView | None:
    """Return the table with the focus, else the main one that is seen; None without any."""
    focus: QWidget | None = window.focusWidget()
    while focus is not None and focus is not window:
        if isinstance(focus, QAbstractItemView) and focus.isVisible():
            return focus
        focus = focus.parentWidget()
    views = window.findChildren(QAbstractItemView)
    seen = (view for view in views if view.isVisible() and not isinstance(view, QHeaderView))
    return max(seen, key=_weight, default=None)


def _weight(view: QAbstractItemView) -> tuple[bool, int]:
    return view.objectName() == _MAIN, view.width() * view.height()
