"""How long work tells how far it is, and how it is told to stop."""

from collections.abc import Callable

Report = Callable[[int, int], None]  # done, total; raises StoppedError when nobody waits any more


class StoppedError(Exception):
    """The person who started the work asked to end it."""


def silent(_done: int, _total: int) -> None:
    """Take a report where nobody is watching."""
