"""Gather who is expected to sign in."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from perm_desktop.core.meetings import AttendanceLine, MeetingRow
from perm_desktop.core.people.expected import Expected as Wanted
from perm_desktop.core.people.person import Organization, Person
from perm_desktop.core.vocabulary import Expectation
from perm_desktop.reports.sign_in_sheet import Expected, SignInSheet
from perm_desktop.services import attendance, audience
from perm_desktop.services import meetings as meeting_services
from perm_desktop.services.printing.dress import PLAIN, Dress
from perm_desktop.services.printing.heads import file_name, head, invited
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document

_SOFTER = {Expectation.AS_NEEDED: "as needed", Expectation.BY_AGENDA: "by agenda"}


def paper(catalog: Catalog, ident: int, dress: Dress = PLAIN) -> Paper:
    """Gather one meeting's sign-in sheet. Raises NotFoundError."""
    row = meeting_services.get(catalog, ident)
    said = _sheet(catalog, row, dress)
    return Paper(file_name("sign-in", row), lambda: _document(said))


def sheet(catalog: Catalog, ident: int, dress: Dress = PLAIN) -> SignInSheet:
    """Gather what one meeting's sign-in sheet says. Raises NotFoundError."""
    return _sheet(catalog, meeting_services.get(catalog, ident), dress)


def _document(said: SignInSheet) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import sign_in

    return sign_in.document(said)


def _sheet(catalog: Catalog, row: MeetingRow, dress: Dress) -> SignInSheet:
    connection = catalog.connection
    kind = reference.meeting_type(connection, row.type)
    begun = head(catalog, row, kind, dress)
    lines = attendance.lines(catalog, row.id)
    who = audience.of(catalog, row.id)
    roles = {code: role.name for code, role in reference.roles(connection).items()}
    expected = (
        each
        for state in invited(row, reference.states(connection))
        for each in _of_state(
            state.name,
            [line for line in who.of_state(state.code) if not line.informed],
            roles,
            [line for line in lines if line.state == state.code],
        )
    )
    guests = (
        Expected("", "Guest", each.person.name, _organization(each.person))
        for line in who.of_state("")
        for each in line.holders
        if not line.informed
    )
    hosts = (Expected("", "Host", organization=code) for code in row.host_codes)
    return SignInSheet(begun, (*expected, *guests, *hosts))


def _of_state(
    state: str,
    expected: Sequence[Wanted],
    roles: Mapping[str, str],
    lines: Sequence[AttendanceLine],
) -> Iterator[Expected]:
    """A line for each person who is known, and one for each role of which nobody is."""
    came = {
        role: [line for line in lines if line.person and line.role == role]
        for role in dict.fromkeys(line.role for line in lines if line.person)
    }
    for each in expected:
        held = {holder.person.id: holder.person for holder in each.holders}
        others = [line for line in came.pop(each.role, []) if line.contact not in held]
        yield from (
            Expected(state, _role(each, roles), person.name, _organization(person))
            for person in held.values()
        )
        yield from (Expected(state, _role(each, roles), line.person) for line in others)
        if not held and not others:
            yield Expected(state, _role(each, roles))
    for role, besides in sorted(came.items()):
        yield from (Expected(state, roles.get(role, ""), line.person) for line in besides)
    if not expected and not any(line.person for line in lines):
        yield Expected(state, "")


def _role(line: Wanted, roles: Mapping[str, str]) -> str:
    """The name of a role; what is not strictly expected says so."""
    name = roles.get(line.role, "")
    softer = "" if line.is_expected else _SOFTER.get(line.expectation, "")
    return f"{name} ({softer})" if name and softer else name


def _organization(person: Person) -> str:
    """What somebody of the directory would write there."""
    is_state = person.organization is Organization.STATE
    return person.agency or ("" if is_state else person.organization.value.upper())
