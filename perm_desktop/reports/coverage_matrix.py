"""The printed coverage matrix: states down, meeting types across, a table for each phase."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from perm_desktop.core.counting import counted
from perm_desktop.reports import calendar_parts
from perm_desktop.reports.coverage_matrix_sheet import (
    CoverageMatrixSheet,
    MatrixCell,
    MatrixColumn,
    MatrixPhase,
)
from perm_desktop.reports.kit.around import Together
from perm_desktop.reports.kit.blocks import Block, Heading, Paragraph
from perm_desktop.reports.kit.document import Document, Section
from perm_desktop.reports.kit.paper import (
    BLACK,
    BODY,
    GRAY,
    LANDSCAPE,
    Align,
    TextStyle,
    Weight,
)
from perm_desktop.reports.kit.strips import Words
from perm_desktop.reports.kit.table import Cell, Column, Table, cell
from perm_desktop.reports.kit.text import Printable, one_line
from perm_desktop.reports.legend import Legend
from perm_desktop.reports.statuses import sign

_WORD = TextStyle(Weight.REGULAR, 7.4, 8.4, GRAY)
_PRESSING = TextStyle(Weight.BOLD, 7.4, 8.4, BLACK)
_NOTE = TextStyle(Weight.REGULAR, 6.8, 7.8, GRAY)
_HEAD = TextStyle(Weight.SEMIBOLD, 7.4, 9, GRAY)
_STATE = TextStyle(Weight.SEMIBOLD, 7.8, 8.6, BLACK)
_TOTAL = TextStyle(Weight.SEMIBOLD, 7.6, 9.2, BLACK)
_GUTTER = 3.5
_MOST = 10  # columns of statuses that a page has room for
_NAME_WIDTH = 84.0
_TOTAL_WIDTH = 54.0
_FOOT = "Satisfied of owed"
_NOBODY = Printable("No state is in this cycle yet, or it has no meeting type.")


def document(*sheets: CoverageMatrixSheet) -> Document:
    """Lay matrices out, each on pages of its own."""
    facts = replace(calendar_parts.facts(sheets[0].head), subject=Printable("Coverage"))
    return Document(
        facts,
        tuple(
            Section(tuple(_blocks(sheet)), calendar_parts.running(sheet.head), LANDSCAPE)
            for sheet in sheets
        ),
    )


def _blocks(sheet: CoverageMatrixSheet) -> Iterator[Block]:
    yield from calendar_parts.opening(sheet.head)
    if not sheet.states or not sheet.phases:
        yield Paragraph(_NOBODY, replace(BODY, before=8))
        return
    yield Legend(sheet.looks)
    first, *others = (part for phase in sheet.phases for part in _parts(sheet, phase))
    yield from first  # a page with nothing but a head helps nobody
    yield from map(Together, others)


def _parts(sheet: CoverageMatrixSheet, phase: MatrixPhase) -> Iterator[tuple[Block, ...]]:
    """The tables of a phase, each under its heading; totals stand in the last."""
    parts = _evenly(phase.columns)
    is_last = phase is sheet.phases[-1]
    for number, columns in enumerate(parts, 1):
        ends = number == len(parts)
        part = f", part {number} of {len(parts)}" if len(parts) > 1 else ""
        name = one_line(f"{phase.name}, {counted(len(phase.columns), 'meeting type')}{part}")
        totals = [(_FOOT, phase.totals, phase.total)] if ends and phase.totals else []
        if ends and is_last and (len(sheet.phases) > 1 or not totals):
            whole = tuple(state.total for state in sheet.states)
            totals.append((sheet.total_head, whole, sheet.total))
        yield Heading(name), _table(sheet, columns, totals, name)


def _evenly(columns: Sequence[MatrixColumn]) -> list[Sequence[MatrixColumn]]:
    """Columns in as few tables as there must be, all about as wide."""
    size = ceil(len(columns) / ceil(len(columns) / _MOST))
    return [columns[first : first + size] for first in range(0, len(columns), size)]


def _table(
    sheet: CoverageMatrixSheet,
    columns: Sequence[MatrixColumn],
    totals: Sequence[tuple[str, Sequence[str], str]],
    name: Printable,
) -> Table:
    heads = (
        Column(Printable("State"), _NAME_WIDTH, row_header=True),
        *(Column(one_line(column.title), 0) for column in columns),
        *(Column(Printable(head), _TOTAL_WIDTH, Align.RIGHT) for head, _, _ in totals),
    )
    rows = tuple(
        (
            cell(state.name, _STATE),
            *(_status(column.cells[nth]) for column in columns),
            *(cell(said[nth], _TOTAL) for _, said, _ in totals),
        )
        for nth, state in enumerate(sheet.states)
    )
    foot = (
        cell(_FOOT, _TOTAL),
        *(cell(column.total, _TOTAL) for column in columns),
        *(cell(total, _TOTAL) for _, _, total in totals),
    )
    goes_on = Printable(f"{name}, continued")
    return Table(heads, rows, foot, goes_on=goes_on, gutter=_GUTTER, head_style=_HEAD, padding=1.5)


def _status(said: MatrixCell | None) -> Cell:
    """The symbol with its word, and a note below; what waits for somebody is heavier."""
    if said is None:
        return ()
    style = _PRESSING if said.presses else _WORD
    word = Words(one_line(said.look.word), style, sign=sign(said.look))
    return (word, *cell(said.note, _NOTE))
