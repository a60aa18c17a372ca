"""Lines of the directory under a text that is being typed, letter by letter."""

from collections.abc import Sequence

from perm_desktop.core.finding import plain
from perm_desktop.core.people.finding import Line, words_of
from perm_desktop.core.people.tenures import Names


class TypedOn:
    """What can be found of each line is put together once, so that a letter more costs little."""

    def __init__(self, lines: Sequence[Line], names: Names) -> None:
        self._lines = [(words_of(line, names), line) for line in lines]

    def having(self, text: str) -> list[Line]:
        """Return the lines that have every word of a text, in any place."""
        words = plain(text).split()
        return [line for said, line in self._lines if all(word in said for word in words)]
