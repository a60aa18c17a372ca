"""Ids that two offline laptops never mint twice."""

from collections.abc import Callable
from datetime import datetime
from random import Random
from time import time_ns

_EPOCH_MS = 1_577_836_800_000  # 2020-01-01T00:00Z; 41 bits of milliseconds last until 2089
_RANDOM_BITS = 22


class IdMinter:
    """Mints 63-bit, time-ordered, random integers that fit an INTEGER PRIMARY KEY.

    The upper 41 bits are milliseconds since 2020, the lower 22 are random. Ids of one minter
    rise strictly, also when the clock stands still or goes back.
    """

    def __init__(
        self,
        now_ms: Callable[[], int] = lambda: time_ns() // 1_000_000,
        random_bits: Callable[[int], int] | None = None,
    ) -> None:
        self._now_ms = now_ms
        # seeded by the system; ids must differ, not be secret, and a plan mints thousands
        self._random_bits = random_bits or Random().getrandbits  # noqa: S311
        self._last = 0

    def mint(self) -> int:
        """Return the next id."""
        stamp = max(self._now_ms() - _EPOCH_MS, 0) << _RANDOM_BITS
        candidate = stamp | self._random_bits(_RANDOM_BITS)
        if candidate <= self._last:
            # a step of random width keeps two minters that share a millisecond apart
            candidate = self._last + 1 + self._random_bits(_RANDOM_BITS // 2)
        self._last = candidate
        return candidate


def meeting_uid(minted: int, at: datetime) -> str:
    """Return an RFC 5545 UID for a new meeting; it names no person and no machine."""
    return f"{at:%Y%m%dT%H%M%SZ}-{minted}@perm-desktop"
