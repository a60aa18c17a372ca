"""The printed cycle review: head and facts, then charts and tables; a long one has contents."""

from collections.abc import Sequence

from perm_desktop.reports import figures
from perm_desktop.reports.figures_sheet import FiguresSheet
from perm_desktop.reports.kit.around import Kept, Spaced
from perm_desktop.reports.kit.blocks import Block, Heading
from perm_desktop.reports.kit.contents import ContentsEntry, ContentsList
from perm_desktop.reports.kit.document import Document, laid_out
from perm_desktop.reports.kit.paper import PORTRAIT
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.text import Printable

_SHORT = 9  # pages that need no contents


def document(sheet: FiguresSheet) -> Document:
    """Lay a review out."""
    opening = tuple(figures.opening(sheet))
    parts = tuple(block for part in sheet.parts for block in figures.part_blocks(part, PORTRAIT))
    plain = figures.filed(sheet, (*opening, *parts), PORTRAIT)
    if len(_pages(plain)) <= _SHORT:
        return plain
    # whatever the pages are, the list takes the same room
    listed = _with_contents(sheet, opening, parts, [0] * len(sheet.parts))
    return _with_contents(sheet, opening, parts, _begins(listed)[1:])


def _with_contents(
    sheet: FiguresSheet, opening: tuple[Block, ...], parts: tuple[Block, ...], pages: Sequence[int]
) -> Document:
    titles = (figures.titled(part) for part in sheet.parts)
    entries = tuple(map(ContentsEntry, titles, pages))
    contents = (Kept(Heading(Printable("Contents"))), Spaced(ContentsList(entries), before=2))
    return figures.filed(sheet, (*opening, *contents, *parts), PORTRAIT)


def _pages(document: Document) -> Sequence[Sequence[object]]:
    (section,) = document.sections
    return laid_out(section, Element(Tag.SECTION))


def _begins(document: Document) -> list[int]:
    """The page on which each heading stands; pages count from 0."""
    (section,) = document.sections
    return [
        number
        for number, page in enumerate(laid_out(section, Element(Tag.SECTION)))
        for placement in page
        for mark in placement.strip.bookmarks
        if mark.level and not placement.repeated
    ]
