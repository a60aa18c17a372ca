"""What somebody took part in: the marks of a person beside the meetings they were made at."""

from collections.abc import Sequence
from typing import NamedTuple

from perm_desktop.core.counting import counted
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import Mark
from perm_desktop.store import meetings, person_meetings
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter

_HERE = (Mark.ATTENDED, Mark.PARTIAL)


class PersonMeeting(NamedTuple):
    """A mark of a person at a meeting."""

    row: MeetingRow
    state: str
    role: str
    mark: Mark
    by_name: bool  # else the role was marked that the person held on the day


class PersonMeetings(NamedTuple):
    """The latest meetings of a person, and how many there are in all."""

    latest: Sequence[PersonMeeting]
    marked: int  # meetings with a mark
    attended: int  # of them

    @property
    def words(self) -> str:
        """How often the person came, and out of how many: only meetings with a mark count."""
        if not self.marked:
            return "No attendance is recorded by name, or by a role held on the day."
        shown = len({each.row.id for each in self.latest})
        latest = f" The latest {shown} are shown." if shown < self.marked else ""
        return f"Attended {self.attended:,} of {counted(self.marked)} with a mark.{latest}"


def of_person(catalog: Catalog, person: int, most: int = 8) -> PersonMeetings:
    """Return what is recorded about a person, the latest meetings first."""
    marks = person_meetings.marks(catalog.connection, person)
    marked = list(dict.fromkeys(line.meeting for line in marks))
    attended = {line.meeting for line in marks if Mark(line.mark) in _HERE}
    shown = marked[:most]
    found = meetings.rows(catalog.connection, Filter(ids=shown)) if shown else ()
    rows = {row.id: row for row in found}
    latest = [
        PersonMeeting(rows[line.meeting], line.state, line.role, Mark(line.mark), line.by_name)
        for line in marks
        if line.meeting in rows
    ]
    return PersonMeetings(latest, len(marked), len(attended))
