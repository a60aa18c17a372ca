"""The printed timeline: its lanes as drawings, page by page, then its meetings in words."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from perm_desktop.core import clock
from perm_desktop.core.calendar_pages import month_name
from perm_desktop.core.symbols import Look, meeting_look
from perm_desktop.core.timeline import phases
from perm_desktop.core.timeline.axis import day_at, midnight
from perm_desktop.core.timeline.chart import Chart, View, view_of
from perm_desktop.core.timeline.grouping import GROUPINGS
from perm_desktop.core.timeline.head import layout
from perm_desktop.core.timeline.lanes import Lane, build_index
from perm_desktop.core.timeline.paging import Part, Room, axes, parts, window
from perm_desktop.core.timeline.rows import Rows, arrange
from perm_desktop.core.vocabulary import Phase
from perm_desktop.reports.calendar_parts import LOOKS, cell, facts, opening, running
from perm_desktop.reports.calendar_tables import count_columns, how_many, table, too_many
from perm_desktop.reports.kit.blocks import Block, Heading, Paragraph
from perm_desktop.reports.kit.document import Document, Section
from perm_desktop.reports.kit.drawing import Drawing
from perm_desktop.reports.kit.paper import LANDSCAPE, NOTE, Align
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.table import Cell, Column, Table
from perm_desktop.reports.kit.text import Printable, one_line
from perm_desktop.reports.sketch import POINT, Sketch, measure_name
from perm_desktop.reports.timeline_head import SIZES, HeadPainter, head_height
from perm_desktop.reports.timeline_lanes import PART_LEFT, Frame, LanesPainter
from perm_desktop.reports.timeline_legend import draw_legend, legend_height
from perm_desktop.reports.timeline_sheet import TimelineSheet

_ZONE = clock.zone_info(clock.EASTERN)
_LANE, _PART, _ROOMY = 19.0, 19.0, 25.0  # pixels: heights of rows
_LEAST_NAMES, _MOST_NAMES = 110.0, 230.0  # pixels: width of the column of names
_BESIDE_NAME = 48.0  # pixels: what asks for something stands beside a name
_HEADING = 26.0  # points of a heading above a drawing
_SPARE = 6.0  # points
_AIR = 9.0  # pixels above a drawing
_COUNT_WIDTH = 50.0  # points
_DATES_LIMIT = 6000
_NAMED_LANES = 60  # in the words that stand for a drawing


def document(sheet: TimelineSheet) -> Document:
    """Lay one timeline out."""
    blocks = tuple(_Paper(sheet).blocks())
    return Document(facts(sheet.head), (Section(blocks, running(sheet.head), LANDSCAPE),))


class _Paper:
    """One timeline on its way to paper."""

    def __init__(self, sheet: TimelineSheet) -> None:
        self._sheet = sheet
        grouping = GROUPINGS[sheet.seen.lanes]
        self._index = build_index(sheet.rows, sheet.states, sheet.now, grouping)
        bands = phases.bands(sheet.cycles, _ZONE)
        reviews = phases.reviews(sheet.cycles, _ZONE)
        self._lines = [*bands, reviews] if reviews.bands else bands
        self._grounds = sorted(phases.ground(bands), key=lambda band: band.phase is not Phase.INTRA)
        self._milestones = phases.milestones(sheet.cycles)

    def blocks(self) -> Iterator[Block]:
        """The opening, the drawings, and what they show in words."""
        beginning = tuple(opening(self._sheet.head))
        yield from beginning
        pages = list(self._pages(_height(beginning)))
        for page in pages:
            if len(pages) > 1:
                yield Heading(one_line(self._title(page)))
            yield self._drawing(page)
        yield from self._words()

    # Pages

    def _pages(self, opened: float) -> Iterator[Part]:
        """The pages of the drawing, the first ones lower by what stands above."""
        tiles = axes(self._sheet.seen, self._sheet.fit, self._width, _ZONE)
        outside = (_AIR + self._above + legend_height(strips=True, bars=True)) * POINT + _SPARE
        heading = _HEADING if self._takes_more(tiles, opened + outside) else 0.0
        later = (LANDSCAPE.text_height - outside - _HEADING) / POINT
        raised = LANDSCAPE.text_top - LANDSCAPE.header_top
        first = (LANDSCAPE.text_height + raised - outside - heading - opened) / POINT
        yield from parts(self._rows(first), tiles, Room(self._width, first, later))

    def _takes_more(self, tiles: Sequence[object], outside: float) -> bool:
        room = (LANDSCAPE.text_height - outside) / POINT
        return len(tiles) > 1 or self._rows(room).height > room

    def _rows(self, room: float) -> Rows:
        """The rows; high ones where there is room for all of them."""
        seen = self._sheet.seen.expanded
        roomy = arrange(self._index, seen, _ROOMY, _ROOMY)
        return roomy if roomy.height <= room else arrange(self._index, seen, _LANE, _PART)

    @cached_property
    def _names(self) -> float:
        """Width of the column of names: what the longest needs, within reason."""
        needed = [_LEAST_NAMES]
        for lane in self._index.lanes:
            needed.append(measure_name(lane.title) + _BESIDE_NAME)
            if lane.key in self._sheet.seen.expanded:
                needed += (
                    PART_LEFT + measure_name(part.title) + _BESIDE_NAME for part in lane.parts
                )
        return min(max(needed), _MOST_NAMES)

    @property
    def _width(self) -> float:
        return LANDSCAPE.text_width / POINT - self._names

    @property
    def _above(self) -> float:
        """Pixels of the head; the same on all pages, so that lanes lie beside each other."""
        return head_height(len(self._lines), dates=bool(self._milestones))

    def _drawing(self, page: Part) -> Drawing:
        sheet, sketch = self._sheet, Sketch(above=_AIR)
        chart = Chart(self._index, page.rows, page.axis, SIZES, sheet.now)
        head = layout(page.axis, self._lines, self._milestones, sheet.now, SIZES)
        frame = Frame(self._names, self._above)
        LanesPainter(sketch, frame, chart, head, self._grounds).draw()
        names = [line.name for line in self._lines]
        word, dates = GROUPINGS[sheet.seen.lanes].word, bool(self._milestones)
        HeadPainter(sketch, self._names, page.axis, head, names, word, dates).draw()
        views = {view_of(chart, row) for row in page.rows.items}
        strips, bars = View.STRIPS in views, View.BARS in views
        foot = self._above + page.rows.height + 6
        draw_legend(sketch, foot, strips=strips, bars=bars)
        height = foot + legend_height(strips=strips, bars=bars)
        return sketch.drawing(height, self._alt(page))

    # Words

    def _title(self, page: Part) -> str:
        """ "Jul 1 to Sep 30, 2026, All states (joint) to Iowa"."""
        names = [self._index.lanes[row.lane].title for row in page.rows.items]
        lanes = f", {names[0]} to {names[-1]}" if names and names[0] != names[-1] else ""
        return f"{_span_said(page)}{lanes}"

    def _alt(self, page: Part) -> str:
        """Which lanes are drawn, and how many meetings each has in this stretch of time."""
        word = GROUPINGS[self._sheet.seen.lanes].word.lower()
        numbers = list(dict.fromkeys(row.lane for row in page.rows.items))
        lanes = [self._index.lanes[number] for number in numbers]
        first, last = page.axis.first, page.axis.last
        told = [f"{lane.title} {_inside(lane, first, last):,}" for lane in lanes[:_NAMED_LANES]]
        return (
            f"Timeline by {word}, {_span_said(page)}. {len(lanes)} lanes with their meetings:"
            f" {', '.join(told)}. The table after the drawing says the same."
        )

    def _words(self) -> Iterator[Block]:
        """Phases and dates, then the meetings by lane; too many of them are counted by status."""
        sheet = self._sheet
        if dates := "; ".join(self._dates()):
            yield Heading(Printable("Phases and dates"))
            yield Paragraph(one_line(f"{dates}.", _DATES_LIMIT), NOTE)
        if sheet.listed:
            yield from self._listed()
        elif sheet.count:
            yield Heading(Printable("Meetings by lane"))
            yield Paragraph(one_line(too_many(sheet.count)), NOTE)
            yield self._counts()

    def _dates(self) -> Iterator[str]:
        """What stands above the lanes in the window, in full."""
        first, last = self._window
        for line in self._lines:
            name = "" if line.name in ("", "Review period") else f"{line.name} "
            yield from (
                f"{name}{band.label.replace(' · ', ', ')}"
                for band in line.bands
                if band.start < last and band.end > first
            )
        for each in self._milestones:
            if first <= midnight(each.day, _ZONE) < last:
                tag = "" if each.verified else ", unverified"
                yield f"{each.text}, {clock.day(each.day)}{tag}"

    def _listed(self) -> Iterator[Block]:
        listed = self._sheet.listed
        for lane in self._index.lanes:
            lines = [listed[row.id] for row in lane.rows if row.id in listed]
            if lines:
                yield Heading(one_line(f"{lane.title}, {how_many(len(lines))}"))
                yield table(lines, f"{lane.title}, continued", month_name, years=True)

    def _counts(self) -> Table:
        found = [(lane.title, self._statuses(lane)) for lane in self._index.lanes]
        looks = [look for look in LOOKS if any(look in counts for _, counts in found)]
        columns = (
            Column(Printable(GROUPINGS[self._sheet.seen.lanes].word), 0, row_header=True),
            Column(Printable("Meetings"), _COUNT_WIDTH, Align.RIGHT),
            *count_columns(looks, (_LEAST_NAMES, _COUNT_WIDTH)),
        )
        return Table(columns, tuple(_count_row(*each, looks) for each in found))

    def _statuses(self, lane: Lane) -> Counter[Look]:
        first, last = self._window
        inside = (row for row in lane.rows if first <= row.utc < last)
        return Counter(meeting_look(row, self._sheet.now) for row in inside)

    @cached_property
    def _window(self) -> tuple[int, int]:
        return window(self._sheet.seen, _ZONE)


def _count_row(title: str, counts: Counter[Look], looks: Sequence[Look]) -> tuple[Cell, ...]:
    numbers = (cell(f"{counts[look]:,}") for look in looks)
    return (cell(title), cell(f"{counts.total():,}"), *numbers)


def _inside(lane: Lane, first: float, last: float) -> int:
    starts = lane.run.starts
    return bisect_left(starts, last) - bisect_left(starts, first)


def _span_said(page: Part) -> str:
    first, last = day_at(page.axis.first, _ZONE), day_at(page.axis.last - 1, _ZONE)
    return f"{clock.day(first)} to {clock.day(last)}"


def _height(blocks: Sequence[Block]) -> float:
    """Points that blocks take."""
    root = Element(Tag.SECTION)
    strips = (s for block in blocks for s in block.strips(root, 0.0, LANDSCAPE.text_width))
    return sum(strip.before + strip.height for strip in strips)
