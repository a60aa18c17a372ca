"""A table whose last column says a status in each row: the word behind its symbol."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from perm_desktop.core.symbols import Look
from perm_desktop.reports.kit.paper import FAINT, HAIRLINE, NOTE
from perm_desktop.reports.kit.strips import (
    PlacedLine,
    PlacedRule,
    PlacedShape,
    Strip,
    Words,
    flowing,
    ruled_below,
    set_lines,
    stacked,
)
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.table import Table
from perm_desktop.reports.kit.text import Printable
from perm_desktop.reports.tones import look_symbol

_CAP_HEIGHT = 0.72  # of the text face, in ems
_LARGER = 0.8  # points that a symbol is higher than capitals, above and below each
_PARTED = 2.5  # points above and below a hairline
_GAP = 2.5  # between symbol and word: both stand in the gutter before the column


@dataclass(frozen=True, slots=True)
class StatusTable:
    """A table with statuses in its last column; ``looks`` has one for each row.

    Where the table goes on on another page, its head is repeated under ``goes_on``. In a table
    without rules, hairlines part the rows of ``parted`` from those above.
    """

    table: Table
    looks: tuple[Look, ...]
    goes_on: Printable
    parted: frozenset[int] = frozenset()

    def said(self) -> Iterator[Printable]:
        """What the table says: a symbol says no more than its word."""
        return self.table.said()

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """The table's, with symbols."""
        head, *rows = self.table.strips(parent, left, width)
        again = stacked([_continuing(self.goes_on, left, width), head])
        rule = PlacedRule(left, left + width, 0.0, HAIRLINE, FAINT)
        numbers = _numbers_by_cell(parent)
        found = [head]
        for row in rows:
            number, shapes = self._status(row, numbers)
            strip = replace(row, head=again, shapes=(*row.shapes, *shapes))
            if number in self.parted:
                found[-1] = ruled_below(found[-1], rule, gap=_PARTED)
                strip = replace(strip, before=_PARTED)
            found.append(strip)
        return found

    def _status(
        self, row: Strip, numbers: Mapping[Element, int]
    ) -> tuple[int | None, tuple[PlacedShape, ...]]:
        """The number of the row that a strip begins, and the symbol of its status."""
        line = next((line for line in row.lines if line.element in numbers), None)
        if line is None:
            return None, ()
        number = numbers[line.element]
        return number, beside_line(self.looks[number], line)


def beside_line(look: Look, line: PlacedLine) -> tuple[PlacedShape, ...]:
    """The symbol of a status before a line, level with its capitals."""
    height = _CAP_HEIGHT * line.style.size
    size = height + 2 * _LARGER
    shapes = look_symbol(look, -size - _GAP, -height - _LARGER, size)
    return tuple(PlacedShape(shape, line.left, line.down) for shape in shapes)


def _elements(parent: Element) -> list[Element]:
    return [kid for kid in parent.kids if isinstance(kid, Element)]


def _numbers_by_cell(parent: Element) -> Mapping[Element, int]:
    """Numbers of rows by the cells that say statuses: the last ones in the body of the table."""
    _, body = _elements(_elements(parent)[-1])[:2]
    return {_elements(row)[-1]: number for number, row in enumerate(_elements(body))}


def _continuing(text: Printable, left: float, width: float) -> Strip:
    """What is said again above a repeated head; in no tree, for it is drawn as decoration."""
    element = Element(Tag.PARAGRAPH)
    return stacked(flowing(set_lines(Words(text, NOTE), element, left, width)))
