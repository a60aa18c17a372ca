"""Who is expected at a meeting, and what one meeting has otherwise than its type says."""

from collections.abc import Callable, Collection, Sequence

from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.people.expected import MeetingAudience, OneOff, expected
from perm_desktop.core.people.posts import Directory, Holder
from perm_desktop.core.vocabulary import Answer, AudienceChange
from perm_desktop.services import meetings as meeting_services
from perm_desktop.services import series_edits
from perm_desktop.services.series_edits import Scope
from perm_desktop.store import audience, people, reference
from perm_desktop.store.catalog import Catalog

_Ids = tuple[int | None, int | None, int | None]  # of state, role and person


def of(catalog: Catalog, meeting: int, directory: Directory | None = None) -> MeetingAudience:
    """Return who is expected at a meeting, on its own day.

    Who has the directory at hand gives it. Raises NotFoundError.
    """
    row = meeting_services.get(catalog, meeting)
    known = directory or people.directory(catalog.connection)
    return _audience(catalog, row, known, audience.changes(catalog.connection, row.id))


def add(
    catalog: Catalog, meetings: Sequence[int], *, state: str = "", role: str = "", person: int = 0
) -> int:
    """Expect a role or a person more, as one step; returns at how many meetings.

    Without a state it is for all, or, for a person without a role, for none. What the type says
    anyway needs no change. Raises UserError.
    """
    return change(catalog, meetings, [OneOff(AudienceChange.ADD, state, role, person)])


def remove(
    catalog: Catalog, meetings: Sequence[int], *, state: str = "", role: str = "", person: int = 0
) -> int:
    """Expect a role or a person less, as one step; returns at how many meetings."""
    return change(catalog, meetings, [OneOff(AudienceChange.REMOVE, state, role, person)])


def inform(
    catalog: Catalog, meetings: Sequence[int], *, state: str = "", role: str = "", person: int = 0
) -> int:
    """Invite a role or a person without expecting them; returns at how many meetings."""
    return change(catalog, meetings, [OneOff(AudienceChange.INFORM, state, role, person)])


def change(catalog: Catalog, meetings: Sequence[int], wanted: Sequence[OneOff]) -> int:
    """Make several changes of several meetings as one step; returns at how many meetings.

    Raises UserError where nobody is named, or none of the meetings has the state.
    """
    directory = people.directory(catalog.connection)
    named = [each._replace(state=each.state.upper(), role=each.role.upper()) for each in wanted]

    def needed(row: MeetingRow, one: OneOff) -> bool:
        known = audience.changes(catalog.connection, row.id)
        others = [each for each in known if each.key != one.key]
        return not _is_so(_audience(catalog, row, directory, others), one)

    return _write(catalog, meetings, named, named[0].change.capitalize(), needed)


def restore(catalog: Catalog, meetings: Sequence[int], whom: Sequence[OneOff]) -> int:
    """Take changes back to what the type says, as one step; returns at how many meetings."""
    return _write(catalog, meetings, whom, "Restore", lambda _, __: False)


def answer(catalog: Catalog, meeting: int, person: int, given: str | None) -> None:
    """Keep what somebody answered to the invitation; None takes it back. Raises UserError."""
    row = meeting_services.get(catalog, meeting)
    who = people.person(catalog.connection, person)
    told = None if given is None else parse_answer(given)
    label = f"{who.name} {told or 'has not answered'}: {meeting_services.describe(row)}"
    with catalog.edit(label) as edit:
        audience.put_answer(edit, row.id, who.id, told)


def parse_answer(text: str) -> Answer:
    """Return an answer to an invitation. Raises UserError."""
    try:
        return Answer(text)
    except ValueError as error:
        raise UserError(
            f"“{text}” is no answer to an invitation.", f"Use one of {', '.join(Answer)}."
        ) from error


def rest_of_series(catalog: Catalog, meeting: int) -> list[int]:
    """Return a meeting and those of its series that follow and are still to come."""
    row = meeting_services.get(catalog, meeting)
    if row.series is None:
        return [row.id]
    coming = series_edits.reached(catalog, row, Scope.FOLLOWING)
    return list(dict.fromkeys((row.id, *(each.id for each in coming))))


def item_roles(catalog: Catalog, meeting: int) -> dict[int, tuple[str, ...]]:
    """Return the codes of the roles that each agenda item of a meeting wants."""
    return audience.item_roles(catalog.connection, meeting)


def set_item_roles(catalog: Catalog, item: int, roles: Collection[str]) -> None:
    """Let an agenda item want these roles and no others. Raises UserError."""
    meeting = audience.meeting_of_item(catalog.connection, item)
    if meeting is None:
        raise UserError("This agenda item is gone.", "Look at the agenda as it is now.")
    row = meeting_services.get(catalog, meeting)
    idents = [reference.role(catalog.connection, code).id for code in roles]
    with catalog.edit(f"Roles of an item of {meeting_services.describe(row)}") as edit:
        audience.set_item_roles(edit, row.id, item, idents)


def _audience(
    catalog: Catalog, row: MeetingRow, directory: Directory, changes: Sequence[OneOff]
) -> MeetingAudience:
    connection = catalog.connection
    kind = reference.meeting_type(connection, row.type)
    wishes = audience.wishes(connection, row.id)
    return MeetingAudience(
        expected(row.state_codes, row.start.date(), kind.roles, directory, wishes, changes),
        audience.answers(connection, row.id),
        has_people=bool(directory.people),
        changes=tuple(changes),
    )


def _write(
    catalog: Catalog,
    meetings: Sequence[int],
    wanted: Sequence[OneOff],
    verb: str,
    needed: Callable[[MeetingRow, OneOff], bool],
) -> int:
    """Write or clear the changes of each meeting that has their state."""
    ids = {each: _ids(catalog, each) for each in wanted}
    rows = [meeting_services.get(catalog, each) for each in meetings]
    values = [
        (row, each, needed(row, each))
        for row in rows
        for each in wanted
        if not each.state or each.state in row.state_codes
    ]
    if not values:
        raise UserError(
            f"{wanted[0].state} is not invited to this meeting.", "Choose one of its states."
        )
    reached = list(dict.fromkeys(row for row, _, _ in values))
    where = meeting_services.describe_all(reached)
    with catalog.edit(f"{verb} {_who(catalog, wanted)}: {where}") as edit:
        for row, each, is_needed in values:
            if is_needed:
                audience.put_change(edit, row.id, each.change, *ids[each])
            else:
                audience.clear_change(edit, row.id, *ids[each])
    return len(reached)


def _ids(catalog: Catalog, whom: OneOff) -> _Ids:
    """Ids of the rows that a change is about. Raises UserError."""
    if not whom.role and not whom.person:
        raise UserError("Nobody is named.", "Choose a role or a person.")
    connection = catalog.connection
    state = reference.state(connection, whom.state).id if whom.state else None
    role = reference.role(connection, whom.role).id if whom.role else None
    person = people.person(connection, whom.person).id if whom.person else None
    return state, role, person


def _is_so(rest: MeetingAudience, wanted: OneOff) -> bool:
    """Whether the audience is as wanted without the change."""
    lines = [
        line
        for line in rest.expected
        if wanted.state in ("", line.state)
        and wanted.role in ("", line.role)
        and (not wanted.person or _has(line.holders, wanted.person))
    ]
    match wanted.change:
        case AudienceChange.ADD:
            states = {line.state for line in lines if line.is_expected}
            is_one = bool(wanted.state or wanted.person)
            return bool(states) and (is_one or states >= {line.state for line in rest.expected})
        case AudienceChange.REMOVE:
            return not lines
        case AudienceChange.INFORM:
            return bool(lines) and all(line.informed for line in lines)


def _has(holders: Sequence[Holder], person: int) -> bool:
    return any(each.person.id == person for each in holders)


def _who(catalog: Catalog, wanted: Sequence[OneOff]) -> str:
    """ "OH MRR", or the name of a person."""
    if len(wanted) > 1:
        return f"{len(wanted)} of the audience"
    (whom,) = wanted
    if whom.person:
        return people.person(catalog.connection, whom.person).name
    return " ".join(filter(None, (whom.state, whom.role)))
