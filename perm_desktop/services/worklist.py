"""What waits on a day, and what happened since the catalog was looked at last."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.deadlines import narrowed
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.people.vacant import Posts, Vacant, soon
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.core.worklist import SOURCES, Section, sections
from perm_desktop.core.worklist_known import Known, day_start
from perm_desktop.core.worklist_outlook import Owed
from perm_desktop.services import coverage, deadlines
from perm_desktop.services.coverage import Coverage
from perm_desktop.store import cycles, meetings, people, reference, since
from perm_desktop.store.catalog import Catalog, stamp
from perm_desktop.store.history import EditRecord
from perm_desktop.store.meetings import Filter

KINDS = MappingProxyType({"undo": "Taken back: ", "redo": "Made again: "})  # before a label


class News(NamedTuple):
    """Counts of what standing edits did to meetings."""

    added: int = 0
    held: int = 0
    moved: int = 0
    cancelled: int = 0
    marks: int = 0

    @property
    def lines(self) -> list[str]:
        """Up to two lines: "2 meetings held, 1 moved" and "11 attendance marks"."""
        counts = ((self.held, "held"), (self.moved, "moved"))
        counts += ((self.cancelled, "cancelled"), (self.added, "added"))
        told = [f"{count:,} {word}" for count, word in counts if count]
        if told:
            number, _, rest = told[0].partition(" ")
            told[0] = f"{number} {'meeting' if number == '1' else 'meetings'} {rest}"
        marks = "1 attendance mark" if self.marks == 1 else f"{self.marks:,} attendance marks"
        return [line for line in (", ".join(told), marks if self.marks else "") if line]


def owed(
    catalog: Catalog,
    found: Sequence[Coverage],
    states: Collection[str],
    day: date,
    directory: Directory | None = None,
) -> Owed:
    """Return what is owed in some cycles, with deadlines and vacancies; no states stand for all.

    Who has the directory at hand gives it.
    """
    shown = frozenset(states)
    due = [
        (each.cycle.year, one)
        for each in found
        for one in narrowed(deadlines.all_of(catalog, each.cycle.year, day), shown)
    ]
    known = people.directory(catalog.connection) if directory is None else directory
    return Owed(found, shown, due, _vacant(catalog, found, shown, day, known))


def _vacant(
    catalog: Catalog,
    found: Sequence[Coverage],
    states: frozenset[str],
    day: date,
    directory: Directory,
) -> list[tuple[str, Vacant]]:
    """The posts once held and vacant that a meeting of the cycles needs soon, by their role."""
    codes = frozenset(code for each in found for code in each.cycle.codes)
    vacant = soon(Posts(directory, found, codes & states if states else codes, day))
    roles = reference.roles(catalog.connection) if vacant else {}
    return [(roles[each.post.role].name, each) for each in vacant]


def of_day(
    catalog: Catalog,
    day: date | None = None,
    years: Collection[int] = (),
    states: Collection[str] = (),
) -> list[Section]:
    """Return all that waits now, or as it waited on the morning of a day; empty stands for all.

    A day is looked at with what is known now. What was held after its morning was to come by then.
    """
    moment = coverage.now(catalog)
    if day is not None and day != moment.day:
        moment = AsOf(day, day_start(day))
    found = [
        coverage.read(catalog, cycle.year, moment)
        for cycle in cycles.all_cycles(catalog.connection)
        if not years or cycle.year in years
    ]
    wanted = Filter(years=list(years), or_no_cycle=bool(years))
    rows = [
        _as_it_was(row, moment.now)
        for row in meetings.rows(catalog.connection, wanted)
        if not states or not row.states or not frozenset(states).isdisjoint(row.state_codes)
    ]
    known = Known(
        now=moment.now,
        states=reference.states(catalog.connection),
        types=reference.meeting_types(catalog.connection),
        members=max((len(each.cycle.codes) for each in found), default=0),
    )
    everything = [source.name for source in SOURCES]
    return sections(rows, known, everything, owed(catalog, found, states, moment.day))


def _as_it_was(row: MeetingRow, now: int) -> MeetingRow:
    """A meeting that was held later than the moment looked at was still to come."""
    if row.utc <= now or row.status != MeetingStatus.HELD:
        return row
    return row._replace(status=MeetingStatus.SCHEDULED.value, marked_states=0)


def now_stamp(catalog: Catalog) -> str:
    """Return this moment as edits are stamped."""
    return stamp(catalog.now())


def news(catalog: Catalog, moment: str) -> News:
    """Count what happened after a moment; what was taken back does not count."""
    connection = catalog.connection
    counts = _counted(since.status_changes(connection, moment))
    return counts._replace(marks=since.marks(connection, moment))


def edits_since(catalog: Catalog, moment: str) -> list[EditRecord]:
    """Return the edits after a moment, newest first."""
    return since.edits(catalog.connection, moment)


def _counted(changes: Iterable[since.StatusChange]) -> News:
    added = held = moved = cancelled = 0
    for change in changes:
        if change.before_status is None:
            added += 1
            continue
        if change.before_status != change.after_status:
            held += change.after_status == MeetingStatus.HELD
            cancelled += change.after_status == MeetingStatus.CANCELLED
        if change.after_starts is not None:
            moved += change.before_starts != change.after_starts
    return News(added, held, moved, cancelled)
