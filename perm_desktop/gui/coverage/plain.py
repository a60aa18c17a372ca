"""The grid as a plain table: a line for each state and type, or the list behind a total."""

from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.coverage.grid import Grid, Row
from perm_desktop.core.coverage.walk import Place
from perm_desktop.core.coverage.words import told
from perm_desktop.core.obligations.status import Obligation, Status
from perm_desktop.core.symbols import Look, obligation_look
from perm_desktop.gui.kit.line_model import Column

_RANK = {status: rank for rank, status in enumerate(Status)}


class PlainLine(NamedTuple):
    """An obligation in words."""

    year: int
    state: str
    type: str
    name: str
    meeting: str
    look: Look
    why: str
    due: str


def columns() -> tuple[Column[PlainLine], ...]:
    """Cycle, state, meeting, status, why and the last day."""
    return (
        Column(head="Cycle", text=lambda line: f"RY {line.year}", widest="RY 2027"),
        Column(head="State", text=lambda line: line.name, widest="District of Columbia"),
        Column(
            head="Meeting", text=lambda line: line.meeting, widest="Data submission instructions"
        ),
        Column(
            head="Status",
            text=lambda line: line.look.word,
            look=lambda line: line.look,
            widest="Not recorded, 30 of 30",
        ),
        Column(head="Why", text=lambda line: line.why),
        Column(head="Due", text=lambda line: line.due, widest="Sep 30, 2026"),
    )


def lines(grid: Grid) -> list[PlainLine]:
    """Return the cells that are shown, line by line."""
    return [line for row in grid.rows for line in of_row(grid, row)]


def of_row(grid: Grid, row: Row) -> list[PlainLine]:
    """Return the cells of one line that are shown."""
    return [
        _line(grid, row.section, found)
        for found in row.cells
        if found is not None and grid.is_shown(found)
    ]


def behind(grid: Grid, row: int, column: int) -> list[PlainLine]:
    """Return what a total counts, and what it does not: what wants somebody most is first."""
    found = sorted(grid.behind(row, column), key=lambda pair: _RANK[pair[1].status])
    return [_line(grid, section, each) for section, each in found]


def key(line: PlainLine) -> tuple[int, str, str]:
    """What tells a line from the others."""
    return line.year, line.state, line.type


def _line(grid: Grid, section: int, found: Obligation) -> PlainLine:
    judged = grid.sections[section]
    kind = next(each for each in judged.facts.types if each.key == found.type)
    look, verdict = obligation_look(found.status.value), found.verdict
    return PlainLine(
        year=judged.cycle.year,
        state=found.state,
        type=found.type,
        name=judged.names[found.state],
        meeting=kind.short_title,
        look=look._replace(word=told(found, grid.short_in(section, found))),
        why=" ".join(filter(None, (verdict.why, verdict.question))),
        due=clock.day(verdict.due) if verdict.due is not None else "",
    )


def behind_words(grid: Grid, place: Place, name: str) -> str:
    """ "Hawaii, RY 2027: 11 of 17 satisfied": whose total is listed."""
    row = grid.rows[place.row]
    cycle = grid.sections[row.section].cycle
    if place.column == grid.total_column:
        whose = f"{name}, RY {cycle.year}" if row.state else cycle.label
        return f"{whose}: {row.total.told}"
    return (
        f"{grid.types[place.column].short_title}, RY {cycle.year}: {row.by_type[place.column].told}"
    )
