"""Strips: pieces of a column of text that no page break may cut.

Blocks become strips, pages are filled with strips, the pen draws strips. In a strip ``left`` runs
from the left edge of the text and ``down`` from the top of the strip, in points.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple

from perm_desktop.core.symbols import Symbol
from perm_desktop.reports.kit.fonts import face
from perm_desktop.reports.kit.lines import Line, Run, break_lines
from perm_desktop.reports.kit.links import Link
from perm_desktop.reports.kit.paper import Align, Ink, TextStyle
from perm_desktop.reports.kit.pictures import Picture
from perm_desktop.reports.kit.shapes import Shape, symbol
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.text import Printable

ROUNDING = 0.01  # points: a column filled to the point must not spill by binary fractions
_SIGN = 0.9  # ems: a symbol, a little higher than capitals
_SIGN_ROOM = 1.2  # ems: a symbol and the space after it
_CAP_MIDDLE = 0.36  # ems above the baseline: the middle of a capital


class PlacedLine(NamedTuple):
    """A line of an element's text, by its baseline."""

    element: Element
    line: Line
    style: TextStyle
    left: float
    down: float
    link: Link = ""  # where it leads


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


class Sign(NamedTuple):
    """A status symbol in its ink; it stands before words that say the same."""

    symbol: Symbol
    ink: Ink


class Words(NamedTuple):
    """Text in a style; ``lead`` opens the first line in a heavier cut."""

    text: Printable
    style: TextStyle
    lead: tuple[Printable, TextStyle] | None = None
    link: Link = ""
    sign: Sign | None = None

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
    if widest > width + ROUNDING:  # a column narrower than one letter
        style = _narrowed(style, width, widest)
        lines = break_lines(spans, style.size, width)
    owner = element.add(Tag.LINK) if words.link else element
    return [
        PlacedLine(
            *(owner, line, style, left + _indent(line, style, width), style.baseline), words.link
        )
        for line in lines
    ]


def set_words(
    words: Words, element: Element, left: float, width: float, *, signed: bool = False
) -> list[Strip]:
    """Words as strips, beside their sign; ``signed`` leaves room for one that others have."""
    signed = signed or words.sign is not None
    room = min(sign_room(words.style), width / 2) if signed else 0.0
    strips = flowing(set_lines(words, element, left + room, width - room))
    if words.sign is not None and strips:
        strips[0] = replace(strips[0], shapes=sign_before(words.sign, strips[0].lines[0]))
    return strips


def sign_room(style: TextStyle) -> float:
    """Width of a sign with the space after it, before words of a style."""
    return style.size * _SIGN_ROOM


def sign_before(sign: Sign, line: PlacedLine) -> tuple[PlacedShape, ...]:
    """A sign to the left of a line, level with its capitals: decoration, for the words say it."""
    size = line.style.size
    top = -size * (_CAP_MIDDLE + _SIGN / 2)
    shapes = symbol(sign.symbol, -sign_room(line.style), top, size * _SIGN, sign.ink)
    return tuple(PlacedShape(shape, line.left, line.down) for shape in shapes)


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
    if line.width > width - taken + ROUNDING:  # not even the first letter fits beside it
        style = _narrowed(style, width, max(width, taken))
        shortened = Line((ellipsis,), min(width, taken))
    indented = left + _indent(shortened, style, width)
    return placed._replace(line=shortened, style=style, left=indented)


def _narrowed(style: TextStyle, width: float, widest: float) -> TextStyle:
    """A style so small that what is too wide fits; its lines keep their height."""
    return replace(style, size=style.size * max(width, ROUNDING) / widest)


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
        parts.append(moved(strip, height))
        height += strip.height
    return replace(_together(parts), height=height, before=before)


def moved(strip: Strip, down: float) -> Strip:
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
