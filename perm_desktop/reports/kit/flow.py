"""Strips onto pages."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perm_desktop.reports.kit.cutting import cut
from perm_desktop.reports.kit.strips import ROUNDING, Strip


class Placement(NamedTuple):
    """A strip on a page; ``top`` is measured from the top of the page."""

    strip: Strip
    top: float
    repeated: bool  # a table head drawn again: an artifact


Page = list[Placement]


def paginate(
    strips: Sequence[Strip], *, first_top: float, later_top: float, bottom: float
) -> list[Page]:
    """Fill pages in order. Strips that keep with their next ones move on together, if a page can
    hold them at all; one that is higher than a page is cut.

    Raises ValueError for a drawing higher than a page.
    """
    strips = [piece for strip in strips for piece in cut(strip, bottom - later_top)]
    pages: list[Page] = [[]]
    down = first_top
    for group in _groups(strips):
        if pages[-1] and not _fits(group, down, later_top, bottom):
            pages.append([])
            down = later_top
        for strip in group:
            if pages[-1] and down + strip.before + strip.height > bottom + ROUNDING:
                pages.append([])
                down = later_top
            down = _place(pages[-1], strip, down, bottom)
    return pages


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


def _fits(group: Sequence[Strip], down: float, top: float, bottom: float) -> bool:
    """Whether a group fits here, or can fit nowhere, so that moving it on would help nobody."""
    height = sum(strip.before + strip.height for strip in group)
    return height <= bottom - down + ROUNDING or height > bottom - top


def _place(page: Page, strip: Strip, down: float, bottom: float) -> float:
    """Put a strip below what is there, and return where the next one begins."""
    if page:
        down += strip.before
    elif strip.head is not None and down + strip.head.height + strip.height <= bottom + ROUNDING:
        page.append(Placement(strip.head, down, repeated=True))
        down += strip.head.height
    page.append(Placement(strip, down, repeated=False))
    return down + strip.height
