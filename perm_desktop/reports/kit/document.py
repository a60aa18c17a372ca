"""A document: sections of blocks, with running lines, put into one file."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from perm_desktop.core.progress import Report, silent
from perm_desktop.core.safe_write import write_whole
from perm_desktop.reports.kit.blocks import Block
from perm_desktop.reports.kit.flow import Page, paginate
from perm_desktop.reports.kit.fonts import face
from perm_desktop.reports.kit.lines import Run
from perm_desktop.reports.kit.metadata import FileFacts
from perm_desktop.reports.kit.paper import PORTRAIT, WATERMARK, Sheet
from perm_desktop.reports.kit.pdf_file import OutlineEntry, close_file
from perm_desktop.reports.kit.pdf_objects import ArchiveDocument
from perm_desktop.reports.kit.pen import Artifact, DrawnPage, Pen
from perm_desktop.reports.kit.running import RunningLines, footer, header
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.text import Printable, one_line

_ONE_AT_A_TIME = threading.Lock()  # a reportlab font serves one document at a time


@dataclass(frozen=True, slots=True)
class Section:
    """A part that starts on a new page and counts its own pages."""

    blocks: tuple[Block, ...]
    running: RunningLines
    sheet: Sheet = PORTRAIT

    def said(self) -> Iterator[Printable]:
        """Its text, piece by piece, in reading order."""
        for block in self.blocks:
            yield from block.said()


@dataclass(frozen=True, slots=True)
class Document:
    """Sections, and what the file says about itself."""

    facts: FileFacts
    sections: tuple[Section, ...]


def joined(documents: Sequence[Document], title: str) -> Document:
    """Several documents as one; a section keeps its pages, its numbers and its bookmarks.

    Raises ValueError without documents.
    """
    if not documents:
        raise ValueError("a packet needs at least one document")
    facts = replace(documents[0].facts, title=one_line(title) or documents[0].facts.title)
    return Document(facts, tuple(chain.from_iterable(each.sections for each in documents)))


def write_document(document: Document, target: Path) -> None:
    """Write the file whole or not at all. Raises OSError."""
    write_whole(target, render(document))


def render(document: Document, report: Report = silent) -> bytes:
    """The file. The same document gives the same bytes. ``report`` is told of each section."""
    with _ONE_AT_A_TIME:
        return _Rendering(document.facts).file(document.sections, report)


class _Rendering:
    """The state of one rendering: pages, outline and tree as they grow."""

    def __init__(self, facts: FileFacts) -> None:
        self._facts = facts
        self._root = Element(Tag.DOCUMENT)
        self._document = ArchiveDocument()
        self._pages: list[DrawnPage] = []
        self._outline: list[OutlineEntry] = []

    def file(self, sections: Sequence[Section], report: Report) -> bytes:
        for done, section in enumerate(sections):
            report(done, len(sections))
            self._section(section)
        return close_file(self._document, self._facts, self._pages, self._root, self._outline)

    def _section(self, section: Section) -> None:
        element, sheet = self._root.add(Tag.SECTION), section.sheet
        strips = [
            strip
            for block in section.blocks
            for strip in block.strips(element, 0.0, sheet.text_width)
        ]
        pages = paginate(
            strips, first_top=sheet.header_top, later_top=sheet.text_top, bottom=sheet.text_bottom
        )
        for number, page in enumerate(pages, 1):
            self._page(page, section, number, len(pages))

    def _page(self, page: Page, section: Section, number: int, count: int) -> None:
        running, sheet = section.running, section.sheet
        pen = Pen(self._document, len(self._pages), sheet)
        if running.draft:
            word = Run(face(WATERMARK.weight.value), "DRAFT")
            pen.watermark(word, WATERMARK)
        if number > 1:
            pen.draw(header(running, sheet.text_width), sheet.header_top, Artifact.HEADER)
        for placement in page:
            pen.place(placement)
            self._outline += (
                OutlineEntry(mark, len(self._pages), placement.top + mark.down)
                for mark in placement.strip.bookmarks
            )
        foot = footer(running, number, count, sheet.text_width)
        pen.draw(foot, sheet.footer_top, Artifact.FOOTER)
        self._pages.append(pen.close())
