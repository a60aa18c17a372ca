"""Times in a call add up once, however they overlap."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.people.stays import Span, Stay, closed, minutes, part, seconds
from perm_desktop.core.vocabulary import AttendedPart

START = datetime.fromisoformat("2026-04-20T14:00")
MEETING = Span(START, START + timedelta(minutes=60))


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


def stay(joined: int, left: int) -> Stay:
    return Stay(at(joined), at(left))


pairs = st.tuples(st.integers(0, 180), st.integers(0, 60)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(pairs, max_size=12))
def test_the_minutes_are_those_that_lie_in_any_stay(spans: list[tuple[int, int]]) -> None:
    covered = {minute for first, last in spans for minute in range(first, last)}
    assert minutes(stay(*span) for span in spans) == len(covered)


@given(st.lists(pairs, max_size=8))
def test_order_and_repetition_change_nothing(spans: list[tuple[int, int]]) -> None:
    stays = [stay(*span) for span in spans]
    assert seconds(stays) == seconds([*reversed(stays), *stays])


@given(st.lists(pairs, min_size=1, max_size=8))
def test_nobody_is_there_longer_than_from_the_first_joining_to_the_last_leaving(
    spans: list[tuple[int, int]],
) -> None:
    whole = max(last for _, last in spans) - min(first for first, _ in spans)
    assert minutes(stay(*span) for span in spans) <= whole


def test_a_length_told_with_times_gives_way_to_the_times_of_each_rejoining() -> None:
    summed = Stay(at(0), at(60), 40 * 60)
    assert minutes([summed]) == 40
    assert minutes([summed, stay(0, 20), stay(40, 60)]) == 40


def test_two_devices_at_once_count_once_also_where_only_lengths_are_told() -> None:
    assert minutes([Stay(at(0), at(60), 55 * 60), Stay(at(0), at(60), 50 * 60)]) == 60


def test_lengths_without_times_add_up() -> None:
    assert minutes([Stay(seconds=600), Stay(seconds=600)]) == 20


def test_an_open_stay_lasts_until_the_end_and_never_backwards() -> None:
    assert minutes(closed([Stay(at(10))], at(60))) == 50
    assert minutes(closed([Stay(at(10))], at(5))) == 0
    assert minutes([Stay(at(10))]) == 0


@pytest.mark.parametrize(
    ("stays", "missed"),
    [
        ([stay(0, 60)], None),
        ([stay(5, 55)], None),
        ([stay(6, 60)], AttendedPart.LATE),
        ([stay(0, 54)], AttendedPart.LEFT),
        ([stay(20, 40)], AttendedPart.LATE_LEFT),
        ([stay(0, 10), stay(50, 60)], None),
        ([stay(180, 240)], None),
        ([Stay(seconds=60)], None),
    ],
)
def test_who_came_late_or_left_early_missed_that_part(
    stays: list[Stay], missed: AttendedPart | None
) -> None:
    assert part(stays, MEETING) is missed
