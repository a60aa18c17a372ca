"""The people of the sample catalog: visibly samples, with vacant posts and changes of leads."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from perm_desktop.core.jurisdictions import State
from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.services import coverage
from perm_desktop.store import cycles, people, reference
from perm_desktop.store.catalog import Catalog, Edit

_STATE_STAFF = (
    ("Lead", ("PM",)),
    ("Data", ("DL", "TEC")),
    ("Records", ("MRR",)),
    ("Medical", ("MR",)),
    ("Eligibility", ("ER", "ELG", "EST")),
    ("Claims", ("DP", "CSP", "SMF")),
    ("Policy", ("POL",)),
    ("Systems", ("ITS",)),
    ("Finance", ("FIN", "QC")),
)
_OTHERS = (
    ("Sample Officer CMS", Organization.CMS),
    ("Sample Host SC", Organization.SC),
    ("Sample Host RC", Organization.RC),
    ("Sample Host ERC", Organization.ERC),
)
_VACANT = 0.25
_LEFT = 0.06
_REPLACED = 0.15  # of the leads
_ACTING = 0.1


class _Served(NamedTuple):
    """A person and the time in posts of theirs."""

    person: Person
    posts: tuple[Post, ...] = ()
    starts: date | None = None
    ends: date | None = None
    acting: bool = False


def make(catalog: Catalog, chance: random.Random) -> None:
    """Fill the directory for the states of the catalog's cycles, as one step."""
    connection = catalog.connection
    today = coverage.now(catalog).day
    members = {code for cycle in cycles.all_cycles(connection) for code in cycle.codes}
    known = reference.states(connection)
    roles = {code: role.id for code, role in reference.roles(connection).items()}
    with catalog.edit("Sample people") as edit:
        for name, organization in _OTHERS:
            _put(edit, _Served(_person(name, organization, "")), known, roles)
        for code in sorted(members):
            for served in _of_state(known[code], today, chance):
                _put(edit, served, known, roles)


def _of_state(state: State, today: date, chance: random.Random) -> Iterator[_Served]:
    for title, codes in _STATE_STAFF:
        draw = chance.random()
        posts = tuple(Post(state.code, code) for code in codes)
        name, began = (
            f"Sample {title} {state.code}",
            today - timedelta(days=chance.randrange(90, 900)),
        )
        if title == "Lead":
            yield from _leads(state, posts, today, began, draw)
        elif draw < _LEFT:
            left = today - timedelta(days=chance.randrange(10, 80))
            yield _Served(_of_agency(name, state), posts, began, left)
        elif draw >= _VACANT:
            yield _Served(_of_agency(name, state), posts, began, None, draw > 1 - _ACTING)
    yield _Served(
        _person(f"Sample DFO {state.code}", Organization.DFO, ""), (Post(state.code, "DFO"),)
    )


def _leads(
    state: State, posts: tuple[Post, ...], today: date, began: date, draw: float
) -> Iterator[_Served]:
    """Every state has a lead or had one; some were replaced a month ago."""
    changed = today - timedelta(days=31)
    lead = _of_agency(f"Sample Lead {state.code}", state)
    if draw >= _REPLACED:
        yield _Served(lead, posts, began)
        return
    yield _Served(lead, posts, began, changed - timedelta(days=1))
    yield _Served(_of_agency(f"Sample New Lead {state.code}", state), posts, changed)


def _of_agency(name: str, state: State) -> Person:
    return _person(name, Organization.STATE, f"Sample agency of {state.name}")


def _person(name: str, organization: Organization, agency: str) -> Person:
    address = f"{name.lower().replace(' ', '.')}@example.org"
    return Person(0, name, organization, agency, phone="202-555-0100", email=address)


def _put(edit: Edit, served: _Served, states: dict[str, State], roles: dict[str, int]) -> None:
    ident = people.add_person(edit, served.person)
    for post in served.posts:
        tenure = Tenure(0, ident, post, served.starts, served.ends, served.acting)
        people.add_tenure(edit, tenure, states[post.state].id, roles[post.role])
