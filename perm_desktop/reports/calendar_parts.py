"""What all calendars share: head, foot, legend, and the cells of their tables."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from perm_desktop.core import clock
from perm_desktop.core.symbols import (
    CANCELLED,
    DRAFT,
    ENTERED_AFTERWARDS,
    HELD,
    IN_PROGRESS,
    NOT_RECORDED,
    OVERDUE,
    SCHEDULED,
    Look,
)
from perm_desktop.reports.calendar_sheet import CalendarLine, SheetHead
from perm_desktop.reports.kit import table
from perm_desktop.reports.kit.blocks import Block, Opening, Paragraph
from perm_desktop.reports.kit.metadata import FileFacts
from perm_desktop.reports.kit.paper import GRAY, NOTE, STATUS, TextStyle, Weight
from perm_desktop.reports.kit.running import RunningLines
from perm_desktop.reports.kit.strips import Words
from perm_desktop.reports.kit.table import Cell
from perm_desktop.reports.kit.text import LINE_LIMIT, Printable, one_line
from perm_desktop.reports.legend import Legend
from perm_desktop.reports.letterheads import printed

LOOKS = (SCHEDULED, IN_PROGRESS, HELD, NOT_RECORDED, OVERDUE, ENTERED_AFTERWARDS, DRAFT, CANCELLED)
CELL = TextStyle(Weight.REGULAR, 9, 12)
CELL_STRONG = TextStyle(Weight.SEMIBOLD, 9, 12)
CELL_NOTE = TextStyle(Weight.REGULAR, 8, 10.5, GRAY)
_STATES_LIMIT = 1000  # every state's code


def facts(head: SheetHead) -> FileFacts:
    """What the file says about itself."""
    title = one_line(head.name)
    return FileFacts(title, one_line(head.office), Printable("Meetings"), head.prepared)


def running(head: SheetHead) -> RunningLines:
    """The lines that every page repeats."""
    return RunningLines(
        header=(one_line(head.title), one_line(head.cycle_line)),
        footer=(
            one_line(head.name),
            Printable(f"Prepared {clock.long_day(head.prepared)}"),
        ),
        draft=head.draft,
    )


def opening(head: SheetHead) -> Iterator[Block]:
    """Letterhead, title, whether it is a draft, and what is shown."""
    yield Opening(
        one_line(head.title),
        one_line(head.subtitle),
        one_line(head.program_line),
        one_line(head.cycle_line),
        letterhead=printed(head.letterhead),
    )
    if head.draft:
        yield Paragraph(Printable("Draft"), STATUS)
    yield Paragraph(one_line(" ".join(head.remarks), 2000), replace(NOTE, before=6))


def cell(text: str, style: TextStyle = CELL, limit: int = LINE_LIMIT) -> Cell:
    """A cell in the size that calendars have."""
    return table.cell(text, style, limit)


def what(line: CalendarLine) -> Cell:
    """What is met about, and below it the place, or why it is cancelled."""
    notes = (line.place, f"Cancelled: {line.reason}" if line.reason else "")
    said = (one_line(note) for note in notes)
    title = cell(line.title, CELL_STRONG) or cell("Untitled meeting", CELL_STRONG)
    return (*title, *(Words(note, CELL_NOTE) for note in said if note))


def states(line: CalendarLine) -> Cell:
    """Who is invited."""
    return cell(line.states, CELL, _STATES_LIMIT)


def looks_of(lines: Iterable[CalendarLine]) -> tuple[Look, ...]:
    """The statuses that some meetings have, in the order of the legend."""
    seen = {line.look for line in lines}
    return tuple(look for look in LOOKS if look in seen)


def legend(lines: Iterable[CalendarLine]) -> Iterator[Block]:
    """The legend of some meetings; nothing without any."""
    looks = looks_of(lines)
    if looks:
        yield Legend(looks)
