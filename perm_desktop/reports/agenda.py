"""The printed agenda: one sheet a file, or many in a packet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from perm_desktop.reports.agenda_sheet import AgendaSheet, LocalStart, SheetItem
from perm_desktop.reports.kit.blocks import (
    Block,
    Columns,
    Fact,
    FactList,
    Heading,
    Opening,
    Paragraph,
    WritingLines,
)
from perm_desktop.reports.kit.document import Document, Section, write_document
from perm_desktop.reports.kit.metadata import FileFacts
from perm_desktop.reports.kit.paper import BODY, NOTE, STATUS, STRONG, Align, TextStyle
from perm_desktop.reports.kit.running import RunningLines
from perm_desktop.reports.kit.strips import Words
from perm_desktop.reports.kit.table import Cell, Column, Table
from perm_desktop.reports.kit.text import LINE_LIMIT, Printable, one_line, paragraphs

_SUBTITLE = Printable("Agenda")
_FACT_LIMIT = 600  # a meeting link with its dial-in numbers
_FOOT_TITLE = 42  # characters of a title that leave room for the day beside it
_NO_TITLE = Printable("Untitled meeting")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def write_agenda(sheet: AgendaSheet, target: Path) -> None:
    """Write one meeting's agenda. The same sheet gives the same bytes. Raises OSError."""
    write_document(document(sheet), target)


def agenda_text(sheet: AgendaSheet) -> str:
    """What the printed agenda says, in reading order: a line for each paragraph and cell."""
    return "\n".join(text for text in _section(sheet).said() if text)


def document(sheet: AgendaSheet) -> Document:
    """Lay one agenda out."""
    facts = FileFacts(
        title=_title(sheet),
        author=one_line(sheet.office),
        subject=Printable("Meeting agenda"),
        created=_day(sheet.prepared),
    )
    return Document(facts, (_section(sheet),))


def _day(prepared: str) -> date | None:
    """The day that a sheet spells out as "April 14, 2026"; None if it says something else."""
    match prepared.replace(",", " ").split():
        case [month, day, year] if month in _MONTHS and day.isdecimal() and year.isdecimal():
            try:
                return date(int(year), _MONTHS.index(month) + 1, int(day))
            except ValueError:
                return None
        case _:
            return None


def _title(sheet: AgendaSheet) -> Printable:
    return one_line(sheet.title) or _NO_TITLE


def _section(sheet: AgendaSheet) -> Section:
    return Section(tuple(_blocks(sheet)), _running_lines(sheet))


def _running_lines(sheet: AgendaSheet) -> RunningLines:
    """The foot says which meeting, and on every page that it is a draft or was cancelled."""
    status = one_line(sheet.status).partition(":")[0]
    title, day = _title(sheet), _without_weekday(one_line(sheet.date))
    if len(title) > _FOOT_TITLE:
        title = f"{title[:_FOOT_TITLE].rstrip()}…"
    named = f"{title}, {day}" if day else title
    prepared = one_line(sheet.prepared)
    return RunningLines(
        header=(one_line(sheet.program_line), one_line(sheet.cycle_line)),
        footer=(
            Printable(f"{status}: {named}" if status else named),
            Printable(f"Prepared {prepared}" if prepared else ""),
        ),
    )


def _without_weekday(day: str) -> str:
    """April 15, 2026 of "Wednesday, April 15, 2026"."""
    first, _, rest = day.partition(", ")
    return rest if "," in rest and first.isalpha() else day


def _blocks(sheet: AgendaSheet) -> Iterator[Block]:
    yield Opening(
        _title(sheet), _SUBTITLE, one_line(sheet.program_line), one_line(sheet.cycle_line)
    )
    for text in paragraphs(sheet.status):
        yield Paragraph(text, STATUS)
    yield _facts(sheet)
    yield from _purpose_and_attendees(sheet)
    if len(sheet.local_starts) > 1:
        yield Heading(Printable("Local start time"))
        yield _local_starts(sheet.local_starts)
    yield from _items(sheet)
    yield Heading(Printable("Notes"))
    yield WritingLines()


def _facts(sheet: AgendaSheet) -> Block:
    when = (("Date", sheet.date), ("Time", sheet.time))
    who = (
        ("Hosts", sheet.hosts),
        ("Where", sheet.place or "Given in the invitation"),
        ("Number", sheet.number),
    )
    return FactList(_labeled(when), _labeled(who))


def _labeled(facts: Sequence[tuple[str, str]]) -> tuple[Fact, ...]:
    cleaned = ((Printable(label), one_line(value, _FACT_LIMIT)) for label, value in facts)
    return tuple((label, value) for label, value in cleaned if value)


def _purpose_and_attendees(sheet: AgendaSheet) -> Iterator[Block]:
    purpose, attendees = _purpose(sheet), _attendees(sheet)
    if purpose and attendees:
        yield Columns(purpose, attendees)
    else:
        yield from purpose or attendees


def _purpose(sheet: AgendaSheet) -> tuple[Block, ...]:
    return _under_heading("Purpose", map(Paragraph, paragraphs(sheet.purpose)))


def _attendees(sheet: AgendaSheet) -> tuple[Block, ...]:
    wording = map(Paragraph, paragraphs(sheet.audience_text))
    groups = (
        Paragraph(
            one_line(", ".join(group.roles)), BODY, (one_line(f"{group.expectation}:"), STRONG)
        )
        for group in sheet.audience
    )
    return _under_heading("Attendees", (*wording, *groups))


def _under_heading(heading: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    content = tuple(blocks)
    return (Heading(Printable(heading)), *content) if content else ()


def _local_starts(starts: Sequence[LocalStart]) -> Block:
    columns = (
        Column(Printable("Starts"), 60, row_header=True),
        Column(Printable("Zone"), 142),
        Column(Printable("States"), 0),
    )
    rows = tuple(
        (_cell(start.time, STRONG), _cell(start.zones), _cell(start.states, limit=1000))
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
    notes = tuple(Words(text, NOTE) for text in paragraphs(item.notes))
    return (
        _cell(str(number)),
        _cell(item.clock),
        _cell(item.title, STRONG) + notes,
        _cell(item.presenter),
        _cell(str(item.minutes)),
    )


def _end(sheet: AgendaSheet) -> tuple[Cell, ...]:
    end, total = _cell("End"), _cell("Total")
    return (), _cell(sheet.end_clock), end, total, _cell(str(sheet.total_minutes), STRONG)


def _overrun(sheet: AgendaSheet) -> Printable:
    takes, over = _minutes(sheet.total_minutes), sheet.overrun_minutes
    return Printable(f"The items take {takes}, {over} more than the meeting has.")


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"


def _cell(text: str, style: TextStyle = BODY, limit: int = LINE_LIMIT) -> Cell:
    printable = one_line(text, limit)
    return (Words(printable, style),) if printable else ()
