"""A whole cycle: how many meetings of each type in which month, then every one of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.calendar_pages import month_spans
from perm_desktop.core.cycles import Cycle, DateSpan
from perm_desktop.core.symbols import CANCELLED, HELD, NOT_RECORDED, Look
from perm_desktop.core.timeline import phases
from perm_desktop.core.timeline.axis import Axis, midnight
from perm_desktop.core.timeline.density import Share
from perm_desktop.core.timeline.head import layout
from perm_desktop.reports.calendar_parts import CELL_STRONG, LOOKS, cell, legend
from perm_desktop.reports.calendar_sheet import CalendarLine, CalendarSheet
from perm_desktop.reports.calendar_tables import count_columns, month_tables, too_many
from perm_desktop.reports.kit.blocks import Block, Heading, Paragraph
from perm_desktop.reports.kit.drawing import Drawing
from perm_desktop.reports.kit.paper import BLACK, LANDSCAPE, STRONG, WHITE, Align, TextStyle, Weight
from perm_desktop.reports.kit.table import Cell, Column, Table
from perm_desktop.reports.kit.text import Printable, one_line
from perm_desktop.reports.sketch import CAPTION, NAME, NAME_STRONG, POINT, Sketch, fitting
from perm_desktop.reports.timeline_head import SIZES, HeadPainter
from perm_desktop.reports.timeline_inks import RULE_INK, SHARES, TODAY

_ZONE = clock.zone_info(clock.EASTERN)
_NAMES = 196.0  # pixels of the column of names
_NARROWEST = 20.0  # pixels of a month; narrower ones are counted by quarters
_ROW = 21.0
_BAR = 3.2
_AIR = 9.0
_FOOT = 20.0
_MOST_NAMED = 5000  # meetings; more would be some hundred pages that nobody reads
_MOST_LOOKS = 5  # statuses beside the days of a type
_NAME_WIDTH = 120.0  # points at least, of the column of types in words
_PART_ROWS = 22  # types in one drawing
_ALL = "All meetings"
_COUNT = TextStyle(Weight.SEMIBOLD, 7.6, 10, BLACK)
_PAST = frozenset({HELD, NOT_RECORDED})


class _Type(NamedTuple):
    """A row of the overview."""

    name: str
    lines: Sequence[CalendarLine]


def blocks(sheet: CalendarSheet) -> Iterator[Block]:
    """The overview, its dates and counts in words, then the tables by month."""
    lines = list(sheet.lines())
    types = _types(lines)
    if types:
        rows = [_Type(_ALL, lines), *types]
        yield from (
            _overview(sheet, rows[nth : nth + _PART_ROWS])
            for nth in range(0, len(rows), _PART_ROWS)
        )
        yield Heading(Printable("Meetings by type"))
        yield _counts(rows)
    if sheet.cycles:
        yield Heading(Printable("Phases and dates"))
        yield _dates(sheet)
    if len(lines) > _MOST_NAMED:
        yield Paragraph(one_line(too_many(len(lines))), replace(STRONG, before=10))
        return
    yield from legend(lines)
    yield from month_tables(sheet, parted=False)


def _types(lines: Sequence[CalendarLine]) -> list[_Type]:
    """Rhythms first, the most frequent ahead, then what comes once, by its first day."""
    found: dict[str, list[CalendarLine]] = {}
    for line in lines:
        found.setdefault(line.kind, []).append(line)

    def order(each: _Type) -> tuple[bool, int, date]:
        recurring = any(line.recurring for line in each.lines)
        return not recurring, -len(each.lines) if recurring else 0, each.lines[0].day

    return sorted((_Type(name, members) for name, members in found.items()), key=order)


def _overview(sheet: CalendarSheet, rows: Sequence[_Type]) -> Drawing:
    """Phases and dates over a row for each type, its meetings counted by months or quarters."""
    width = LANDSCAPE.text_width / POINT - _NAMES
    first = midnight(sheet.span.starts, _ZONE)
    last = midnight(sheet.span.ends + timedelta(days=1), _ZONE)
    axis = Axis(first, width / (last - first), width, _ZONE)
    lines = phases.bands(sheet.cycles, _ZONE)
    now = midnight(sheet.today, _ZONE) + 720
    head = layout(axis, lines, sheet.milestones, now, SIZES)
    sketch = Sketch(above=_AIR)
    names = [line.name for line in lines]
    painter = HeadPainter(sketch, _NAMES, axis, head, names, "Meeting type", dates=True)
    painter.draw()
    _Grid(sketch, axis, head.today, painter.height).draw(_units(sheet.span, width), rows)
    foot = painter.height + len(rows) * _ROW
    said = "Numbers count meetings; the bar below a number shows how much of them has been held."
    sketch.text(said, CAPTION, 0.0, foot + _FOOT / 2 + 2)
    return sketch.drawing(foot + _FOOT, _alt(sheet, rows))


def _units(span: DateSpan, width: float) -> list[DateSpan]:
    """The months of a span; where they would be too narrow, its quarters."""
    months = list(month_spans(span))
    if width / len(months) >= _NARROWEST:
        return months
    found: list[DateSpan] = []
    for month in months:
        if found and month.starts.month % 3 != 1:
            found[-1] = DateSpan(found[-1].starts, month.ends)
        else:
            found.append(month)
    return found


class _Grid(NamedTuple):
    """Draws the counts under a head."""

    sketch: Sketch
    axis: Axis
    today: float
    top: float

    def draw(self, units: Sequence[DateSpan], rows: Sequence[_Type]) -> None:
        """A column for each unit of time, a row for each type."""
        bottom = self.top + len(rows) * _ROW
        for unit in units[1:]:
            x = self._x(unit.starts)
            self.sketch.line((x, self.top), (x, bottom), RULE_INK, 0.6)
        if 0 <= self.today <= self.axis.width:
            x = _NAMES + self.today
            self.sketch.line((x, self.top), (x, bottom), TODAY, 1.2)
        for number, row in enumerate(rows):
            top = self.top + number * _ROW
            self._row(row, top, units, strong=row.name == _ALL)
            y, right = top + _ROW, _NAMES + self.axis.width
            self.sketch.line((0.0, y), (right, y), RULE_INK, 0.6)

    def _x(self, day: date) -> float:
        return _NAMES + self.axis.x(midnight(day, _ZONE))

    def _row(self, row: _Type, top: float, units: Sequence[DateSpan], *, strong: bool) -> None:
        style, total = NAME_STRONG if strong else NAME, f"{len(row.lines):,}"
        right = _NAMES - 10 - self.sketch.width(total, NAME)
        name = fitting(row.name, style, right - 8)
        self.sketch.text(name, style, 0.0, top + _ROW / 2)
        self.sketch.text(total, NAME, right, top + _ROW / 2)
        for unit in units:
            members = [line for line in row.lines if line.day in unit]
            if members:
                left = self._x(unit.starts)
                self._cell(members, left, self._x(unit.ends + timedelta(days=1)) - left, top)

    def _cell(self, members: Sequence[CalendarLine], left: float, width: float, top: float) -> None:
        """A number, or the symbol of one that is cancelled, over the bar of what was held."""
        said = f"{len(members):,}"
        middle = left + width / 2
        wide = self.sketch.width(said, _COUNT)
        self.sketch.box(middle - wide / 2, top + 2, wide, _ROW - 5, WHITE)  # today passes behind it
        self.sketch.text(said, _COUNT, middle - wide / 2, top + 8)
        taking_place = [line for line in members if line.look is not CANCELLED]
        if not taking_place:
            self.sketch.symbol(CANCELLED, middle, top + _ROW - 4.5, 7.0)
            return
        room, foot = min(width - 5, 26.0), top + _ROW - 3 - _BAR
        start = middle - room / 2
        held = sum(line.look in _PAST for line in taking_place) / len(taking_place)
        future, done = SHARES[Share.FUTURE], SHARES[Share.HELD]
        self.sketch.box(start, foot, room, _BAR, future.fill, future.stroke)
        if held:
            self.sketch.box(start, foot, room * held, _BAR, done.stroke, done.stroke)


def _alt(sheet: CalendarSheet, rows: Sequence[_Type]) -> str:
    told = ", ".join(f"{row.name} {len(row.lines):,}" for row in rows)
    first, last = clock.day(sheet.span.starts), clock.day(sheet.span.ends)
    return (
        f"The cycle at a glance, {first} to {last}: phases, dates, and the number of meetings in"
        f" each month. {told}. The tables that follow say the same and name every meeting."
    )


def _counts(rows: Sequence[_Type]) -> Table:
    """How many meetings of each type, from when to when, and what became of them."""
    looks = [look for look in LOOKS if any(line.look == look for line in rows[0].lines)]
    days = tuple(
        Column(Printable(head), 64.0) for head in ("First", "Last") if len(looks) <= _MOST_LOOKS
    )
    count = Column(Printable("Meetings"), 50.0, Align.RIGHT)
    others = (_NAME_WIDTH, count.width, *(column.width for column in days))
    columns = (
        Column(Printable("Type"), 0, row_header=True),
        *days,
        count,
        *count_columns(looks, others),
    )
    rows_said = (_count_row(row, looks, with_days=bool(days)) for row in rows)
    return Table(columns, tuple(rows_said), ruled=False)


def _count_row(row: _Type, looks: Sequence[Look], *, with_days: bool) -> tuple[Cell, ...]:
    counts = Counter(line.look for line in row.lines)
    days = [line.day for line in row.lines]
    return (
        cell(row.name, CELL_STRONG),
        *(cell(clock.day(day)) for day in (min(days), max(days)) if with_days),
        cell(f"{len(row.lines):,}"),
        *(cell(f"{counts[look]:,}") for look in looks),
    )


def _dates(sheet: CalendarSheet) -> Table:
    """Phases, then milestones by day; where nobody proved a date, it says so."""
    columns = (
        Column(Printable("What"), 0, row_header=True),
        Column(Printable("From"), 100),
        Column(Printable("To"), 100),
        Column(Printable("Remark"), 160),
    )
    spans = [row for cycle in sheet.cycles for row in _phase_rows(cycle)]
    days = [
        (
            cell(each.text),
            cell(clock.day(each.day)),
            (),
            cell("" if each.verified else "unverified"),
        )
        for each in sheet.milestones
    ]
    return Table(columns, (*spans, *days), ruled=False)


def _phase_rows(cycle: Cycle) -> Iterator[tuple[Cell, ...]]:
    for line in phases.bands((cycle,), _ZONE):
        for band in line.bands:
            span = cycle.phases[band.phase]
            yield (
                cell(f"{band.short}, RY {cycle.year}", CELL_STRONG),
                cell(clock.day(span.starts)),
                cell(clock.day(span.ends)),
                (),
            )
