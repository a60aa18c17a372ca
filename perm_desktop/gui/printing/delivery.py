"""How documents leave the dialog: to a printer, to one file, or to a folder."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from perm_desktop.core.counting import counted
from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import Report
from perm_desktop.gui.ask import Ask
from perm_desktop.gui.printing.memory import PrintMemory
from perm_desktop.gui.printing.outcome import Outcome
from perm_desktop.gui.printing.work import Order, Work
from perm_desktop.services import table_files
from perm_desktop.services.printing.cycle_tables import TableMaker
from perm_desktop.services.printing.job import Job
from perm_desktop.services.printing.paper import Paper
from perm_desktop.services.printing.saving import (
    Written,
    already_there,
    save_each,
    save_packet,
    save_table,
)

if TYPE_CHECKING:
    from perm_desktop.gui.printing.printer import Sent

_NOT_PRINTED = "Stopped. Nothing was printed."
_REPLACED = ("It would be replaced.", "They would be replaced.")


class Delivery:
    """Asks where to, does the work, and says how it went."""

    def __init__(self, work: Work, outcome: Outcome, ask: Ask, memory: PrintMemory) -> None:
        self._work, self._outcome = work, outcome
        self._ask, self._memory = ask, memory

    def save(self, job: Job) -> None:
        """Ask for a file or a folder and write the documents there."""
        try:
            target = self._target(job)
        except UserError as error:
            self._outcome.refuse(error)
            return
        if target is None:
            return
        folder = target.parent if job.one_file else target
        self._memory.folder = folder
        if job.table is not None and target.suffix.lower() != table_files.PDF:
            self._save_table(job.table, target)
            return
        make = (
            partial(save_packet, target=target, title=job.title)
            if job.one_file
            else partial(save_each, folder=folder)
        )
        stopped = partial(self._outcome.tell_saved, Written(folder, 0, len(job)))
        done, refuse = self._outcome.tell_saved, self._outcome.refuse
        order = Order("Writing", job.steps, make, done, refuse, stopped)
        if not job.one_file:  # the dialog of a single file has asked already
            order = order._replace(may_begin=partial(self._may_replace, folder))
        self._work.start(order)

    def _save_table(self, maker: TableMaker, target: Path) -> None:
        try:
            writing = save_table(maker(), target)
        except UserError as error:
            self._outcome.refuse(error)
            return

        def make(_: Sequence[Paper]) -> Callable[[Report], Written]:
            return writing

        stopped = partial(self._outcome.tell_saved, Written(target.parent, 0, 1))
        done, refuse = self._outcome.tell_saved, self._outcome.refuse
        order = Order("Writing", (), make, done, refuse, stopped)
        self._work.start(order._replace(may_begin=_at_once))

    def print_out(self, job: Job) -> None:
        """Ask for a printer and print the documents, without a file."""
        try:
            printer = self._ask.printer("Print")
        except UserError as error:
            self._outcome.refuse(error)
            return
        if printer is None:
            return
        # start-up: only printing needs the printers of the system
        from perm_desktop.gui.printing.printer import send

        make = partial(send, title=job.title, printer=printer, contents=job.one_file)
        stopped = partial(self._outcome.tell, _NOT_PRINTED)
        done, refuse = self._tell_sent, self._outcome.refuse
        self._work.start(Order("Printing", job.steps, make, done, refuse, stopped))

    def _target(self, job: Job) -> Path | None:
        if not job.one_file:
            title = f"Where to put {counted(len(job), 'document')}"
            return self._ask.folder(title, self._memory.folder)
        name = job.name or job.steps[0]().name
        if job.table is None:
            return self._ask.new_file("Save as PDF", self._memory.folder / name)
        return self._ask.new_file("Save", self._memory.folder / name, table_files.SUFFIXES)

    def _may_replace(self, folder: Path, papers: Sequence[Paper]) -> bool:
        """Ask about files of these names; somebody may have written on them."""
        there = already_there(papers, folder)
        if not there:
            return True
        named = f"“{there[0].name}” is" if len(there) == 1 else f"{len(there):,} of the files are"
        question = f"{named} in “{folder.name}” already."
        return self._ask.confirm(question, _REPLACED[len(there) > 1], "Replace")

    def _tell_sent(self, sent: "Sent") -> None:
        pages = counted(sent.pages, "page")
        if not sent.stopped:
            self._outcome.tell(f"Sent {pages} to “{sent.printer}”.")
        elif sent.pages:
            so_far = f"Stopped after {pages}, which may still come out of “{sent.printer}”."
            self._outcome.tell(f"{so_far} Cancel them in its queue if nobody needs them.")
        else:
            self._outcome.tell(_NOT_PRINTED)


def _at_once(_: Sequence[Paper]) -> bool:
    """A table is gathered already, and the dialog of its file has asked."""
    return True
