"""Papers of figures as tables for other programs."""

from collections.abc import Iterator, Mapping

from perm_desktop.core.table_sheet import Cell, Column, Group, Kind, Line, TableSheet
from perm_desktop.reports.figures_sheet import FiguresSheet, FigureTable
from perm_desktop.services.printing.dress import office
from perm_desktop.store.catalog import Catalog


def plain(catalog: Catalog, said: FiguresSheet) -> TableSheet:
    """The first table of a paper, column by column as it prints."""
    first = next(part for part in said.parts if isinstance(part, FigureTable))
    columns = tuple(
        Column(column.head, Kind.NUMBER if column.is_number else Kind.TEXT)
        for column in first.columns
    )
    comments = {comment.number: comment.text for comment in first.comments}
    lines = tuple(Line(_unmarked(line, comments)) for line in first.lines)
    if comments:
        columns = (*columns, Column("Comment"))
    return _sheet(catalog, said, columns, (Group("", lines),))


def flattened(catalog: Catalog, said: FiguresSheet) -> TableSheet:
    """All tables of a paper as one: a line for each value, named by its table, line and column."""
    groups = tuple(
        Group(part.title, tuple(_values(part)))
        for part in said.parts
        if isinstance(part, FigureTable) and part.lines
    )
    columns = Column("Line"), Column("Figure"), Column("Said"), Column("Value", Kind.NUMBER)
    return _sheet(catalog, said, columns, groups)


def _unmarked(line: tuple[Cell, ...], comments: Mapping[int, str]) -> tuple[Cell, ...]:
    """A line with its comment in a cell, instead of its number behind the first text."""
    if not comments:
        return line
    first, *rest = line
    for number, text in comments.items():
        mark = f"[{number}]"
        if first.text.endswith(mark):
            name = first.text.removesuffix(mark).rstrip()
            return (first._replace(text=name), *rest, Cell(text))
    return (*line, Cell(""))


def _sheet(
    catalog: Catalog, said: FiguresSheet, columns: tuple[Column, ...], groups: tuple[Group, ...]
) -> TableSheet:
    return TableSheet(
        title=said.head.name,
        sentence=" ".join(said.head.remarks),
        columns=columns,
        groups=groups,
        made=catalog.now(),
        office=office(catalog),
    )


def _values(part: FigureTable) -> Iterator[Line]:
    name = ""
    for line in part.lines:
        name = line[0].text or name
        if len(line) == 1:
            yield Line((Cell(""), Cell(part.columns[0].head), line[0], Cell("")))
        for column, cell in zip(part.columns[1:], line[1:], strict=True):
            if cell.text:
                value = Cell("" if cell.value is None else f"{cell.value}", cell.value)
                yield Line((Cell(name), Cell(column.head), Cell(cell.text, None, cell.look), value))
    for comment in part.comments:
        yield Line((Cell(comment.about), Cell("Comment"), Cell(comment.text), Cell("")))
