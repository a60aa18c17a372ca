"""What stands around the meetings of a calendar or a timeline."""

from collections.abc import Collection, Sequence
from datetime import date

from perm_desktop.core import calendar_pages, clock
from perm_desktop.core.calendar_pages import Shown
from perm_desktop.core.cycles import Cycle, cycle_group
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.office import OFFICE, PROGRAM
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.reports.calendar_sheet import SheetHead
from perm_desktop.services.printing.dress import Dress
from perm_desktop.store import cycles, reference
from perm_desktop.store.catalog import Catalog


def sheet_head(
    catalog: Catalog,
    titles: tuple[str, str, str],
    remarks: Sequence[str],
    years: Sequence[int],
    dress: Dress,
) -> SheetHead:
    """Return the head of a sheet with title, subtitle and name, about the cycles of some years."""
    office = dress.letterhead.office if dress.letterhead else ""
    return SheetHead(
        title=titles[0],
        subtitle=titles[1],
        name=titles[2],
        program_line=PROGRAM,
        cycle_line=cycle_line(years),
        remarks=tuple(filter(None, remarks)),
        prepared=today(catalog),
        office=office or OFFICE,
        draft=dress.draft,
        letterhead=dress.letterhead,
    )


def today(catalog: Catalog) -> date:
    """Today on the Eastern clock."""
    return clock.home(catalog.now()).date()


def cycle_line(years: Sequence[int]) -> str:
    """ "Reporting Year 2027 · Cycle 3"; several are named by their years."""
    if len(years) == 1:
        return f"Reporting Year {years[0]} · Cycle {cycle_group(years[0])}"
    return f"Reporting Years {', '.join(map(str, sorted(years)))}" if years else "All cycles"


def chosen_cycles(every: Sequence[Cycle], years: Collection[int]) -> tuple[Cycle, ...]:
    """The cycles of some years; all of them where no year is named."""
    return tuple(cycle for cycle in every if not years or cycle.year in years)


def counted(rows: Sequence[MeetingRow]) -> str:
    """ "88 meetings, 2 of them cancelled."."""
    if not rows:
        return "No meetings."
    cancelled = sum(row.status == MeetingStatus.CANCELLED for row in rows)
    count = "1 meeting" if len(rows) == 1 else f"{len(rows):,} meetings"
    if not cancelled:
        return f"{count}."
    return f"{count}, {cancelled:,} of {'them' if len(rows) > 1 else 'it'} cancelled."


def shown_said(catalog: Catalog, shown: Shown) -> str:
    """ "Shown: RY 2027 · Cycle 3, all states."."""
    every = cycles.all_cycles(catalog.connection)
    names = {code: state.name for code, state in reference.states(catalog.connection).items()}
    return f"Shown: {calendar_pages.shown_said(shown, every, names)}."
