"""The printed sign-in sheet: who is expected, and free rows to the end of the page."""

from collections.abc import Sequence
from dataclasses import replace

from perm_desktop.reports.kit.around import Spaced
from perm_desktop.reports.kit.blocks import Block, Paragraph
from perm_desktop.reports.kit.document import Document, Section
from perm_desktop.reports.kit.paper import BODY, LANDSCAPE, STRONG
from perm_desktop.reports.kit.table import Cell, Column, Table, cell
from perm_desktop.reports.kit.text import Printable
from perm_desktop.reports.meeting_blocks import (
    AGAIN,
    facts,
    file_facts,
    opening,
    running_lines,
)
from perm_desktop.reports.room import rows_left
from perm_desktop.reports.sign_in_sheet import Expected, SignInSheet

ROW_HEIGHT = 26.0  # points: room for a signature
_LEAST_FREE = 6  # rows for people who are not listed
_ASKED = Printable(
    "Please sign beside your name. The free rows at the end are for everybody who is not listed."
)
_ASKING = replace(BODY, before=8)
_COLUMNS = (
    Column(Printable("No."), 24, row_header=True),
    Column(Printable("State"), 96),
    Column(Printable("Role"), 126),
    Column(Printable("Name"), 0),
    Column(Printable("Organization"), 104),
    Column(Printable("Signature"), 150),
)


def document(sheet: SignInSheet) -> Document:
    """Lay one sign-in sheet out, with as many free rows as its last page holds."""
    free, on_a_page = rows_left(_section(sheet, 1), ROW_HEIGHT)
    free = free + 1 if free + 1 >= _LEAST_FREE else free + 1 + on_a_page
    return Document(file_facts(sheet.head, "Sign-in sheet"), (_section(sheet, free),))


def _section(sheet: SignInSheet, free: int) -> Section:
    lines = (*sheet.expected, *(Expected("", "") for _ in range(free)))
    above = ("", *(line.state for line in lines))
    rows = tuple(
        _row(number, line, is_first=line.state != state)
        for number, (line, state) in enumerate(zip(lines, above, strict=False), 1)
    )
    table = Table(_COLUMNS, rows, row_height=ROW_HEIGHT)
    blocks = (*_head(sheet), Spaced(table, before=8))
    return Section(blocks, running_lines(sheet.head), LANDSCAPE)


def _head(sheet: SignInSheet) -> Sequence[Block]:
    return (*opening(sheet.head, "Sign-in sheet"), facts(sheet.head), Paragraph(_ASKED, _ASKING))


def _row(number: int, line: Expected, *, is_first: bool) -> tuple[Cell, ...]:
    return (
        cell(str(number), AGAIN),
        cell(line.state, STRONG if is_first else AGAIN),
        cell(line.role),
        cell(line.name),
        cell(line.organization),
        (),
    )
