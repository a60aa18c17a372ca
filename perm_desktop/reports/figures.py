"""Papers about figures: a head, facts, then tables and charts."""

from collections.abc import Iterator
from dataclasses import replace

from perm_desktop.core.table_sheet import Cell as SheetCell
from perm_desktop.reports import calendar_parts
from perm_desktop.reports.bars import bars
from perm_desktop.reports.figures_sheet import (
    Chart,
    FigurePart,
    FiguresSheet,
    FigureTable,
    Progress,
)
from perm_desktop.reports.kit.around import Kept, Spaced, Together
from perm_desktop.reports.kit.blocks import Block, Fact, FactList, Heading, Paragraph
from perm_desktop.reports.kit.document import Document, Section
from perm_desktop.reports.kit.paper import (
    BLACK,
    BODY,
    NOTE,
    PORTRAIT,
    Align,
    Sheet,
    TextStyle,
    Weight,
)
from perm_desktop.reports.kit.strips import Words
from perm_desktop.reports.kit.table import Cell, Column, Table
from perm_desktop.reports.kit.text import Printable, one_line
from perm_desktop.reports.legend import Legend
from perm_desktop.reports.progress import progress
from perm_desktop.reports.statuses import sign

TEXT = TextStyle(Weight.REGULAR, 8.5, 11, BLACK)
STRONG = replace(TEXT, weight=Weight.SEMIBOLD)
_COMMENT = replace(TEXT, before=3)
_COMMENT_LIMIT = 8_000  # characters
_CELL_LIMIT = 1_500  # characters
_FACT_LIMIT = 1_000
_LABEL_WIDTH = 84.0
_SHORT_TABLE = 12  # lines that stay on one page
_GUTTER, _NARROW_GUTTER = 11.0, 6.0
_MOST_AIRY = 8  # columns that leave room for wide gutters


def document(sheet: FiguresSheet, paper: Sheet = PORTRAIT) -> Document:
    """Lay a paper of figures out."""
    return filed(sheet, tuple(blocks(sheet, paper)), paper)


def filed(sheet: FiguresSheet, content: tuple[Block, ...], paper: Sheet) -> Document:
    """Put blocks into a file that says of itself what the sheet does."""
    facts = replace(calendar_parts.facts(sheet.head), subject=one_line(sheet.subject))
    return Document(facts, (Section(content, calendar_parts.running(sheet.head), paper),))


def blocks(sheet: FiguresSheet, paper: Sheet) -> Iterator[Block]:
    """Head, facts and parts."""
    yield from opening(sheet)
    for part in sheet.parts:
        yield from part_blocks(part, paper)


def opening(sheet: FiguresSheet) -> Iterator[Block]:
    """Head, facts, and what the symbols mean."""
    yield from calendar_parts.opening(sheet.head)
    if sheet.facts:
        yield facts(sheet.facts)
    if sheet.looks:
        yield Spaced(Legend(sheet.looks), before=8)


def facts(labeled: tuple[tuple[str, str], ...]) -> Block:
    """Labeled values, in two columns where all of them are short."""
    found = tuple(
        Fact(one_line(label), one_line(value, _FACT_LIMIT)) for label, value in labeled if value
    )
    half = (len(found) + 1) // 2
    return FactList(found[:half], found[half:], share=0.5, label_width=_LABEL_WIDTH)


def part_blocks(part: FigurePart, paper: Sheet) -> Iterator[Block]:
    """A heading with a chart or a table."""
    heading = Heading(titled(part))
    match part:
        case Chart():
            yield from _kept_with_first(heading, bars(part, paper.text_width))
        case Progress():
            said = Kept(Paragraph(one_line(part.sentence, _CELL_LIMIT), NOTE))
            yield Together((heading, said, progress(part, paper.text_width)))
        case FigureTable(lines=()):
            yield Together((heading, Paragraph(one_line(part.empty), BODY)))
        case FigureTable():
            yield from table_blocks(heading, part)


def titled(part: FigurePart) -> Printable:
    """The heading of a part."""
    return one_line(part.title) or Printable("Figures")


def table_blocks(heading: Heading, part: FigureTable, text: TextStyle = TEXT) -> Iterator[Block]:
    """The heading with its sentence, and the table; a short one is not parted by a page's end."""
    said = one_line(part.sentence, _CELL_LIMIT)
    head = (heading, Kept(Paragraph(said, NOTE))) if said else (heading,)
    table = figures_table(part, text)
    if len(part.lines) <= _SHORT_TABLE:
        yield Together((*head, table))
    else:
        yield from (*head, table)
    for comment in part.comments:
        lead = one_line(f"[{comment.number}] {comment.about}:")
        yield Paragraph(one_line(comment.text, _COMMENT_LIMIT), _COMMENT, (lead, STRONG))


def figures_table(part: FigureTable, text: TextStyle = TEXT) -> Table:
    """The table by itself."""
    signed = [
        any(line[nth].look is not None for line in part.lines) for nth in range(len(part.columns))
    ]
    columns = tuple(
        Column(
            one_line(column.head),
            column.width,
            Align.RIGHT if column.is_number else Align.LEFT,
            row_header=not nth,
            share=column.share,
            signed=signed[nth],
        )
        for nth, column in enumerate(part.columns)
    )
    strong = replace(text, weight=Weight.SEMIBOLD)
    marks = {comment.row: f"[{comment.number}]" for comment in part.comments}
    dense = len(columns) > _MOST_AIRY
    head = text.size - 1 if dense else text.size
    return Table(
        columns,
        tuple(_row(line, marks.get(nth, ""), text, strong) for nth, line in enumerate(part.lines)),
        tuple(_cell(each, strong) for each in part.total),
        goes_on=Printable(f"{one_line(part.title)}, continued"),
        gutter=_NARROW_GUTTER if dense else _GUTTER,
        head_style=TextStyle(Weight.SEMIBOLD, head, text.leading - 1, NOTE.ink),
        padding=2.0,
    )


def _row(
    line: tuple[SheetCell, ...], mark: str, text: TextStyle, strong: TextStyle
) -> tuple[Cell, ...]:
    """A line; one that was commented on bears the number of its comment."""
    first, *rest = line
    if mark:
        first = first._replace(text=f"{first.text} {mark}".strip())
    return (_cell(first, strong), *(_cell(each, text) for each in rest))


def _cell(said: SheetCell, style: TextStyle) -> Cell:
    words = one_line(said.text, _CELL_LIMIT)
    if not words:
        return ()
    return (Words(words, style, sign=sign(said.look) if said.look is not None else None),)


def _kept_with_first(heading: Heading, drawn: Iterator[Block]) -> Iterator[Block]:
    first = next(drawn)
    yield Together((heading, first))
    yield from drawn
