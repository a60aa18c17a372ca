"""What a page is made of: opening, headings, paragraphs, facts, columns, room for notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import NamedTuple, Protocol

from perm_desktop.reports.kit.drawing import Pictured, pictured
from perm_desktop.reports.kit.paper import (
    BODY,
    FAINT,
    HAIRLINE,
    HEADING,
    HEAVY_RULE,
    LABEL,
    LETTERHEAD,
    LETTERHEAD_OFFICE,
    LINKED,
    RUNNING_HEAD,
    RUNNING_HEAD_GAP,
    RUNNING_HEAD_SHARE,
    SUBTITLE,
    TITLE,
    Align,
    TextStyle,
)
from perm_desktop.reports.kit.pictures import Picture
from perm_desktop.reports.kit.strips import (
    Bookmark,
    PlacedRule,
    Strip,
    Words,
    abreast,
    beside,
    ruled_below,
    set_words,
    stacked,
)
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.text import NOTHING, Printable

_GUTTER = 22.0
_LOGO_HEIGHT = 40.0
_LOGO_SHARE = 0.4  # of the width, at most
_SHORT_FACTS = 75.0  # higher than this in two columns, facts are set in one
_SIDE_BY_SIDE_LIMIT = 190.0  # higher columns are set one under the other, where pages may break


class Block(Protocol):
    """A part of a document."""

    def said(self) -> Iterator[Printable]:
        """Its text, piece by piece, in reading order."""
        ...

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """Set it in a column, adding its elements to ``parent`` in reading order."""
        ...


@dataclass(frozen=True, slots=True)
class Letterhead:
    """An office's lines, the first its name, with its logo."""

    lines: tuple[Printable, ...]
    logo: Picture | None = None
    logo_alt: Printable = NOTHING

    def said(self) -> Iterator[Printable]:
        """The logo's words, then the lines."""
        return filter(None, (self.logo_alt if self.logo else NOTHING, *self.lines))

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """The lines beside the logo, their middle level with it."""
        logo: list[Strip] = []
        edge = left
        if self.logo is not None:
            block = Pictured(self.logo, _LOGO_HEIGHT, self.logo_alt)
            logo = [pictured(block, parent, left, width * _LOGO_SHARE)]
            edge += logo[0].pictures[0].width + _GUTTER / 2
        styles = chain((LETTERHEAD_OFFICE,), repeat(LETTERHEAD))
        lines = stacked(
            strip
            for line, style in zip(self.lines, styles, strict=False)
            for strip in set_words(
                Words(line, style), parent.add(Tag.PARAGRAPH), edge, left + width - edge
            )
        )
        above = max(0.0, (logo[0].height - lines.height) / 2) if logo else 0.0
        whole = beside([*logo, stacked([Strip(above), lines])])
        return [replace(whole, height=whole.height + 8.0, before=0.0, keep=True)]


@dataclass(frozen=True, slots=True)
class Opening:
    """The head of a section's first page: title and subtitle, under a line for the program and,
    where there is one, the office's letterhead.
    """

    title: Printable
    subtitle: Printable
    left: Printable
    right: Printable
    letterhead: Letterhead | None = None
    bookmark: Printable = NOTHING  # what the outline says; the title when empty

    def said(self) -> Iterator[Printable]:
        """Title first, although letterhead and the program's line stand above it."""
        letterhead = self.letterhead.said() if self.letterhead else ()
        yield from filter(None, (self.title, self.subtitle, self.left, self.right))
        yield from letterhead

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """What stands above the title comes after it in the tree; all keeps with what follows."""
        title = set_words(Words(self.title, TITLE), parent.add(Tag.H1), left, width)
        subtitle = set_words(Words(self.subtitle, SUBTITLE), parent.add(Tag.PARAGRAPH), left, width)
        masthead = _masthead(parent, (self.left, self.right), left, width)
        marked = replace(masthead, bookmarks=(Bookmark(self.bookmark or self.title, level=0),))
        above = self.letterhead.strips(parent, left, width) if self.letterhead else []
        return [replace(strip, keep=True) for strip in (*above, marked, *title, *subtitle)]


def _masthead(
    parent: Element, texts: tuple[Printable, Printable], left: float, width: float
) -> Strip:
    """The program's line, as the running header repeats it on later pages."""
    split = left + width * RUNNING_HEAD_SHARE
    sides = (
        (Align.LEFT, left, split - left - _GUTTER),
        (Align.RIGHT, split, left + width - split),
    )
    halves = [
        set_words(
            Words(text, replace(RUNNING_HEAD, align=align)), parent.add(Tag.PARAGRAPH), *place
        )
        for text, (align, *place) in zip(texts, sides, strict=True)
        if text
    ]
    line = beside([Strip(RUNNING_HEAD.leading), *map(stacked, halves)])
    rule = PlacedRule(left, left + width, 0.0, HEAVY_RULE, RUNNING_HEAD.ink)
    return ruled_below(line, rule, RUNNING_HEAD_GAP)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second level: the title is the only one of the first."""

    text: Printable
    style: TextStyle = HEADING

    def said(self) -> Iterator[Printable]:
        """The heading."""
        yield self.text

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """Lines that keep with whatever follows."""
        if not self.text:
            return []
        strips = set_words(Words(self.text, self.style), parent.add(Tag.H2), left, width)
        marked = replace(strips[0], bookmarks=(Bookmark(self.text, level=1),))
        return [replace(strip, keep=True) for strip in (marked, *strips[1:])]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``lead`` opens it in its own style: "Required: ...".

    With an address of ``links.address`` all of it leads there.
    """

    text: Printable
    style: TextStyle = BODY
    lead: tuple[Printable, TextStyle] | None = None
    link: str = ""

    def said(self) -> Iterator[Printable]:
        """The whole paragraph."""
        yield self._words.said()

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """One strip a line."""
        return set_words(self._words, parent.add(Tag.PARAGRAPH), left, width)

    @property
    def _words(self) -> Words:
        return Words(self.text, self.style, self.lead, self.link)


class Fact(NamedTuple):
    """A value with its label; with an address of ``links.address`` the value leads there."""

    label: Printable
    value: Printable
    link: str = ""


@dataclass(frozen=True, slots=True)
class FactList:
    """Labeled values between two rules: a list, in two columns read one after the other, or in
    one column where a value is long.
    """

    left: tuple[Fact, ...]
    right: tuple[Fact, ...]
    share: float = 0.58  # of the width, for the left column
    label_width: float = 46.0

    def said(self) -> Iterator[Printable]:
        """Label and value in turn."""
        return chain.from_iterable((label, value) for label, value, _ in (*self.left, *self.right))

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """The facts with a rule above and below."""
        group = Element(Tag.LIST)
        strips = [self._in_two(group, left, width)]
        if strips[0].height > _SHORT_FACTS:
            group = Element(Tag.LIST)
            strips = self._set_facts((*self.left, *self.right), group, left, width)
        parent.kids.append(group)
        rule = PlacedRule(left, left + width, 0.0, HAIRLINE, FAINT)
        above = Strip(height=4.0, rules=(rule,), before=8.0)
        strips[0] = replace(stacked([above, strips[0]]), keep=strips[0].keep)
        strips[-1] = ruled_below(strips[-1], rule, gap=5.0)
        return strips

    def _in_two(self, group: Element, left: float, width: float) -> Strip:
        narrow = width * self.share
        return beside(
            [
                stacked(self._set_facts(self.left, group, left, narrow - _GUTTER)),
                stacked(self._set_facts(self.right, group, left + narrow, width - narrow)),
            ]
        )

    def _set_facts(
        self, facts: Sequence[Fact], group: Element, left: float, width: float
    ) -> list[Strip]:
        return [strip for fact in facts for strip in self._fact(fact, group, left, width)]

    def _fact(self, fact: Fact, group: Element, left: float, width: float) -> list[Strip]:
        label, value, link = fact
        item = group.add(Tag.LIST_ITEM)
        label_side = set_words(Words(label, LABEL), item.add(Tag.LABEL), left, self.label_width)
        body = item.add(Tag.LIST_BODY)
        edge = left + self.label_width
        words = Words(value, LINKED if link else BODY, link=link)
        value_side = set_words(words, body, edge, width - self.label_width)
        return abreast([label_side, value_side])


@dataclass(frozen=True, slots=True)
class Columns:
    """Two parts beside each other while both are short, else one under the other."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.4  # of the width, for the left part

    def said(self) -> Iterator[Printable]:
        """The left part, then the right one."""
        return chain.from_iterable(block.said() for block in (*self.left, *self.right))

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """A strip where both parts fit in one, else the strips of both at full width."""
        narrow = (width - _GUTTER) * self.share
        edge = left + narrow + _GUTTER
        trial = Element(parent.tag)
        sides = [
            stacked(_strips_of(self.left, trial, left, narrow)),
            stacked(_strips_of(self.right, trial, edge, left + width - edge)),
        ]
        if max(side.height for side in sides) > _SIDE_BY_SIDE_LIMIT:
            return _strips_of((*self.left, *self.right), parent, left, width)
        parent.kids += trial.kids
        return [beside(sides)]


def _strips_of(blocks: Sequence[Block], parent: Element, left: float, width: float) -> list[Strip]:
    return [strip for block in blocks for strip in block.strips(parent, left, width)]


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Ruled lines to write on, from here to the end of the page; decoration, so nothing is said."""

    pitch: float = 20.0
    at_least: int = 2

    def said(self) -> Iterator[Printable]:
        """Nothing."""
        return iter(())

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """A strip with the first lines; the pen goes on to the foot of the page."""
        del parent, left, width
        return [Strip(height=self.pitch * self.at_least, ruled=self.pitch)]
