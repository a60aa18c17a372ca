"""Figures: drawings of shapes and words, and pictures, each with the words that stand for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from perm_desktop.reports.kit.paper import TextStyle
from perm_desktop.reports.kit.pictures import Picture
from perm_desktop.reports.kit.shapes import Box, Shape
from perm_desktop.reports.kit.strips import (
    PlacedLine,
    PlacedPicture,
    PlacedShape,
    Strip,
    Words,
    set_one_line,
)
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.text import Printable


class DrawnText(NamedTuple):
    """Words in a drawing, in one line that ends in an ellipsis where it is too long."""

    text: Printable
    style: TextStyle
    left: float
    baseline: float  # from the top of the drawing
    width: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that no page break may cut, at most ``Sheet.text_height`` high: laying out a
    higher one raises ValueError.

    A reader hears ``alt`` in its place, so what matters of it must be said there or nearby.
    """

    height: float
    shapes: Sequence[Shape]
    texts: Sequence[DrawnText]
    alt: Printable

    def said(self) -> Iterator[Printable]:
        """The words that stand for it."""
        yield self.alt

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """One strip, all of it a figure."""
        figure = parent.add(Tag.FIGURE)
        figure.alt = self.alt
        # unpainted: by the first box of a figure the pen knows what it covers
        ground = PlacedShape(Box(0.0, 0.0, width, self.height), left, 0.0, figure)
        shapes = (PlacedShape(shape, left, 0.0, figure) for shape in self.shapes)
        lines = (_line(text, figure, left) for text in self.texts if text.text and text.width > 0)
        return [Strip(self.height, lines=tuple(lines), shapes=(ground, *shapes))]


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture at a height, narrower where it would be too wide."""

    picture: Picture
    height: float
    alt: Printable

    def said(self) -> Iterator[Printable]:
        """The words that stand for it."""
        yield self.alt

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """One strip, the picture at its left."""
        return [pictured(self, parent, left, width)]


def pictured(block: Pictured, parent: Element, left: float, width: float) -> Strip:
    """A strip with a picture as a figure."""
    figure = parent.add(Tag.FIGURE)
    figure.alt = block.alt
    scale = min(block.height / block.picture.height, width / block.picture.width)
    size = block.picture.width * scale, block.picture.height * scale
    placed = PlacedPicture(block.picture, figure, left, 0.0, *size)
    return Strip(size[1], pictures=(placed,), before=4.0)


def _line(text: DrawnText, figure: Element, left: float) -> PlacedLine:
    words = Words(text.text, text.style)
    placed = set_one_line(words, figure, left + text.left, text.width)
    return placed._replace(down=text.baseline)
