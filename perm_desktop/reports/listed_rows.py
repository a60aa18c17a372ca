"""Rows of a list: a symbol before each word that has one, the group's name on every page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any

from perm_desktop.core.symbols import Look
from perm_desktop.reports.kit.fonts import face
from perm_desktop.reports.kit.lines import break_lines
from perm_desktop.reports.kit.paper import NOTE, TextStyle
from perm_desktop.reports.kit.strips import PlacedShape, Strip, Words, flowing, set_lines, stacked
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.table import Cell, Column, Table
from perm_desktop.reports.kit.text import Printable
from perm_desktop.reports.status_table import beside_line

MARK = 10.5  # room that a symbol takes before its word

Looks = tuple[Look | None, ...]  # of the cells of a row


@dataclass(frozen=True)  # without slots: it calls what it overrides
class ListedRows(Table):
    """A table in which some columns have symbols before their words; ``looks`` are those by row.

    Where it goes on on another page, its head is repeated under ``goes_on``.
    """

    looks: tuple[Looks, ...] = ()
    marked: frozenset[Column] = frozenset()
    goes_on: Printable = field(default=Printable(""))

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """The head, then each row with its symbols and the head to repeat."""
        head, *rows = super().strips(parent, left, width)
        looks = self._looks_by_cell(parent)
        again = stacked([*self._name(left, width), head])
        return [head, *(replace(_marked(row, looks), head=again) for row in rows)]

    def _cell(self, cell: Cell, column: Column, row: Element, slot: Any) -> list[Strip]:
        if column in self.marked:
            slot = slot._replace(left=slot.left + MARK, width=slot.width - MARK)
        return super()._cell(cell, column, row, slot)

    def _looks_by_cell(self, parent: Element) -> Mapping[Element, Look]:
        _, body = _elements(_elements(parent)[-1])[:2]
        return {
            cell: look
            for row, looks in zip(_elements(body), self.looks, strict=True)
            for cell, look in zip(_elements(row), looks, strict=True)
            if look is not None
        }

    def _name(self, left: float, width: float) -> Sequence[Strip]:
        """The group again; in no tree, for what is repeated is decoration."""
        words = Words(self.goes_on, NOTE)
        return flowing(set_lines(words, Element(Tag.PARAGRAPH), left, width))


def text_width(text: Printable, style: TextStyle) -> float:
    """Width of a text in one line."""
    lines = break_lines([(face(style.weight.value), text)], style.size, inf)
    return sum(line.width for line in lines)


def _elements(parent: Element) -> list[Element]:
    return [kid for kid in parent.kids if isinstance(kid, Element)]


def _marked(strip: Strip, looks: Mapping[Element, Look]) -> Strip:
    """A row, or the first part of one, with the symbols of its cells."""
    return replace(strip, shapes=(*strip.shapes, *_symbols(strip, looks)))


def _symbols(strip: Strip, looks: Mapping[Element, Look]) -> Iterator[PlacedShape]:
    first = {line.element: line for line in reversed(strip.lines) if line.element in looks}
    for element, line in first.items():
        yield from beside_line(looks[element], line)
