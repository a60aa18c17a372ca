"""Five ways in which a disk or a bad copy spoils a file."""

import random
from collections.abc import Callable, Mapping
from types import MappingProxyType

PAGE, SECTOR = 4096, 512
Damage = Callable[[bytes, random.Random], bytes]


def _page(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) // PAGE) * PAGE


def _over(data: bytes, at: int, patch: bytes) -> bytes:
    return data[:at] + patch + data[at + len(patch) :]


def bit(data: bytes, chance: random.Random) -> bytes:
    """One bit is another."""
    at = chance.randrange(len(data))
    return _over(data, at, bytes([data[at] ^ 1 << chance.randrange(8)]))


def zeroed_sector(data: bytes, chance: random.Random) -> bytes:
    """A sector is empty."""
    return _over(data, chance.randrange(len(data) // SECTOR) * SECTOR, bytes(SECTOR))


def noisy_page(data: bytes, chance: random.Random) -> bytes:
    """A page is noise."""
    return _over(data, _page(data, chance), chance.randbytes(PAGE))


def misplaced_page(data: bytes, chance: random.Random) -> bytes:
    """A page holds what belongs to another."""
    there, source = _page(data, chance), _page(data, chance)
    return _over(data, there, data[source : source + PAGE])


def cut_off(data: bytes, chance: random.Random) -> bytes:
    """The end is missing."""
    return data[: chance.randrange(len(data) // 2, len(data))]


KINDS: Mapping[str, Damage] = MappingProxyType(
    {
        "bit": bit,
        "zeroed sector": zeroed_sector,
        "noisy page": noisy_page,
        "misplaced page": misplaced_page,
        "cut off": cut_off,
    }
)
