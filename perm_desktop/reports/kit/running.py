"""The lines that every page repeats, as decoration: header and footer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from perm_desktop.reports.kit.paper import (
    FAINT,
    FOOTER,
    HAIRLINE,
    HEAVY_RULE,
    RUNNING_HEAD,
    RUNNING_HEAD_GAP,
    RUNNING_HEAD_SHARE,
    Align,
    TextStyle,
)
from perm_desktop.reports.kit.strips import PlacedRule, Strip, Words, ruled_below, set_one_line
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.text import Printable


@dataclass(frozen=True, slots=True)
class RunningLines:
    """What each page of a section repeats. The header starts on the second page."""

    header: tuple[Printable, Printable]
    footer: tuple[Printable, Printable]  # left and center; "Page x of y" stands on the right
    draft: bool = False  # the word DRAFT under the text, and in the foot

    def left_foot(self) -> Printable:
        """The left of the foot, which says that it is a draft unless it does already."""
        left = self.footer[0]
        is_said = not self.draft or left.casefold().startswith("draft")
        return left if is_said else Printable(f"Draft: {left}" if left else "Draft")


class _Place(NamedTuple):
    """Where a text stands, as shares of the width."""

    start: float
    share: float
    align: Align


_HEADER = (
    _Place(0.0, RUNNING_HEAD_SHARE - 0.04, Align.LEFT),
    _Place(RUNNING_HEAD_SHARE, 1 - RUNNING_HEAD_SHARE, Align.RIGHT),
)
_FOOTER = (
    _Place(0.0, 0.59, Align.LEFT),
    _Place(0.6, 0.26, Align.CENTER),
    _Place(0.86, 0.14, Align.RIGHT),
)


def header(running: RunningLines, width: float) -> Strip:
    """The header of a section's second and later pages."""
    rule = PlacedRule(0.0, width, 0.0, HEAVY_RULE, RUNNING_HEAD.ink)
    return ruled_below(_line(running.header, _HEADER, RUNNING_HEAD, width), rule, RUNNING_HEAD_GAP)


def footer(running: RunningLines, number: int, count: int, width: float) -> Strip:
    """The foot of a page; pages count from 1."""
    texts = (running.left_foot(), running.footer[1], Printable(f"Page {number} of {count}"))
    strip = _line(texts, _FOOTER, FOOTER, width)
    rule = PlacedRule(0.0, width, -4.0, HAIRLINE, FAINT)
    return replace(strip, rules=(rule,))


def _line(
    texts: Sequence[Printable], places: Sequence[_Place], style: TextStyle, width: float
) -> Strip:
    lines = [
        set_one_line(
            Words(text, replace(style, align=place.align)),
            Element(Tag.PARAGRAPH),  # in no tree: the line is drawn as an artifact
            width * place.start,
            width * place.share,
        )
        for text, place in zip(texts, places, strict=True)
        if text
    ]
    return Strip(style.leading, tuple(lines))
