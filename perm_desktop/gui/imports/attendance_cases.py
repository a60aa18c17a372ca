"""What the window's command about reports of calls does: choose files, read, ask, write."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from perm_desktop.core.counting import counted
from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.people.attendees import CallReport, UnknownColumnsError
from perm_desktop.gui.desk import Cases


class ReportCases(Cases):
    """Bringing in what Teams, Zoom and Webex say about who came."""

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        return {"bring_in_report": self.bring_in}

    def bring_in(self) -> None:
        """Ask for the reports of one call and read them on the worker."""
        session, row = self._session, self._session.selected_row
        if row is None or not self._window.flush() or not session.may_record(row):
            return
        files = self._ask.existing_reports("Reports of one call", Path.home())
        if files:
            self._read(row, files)

    def _read(self, row: MeetingRow, files: Sequence[Path], columns: str = "") -> None:
        from perm_desktop.services import attendance_reports

        try:
            read = attendance_reports.reading(self._session.catalog, row, files, columns)
        except UserError as error:
            self._ask.tell(error)
            return
        self._tasks.run(
            "Reading the report",
            read,
            partial(self._show, row),
            partial(self._on_error, row, files),
        )

    def _show(self, row: MeetingRow, reports: Sequence[CallReport]) -> None:
        """Show what the reports say; what is accepted is one step."""
        from perm_desktop.gui.imports.attendance_dialog import AttendanceDialog
        from perm_desktop.services import attendance_reports

        session = self._session
        try:
            shown = attendance_reports.looked_at(session.catalog, row, reports)
        except UserError as error:
            self._ask.tell(error)
            return
        dialog = AttendanceDialog(session, shown, self._window.colors, self._window)
        if self._accepted(dialog) and dialog.written is not None:
            kept = f", {dialog.written.kept} kept as they were" if dialog.written.kept else ""
            self._window.tell(f"{counted(dialog.written.marked, 'mark')} recorded{kept}.")

    def _on_error(self, row: MeetingRow, files: Sequence[Path], error: UserError) -> None:
        """A table of other columns is read once somebody said which is what."""
        if not isinstance(error, UnknownColumnsError):
            self._ask.tell(error)
            return
        from perm_desktop.gui.imports.columns_dialog import ColumnsDialog
        from perm_desktop.services import attendance_reports

        catalog = self._session.catalog
        dialog = ColumnsDialog(
            str(error),
            error.heads,
            attendance_reports.FIELDS,
            attendance_reports.maps(catalog),
            partial(attendance_reports.keep_map, catalog),
            self._window,
        )
        if self._accepted(dialog):
            self._read(row, files, dialog.chosen)
