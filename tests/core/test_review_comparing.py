"""Two cycles at the same day of the cycle."""

from dataclasses import replace
from datetime import date

import pytest

from perm_desktop.core.cycles import default_phases
from perm_desktop.core.obligations.engine import obligations
from perm_desktop.core.review.build import build
from perm_desktop.core.review.comparing import (
    ComparedFigure,
    Comparison,
    Measured,
    compare,
    day_of_cycle,
    same_day,
)
from perm_desktop.core.review.figures import Review
from perm_desktop.core.vocabulary import CadenceKind
from tests.core.obligations.known import NAMES, Met, cycle, evening, kind, known, met

EARLIER = replace(cycle(), id=2, year=2024, phases=default_phases(2024))


def review(day: str, *meetings: Met) -> Review:
    facts = known(kind(CadenceKind.ONCE_PER_STATE), meetings)
    as_of = evening(day)
    return build(facts, NAMES, obligations(facts, NAMES, as_of), as_of)


def figure(found: Comparison, key: str) -> ComparedFigure:
    return next(each for each in found.figures if each.key == key)


def test_the_first_day_of_the_pre_cycle_phase_is_day_one() -> None:
    assert day_of_cycle(cycle(), date(2025, 6, 1)) == 1
    assert day_of_cycle(cycle(), date(2025, 5, 31)) == 0
    assert same_day(EARLIER, 32) == date(2022, 7, 2)


@pytest.mark.parametrize("number", [-3, 1, 400])
def test_a_day_and_its_number_are_two_names_for_one(number: int) -> None:
    assert day_of_cycle(cycle(), same_day(cycle(), number)) == number


def test_shares_differ_in_points() -> None:
    mine = review("2025-07-31", met("2025-07-08", OH="attended"))
    found = figure(compare(mine, review("2025-07-31")), "total/satisfied")
    assert (found.mine, found.other) == (Measured(1, 3), Measured(0, 3))
    assert found.is_share
    assert found.difference == pytest.approx(100 / 3)


def test_counts_differ_as_counts() -> None:
    found = figure(compare(review("2025-07-31"), review("2025-07-31")), "difference/above")
    assert (found.mine, found.difference, found.is_share) == (Measured(0), 0, False)


def test_a_figure_that_one_cycle_has_not_is_there_without_a_difference() -> None:
    mine = review("2025-07-31", met("2025-07-08", OH="attended"))
    found = figure(compare(mine, review("2025-07-31")), "scorecard/RC/held")
    assert (found.mine, found.other, found.difference) == (Measured(1, 1), None, None)


def test_meetings_still_to_come_are_no_part_of_what_was_held() -> None:
    mine = review("2025-07-31", met("2025-07-08", OH="attended"), met("2025-08-12", "cancelled"))
    found = compare(mine, mine)
    assert figure(found, "scorecard/RC/held").mine == Measured(1, 1)
    assert figure(found, "scorecard/RC/cancelled").mine == Measured(0, 1)
