"""No word of the timeline lies on another one, on a mark, or beyond what it names: at any zoom."""

import random
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.axis import CLOSEST, DAY, FARTHEST, Axis, midnight
from perm_desktop.core.timeline.chart import Chart
from perm_desktop.core.timeline.density import BESIDE
from perm_desktop.core.timeline.gaps import SYMBOL
from perm_desktop.core.timeline.grouping import GROUPINGS, Lanes
from perm_desktop.core.timeline.head import Head, layout
from perm_desktop.core.timeline.labels import SPACE
from perm_desktop.core.timeline.lanes import Index, build_index
from perm_desktop.core.timeline.layout import Scene, scene
from perm_desktop.core.timeline.phases import bands, milestones, reviews
from perm_desktop.core.timeline.rows import arrange
from perm_desktop.core.vocabulary import MeetingStatus
from tests.core.timeline_sample import EASTERN, NOW, SIZES, cycle, measure, meeting, series_of

ZOOMS = (FARTHEST, 0.25, 0.45, 0.8, 1.3, 2.4, 5.2, 9.0, 16.0, 18.0, 40.0, 90.0, 500.0, CLOSEST)
WIDTHS = {"100 %": 1240.0, "200 %": 480.0}
HEIGHT = 400.0
CODES = [f"S{number:02}" for number in range(52)]
ALL = [State(n, code, f"State {code}", 1, "America/New_York", ()) for n, code in enumerate(CODES)]
KINDS = ("intake", "orientation", "webinar", "universe")
TOUCHING = 1e-6

Span = tuple[float, float]


def regular() -> list[MeetingRow]:
    """Two series a state with holes in them, one-time meetings, and joint calls of two cycles."""
    found: list[MeetingRow] = []
    for number, code in enumerate(CODES[:20]):
        for line, host in enumerate(("RC", "ERC")):
            days = [day + number % 14 + line * 3 for day in range(-300, 300, 14)]
            kept = [day for day in days if (day // 14 + number) % 9 > 1]
            series = 2 * number + line
            found += series_of(
                kept, series=series, hosts=host, first=1000 * (series + 1), states=code
            )
        for nth, kind in enumerate(KINDS):
            day, ident = -320.0 + 20 * nth + number, 10 * number + nth
            found.append(meeting(ident, day, states=code, kind=kind, phase="pre", hosts="SC"))
    for nth in range(2):
        days = range(-310 + 9 * nth, 300, 30)
        found += series_of(
            days, series=900 + nth, hosts="CMS,ERC,RC", first=90_000 + 100 * nth, states="S1,S2"
        )
    return found


def tangled(count: int) -> list[MeetingRow]:
    """Meetings at random, many of them at the same time."""
    chance = random.Random(count)
    rows: list[MeetingRow] = []
    for ident in range(count):
        host = chance.choice(("RC", "ERC", "SC", "CMS", "CMS,RC"))
        rows.append(
            meeting(
                ident,
                round(chance.gauss(0, 200) * 8) / 8,
                states=chance.choice((*CODES, "S01,S02", "")),
                status=chance.choice((None, None, None, *MeetingStatus)),
                marked=chance.randrange(3),
                series=chance.choice((None, chance.randrange(60))),
                hosts=host,
                kind=chance.choice(KINDS),
                phase=chance.choice(("pre", "intra", "post", "any")),
            )
        )
    return rows


DATA = {
    "regular": regular,
    "tangled": lambda: tangled(1_500),
    "ten thousand": lambda: tangled(10_000),
}


@cache
def index_of(name: str, lanes: Lanes) -> Index:
    """Return the lanes of a data set, made once."""
    return build_index(DATA[name](), ALL, NOW, GROUPINGS[lanes])


def board_of(name: str, lanes: Lanes, zoom: float, width: float, *, is_open: bool) -> Chart:
    """Return a chart with today in the middle; with every third lane open, or none."""
    index = index_of(name, lanes)
    keys = {lane.key for lane in index.lanes[::3]} if is_open else set[str]()
    axis = Axis(NOW - width / 2 / (zoom / DAY), zoom / DAY, width, EASTERN)
    return Chart(index, arrange(index, keys, 17, 19), axis, SIZES, NOW)


def boxes(found: Scene) -> dict[float, list[Span]]:
    """Return what must keep apart in each row: marks, words beside them, words of gaps, bars."""
    rows: dict[float, list[Span]] = defaultdict(list)
    for row, marks in found.marks:
        rows[row.middle] += [(mark.x - mark.half, mark.x + mark.half) for mark in marks]
    for caption in found.captions:
        rows[caption.y].append((caption.left, caption.left + caption.width))
    for gap in found.gaps:
        width = SYMBOL + (SPACE + measure(gap.text) if gap.text else 0)
        rows[gap.y] += [(left, left + width) for left in gap.symbols]
    for row, bars, _ in found.bars:
        for bar in bars:
            end = bar.left + bar.width
            rows[row.middle].append(
                (bar.left, end + BESIDE + measure(bar.number) if bar.number else end)
            )
    return rows


def assert_apart(spans: Iterable[Span]) -> None:
    """Fail where two stretches overlap."""
    for (left, end), (start, right) in pairwise(sorted(spans)):
        assert start >= end - TOUCHING, f"{left:.1f}-{end:.1f} and {start:.1f}-{right:.1f}"


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("lanes", Lanes)
@pytest.mark.parametrize("name", DATA)
def test_nothing_in_a_row_overlaps_at_any_zoom(name: str, lanes: Lanes, size: str) -> None:
    for zoom in ZOOMS:
        for is_open in (False, True):
            board = board_of(name, lanes, zoom, WIDTHS[size], is_open=is_open)
            found = scene(board, 0, board.axis.width, 0, HEIGHT)
            for spans in boxes(found).values():
                assert_apart(spans)


@pytest.mark.parametrize("lanes", Lanes)
def test_no_word_in_a_row_lies_on_the_today_line(lanes: Lanes) -> None:
    for zoom in ZOOMS:
        board = board_of("regular", lanes, zoom, 1240, is_open=True)
        found = scene(board, 0, 1240, 0, board.rows.height)
        today = board.axis.x(NOW)
        assert not any(each.left < today < each.left + each.width for each in found.captions)
        for bar in (bar for row in found.bars for bar in row.bars if bar.number):
            start = bar.left + bar.width
            assert not start < today < start + BESIDE + measure(bar.number)


@pytest.mark.parametrize("lanes", Lanes)
def test_the_words_of_a_gap_stay_in_its_frame(lanes: Lanes) -> None:
    for zoom in ZOOMS:
        board = board_of("regular", lanes, zoom, 1240, is_open=True)
        for gap in scene(board, 0, 1240, 0, board.rows.height).gaps:
            width = SYMBOL + (SPACE + measure(gap.text) if gap.text else 0)
            assert all(gap.left <= left and left + width <= gap.right for left in gap.symbols)


def head_of(years: Iterable[int], axis: Axis) -> Head:
    """Return the head of a window over some cycles."""
    cycles = [cycle(year) for year in years]
    lines = [*bands(cycles, EASTERN), reviews(cycles, EASTERN)]
    return layout(axis, lines, milestones(cycles), NOW, SIZES)


@st.composite
def windows(draw: st.DrawFn) -> Axis:
    """Windows of any zoom and width, with today inside or near."""
    zoom = draw(st.one_of(st.sampled_from(ZOOMS), st.floats(FARTHEST, CLOSEST))) / DAY
    share, width = draw(st.floats(-1, 2)), draw(st.floats(120, 2400))
    return Axis(NOW - share * width / zoom, zoom, width, EASTERN)


@given(st.sampled_from([(2027,), (2026, 2027, 2028), tuple(range(2024, 2031)), ()]), windows())
def test_no_two_words_of_the_head_overlap(years: tuple[int, ...], axis: Axis) -> None:
    head = head_of(years, axis)
    pill = [(head.pill.left, head.pill.left + head.pill.width)] if head.pill else []
    for number, line in enumerate(head.lines):
        words = [
            (each.text_left, each.text_left + measure(each.text)) for each in line if each.text
        ]
        assert_apart([*words, *(pill if number == len(head.lines) - 1 else ())])
    ticks = [
        (each.label_x, each.label_x + measure(each.label)) for each in head.ticks if each.label
    ]
    assert_apart(ticks)
    half = SIZES.mark / 2
    marks = [(each.x - half, each.x + half) for each in head.milestones]
    words = [(each.left, each.left + each.width) for each in head.words]
    assert_apart([*marks, *words])
    assert not any(start < head.today < end for start, end in words)


@given(st.sampled_from([(2027,), (2026, 2027, 2028), tuple(range(2024, 2031))]), windows())
def test_the_word_of_a_band_is_clipped_to_what_is_seen_of_it(
    years: tuple[int, ...], axis: Axis
) -> None:
    for line in head_of(years, axis).lines:
        for band in line:
            if band.text:
                assert max(band.left, 0) <= band.text_left
                assert band.text_left + measure(band.text) <= min(band.covered, axis.width)


@given(st.sampled_from([(2027,), (2026, 2027, 2028)]), windows())
def test_the_axis_has_a_word_at_every_zoom(years: tuple[int, ...], axis: Axis) -> None:
    assert any(tick.label for tick in head_of(years, axis).ticks)


@given(st.sampled_from([(2027,), (2026, 2027, 2028)]), windows())
def test_every_milestone_in_the_window_has_a_mark(years: tuple[int, ...], axis: Axis) -> None:
    seen = {each for mark in head_of(years, axis).milestones for each in mark.milestones}
    for each in milestones([cycle(year) for year in years]):
        inside = 0 <= axis.x(midnight(each.day, EASTERN)) <= axis.width
        assert each.minor or not inside or each in seen
