"""The list of contents of a packet: its papers, each with the page on which it begins."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from perm_desktop.reports.kit.fonts import face
from perm_desktop.reports.kit.lines import Line, Run
from perm_desktop.reports.kit.links import ToPage
from perm_desktop.reports.kit.paper import BODY, GRAY, Align
from perm_desktop.reports.kit.shapes import Segment
from perm_desktop.reports.kit.strips import (
    PlacedLine,
    PlacedShape,
    Strip,
    Words,
    flowing,
    set_lines,
    set_one_line,
    stacked,
)
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.text import Printable

_ENTRY = replace(BODY, before=4)
_NUMBER = replace(BODY, align=Align.RIGHT)
_NUMBER_WIDTH = 40.0  # of the last page of the longest packet
_LEADER_GAP = 5.0  # between words and dots
_DOTS = (0.8, 3.2)


class ContentsEntry(NamedTuple):
    """A title, and the page of the file that it leads to; pages count from 0."""

    title: Printable
    page: int

    @property
    def number(self) -> Printable:
        """The page as readers count it."""
        return Printable(f"{self.page + 1:,}")


@dataclass(frozen=True, slots=True)
class ContentsList:
    """Titles with their page numbers, each line a link to its page."""

    entries: tuple[ContentsEntry, ...]

    def said(self) -> Iterator[Printable]:
        """Title and number of each entry, as one text."""
        return (Printable(f"{entry.title} {entry.number}") for entry in self.entries)

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """A strip for each entry, whose title may take several lines."""
        contents = parent.add(Tag.CONTENTS)
        return [_entry(entry, contents, left, width) for entry in self.entries]


def _entry(entry: ContentsEntry, contents: Element, left: float, width: float) -> Strip:
    link = contents.add(Tag.CONTENTS_ITEM).add(Tag.REFERENCE).add(Tag.LINK)
    title = set_lines(Words(entry.title, _ENTRY), link, left, width - _NUMBER_WIDTH)
    number = set_one_line(Words(entry.number, _NUMBER), link, left, width)
    title[-1] = _spaced(title[-1])
    target = ToPage(entry.page, Printable(f"{entry.title}, page {entry.number}"))
    strip = stacked(flowing([line._replace(link=target) for line in title]))
    down = strip.lines[-1].down
    dots = PlacedShape(_leader(title[-1], number), 0.0, down)
    return replace(
        strip,
        lines=(*strip.lines, number._replace(link=target, down=down)),
        shapes=(dots,),
    )


def _spaced(placed: PlacedLine) -> PlacedLine:
    """The last line of a title ends in a space, so that the number is not read as part of it."""
    line = placed.line
    space = Run(face(placed.style.weight.value), " ")
    return placed._replace(line=Line((*line.runs, space), line.width))


def _leader(title: PlacedLine, number: PlacedLine) -> Segment:
    """Dots that lead the eye from a title to its number; decoration."""
    start = title.left + title.line.width + _LEADER_GAP
    end = max(number.left - _LEADER_GAP, start)
    return Segment((start, 0.0), (end, 0.0), GRAY, _DOTS[0], _DOTS)
