"""The 52 jurisdictions that PERM measures."""

from typing import NamedTuple


class State(NamedTuple):
    """A jurisdiction; "state" as the program says it, the District and Puerto Rico included."""

    id: int
    code: str  # USPS
    name: str
    group: int  # rotation group 1, 2 or 3
    zone: str  # main IANA zone, its capital's
    zones: tuple[str, ...]  # all its zones, main first
