"""A document: sections of blocks, with running lines, put into one file."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from perm_desktop.core.progress import Report, silent
from perm_desktop.core.safe_write import write_whole
from perm_desktop.reports.kit.around import Spaced
from perm_desktop.reports.kit.blocks import Block, Opening, Paragraph
from perm_desktop.reports.kit.bookmarks import OutlineEntry
from perm_desktop.reports.kit.contents import ContentsEntry, ContentsList
from perm_desktop.reports.kit.flow import Page, paginate
from perm_desktop.reports.kit.fonts import face
from perm_desktop.reports.kit.lines import Run
from perm_desktop.reports.kit.metadata import FileFacts
from perm_desktop.reports.kit.paper import PORTRAIT, WATERMARK, Sheet
from perm_desktop.reports.kit.pdf_file import close_file
from perm_desktop.reports.kit.pdf_objects import ArchiveDocument
from perm_desktop.reports.kit.pen import Artifact, DrawnPage, Pen
from perm_desktop.reports.kit.running import RunningLines, footer, header
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.text import Printable

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


def laid_out(section: Section, element: Element) -> list[Page]:
    """The pages of a section, its parts added to an element of the tree."""
    sheet = section.sheet
    strips = [
        strip for block in section.blocks for strip in block.strips(element, 0.0, sheet.text_width)
    ]
    return paginate(
        strips, first_top=sheet.header_top, later_top=sheet.text_top, bottom=sheet.text_bottom
    )


class Titled(NamedTuple):
    """A part of a document that its contents name, by the number of its first section."""

    title: Printable
    section: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands before the sections: which parts there are, and on which pages they begin."""

    opening: Opening
    remark: Paragraph
    running: RunningLines
    parts: tuple[Titled, ...]

    def section(self, pages: Sequence[int]) -> Section:
        """The contents as a section, given the first page of each section; pages count from 0.

        Whatever the pages are, it takes the same room.
        """
        entries = tuple(ContentsEntry(title, pages[number]) for title, number in self.parts)
        blocks = (self.opening, self.remark, Spaced(ContentsList(entries), before=8))
        return Section(blocks, self.running)


@dataclass(frozen=True, slots=True)
class Document:
    """Sections, and what the file says about itself."""

    facts: FileFacts
    sections: tuple[Section, ...]
    contents: Contents | None = None


def write_document(document: Document, target: Path) -> None:
    """Write the file whole or not at all. Raises OSError."""
    write_whole(target, render(document))


def render(document: Document, report: Report = silent) -> bytes:
    """The file. The same document gives the same bytes. ``report`` is told of each section."""
    with _ONE_AT_A_TIME:
        return _Rendering(document).file(report)


class _Rendering:
    """The state of one rendering: pages, outline and tree as they grow."""

    def __init__(self, document: Document) -> None:
        self._said = document
        self._root = Element(Tag.DOCUMENT)
        self._document = ArchiveDocument()
        self._pages: dict[int, DrawnPage] = {}
        self._outline: list[OutlineEntry] = []

    def file(self, report: Report) -> bytes:
        """Draw the contents last, when it is known where everything is, into the room kept for
        them: in the tree and in the file they come first.
        """
        sections, contents = self._said.sections, self._said.contents
        ahead = self._root.add(Tag.SECTION) if contents else None
        page = _length(contents, len(sections)) if contents else 0
        begins: list[int] = []
        for done, section in enumerate(sections):
            report(done, len(sections))
            begins.append(page)
            page += self._section(section, self._root.add(Tag.SECTION), page)
        if contents and ahead:
            self._section(contents.section(begins), ahead, 0)
        pages = [self._pages[number] for number in range(page)]
        outline = sorted(self._outline, key=lambda entry: entry.page)
        return close_file(self._document, self._said.facts, pages, self._root, outline)

    def _section(self, section: Section, element: Element, first: int) -> int:
        """Draw a section from a page on; returns how many it takes."""
        pages = laid_out(section, element)
        for number, page in enumerate(pages):
            pen = Pen(self._document, first + number, section.sheet)
            self._draw(page, section, pen, (number + 1, len(pages)))
            self._pages[first + number] = pen.close()
            self._outline += (
                OutlineEntry(mark, first + number, placement.top + mark.down)
                for placement in page
                for mark in placement.strip.bookmarks
            )
        return len(pages)

    @staticmethod
    def _draw(page: Page, section: Section, pen: Pen, place: tuple[int, int]) -> None:
        """Draw a page that is the first, second, ... of so many."""
        running, sheet = section.running, section.sheet
        number, count = place
        if running.draft:
            pen.watermark(Run(face(WATERMARK.weight.value), "DRAFT"), WATERMARK)
        if number > 1:
            pen.draw(header(running, sheet.text_width), sheet.header_top, Artifact.HEADER)
        for placement in page:
            pen.place(placement)
        foot = footer(running, number, count, sheet.text_width)
        pen.draw(foot, sheet.footer_top, Artifact.FOOTER)


def _length(contents: Contents, sections: int) -> int:
    """How many pages the contents of so many sections take."""
    return len(laid_out(contents.section([0] * sections), Element(Tag.SECTION)))
