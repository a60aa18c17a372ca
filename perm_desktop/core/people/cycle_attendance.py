"""The attendance of a cycle: what all its figures, lists and papers are told from."""

from collections.abc import Sequence
from dataclasses import dataclass

from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.people.attendance_figures import (
    By,
    Occasion,
    Scope,
    Seen,
    Tally,
    occasions,
    tallies,
    whole,
)
from perm_desktop.core.people.missed import Missed, missed
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.people.unseen import Roles, never_seen
from perm_desktop.core.state_review import AttendanceCount


@dataclass(frozen=True, slots=True)
class CycleAttendance:
    """What took place for whom, counted when it is asked for."""

    seen: Seen
    scope: Scope
    occasions: Sequence[Occasion]
    directory: Directory

    @property
    def coverage(self) -> Coverage:
        """The cycle."""
        return self.seen.coverage

    @property
    def whole(self) -> AttendanceCount:
        """All states at all meetings."""
        return whole(self.occasions)

    def by(self, by: By) -> list[Tally]:
        """Count by states, roles, hosts or months."""
        return tallies(self.seen, self.occasions, self.scope, by)

    def missed(self) -> list[Missed]:
        """Return what was missed and has no other meeting."""
        return missed(self.coverage, self.scope)

    def roles(self) -> Roles:
        """Return the roles that never came."""
        return never_seen(self.seen, self.occasions, self.scope, self.directory)


def attendance(seen: Seen, scope: Scope, directory: Directory) -> CycleAttendance:
    """Sort what took place in a cycle."""
    return CycleAttendance(seen, scope, occasions(seen.coverage, scope), directory)
