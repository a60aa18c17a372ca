"""What a cadence strip tells of a series, and when a call is missing."""

import pytest

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.missing_calls import Gap
from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.timeline.series import Series, Strip, build
from perm_desktop.core.vocabulary import MeetingStatus
from tests.core.timeline_sample import NOW, meeting, series_of

FORTNIGHTS = (-42, -28, -14, 0.5, 14, 28)


def made(rows: list[MeetingRow]) -> Series:
    """Return the series of some occurrences."""
    return build(sorted(rows, key=lambda row: row.utc), 0, NOW)


def test_a_segment_lasts_until_the_next_call() -> None:
    series = made(series_of(FORTNIGHTS))
    assert series.segments[0].end == series.segments[1].start
    assert [segment.kind for segment in series.segments] == [Strip.HELD] * 3 + [Strip.FUTURE] * 3


def test_nothing_that_has_happened_reaches_past_now() -> None:
    series = made(series_of((-28, -14, -1, 13)))
    held = [segment for segment in series.segments if segment.kind is Strip.HELD]
    assert max(segment.end for segment in held) == NOW


def test_the_last_call_lasts_as_long_as_the_others() -> None:
    last = made(series_of(FORTNIGHTS)).segments[-1]
    assert last.end - last.start == 14 * DAY


def test_a_segment_does_not_stretch_over_missing_calls() -> None:
    first = made(series_of((-70, -56, -14, 1, 15))).segments[1]
    assert first.end - first.start == pytest.approx(14 * DAY, abs=DAY)


@pytest.mark.parametrize(
    ("status", "marked", "kind"),
    [
        (MeetingStatus.HELD, 2, Strip.HELD),
        (MeetingStatus.HELD, 0, Strip.NOT_RECORDED),
        (MeetingStatus.CANCELLED, 0, Strip.CANCELLED),
        (MeetingStatus.SCHEDULED, 0, Strip.OPEN),
        (MeetingStatus.DRAFT, 0, Strip.OPEN),
    ],
)
def test_a_past_occurrence_is_told_by_what_is_known_of_it(
    status: MeetingStatus, marked: int, kind: Strip
) -> None:
    rows = [*series_of((-28, 0.5)), meeting(1, -14, series=7, status=status, marked=marked)]
    assert made(rows).segments[1].kind is kind


def test_neighbors_of_one_kind_are_joined_for_far_zooms() -> None:
    series = made(series_of(FORTNIGHTS))
    held, future = series.joined
    assert (held.kind, len(held.starts)) == (Strip.HELD, 1)
    assert (future.kind, future.ends) == (Strip.FUTURE, [series.segments[-1].end])


def test_a_regular_series_has_no_gap() -> None:
    assert made(series_of(FORTNIGHTS)).gaps == ()


def test_a_missing_call_leaves_a_gap_to_the_next_one() -> None:
    rows = series_of((-70, -56, -14, 0.5, 14))
    (gap,) = made(rows).gaps
    assert (gap.start, gap.end) == (rows[1].utc, rows[2].utc)
    assert gap.words == "6 weeks"


def test_a_gap_that_lasts_ends_at_now() -> None:
    rows = series_of((-56, -42, -28, 14, 28))
    (gap,) = made(rows).gaps
    assert (gap.start, gap.end) == (rows[2].utc, NOW)


def test_a_call_that_is_not_due_yet_is_no_gap() -> None:
    assert made(series_of((-41, -27, -13, 1, 15))).gaps == ()


def test_a_series_that_is_over_has_no_gap_after_its_end() -> None:
    assert made(series_of((-200, -186, -172))).gaps == ()


def test_one_cancelled_call_is_a_decision_and_no_gap() -> None:
    rows = [
        *series_of((-42, -28, 0.5, 14)),
        meeting(1, -14, series=7, status=MeetingStatus.CANCELLED),
    ]
    assert made(rows).gaps == ()


def test_two_cancelled_calls_in_a_row_are_a_gap() -> None:
    rows = [
        *series_of((-56, -42, 0.5, 14)),
        *(meeting(n, -14 * n, series=7, status=MeetingStatus.CANCELLED) for n in (1, 2)),
    ]
    assert [gap.words for gap in made(rows).gaps] == ["6 weeks"]


def test_a_series_without_a_single_call_has_no_gap() -> None:
    assert made(series_of((1, 15, 29))).gaps == ()


@pytest.mark.parametrize(
    ("days", "words"), [(42, "6 weeks"), (40, "40 days"), (13, "13 days"), (61, "8 weeks")]
)
def test_a_gap_says_how_long_it_is(days: int, words: str) -> None:
    assert Gap(NOW - days * DAY, NOW).words == words


def test_a_contractor_is_named_before_cms() -> None:
    assert made(series_of((1, 15), hosts="CMS,ERC")).host == "ERC"
    assert made(series_of((1, 15), hosts="CMS")).host == "CMS"


def test_a_single_occurrence_counts_as_fortnightly() -> None:
    assert made(series_of((3,))).interval == 14 * DAY
