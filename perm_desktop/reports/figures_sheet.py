"""What papers about figures say, as plain values: tables of figures, charts, and their head.

The cells are those of ``core.table_sheet``, so that the same values go into table files.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from perm_desktop.core.symbols import Look
from perm_desktop.core.table_sheet import Cell
from perm_desktop.reports.calendar_sheet import SheetHead


class FigureColumn(NamedTuple):
    """A column; those of width 0 share what is left."""

    head: str
    width: float = 0.0  # points
    share: float = 1.0
    is_number: bool = False


class Comment(NamedTuple):
    """What the reviewer says of a line, which bears its number."""

    number: int
    about: str
    text: str
    row: int = -1  # of the line in its table; of none, where nothing is marked
    key: str = ""  # of its figure


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures under a heading, and what was said of them under the figures."""

    title: str
    columns: tuple[FigureColumn, ...]
    lines: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    sentence: str = ""  # what is counted, and by which rule
    empty: str = ""  # what is said where there is no line
    short: str = ""  # a title for the tab of a workbook, where the whole one is too long
    comments: tuple[Comment, ...] = ()


class Filling(StrEnum):
    """What a part of a bar stands for; each is drawn in a pattern of its own."""

    DONE = "done"
    PARTLY = "partly"
    AHEAD = "ahead"
    UNRECORDED = "unrecorded"
    UNDECIDED = "undecided"
    LATE = "late"


class BarPart(NamedTuple):
    """A part of a bar."""

    filling: Filling
    amount: int


class Bar(NamedTuple):
    """A bar with its name and what it says at its end: "15 of 18"."""

    name: str
    parts: tuple[BarPart, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under a heading; ``words`` says what each filling stands for."""

    title: str
    bars: tuple[Bar, ...]
    words: tuple[tuple[Filling, str], ...]
    whole: str  # what a bar counts: "obligations owed"


class Step(NamedTuple):
    """How much was reached by a day."""

    label: str  # "Apr 30, 2026"
    amount: int


@dataclass(frozen=True, slots=True)
class Progress:
    """What was reached of a whole, month by month."""

    title: str
    steps: tuple[Step, ...]
    whole: int
    sentence: str  # what is counted


FigurePart = FigureTable | Chart | Progress


@dataclass(frozen=True, slots=True)
class FiguresSheet:
    """One paper. All strings are user text and go through the kit's one door."""

    head: SheetHead
    subject: str  # the kind of paper: "Cycle review"
    facts: tuple[tuple[str, str], ...]  # labels and values
    parts: tuple[FigurePart, ...]
    looks: tuple[Look, ...] = ()  # statuses that occur
