"""Phase bands and milestones of one cycle and of several."""

from datetime import date
from itertools import pairwise

from perm_desktop.core.cycles import Cycle, DateSpan, default_cutoff, default_phases, review_period
from perm_desktop.core.timeline_phases import Milestone, bands, ground, milestones
from perm_desktop.core.vocabulary import Phase
from tests.core.timeline_sample import EASTERN


def cycle(year: int, cutoff: date | None = None) -> Cycle:
    """Return a cycle with the shipped dates."""
    return Cycle(
        id=year,
        year=year,
        group=3,
        review=review_period(year),
        phases=default_phases(year),
        cutoff=cutoff or default_cutoff(year),
        states=(),
    )


def test_phases_that_overlap_lie_on_two_lines() -> None:
    lines = bands([cycle(2027)], EASTERN)
    assert [[band.phase for band in line] for line in lines] == [
        [Phase.PRE, Phase.POST],
        [Phase.INTRA],
    ]


def test_a_band_says_its_dates() -> None:
    band = bands([cycle(2027)], EASTERN)[0][0]
    assert band.label == "Pre-cycle · Jun 1, 2025 to Dec 31, 2025"
    assert band.short == "Pre-cycle"


def test_phases_one_after_the_other_share_a_line() -> None:
    one = cycle(2027)
    phases = {
        Phase.PRE: DateSpan(date(2025, 6, 1), date(2026, 2, 1)),
        Phase.INTRA: DateSpan(date(2026, 2, 2), date(2027, 6, 30)),
    }
    lines = bands([Cycle(1, 2027, 3, one.review, phases, one.cutoff, ())], EASTERN)
    assert len(lines) == 1
    assert lines[0][0].end == lines[0][1].start


def test_several_cycles_have_lines_of_their_own_and_name_their_year() -> None:
    lines = bands([cycle(2026), cycle(2027)], EASTERN)
    assert len(lines) == 2
    assert {band.label.partition(" pre")[0] for line in lines for band in line} >= {"RY 2026"}


def test_bands_of_a_line_never_overlap() -> None:
    for line in bands([cycle(year) for year in range(2024, 2031)], EASTERN):
        assert all(left.end <= right.start for left, right in pairwise(line))


def test_only_a_single_cycle_colors_the_ground() -> None:
    assert len(ground(bands([cycle(2027)], EASTERN))) == 3
    assert ground(bands([cycle(2026), cycle(2027)], EASTERN)) == []


def test_an_assumed_cut_off_says_that_nobody_verified_it() -> None:
    labels = [milestone.label for milestone in milestones([cycle(2027)])]
    assert labels == [
        "Review period begins Jul 1",
        "Review period ends Jun 30",
        "Cut-off Apr 15, unverified",
    ]


def test_a_cut_off_that_was_entered_is_taken_as_it_is() -> None:
    labels = [milestone.label for milestone in milestones([cycle(2027, date(2027, 4, 30))])]
    assert labels[-1] == "Cut-off Apr 30"


def test_milestones_of_several_cycles_name_their_year() -> None:
    texts = {milestone.text for milestone in milestones([cycle(2026), cycle(2027)])}
    assert {"RY 2026 cut-off", "RY 2027 review period ends"} <= texts


def test_a_milestone_is_verified_unless_it_says_otherwise() -> None:
    assert Milestone(date(2026, 7, 15), "Q4 data due").label == "Q4 data due Jul 15"
