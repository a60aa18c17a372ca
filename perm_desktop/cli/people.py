"""Commands about people: list them or vacant posts, add, change, replace, merge, remove."""

from argparse import Namespace
from types import MappingProxyType
from typing import TYPE_CHECKING

from perm_desktop.cli import people_import
from perm_desktop.cli.area import Handlers
from perm_desktop.cli.words import codes, show, typed_day
from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

if TYPE_CHECKING:
    from perm_desktop.core.people.finding import Sieve
    from perm_desktop.core.people.person import Person, Post

# start-up: the parser is built before every window, so services are imported by their commands

_FIELDS = ("name", "organization", "agency", "program", "phone", "email", "zone", "note")


def list_people(catalog: Catalog, arguments: Namespace) -> None:
    """Print the people that pass the filters, the posts that are vacant, or their addresses."""
    from perm_desktop.cli import people_views as views
    from perm_desktop.core.people import finding
    from perm_desktop.services import people

    found = people.find(catalog, _sieve(catalog, arguments))
    if arguments.addresses:
        listed = finding.addresses(line.person for line in found if line.person)
        show(listed, arguments.json, listed)
        return
    shown = "\n".join(views.lines(found))
    show([views.line(each) for each in found], arguments.json, shown)


def add(catalog: Catalog, arguments: Namespace) -> None:
    """Add a person, with the post that they hold."""
    from perm_desktop.services import people

    posts = []
    if arguments.state or arguments.role:
        days = typed_day(arguments.first), typed_day(arguments.to)
        posts = [(_post(catalog, arguments), *days, arguments.acting)]
    elif arguments.first or arguments.to or arguments.acting:
        raise UserError("These days are of no post.", "Name it with --state and --role.")
    ident = people.add(catalog, _typed(arguments, None), posts)
    _tell(catalog, arguments, ident, "Added {}.")


def change(catalog: Catalog, arguments: Namespace) -> None:
    """Change what is said of a person."""
    from perm_desktop.services import people

    before = people.named(catalog, arguments.who)
    if all(getattr(arguments, name) is None for name in _FIELDS):
        raise UserError("There is nothing to change.", "Use --email, --phone or another option.")
    people.change(catalog, _typed(arguments, before))
    _tell(catalog, arguments, before.id, "Changed {}.")


def serve(catalog: Catalog, arguments: Namespace) -> None:
    """Say that a person holds a post, from and to the days that are known."""
    from perm_desktop.services import people

    who = people.named(catalog, arguments.who)
    days = typed_day(arguments.first), typed_day(arguments.to)
    post = _post(catalog, arguments)
    people.serve(catalog, who.id, post, *days, acting=arguments.acting)
    _tell(catalog, arguments, who.id, "{} is in the directory with this post.")


def replace(catalog: Catalog, arguments: Namespace) -> None:
    """Let somebody take over a post; the one before ends the day before."""
    from perm_desktop.core.people import finding
    from perm_desktop.services import people

    first = clock.parse_day(arguments.first)
    old = people.named(catalog, arguments.who)
    wanted = (arguments.state.strip().upper(), _role(catalog, arguments.role))
    before = finding.held(people.directory(catalog), old, *wanted, first)
    if arguments.new:
        by = old._replace(id=0, name=arguments.by, phone="", email=arguments.email, note="")
    elif arguments.email:
        raise UserError("An e-mail address is for a new person.", "Add --new, or leave it out.")
    else:
        by = people.named(catalog, arguments.by).id
    tenure = people.replace(catalog, before.id, by, first, acting=arguments.acting)
    who, offer = people.holder(catalog, tenure), people.education_offer(catalog, tenure)
    text = f"{who.person.name} takes over on {clock.day(first)}."
    if offer is not None:
        text += (
            f" A session for new liaisons is offered: “perm-desktop meeting add {offer.type}"
            f" --states {offer.states[0]} --starts {offer.starts}”."
        )
    told = None if offer is None else {"type": offer.type, "starts": offer.starts}
    data = {"person": str(who.person.id), "tenure": str(tenure), "education": told}
    show(data, arguments.json, text)


def merge(catalog: Catalog, arguments: Namespace) -> None:
    """Make two records one, or show what that does."""
    from perm_desktop.cli import people_views as views
    from perm_desktop.services import people

    keep, gone = (people.named(catalog, who).id for who in (arguments.keep, arguments.gone))
    taking = [field.lower() for field in codes(arguments.take)]
    plan = people.merge_preview(catalog, keep, gone, taking=taking)
    if not arguments.preview:
        people.merge(catalog, keep, gone, taking=taking)
    show(views.merge(plan), arguments.json, views.merge_text(plan, is_done=not arguments.preview))


def remove(catalog: Catalog, arguments: Namespace) -> None:
    """Take people off the directory."""
    from perm_desktop.services import people

    found = [people.named(catalog, who) for who in arguments.who]
    people.remove(catalog, [each.id for each in found])
    who = found[0].name if len(found) == 1 else f"{len(found)} people"
    text = f"{who} {'is' if len(found) == 1 else 'are'} no longer in the directory."
    show({"removed": [str(each.id) for each in found]}, arguments.json, text)


COMMANDS: Handlers = MappingProxyType(
    {
        "people": (list_people, Access.READ),
        "people add": (add, Access.COMMAND),
        "people change": (change, Access.COMMAND),
        "people serve": (serve, Access.COMMAND),
        "people replace": (replace, Access.COMMAND),
        "people merge": (merge, Access.COMMAND),
        "people remove": (remove, Access.COMMAND),
        **people_import.COMMANDS,
    }
)


def _sieve(catalog: Catalog, arguments: Namespace) -> "Sieve":
    from perm_desktop.core.people import entering
    from perm_desktop.core.people.finding import Sieve
    from perm_desktop.services import people

    return Sieve(
        on=typed_day(arguments.on) or people.today(catalog),
        text=arguments.sought,
        states=[reference.state(catalog.connection, code).code for code in codes(arguments.states)],
        roles=[_role(catalog, name) for name in arguments.roles],
        organizations=[entering.organization(code) for code in codes(arguments.organizations)],
        programs=[entering.program(code) for code in codes(arguments.programs)],
        vacant=arguments.vacant,
    )


def _role(catalog: Catalog, text: str) -> str:
    from perm_desktop.services import people

    return people.role(catalog, text).code if text else ""


def _post(catalog: Catalog, arguments: Namespace) -> "Post":
    from perm_desktop.core.people.person import Post

    return Post(arguments.state, _role(catalog, arguments.role))


def _typed(arguments: Namespace, before: "Person | None") -> "Person":
    """The person with what was typed."""
    from perm_desktop.core.people import entering
    from perm_desktop.core.people.person import Organization, Person

    given = {name: getattr(arguments, name) for name in _FIELDS}
    given = {name: value for name, value in given.items() if value is not None}
    if "organization" in given:
        given["organization"] = entering.organization(given["organization"])
    return (before or Person(0, "", Organization.STATE))._replace(**given)


def _tell(catalog: Catalog, arguments: Namespace, ident: int, sentence: str) -> None:
    from perm_desktop.cli import people_views as views
    from perm_desktop.core.people import finding
    from perm_desktop.services import people

    sieve = finding.Sieve(on=people.today(catalog))
    line = next(
        each for each in people.find(catalog, sieve) if each.person and each.person.id == ident
    )
    show(views.line(line), arguments.json, sentence.format(line.name))
