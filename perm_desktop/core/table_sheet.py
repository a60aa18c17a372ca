"""A table as it is shown, as plain values: what goes onto paper and into table files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from perm_desktop.core.symbols import Look

Value = int | float | date | time  # a datetime is a date

GROUP = "Group"
UNDER = "Under"


class Kind(StrEnum):
    """What the cells of a column are, where they have a value beside their text."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"  # date and time of day


class Cell(NamedTuple):
    """A text as it is shown, the value behind it, and the symbol that stands before it."""

    text: str
    value: Value | None = None
    look: Look | None = None
    whole: int | None = None  # what the value is a part of


class Line(NamedTuple):
    """The cells of a row; ``level`` counts the lines it stands under, as in a tree."""

    cells: tuple[Cell, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its head."""

    head: str
    kind: Kind = Kind.TEXT
    width: int = 0  # characters it should have room for; 0: as its texts need


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading; the only group of a table without headings has no title."""

    title: str
    lines: tuple[Line, ...]
    count: int | None = None  # what the heading says, also where it is closed and has no lines


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A table: all strings are user text, and every line has a cell for each column."""

    title: str
    sentence: str  # what of it is shown: "42 of 312 meetings · Ohio · sorted by date"
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    made: datetime  # aware
    office: str  # who made it: an office, never a person
    paper: "TableSheet | None" = None  # the same for a page, where so many columns have no room
    pages: "tuple[TableSheet, ...]" = ()  # the same for a workbook, where it is several tables

    @property
    def count(self) -> int:
        """Lines in all groups."""
        return sum(len(group.lines) for group in self.groups)


class Flat(NamedTuple):
    """A table without headings: what they said stands in columns of its own."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def flat(sheet: TableSheet) -> Flat:
    """Put group and tree into columns, so that sorting and filtering take nothing away."""
    grouped = any(group.title for group in sheet.groups)
    nested = any(line.level for group in sheet.groups for line in group.lines)
    leading = [Column(head) for head, wanted in ((GROUP, grouped), (UNDER, nested)) if wanted]
    rows: list[tuple[Cell, ...]] = []
    for group in sheet.groups:
        for above, line in _with_owners(shown_lines(group, len(sheet.columns))):
            before = [Cell(group.title)] * grouped + [Cell(above)] * nested
            rows.append((*before, *line.cells))
    return Flat((*leading, *sheet.columns), tuple(rows))


def shown_lines(group: Group, columns: int) -> tuple[Line, ...]:
    """Return the lines of a group; one without any has a line that says so."""
    if group.lines or not group.title:
        return group.lines
    words = f"({group.count:,} not shown)" if group.count else "(none)"
    return (Line((Cell(words), *[Cell("")] * (columns - 1))),)


def _with_owners(lines: tuple[Line, ...]) -> Iterator[tuple[str, Line]]:
    """Yield each line with the text of the line it stands under."""
    owners: list[str] = []
    for line in lines:
        del owners[line.level :]
        yield (owners[-1] if owners else ""), line
        owners.append(line.cells[0].text)
