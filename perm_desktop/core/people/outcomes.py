"""What an entry of a file would make of a person: fields that change, posts that come or move.

An empty cell never takes anything away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core.errors import UserError
from perm_desktop.core.finding import plain
from perm_desktop.core.obligations.differences import program_name
from perm_desktop.core.people import names as spellings
from perm_desktop.core.people import tenures
from perm_desktop.core.people.entries import Entry, Problem, Service, digits
from perm_desktop.core.people.person import Person, Tenure
from perm_desktop.core.people.posts import Directory
from perm_desktop.core.people.tenures import Names

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "name": "Name",
        "organization": "Organization",
        "agency": "Agency",
        "program": "Program",
        "phone": "Phone",
        "email": "E-mail",
        "zone": "Time zone",
        "note": "Note",
    }
)
POST = "Post"  # the label of one that comes or moves
_BOTH = "both"


class Difference(NamedTuple):
    """A field or a post as it is and as it would be; one of them may be empty."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What taking an entry in would do."""

    person: Person  # as it would be; a new one has no id
    is_changed: bool  # one of its own fields
    added: tuple[Tenure, ...]
    moved: tuple[Tenure, ...]
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...] = ()
    told: tuple[str, ...] = ()  # who else holds a post that is added

    @property
    def is_nothing(self) -> bool:
        """True where the directory says all of it already."""
        return not (self.is_changed or self.added or self.moved)


def outcome(
    entry: Entry, known: Person | None, directory: Directory, names: Names, today: date
) -> Outcome:
    """Return what an entry would do to a person of the directory, or as a new one."""
    person = entry.person if known is None else _changed(known, entry)
    posts = _Posts(entry, person.id, directory, names, today)
    for service in entry.services:
        posts.take(service)
    fields = _differences(known, person)
    return Outcome(
        person,
        bool(fields),
        tuple(posts.added),
        tuple(posts.moved),
        (*fields, *posts.differences),
        tuple(posts.problems),
        tuple(posts.told),
    )


def _changed(known: Person, entry: Entry) -> Person:
    """A person with what the entry says; another spelling of the same is no change."""
    return known._replace(
        name=known.name if spellings.same(known.name, entry.name) else entry.name or known.name,
        organization=entry.organization or known.organization,
        agency=_unless_same(known.agency, entry.agency, plain(known.agency), plain(entry.agency)),
        program=known.program if entry.program is None else entry.program,
        phone=_unless_same(known.phone, entry.phone, digits(known.phone), digits(entry.phone)),
        email=_unless_same(
            *(known.email, entry.email, known.email.casefold(), entry.email.casefold())
        ),
        zone=entry.zone or known.zone,
        note=known.note if entry.note in known.note else _noted(known.note, entry.note),
    )


def _unless_same(before: str, after: str, one: str, two: str) -> str:
    return before if not after or (one == two and bool(one)) else after


def _noted(before: str, after: str) -> str:
    """What is noted here stays: a file's note comes below."""
    return f"{before}\n{after}" if before else after


def _differences(known: Person | None, person: Person) -> list[Difference]:
    texts = (
        (label, "" if known is None else _text(known, field), _text(person, field))
        for field, label in FIELDS.items()
    )
    is_new = known is None
    return [
        Difference(label, before, after)
        for label, before, after in texts
        if before != after and (after or not is_new)
    ]


def _text(person: Person, field: str) -> str:
    """A field in words."""
    if field == "program":
        return program_name(person.program) if person.program else _BOTH
    if field == "organization":
        value = person.organization.value
        return value.upper() if value not in ("state", "vendor") else value.capitalize()
    return str(getattr(person, field))


class _Posts:
    """The posts of an entry, laid beside those that the person has."""

    def __init__(
        self, entry: Entry, person: int, directory: Directory, names: Names, today: date
    ) -> None:
        self._line, self._person, self._today = entry.line, person, today
        self._directory, self._names = directory, names
        self._left = list(directory.of_person(person)) if person else []
        self._states = {each.post.state for each in self._left}
        self.added: list[Tenure] = []
        self.moved: list[Tenure] = []
        self.differences: list[Difference] = []
        self.problems: list[Problem] = []
        self.told: list[str] = []

    def take(self, service: Service) -> None:
        """Find what a service is in the directory: the same, one whose days move, or a new one."""
        if not service.post.role and service.post.state in self._states:
            return  # whoever has a role there belongs to the state
        found = self._match(service)
        if found is None:
            self._add(service)
            return
        self._left.remove(found)
        after = found._replace(
            starts=service.starts or found.starts,
            ends=service.ends or found.ends,
            acting=found.acting if service.acting is None else service.acting,
        )
        if service.starts is None and service.ends is None and found.is_over(self._today):
            self._doubt(
                f"The post is over by now: {tenures.words(found, self._names)}.",
                "Give the day from which it is held again, or leave it as it is.",
            )
        elif after != found and self._is_free(after):
            self.moved.append(after)
            self._differ(found, after)

    def _add(self, service: Service) -> None:
        tenure = Tenure(
            *(0, self._person, service.post, service.starts, service.ends),
            acting=bool(service.acting),
        )
        if not self._is_free(tenure):
            return
        self.added.append(tenure)
        self._differ(None, tenure)
        self.told += [
            f"{each.person.name} holds this post too: {tenures.words(each.tenure, self._names)}."
            for each in tenures.others(self._directory, tenure)
            if not each.tenure.is_over(self._today)
        ]

    def _match(self, service: Service) -> Tenure | None:
        """The tenure that a service is about: of the same first day, else of days it shares."""
        own = [each for each in self._left if each.post == service.post]
        if service.starts is None and service.ends is None:
            return next((each for each in own if each.covers(self._today)), own[0] if own else None)
        same = (each for each in own if each.starts == service.starts and service.starts)
        shared = (each for each in own if each.overlaps(service.starts, service.ends))
        return next(same, None) or next(shared, None)

    def _is_free(self, tenure: Tenure) -> bool:
        try:
            tenures.check_free(self._directory, tenure, self._names)
        except UserError as error:
            self._doubt(error.sentence, error.next_step)
            return False
        if _is_among(tenure, (*self.added, *self.moved)):
            self._doubt("The same post is named twice for days that overlap.", "Leave one out.")
            return False
        return True

    def _differ(self, before: Tenure | None, after: Tenure) -> None:
        words = "" if before is None else tenures.words(before, self._names)
        self.differences.append(Difference(POST, words, tenures.words(after, self._names)))

    def _doubt(self, sentence: str, next_step: str) -> None:
        self.problems.append(Problem(self._line, sentence, next_step))


def _is_among(tenure: Tenure, others: Sequence[Tenure]) -> bool:
    return any(
        each.post == tenure.post and each.overlaps(tenure.starts, tenure.ends) for each in others
    )
