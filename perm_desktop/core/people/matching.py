"""Who of the directory a name in a report is: proposed where it is certain, else asked.

Certain is an address that one person has, and a whole name that nobody else has. Names that are
alike, twins in name, and people who serve elsewhere are asked about; nothing is guessed.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import NamedTuple

from perm_desktop.core.people import names
from perm_desktop.core.people.attendees import Attendee
from perm_desktop.core.people.person import Organization, Person

HOSTS = frozenset(
    (Organization.CMS, Organization.DFO, Organization.SC, Organization.RC, Organization.ERC)
)
_MOST = 6  # people that are asked about


class Outcome(StrEnum):
    """What is known of a name in a report."""

    MATCHED = "matched"
    ASKED = "asked"
    NEW = "new"
    IGNORED = "ignored"


class Found(NamedTuple):
    """What came of looking a name up."""

    outcome: Outcome
    why: str
    person: Person | None = None  # who it is
    candidates: tuple[Person, ...] = ()  # who it may be, the likeliest first


Remembered = Mapping[tuple[str, str], AbstractSet[int | None]]  # by key of the name, and address


class Matcher:
    """The people of the directory, looked up by address and name."""

    def __init__(
        self, people: Iterable[Person], here: AbstractSet[int], remembered: Remembered
    ) -> None:
        """``here`` are the ids of those who count for a state of the meeting."""
        self._people = {person.id: person for person in people}
        self._here = here
        self._remembered = remembered
        self._by_email: dict[str, list[Person]] = {}
        self._by_key: dict[str, list[Person]] = {}
        self._folded: dict[int, str] = {}
        self._known: dict[tuple[Attendee, int], Found] = {}  # what was looked up already
        for person in self._people.values():
            self._folded[person.id] = names.folded(person.name)
            self._by_key.setdefault(names.key(person.name), []).append(person)
            if person.email:
                self._by_email.setdefault(person.email.casefold(), []).append(person)

    def find(self, attendee: Attendee, twins: int = 0) -> Found:
        """Look a name up; ``twins`` of the report have the same name and another address."""
        known = self._known.get((attendee, twins))
        if known is None:
            known = self._known[attendee, twins] = self._looked_up(attendee, twins)
        return known

    def _looked_up(self, attendee: Attendee, twins: int) -> Found:
        answered = self._answered(attendee)
        if answered is not None:
            return answered
        owners = [p for email in attendee.emails for p in self._by_email.get(email, ())]
        owners = list(dict.fromkeys(owners))
        namesakes = self._namesakes(attendee.name)
        if owners:
            return self._by_address(attendee, owners, namesakes)
        if namesakes:
            return self._by_name(attendee, namesakes, twins)
        return self._by_likeness(attendee)

    def person(self, ident: int) -> Person | None:
        """Return somebody of the directory."""
        return self._people.get(ident)

    def settled(self, person: Person, why: str) -> Found:
        """Return that it is a person: of a host, of a state here, or one to ask about."""
        if person.organization in HOSTS:
            return Found(Outcome.IGNORED, f"staff of {host_name(person)}, of no state", person)
        if person.id in self._here:
            return Found(Outcome.MATCHED, why, person)
        return Found(
            Outcome.ASKED,
            f"{person.name} serves no invited state on this day",
            candidates=(person,),
        )

    def _answered(self, attendee: Attendee) -> Found | None:
        """What was answered before, where it still can mean only one."""
        key = names.key(attendee.name)
        told = [self._remembered.get((key, email), set()) for email in attendee.emails or ("",)]
        answers = {answer for each in told for answer in each}
        if not key or len(answers) != 1:
            return None
        (answer,) = answers
        others = [p for p in self._namesakes(attendee.name) if p.id != answer]
        if answer is None:
            return None if others else Found(Outcome.IGNORED, "passed over before")
        person = self._people.get(answer)
        if person is None or (others and not attendee.emails):
            return None
        return self.settled(person, "answered before")

    def _by_address(
        self, attendee: Attendee, owners: Sequence[Person], namesakes: Sequence[Person]
    ) -> Found:
        both = [person for person in owners if person in namesakes]
        if len(both) == 1:
            return self.settled(both[0], "same address and name")
        wanted = names.folded(attendee.name)
        if len(owners) == 1 and not namesakes:
            is_device = " " not in wanted  # "iPhone"
            if is_device or names.likeness(wanted, self._folded[owners[0].id]):
                return self.settled(owners[0], "same address")
            return self._ask(f"the address of {owners[0].name}, under another name", owners)
        if len(owners) == 1:
            return self._ask("the address and the name are of different people", owners, namesakes)
        return self._ask(f"{len(owners)} people have this address", owners)

    def _by_name(self, attendee: Attendee, namesakes: Sequence[Person], twins: int) -> Found:
        person = namesakes[0]
        if len(namesakes) > 1:
            return self._ask(f"{len(namesakes)} people have this name", namesakes)
        if twins:
            return self._ask(f"{twins + 1} in the report have this name", namesakes)
        if person.email and attendee.emails:
            return self._ask("same name, another address", namesakes)
        return self.settled(person, "same name, the only one")

    def _by_likeness(self, attendee: Attendee) -> Found:
        bracketed = [p for text in names.inner(attendee.name) for p in self._namesakes(text)]
        if bracketed:
            return self._ask("the name in brackets", bracketed)
        wanted = names.folded(attendee.name)
        ranked = [
            (rank, person.id not in self._here, person.name, person)
            for person in self._people.values()
            if (rank := names.likeness(wanted, self._folded[person.id]))
        ]
        found = [person for *_, person in sorted(ranked, key=lambda each: each[:3])]
        if found:
            return self._ask("a similar name", found)
        if family := self._of_family(wanted):
            return self._ask("the same family name", family)
        return Found(Outcome.NEW, "nobody of the directory")

    def _of_family(self, wanted: str) -> list[Person]:
        """Return who of the states here has the last name, as "Bob Doe" may be Robert Doe."""
        last = wanted.rpartition(" ")[2]
        found = [
            self._people[ident]
            for ident in self._here
            if len(last) > 2 and self._folded.get(ident, "").rpartition(" ")[2] == last
        ]
        return sorted(found, key=lambda person: person.name)

    def _ask(self, why: str, *groups: Sequence[Person]) -> Found:
        people = dict.fromkeys(person for group in groups for person in group)
        return Found(Outcome.ASKED, why, candidates=tuple(people)[:_MOST])

    def _namesakes(self, name: str) -> list[Person]:
        key = names.key(name)
        return self._by_key.get(key, []) if key else []


def host_name(person: Person) -> str:
    """ "the RC"; CMS has no article."""
    code = person.organization.value.upper()
    return code if person.organization is Organization.CMS else f"the {code}"


def twins_of(attendees: Sequence[Attendee]) -> dict[tuple[str, str], int]:
    """Return of each attendee how many others of the report have the same name."""
    keys = [names.key(attendee.name) for attendee in attendees]
    return {
        attendee.identity: keys.count(key) - 1 if key else 0
        for attendee, key in zip(attendees, keys, strict=True)
    }
