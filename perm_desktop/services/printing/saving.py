"""Writing many documents, so that stopping leaves whole files and tells how many."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from os.path import exists
from pathlib import Path

from perm_desktop.core.counting import counted
from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import Report, StoppedError
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.services import table_files
from perm_desktop.services.printing.paper import Paper, files_of, write_each, write_packet


@dataclass(frozen=True, slots=True)
class Written:
    """How many documents are whole on the disk, of how many; ``file`` where all are in one."""

    folder: Path
    count: int
    total: int
    file: Path | None = None

    @property
    def is_complete(self) -> bool:
        """Whether nobody stopped the work."""
        return self.count == self.total


def already_there(papers: Sequence[Paper], folder: Path) -> list[Path]:
    """Return the files of a folder that would be replaced."""
    return [file for file in files_of(papers, folder) if exists(file)]


def save_each(papers: Sequence[Paper], folder: Path) -> Callable[[Report], Written]:
    """Return what writes one file a paper into a folder, on any thread; it raises UserError."""

    def save(report: Report) -> Written:
        whole = 0

        def counting(done: int, total: int) -> None:
            nonlocal whole
            whole = done
            report(done, total)

        try:
            files = write_each(papers, folder, counting)
        except StoppedError:
            return Written(folder, whole, len(papers))
        except UserError as error:
            raise _after(whole, len(papers), error) from error
        return Written(folder, len(files), len(papers), files[0] if len(files) == 1 else None)

    return save


def save_packet(papers: Sequence[Paper], target: Path, title: str) -> Callable[[Report], Written]:
    """Return what writes all papers into one file, on any thread; it raises UserError."""

    def save(report: Report) -> Written:
        try:
            write_packet(papers, target, title, report)
        except StoppedError:
            return Written(target.parent, 0, len(papers))
        return Written(target.parent, len(papers), len(papers), target)

    return save


def save_table(sheet: TableSheet, target: Path) -> Callable[[Report], Written]:
    """Return what writes a table into a file of its kind, on any thread; it raises UserError."""

    def save(report: Report) -> Written:
        try:
            table_files.write(sheet, target, report)
        except StoppedError:
            return Written(target.parent, 0, 1)
        return Written(target.parent, 1, 1, target)

    return save


def _after(whole: int, total: int, error: UserError) -> UserError:
    """Say how many documents were written before one could not be."""
    if not whole:
        return error
    verb = "was" if whole == 1 else "were"
    so_far = f"{counted(whole, 'document')} of {total:,} {verb} written before it."
    return UserError(f"{error.sentence} {so_far}", error.next_step)
