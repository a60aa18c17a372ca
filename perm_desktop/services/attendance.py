"""Record who came."""

from collections.abc import Sequence
from typing import NamedTuple

from perm_desktop.core import attendance as rules
from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import UserError
from perm_desktop.core.mark_words import part_words
from perm_desktop.core.meetings import AttendanceLine, MeetingRow
from perm_desktop.core.people.marking import to_mark
from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.core.texts import kept_line
from perm_desktop.core.vocabulary import AttendedPart, Mark
from perm_desktop.services import audience
from perm_desktop.services import meetings as meeting_services
from perm_desktop.store import details, people, reference
from perm_desktop.store.catalog import Catalog, Edit

_REMARK_LIMIT = 300
_NAME_LIMIT = 100
_DAY_MINUTES = 24 * 60


class Place(NamedTuple):
    """Where a mark is kept: ids of its state, role and person, and the name of the person."""

    state: int
    role: int | None
    person: str = ""
    contact: int = 0


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

    Raises UserError for a walk-in who would be left without a mark: such a line does not exist.
    """
    row = meeting_services.get(catalog, meeting)
    found = parse_mark(value)
    wanted = [each if isinstance(each, Target) else Target(*each) for each in targets]
    if found is Mark.NOT_RECORDED:
        _check_cleared(catalog, row, wanted)
    resolved = resolve_many(catalog, row, wanted)
    with catalog.edit(f"Mark {_who(wanted, resolved)} {_word(found)}") as edit:
        put_marks(edit, meeting, resolved, found)


def mark_partial(
    catalog: Catalog,
    meeting: int,
    targets: Sequence[Target],
    part: AttendedPart | None,
    minutes: int | None = None,
) -> None:
    """Mark lines partial and say what was missed and how long they were there, as one step.

    Raises UserError.
    """
    row = meeting_services.get(catalog, meeting)
    if minutes is not None and not 0 <= minutes <= _DAY_MINUTES:
        raise UserError(
            f"{minutes:,} minutes is longer than a day." if minutes > 0 else "Minutes count up.",
            "Write how many minutes they were there.",
        )
    resolved = resolve_many(catalog, row, targets)
    said = part_words(part or "", minutes)
    label = f"Mark {_who(targets, resolved)} partial{f', {said}' if said else ''}"
    with catalog.edit(label) as edit:
        put_marks(edit, meeting, resolved, Mark.PARTIAL)
        for state, role, person, contact in resolved:
            details.put_part(edit, meeting, state, role, part or "", minutes, person, contact)


def mark_expected(
    catalog: Catalog, meeting: int, value: str, *, state: str = "", replace: bool = False
) -> int:
    """Mark every invited state, or the roles of one state, as one step; returns how many.

    Of a role whose people are known each of them is marked. Marks that are there stay unless they
    are to be replaced. Raises UserError.
    """
    row = meeting_services.get(catalog, meeting)
    found = parse_mark(value)
    targets = _expected(catalog, row, found, state.upper(), replace=replace)
    resolved = resolve_many(catalog, row, targets)
    scope = f"of {state.upper()}" if state else f"states of {meeting_services.describe(row)}"
    with catalog.edit(f"Mark {len(targets)} {scope} {_word(found)}") as edit:
        put_marks(edit, meeting, resolved, found)
    return len(targets)


def put_marks(edit: Edit, meeting: int, resolved: Sequence[Place], mark: Mark) -> None:
    """Mark rows alike, inside an edit of the caller's."""
    for state, role, person, contact in resolved:
        if mark is Mark.NOT_RECORDED:
            details.clear_mark(edit, meeting, state, role, person, contact)
        else:
            details.put_mark(edit, meeting, state, role, mark, person, contact)


def unmarked(catalog: Catalog, row: MeetingRow) -> list[Place]:
    """Return the rows to mark of invited states of which nothing is recorded."""
    codes = rules.unmarked_states(row.state_codes, lines(catalog, row.id))
    return resolve_many(catalog, row, [Target(code) for code in codes])


def add_walk_in(
    catalog: Catalog,
    meeting: int,
    name: str,
    state: str,
    role: str,
    value: str,
    *,
    contact: int = 0,
    is_new: bool = False,
) -> Target:
    """Record a person nobody expected; returns the line. Raises UserError.

    ``contact`` says who of the directory it is. Who is new is added to the directory in the same
    step, as staff of the state: that they came in a role does not give them the post.
    """
    row = meeting_services.get(catalog, meeting)
    found = parse_mark(value)
    person = people.person(catalog.connection, contact).name if contact else ""
    person = person or kept_line(name, _NAME_LIMIT)
    if not person:
        raise UserError("A walk-in needs a name.", "Write who came.")
    if found is Mark.NOT_RECORDED:
        raise UserError("A walk-in needs a mark.", "Choose one, for example attended.")
    target = Target(state.upper(), role.upper(), person, contact)
    if not is_new and rules.line_of(lines(catalog, meeting), target) is not None:
        raise UserError(f"{person} is on the list already.", "Change the mark there.")
    (place,) = resolve_many(catalog, row, [target])
    with catalog.edit(f"Add walk-in {person}") as edit:
        if is_new:
            target = target._replace(contact=_added(edit, target, place))
            place = place._replace(contact=target.contact)
        put_marks(edit, meeting, [place], found)
    return target


def remove_walk_ins(catalog: Catalog, meeting: int, targets: Sequence[Target]) -> None:
    """Take persons off the list; undo brings them back."""
    row = meeting_services.get(catalog, meeting)
    persons = [each for each in targets if each.is_person]
    places = resolve_many(catalog, row, persons)
    who = places[0].person if len(places) == 1 else f"{len(places)} persons"
    with catalog.edit(f"Remove walk-in {who}") as edit:
        put_marks(edit, meeting, places, Mark.NOT_RECORDED)


def remark(catalog: Catalog, meeting: int, target: Target, text: str) -> None:
    """Keep a remark on a mark. Raises UserError where there is no mark."""
    row = meeting_services.get(catalog, meeting)
    if rules.line_of(lines(catalog, meeting), target) is None:
        raise UserError("A remark needs a mark first.", "Press A, P, E, X or N, then add it.")
    (place,) = resolve_many(catalog, row, [target])
    cleaned = kept_line(text, _REMARK_LIMIT)
    with catalog.edit(f"Remark on {_who([target], [place])}") as edit:
        state, role, person, contact = place
        details.put_remark(edit, meeting, state, role, person, cleaned, contact)


def parse_mark(value: str) -> Mark:
    """Return the mark. Raises UserError."""
    try:
        return Mark(value)
    except ValueError as error:
        raise UserError(
            f"“{value}” is not an attendance mark.", f"Use one of {', '.join(Mark)}."
        ) from error


def resolve_many(catalog: Catalog, row: MeetingRow, targets: Sequence[Target]) -> list[Place]:
    """Return where marks of a meeting are kept, in the order of their targets.

    A person whom the directory knows is written down under the name of today, and keeps the name
    of the day on which the line was made. Raises UserError.
    """
    there = lines(catalog, row.id) if any(each.contact for each in targets) else []
    return [_resolve(catalog, row, each, there) for each in targets]


def _resolve(
    catalog: Catalog, row: MeetingRow, target: Target, there: Sequence[AttendanceLine]
) -> Place:
    found = reference.state(catalog.connection, target.state)
    if found.code not in row.state_codes:
        raise UserError(
            f"{found.name} is not invited to meeting {row.number}.",
            f"Invited: {', '.join(row.state_codes)}.",
        )
    role = reference.role(catalog.connection, target.role) if target.role else None
    person = target.person
    if target.contact:
        code = role.code if role else ""
        line = rules.line_of(there, Target(found.code, code, "", target.contact))
        person = line.person if line else people.person(catalog.connection, target.contact).name
    return Place(found.id, role.id if role else None, person, target.contact)


def _added(edit: Edit, target: Target, place: Place) -> int:
    person = people.add_person(edit, Person(0, target.person, Organization.STATE))
    people.add_tenure(edit, Tenure(0, person, Post(target.state, "")), place.state, None)
    return person


def _check_cleared(catalog: Catalog, row: MeetingRow, targets: Sequence[Target]) -> None:
    """Who is expected is on the list without a mark; who walked in is not."""
    persons = [each for each in targets if each.is_person]
    if not persons:
        return
    wanted = {
        (line.state, line.role, holder.person.id)
        for line in audience.of(catalog, row.id).expected
        for holder in line.holders
    }
    if any((each.state.upper(), each.role.upper(), each.contact) not in wanted for each in persons):
        raise UserError(
            "A person who walked in always has a mark.", "Delete takes the person off the list."
        )


def _expected(
    catalog: Catalog, row: MeetingRow, mark: Mark, state: str, *, replace: bool
) -> list[Target]:
    there = lines(catalog, row.id)
    if state:
        return to_mark(mark, audience.of(catalog, row.id).of_state(state), there, replace=replace)
    codes = row.state_codes if replace else rules.unmarked_states(row.state_codes, there)
    return [Target(code) for code in codes]


def _word(mark: Mark) -> str:
    return mark.value.replace("-", " ")


def _who(targets: Sequence[Target], places: Sequence[Place]) -> str:
    if len(targets) != 1:
        return f"{len(targets)} lines"
    (one,), (place,) = targets, places
    return place.person or " ".join(part.upper() for part in (one.state, one.role) if part)
