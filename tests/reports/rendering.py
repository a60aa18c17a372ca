"""A document, its file, and what the file says to a screen reader."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from perm_desktop.reports import agenda, minutes, sign_in
from perm_desktop.reports.agenda_sheet import AgendaSheet
from perm_desktop.reports.kit.document import Document, write_document
from perm_desktop.reports.minutes_sheet import MinutesSheet
from perm_desktop.reports.sign_in_sheet import SignInSheet
from tests.pdfcheck.tag_tree import Tagged, read_tags

Sheet = AgendaSheet | MinutesSheet | SignInSheet
_LAY_OUT: dict[type, Callable[[Any], Document]] = {
    AgendaSheet: agenda.document,
    MinutesSheet: minutes.document,
    SignInSheet: sign_in.document,
}


class Rendered(NamedTuple):
    """A document, its file and what the file's tags say."""

    document: Document
    file: Path
    tags: Tagged

    def expected_texts(self) -> list[str]:
        """The document's text as a PDF can say it: a font's space glyph is never non-breaking."""
        return [text.replace("\u00a0", " ") for text in said(self.document)]


def laid_out(sheet: Sheet) -> Document:
    """The document of a sheet."""
    return _LAY_OUT[type(sheet)](sheet)


def write(sheet: Sheet, file: Path) -> None:
    """Write a sheet's document."""
    write_document(laid_out(sheet), file)


def said(document: Document) -> list[str]:
    """What a document says, in reading order: paragraphs and cells, without empty ones."""
    return [text for section in document.sections for text in section.said() if text]


def render(sheet: Sheet, folder: Path, name: str) -> Rendered:
    """Write a sheet's document and read it back."""
    file = folder / f"{name}.pdf"
    write(sheet, file)
    return Rendered(laid_out(sheet), file, read_tags(file))
