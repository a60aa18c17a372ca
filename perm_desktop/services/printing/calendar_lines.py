"""Meetings as the lines of calendars: the words of their types, and the members of their cycles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from perm_desktop.core import calendar_pages
from perm_desktop.core.calendar_pages import Entry
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.symbols import meeting_look
from perm_desktop.reports.calendar_sheet import CalendarLine
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
