"""A note laid out: its headings, bullets and check boxes as headings and lists of the paper."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from perm_desktop.core.note_markup import STEP, Kind, NoteLine, parsed
from perm_desktop.reports.kit.blocks import Block, Paragraph
from perm_desktop.reports.kit.links import address
from perm_desktop.reports.kit.paper import BODY, HEADING, LINKED, NAVY, STRONG, TextStyle
from perm_desktop.reports.kit.strips import Bookmark, Strip, Words, abreast, set_words
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.text import Printable, one_line, paragraphs

NOTE_LIMIT = 1_000_000  # characters: as long as a note may be, so that no record is cut
_DEEPEST = 5  # levels of a list that are told apart
_INDENT = 15.0
_MARKS = {Kind.BULLET: "•", Kind.OPEN: "☐", Kind.DONE: "☑"}
_HEADINGS = (Tag.H3, Tag.H4, Tag.H5, Tag.H6)
_STYLES = (replace(HEADING, ink=NAVY, before=8), replace(STRONG, before=6))
_AFTER_A_GAP = replace(BODY, before=7)


@dataclass(frozen=True, slots=True)
class SubHeading:
    """A heading of the third level or deeper; with a bookmark when it names a part."""

    text: Printable
    depth: int = 0  # 0 for the third level
    bookmarked: bool = False

    def said(self) -> Iterator[Printable]:
        """The heading."""
        yield self.text

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """Lines that keep with whatever follows; none for a heading without words."""
        if not self.text:
            return []
        style = _STYLES[min(self.depth, len(_STYLES) - 1)]
        element = parent.add(_HEADINGS[self.depth])
        first, *rest = set_words(Words(self.text, style), element, left, width)
        if self.bookmarked:
            first = replace(first, bookmarks=(Bookmark(self.text, level=1),))
        return [replace(strip, keep=True) for strip in (first, *rest)]


class ListItem(NamedTuple):
    """A line of a list: how deep it stands, its mark and its text."""

    depth: int
    mark: Printable
    text: Printable


@dataclass(slots=True)
class _Level:
    """A list that is being set, and the body of its last item, for the lists within it."""

    depth: int
    items: Element
    body: Element = field(default_factory=lambda: Element(Tag.LIST_BODY))


@dataclass(frozen=True, slots=True)
class TextList:
    """Bullets and check boxes; a deeper item belongs to the one above it."""

    items: tuple[ListItem, ...]
    style: TextStyle = BODY

    def said(self) -> Iterator[Printable]:
        """Mark and text in turn."""
        for item in self.items:
            yield from filter(None, (item.mark, item.text))

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """Each item's mark beside its lines."""
        levels: list[_Level] = []
        strips: list[Strip] = []
        for item in self.items:
            while levels and levels[-1].depth > item.depth:
                levels.pop()
            if not levels or levels[-1].depth < item.depth:
                above = levels[-1].body if levels else parent
                levels.append(_Level(item.depth, above.add(Tag.LIST)))
            strips += self._item(item, levels[-1], left, width)
        return strips

    def _item(self, item: ListItem, level: _Level, left: float, width: float) -> list[Strip]:
        element = level.items.add(Tag.LIST_ITEM)
        label, level.body = element.add(Tag.LABEL), element.add(Tag.LIST_BODY)
        mark, text = Words(item.mark, self.style), Words(item.text, self.style)
        edge = left + _INDENT * item.depth
        start = edge + _INDENT
        return abreast(
            [
                set_words(mark, label, edge, _INDENT),
                set_words(text, level.body, start, left + width - start),
            ]
        )


class _Line(NamedTuple):
    line: NoteLine
    after_a_gap: bool  # a blank line stands above it


def note_blocks(text: str, depth: int = 0) -> Iterator[Block]:
    """Lay out a note whose own headings begin at a depth, below one that is a level higher.

    A note longer than the limit ends in a sentence that says how much is missing.
    """
    above = depth - 1
    for is_list, group in groupby(_lines(text[:NOTE_LIMIT]), lambda line: line.line.is_list):
        if is_list:
            yield TextList(tuple(_item(each.line) for each in group))
            continue
        for line, after_a_gap in group:
            if line.kind is Kind.HEADING:
                # a level is never skipped, whatever was typed
                above = min(line.marker.count("#") - 1 + depth, above + 1)
                yield SubHeading(_said(line), above)
            else:
                yield _paragraph(_said(line), _AFTER_A_GAP if after_a_gap else BODY)
    if len(text) > NOTE_LIMIT:
        rest = len(text) - NOTE_LIMIT
        yield Paragraph(Printable(f"The rest, {rest:,} characters, is not printed."), STRONG)


def _paragraph(text: Printable, style: TextStyle) -> Paragraph:
    """A line that is an address and nothing else leads there."""
    link = text if address(text) == text else ""
    return Paragraph(text, replace(style, ink=LINKED.ink) if link else style, link=link)


def note_lines(text: str) -> tuple[Printable, ...]:
    """A note as plain lines, for a place without room for lists: its marks stay, as symbols."""
    return tuple(_plain(parsed(line)) for line in paragraphs(text))


def _plain(line: NoteLine) -> Printable:
    mark = _MARKS.get(line.kind)
    return one_line(f"{mark} {line.text}" if mark else line.text or line.whole, NOTE_LIMIT)


def _lines(text: str) -> Iterator[_Line]:
    after_a_gap = False
    for line in map(parsed, text.splitlines()):
        if _said(line):
            yield _Line(line, after_a_gap)
        after_a_gap = not line.text.strip()


def _item(line: NoteLine) -> ListItem:
    width = len(line.indent.expandtabs(len(STEP)))
    depth = min(width // len(STEP), _DEEPEST)
    return ListItem(depth, one_line(_MARKS[line.kind]), _said(line))


def _said(line: NoteLine) -> Printable:
    return one_line(line.text, NOTE_LIMIT)
