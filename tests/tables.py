"""Tables for the tests."""

from collections.abc import Sequence
from datetime import UTC, datetime

from perm_desktop.core.symbols import HELD
from perm_desktop.core.table_sheet import Cell, Column, Group, Kind, Line, TableSheet

MADE = datetime(2026, 4, 14, 13, 0, tzinfo=UTC)


def table(
    rows: Sequence[Sequence[str]], heads: Sequence[str] = ("One", "Two"), title: str = "Meetings"
) -> TableSheet:
    """A table of texts without headings."""
    lines = tuple(Line(tuple(map(Cell, row))) for row in rows)
    columns = tuple(map(Column, heads))
    return TableSheet(title, f"{len(lines)} rows", columns, (Group("", lines),), MADE, "CMS")


def everywhere(text: str) -> TableSheet:
    """A table that says one text wherever a table can say anything."""
    line = Line((Cell(text), Cell(text, None, HELD._replace(word=text)), Cell(text, 7)))
    columns = (Column(text), Column(text), Column(text, Kind.NUMBER))
    group = Group(text, (line, line._replace(level=1)), 2)
    return TableSheet(text, text, columns, (group,), MADE, text)


def grouped() -> TableSheet:
    """Meetings under two headings, the second of them closed."""
    when, length = datetime.fromisoformat("2026-04-15T13:00"), 60
    line = Line(
        (
            Cell("Wed, Apr 15, 2026 · 1:00 PM", when),
            Cell("Cycle call"),
            Cell("Held", None, HELD),
            Cell("60 min", length),
        )
    )
    columns = (
        Column("When", Kind.MOMENT),
        Column("Meeting"),
        Column("Status"),
        Column("Length", Kind.NUMBER),
    )
    groups = (Group("Today", (line, line), 2), Group("Past", (), 214))
    return TableSheet("Meetings", "2 of 216 meetings", columns, groups, MADE, "CMS")
