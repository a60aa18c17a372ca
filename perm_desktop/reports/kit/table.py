"""Tables: rows between hairlines, the head repeated on every page, long cells cut between lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import NamedTuple

from perm_desktop.reports.kit.paper import (
    BLUE,
    BODY,
    COLUMN_HEAD,
    FAINT,
    HAIRLINE,
    NOTE,
    RULE,
    Align,
    Ink,
    TextStyle,
)
from perm_desktop.reports.kit.shapes import Segment
from perm_desktop.reports.kit.strips import (
    PlacedRule,
    PlacedShape,
    Strip,
    Words,
    abreast,
    beside,
    ruled_below,
    set_words,
    stacked,
)
from perm_desktop.reports.kit.structure import Element, Scope, Tag
from perm_desktop.reports.kit.text import LINE_LIMIT, NOTHING, Printable, one_line

_GUTTER = 10.0
_PARTED = 2.5  # points above and below a hairline that parts rows
_TALL_ROW = 150.0  # higher rows may be cut at a page's end

Cell = tuple[Words, ...]


class Column(NamedTuple):
    """A column; its cells are set ``width`` points wide. Those of width 0 share what is left."""

    head: Printable
    width: float
    align: Align = Align.LEFT
    row_header: bool = False
    share: float = 1.0  # of what is left, beside other columns of width 0
    signed: bool = False  # all its words keep room for a sign, so that they line up


def cell(text: str, style: TextStyle = BODY, limit: int = LINE_LIMIT) -> Cell:
    """A cell of one paragraph; empty for an empty text."""
    printable = one_line(text, limit)
    return (Words(printable, style),) if printable else ()


class _Slot(NamedTuple):
    """A column's place on the page."""

    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head of column names; ``foot`` is a last row for totals.

    Where it goes on on another page, the head is repeated under ``goes_on``. In a table without
    rules, hairlines part the rows of ``parted`` from those above.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foot: tuple[Cell, ...] = ()
    ruled: bool = True
    row_height: float = 0.0  # of rows to be written in: their cells are parted by lines
    goes_on: Printable = NOTHING
    parted: frozenset[int] = frozenset()
    gutter: float = _GUTTER  # between columns
    head_style: TextStyle = COLUMN_HEAD
    padding: float = 3.0  # above and below the text of a ruled row

    def said(self) -> Iterator[Printable]:
        """Head, rows and foot, cell by cell."""
        yield from (column.head for column in self.columns)
        for cell in chain(*self.rows, self.foot):
            yield from (words.said() for words in cell)

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """The head, then each row with the head to repeat."""
        table = parent.add(Tag.TABLE)
        slots = self._slots(left, width)
        head = self._head(table.add(Tag.TABLE_HEAD), slots)
        body = table.add(Tag.TABLE_BODY)
        strips: list[Strip] = []
        for number, row in enumerate(self.rows):
            first, *rest = self._row(row, body, slots)
            if number in self.parted:
                strips[-1:] = (_hairline_below(strip, slots) for strip in strips[-1:])
                first = replace(first, before=_PARTED)
            strips += (first, *rest)
        if self.foot:
            strips[-1:] = (replace(strip, keep=True) for strip in strips[-1:])
            strips += self._row(self.foot, table.add(Tag.TABLE_FOOT), slots)
        if self.ruled:
            strips[-1:] = map(_closed, strips[-1:])
        again = self._again(head, left, width) if head.height <= _TALL_ROW else None
        return [head, *(replace(strip, head=again) for strip in strips)]

    def _again(self, head: Strip, left: float, width: float) -> Strip:
        """The head to be repeated; its name is in no tree, for all of it is decoration."""
        if not self.goes_on:
            return head
        name = set_words(Words(self.goes_on, NOTE), Element(Tag.PARAGRAPH), left, width)
        return stacked([*name, head])

    @property
    def _padding(self) -> float:
        return self.padding if self.ruled else 0.5

    def _slots(self, left: float, width: float) -> list[_Slot]:
        gutter = min(self.gutter, width / (3 * len(self.columns)))
        slots: list[_Slot] = []
        for share in self._widths(width - gutter * (len(self.columns) - 1)):
            slots.append(_Slot(left, share))
            left += share + gutter
        return slots

    def _widths(self, room: float) -> Iterator[float]:
        """Fixed widths where they leave the others enough, else all of them narrower alike."""
        shares = [column.share for column in self.columns if not column.width]
        fixed = sum(column.width for column in self.columns)
        most = room - len(shares) * room / (2 * len(self.columns))
        scale = min(1.0, most / fixed) if fixed else 1.0
        rest = room - fixed * scale
        whole = sum(shares)
        for column in self.columns:
            share = column.share / whole if whole else 1 / max(len(shares), 1)
            yield column.width * scale or rest * share

    def _head(self, section: Element, slots: Sequence[_Slot]) -> Strip:
        row = section.add(Tag.TABLE_ROW)
        cells: list[Strip] = []
        for column, slot in zip(self.columns, slots, strict=True):
            element = row.add(Tag.HEADER_CELL, Scope.COLUMN)
            words = Words(column.head, replace(self.head_style, align=column.align))
            cells.append(stacked(set_words(words, element, *slot)))
        rule = _rule(slots, RULE if self.ruled else HAIRLINE, BLUE)
        head = ruled_below(beside(cells), rule, gap=3.0)
        return replace(head, height=head.height + 2.0, before=3.0, keep=True)

    def _row(self, row: Sequence[Cell], section: Element, slots: Sequence[_Slot]) -> list[Strip]:
        element = section.add(Tag.TABLE_ROW)
        cells = [
            self._cell(cell, column, element, slot)
            for cell, column, slot in zip(row, self.columns, slots, strict=True)
        ]
        whole = beside([stacked(cell) for cell in cells])
        strips = [whole] if whole.height <= _TALL_ROW else abreast(cells)
        padding = max(self._padding, (self.row_height - whole.height) / 2)
        first = stacked([Strip(padding), replace(strips[0], before=0.0)])
        strips[0] = replace(first, keep=strips[0].keep)
        if self.ruled:
            strips[-1] = ruled_below(strips[-1], _hairline(slots), gap=padding)
        return [_parted(strip, slots) for strip in strips] if self.row_height else strips

    def _cell(self, cell: Cell, column: Column, row: Element, slot: _Slot) -> list[Strip]:
        heads = column.row_header and bool(cell)
        element = row.add(Tag.HEADER_CELL, Scope.ROW) if heads else row.add(Tag.DATA_CELL)
        strips: list[Strip] = []
        for words in cell:
            owner = element if len(cell) == 1 else element.add(Tag.PARAGRAPH)
            aligned = words._replace(style=replace(words.style, align=column.align))
            strips += set_words(aligned, owner, *slot, signed=column.signed)
        return strips


def _hairline(slots: Sequence[_Slot]) -> PlacedRule:
    return _rule(slots, HAIRLINE, FAINT)


def _hairline_below(strip: Strip, slots: Sequence[_Slot]) -> Strip:
    return ruled_below(strip, _hairline(slots), gap=_PARTED)


def _rule(slots: Sequence[_Slot], thickness: float, ink: Ink) -> PlacedRule:
    return PlacedRule(slots[0].left, slots[-1].left + slots[-1].width, 0.0, thickness, ink)


def _parted(strip: Strip, slots: Sequence[_Slot]) -> Strip:
    """A strip of a row with a line between each two cells."""
    edges = ((one.left + one.width + other.left) / 2 for one, other in pairwise(slots))
    lines = (
        PlacedShape(Segment((edge, 0.0), (edge, strip.height), FAINT, HAIRLINE)) for edge in edges
    )
    return replace(strip, shapes=(*strip.shapes, *lines))


def _closed(strip: Strip) -> Strip:
    """The last strip of a table: its hairline becomes the closing rule."""
    *others, hairline = strip.rules
    return replace(strip, rules=(*others, hairline._replace(thickness=RULE, ink=BLUE)))
