"""Papers of figures as tables for other programs.

A CSV file is one table, so a paper of several tables is told in it value by value. A workbook has
a sheet for each of them, and one that says what the paper is about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum

from perm_desktop.core.table_sheet import Cell, Column, Group, Kind, Line, TableSheet
from perm_desktop.reports.figures_sheet import FigureColumn, FiguresSheet, FigureTable
from perm_desktop.services.printing.dress import office
from perm_desktop.store.catalog import Catalog

_ABOUT, _COMMENT = "About", "Comment"
_EMPTY = Cell("")


def plain(catalog: Catalog, said: FiguresSheet) -> TableSheet:
    """A paper of one table, column by column as it prints."""
    first = _page(catalog, said, _tables(said)[0])
    title, sentence = said.head.name, " ".join(said.head.remarks)
    return replace(first, title=title, sentence=sentence, pages=_pages(catalog, said))


def flattened(catalog: Catalog, said: FiguresSheet) -> TableSheet:
    """A paper of many tables as one: a line for each value, named by its table, line and column."""
    about = Group(_ABOUT, tuple(_said(label, text) for label, text in _facts(said)))
    groups = (Group(part.title, tuple(_values(part))) for part in _tables(said) if part.lines)
    columns = (Column("Line"), Column("Figure"), Column("Said"))
    columns += (Column("Value", Kind.NUMBER), Column("Of", Kind.NUMBER))
    whole = _sheet(catalog, said, (said.head.name, " ".join(said.head.remarks)), columns)
    return replace(whole, groups=(about, *groups), pages=_pages(catalog, said))


def _tables(said: FiguresSheet) -> list[FigureTable]:
    return [part for part in said.parts if isinstance(part, FigureTable)]


def _facts(said: FiguresSheet) -> Iterator[tuple[str, str]]:
    yield said.head.title, said.head.subtitle
    for remark in said.head.remarks:
        yield "", remark
    yield from said.facts


def _said(label: str, text: str) -> Line:
    return Line((Cell(label), _EMPTY, Cell(text), _EMPTY, _EMPTY))


def _values(part: FigureTable) -> Iterator[Line]:
    for line in _lines(part):
        if len(line) == 1:
            yield Line((_EMPTY, Cell(part.columns[0].head), line[0], _EMPTY, _EMPTY))
        for column, cell in zip(part.columns[1:], line[1:], strict=True):
            if cell.text:
                counted = (_number(cell.value), _number(cell.whole))
                yield Line((line[0], Cell(column.head), Cell(cell.text, None, cell.look), *counted))
    for comment in part.comments:
        yield Line((Cell(comment.about), Cell(_COMMENT), Cell(comment.text), _EMPTY, _EMPTY))


def _number(value: object) -> Cell:
    return Cell(f"{value}", value) if isinstance(value, int | float) else _EMPTY


def _lines(part: FigureTable) -> Iterator[tuple[Cell, ...]]:
    """The lines with the name that each belongs to, which a paper says only once."""
    name = _EMPTY
    for first, *rest in part.lines:
        name = first if first.text else name
        yield (name, *rest)


# -- a workbook


def _pages(catalog: Catalog, said: FiguresSheet) -> tuple[TableSheet, ...]:
    tables = _tables(said)
    filled = (_page(catalog, said, part) for part in tables if part.lines)
    return (_about(catalog, said, tables), *filled)


def _about(catalog: Catalog, said: FiguresSheet, tables: Sequence[FigureTable]) -> TableSheet:
    """What the paper says of itself and of its tables; what is not verified says so here."""
    told = [(part.title, part.sentence if part.lines else part.empty) for part in tables]
    lines = tuple(Line((Cell(label), Cell(text))) for label, text in (*_facts(said), *told))
    page = _sheet(catalog, said, (_ABOUT, said.head.name), (Column("What"), Column("Said")))
    return replace(page, groups=(Group("", lines),))


def _page(catalog: Catalog, said: FiguresSheet, part: FigureTable) -> TableSheet:
    """One table; a count and its denominator are two columns, a comment has its own."""
    apart = [_has_whole(part, nth) for nth in range(len(part.columns))]
    comments = {comment.row: comment.text for comment in part.comments}
    lines = tuple(
        Line((*_apart(line, apart), *((Cell(comments.get(nth, "")),) if comments else ())))
        for nth, line in enumerate(_lines(part))
    )
    columns = (*_heads(part, apart), *((Column(_COMMENT),) if comments else ()))
    sentence = f"{said.head.name}. {part.sentence}"
    page = _sheet(catalog, said, (part.short or part.title, sentence), columns)
    return replace(page, groups=(Group("", lines),))


class _Whole(Enum):
    """Where the denominator of a column goes."""

    NONE = "it has none"
    THERE = "another column has it"
    APART = "a column of its own"


def _has_whole(part: FigureTable, nth: int) -> _Whole:
    wholes = [line[nth].whole for line in part.lines]
    if not any(whole is not None for whole in wholes):
        return _Whole.NONE
    of = _of(part.columns[nth])
    there = (
        [line[n].value for line in part.lines] == wholes
        for n, column in enumerate(part.columns)
        if of and _name(column).casefold() == of.casefold()
    )
    return _Whole.THERE if any(there) else _Whole.APART


def _name(column: FigureColumn) -> str:
    return column.head.partition(" of ")[0]


def _of(column: FigureColumn) -> str:
    return column.head.partition(" of ")[2]


def _heads(part: FigureTable, apart: Sequence[_Whole]) -> Iterator[Column]:
    """ "Held of due" is parted into "Held" and "of due"."""
    for column, whole in zip(part.columns, apart, strict=True):
        kind = Kind.NUMBER if column.is_number else Kind.TEXT
        yield Column(column.head if whole is _Whole.NONE else _name(column), kind)
        if whole is _Whole.APART:
            of = _of(column)
            yield Column(f"of {of}" if of else f"{column.head}, of", Kind.NUMBER)


def _apart(line: Sequence[Cell], apart: Sequence[_Whole]) -> Iterator[Cell]:
    for cell, whole in zip(line, apart, strict=True):
        yield cell if whole is _Whole.NONE or cell.whole is None else _number(cell.value)
        if whole is _Whole.APART:
            yield _number(cell.whole)


def _sheet(
    catalog: Catalog, said: FiguresSheet, titles: tuple[str, str], columns: tuple[Column, ...]
) -> TableSheet:
    title, sentence = titles
    return TableSheet(
        title=title,
        sentence=sentence,
        columns=columns,
        groups=(),
        made=catalog.now(),
        office=office(catalog),
    )
