"""Who is expected at one meeting, on its own day: roles by its type, agenda and one-off changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core.attendance import EVERYBODY
from perm_desktop.core.meeting_types import ExpectedRole
from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.core.people.posts import Directory, Holder, Vacancy
from perm_desktop.core.vocabulary import Answer, AudienceChange, Expectation

ADDED = "added to this meeting"
INFORMED = "informed only"
_BY_TYPE = MappingProxyType(
    {
        Expectation.REQUIRED: "required by the meeting type",
        Expectation.AS_NEEDED: "as needed",
        Expectation.BY_AGENDA: "no agenda item asks for it",
    }
)


class Wish(NamedTuple):
    """A role that an agenda item wants."""

    number: int  # of the item, from 1
    title: str
    role: str


class OneOff(NamedTuple):
    """What one meeting's audience has otherwise than its type says."""

    change: AudienceChange
    state: str = ""  # empty: for all states, or of none
    role: str = ""
    person: int = 0

    @property
    def key(self) -> tuple[str, str, int]:
        """Whom it is about; a meeting has one change for each."""
        return self.state, self.role, self.person


class Expected(NamedTuple):
    """A role of a state at a meeting, and who holds it then.

    Without a role it is one person, who is there for the state, or without a state for none.
    """

    state: str
    role: str
    expectation: Expectation
    why: str  # "wanted by item 3, DP review progress"
    holders: tuple[Holder, ...] = ()
    vacancy: Vacancy | None = None  # of a post that nobody holds; None where all were taken off
    informed: bool = False  # gets the invitation and need not come
    is_expected: bool = True  # somebody has to come: required, or wanted by the agenda

    @property
    def is_invited(self) -> bool:
        """True where coming makes sense: expected, or as needed."""
        return self.is_expected or (self.expectation is Expectation.AS_NEEDED and not self.informed)


@dataclass(frozen=True, slots=True)
class MeetingAudience:
    """Who is expected at a meeting, with what they answered."""

    expected: tuple[Expected, ...]
    answers: Mapping[int, Answer] = field(default_factory=dict[int, Answer])  # by person
    has_people: bool = False  # without a directory only roles are told
    changes: tuple[OneOff, ...] = ()

    def of_state(self, code: str) -> list[Expected]:
        """Return the lines of one state; of an empty code those of no state."""
        return [each for each in self.expected if each.state == code]

    def roles(self, code: str) -> list[ExpectedRole]:
        """Return the roles of a state that are expected in any way, as a type has them."""
        return [
            ExpectedRole(each.role, each.expectation)
            for each in self.of_state(code)
            if each.role and not each.informed
        ]

    def persons(self) -> list[Person]:
        """Return everybody once, in order."""
        found = {each.person.id: each.person for line in self.expected for each in line.holders}
        return list(found.values())


def expected(
    states: Sequence[str],
    day: date,
    roles: Sequence[ExpectedRole],
    directory: Directory,
    wishes: Iterable[Wish] = (),
    changes: Iterable[OneOff] = (),
) -> tuple[Expected, ...]:
    """Return who is expected, state by state; what is said of one state outranks the rest."""
    asked = [*_by_type(roles, _wanted(wishes))]
    known = [each for each in changes if each.person in directory.people or not each.person]
    found: list[Expected] = []
    for code in states:
        ours = sorted((each for each in known if each.state in ("", code)), key=lambda x: x.state)
        lines = _with_roles([each._replace(state=code) for each in asked], code, ours)
        held = [_held(line, directory, day) for line in lines]
        found += _with_persons(held, code, ours, directory)
    return (*found, *_of_no_state(found, known, directory))


def _wanted(wishes: Iterable[Wish]) -> dict[str, str]:
    """Why each role is wanted by the agenda."""
    by_role: dict[str, list[Wish]] = {}
    for wish in wishes:
        by_role.setdefault(wish.role, []).append(wish)
    return {role: _wish_words(found) for role, found in by_role.items()}


def _wish_words(wishes: Sequence[Wish]) -> str:
    first, *rest = wishes
    words = f"wanted by item {first.number}, {first.title}"
    match len(rest):
        case 0:
            return words
        case 1:
            return f"{words}, and by item {rest[0].number}"
        case more:
            return f"{words}, and by {more} more items"


def _by_type(roles: Sequence[ExpectedRole], wanted: Mapping[str, str]) -> Iterable[Expected]:
    """The roles of the type, then those that only the agenda wants; not yet of a state."""
    for role, expectation in roles:
        is_required = expectation is Expectation.REQUIRED
        why = _BY_TYPE[expectation] if is_required else wanted.get(role, _BY_TYPE[expectation])
        is_expected = is_required or role in wanted
        yield Expected("", role, expectation, why, is_expected=is_expected)
    known = {each.role for each in roles}
    for role, why in wanted.items():
        if role not in known:
            yield Expected("", role, Expectation.BY_AGENDA, why)


def _with_roles(
    lines: Sequence[Expected], state: str, changes: Iterable[OneOff]
) -> Iterable[Expected]:
    """Roles that are added, taken off, or only informed."""
    found = {line.role: line for line in lines}
    for each in changes:
        if each.person:
            continue
        added = Expected(state, each.role, Expectation.REQUIRED, ADDED)
        match each.change:
            case AudienceChange.ADD:
                found[each.role] = added
            case AudienceChange.REMOVE:
                found.pop(each.role, None)
            case AudienceChange.INFORM:
                found[each.role] = _informed(found.get(each.role, added))
    return found.values()


def _informed(line: Expected) -> Expected:
    return line._replace(why=INFORMED, informed=True, is_expected=False, vacancy=None)


def _held(line: Expected, directory: Directory, day: date) -> Expected:
    post = Post(line.state, line.role)
    if line.role == EVERYBODY:
        holders, vacancy = _staff(post, directory, day)
    else:
        holders = directory.holders(post, day)
        vacancy = None if holders else directory.vacancy(post, day)
    return line._replace(holders=tuple(holders), vacancy=None if line.informed else vacancy)


def _staff(post: Post, directory: Directory, day: date) -> tuple[list[Holder], Vacancy | None]:
    """Everybody of a state's own staff. Who serves it from elsewhere is no state PERM staff."""
    found = [
        Holder(person, next(each for each in directory.of_person(person.id) if each.covers(day)))
        for person in directory.staff(post.state, day)
        if person.organization is Organization.STATE
    ]
    return found, None if found else Vacancy(post)


def _with_persons(
    lines: Sequence[Expected], state: str, changes: Sequence[OneOff], directory: Directory
) -> list[Expected]:
    """Persons that are added to a state or one of its roles, taken off, or only informed."""
    found = list(lines)
    for each in changes:
        if not each.person:
            continue
        person = directory.people[each.person]
        has_place = bool(each.state or each.role)
        match each.change:
            case AudienceChange.ADD if has_place:
                found = _with_person(_without(found, each, person), state, each.role, person)
            case AudienceChange.REMOVE:
                found = _without(found, each, person)
            case AudienceChange.INFORM:
                found = _with_informed(found, each, state, person)
            case _:
                continue
    return found


def _with_person(
    lines: Sequence[Expected], state: str, role: str, person: Person
) -> list[Expected]:
    """Put a person to a role that is there, else on a line that is made."""
    holder = Holder(person, Tenure(0, person.id, Post(state, role)))
    place = _place(lines, role) if role else None
    if place is None:
        return [*lines, Expected(state, role, Expectation.REQUIRED, ADDED, (holder,))]
    line = lines[place]
    joined = line._replace(holders=(*line.holders, holder), vacancy=None)
    return [*lines[:place], joined, *lines[place + 1 :]]


def _with_informed(
    lines: Sequence[Expected], change: OneOff, state: str, person: Person
) -> list[Expected]:
    """Give a person a line of being informed, off those where the person was expected."""
    roles = [line.role for line in lines if _holds(line, person) and _meant(line, change)]
    if not roles and not change.state and not change.role:
        return list(lines)  # of no state: told once, after all states
    holder = Holder(person, Tenure(0, person.id, Post(state, change.role)))
    told = [
        _informed(Expected(state, role, Expectation.REQUIRED, "", (holder,)))
        for role in roles or [change.role]
    ]
    return [*_without(lines, change, person), *told]


def _without(lines: Sequence[Expected], change: OneOff, person: Person) -> list[Expected]:
    """Take a person off; a line that was only for the person goes, a role stays."""
    found: list[Expected] = []
    for line in lines:
        if not (_holds(line, person) and _meant(line, change)):
            found.append(line)
            continue
        rest = tuple(each for each in line.holders if each.person.id != person.id)
        if rest or (line.role and not line.informed):
            found.append(line._replace(holders=rest))
    return found


def _of_no_state(
    lines: Sequence[Expected], changes: Iterable[OneOff], directory: Directory
) -> Iterable[Expected]:
    """Persons that are there for no state: somebody of CMS or of a contractor."""
    there = {each.person.id for line in lines for each in line.holders}
    for each in changes:
        is_free = bool(each.person) and not each.state and not each.role
        if not is_free or each.change is AudienceChange.REMOVE or each.person in there:
            continue
        holder = Holder(directory.people[each.person], Tenure(0, each.person, Post("", "")))
        line = Expected("", "", Expectation.REQUIRED, ADDED, (holder,))
        yield line if each.change is AudienceChange.ADD else _informed(line)


def _holds(line: Expected, person: Person) -> bool:
    return any(each.person.id == person.id for each in line.holders)


def _meant(line: Expected, change: OneOff) -> bool:
    """Whether a change of a person reaches a line: without a role it reaches all of them."""
    return not change.role or change.role == line.role


def _place(lines: Sequence[Expected], role: str) -> int | None:
    return next(
        (n for n, line in enumerate(lines) if line.role == role and not line.informed), None
    )
