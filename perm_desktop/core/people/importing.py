"""A list of people compared with the directory: who is new, who changes, and what is in doubt.

Only an address with its name, or the one person of a name, says who somebody is. Everything else is
asked: two of one name, an address of somebody else, names that are merely alike.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from perm_desktop.core.counting import counted
from perm_desktop.core.people import names as spellings
from perm_desktop.core.people.entries import Entry, Problem
from perm_desktop.core.people.outcomes import Difference, Outcome, outcome
from perm_desktop.core.people.person import Person
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.people.tenures import Names

NEW_PERSON = 0  # in the place of an id: nobody of the directory is meant
_MOST_ALIKE = 60  # a word that more people share tells nobody apart
_MOST_ASKED = 5  # people that somebody may be


class Kind(StrEnum):
    """What a file says of a person, beside the directory."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would become of one entry, and whom it may mean."""

    entry: Entry
    kind: Kind
    person: int  # who is meant; NEW_PERSON for nobody
    candidates: tuple[int, ...]  # who may be meant, where it is to be asked
    outcome: Outcome
    doubts: tuple[Problem, ...] = ()

    @property
    def line(self) -> int:
        """The first line, which tells a proposal from others."""
        return self.entry.line

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What would change, field by field."""
        return self.outcome.differences

    @property
    def choices(self) -> tuple[int, ...]:
        """Whom it can be taken for: known people, and a new one where it has a name."""
        known = self.candidates or ((self.person,) if self.person else ())
        may_be_new = bool(self.entry.name) and not (self.person and not self.candidates)
        return (*known, NEW_PERSON) if may_be_new else known


class Comparing:
    """The directory, ready to be asked about entry after entry."""

    def __init__(self, directory: Directory, names: Names, today: date) -> None:
        self.directory, self._names, self._today = directory, names, today
        self._by_email: dict[str, list[Person]] = defaultdict(list)
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        self._by_word: dict[str, list[Person]] = defaultdict(list)
        for person in directory.people.values():
            if person.email:
                self._by_email[person.email.casefold()].append(person)
            self._by_name[spellings.key(person.name)].append(person)
            for word in set(spellings.folded(person.name).split()):
                self._by_word[word].append(person)

    def outcome(self, entry: Entry, person: int) -> Outcome:
        """Return what taking an entry for somebody would do."""
        known = self.directory.people[person] if person else None
        return outcome(entry, known, self.directory, self._names, self._today)

    def proposals(self, entries: Sequence[Entry]) -> list[Proposal]:
        """Return what would become of each entry."""
        twins = Counter(spellings.key(entry.name) for entry in entries if entry.name)
        mails = Counter(entry.email.casefold() for entry in entries if entry.email)
        return [
            self._proposal(
                entry,
                _in_file(entry, twins[spellings.key(entry.name)], mails[entry.email.casefold()]),
            )
            for entry in entries
        ]

    def _proposal(self, entry: Entry, in_file: Sequence[Problem]) -> Proposal:
        meant, candidates, doubt = self._meant(entry)
        found = self.outcome(entry, meant)
        asked = [doubt] if doubt else [] if meant else in_file
        doubts = [*asked, *entry.problems, *found.problems]
        if doubts:
            kind = Kind.DOUBTFUL
        elif not meant:
            kind = Kind.NEW
        else:
            kind = Kind.SAME if found.is_nothing else Kind.CHANGED
        return Proposal(entry, kind, meant, candidates, found, tuple(doubts))

    def _meant(self, entry: Entry) -> tuple[int, tuple[int, ...], Problem | None]:
        """Who is meant, who may be, and why it is to be asked."""
        by_mail = self._by_email[entry.email.casefold()] if entry.email else []
        by_name = self._by_name[spellings.key(entry.name)] if entry.name else []
        both = [person for person in by_mail if person in by_name or not entry.name]
        if len(both) == 1:
            return both[0].id, (), None
        sure = both or by_name
        said = [each for each in sure if self._says(entry, each)]
        if said:
            return said[0].id, (), None
        if both:
            return self._asked(entry, both, "More than one person has this address")
        if by_mail:
            return self._asked(entry, by_mail, "The e-mail address is that of")
        if by_name:
            return self._by_its_name(entry, by_name)
        alike = self._alike(entry)
        if alike:
            return self._asked(entry, alike, "The name is much like that of")
        return NEW_PERSON, (), None

    def _says(self, entry: Entry, person: Person) -> bool:
        """Whether the directory says all of the entry of a person already."""
        found = self.outcome(entry, person.id)
        return found.is_nothing and not found.problems

    def _by_its_name(
        self, entry: Entry, people: Sequence[Person]
    ) -> tuple[int, tuple[int, ...], Problem | None]:
        """Somebody of one name, unless another address or another state says otherwise."""
        if len(people) > 1:
            return self._asked(entry, people, "More than one person has this name")
        person = people[0]
        if entry.email and person.email:
            return self._asked(entry, people, "Another e-mail address is known of")
        if self._is_elsewhere(entry, person):
            return self._asked(entry, people, "Another state is known of")
        return person.id, (), None

    def _is_elsewhere(self, entry: Entry, person: Person) -> bool:
        """Whether an entry and a person are about different states."""
        states = {each.post.state for each in self.directory.of_person(person.id)} - {""}
        return bool(entry.states and states) and not entry.states & states

    def _alike(self, entry: Entry) -> list[Person]:
        """People whose names are alike, unless both address and state tell them apart."""
        words = spellings.folded(entry.name).split()
        near = {
            person.id: person
            for word in words
            for person in (
                self._by_word[word] if len(self._by_word.get(word, ())) <= _MOST_ALIKE else ()
            )
            if not self._is_other(entry, person)
        }
        by_text = {person.name: person for person in near.values()}
        alike = spellings.similar(entry.name, by_text)
        return [by_text[name] for name in alike][:_MOST_ASKED]

    def _is_other(self, entry: Entry, person: Person) -> bool:
        has_other_mail = bool(entry.email and person.email)
        return has_other_mail and self._is_elsewhere(entry, person)

    def _asked(
        self, entry: Entry, people: Iterable[Person], why: str
    ) -> tuple[int, tuple[int, ...], Problem]:
        asked = list(people)[:_MOST_ASKED]
        who = "; ".join(self.called(person.id) for person in asked)
        doubt = Problem(
            entry.line, f"{why}: {who}.", "Say whether this is the same person or a new one."
        )
        return NEW_PERSON, tuple(person.id for person in asked), doubt

    def called(self, person: int) -> str:
        """ "Ann Sample (OH, ann@example.org)": enough to tell two of one name apart."""
        known = self.directory.people[person]
        states = sorted({each.post.state for each in self.directory.of_person(person)} - {""})
        about = ", ".join(filter(None, (*states[:3], known.email or known.agency)))
        return f"{known.name} ({about})" if about else known.name


def _in_file(entry: Entry, names: int, mails: int) -> list[Problem]:
    """What of a file itself makes a new person doubtful: others of one name, or of one address."""
    found: list[Problem] = []
    if names > 1:
        found.append(
            Problem(
                entry.line,
                f"The file names {entry.name} more than once, with different addresses or states.",
                "Take them in as new people if they are different ones; else make the lines agree.",
            )
        )
    if mails > 1:
        found.append(
            Problem(
                entry.line,
                f"The file gives {entry.email} to people of different names.",
                "Take them in if they share it; else correct the file.",
            )
        )
    return found


def summary(counts: Counter[Kind]) -> str:
    """ "3 new, 2 changed, 12 the same, 1 doubtful"."""
    words = {Kind.SAME: "the same"}
    return ", ".join(f"{counts[kind]:,} {words.get(kind, kind.value)}" for kind in Kind)


def told(new: int, changed: int) -> str:
    """What an import did, for the history: "3 people added, 2 people changed"."""
    parts = ((new, "added"), (changed, "changed"))
    return ", ".join(
        f"{counted(number, 'person').replace('persons', 'people')} {verb}"
        for number, verb in parts
        if number
    )
