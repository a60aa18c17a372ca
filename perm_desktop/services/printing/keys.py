"""The printed list of keys."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from perm_desktop.core.progress import silent
from perm_desktop.services.printing.paper import Paper, write_each

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document

NAME = "perm-desktop-keys.pdf"
Places = Mapping[str, Sequence[tuple[str, str]]]  # keys and what they do, by place


def paper(places: Places) -> Paper:
    """The list, ready to be laid out."""
    return Paper(NAME, lambda: _document(places))


def prepared(places: Places, folder: Path) -> Callable[[], Path]:
    """Return what writes the list into a folder, on any thread; it raises UserError."""
    return lambda: write_each([paper(places)], folder, silent)[0]


def _document(places: Places) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import key_list

    return key_list.document(places)
