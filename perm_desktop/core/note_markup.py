"""Headings, bullets and check boxes in plain text.

A note stays what was typed: "# Decisions", "- Bring the list", "[ ] Send it", "[x] Sent".
"""

import re
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

STEP = "  "  # what a list line moves in by
_MARKERS = MappingProxyType({"heading": "# ", "bullet": "- ", "open": "[ ] "})
_LINE = re.compile(
    r"(?P<indent>[ \t]*)"
    r"(?:(?P<heading>\#{1,3}[ ]+)|(?P<bullet>[-*•][ ]+)?(?P<box>\[[ xX]\](?:[ ]+|$))?)"
)


class Kind(StrEnum):
    """What a line is."""

    PLAIN = "plain"
    HEADING = "heading"
    BULLET = "bullet"
    OPEN = "open"  # a check box
    DONE = "done"


class NoteLine(NamedTuple):
    """A line of a note in its parts; together they are the line."""

    indent: str
    marker: str
    kind: Kind
    text: str

    @property
    def is_list(self) -> bool:
        """True for a line that Enter goes on with."""
        return self.kind in (Kind.BULLET, Kind.OPEN, Kind.DONE)

    @property
    def start(self) -> int:
        """Where the text begins."""
        return len(self.indent) + len(self.marker)

    @property
    def whole(self) -> str:
        """The line as it is written."""
        return f"{self.indent}{self.marker}{self.text}"


def parsed(line: str) -> NoteLine:
    """Return a line in its parts."""
    found = _LINE.match(line)
    indent, heading, bullet, box = found.groups() if found else ("", None, None, None)
    marker = heading or f"{bullet or ''}{box or ''}"
    kind = Kind.HEADING if heading else Kind.BULLET if bullet else Kind.PLAIN
    if box:
        kind = Kind.OPEN if box[1] == " " else Kind.DONE
    return NoteLine(indent or "", marker, kind, line[len(indent or "") + len(marker) :])


def turned(line: str, kind: Kind) -> str:
    """Return a line made a heading, bullet or check box; one that is that already, made plain."""
    old = parsed(line)
    is_that = old.kind is kind or (kind is Kind.OPEN and old.kind is Kind.DONE)
    marker = "" if is_that else _MARKERS[kind]
    indent = "" if kind is Kind.HEADING and not is_that else old.indent
    return f"{indent}{marker}{old.text}"


def checked(line: str) -> str:
    """Return a line with its box checked or unchecked; a line without a box stays as it is."""
    old = parsed(line)
    if old.kind not in (Kind.OPEN, Kind.DONE):
        return line
    marker = old.marker.replace("[ ]", "[x]") if old.kind is Kind.OPEN else _unchecked(old.marker)
    return old._replace(marker=marker).whole


def continued(line: str) -> str | None:
    """Return how the next line begins after Enter; None where nothing goes on.

    An item without text ends its list: then what is returned is empty.
    """
    old = parsed(line)
    if not old.is_list:
        return None
    return f"{old.indent}{_unchecked(old.marker)}" if old.text.strip() else ""


def shifted(line: str, by: int) -> str:
    """Return a line moved in (positive) or out by steps."""
    if by > 0:
        return STEP * by + line
    for _ in range(-by):
        taken = STEP if line.startswith(STEP) else line[:1]
        line = line.removeprefix(taken) if not taken.strip() else line
    return line


def box_span(line: str) -> tuple[int, int] | None:
    """Return where the check box of a line stands, to be clicked; None without one."""
    old = parsed(line)
    if old.kind not in (Kind.OPEN, Kind.DONE):
        return None
    start = len(old.indent) + old.marker.index("[")
    return start, start + 3


def open_points(text: str) -> list[str]:
    """Return the texts of the boxes that are not checked."""
    lines = (parsed(line) for line in text.splitlines())
    return [line.text.strip() for line in lines if line.kind is Kind.OPEN and line.text.strip()]


def _unchecked(marker: str) -> str:
    return marker.replace("[x]", "[ ]").replace("[X]", "[ ]")
