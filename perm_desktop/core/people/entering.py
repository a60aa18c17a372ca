"""What may be entered about a person and a post, as it is kept."""

import re
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.attendance import EVERYBODY
from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import Role
from perm_desktop.core.obligations.differences import PROGRAM_KEYS
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.texts import kept, kept_line

NAME_LIMIT = 100  # characters, as of a name in attendance
_EMAIL = re.compile(r"[^\s@<>()\[\];:,\"\\]+@[^\s@<>()\[\];:,\"\\.]+(?:\.[^\s@<>()\[\];:,\"\\.]+)+")
_EMAIL_LIMIT = 254  # RFC 5321, 4.5.3.1
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def checked(entered: Person) -> Person:
    """Return a person as it is kept. Raises UserError that names what cannot be."""
    name = kept_line(entered.name, NAME_LIMIT)
    if not name:
        raise UserError("A person needs a name.", "Write who it is.")
    return Person(
        entered.id,
        name,
        organization(entered.organization),
        kept_line(entered.agency),
        program(entered.program),
        kept_line(entered.phone),
        email(entered.email),
        clock.zone_info(entered.zone.strip()).key if entered.zone.strip() else "",
        kept(entered.note).strip(),
    )


def organization(text: str) -> Organization:
    """Return whose staff is meant by a code in any case. Raises UserError."""
    try:
        return Organization(text.strip().lower())
    except ValueError as error:
        raise UserError(
            f"“{text}” is not an organization of this program.",
            f"Use one of {', '.join(Organization)}.",
        ) from error


def program(text: str) -> str:
    """Return a program by its code in any case, empty for both. Raises UserError."""
    found = text.strip().lower()
    if found and found not in PROGRAM_KEYS:
        raise UserError(
            f"“{text}” is not a program.",
            f"Use {' or '.join(PROGRAM_KEYS)}, or leave it empty for both.",
        )
    return found


def email(text: str) -> str:
    """Return an e-mail address, empty for none. Raises UserError for what is no address."""
    found = kept_line(text, _EMAIL_LIMIT)
    if found and _EMAIL.fullmatch(found) is None:
        raise UserError(
            f"“{found}” is not an e-mail address.",
            "Write one, for example name@example.org, or leave it empty.",
        )
    return found


def check_days(starts: date | None, ends: date | None) -> None:
    """Refuse a time that ends before it begins, or is far from every cycle. Raises UserError."""
    for day in (starts, ends):
        if day is not None and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise UserError(
                f"{clock.day(day)} is out of range.",
                f"Use a day from {_FIRST_YEAR} to {_LAST_YEAR}.",
            )
    if starts is not None and ends is not None and ends < starts:
        raise UserError(
            f"The last day, {clock.day(ends)}, is before the first, {clock.day(starts)}.",
            "Change one of the two days.",
        )


def post(state: str, role: Role | None) -> Post:
    """Return a post as it is kept: who is "all state PERM staff" just belongs to the state.

    Raises UserError for a state's role without the state, and for neither.
    """
    code = role.code if role and role.code != EVERYBODY else ""
    if state:
        return Post(state, code)
    if role is None:
        raise UserError("A post needs a state or a role.", "Name one of them, or both.")
    if role.side == "state":
        raise UserError(f"{role.name} is a role of a state.", "Name the state, for example OH.")
    return Post("", code)
