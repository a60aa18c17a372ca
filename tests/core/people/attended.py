"""Attendance of a small cycle, for figures that are counted from it."""

from collections.abc import Collection, Mapping, Sequence

from perm_desktop.core.meeting_types import ExpectedRole, Role
from perm_desktop.core.obligations.facts import CycleFacts
from perm_desktop.core.people.attendance_figures import RoleMarks, Scope, Seen
from perm_desktop.core.people.cycle_attendance import CycleAttendance, attendance
from perm_desktop.core.people.person import Organization, Person, Tenure
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.vocabulary import Mark
from tests.core.judging import judged

ROLES = {
    code: Role(nth, code, name, side, ())
    for nth, (code, name, side) in enumerate(
        (
            ("PM", "PERM lead", "state"),
            ("DL", "Data lead", "state"),
            ("MRR", "MRR contact", "state"),
            ("VEN", "Data vendor", "vendor"),
            ("DFO", "DFO staff", "federal"),
            ("ALL", "All state PERM staff", "state"),
        )
    )
}
EVERYTHING = Scope()
NOBODY = Directory((), ())
Told = Mapping[tuple[int, str], Mapping[str, str]]


def marks(told: Told) -> dict[tuple[int, str], RoleMarks]:
    """What is recorded of roles, by meeting and state: ``{(1, "OH"): {"PM": "absent"}}``."""
    return {
        place: {role: Mark(mark) for role, mark in roles.items()} for place, roles in told.items()
    }


def counted(
    facts: CycleFacts,
    day: str,
    roles: Told | None = None,
    *,
    scope: Scope = EVERYTHING,
    directory: Directory = NOBODY,
    audiences: Mapping[tuple[int, str], Sequence[ExpectedRole]] | None = None,
) -> CycleAttendance:
    """The attendance of a cycle at the end of a day."""
    kinds = {kind.key: kind for kind in facts.types}
    seen = Seen(judged(facts, day), kinds, ROLES, marks(roles or {}), audiences or {})
    return attendance(seen, scope, directory)


def directory(names: Collection[str], *tenures: Tenure) -> Directory:
    """People with ids 1, 2, … and their tenures."""
    people = [Person(nth, name, Organization.STATE) for nth, name in enumerate(names, 1)]
    return Directory(people, tenures)
