"""Answers to "who is this?" as they are typed: "Victor=victor@example.org", "Guest=nobody"."""

from collections.abc import Sequence

from perm_desktop.core.errors import UserError
from perm_desktop.core.people import names
from perm_desktop.core.people.call_lines import IGNORED, Answer, Identity
from perm_desktop.services import people
from perm_desktop.services.attendance_reports import Preview
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog

_NOBODY = "nobody"


def read(catalog: Catalog, shown: Preview, typed: Sequence[str]) -> dict[Identity, Answer]:
    """Return what is answered about the names of a report. Raises UserError."""
    found: dict[Identity, Answer] = {}
    for text in typed:
        name, sign, who = text.rpartition("=")
        if not sign or not name.strip() or not who.strip():
            raise UserError(
                f"“{text}” is no answer.", "Write it as NAME=WHO, for example “Guest=nobody”."
            )
        answer = _answer(catalog, shown, who.strip())
        found |= dict.fromkeys(_meant(shown, name.strip()), answer)
    return found


def _meant(shown: Preview, name: str) -> list[Identity]:
    """The names of the report that are meant: by the address, or by the name."""
    found = [
        line.attendee.identity
        for line in shown.lines
        if name.casefold() in line.attendee.emails or names.same(name, line.attendee.name)
    ]
    if not found:
        raise UserError(f"The report has no “{name}”.", "Use a name, or an address, as it has it.")
    if len(found) > 1:
        raise UserError(f"The report has {len(found)} of “{name}”.", "Use the address.")
    return found


def _answer(catalog: Catalog, shown: Preview, who: str) -> Answer:
    if who.casefold() == _NOBODY:
        return IGNORED
    if len(who) == len("OH"):
        state = reference.state(catalog.connection, who)
        if state.code not in shown.row.state_codes:
            raise UserError(
                f"{state.name} is not invited to this meeting.",
                f"Invited: {', '.join(shown.row.state_codes)}.",
            )
        return Answer(state=state.code)
    return Answer(person=people.named(catalog, who).id)
