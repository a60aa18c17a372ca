"""What gives pause before a meeting is marked as held."""

import pytest

from perm_desktop.core.closing import Doubt, ahead_words, doubts
from perm_desktop.core.meetings import MeetingRow

START = 29_604_600  # Apr 15, 2026, 2:00 PM EDT


def meeting(status: str = "scheduled", marked: int = 0, states: str = "HI,OH") -> MeetingRow:
    return MeetingRow(
        *(1, 1, "uid", 2027, "cycle-call", "Cycle call", "Cycle call", "intra", "CMS", states),
        *("2026-04-15T14:00", "America/New_York", 60, START, status, "", None, None, None, None),
        *("", 0, marked, 0),
    )


@pytest.mark.parametrize(
    ("row", "now", "found"),
    [
        (meeting(), START, (Doubt.NOBODY,)),
        (meeting(marked=2), START, ()),
        (meeting(marked=2), START - 1, (Doubt.AHEAD,)),
        (meeting(marked=1), START, (Doubt.SOME,)),
        (meeting(), START - 1, (Doubt.AHEAD, Doubt.NOBODY)),
        (meeting("held"), START - 1, ()),
        (meeting("cancelled"), START + 60, (Doubt.NOBODY,)),
        (meeting(states=""), START, ()),
    ],
)
def test_a_meeting_ahead_or_without_attendance_gives_pause(
    row: MeetingRow, now: int, found: tuple[Doubt, ...]
) -> None:
    assert doubts(row, now) == found


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "It begins in 1 minute, on Wed, Apr 15, 2:00 PM."),
        (59, "It begins in 59 minutes, on Wed, Apr 15, 2:00 PM."),
        (60, "It begins in 1 hour, on Wed, Apr 15, 2:00 PM."),
        (24 * 60, "It begins in 1 day, on Wed, Apr 15, 2:00 PM."),
        (200 * 24 * 60, "It begins in 200 days, on Wed, Apr 15, 2026, 2:00 PM."),
    ],
)
def test_how_far_ahead_it_is_is_told_in_words(minutes: int, words: str) -> None:
    assert ahead_words(meeting(), START - minutes) == words
