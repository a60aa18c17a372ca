"""Who is expected at a meeting, role by role, with the people who hold the posts on its day."""

from argparse import Namespace
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from perm_desktop.cli.area import Commands, Handlers
from perm_desktop.cli.words import MEETING_HELP, add_json, show
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

if TYPE_CHECKING:
    from perm_desktop.core.people.expected import Expected
    from perm_desktop.core.people.posts import Holder
    from perm_desktop.core.vocabulary import Answer

# start-up: the parser is built before every window, so services are imported by the command


def add_commands(commands: Commands) -> None:
    """Add what can be typed."""
    audience = commands.add_parser("audience", help="tell who is expected at a meeting, and why")
    audience.add_argument("meeting", help=MEETING_HELP)
    add_json(audience)


def tell(catalog: Catalog, arguments: Namespace) -> None:
    """Print who is expected, state by state."""
    from perm_desktop.services import audience, meetings

    found = audience.of(catalog, meetings.named(catalog, arguments.meeting))
    names = _names(catalog)
    data = [_line(each, found.answers, names) for each in found.expected]
    shown = "\n".join(map(_text, data)) or "No state is invited, and nobody is expected."
    show(data, arguments.json, shown)


COMMANDS: Handlers = MappingProxyType({"audience": (tell, Access.READ)})


def _names(catalog: Catalog) -> dict[str, str]:
    """Names of states and roles by their codes, told apart by a prefix."""
    connection = catalog.connection
    states = {f"state {code}": each.name for code, each in reference.states(connection).items()}
    roles = {f"role {code}": each.name for code, each in reference.roles(connection).items()}
    return states | roles


def _line(
    line: "Expected", answers: "Mapping[int, Answer]", names: Mapping[str, str]
) -> dict[str, Any]:
    state, role = names.get(f"state {line.state}", ""), names.get(f"role {line.role}", "")
    given = [str(answers[each.person.id]) for each in line.holders if each.person.id in answers]
    return {
        "state": line.state,
        "role": line.role,
        "expectation": line.expectation.value,
        "why": line.why,
        "persons": [_person(each, answers) for each in line.holders],
        "vacancy": line.vacancy.words(state, role) if line.vacancy else None,
        "informed": line.informed,
        "rsvp": ", ".join(given) or None,
    }


def _person(holder: "Holder", answers: "Mapping[int, Answer]") -> dict[str, Any]:
    person = holder.person
    return {
        "name": person.name,
        "email": person.email,
        "acting": holder.tenure.acting,
        "rsvp": answers.get(person.id),
    }


def _text(line: Mapping[str, Any]) -> str:
    """A line as a person reads it: state, role, who or that nobody, and why."""
    who = "; ".join(
        each["name"] + (" (acting)" if each["acting"] else "") for each in line["persons"]
    )
    told = (line["state"] or "--", line["role"] or "--", who or line["vacancy"])
    return "  ".join(filter(None, (*told, line["why"], line["rsvp"])))
