"""Record who came."""

from collections.abc import Sequence

from perm_desktop.core import attendance as rules
from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import AttendanceLine, MeetingRow
from perm_desktop.core.texts import kept_line
from perm_desktop.core.vocabulary import Mark
from perm_desktop.services import meetings as meeting_services
from perm_desktop.store import details, reference
from perm_desktop.store.catalog import Catalog, Edit

_REMARK_LIMIT = 300
_NAME_LIMIT = 100


def lines(catalog: Catalog, meeting: int) -> list[AttendanceLine]:
    """Return the marks of a meeting; what has no line is not recorded."""
    return details.attendance(catalog.connection, meeting)


def mark(catalog: Catalog, meeting: int, state: str, value: str, role: str = "") -> None:
    """Mark a state, or one role of it. Raises UserError for a state that was not invited."""
    mark_many(catalog, meeting, [Target(state, role)], value)


def mark_many(
    catalog: Catalog, meeting: int, targets: Sequence[Target | tuple[str, str]], value: str
) -> None:
    """Mark states, roles or persons alike, as one step to undo.

    Raises UserError for a person who would be left without a mark: such a line does not exist.
    """
    row = meeting_services.get(catalog, meeting)
    found = parse_mark(value)
    wanted = [Target(*each) for each in targets]
    if found is Mark.NOT_RECORDED and any(each.person for each in wanted):
        raise UserError(
            "A person who walked in always has a mark.", "Delete takes the person off the list."
        )
    resolved = [_resolve(catalog, row, each) for each in wanted]
    with catalog.edit(f"Mark {_who(wanted)} {_word(found)}") as edit:
        for state_id, role_id, person in resolved:
            if found is Mark.NOT_RECORDED:
                details.clear_mark(edit, meeting, state_id, role_id)
            else:
                details.put_mark(edit, meeting, state_id, role_id, found, person)


def mark_expected(
    catalog: Catalog, meeting: int, value: str, *, state: str = "", replace: bool = False
) -> int:
    """Mark every invited state, or the roles of one state, as one step; returns how many.

    Marks that are there stay unless they are to be replaced. Raises UserError.
    """
    row = meeting_services.get(catalog, meeting)
    found = parse_mark(value)
    targets = _expected(catalog, row, found, state, replace=replace)
    resolved = [_resolve(catalog, row, each) for each in targets]
    scope = f"roles of {state}" if state else f"states of {meeting_services.describe(row)}"
    with catalog.edit(f"Mark {len(targets)} {scope} {_word(found)}") as edit:
        put_marks(edit, meeting, resolved, found)
    return len(targets)


def put_marks(
    edit: Edit, meeting: int, resolved: Sequence[tuple[int, int | None, str]], mark: Mark
) -> None:
    """Mark rows alike, inside an edit of the caller's."""
    for state_id, role_id, person in resolved:
        details.put_mark(edit, meeting, state_id, role_id, mark, person)


def unmarked(catalog: Catalog, row: MeetingRow) -> list[tuple[int, int | None, str]]:
    """Return the rows to mark of invited states of which nothing is recorded."""
    codes = rules.unmarked_states(row.state_codes, lines(catalog, row.id))
    return [_resolve(catalog, row, Target(code)) for code in codes]


def add_walk_in(
    catalog: Catalog, meeting: int, name: str, state: str, role: str, value: str
) -> Target:
    """Record a person nobody expected; returns the line. Raises UserError."""
    row = meeting_services.get(catalog, meeting)
    found = parse_mark(value)
    person = kept_line(name, _NAME_LIMIT)
    if not person:
        raise UserError("A walk-in needs a name.", "Write who came.")
    if found is Mark.NOT_RECORDED:
        raise UserError("A walk-in needs a mark.", "Choose one, for example attended.")
    target = Target(state.upper(), role.upper(), person)
    if any(rules.target_of(line) == target for line in lines(catalog, meeting)):
        raise UserError(f"{person} is on the list already.", "Change the mark there.")
    resolved = _resolve(catalog, row, target)
    with catalog.edit(f"Add walk-in {person}") as edit:
        put_marks(edit, meeting, [resolved], found)
    return target


def remove_walk_ins(catalog: Catalog, meeting: int, targets: Sequence[Target]) -> None:
    """Take persons off the list; undo brings them back."""
    row = meeting_services.get(catalog, meeting)
    persons = [each for each in targets if each.person]
    resolved = [_resolve(catalog, row, each) for each in persons]
    who = persons[0].person if len(persons) == 1 else f"{len(persons)} persons"
    with catalog.edit(f"Remove walk-in {who}") as edit:
        for state_id, role_id, person in resolved:
            details.clear_mark(edit, meeting, state_id, role_id, person)


def remark(catalog: Catalog, meeting: int, target: Target, text: str) -> None:
    """Keep a remark on a mark. Raises UserError where there is no mark."""
    row = meeting_services.get(catalog, meeting)
    state_id, role_id, person = _resolve(catalog, row, target)
    if all(rules.target_of(line) != target for line in lines(catalog, meeting)):
        raise UserError("A remark needs a mark first.", "Press A, P, E, X or N, then add it.")
    cleaned = kept_line(text, _REMARK_LIMIT)
    with catalog.edit(f"Remark on {_who([target])}") as edit:
        details.put_remark(edit, meeting, state_id, role_id, person, cleaned)


def parse_mark(value: str) -> Mark:
    """Return the mark. Raises UserError."""
    try:
        return Mark(value)
    except ValueError as error:
        raise UserError(
            f"“{value}” is not an attendance mark.", f"Use one of {', '.join(Mark)}."
        ) from error


def _expected(
    catalog: Catalog, row: MeetingRow, mark: Mark, state: str, *, replace: bool
) -> list[Target]:
    there = lines(catalog, row.id)
    if state:
        kind = reference.meeting_type(catalog.connection, row.type)
        roles = rules.roles_to_mark(state, mark, kind.roles, there, replace=replace)
        return [Target(state, role) for role in roles]
    codes = row.state_codes if replace else rules.unmarked_states(row.state_codes, there)
    return [Target(code) for code in codes]


def _resolve(catalog: Catalog, row: MeetingRow, target: Target) -> tuple[int, int | None, str]:
    """Row ids of a target's state and role, and the person. Raises UserError."""
    found = reference.state(catalog.connection, target.state)
    if found.code not in row.state_codes:
        raise UserError(
            f"{found.name} is not invited to meeting {row.number}.",
            f"Invited: {', '.join(row.state_codes)}.",
        )
    role = reference.role(catalog.connection, target.role).id if target.role else None
    return found.id, role, target.person


def _word(mark: Mark) -> str:
    return mark.value.replace("-", " ")


def _who(targets: Sequence[Target]) -> str:
    if len(targets) != 1:
        return f"{len(targets)} lines"
    (one,) = targets
    return one.person or " ".join(part.upper() for part in (one.state, one.role) if part)
