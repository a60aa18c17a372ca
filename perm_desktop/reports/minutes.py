"""Printed minutes: what was on the agenda, who came, what was said, and what is left to do."""

from collections.abc import Iterator, Sequence

from perm_desktop.core.counting import counted
from perm_desktop.reports.agenda_sheet import SheetItem
from perm_desktop.reports.kit.around import Kept, Spaced
from perm_desktop.reports.kit.blocks import Block, Paragraph
from perm_desktop.reports.kit.document import Document, Section
from perm_desktop.reports.kit.paper import NOTE, STATUS, STRONG
from perm_desktop.reports.kit.table import Cell, Column, Table, cell
from perm_desktop.reports.kit.text import Printable, one_line, paragraphs
from perm_desktop.reports.meeting_blocks import (
    AGAIN,
    facts,
    file_facts,
    opening,
    points,
    running_lines,
    under_heading,
)
from perm_desktop.reports.minutes_sheet import MinutesSheet, StateNote, WhoCame
from perm_desktop.reports.note_blocks import SubHeading, note_blocks
from perm_desktop.reports.statuses import status

_NAMES_LIMIT = 1500  # characters: the names of all jurisdictions


def document(sheet: MinutesSheet) -> Document:
    """Lay one meeting's minutes out."""
    section = Section(tuple(_blocks(sheet)), running_lines(sheet.head, "Printed"))
    return Document(file_facts(sheet.head, "Minutes"), (section,))


def _blocks(sheet: MinutesSheet) -> Iterator[Block]:
    yield from opening(sheet.head, "Minutes")
    yield from (Paragraph(text, STATUS) for text in paragraphs(sheet.remark))
    yield facts(sheet.head, name_all=not sheet.with_attendance, status=sheet.standing.word)
    if sheet.with_attendance:
        yield from under_heading("Attendance", _attendance(sheet))
    if sheet.with_items:
        yield from under_heading("Agenda items", _items(sheet.items))
    if sheet.with_notes:
        yield from under_heading("Notes", _notes(sheet.note, sheet.state_notes))
    yield from points("Open points", sheet.open_points)
    yield from points("Done", sheet.done_points, with_source=False)
    yield from under_heading("Record", map(Paragraph, map(one_line, sheet.recorded)))


def _attendance(sheet: MinutesSheet) -> Iterator[Block]:
    yield from (Paragraph(text, STRONG) for text in paragraphs(sheet.counts))
    yield from (Paragraph(one_line(line, _NAMES_LIMIT)) for line in sheet.others)
    if sheet.attendance:
        yield Spaced(_attendance_table(tuple(map(_who_came, sheet.attendance))), before=8)


def _attendance_table(rows: Sequence[tuple[Cell, ...]]) -> Table:
    """The columns in which anything is said; the last of them takes what room is left."""
    columns = (
        Column(Printable("State"), 96, row_header=True),
        Column(Printable("Who"), 160),
        Column(Printable("Attendance"), 88, signed=True),
        Column(Printable("Remark"), 130),
    )
    used = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    *others, last = (columns[place] for place in used)
    return Table(
        (*others, last._replace(width=0)), tuple(tuple(row[i] for i in used) for row in rows)
    )


def _who_came(line: WhoCame) -> tuple[Cell, ...]:
    return (
        cell(line.state, STRONG if line.is_state else AGAIN),
        cell(line.who),
        status(line.look, STRONG),
        cell(line.remark),
    )


def _items(items: Sequence[SheetItem]) -> Iterator[Block]:
    for number, item in enumerate(items, 1):
        yield SubHeading(one_line(f"{number}. {item.title}"))
        told = Paragraph(one_line(", ".join(filter(None, (item.presenter, _when(item))))), NOTE)
        said = tuple(note_blocks(item.notes, depth=1))
        yield from (Kept(told), *said) if said else (told,)
    if not items:
        yield Paragraph(Printable("The agenda had no items."))


def _when(item: SheetItem) -> str:
    if not item.minutes:
        return f"at {item.clock}"
    return f"{counted(item.minutes, 'minute')} from {item.clock}"


def _notes(note: str, state_notes: Sequence[StateNote]) -> Iterator[Block]:
    yield from note_blocks(note)
    for each in state_notes:
        yield SubHeading(one_line(each.state), bookmarked=True)
        yield from note_blocks(each.text, depth=1)
    if not note.strip() and not state_notes:
        yield Paragraph(Printable("No notes were written."))
