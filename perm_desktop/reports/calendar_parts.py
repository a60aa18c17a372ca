"""What all calendars share: head, foot, legend, and meetings as tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
from perm_desktop.reports.kit.blocks import Block, Opening, Paragraph
from perm_desktop.reports.kit.metadata import FileFacts
from perm_desktop.reports.kit.paper import GRAY, NOTE, STATUS, TextStyle, Weight
from perm_desktop.reports.kit.running import RunningLines
from perm_desktop.reports.kit.strips import PlacedLine, PlacedShape, Strip, Words, set_lines
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.table import Cell
from perm_desktop.reports.kit.text import LINE_LIMIT, Printable, one_line
from perm_desktop.reports.letterheads import printed
from perm_desktop.reports.status_table import beside_line

LOOKS = (SCHEDULED, IN_PROGRESS, HELD, NOT_RECORDED, OVERDUE, ENTERED_AFTERWARDS, DRAFT, CANCELLED)
CELL = TextStyle(Weight.REGULAR, 9, 12)
CELL_STRONG = TextStyle(Weight.SEMIBOLD, 9, 12)
CELL_NOTE = TextStyle(Weight.REGULAR, 8, 10.5, GRAY)
_LEGEND = TextStyle(Weight.REGULAR, 8.5, 13, GRAY, before=2)
_SYMBOL_ROOM = 11.0
_BETWEEN = 14.0
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
    """A cell of one paragraph; empty for an empty text."""
    printable = one_line(text, limit)
    return (Words(printable, style),) if printable else ()


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


@dataclass(frozen=True, slots=True)
class Kept:
    """A block that stays with what follows."""

    block: Block

    def said(self) -> Iterator[Printable]:
        """What the block says."""
        return self.block.said()

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """The block's, none of them the last on a page."""
        strips = self.block.strips(parent, left, width)
        return [replace(strip, keep=True) for strip in strips]


@dataclass(frozen=True, slots=True)
class Legend:
    """Symbols with their words, in lines."""

    looks: tuple[Look, ...]

    def said(self) -> Iterator[Printable]:
        """The words."""
        return (Printable(look.word) for look in self.looks)

    def strips(self, parent: Element, left: float, width: float) -> list[Strip]:
        """One strip, a list of words behind their symbols."""
        group = parent.add(Tag.LIST)
        lines: list[PlacedLine] = []
        shapes: list[PlacedShape] = []
        x, down = left, 0.0
        for look in self.looks:
            body = group.add(Tag.LIST_ITEM).add(Tag.LIST_BODY)
            (line,) = set_lines(Words(Printable(look.word), _LEGEND), body, 0.0, width)
            if x + _SYMBOL_ROOM + line.line.width > left + width:
                x, down = left, down + _LEGEND.leading
            placed = line._replace(left=x + _SYMBOL_ROOM, down=line.down + down)
            lines.append(placed)
            shapes += beside_line(look, placed)
            x += _SYMBOL_ROOM + line.line.width + _BETWEEN
        height = down + _LEGEND.leading
        return [Strip(height, tuple(lines), shapes=tuple(shapes), before=_LEGEND.before)]


def legend(lines: Iterable[CalendarLine]) -> Iterator[Block]:
    """The legend of some meetings; nothing without any."""
    looks = looks_of(lines)
    if looks:
        yield Legend(looks)
