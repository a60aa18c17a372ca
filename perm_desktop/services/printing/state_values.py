"""A state's one-pager as tables, for other programs."""

from collections.abc import Sequence
from dataclasses import replace

from perm_desktop.core.symbols import Look
from perm_desktop.core.table_sheet import Cell
from perm_desktop.reports.figures_sheet import FigureColumn, FiguresSheet, FigureTable
from perm_desktop.reports.state_page_sheet import OUTSIDE, Entry, MeetingLine, StatePageSheet

_SUBJECT = "State one-pager"


def figures(page: StatePageSheet) -> FiguresSheet:
    """Return all that a page says, part by part."""
    comment = (("Comment", page.comment),) if page.comment else ()
    return FiguresSheet(
        head=page.head,
        subject=_SUBJECT,
        facts=(*page.facts, *comment),
        parts=(
            _phases(page),
            _open(page),
            _meetings("Next meetings", page.upcoming, "None is planned."),
            _meetings("Last meetings", page.past, "None so far."),
            _entries("64/21 differences", ("Program", "Difference"), page.differences),
            _entries("Sessions left", ("Meeting", "Sessions"), page.sessions),
            _entries("Deadlines", ("Day", "What"), page.deadlines),
            _calls(page),
            _entries("Exceptions", ("Meeting", "What and why"), page.exceptions),
        ),
    )


def _phases(page: StatePageSheet) -> FigureTable:
    return _table(
        "Owed and satisfied",
        ("Phase", "Satisfied of owed", "What is satisfied", "Outside"),
        [
            (
                Cell(each.name),
                each.share,
                Cell(each.satisfied),
                Cell(each.outside.removeprefix(OUTSIDE)),
            )
            for each in page.phases
        ],
        "Nothing is owed yet.",
    )


def _open(page: StatePageSheet) -> FigureTable:
    return _table(
        "Still open",
        ("Meeting", "Status", "Why"),
        [(Cell(each.title), _status(each.look), Cell(each.why)) for each in page.open],
        "Nothing: all that is owed is satisfied.",
    )


def _meetings(title: str, lines: Sequence[MeetingLine], empty: str) -> FigureTable:
    cells = [(Cell(each.when), Cell(each.title), _status(each.look)) for each in lines]
    return _table(title, ("When", "Meeting", "Status"), cells, empty)


def _calls(page: StatePageSheet) -> FigureTable:
    return _table(
        "Calls",
        ("Series", "Attended of held", "Not recorded", "Cancelled", "Gaps"),
        [
            (Cell(each.title), each.attended, each.unrecorded, each.cancelled, Cell(each.gaps))
            for each in page.calls
        ],
        "No series is held in this cycle.",
    )


def _entries(title: str, heads: tuple[str, str], entries: Sequence[Entry]) -> FigureTable:
    """Facts; their status has a column of its own, where any has one."""
    has_looks = any(each.look is not None for each in entries)
    lines = [
        (
            Cell(each.about),
            *((_status(each.look) if each.look else Cell(""),) if has_looks else ()),
            Cell(each.said),
        )
        for each in entries
    ]
    about, said = heads
    found = _table(title, (about, "Status", said) if has_looks else heads, lines, "None.")
    return replace(found, short=title.replace("/", "-"))


def _status(look: Look) -> Cell:
    return Cell(look.word, None, look)


def _table(
    title: str, heads: Sequence[str], lines: Sequence[tuple[Cell, ...]], empty: str
) -> FigureTable:
    return FigureTable(title, tuple(map(FigureColumn, heads)), tuple(lines), empty=empty)
