"""Gather who is expected to sign in."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from perm_desktop.core.meeting_types import MeetingType, Role
from perm_desktop.core.meetings import AttendanceLine, MeetingRow
from perm_desktop.core.vocabulary import Expectation
from perm_desktop.reports.sign_in_sheet import Expected, SignInSheet
from perm_desktop.services import attendance
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
    names = _role_names(kind, reference.roles(connection))
    wanted = [each.role for each in kind.roles]
    expected = (
        each
        for state in invited(row, reference.states(connection))
        for each in _of_state(
            state.name, wanted, names, [line for line in lines if line.state == state.code]
        )
    )
    hosts = (Expected("", "Host", organization=code) for code in row.host_codes)
    return SignInSheet(begun, (*expected, *hosts))


def _role_names(kind: MeetingType, roles: dict[str, Role]) -> dict[str, str]:
    """The names of all roles by their codes; those not strictly expected say so."""
    softer = {each.role: _SOFTER.get(each.expectation, "") for each in kind.roles}
    named = {
        code: f"{roles[code].name} ({word})" if word else roles[code].name
        for code, word in softer.items()
    }
    return {code: role.name for code, role in roles.items()} | named


def _of_state(
    state: str, expected: Sequence[str], roles: dict[str, str], lines: Sequence[AttendanceLine]
) -> Iterator[Expected]:
    """A line for each person who is known, and one for each role of which nobody is."""
    persons = [(line.role, line.person) for line in lines if line.person]
    known = {role for role, _ in persons}
    wanted = [*expected, *sorted(known - set(expected))] or [""]
    for role in wanted:
        names = [person for code, person in persons if code == role] or [""]
        for name in names:
            yield Expected(state, roles.get(role, ""), name)
