"""What the papers of one meeting have in common: head, facts, running lines, lists of points."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from perm_desktop.core import clock
from perm_desktop.reports.kit.blocks import Block, Fact, FactList, Heading, Opening, Paragraph
from perm_desktop.reports.kit.links import address
from perm_desktop.reports.kit.metadata import FileFacts
from perm_desktop.reports.kit.paper import BODY, GRAY, STATUS
from perm_desktop.reports.kit.running import RunningLines
from perm_desktop.reports.kit.table import Cell, Column, Table, cell
from perm_desktop.reports.kit.text import Printable, one_line, paragraphs
from perm_desktop.reports.letterheads import printed
from perm_desktop.reports.meeting_head import MeetingHead, PointLine, PointList

AGAIN = replace(BODY, ink=GRAY)  # what the line above says already
_FACT_LIMIT = 600  # a meeting link with its dial-in numbers
_FOOT_TITLE = 42  # characters of status and title that leave room for the day beside them
_WHEN_SHARE = 0.62  # of the width: "12:00 noon–1:00 PM Eastern (EDT), 60 minutes" in one line
_NO_TITLE = Printable("Untitled meeting")
_DRAFT = "Draft"
_POINT_LIMIT = 2000  # characters; more than a line of a note ever needs
_NAMED_STATES = 3  # more are counted where a table names them


def title(head: MeetingHead) -> Printable:
    """The meeting's title, which is never empty."""
    return one_line(head.title) or _NO_TITLE


def file_facts(head: MeetingHead, kind: str) -> FileFacts:
    """What the file says about itself: the kind of paper, the meeting, the office, the day."""
    return FileFacts(
        title=Printable(f"{kind}: {_named(head)}"),
        author=one_line(head.office),
        subject=Printable(kind),
        created=head.prepared,
    )


def running_lines(head: MeetingHead, made: str = "Prepared") -> RunningLines:
    """The foot says which meeting, and on every page that it is a draft or was cancelled."""
    status = one_line(head.status).partition(":")[0]
    name, day = title(head), _without_weekday(one_line(head.date))
    room = _FOOT_TITLE - len(status or (_DRAFT if head.draft else ""))
    short = f"{name[:room].rstrip()}…" if len(name) > room else name
    named = f"{short}, {day}" if day else short
    prepared = clock.long_day(head.prepared) if head.prepared else ""
    return RunningLines(
        header=(one_line(head.program_line), one_line(head.cycle_line)),
        footer=(
            Printable(f"{status}: {named}" if status else named),
            Printable(f"{made} {prepared}" if prepared else ""),
        ),
        draft=head.draft,
    )


def _named(head: MeetingHead) -> Printable:
    """The meeting by its title, its day and its state, so that many of a kind are told apart."""
    state = head.states[0] if len(head.states) == 1 else ""
    parts = (title(head), _without_weekday(one_line(head.date)), one_line(state))
    return Printable(", ".join(filter(None, parts)))


def _without_weekday(day: str) -> str:
    """April 15, 2026 of "Wednesday, April 15, 2026"."""
    first, _, rest = day.partition(", ")
    return rest if "," in rest and first.isalpha() else day


def opening(head: MeetingHead, kind: str) -> Iterator[Block]:
    """Letterhead, title and kind of paper, then whether it is a draft or was cancelled."""
    yield Opening(
        title(head),
        Printable(kind),
        one_line(head.program_line),
        one_line(head.cycle_line),
        letterhead=printed(head.letterhead),
        bookmark=_named(head),
    )
    if head.draft and head.status != _DRAFT:
        yield Paragraph(Printable(_DRAFT), STATUS)
    for text in paragraphs(head.status):
        yield Paragraph(text, STATUS)


def facts(head: MeetingHead, local: str = "", *, name_all: bool = False, status: str = "") -> Block:
    """When, for whom, by whom and where; ``local`` is the one local time of all states."""
    when = (
        ("Date", head.date),
        ("Time", head.time),
        ("Local", local),
        ("State" if len(head.states) == 1 else "States", _states(head.states, name_all=name_all)),
    )
    who = (
        ("Hosts", head.hosts),
        ("Where", head.place or "Given in the invitation"),
        ("Number", head.number),
        ("Status", status),
    )
    return FactList(_labeled(when), _labeled(who), share=_WHEN_SHARE)


def _states(names: Sequence[str], *, name_all: bool) -> str:
    is_short = name_all or len(names) <= _NAMED_STATES
    return ", ".join(names) if is_short else f"{len(names)} states"


def _labeled(values: Sequence[tuple[str, str]]) -> tuple[Fact, ...]:
    facts = (
        Fact(Printable(label), one_line(value, _FACT_LIMIT), address(value))
        for label, value in values
    )
    return tuple(fact for fact in facts if fact.value)


def under_heading(heading: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks below a heading, or nothing when there are none."""
    content = tuple(blocks)
    return (Heading(Printable(heading)), *content) if content else ()


def points(heading: str, found: PointList, *, with_source: bool = True) -> tuple[Block, ...]:
    """Points with where they were noted, and how many more there are."""
    return under_heading(heading, _points(found, with_source=with_source))


def _points(found: PointList, *, with_source: bool) -> Iterator[Block]:
    columns = (
        Column(Printable("Point"), 0, row_header=True),
        Column(Printable("State"), 96),
        Column(Printable("Noted"), 142),
    )
    count = len(columns) if with_source else len(columns) - 1
    if found.lines:
        yield Table(columns[:count], tuple(_point(line)[:count] for line in found.lines))
    if found.more:
        yield Paragraph(Printable(f"… and {found.more:,} more."))


def _point(line: PointLine) -> tuple[Cell, ...]:
    return cell(line.text, limit=_POINT_LIMIT), cell(line.state), cell(line.noted)
