"""Gather what papers begin with: those of one meeting, and those of many."""

from collections.abc import Sequence
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.cycles import cycle_group
from perm_desktop.core.filenames import slug
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.office import PROGRAM
from perm_desktop.core.open_points import MOST, OpenPoint
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.reports.calendar_sheet import SheetHead
from perm_desktop.reports.meeting_head import MeetingHead, PointLine, PointList
from perm_desktop.services.printing.dress import Dress, office
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog


def file_name(kind: str, row: MeetingRow) -> str:
    """Return a name that sorts by date: "agenda-2026-04-15-cycle-call-214.pdf"."""
    return f"{kind}-{row.starts[:10]}-{slug(row.short_title, 40)}-{row.number}.pdf"


def invited(row: MeetingRow, states: dict[str, State]) -> list[State]:
    """Return the states invited by their names, since paper names them and gives no codes."""
    return sorted((states[code] for code in row.state_codes), key=lambda state: state.name)


def head(catalog: Catalog, row: MeetingRow, kind: MeetingType, dress: Dress) -> MeetingHead:
    """Gather the head of a meeting's paper."""
    start = row.start
    states = reference.states(catalog.connection)
    return MeetingHead(
        title=row.title,
        program_line=PROGRAM,
        cycle_line=_cycle_line([row.year]) if row.year else "",
        date=clock.long_weekday(start.date()),
        time=f"{clock.clock_span(start, row.minutes)} {clock.zone_name(start, row.minutes)},"
        f" {row.minutes:,} minutes",
        states=tuple(state.name for state in invited(row, states)),
        hosts=", ".join(row.host_codes) or kind.wording.hosts or "",
        place=row.place,
        number=f"Meeting {row.number}",
        status=_status(row),
        prepared=today(catalog),
        office=office(catalog, dress),
        draft=dress.draft or row.status == MeetingStatus.DRAFT,
        letterhead=dress.letterhead,
    )


def sheet_head(
    catalog: Catalog,
    titles: tuple[str, str, str],
    remarks: Sequence[str],
    years: Sequence[int],
    dress: Dress,
) -> SheetHead:
    """Gather the head of a sheet with title, subtitle and name, about the cycles of some years."""
    return SheetHead(
        title=titles[0],
        subtitle=titles[1],
        name=titles[2],
        program_line=PROGRAM,
        cycle_line=_cycle_line(years) if years else "All cycles",
        remarks=tuple(filter(None, remarks)),
        prepared=today(catalog),
        office=office(catalog, dress),
        draft=dress.draft,
        letterhead=dress.letterhead,
    )


def today(catalog: Catalog) -> date:
    """Return today on the Eastern clock."""
    return clock.home(catalog.now()).date()


def _cycle_line(years: Sequence[int]) -> str:
    """ "Reporting Year 2027 · Cycle 3"; several are named by their years."""
    if len(years) == 1:
        return f"Reporting Year {years[0]} · Cycle {cycle_group(years[0])}"
    return f"Reporting Years {', '.join(map(str, sorted(years)))}"


def point_list(found: Sequence[OpenPoint], states: dict[str, State]) -> PointList:
    """Gather points as far as they are shown."""
    shown = (
        PointLine(
            text=point.text,
            state=states[point.state].name if point.state else "All",
            noted=f"{clock.day(point.meeting.start.date())}, meeting {point.meeting.number}",
        )
        for point in found[:MOST]
    )
    return PointList(tuple(shown), max(len(found) - MOST, 0))


def _status(row: MeetingRow) -> str:
    if row.status == MeetingStatus.CANCELLED:
        return f"Cancelled: {row.reason}"
    return "Draft" if row.status == MeetingStatus.DRAFT else ""
