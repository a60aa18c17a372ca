"""Documents ready to be laid out, and the ways to put them on disk."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from os.path import isdir
from pathlib import Path
from typing import TYPE_CHECKING

from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import Report, silent
from perm_desktop.core.safe_write import write_whole

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document


@dataclass(frozen=True, slots=True)
class Paper:
    """One document: its file name, and what lays it out on any thread.

    What a paper says is gathered before, so laying it out later shows the catalog as it was.
    """

    name: str  # "agenda-2026-04-15-cycle-call-214.pdf"
    lay_out: "Callable[[], Document]"


def write_each(papers: Sequence[Paper], folder: Path, report: Report) -> list[Path]:
    """Write one file a paper into a folder, made when missing; returns the files.

    Raises UserError when the folder or a file in it cannot be written.
    """
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports.kit.document import write_document

    files = files_of(papers, folder)
    _make(folder)
    for done, (paper, target) in enumerate(zip(papers, files, strict=True)):
        report(done, len(papers))
        document = paper.lay_out()
        with _writing(target):
            write_document(document, target)
    return files


def files_of(papers: Sequence[Paper], folder: Path) -> list[Path]:
    """Return the files that papers are in a folder."""
    return [folder / name for name in _apart([paper.name for paper in papers])]


def write_packet(papers: Sequence[Paper], target: Path, title: str, report: Report) -> list[Path]:
    """Write all papers as one file with contents and bookmarks; returns that file in a list.

    Raises UserError when the folder or the file cannot be written, ValueError without papers.
    """
    content = packet(papers, title, report)
    _make(target.parent)
    with _writing(target):
        write_whole(target, content)
    return [target]


def write_file(paper: Paper, target: Path) -> Path:
    """Write one paper under a name that was chosen for it; an earlier file is replaced whole.

    Raises UserError for a name that is no PDF file's or a folder's, and for a folder that cannot
    be written.
    """
    if isdir(target):  # unlike Path.is_dir it takes a name of any length
        raise UserError(
            f"“{target}” is a folder.", f"Name a file in it, for example {target / paper.name}."
        )
    if target.suffix.lower() != ".pdf":
        raise UserError(
            f"“{target.name}” does not end in .pdf.", f"Name a PDF file, for example {paper.name}."
        )
    return write_packet([paper], target, "", silent)[0]


def packet(papers: Sequence[Paper], title: str, report: Report, *, contents: bool = True) -> bytes:
    """All papers as one file's bytes, for a preview or a printer. Raises ValueError without any.

    Several of them begin with a list of contents, unless they are shown together just now.
    """
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports.kit.document import render
    from perm_desktop.reports.kit.packet import joined

    documents: list[Document] = []
    for paper in papers:
        report(0, len(papers))  # drawing them takes far longer, and tells how far it is
        documents.append(paper.lay_out())
    if len(documents) == 1:
        return render(documents[0], report)
    return render(joined(documents, title, contents=contents), report)


def _apart(names: Sequence[str]) -> list[str]:
    """The names, a number added to those that another paper has already; Windows ignores case."""
    taken: set[str] = set()
    apart: list[str] = []
    for name in names:
        stem, dot, suffix = name.rpartition(".")
        tries = (f"{stem}-{n}{dot}{suffix}" for n in count(2))
        free = name if name.lower() not in taken else next(t for t in tries if t not in taken)
        taken.add(free.lower())
        apart.append(free)
    return apart


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error, "Choose another folder.") from error


@contextmanager
def _writing(target: Path) -> Generator[None]:
    """A file that is open in a reader is the usual reason, and no other folder is needed then."""
    try:
        yield
    except OSError as error:
        next_step = "Close it where it is open, or choose another name or folder."
        raise _unwritable(target, error, next_step) from error


def _unwritable(place: Path, error: OSError, next_step: str) -> UserError:
    return UserError(f"“{place}” cannot be written ({error.strerror or error}).", next_step)
