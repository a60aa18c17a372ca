"""Strips: pieces of a column of text that no page break may cut.

Blocks become strips, pages are filled with strips, the pen draws strips. In a strip ``left`` runs
from the left edge of the text and ``down`` from the top of the strip, in points.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import NamedTuple

from perm_desktop.core.symbols import Symbol
from perm_desktop.reports.kit.fonts import face
from perm_desktop.reports.kit.lines import Line, Run, break_lines
from perm_desktop.reports.kit.paper import Align, Ink, TextStyle
from perm_desktop.reports.kit.pictures import Picture
from perm_desktop.reports.kit.shapes import Shape, symbol
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.text import Printable

_SYMBOL_ROOM = 1.4  # ems: a symbol and the space after it
_CAP_MIDDLE = 0.36  # ems above the baseline: the middle of a capital
_ROUNDING = 0.01  # points: a column filled to the point must not spill by binary fractions


class PlacedLine(NamedTuple):
    """A line of an element's text, by its baseline."""

    element: Element
    line: Line
    style: TextStyle
    left: float
    down: float
    link: str = ""  # the address it leads to


class PlacedShape(NamedTuple):
    """A shape under the lines; without an element it is decoration."""

    shape: Shape
    left: float = 0.0
    down: float = 0.0
    element: Element | None = None


class PlacedPicture(NamedTuple):
    """A picture as a figure's content, by its top left corner."""

    picture: Picture
    element: Element
    left: float
    down: float
    width: float
    height: float


class PlacedRule(NamedTuple):
    """A horizontal rule: decoration, never part of what the document says."""

    left: float
    right: float
    down: float
    thickness: float
    ink: Ink


class Bookmark(NamedTuple):
    """An entry of the outline; level 0 is the top."""

    title: Printable
    level: int
    down: float = 0.0


@dataclass(frozen=True, slots=True)
class Strip:
    """What is drawn together, and how it behaves at the end of a page."""

    height: float
    lines: tuple[PlacedLine, ...] = ()
    rules: tuple[PlacedRule, ...] = ()
    shapes: tuple[PlacedShape, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    before: float = 0.0  # space above, dropped at the top of a page
    keep: bool = False  # never the last strip on its page
    head: "Strip | None" = None  # repeated above this strip when it starts a page
    bookmarks: tuple[Bookmark, ...] = ()
    ruled: float = 0.0  # distance of writing lines from here to the end of the page; 0: none


class Words(NamedTuple):
    """Text in a style; ``lead`` opens the first line in a heavier cut."""

    text: Printable
    style: TextStyle
    lead: tuple[Printable, TextStyle] | None = None
    link: str = ""  # an address of ``links.address``
    symbol: Symbol | None = None  # stands before the text, which says the same

    def said(self) -> Printable:
        """All of it as it is read."""
        return self.text if self.lead is None else Printable(f"{self.lead[0]} {self.text}")


def set_lines(words: Words, element: Element, left: float, width: float) -> list[PlacedLine]:
    """Break words into lines, all placed as if each were alone at the top of a strip."""
    style = words.style
    spans = [(face(style.weight.value), words.text)]
    if words.lead is not None:
        text, lead_style = words.lead
        spans.insert(0, (face(lead_style.weight.value), text))
    lines = break_lines(spans, style.size, width)
    widest = max((line.width for line in lines), default=0.0)
    if widest > width + _ROUNDING:  # a column narrower than one letter
        style = _narrowed(style, width, widest)
        lines = break_lines(spans, style.size, width)
    owner = element.add(Tag.LINK) if words.link else element
    return [
        PlacedLine(
            *(owner, line, style, left + _indent(line, style, width), style.baseline), words.link
        )
        for line in lines
    ]


def set_words(words: Words, element: Element, left: float, width: float) -> list[Strip]:
    """Words as strips, their symbol before the first line: decoration, for the words say it."""
    if words.symbol is None:
        return flowing(set_lines(words, element, left, width))
    style = words.style
    indent, middle = style.size * _SYMBOL_ROOM, style.baseline - style.size * _CAP_MIDDLE
    strips = flowing(set_lines(words, element, left + indent, width - indent))
    shapes = symbol(words.symbol, left, middle - style.size / 2, style.size, style.ink)
    if strips:
        strips[0] = replace(strips[0], shapes=tuple(map(PlacedShape, shapes)))
    return strips


def set_one_line(words: Words, element: Element, left: float, width: float) -> PlacedLine:
    """Set words in one line that ends in an ellipsis if it cannot hold them all."""
    placed, *more = set_lines(words, element, left, width)
    if not more:
        return placed
    style = words.style
    ellipsis = Run(face(style.weight.value), "…")
    taken = ellipsis.face.width(ellipsis.text, style.size)
    line = break_lines([(ellipsis.face, words.text)], style.size, width - taken)[0]
    shortened = Line((*line.runs, ellipsis), line.width + taken)
    if line.width > width - taken + _ROUNDING:  # not even the first letter fits beside it
        style = _narrowed(style, width, max(width, taken))
        shortened = Line((ellipsis,), min(width, taken))
    indented = left + _indent(shortened, style, width)
    return placed._replace(line=shortened, style=style, left=indented)


def _narrowed(style: TextStyle, width: float, widest: float) -> TextStyle:
    """A style so small that what is too wide fits; its lines keep their height."""
    return replace(style, size=style.size * max(width, _ROUNDING) / widest)


def _indent(line: Line, style: TextStyle, width: float) -> float:
    spare = width - line.width
    return {Align.LEFT: 0.0, Align.CENTER: spare / 2, Align.RIGHT: spare}[style.align]


def flowing(lines: Sequence[PlacedLine]) -> list[Strip]:
    """One strip a line; the first two and the last two of a paragraph stay together."""
    last = len(lines) - 1
    return [
        Strip(
            height=line.style.leading,
            lines=(line,),
            before=line.style.before if number == 0 else 0.0,
            keep=number in (0, last - 1) and number != last,
        )
        for number, line in enumerate(lines)
    ]


def stacked(strips: Iterable[Strip]) -> Strip:
    """The same strips as one, under each other; the space above the first is that above all."""
    height = before = 0.0
    parts: list[Strip] = []
    for number, strip in enumerate(strips):
        if number == 0:
            before = strip.before
        else:
            height += strip.before
        parts.append(_moved(strip, height))
        height += strip.height
    return replace(_together(parts), height=height, before=before)


def _moved(strip: Strip, down: float) -> Strip:
    """The same strip with everything in it further down."""
    return Strip(
        height=strip.height,
        lines=tuple(line._replace(down=line.down + down) for line in strip.lines),
        rules=tuple(rule._replace(down=rule.down + down) for rule in strip.rules),
        shapes=tuple(each._replace(down=each.down + down) for each in strip.shapes),
        pictures=tuple(each._replace(down=each.down + down) for each in strip.pictures),
        bookmarks=tuple(mark._replace(down=mark.down + down) for mark in strip.bookmarks),
    )


def _together(strips: Sequence[Strip]) -> Strip:
    """Everything that strips hold in one strip, where it stands."""
    return Strip(
        height=max((strip.height for strip in strips), default=0.0),
        lines=tuple(line for strip in strips for line in strip.lines),
        rules=tuple(rule for strip in strips for rule in strip.rules),
        shapes=tuple(each for strip in strips for each in strip.shapes),
        pictures=tuple(each for strip in strips for each in strip.pictures),
        bookmarks=tuple(mark for strip in strips for mark in strip.bookmarks),
    )


def beside(strips: Sequence[Strip]) -> Strip:
    """The same strips as one, beside each other, their tops level."""
    return replace(_together(strips), before=max(strip.before for strip in strips))


def abreast(columns: Sequence[Sequence[Strip]]) -> list[Strip]:
    """Columns that a page may cut: their first strips beside each other, their second ones, ...

    No strip is left alone before or after a break.
    """
    levels = [[strip for strip in level if strip] for level in zip_longest(*columns)]
    last = len(levels) - 1
    return [
        replace(beside(level), keep=number in (0, last - 1) and number != last)
        for number, level in enumerate(levels)
    ]


def ruled_below(strip: Strip, rule: PlacedRule, gap: float) -> Strip:
    """A strip with a rule under it, ``gap`` points below its text."""
    down = strip.height + gap
    return replace(strip, height=down, rules=(*strip.rules, rule._replace(down=down)))


def cut(strip: Strip, room: float) -> list[Strip]:
    """The strip as pieces of at most ``room`` points, cut between its lines.

    Raises ValueError for a drawing that is higher, which no cut could help.
    """
    if strip.height <= room + _ROUNDING:
        return [strip]
    if any(each.element for each in strip.shapes):
        raise ValueError(f"a drawing {strip.height:.0f} points high, where {room:.0f} fit")
    starts = _starts(strip.lines, room)
    pieces: list[_Piece] = [_Piece(start) for start in starts]

    def piece(down: float) -> _Piece:
        return pieces[bisect_right(starts, down) - 1]

    for line in strip.lines:
        piece(_top(line)).lines.append(line)
    for rule in strip.rules:
        piece(rule.down).rules.append(rule)
    for shape in strip.shapes:
        piece(shape.down).shapes.append(shape)
    for picture in strip.pictures:
        piece(picture.down).pictures.append(_fitted(picture, room))
    for mark in strip.bookmarks:
        piece(mark.down).bookmarks.append(mark)
    ends = (*starts[1:], strip.height)
    cuts = [each.strip(end, room) for each, end in zip(pieces, ends, strict=True)]
    cuts[0] = replace(cuts[0], before=strip.before)
    cuts[-1] = replace(cuts[-1], keep=strip.keep, ruled=strip.ruled)
    return [replace(each, head=strip.head) for each in cuts]


@dataclass(slots=True)
class _Piece:
    """What a piece of a cut strip holds, from where it starts in the strip."""

    start: float
    lines: list[PlacedLine] = field(default_factory=list[PlacedLine])
    rules: list[PlacedRule] = field(default_factory=list[PlacedRule])
    shapes: list[PlacedShape] = field(default_factory=list[PlacedShape])
    pictures: list[PlacedPicture] = field(default_factory=list[PlacedPicture])
    bookmarks: list[Bookmark] = field(default_factory=list[Bookmark])

    def strip(self, end: float, room: float) -> Strip:
        """It as a strip of its own; what is longer than the room is empty."""
        whole = Strip(
            height=min(end - self.start, room),
            lines=tuple(self.lines),
            rules=tuple(self.rules),
            shapes=tuple(self.shapes),
            pictures=tuple(self.pictures),
            bookmarks=tuple(self.bookmarks),
        )
        moved = _moved(whole, -self.start)
        rules = tuple(rule._replace(down=min(rule.down, room)) for rule in moved.rules)
        return replace(moved, rules=rules)


def _starts(lines: Sequence[PlacedLine], room: float) -> list[float]:
    """Where the pieces of a cut strip start: each with the first line that the last cannot hold."""
    starts = [0.0]
    for line in sorted(lines, key=_top):
        if _top(line) + line.style.leading > starts[-1] + room + _ROUNDING:
            starts.append(max(_top(line), 0.0))
    return starts


def _top(line: PlacedLine) -> float:
    return line.down - line.style.baseline


def _fitted(placed: PlacedPicture, room: float) -> PlacedPicture:
    """A picture higher than the room, made smaller."""
    scale = min(1.0, room / placed.height)
    return placed._replace(width=placed.width * scale, height=placed.height * scale)
