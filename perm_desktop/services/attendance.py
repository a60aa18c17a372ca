"""Record who came."""

from collections.abc import Sequence

from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import AttendanceLine, MeetingRow
from perm_desktop.core.vocabulary import Mark
from perm_desktop.services import meetings as meeting_services
from perm_desktop.store import details, reference
from perm_desktop.store.catalog import Catalog


def lines(catalog: Catalog, meeting: int) -> list[AttendanceLine]:
    """Return the marks of a meeting; what has no line is not recorded."""
    return details.attendance(catalog.connection, meeting)


def mark(catalog: Catalog, meeting: int, state: str, value: str, role: str = "") -> None:
    """Mark a state, or one role of it. Raises UserError for a state that was not invited."""
    mark_many(catalog, meeting, [(state, role)], value)


def mark_many(
    catalog: Catalog, meeting: int, targets: Sequence[tuple[str, str]], value: str
) -> None:
    """Mark several (state, role) pairs alike, as one step to undo."""
    row = meeting_services.get(catalog, meeting)
    found = parse_mark(value)
    resolved = [_resolve(catalog, row, state, role) for state, role in targets]
    label = f"Mark {_who(targets)} {found.value.replace('-', ' ')}"
    with catalog.edit(label) as edit:
        for state_id, role_id in resolved:
            if found is Mark.NOT_RECORDED:
                details.clear_mark(edit, meeting, state_id, role_id)
            else:
                details.put_mark(edit, meeting, state_id, role_id, found)


def parse_mark(value: str) -> Mark:
    """Return the mark. Raises UserError."""
    try:
        return Mark(value)
    except ValueError as error:
        raise UserError(
            f"“{value}” is not an attendance mark.", f"Use one of {', '.join(Mark)}."
        ) from error


def _resolve(catalog: Catalog, row: MeetingRow, state: str, role: str) -> tuple[int, int | None]:
    found = reference.state(catalog.connection, state)
    if found.code not in row.state_codes:
        raise UserError(
            f"{found.name} is not invited to meeting {row.number}.",
            f"Invited: {', '.join(row.state_codes)}.",
        )
    return found.id, reference.role(catalog.connection, role).id if role else None


def _who(targets: Sequence[tuple[str, str]]) -> str:
    if len(targets) == 1:
        return " ".join(part.upper() for part in targets[0] if part)
    return f"{len(targets)} lines"
