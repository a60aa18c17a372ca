"""The state one-pager: all of a usual state on one page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perm_desktop.reports import calendar_parts
from perm_desktop.reports.kit.blocks import Block, Columns, Fact, FactList, Heading, Paragraph
from perm_desktop.reports.kit.document import Document, Section
from perm_desktop.reports.kit.paper import BLACK, GRAY, HEADING, Align, TextStyle, Weight
from perm_desktop.reports.kit.strips import Words
from perm_desktop.reports.kit.table import Cell, Column, Table, cell
from perm_desktop.reports.kit.text import Printable, one_line
from perm_desktop.reports.state_page_sheet import (
    CallsLine,
    Entry,
    MeetingLine,
    OpenLine,
    PhaseLine,
    StatePageSheet,
)
from perm_desktop.reports.statuses import sign, status

_TEXT = TextStyle(Weight.REGULAR, 8, 10, BLACK)
_STRONG = replace(_TEXT, weight=Weight.SEMIBOLD)
_QUIET = replace(_TEXT, ink=GRAY)
_HEAD = TextStyle(Weight.SEMIBOLD, 7.6, 9.2, GRAY)
_PARAGRAPH = replace(_TEXT, before=2)
_HEADING = replace(HEADING, size=9.4, leading=11.5, before=3.5)
_GUTTER = 5.0
_LABEL_WIDTH = 62.0
_LIMIT = 1_000  # characters
_NOTHING_OPEN = Printable("Nothing: all that is owed is satisfied.")


def document(sheet: StatePageSheet) -> Document:
    """Lay a state out."""
    facts = replace(calendar_parts.facts(sheet.head), subject=Printable("State one-pager"))
    section = Section(tuple(_blocks(sheet)), calendar_parts.running(sheet.head))
    return Document(facts, (section,))


def _blocks(sheet: StatePageSheet) -> Iterator[Block]:
    yield from calendar_parts.opening(sheet.head)
    facts = _facts(sheet.facts)
    half = (len(facts) + 1) // 2
    yield FactList(facts[:half], facts[half:], share=0.62, label_width=_LABEL_WIDTH)
    if sheet.comment:
        lead = (Printable("Comment:"), _STRONG)
        yield Paragraph(one_line(sheet.comment, _LIMIT), _PARAGRAPH, lead)
    yield _heading("Owed and satisfied")
    yield _phases(sheet.phases)
    yield _heading("Still open")
    yield _open(sheet.open) if sheet.open else Paragraph(_NOTHING_OPEN, _PARAGRAPH)
    yield Columns(
        (_heading("Next meetings"), _meetings(sheet.upcoming, "None is planned.")),
        (_heading("Last meetings"), _meetings(sheet.past, "None so far.")),
        share=0.5,
    )
    yield Columns(
        (
            _heading("64/21 differences"),
            _entries(sheet.differences, ("Program", "Difference"), "None is recorded.", 56),
            _heading("Sessions left"),
            _entries(sheet.sessions, ("Meeting", "Sessions"), "None."),
        ),
        (
            _heading("Deadlines"),
            _entries(sheet.deadlines, ("Day", "What"), "None is ahead.", 70),
        ),
        share=0.5,
    )
    yield _heading("Calls")
    yield _calls(sheet.calls)
    yield _heading("Exceptions")
    yield _entries(sheet.exceptions, ("Meeting", "What and why"), "None.", 118)


def _heading(text: str) -> Heading:
    return Heading(Printable(text), _HEADING)


def _facts(labeled: Sequence[tuple[str, str]]) -> tuple[Fact, ...]:
    return tuple(Fact(one_line(label), one_line(value, _LIMIT)) for label, value in labeled)


def _phases(lines: Sequence[PhaseLine]) -> Table:
    columns = (
        Column(Printable("Phase"), 62, row_header=True),
        Column(Printable("Satisfied"), 44),
        Column(Printable("What is satisfied"), 0),
    )
    rows = tuple(
        (
            cell(line.name, _STRONG),
            cell(line.share.text, _TEXT),
            (*cell(line.satisfied, _TEXT, _LIMIT), *cell(line.outside, _QUIET, _LIMIT)),
        )
        for line in lines
    )
    return _table(columns, rows)


def _open(lines: Sequence[OpenLine]) -> Table:
    columns = (
        Column(Printable("Meeting"), 120, row_header=True),
        Column(Printable("Status"), 64, signed=True),
        Column(Printable("Why"), 0),
    )
    rows = tuple(
        (cell(line.title, _STRONG), status(line.look, _TEXT), cell(line.why, _TEXT, _LIMIT))
        for line in lines
    )
    return _table(columns, rows)


def _meetings(lines: Sequence[MeetingLine], empty: str) -> Block:
    if not lines:
        return Paragraph(Printable(empty), _PARAGRAPH)
    columns = (
        Column(Printable("When"), 85, row_header=True),
        Column(Printable("Meeting"), 0),
        Column(Printable("Status"), 50, signed=True),
    )
    rows = tuple(
        (cell(line.when, _STRONG), cell(line.title, _TEXT), status(line.look, _TEXT))
        for line in lines
    )
    return _table(columns, rows)


def _calls(lines: Sequence[CallsLine]) -> Block:
    if not lines:
        return Paragraph(Printable("No series is held in this cycle."), _PARAGRAPH)
    columns = (
        Column(Printable("Series"), 112, row_header=True),
        Column(Printable("Attended of held"), 70),
        Column(Printable("Not recorded"), 54, Align.RIGHT),
        Column(Printable("Cancelled"), 44, Align.RIGHT),
        Column(Printable("Gaps"), 0),
    )
    rows = tuple(
        (
            cell(line.title, _STRONG),
            *(cell(said.text, _TEXT) for said in (line.attended, line.unrecorded, line.cancelled)),
            cell(line.gaps, _TEXT, _LIMIT),
        )
        for line in lines
    )
    return _table(columns, rows, gutter=11.0)


def _entries(
    entries: Sequence[Entry], heads: tuple[str, str], empty: str, about: float = 96.0
) -> Block:
    if not entries:
        return Paragraph(Printable(empty), _PARAGRAPH)
    columns = (Column(Printable(heads[0]), about, row_header=True), Column(Printable(heads[1]), 0))
    rows = tuple((_about(entry), cell(entry.said, _TEXT, _LIMIT)) for entry in entries)
    return _table(columns, rows)


def _about(entry: Entry) -> Cell:
    words = Words(one_line(entry.about), _STRONG)
    return (words._replace(sign=sign(entry.look)) if entry.look is not None else words,)


def _table(
    columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...], gutter: float = _GUTTER
) -> Table:
    return Table(columns, rows, ruled=False, gutter=gutter, head_style=_HEAD)
