"""Any table as a document: landscape, its heads on every page, a heading a group."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.letterhead import Letterhead
from perm_desktop.core.office import PROGRAM
from perm_desktop.core.progress import Report, silent
from perm_desktop.core.symbols import Look, mark_look
from perm_desktop.core.table_sheet import Cell as SheetCell
from perm_desktop.core.table_sheet import Column as SheetColumn
from perm_desktop.core.table_sheet import Group, Kind, Line, TableSheet, shown_lines
from perm_desktop.core.vocabulary import Mark
from perm_desktop.reports.calendar_parts import LOOKS
from perm_desktop.reports.kit.blocks import Block, Heading, Opening, Paragraph
from perm_desktop.reports.kit.document import Document, Section
from perm_desktop.reports.kit.lines import text_width
from perm_desktop.reports.kit.metadata import FileFacts
from perm_desktop.reports.kit.paper import (
    BLACK,
    BODY,
    COLUMN_HEAD,
    LANDSCAPE,
    Align,
    TextStyle,
    Weight,
)
from perm_desktop.reports.kit.running import RunningLines
from perm_desktop.reports.kit.strips import Words, sign_room
from perm_desktop.reports.kit.table import Cell, Column, Table
from perm_desktop.reports.kit.text import Printable, one_line, paragraphs
from perm_desktop.reports.legend import Legend
from perm_desktop.reports.letterheads import printed
from perm_desktop.reports.statuses import sign

_TEXT = TextStyle(Weight.REGULAR, 8.5, 11, BLACK)
STRONG = replace(_TEXT, weight=Weight.SEMIBOLD)
_CELL_LIMIT = 1_500  # characters; a longer text is told to be cut
_MOST = 0.85  # of the texts of a column stand in one line, before the long ones ask for room
_MEASURED = 60  # characters of a text that ask for room in one line
_GUTTER = 10.0
_NARROWEST = 24.0
_WORD = 70.0  # a longer word may be broken
_AIR = 0.5  # points, against rounding
_FOOT_TITLE = 60  # characters
_STEP = 100  # rows between two reports
_NOTHING = Printable("There is nothing in this table.")
_UNDER = "› "
_VOCABULARY = tuple(dict.fromkeys((*LOOKS, *map(mark_look, Mark))))


def document(
    sheet: TableSheet,
    report: Report = silent,
    *,
    letterhead: Letterhead | None = None,
    draft: bool = False,
) -> Document:
    """Lay a table out; ``report`` is told how many rows are done."""
    made = clock.home(sheet.made).date()
    title = one_line(sheet.title) or Printable("Table")
    facts = FileFacts(title, one_line(sheet.office), one_line(sheet.sentence), made)
    short = title if len(title) <= _FOOT_TITLE else f"{title[:_FOOT_TITLE].rstrip()}…"
    running = RunningLines(
        header=(one_line(PROGRAM), title),
        footer=(Printable(short), Printable(f"Prepared {clock.long_day(made)}")),
        draft=draft,
    )
    status = Printable("Draft" if draft else "")
    opening = Opening(
        title, one_line(sheet.sentence), one_line(PROGRAM), status, letterhead=printed(letterhead)
    )
    blocks = (opening, *_Setting(sheet, report).blocks())
    return Document(facts, (Section(blocks, running, LANDSCAPE),))


class _Setting:
    """What the groups of a table share: which columns are printed, and how wide they are."""

    def __init__(self, sheet: TableSheet, report: Report) -> None:
        self._report = report
        self._groups = [(group, shown_lines(group, len(sheet.columns))) for group in sheet.groups]
        self._lines = [line for _, lines in self._groups for line in lines]
        self._done = 0
        cells = list(zip(*(line.cells for line in self._lines), strict=True))
        # a column in which nobody has anything says nothing on paper
        self._kept = [n for n, column in enumerate(cells) if any(cell.text for cell in column)]
        self._cells = [cells[n] for n in self._kept]
        self._columns = _columns([sheet.columns[n] for n in self._kept], self._cells)

    def blocks(self) -> Iterator[Block]:
        """The legend, then a heading and a table a group."""
        if not self._kept:
            yield Paragraph(_NOTHING, replace(BODY, before=8))
            return
        if looks := _legend(cell.look for cell in chain(*self._cells)):
            yield Legend(looks)
        for group, lines in self._groups:
            title = _titled(group, lines)
            if title:
                yield Heading(title)
            if lines:
                yield self._table(lines, title)

    def _table(self, lines: Sequence[Line], title: Printable) -> Block:
        goes_on = Printable(f"{title}, continued" if title else "")
        return Table(self._columns, tuple(map(self._row, lines)), goes_on=goes_on)

    def _row(self, line: Line) -> tuple[Cell, ...]:
        if self._done % _STEP == 0:
            self._report(self._done, len(self._lines))
        self._done += 1
        first, *others = (line.cells[n] for n in self._kept)
        style = _TEXT if line.level else STRONG
        nested = first._replace(text=_UNDER * line.level + first.text)
        return (_cell(nested, style), *map(_cell, others))


def _columns(
    columns: Sequence[SheetColumn], cells: Sequence[Sequence[SheetCell]]
) -> tuple[Column, ...]:
    heads = [one_line(column.head) for column in columns]
    needs = [_need(head, each) for head, each in zip(heads, cells, strict=True)]
    widths = _shared(needs, [column.kind for column in columns])
    return tuple(
        Column(head, width, _align(column.kind), row_header=not nth, signed=_is_signed(cells[nth]))
        for nth, (head, width, column) in enumerate(zip(heads, widths, columns, strict=True))
    )


class _Need(NamedTuple):
    """Room that a column needs so that most of its texts, or all of them, stand in one line."""

    usual: float
    most: float


def _need(head: Printable, cells: Sequence[SheetCell]) -> _Need:
    texts = [_measured(cell) for cell in cells]
    known = {text: text_width(text, STRONG) for text in set(texts)}
    widths = sorted(known[text] for text in texts)
    moved = sign_room(_TEXT) if _is_signed(cells) else 0.0
    words = {word for text in set(texts) for word in text.split()}
    word = min(max((text_width(Printable(each), STRONG) for each in words), default=0.0), _WORD)
    least = max(text_width(head, COLUMN_HEAD), word + moved, _NARROWEST)
    usual, most = widths[round((len(widths) - 1) * _MOST)], widths[-1]
    return _Need(max(usual + moved, least) + _AIR, max(most + moved, least) + _AIR)


def _shared(needs: Sequence[_Need], kinds: Sequence[Kind]) -> list[float]:
    """Widths that fill the page: first what is usual, then the long texts, then all texts."""
    room = LANDSCAPE.text_width - _GUTTER * (len(needs) - 1)
    widths = _fair([need.usual for need in needs], room)
    more = _fair([need.most - need.usual for need in needs], room - sum(widths))
    widths = [width + extra for width, extra in zip(widths, more, strict=True)]
    texts = [n for n, kind in enumerate(kinds) if kind is not Kind.NUMBER] or range(len(kinds))
    spare = (room - sum(widths)) / max(len(texts), 1)
    return [width + spare * (n in texts) for n, width in enumerate(widths)]


def _fair(wanted: Sequence[float], room: float) -> list[float]:
    """Who wants less than a fair share gets it; the rest share alike."""
    given = [0.0] * len(wanted)
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    for waiting, number in zip(range(len(order), 0, -1), order, strict=True):
        given[number] = min(wanted[number], room / waiting)
        room -= given[number]
    return given


def _legend(looks: Iterable[Look | None]) -> tuple[Look, ...]:
    """The words of the symbols in a table, in the order of the vocabulary."""
    used = {look for look in looks if look is not None}
    said = [look for look in _VOCABULARY if look in used]
    unsaid = {look.symbol for look in used} - {look.symbol for look in said}
    for look in _VOCABULARY:
        if look.symbol in unsaid:
            unsaid.remove(look.symbol)
            said.append(look)
    return tuple(said)


def _titled(group: Group, lines: Sequence[Line]) -> Printable:
    count = len(lines) if group.count is None else group.count
    return one_line(f"{group.title} · {count:,}" if group.title else "")


def _cell(cell: SheetCell, style: TextStyle = _TEXT) -> Cell:
    """The paragraphs of a cell, its symbol before the first."""
    words = tuple(Words(each, style) for each in paragraphs(cell.text, _CELL_LIMIT))
    if cell.look is None or not words:
        return words
    return (words[0]._replace(sign=sign(cell.look)), *words[1:])


def _measured(cell: SheetCell) -> Printable:
    longest = max(cell.text[:_CELL_LIMIT].split("\n"), key=len)
    return one_line(longest[:_MEASURED])


def _is_signed(cells: Sequence[SheetCell]) -> bool:
    return any(cell.look is not None for cell in cells)


def _align(kind: Kind) -> Align:
    return Align.RIGHT if kind is Kind.NUMBER else Align.LEFT
