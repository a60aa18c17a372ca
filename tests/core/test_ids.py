"""Ids that two offline laptops never mint twice."""

from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.ids import IdMinter, meeting_uid

NOW = 1_800_000_000_000  # ms, in January 2027


def test_an_id_fits_an_integer_primary_key() -> None:
    minter = IdMinter()
    assert all(0 < minter.mint() < 1 << 63 for _ in range(1000))


def test_the_last_millisecond_of_2088_still_fits() -> None:
    last = int(datetime(2088, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp() * 1000)
    assert IdMinter(lambda: last, lambda bits: (1 << bits) - 1).mint() < 1 << 63


def test_a_later_laptop_mints_larger_ids() -> None:
    earlier = IdMinter(lambda: NOW, lambda bits: (1 << bits) - 1).mint()
    assert IdMinter(lambda: NOW + 1, lambda bits: 0).mint() > earlier


@given(st.lists(st.integers(NOW - 10_000_000, NOW + 10), min_size=2, max_size=200))
def test_ids_rise_also_when_the_clock_goes_back(times: list[int]) -> None:
    clock = iter(times)
    minter = IdMinter(lambda: next(clock))
    ids = [minter.mint() for _ in times]
    assert all(first < second for first, second in pairwise(ids))


def test_a_clock_before_2020_still_gives_rising_ids() -> None:
    minter = IdMinter(lambda: 0)
    assert 0 <= minter.mint() < minter.mint() < minter.mint()


def test_two_minters_of_one_millisecond_do_not_meet() -> None:
    ours, theirs = IdMinter(lambda: NOW), IdMinter(lambda: NOW)
    minted = [minter.mint() for _ in range(20) for minter in (ours, theirs)]
    assert len(set(minted)) == 40


def test_a_uid_tells_time_and_id_and_no_name() -> None:
    at = datetime(2026, 4, 14, 13, 5, 9, tzinfo=UTC)
    assert meeting_uid(77, at) == "20260414T130509Z-77@perm-desktop"
