"""Figures of attendance of a cycle: how often each came, what was missed, who never came."""

from collections.abc import Iterable, Mapping, Sequence

from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import ExpectedRole, MeetingType
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.people.attendance_figures import (
    RoleMarks,
    Scope,
    Seen,
    role_marks,
    with_mark,
)
from perm_desktop.core.people.cycle_attendance import CycleAttendance, attendance
from perm_desktop.core.people.expected import Expected, expected
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.vocabulary import Expectation, Mark
from perm_desktop.services import coverage
from perm_desktop.services.coverage import Coverage
from perm_desktop.store import attendance_figures as rows
from perm_desktop.store import people, reference, state_records
from perm_desktop.store.catalog import Catalog

_NOBODY = Directory((), ())  # roles alone are asked for
_EVERYTHING = Scope()


def of(
    catalog: Catalog,
    known: Coverage,
    scope: Scope = _EVERYTHING,
    directory: Directory | None = None,
) -> CycleAttendance:
    """Count the attendance of a cycle that was read; who has the directory at hand gives it."""
    if directory is None:
        directory = people.directory(catalog.connection)
    return attendance(_seen(catalog, known, directory), scope, directory)


def read(
    catalog: Catalog, year: int, scope: Scope = _EVERYTHING, as_of: AsOf | None = None
) -> CycleAttendance:
    """Read a cycle and count. Raises NotFoundError for a year that is not there, and UserError."""
    known = coverage.read(catalog, year, as_of)
    return of(catalog, known, checked(known, scope))


def checked(known: Coverage, scope: Scope) -> Scope:
    """Return what is to be counted. Raises UserError for what the cycle does not have."""
    for code in sorted(scope.states):
        if code not in known.cycle.codes:
            raise UserError(
                f"{known.names.get(code, f'“{code}”')} is not in {known.cycle.label}.",
                f"Its states are {', '.join(known.cycle.codes)}."
                if known.cycle.codes
                else "Take it in first.",
            )
    keys = {kind.key for kind in known.facts.types}
    for key in sorted(scope.types - keys):
        raise UserError(f"There is no meeting type “{key}”.", "“types” lists them.")
    if scope.first and scope.last and scope.last < scope.first:
        raise UserError("The last day is before the first.", "Turn them round.")
    return scope


def _seen(catalog: Catalog, known: Coverage, directory: Directory) -> Seen:
    connection = catalog.connection
    kinds = {kind.key: kind for kind in known.facts.types}
    roles = reference.roles(connection)
    codes = {role.id: code for code, role in roles.items()}
    marks = _role_marks(catalog, known, codes)
    _add_contacts(catalog, known, directory, marks)
    return Seen(known, kinds, roles, marks, _audiences(catalog, known, kinds))


def _role_marks(
    catalog: Catalog, known: Coverage, codes: Mapping[int, str]
) -> dict[tuple[int, str], RoleMarks]:
    """What is marked of roles; marks that are alike are read once."""
    told: dict[str, RoleMarks] = {}
    found: dict[tuple[int, str], RoleMarks] = {}
    meetings = {row.id for row in known.facts.rows}
    for each in state_records.told_marks(catalog.connection):
        if each.meeting not in meetings:
            continue
        if each.text not in told:
            told[each.text] = role_marks(each.lines(codes))
        if told[each.text]:
            found[each.meeting, each.state] = told[each.text]
    return found


def _add_contacts(
    catalog: Catalog,
    known: Coverage,
    directory: Directory,
    marks: dict[tuple[int, str], RoleMarks],
) -> None:
    """Somebody marked without a role came in the roles they had for the state on that day."""
    by_id = known.rows_by_id()
    for each in rows.contact_marks(catalog.connection):
        row = by_id.get(each.meeting)
        if row is None:
            continue
        day, place = row.start.date(), (each.meeting, each.state)
        for tenure in directory.of_person(each.contact):
            if tenure.post.state in ("", each.state) and tenure.post.role and tenure.covers(day):
                own = marks.get(place, {})
                marks[place] = with_mark(own, tenure.post.role, Mark(each.mark))


def _audiences(
    catalog: Catalog, known: Coverage, kinds: Mapping[str, MeetingType]
) -> dict[tuple[int, str], Sequence[ExpectedRole]]:
    """The roles of the meetings that expect others than their type does."""
    changes = rows.role_changes(catalog.connection)
    wishes = rows.item_wishes(catalog.connection)
    found: dict[tuple[int, str], Sequence[ExpectedRole]] = {}
    for row in known.facts.rows:
        if (row.id not in changes and row.id not in wishes) or row.type not in kinds:
            continue
        own = (wishes.get(row.id, ()), changes.get(row.id, ()))
        roles = kinds[row.type].roles
        lines = expected(row.state_codes, row.start.date(), roles, _NOBODY, *own)
        for code in row.state_codes:
            found[row.id, code] = _roles(line for line in lines if line.state == code)
    return found


def _roles(lines: Iterable[Expected]) -> tuple[ExpectedRole, ...]:
    """Who is expected must come; who is only informed is not expected at all."""
    return tuple(
        ExpectedRole(line.role, Expectation.REQUIRED if line.is_expected else line.expectation)
        for line in lines
        if line.role and not line.informed
    )
