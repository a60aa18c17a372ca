"""What the window's command for tables does: find the table that is meant, ask, write, tell."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QWidget

from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import Report
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.gui.desk import Cases

if TYPE_CHECKING:
    from perm_desktop.services.printing.paper import Paper

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

    def export_sheet(self, sheet: TableSheet, paper: "Paper | None" = None) -> None:
        """Ask where to and in which kind of file, and write a table that was read already.

        ``paper`` is the document that says the same, where there is one.
        """
        from perm_desktop.gui.printing.memory import PrintMemory
        from perm_desktop.services import table_files
        from perm_desktop.services.table_files import file_name

        memory = self._window.memory
        kept = memory.value(_KIND)
        suffix = kept if kept in table_files.SUFFIXES else table_files.XLSX
        places = PrintMemory(memory.of_catalog(self._session.catalog.path))
        name = Path(paper.name).with_suffix(suffix) if paper else file_name(sheet, suffix)
        suggestion = places.folder / name
        target = self._ask.new_file("Export table", suggestion, table_files.SUFFIXES)
        if target is None:
            return
        memory.set_value(_KIND, target.suffix.lower())
        places.folder = target.parent
        write: Callable[[Report], Path] = partial(table_files.write, sheet, target)
        if paper is not None and target.suffix.lower() == table_files.PDF:
            write = partial(_write_paper, paper, target)
        self._tasks.run_long("Exporting", write, self._on_written, self._ask.tell)

    def _on_written(self, target: Path) -> None:
        self._window.tell(f"Wrote {target.name} to {target.parent}.")
        self._ask.open_outside(QUrl.fromLocalFile(str(target.parent)))


def _write_paper(paper: "Paper", target: Path, report: Report) -> Path:
    from perm_desktop.services.printing.paper import write_packet

    return write_packet([paper], target, "", report)[0]


def table_in_use(window: QWidget) -> QAbstractItemView | None:
    """Return the table with the focus, else the main one that is seen; None without any.

    Of a window under a dialog, it is that of the dialog.
    """
    window = QApplication.activeModalWidget() or window
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
