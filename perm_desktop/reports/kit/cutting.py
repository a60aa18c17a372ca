"""Cutting a strip that is higher than a page."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from perm_desktop.reports.kit.strips import (
    ROUNDING,
    Bookmark,
    PlacedLine,
    PlacedPicture,
    PlacedRule,
    PlacedShape,
    Strip,
    moved,
)


def cut(strip: Strip, room: float) -> list[Strip]:
    """The strip as pieces of at most ``room`` points, cut between its lines.

    Raises ValueError for a drawing that is higher, which no cut could help.
    """
    if strip.height <= room + ROUNDING:
        return [strip]
    if any(each.element for each in strip.shapes):
        raise ValueError(f"a drawing {strip.height:.0f} points high, where {room:.0f} fit")
    starts = _starts(strip.lines, room)
    pieces: list[_Piece] = [_Piece(start) for start in starts]

    def piece(down: float) -> _Piece:
        return pieces[bisect_right(starts, down) - 1]

    for line in strip.lines:
        piece(_top(line)).lines.append(line)
    for rule in strip.rules:
        piece(rule.down).rules.append(rule)
    for shape in strip.shapes:
        piece(shape.down).shapes.append(shape)
    for picture in strip.pictures:
        piece(picture.down).pictures.append(_fitted(picture, room))
    for mark in strip.bookmarks:
        piece(mark.down).bookmarks.append(mark)
    ends = (*starts[1:], strip.height)
    cuts = [each.strip(end, room) for each, end in zip(pieces, ends, strict=True)]
    cuts[0] = replace(cuts[0], before=strip.before)
    cuts[-1] = replace(cuts[-1], keep=strip.keep, ruled=strip.ruled)
    return [replace(each, head=strip.head) for each in cuts]


@dataclass(slots=True)
class _Piece:
    """What a piece of a cut strip holds, from where it starts in the strip."""

    start: float
    lines: list[PlacedLine] = field(default_factory=list[PlacedLine])
    rules: list[PlacedRule] = field(default_factory=list[PlacedRule])
    shapes: list[PlacedShape] = field(default_factory=list[PlacedShape])
    pictures: list[PlacedPicture] = field(default_factory=list[PlacedPicture])
    bookmarks: list[Bookmark] = field(default_factory=list[Bookmark])

    def strip(self, end: float, room: float) -> Strip:
        """It as a strip of its own; what is longer than the room is empty."""
        whole = Strip(
            height=min(end - self.start, room),
            lines=tuple(self.lines),
            rules=tuple(self.rules),
            shapes=tuple(self.shapes),
            pictures=tuple(self.pictures),
            bookmarks=tuple(self.bookmarks),
        )
        placed = moved(whole, -self.start)
        rules = tuple(rule._replace(down=min(rule.down, room)) for rule in placed.rules)
        return replace(placed, rules=rules)


def _starts(lines: Sequence[PlacedLine], room: float) -> list[float]:
    """Where the pieces of a cut strip start: each with the first line that the last cannot hold."""
    starts = [0.0]
    for line in sorted(lines, key=_top):
        if _top(line) + line.style.leading > starts[-1] + room + ROUNDING:
            starts.append(max(_top(line), 0.0))
    return starts


def _top(line: PlacedLine) -> float:
    return line.down - line.style.baseline


def _fitted(placed: PlacedPicture, room: float) -> PlacedPicture:
    """A picture higher than the room, made smaller."""
    scale = min(1.0, room / placed.height)
    return placed._replace(width=placed.width * scale, height=placed.height * scale)
