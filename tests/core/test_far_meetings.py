"""A meeting far from now is doubted when attendance is recorded for it."""

import pytest

from perm_desktop.core.far_meetings import far_words
from perm_desktop.core.meetings import MeetingRow

START = 29_604_600  # Apr 15, 2026, 2:00 PM EDT
HOUR, DAY = 60, 24 * 60
ROW = MeetingRow(
    *(1, 1, "uid", 2027, "cycle-call", "Cycle call", "Cycle call", "intra", "CMS", "HI,OH"),
    *("2026-04-15T14:00", "America/New_York", 60, START, "scheduled", "", None, None, None, None),
    *("", 0, 0, 0),
)


@pytest.mark.parametrize("since", [-15, 0, DAY, 7 * DAY])
def test_a_call_of_the_week_or_about_to_begin_is_near(since: int) -> None:
    assert far_words(ROW, START + since) == ""


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (16, "in 16 minutes."),
        (5 * HOUR, "in 5 hours."),
        (12 * DAY, "in 12 days."),
        (42 * DAY, "in 6 weeks."),
        (183 * DAY, "in 6 months."),
        (1100 * DAY, "in 3 years."),
        (-8 * DAY, "8 days ago."),
        (-365 * DAY, "12 months ago."),
    ],
)
def test_how_far_it_is_is_told_with_its_date(ahead: int, words: str) -> None:
    verb = "is" if ahead > 0 else "was"
    assert far_words(ROW, START - ahead) == f"This call {verb} on Apr 15, 2026, {words}"
