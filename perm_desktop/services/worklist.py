"""What happened since the catalog was looked at last."""

from collections.abc import Iterable
from typing import NamedTuple

from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.store import since
from perm_desktop.store.catalog import Catalog, stamp
from perm_desktop.store.history import EditRecord


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
