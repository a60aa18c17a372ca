"""The status vocabulary: one symbol, one color token and one word for everything with a status.

Symbols are plain geometry on a 16-unit grid, so that the screen and the printed page draw the
same shapes. No two silhouettes are alike: at 12 pixels, and without color, each is told apart.
"""

from enum import StrEnum, auto
from math import cos, radians, sin
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import Mark, MeetingStatus

GRID = 16.0


class Move(NamedTuple):
    """Start a new line at a point."""

    x: float
    y: float


class Line(NamedTuple):
    """Straight line to a point."""

    x: float
    y: float


class Curve(NamedTuple):
    """Cubic Bezier curve over two control points to a point."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


class Circle(NamedTuple):
    """Closed circle, apart from the current line."""

    x: float
    y: float
    radius: float


class Close(NamedTuple):
    """Straight line back to where the line started."""


Command = Move | Line | Curve | Circle | Close
Path = tuple[Command, ...]


class Layer(NamedTuple):
    """One path of a symbol: stroked when it has a width, else filled.

    A layer that cuts takes away what lies under it, so that the ground shows through.
    """

    path: Path
    stroke: float = 0.0
    cuts: bool = False


class Symbol(StrEnum):
    """Names of the shapes."""

    DISC_CHECK = auto()
    HALF_DISC = auto()
    RING_DOT = auto()
    RING = auto()
    RING_CLOCK = auto()
    TRIANGLE = auto()
    SQUARE_QUESTION = auto()
    DASH = auto()
    DOTS = auto()
    DOTTED_RING = auto()
    RING_SLASH = auto()
    MIDDLE_DOT = auto()
    PAUSE = auto()
    DOTTED_DIAMOND = auto()
    CROSS = auto()
    ENVELOPE = auto()
    RING_CROSS = auto()
    DIAMOND = auto()


class Tone(StrEnum):
    """Color tokens that carry a meaning; a palette of the screen knows each of them."""

    TEXT = "text"
    MUTED = "text.muted"
    SATISFIED = "status.satisfied"
    PARTLY = "status.partly"
    SCHEDULED = "status.scheduled"
    OVERDUE = "status.overdue"
    NOT_RECORDED = "status.notRecorded"
    OPTIONAL = "status.optional"
    NOT_NEEDED = "status.notNeeded"
    NOT_HELD = "status.notHeld"
    NOT_YET_DUE = "ring.notYetDue"
    MILESTONE = "milestone"
    WARNING = "warning"


class Look(NamedTuple):
    """How a status is shown: shape, color token and word; never by color alone."""

    symbol: Symbol
    token: Tone
    word: str

    @property
    def word_token(self) -> Tone:
        """Color token of the word: that of the symbol, but a ring not yet due has plain text."""
        return Tone.TEXT if self.token is Tone.NOT_YET_DUE else self.token


_CURVED_QUARTER = 0.5523  # control points of a Bezier quarter circle
_RING = Layer((Circle(8, 8, 6.15),), 1.8)


def _polyline(*points: tuple[float, float]) -> Path:
    (x, y), *rest = points
    return (Move(x, y), *(Line(*point) for point in rest))


def _polygon(*points: tuple[float, float]) -> Path:
    return (*_polyline(*points), Close())


def _rounded(left: float, top: float, right: float, bottom: float, radius: float) -> Path:
    bend = radius * (1 - _CURVED_QUARTER)
    return (
        Move(left + radius, top),
        Line(right - radius, top),
        Curve(right - bend, top, right, top + bend, right, top + radius),
        Line(right, bottom - radius),
        Curve(right, bottom - bend, right - bend, bottom, right - radius, bottom),
        Line(left + radius, bottom),
        Curve(left + bend, bottom, left, bottom - bend, left, bottom - radius),
        Line(left, top + radius),
        Curve(left, top + bend, left + bend, top, left + radius, top),
        Close(),
    )


def _half_disc(radius: float) -> Path:
    arm = radius * _CURVED_QUARTER
    return (
        Move(8, 8 - radius),
        Curve(8 - arm, 8 - radius, 8 - radius, 8 - arm, 8 - radius, 8),
        Curve(8 - radius, 8 + arm, 8 - arm, 8 + radius, 8, 8 + radius),
        Close(),
    )


def _dotted_ring(radius: float, dashes: int) -> Path:
    half_dash = radians(360 / dashes * 0.24)
    path: list[Command] = []
    for number in range(dashes):
        middle = radians(360 / dashes * number)
        for kind, angle in ((Move, middle - half_dash), (Line, middle + half_dash)):
            path.append(kind(8 + radius * sin(angle), 8 - radius * cos(angle)))
    return tuple(path)


def _dotted_diamond(arm: float, radius: float) -> Path:
    corners = ((8, 8 - arm), (8 + arm, 8), (8, 8 + arm), (8 - arm, 8))
    path: list[Command] = []
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        path.append(Circle(x1, y1, radius))
        path.append(Circle((x1 + x2) / 2, (y1 + y2) / 2, radius))
    return tuple(path)


_QUESTION: Path = (
    Move(5.9, 6.3),
    Curve(5.9, 5.0, 6.8, 4.3, 8.0, 4.3),
    Curve(9.2, 4.3, 10.1, 5.0, 10.1, 6.2),
    Curve(10.1, 7.7, 8.0, 7.7, 8.0, 9.3),
)

_SHAPES = MappingProxyType(
    {
        Symbol.DISC_CHECK: (
            Layer((Circle(8, 8, 7),)),
            Layer(_polyline((4.7, 8.3), (7.1, 10.7), (11.4, 5.7)), 1.9, cuts=True),
        ),
        Symbol.HALF_DISC: (_RING, Layer(_half_disc(6.15))),
        Symbol.RING_DOT: (_RING, Layer((Circle(8, 8, 3),))),
        Symbol.RING: (Layer((Circle(8, 8, 6.15),), 1.7),),
        Symbol.RING_CLOCK: (_RING, Layer(_polyline((8, 4.4), (8, 8.2), (10.8, 9.8)), 1.7)),
        Symbol.TRIANGLE: (
            Layer(_polygon((8, 1.9), (14.4, 13.7), (1.6, 13.7))),
            Layer(_polygon((8, 1.9), (14.4, 13.7), (1.6, 13.7)), 1.4),
            Layer(_polyline((8, 5.9), (8, 9.4)), 1.8, cuts=True),
            Layer((Circle(8, 12.1, 1.1),), cuts=True),
        ),
        Symbol.SQUARE_QUESTION: (
            Layer(_rounded(1.85, 1.85, 14.15, 14.15, 2.2), 1.7),
            Layer(_QUESTION, 1.6),
            Layer((Circle(8, 11.6, 1.0),)),
        ),
        Symbol.DASH: (Layer(_polyline((3, 8), (13, 8)), 2),),
        Symbol.DOTS: tuple(Layer((Circle(x, 8, 1.6),)) for x in (3.2, 8, 12.8)),
        Symbol.DOTTED_RING: (Layer(_dotted_ring(6.2, 9), 1.9),),
        Symbol.RING_SLASH: (_RING, Layer(_polyline((12.2, 3.8), (3.8, 12.2)), 1.8)),
        Symbol.MIDDLE_DOT: (Layer((Circle(8, 8, 1.6),)),),
        Symbol.PAUSE: (
            Layer(_polyline((5.4, 3.8), (5.4, 12.2)), 2.2),
            Layer(_polyline((10.6, 3.8), (10.6, 12.2)), 2.2),
        ),
        Symbol.DOTTED_DIAMOND: (Layer(_dotted_diamond(6.5, 1.4)),),
        Symbol.CROSS: (
            Layer(_polyline((3.6, 3.6), (12.4, 12.4)), 2),
            Layer(_polyline((12.4, 3.6), (3.6, 12.4)), 2),
        ),
        Symbol.ENVELOPE: (
            Layer(_rounded(1.2, 3.1, 14.8, 12.9, 1.6), 1.7),
            Layer(_polyline((1.9, 4.6), (8, 9.1), (14.1, 4.6)), 1.7),
        ),
        Symbol.RING_CROSS: (
            _RING,
            Layer(_polyline((5.7, 5.7), (10.3, 10.3)), 1.8),
            Layer(_polyline((10.3, 5.7), (5.7, 10.3)), 1.8),
        ),
        Symbol.DIAMOND: (Layer(_polygon((8, 1.6), (14.4, 8), (8, 14.4), (1.6, 8)), 1.8),),
    }
)


def shape(symbol: Symbol) -> tuple[Layer, ...]:
    """Return the layers of a symbol, to be painted in order."""
    return _SHAPES[symbol]


DRAFT = Look(Symbol.DOTTED_DIAMOND, Tone.MUTED, "Draft")
SCHEDULED = Look(Symbol.RING_DOT, Tone.SCHEDULED, "Scheduled")
IN_PROGRESS = Look(Symbol.RING_DOT, Tone.SCHEDULED, "In progress")
HELD = Look(Symbol.DISC_CHECK, Tone.SATISFIED, "Held")
NOT_RECORDED = Look(Symbol.SQUARE_QUESTION, Tone.NOT_RECORDED, "Not recorded")
CANCELLED = Look(Symbol.CROSS, Tone.MUTED, "Cancelled")
OVERDUE = Look(Symbol.TRIANGLE, Tone.OVERDUE, "Overdue")
ENTERED_AFTERWARDS = Look(Symbol.RING_CLOCK, Tone.MUTED, "Entered afterwards")
MILESTONE = Look(Symbol.DIAMOND, Tone.MILESTONE, "Milestone")
_DASH_NOT_NEEDED = Look(Symbol.DASH, Tone.NOT_NEEDED, "Not needed")
_NEVER_OWED = Look(Symbol.MIDDLE_DOT, Tone.MUTED, "Never owed")

_MARKS = MappingProxyType(
    {
        Mark.ATTENDED: HELD._replace(word="Attended"),
        Mark.PARTIAL: Look(Symbol.HALF_DISC, Tone.PARTLY, "Partial"),
        Mark.EXCUSED: Look(Symbol.ENVELOPE, Tone.OPTIONAL, "Excused"),
        Mark.ABSENT: Look(Symbol.RING_CROSS, Tone.OVERDUE, "Absent"),
        Mark.NOT_REQUIRED: _DASH_NOT_NEEDED._replace(word="Not required"),
        Mark.NOT_RECORDED: NOT_RECORDED,
    }
)

_OBLIGATIONS = MappingProxyType(
    {
        "satisfied": HELD._replace(word="Satisfied"),
        "partly": Look(Symbol.HALF_DISC, Tone.PARTLY, "Partly"),
        "scheduled": SCHEDULED,
        "not-yet-due": Look(Symbol.RING, Tone.NOT_YET_DUE, "Not yet due"),
        "due": Look(Symbol.RING_CLOCK, Tone.PARTLY, "Due"),
        "overdue": OVERDUE,
        "undecided": Look(Symbol.DOTS, Tone.PARTLY, "Undecided"),
        "not-recorded": NOT_RECORDED,
        "not-needed": _DASH_NOT_NEEDED,
        "optional": Look(Symbol.DOTTED_RING, Tone.OPTIONAL, "Optional"),
        "not-held": Look(Symbol.RING_SLASH, Tone.NOT_HELD, "Not held this cycle"),
        "suspended": Look(Symbol.PAUSE, Tone.NOT_HELD, "Suspended"),
        "not-triggered": _NEVER_OWED._replace(word="Not triggered"),
        "nothing-owed": _NEVER_OWED,
    }
)

OBLIGATION_STATUSES = tuple(_OBLIGATIONS)


def mark_look(mark: Mark) -> Look:
    """Return how an attendance mark is shown."""
    return _MARKS[mark]


def obligation_look(status: str) -> Look:
    """Return how an obligation status is shown; ``KeyError`` for a status not in the list."""
    return _OBLIGATIONS[status]


def meeting_look(row: MeetingRow, now: int | None = None) -> Look:
    """Return how a meeting is shown; with ``now`` (UTC minutes) also whether it is late.

    A held meeting without one attendance mark shows what is missing. A meeting whose time is
    over and of which nobody said whether it was held is overdue: it waits for an answer. One that
    was over when it was planned waits too, but quietly: it is the record of a past cycle.
    """
    if row.status == MeetingStatus.HELD:
        return HELD if row.marked_states else NOT_RECORDED
    if row.status == MeetingStatus.CANCELLED:
        return CANCELLED
    if now is not None and row.utc + row.minutes <= now:
        return ENTERED_AFTERWARDS if row.entered_afterwards else OVERDUE
    if row.status == MeetingStatus.DRAFT:
        return DRAFT
    return IN_PROGRESS if now is not None and row.utc <= now else SCHEDULED
