"""What stands above the lanes: its words near and far, and what the pointer is told."""

from perm_desktop.core.timeline.axis import Axis, midnight
from perm_desktop.core.timeline.head import Head, layout, said_at
from perm_desktop.core.timeline.phases import Milestone, bands, milestones, reviews
from tests.core.timeline_sample import EASTERN, NOW, SIZES, axis, cycle

DATA_DUE_LINE = 3  # below a line of phases, one of review periods and the axis


def head_of(window: Axis, *years: int) -> Head:
    """Return the head of a window over some cycles."""
    cycles = [cycle(year) for year in years]
    lines = [*bands(cycles, EASTERN), reviews(cycles, EASTERN)] if cycles else []
    return layout(window, lines, milestones(cycles), NOW, SIZES)


def day_of(head: Head, text: str) -> Milestone:
    """Return a milestone by the end of its text."""
    every = (each for mark in head.milestones for each in mark.milestones)
    return next(each for each in every if each.text.endswith(text))


def test_today_has_its_word_on_the_line_above_the_axis() -> None:
    pill = head_of(axis(), 2027).pill
    assert pill is not None
    assert pill.text == "Today, Tue, Apr 14"


def test_without_today_in_the_window_there_is_no_word_for_it() -> None:
    assert head_of(axis(first_day=10), 2027).pill is None


def test_a_band_that_has_begun_long_ago_says_so_at_the_left_edge() -> None:
    (phases, review) = head_of(axis(), 2027).lines
    assert [band.text for band in phases] == ["Intra-cycle · Oct 1, 2025 to Mar 31, 2027"]
    assert [band.left for band in (*phases, *review)] == [0, 0]


def test_a_phase_that_goes_on_behind_the_next_one_keeps_its_whole_length() -> None:
    pre, intra = head_of(axis(1, -350), 2027).lines[0][:2]
    assert pre.covered == intra.left < pre.right


def test_close_dates_share_a_mark_whose_word_counts_the_others() -> None:
    head = head_of(axis(3, -100, 1200), 2026, 2027)
    shared = [mark for mark in head.milestones if len(mark.milestones) > 1]
    texts = {each.text for each in shared[0].milestones}
    assert texts == {"RY 2026 cut-off", "RY 2027 Q3 data due"}
    assert any(word.text.endswith("+1") for word in head.words)


def test_minor_dates_wait_for_a_close_zoom() -> None:
    far, near = head_of(axis(5), 2027), head_of(axis(9), 2027)
    seen = [
        {each.minor for mark in head.milestones for each in mark.milestones} for head in (far, near)
    ]
    assert seen == [{False}, {False, True}]


def test_the_pointer_is_told_the_day_on_the_axis() -> None:
    window = axis(20, -2)
    assert said_at(head_of(window, 2027), window, window.x(NOW), 2) == "Tue, Apr 14, 2026"


def test_the_pointer_is_told_a_date_in_full_and_that_it_is_not_verified() -> None:
    window = axis(9, -10)
    head = head_of(window, 2027)
    x = window.x(midnight(day_of(head, "Q3 data due").day, EASTERN))
    said = said_at(head, window, x, DATA_DUE_LINE)
    assert said == "Q3 data due: Wed, Apr 15, 2026, unverified"
    assert said_at(head, window, x - 20, DATA_DUE_LINE) == ""


def test_the_pointer_is_told_both_phases_where_they_overlap() -> None:
    window = axis(1, -350)
    head = head_of(window, 2027)
    said = said_at(head, window, head.lines[0][0].covered + 5, 0)
    assert [line.partition(" ·")[0] for line in said.splitlines()] == ["Intra-cycle", "Pre-cycle"]
