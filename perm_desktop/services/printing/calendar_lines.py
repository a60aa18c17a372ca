"""What calendars and timelines say of meetings: a line of each, and which of them are shown."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from perm_desktop.core import calendar_pages
from perm_desktop.core.calendar_pages import Entry, Shown
from perm_desktop.core.counting import counted
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import meeting_look
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.reports.calendar_sheet import CalendarLine
from perm_desktop.store import cycles as cycle_store
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog


@dataclass(frozen=True, slots=True)
class LineMaker:
    """Makes lines of meetings as they stand at ``now`` (UTC minutes)."""

    types: Mapping[str, MeetingType]
    members: Mapping[int, Sequence[str]]  # codes of the states by reporting year
    now: int

    def line(self, entry: Entry) -> CalendarLine:
        """The line of one meeting; a name that somebody gave it goes before its type's."""
        row = entry.row
        is_named = row.title != self.types[row.type].title
        members = self.members.get(row.year, ()) if row.year is not None else ()
        return CalendarLine(
            day=entry.day,
            begins=entry.begins,
            lasts=entry.lasts,
            title=row.title if is_named else row.short_title or row.title,
            kind=row.short_title or row.title,
            recurring=row.series is not None,
            joint="," in row.states,
            states=calendar_pages.states_said(row.state_codes, members),
            hosts=", ".join(row.host_codes),
            place=row.place,
            look=meeting_look(row, self.now),
            reason=row.reason,
        )


def line_maker(catalog: Catalog, cycles: Sequence[Cycle]) -> LineMaker:
    """Return what makes lines of the catalog's meetings; ``cycles`` are all of its cycles."""
    types = reference.meeting_types(catalog.connection)
    members = {cycle.year: cycle.codes for cycle in cycles}
    return LineMaker(types, members, int(catalog.now().timestamp()) // 60)


def chosen_cycles(every: Sequence[Cycle], years: Collection[int]) -> tuple[Cycle, ...]:
    """Return the cycles of some years; all of them where no year is named."""
    return tuple(cycle for cycle in every if not years or cycle.year in years)


def shown_said(catalog: Catalog, rows: Sequence[MeetingRow], shown: Shown) -> str:
    """ "88 meetings, 2 of them cancelled. Shown: RY 2027 · Cycle 3, all states."."""
    every = cycle_store.all_cycles(catalog.connection)
    names = {code: state.name for code, state in reference.states(catalog.connection).items()}
    return f"{_counted(rows)} Shown: {calendar_pages.shown_said(shown, every, names)}."


def _counted(rows: Sequence[MeetingRow]) -> str:
    if not rows:
        return "No meetings."
    cancelled = sum(row.status == MeetingStatus.CANCELLED for row in rows)
    if not cancelled:
        return f"{counted(len(rows))}."
    of_them = "them" if len(rows) > 1 else "it"
    return f"{counted(len(rows))}, {cancelled:,} of {of_them} cancelled."
