"""Meetings as a table with everything that a list can say of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.listing.groups import PHASE_NAMES
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import meeting_look
from perm_desktop.core.table_sheet import Cell, Column, Group, Kind, Line, TableSheet
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.services.printing.dress import office
from perm_desktop.store import cycles, reference
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter

_NUMBER = Column("No.", Kind.NUMBER)
_WHEN = (Column("Date", Kind.DATE), Column("Starts", Kind.TIME), Column("Zone"))
_WHEN_ON_PAPER = (Column("When", Kind.MOMENT),)
_REST = (
    Column("Min", Kind.NUMBER),
    Column("States"),
    Column("Meeting"),
    Column("Hosts"),
    Column("Status"),
    Column("Reason"),
    Column("Items", Kind.NUMBER),
    Column("Attended"),
    Column("Phase"),
    Column("RY", Kind.NUMBER),
    Column("Place"),
)


class _Known(NamedTuple):
    """What meetings are told by."""

    types: Mapping[str, MeetingType]
    minute: int  # now, in UTC minutes
    members: Mapping[int, frozenset[str]]  # states by reporting year


def meeting_table(
    catalog: Catalog, rows: Sequence[MeetingRow], which: Filter, *, on_paper: bool = False
) -> TableSheet:
    """Gather meetings in their order; the sentence says how they were chosen.

    On paper date, time and zone share a column, and all states of a cycle are said to be all; a
    program that reads the file wants them apart.
    """
    now = catalog.now()
    known = _Known(
        types=reference.meeting_types(catalog.connection),
        minute=int(now.timestamp()) // 60,
        members=_members(catalog) if on_paper else {},
    )
    when = _when_on_paper if on_paper else _when
    lines = tuple(Line((_counted(row.number), *when(row), *_rest(row, known))) for row in rows)
    return TableSheet(
        title="Deleted meetings" if which.trashed else "Meetings",
        sentence=" · ".join(_words(catalog, rows, which)),
        columns=(_NUMBER, *(_WHEN_ON_PAPER if on_paper else _WHEN), *_REST),
        groups=(Group("", lines),),
        made=now,
        office=office(catalog),
    )


def _when(row: MeetingRow) -> Iterator[Cell]:
    start = row.start
    yield Cell(f"{clock.weekday(start)}, {start.year}", start.date())
    yield Cell(clock.clock(start), datetime.fromisoformat(row.starts).time())
    yield Cell(clock.zone_label(start))


def _when_on_paper(row: MeetingRow) -> Iterator[Cell]:
    start = row.start
    text = f"{clock.day(start)}, {clock.clock(start)} {clock.zone_label(start)}"
    yield Cell(text, datetime.fromisoformat(row.starts))


def _rest(row: MeetingRow, known: _Known) -> Iterator[Cell]:
    look = meeting_look(row, known.minute)
    yield _counted(row.minutes)
    yield Cell(_states(row, known))
    yield Cell(_name(row, known.types))
    yield Cell(", ".join(row.host_codes))
    yield Cell(look.word, None, look)
    yield Cell(row.reason)
    yield _counted(row.agenda_items)
    yield Cell(_attended(row))
    yield Cell(PHASE_NAMES.get(row.phase, row.phase))
    yield Cell("") if row.year is None else _counted(row.year)
    yield Cell(row.place)


def _states(row: MeetingRow, known: _Known) -> str:
    codes = row.state_codes
    if len(codes) > 1 and known.members.get(row.year or 0) == frozenset(codes):
        return f"All {len(codes)}"
    return ", ".join(codes)


def _members(catalog: Catalog) -> dict[int, frozenset[str]]:
    return {cycle.year: frozenset(cycle.codes) for cycle in cycles.all_cycles(catalog.connection)}


def _counted(number: int) -> Cell:
    return Cell(str(number), number)


def _name(row: MeetingRow, types: Mapping[str, MeetingType]) -> str:
    """The liaison's own title, else the short one; with the session where there is one."""
    kind = types.get(row.type)
    title = row.short_title if kind is not None and row.title == kind.title else row.title
    return f"{title}, session {row.session}" if row.session is not None else title


def _attended(row: MeetingRow) -> str:
    if not row.marked_states and row.status != MeetingStatus.HELD:
        return ""
    return f"{row.marked_states} of {len(row.state_codes)}"


def _words(catalog: Catalog, rows: Sequence[MeetingRow], which: Filter) -> Iterator[str]:
    yield "1 meeting" if len(rows) == 1 else f"{len(rows):,} meetings"
    connection = catalog.connection
    if which.state:
        yield reference.state(connection, which.state).name
    if which.years:
        yield ", ".join(f"RY {year}" for year in which.years)
    if which.type:
        yield reference.meeting_type(connection, which.type).short_title
    if which.phase:
        yield PHASE_NAMES.get(which.phase, which.phase)
    if which.host:
        yield f"host {which.host}"
    if which.first_day or which.last_day:
        yield _span(which.first_day, which.last_day)
    yield "sorted by date"


def _span(first: str, last: str) -> str:
    """ "Mar 1, 2026 to May 1, 2026"; one end may be open."""
    begins, ends = (clock.day(date.fromisoformat(day)) if day else "" for day in (first, last))
    if begins and ends:
        return f"{begins} to {ends}"
    return f"from {begins}" if begins else f"up to {ends}"
