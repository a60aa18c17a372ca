"""What the text filter of a meeting list looks through, and what it looks for."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow

_CODE = "="  # before a state's code in a searched text: nobody types it
_BETWEEN_WORDS = re.compile(r"[\s,/()=\-–·]+")
_VARIANTS = {"perm-plus": "perm+ ", "routine": "routine perm "}


class SearchTexts:
    """Makes the searched texts of meetings; much of them is shared, so it is made once."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names  # of states by code
        self._who: dict[str, str] = {}

    def text(self, row: MeetingRow, status: str) -> str:
        """Return all words of a meeting, a blank before and after each.

        Not the phase: “cycle call” would find every meeting of the intra-cycle.
        """
        who = self._who.get(row.states)
        if who is None:
            who = self._who[row.states] = self._who_text(row)
        rest = f"{row.place} {row.reason}" if row.place or row.reason else ""
        session = "" if row.session is None else f"session {row.session} "
        return (
            f" {who}{_words(row.short_title)}{_words(row.title)}{_words(row.hosts)}"
            f"{_day(row.starts[:10])}{_words(status)}{_words(rest)}{session}"
            f"{_VARIANTS.get(row.variant or '', '')}"
        )

    def _who_text(self, row: MeetingRow) -> str:
        codes = row.state_codes
        exact = "".join(f"{_CODE}{code.lower()} " for code in codes)
        names = " ".join(self._names.get(code, "") for code in codes)
        return f"{exact}{_words(' '.join(codes))}{_words(names)}"


def needles(text: str, codes: Collection[str]) -> tuple[str, ...]:
    """Return what a searched text must contain, each of it, to meet a typed filter.

    A typed word is the beginning of a found one. Two capitals that are a state's code mean that
    state: "IN" is Indiana and not every check-in.
    """
    found: list[str] = []
    for typed in text.split():
        if typed.isupper() and typed in codes:
            found.append(f" {_CODE}{typed.lower()} ")
        else:
            found += [f" {word}" for word in _split(typed)]
    return tuple(dict.fromkeys(found))


def _split(text: str) -> list[str]:
    return [word for word in _BETWEEN_WORDS.split(text.casefold()) if word]


@lru_cache(maxsize=8192)
def _words(text: str) -> str:
    words = " ".join(_split(text))
    return f"{words} " if words else ""


@lru_cache(maxsize=8192)
def _day(day: str) -> str:
    found = date.fromisoformat(day)
    return _words(f"{clock.long_day(found)} {clock.weekday(found)}")
