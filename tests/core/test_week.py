"""The week, the deadlines and the progress beside the worklist."""

from datetime import date

from perm_desktop.core import week
from perm_desktop.core.cycles import (
    Cycle,
    cycle_group,
    default_cutoff,
    default_phases,
    review_period,
)
from perm_desktop.core.week import Day, Progress
from tests.core.test_worklist import row


def test_a_week_counts_the_calls_that_stand() -> None:
    rows = [
        row("2026-04-13T10:00", 1, status="held"),
        row("2026-04-13T14:00", 2, status="cancelled"),
        row("2026-04-17T14:00", 3),
        row("2026-04-20T14:00", 4),
    ]
    found = week.week(rows, date(2026, 4, 14))
    assert [(day.day.day, day.words) for day in found] == [
        (13, "1 call"),
        (14, "none"),
        (15, "none"),
        (16, "none"),
        (17, "1 call"),
    ]


def test_a_weekend_looks_at_the_week_to_come() -> None:
    assert week.week([], date(2026, 4, 18))[0].day == date(2026, 4, 20)


def test_a_holiday_says_so() -> None:
    friday = week.week([], date(2026, 7, 1))[4]
    assert friday == Day(date(2026, 7, 3), 0, "Independence Day (observed)")
    assert friday.words == "holiday"


def test_progress_counts_held_of_what_was_not_cancelled() -> None:
    rows = [
        row("2026-04-01T10:00", 1, status="held"),
        row("2026-04-02T10:00", 2),
        row("2026-04-03T10:00", 3, status="cancelled"),
        row("2026-04-03T10:00", 4, phase="pre", status="held"),
    ]
    assert week.progress(rows) == [Progress("Pre-cycle", 1, 1), Progress("Intra-cycle", 1, 2)]


def test_deadlines_begin_today_with_the_nearest() -> None:
    cycle = Cycle(
        id=1,
        year=2027,
        group=cycle_group(2027),
        review=review_period(2027),
        phases=default_phases(2027),
        cutoff=default_cutoff(2027),
        states=(),
    )
    found = week.deadlines([cycle], date(2026, 6, 30), at_most=2)
    assert found[0].day == date(2026, 6, 30)
    assert all(each.day >= date(2026, 6, 30) for each in found)
    assert week.days_left(date(2026, 6, 30), date(2026, 6, 30)) == "today"
    assert week.days_left(date(2026, 7, 1), date(2026, 6, 30)) == "1 day"


def test_the_next_meeting_is_the_first_that_begins_later() -> None:
    rows = [row("2026-04-16T10:00", 1), row("2026-04-15T10:00", 2), row("2026-04-13T10:00", 3)]
    found = week.next_meeting(rows, rows[2].utc)
    assert found is not None
    assert found.id == 2
