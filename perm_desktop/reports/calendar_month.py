"""A month as a grid: a row for each week, a column for each day of the week.

The grid is a table with its heads, so that it is read week by week and day by day. Nothing is
left out of a full day: its row grows, and goes on on the next page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple

from perm_desktop.core.calendar_pages import each_day, weeks
from perm_desktop.core.cycles import DateSpan
from perm_desktop.reports.calendar_parts import legend
from perm_desktop.reports.calendar_sheet import CalendarDay, CalendarLine, CalendarSheet
from perm_desktop.reports.kit.blocks import Block
from perm_desktop.reports.kit.paper import (
    BLUE,
    COLUMN_HEAD,
    FAINT,
    GRAY,
    HAIRLINE,
    NAVY,
    RULE,
    Ink,
    TextStyle,
    Weight,
)
from perm_desktop.reports.kit.strips import (
    PlacedRule,
    Strip,
    Words,
    beside,
    flowing,
    ruled_below,
    set_lines,
    set_words,
    sign_before,
    sign_room,
    stacked,
)
from perm_desktop.reports.kit.structure import Element, Scope, Tag
from perm_desktop.reports.kit.text import Printable, one_line
from perm_desktop.reports.statuses import sign

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKEND = 5  # weekdays before it
_GUTTER = 10.0
_QUIET_WEEKEND, _BUSY_WEEKEND = 56.0, 84.0  # width of a day of the weekend
_WHOLE = 300.0  # a higher week may be cut at a page's end
_PIECE = 100.0  # of a week that may be cut
_ABOVE, _BELOW = 4.0, 6.0  # the days of a week, to the rules around it

_NUMBER = TextStyle(Weight.BOLD, 10.5, 13, NAVY)
_HOLIDAY = TextStyle(Weight.SEMIBOLD, 7.6, 9.6, BLUE)
_TIME = TextStyle(Weight.SEMIBOLD, 8, 10)
_STATUS = TextStyle(Weight.REGULAR, 7.6, 10, GRAY)
_WHAT = TextStyle(Weight.REGULAR, 7.8, 9.6)
_BETWEEN = 4.0  # meetings


class _Slot(NamedTuple):
    """A day's place on the page."""

    left: float
    width: float


def blocks(sheet: CalendarSheet) -> Iterator[Block]:
    """The legend and the grid."""
    yield from legend(sheet.lines())
    yield MonthGrid(sheet.span, sheet.days)


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """The weeks of a month; days outside of it stay blank."""

    span: DateSpan
    days: tuple[CalendarDay, ...]

    def said(self) -> Iterator[Printable]:
        """Head, then day by day its number, holiday and meetings."""
        yield from map(Printable, _DAYS)
        for day in self.days:
            yield from filter(None, (_number(day), one_line(day.holiday)))
            for line in day.lines:
                yield from filter(None, _said(line))

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """The head, then the weeks with the head to repeat."""
        slots = self._slots(left, width)
        table = parent.add(Tag.TABLE)
        head = _head(table.add(Tag.TABLE_HEAD).add(Tag.TABLE_ROW), slots)
        body = table.add(Tag.TABLE_BODY)
        by_day = {day.day: day for day in self.days}
        strips = [head]
        for week in weeks(self.span):
            days = [by_day.get(day) for day in each_day(week)]
            strips += _Week(days, slots, head).strips(body.add(Tag.TABLE_ROW))
        return strips

    def _slots(self, left: float, width: float) -> list[_Slot]:
        busy = any(day.lines for day in self.days if day.day.weekday() >= _WEEKEND)
        weekend = _BUSY_WEEKEND if busy else _QUIET_WEEKEND
        room = width + _GUTTER - 2 * weekend
        widths = [room / _WEEKEND] * _WEEKEND + [weekend] * 2
        slots: list[_Slot] = []
        for each in widths:
            slots.append(_Slot(left, each - _GUTTER))
            left += each
        return slots


class _Week(NamedTuple):
    """A row of the grid."""

    days: Sequence[CalendarDay | None]
    slots: Sequence[_Slot]
    head: Strip

    def strips(self, row: Element) -> list[Strip]:
        """One strip; where it is high several, between which a page may end."""
        cells = [
            _cell(day, row.add(Tag.DATA_CELL), slot)
            for day, slot in zip(self.days, self.slots, strict=True)
        ]
        columns = [[stacked(cell)] for cell in cells]
        if max(column[0].height for column in columns) > _WHOLE:
            columns = [list(_pieces(cell)) for cell in cells]
        first, *rest = zip_longest(*columns)
        strips = [replace(stacked([Strip(_ABOVE), _level(first)]), head=self.head)]
        strips += (replace(_level(level), head=self._again(level)) for level in rest)
        strips[-1] = ruled_below(strips[-1], _rule(self.slots, HAIRLINE, FAINT), gap=_BELOW)
        return strips

    def _again(self, level: Sequence[Strip | None]) -> Strip:
        """The numbers of days that go on; in no tree, for they are drawn as decoration."""
        words = [
            _text(Printable(f"{_number(day)}, continued"), _STATUS, Element(Tag.PARAGRAPH), slot)
            for day, slot, piece in zip(self.days, self.slots, level, strict=True)
            if day is not None and piece is not None
        ]
        return stacked([self.head, Strip(_ABOVE), beside(words), Strip(_BETWEEN)])


def _head(row: Element, slots: Sequence[_Slot]) -> Strip:
    cells = [
        _text(Printable(name), COLUMN_HEAD, row.add(Tag.HEADER_CELL, Scope.COLUMN), slot)
        for name, slot in zip(_DAYS, slots, strict=True)
    ]
    head = ruled_below(beside(cells), _rule(slots, RULE, BLUE), gap=3.0)
    return replace(head, before=8.0, keep=True)


def _level(pieces: Sequence[Strip | None]) -> Strip:
    """Pieces of days beside each other; some days have no more."""
    return beside([piece for piece in pieces if piece is not None])


def _pieces(strips: Sequence[Strip]) -> Iterator[Strip]:
    """Cut a day into pieces of about one height, never within a meeting."""
    piece: list[Strip] = []
    height = 0.0
    for strip in strips:
        needed = strip.before + strip.height
        if piece and height + needed > _PIECE:
            yield stacked(piece)
            piece, height = [], 0.0
        piece.append(strip)
        height += needed
    yield stacked(piece)


def _cell(day: CalendarDay | None, cell: Element, slot: _Slot) -> list[Strip]:
    """The number of the day, its holiday and its meetings, a strip each."""
    if day is None:
        return [Strip(_NUMBER.leading)]
    strips = [_text(_number(day), _NUMBER, cell.add(Tag.PARAGRAPH), slot)]
    if day.holiday:
        strips.append(_text(one_line(day.holiday), _HOLIDAY, cell.add(Tag.PARAGRAPH), slot))
    if day.lines:
        group = cell.add(Tag.LIST)
        strips += [_meeting(line, group.add(Tag.LIST_ITEM), slot) for line in day.lines]
    return strips


def _meeting(line: CalendarLine, item: Element, slot: _Slot) -> Strip:
    """Symbol, time and status, then what is met about and who meets."""
    begins, word, what = _said(line)
    symbol = sign_room(_TIME)
    left, room = slot.left + symbol, slot.width - symbol
    time = set_lines(Words(begins, _TIME), item.add(Tag.LABEL), left, room)
    body = item.add(Tag.LIST_BODY)
    after = left + time[0].line.width + 4.0
    status = set_lines(Words(word, _STATUS), body.add(Tag.PARAGRAPH), after, slot.width)
    if len(time) == 1 and after + status[0].line.width <= slot.left + slot.width:
        first = Strip(_TIME.leading, lines=(*time, *status))
    else:  # a narrow day of the weekend, or a time with its zone
        below = [each._replace(left=left) for each in status]
        first = stacked([*flowing(time), *flowing(below)])
    first = replace(first, shapes=sign_before(sign(line.look), time[0]))
    told = _text(what, _WHAT, body.add(Tag.PARAGRAPH), slot)
    return replace(stacked([first, told]), before=_BETWEEN)


def _said(line: CalendarLine) -> tuple[Printable, Printable, Printable]:
    """Time, status, and title with the states."""
    title = one_line(line.title) or Printable("Untitled meeting")
    who = one_line(line.states, 1000)
    what = Printable(f"{title} · {who}" if who else title)
    return one_line(line.begins), one_line(line.look.word), what


def _number(day: CalendarDay) -> Printable:
    return Printable(str(day.day.day))


def _text(text: Printable, style: TextStyle, element: Element, slot: _Slot) -> Strip:
    return stacked(set_words(Words(text, style), element, *slot))


def _rule(slots: Sequence[_Slot], thickness: float, ink: Ink) -> PlacedRule:
    return PlacedRule(slots[0].left, slots[-1].left + slots[-1].width, 0.0, thickness, ink)
