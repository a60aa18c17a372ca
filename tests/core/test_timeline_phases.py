"""Phase bands and milestones of one cycle and of several."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from perm_desktop.core.cycles import DateSpan
from perm_desktop.core.timeline.phases import Milestone, bands, ground, milestones, reviews
from perm_desktop.core.vocabulary import Phase
from tests.core.timeline_sample import EASTERN, cycle


def test_the_phases_of_a_cycle_share_a_line_though_they_overlap() -> None:
    (line,) = bands([cycle(2027)], EASTERN)
    assert [band.phase for band in line.bands] == [Phase.PRE, Phase.INTRA, Phase.POST]
    assert line.bands[0].end > line.bands[1].start == line.until(0)
    assert line.until(2) == line.bands[2].end


def test_a_band_says_its_dates() -> None:
    band = bands([cycle(2027)], EASTERN)[0].bands[0]
    assert band.label == "Pre-cycle · Jun 1, 2025 to Dec 31, 2025"
    assert band.short == "Pre-cycle"


def test_each_cycle_has_a_line_of_its_own_with_its_name() -> None:
    lines = bands([cycle(2027), cycle(2026), cycle(2028)], EASTERN)
    assert [line.name for line in lines] == ["RY 2026", "RY 2027", "RY 2028"]


def test_many_cycles_share_lines_on_which_none_overlap() -> None:
    lines = bands([cycle(year) for year in range(2024, 2031)], EASTERN)
    assert [line.name for line in lines] == [""] * len(lines)
    assert len(lines) <= 4
    for line in lines:
        years = [band.short for band in line.bands]
        assert years == sorted(years)


def test_a_cycle_that_shares_its_line_names_its_year_in_the_band() -> None:
    line = bands([cycle(year) for year in range(2024, 2031)], EASTERN)[0]
    assert line.bands[0].label == "RY 2024 pre-cycle · Jun 1, 2022 to Dec 31, 2022"


def test_the_review_period_is_a_band_with_its_dates() -> None:
    (band,) = reviews([cycle(2027)], EASTERN).bands
    assert band.label == "Review period · Jul 1, 2025 to Jun 30, 2026"


def test_review_periods_follow_each_other_on_one_line() -> None:
    line = reviews([cycle(2028), cycle(2026), cycle(2027)], EASTERN)
    assert [band.short for band in line.bands] == ["RY 2026", "RY 2027", "RY 2028"]
    assert all(left.end == right.start for left, right in pairwise(line.bands))


def test_a_review_period_that_was_entered_too_long_gives_way_to_the_next() -> None:
    first = replace(cycle(2026), review=DateSpan(date(2024, 7, 1), date(2025, 9, 30)))
    line = reviews([first, cycle(2027)], EASTERN)
    assert line.bands[0].end == line.bands[1].start


def test_only_a_single_cycle_colors_the_ground() -> None:
    assert len(ground(bands([cycle(2027)], EASTERN))) == 3
    assert ground(bands([cycle(2026), cycle(2027)], EASTERN)) == []


def test_a_cycle_brings_its_deadlines_and_says_which_are_not_verified() -> None:
    assert [milestone.label for milestone in milestones([cycle(2027)])] == [
        "Q1 data due Oct 15, unverified",
        "Q1 CMS-64 due Oct 30",
        "Q2 data due Jan 15, unverified",
        "Q2 CMS-64 due Jan 30",
        "Q3 data due Apr 15, unverified",
        "Q3 CMS-64 due Apr 30",
        "Review period ends Jun 30",
        "Q4 data due Jul 15, unverified",
        "Q4 CMS-64 due Jul 30",
        "Cut-off Apr 15, unverified",
    ]


def test_a_cut_off_that_was_entered_is_taken_as_it_is() -> None:
    labels = [milestone.label for milestone in milestones([cycle(2027, date(2027, 4, 30))])]
    assert labels[-1] == "Cut-off Apr 30"


def test_milestones_of_several_cycles_name_their_year() -> None:
    texts = {milestone.text for milestone in milestones([cycle(2026), cycle(2027)])}
    assert {"RY 2026 cut-off", "RY 2027 review period ends"} <= texts


def test_the_short_form_of_a_milestone_keeps_its_tag() -> None:
    assert (
        Milestone(date(2026, 7, 15), "Q4 data due", verified=False).short
        == "Q4 data due, unverified"
    )


def test_a_milestone_is_verified_unless_it_says_otherwise() -> None:
    assert Milestone(date(2026, 7, 15), "Q4 data due").label == "Q4 data due Jul 15"
