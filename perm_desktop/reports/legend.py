"""What symbols mean: each with its word."""

from collections.abc import Iterator
from dataclasses import dataclass

from perm_desktop.core.symbols import Look
from perm_desktop.reports.kit.paper import GRAY, TextStyle, Weight
from perm_desktop.reports.kit.strips import (
    PlacedLine,
    PlacedShape,
    Strip,
    Words,
    set_lines,
    sign_before,
    sign_room,
)
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.text import Printable
from perm_desktop.reports.statuses import sign

_LEGEND = TextStyle(Weight.REGULAR, 8.5, 13, GRAY, before=2)
_BETWEEN = 14.0


@dataclass(frozen=True, slots=True)
class Legend:
    """Symbols with their words, in lines."""

    looks: tuple[Look, ...]

    def said(self) -> Iterator[Printable]:
        """The words."""
        return (Printable(look.word) for look in self.looks)

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """One strip, a list of words behind their symbols."""
        group = parent.add(Tag.LIST)
        lines: list[PlacedLine] = []
        shapes: list[PlacedShape] = []
        room = sign_room(_LEGEND)
        x, down = left, 0.0
        for look in self.looks:
            body = group.add(Tag.LIST_ITEM).add(Tag.LIST_BODY)
            (line,) = set_lines(Words(Printable(look.word), _LEGEND), body, 0.0, width)
            if x + room + line.line.width > left + width:
                x, down = left, down + _LEGEND.leading
            placed = line._replace(left=x + room, down=line.down + down)
            lines.append(placed)
            shapes += sign_before(sign(look), placed)
            x += room + line.line.width + _BETWEEN
        height = down + _LEGEND.leading
        return [Strip(height, tuple(lines), shapes=tuple(shapes), before=_LEGEND.before)]
