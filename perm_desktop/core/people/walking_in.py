"""Who of the directory somebody is who came without being expected: exactly, or asked."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from perm_desktop.core.people.person import Person
from perm_desktop.core.people.posts import Directory


class Match(NamedTuple):
    """Somebody who bears what was typed."""

    person: Person
    serves: bool  # the state in question, on the day
    states: tuple[str, ...]  # codes of all states that they serve or served
    roles: tuple[str, ...]  # codes of what they hold for the state in question on the day


def matches(directory: Directory, typed: str, state: str, day: date) -> list[Match]:
    """Return who bears exactly a name or an e-mail address; those of the state come first.

    Upper and lower case and blanks make no difference; nothing else is guessed.
    """
    wanted = _folded(typed)
    if not wanted:
        return []
    found = [
        _match(directory, person, state, day)
        for person in directory.people.values()
        if wanted in (_folded(person.name), _folded(person.email))
    ]
    return sorted(found, key=lambda each: (not each.serves, each.person.name, each.person.id))


def proposed(found: Sequence[Match]) -> Match | None:
    """Return who is meant without a doubt: the only one of that name, who serves the state."""
    return found[0] if len(found) == 1 and found[0].serves else None


def _match(directory: Directory, person: Person, state: str, day: date) -> Match:
    held = directory.of_person(person.id)
    here = [each for each in held if each.post.state in (state, "") and each.covers(day)]
    states = dict.fromkeys(each.post.state for each in held if each.post.state)
    roles = dict.fromkeys(each.post.role for each in here if each.post.role)
    return Match(person, bool(here), tuple(states), tuple(roles))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
