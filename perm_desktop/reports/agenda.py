"""The printed agenda: one sheet a file, or many in a packet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perm_desktop.core.counting import counted
from perm_desktop.reports.agenda_sheet import AgendaSheet, LocalStart, SheetItem
from perm_desktop.reports.kit.blocks import Block, Columns, Heading, Paragraph, WritingLines
from perm_desktop.reports.kit.document import Document, Section
from perm_desktop.reports.kit.paper import BODY, NOTE, STRONG, Align
from perm_desktop.reports.kit.strips import Words
from perm_desktop.reports.kit.table import Cell, Column, Table, cell
from perm_desktop.reports.kit.text import Printable, one_line, paragraphs
from perm_desktop.reports.meeting_blocks import (
    facts,
    file_facts,
    opening,
    points,
    running_lines,
    under_heading,
)
from perm_desktop.reports.note_blocks import note_lines

_REMARK = replace(NOTE, before=4)


def document(sheet: AgendaSheet) -> Document:
    """Lay one agenda out."""
    section = Section(tuple(_blocks(sheet)), running_lines(sheet.head))
    return Document(file_facts(sheet.head, "Agenda"), (section,))


def _blocks(sheet: AgendaSheet) -> Iterator[Block]:
    starts = sheet.local_starts
    yield from opening(sheet.head, "Agenda")
    local = f"{starts[0].time} {starts[0].zones}" if len(starts) == 1 else ""
    yield facts(sheet.head, local, name_all=len(starts) <= 1)
    remark = [Paragraph(text, _REMARK) for text in paragraphs(sheet.local_remark)]
    if len(starts) <= 1:  # the local time is one of the facts
        yield from remark
    yield from _purpose_and_attendees(sheet)
    if len(starts) > 1:
        yield Heading(Printable("Local start time"))
        yield _starts_table(starts)
        yield from remark
    yield from _items(sheet)
    yield from points("Open points", sheet.open_points)
    if sheet.room_for_notes:
        yield Heading(Printable("Notes"))
    if sheet.room_for_notes or not sheet.items:
        yield WritingLines()


def _purpose_and_attendees(sheet: AgendaSheet) -> Iterator[Block]:
    purpose, attendees = _purpose(sheet), _attendees(sheet)
    if purpose and attendees:
        yield Columns(purpose, attendees)
    else:
        yield from purpose or attendees


def _purpose(sheet: AgendaSheet) -> tuple[Block, ...]:
    return under_heading("Purpose", map(Paragraph, paragraphs(sheet.purpose)))


def _attendees(sheet: AgendaSheet) -> tuple[Block, ...]:
    wording = map(Paragraph, paragraphs(sheet.audience_text))
    groups = (
        Paragraph(
            one_line(", ".join(group.roles)), BODY, (one_line(f"{group.expectation}:"), STRONG)
        )
        for group in sheet.audience
    )
    return under_heading("Attendees", (*wording, *groups))


def _starts_table(starts: Sequence[LocalStart]) -> Block:
    columns = (
        Column(Printable("Starts"), 60, row_header=True),
        Column(Printable("Zone"), 166),
        Column(Printable("States"), 0),
    )
    rows = tuple(
        (cell(start.time, STRONG), cell(start.zones), cell(start.states, limit=1000))
        for start in starts
    )
    return Table(columns, rows, ruled=False)


def _items(sheet: AgendaSheet) -> Iterator[Block]:
    yield Heading(Printable("Items"))
    if not sheet.items:
        yield Paragraph(Printable("No items yet."))
        return
    columns = (
        Column(Printable("No."), 20, row_header=True),
        Column(_clock_head(sheet), 57),
        Column(Printable("Item"), 0),
        Column(Printable("Presenter"), 78),
        Column(Printable("Min"), 24, Align.RIGHT),
    )
    rows = tuple(_item(number, item) for number, item in enumerate(sheet.items, 1))
    yield Table(columns, rows, _end(sheet))
    if sheet.overrun_minutes > 0:
        yield Paragraph(_overrun(sheet), replace(STRONG, before=6))


def _clock_head(sheet: AgendaSheet) -> Printable:
    return one_line(f"Clock ({sheet.zone_label})" if sheet.zone_label else "Clock", limit=24)


def _item(number: int, item: SheetItem) -> tuple[Cell, ...]:
    notes = tuple(Words(text, NOTE) for text in note_lines(item.notes))
    return (
        cell(str(number)),
        cell(item.clock),
        cell(item.title, STRONG) + notes,
        cell(item.presenter),
        cell(str(item.minutes)),
    )


def _end(sheet: AgendaSheet) -> tuple[Cell, ...]:
    end, total = cell("End"), cell("Total")
    return (), cell(sheet.end_clock), end, total, cell(str(sheet.total_minutes), STRONG)


def _overrun(sheet: AgendaSheet) -> Printable:
    takes, over = counted(sheet.total_minutes, "minute"), sheet.overrun_minutes
    return Printable(f"The items take {takes}, {over} more than the meeting has.")
