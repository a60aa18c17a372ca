"""Who is looked for in the directory, and the lines that show them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from perm_desktop.core import clock
from perm_desktop.core.attendance import EVERYBODY
from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.finding import plain
from perm_desktop.core.meeting_types import MeetingType, Role
from perm_desktop.core.people import tenures
from perm_desktop.core.people.names import same
from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.core.people.posts import Directory, Vacancy
from perm_desktop.core.people.tenures import Names
from perm_desktop.core.vocabulary import CadenceKind, Expectation

_NAMES = Names()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """What is looked for; what is empty lets everything through."""

    on: date
    text: str = ""
    states: Collection[str] = ()
    roles: Collection[str] = ()
    organizations: Collection[Organization] = ()
    programs: Collection[str] = ()
    vacant: bool = False  # posts without anybody, in place of people


@dataclass(frozen=True, slots=True)
class Line:
    """A person with what they do on the day, or a post that nobody holds."""

    person: Person | None
    vacancy: Vacancy | None
    tenures: tuple[Tenure, ...]  # on the day
    posts: str  # in words
    states: tuple[str, ...]  # codes
    roles: tuple[str, ...]  # codes

    @property
    def name(self) -> str:
        """Who it is; empty for a vacant post."""
        return self.person.name if self.person else ""


def found(
    directory: Directory, sieve: Sieve, names: Names = _NAMES, expected: Iterable[Post] = ()
) -> list[Line]:
    """Return the people that a sieve lets through, by name; or the vacant ones of some posts."""
    words = plain(sieve.text).split()
    if sieve.vacant:
        lines = _vacant(directory, sieve, names, expected)
    else:
        lines = _people(directory, sieve, names)
    return [line for line in lines if all(word in words_of(line, names) for word in words)]


def addresses(people: Iterable[Person]) -> str:
    """Return the e-mail addresses as an invitation takes them: "a@example.org; b@example.org"."""
    unique = {person.email.casefold(): person.email for person in people if person.email}
    return "; ".join(unique.values())


def named(people: Sequence[Person], text: str) -> Person:
    """Return the person of an id, an e-mail address or a whole name. Raises UserError."""
    wanted = text.strip().casefold()
    matching = [
        each
        for each in people
        if wanted in (str(each.id), each.email.casefold()) or same(each.name, text)
    ]
    if not wanted or not matching:
        raise NotFoundError(
            f"There is nobody “{text}” in the directory.", "“perm-desktop people” lists them."
        )
    if len(matching) > 1:
        idents = ", ".join(f"{each.id} ({each.email or each.agency})" for each in matching)
        raise UserError(f"There are {len(matching)} people “{text}”.", f"Use an id: {idents}.")
    return matching[0]


def held(directory: Directory, person: Person, state: str, role: str, until: date) -> Tenure:
    """Return the one post that somebody holds up to a day; an empty code is any. Raises UserError.

    Held the day before is enough, since somebody else may begin on the day.
    """
    matching = [
        each
        for each in directory.of_person(person.id)
        if state in ("", each.post.state) and role in ("", each.post.role)
        if each.covers(until - timedelta(days=1)) or each.covers(until)
    ]
    if not matching:
        raise NotFoundError(
            f"{person.name} holds no such post up to {clock.day(until)}.", "Look at the directory."
        )
    if len(matching) > 1:
        raise UserError(
            f"{person.name} holds {len(matching)} posts up to {clock.day(until)}.",
            "Name the state and the role.",
        )
    return matching[0]


def required_roles(
    kinds: Iterable[MeetingType], roles: Mapping[str, Role], named: Collection[str] = ()
) -> list[str]:
    """Return the roles of states that a meeting requires which a cycle owes, or those named."""
    if named:
        return [code for code in roles if code in named and code != EVERYBODY]
    wanted = {
        expected.role
        for kind in kinds
        if kind.cadence.kind is not CadenceKind.AD_HOC
        for expected in kind.roles
        if expected.expectation is Expectation.REQUIRED
    }
    return [
        code
        for code, role in roles.items()
        if code in wanted and role.side == "state" and code != EVERYBODY
    ]


def _people(directory: Directory, sieve: Sieve, names: Names) -> Iterator[Line]:
    for person in sorted(directory.people.values(), key=lambda each: each.name.casefold()):
        known = directory.of_person(person.id)
        serving = sorted(each for each in known if each.covers(sieve.on))
        if _lets_through(person, serving, sieve):
            yield Line(
                person,
                None,
                tuple(serving),
                "; ".join(tenures.words(each, names) for each in serving or known[:1]),
                tuple(sorted({each.post.state for each in serving if each.post.state})),
                tuple(dict.fromkeys(each.post.role for each in serving if each.post.role)),
            )


def _lets_through(person: Person, serving: Iterable[Tenure], sieve: Sieve) -> bool:
    if sieve.organizations and person.organization not in sieve.organizations:
        return False
    if sieve.programs and person.program and person.program not in sieve.programs:
        return False
    if not (sieve.states or sieve.roles):
        return True
    return any(_is_wanted(tenure.post, sieve) for tenure in serving)


def _is_wanted(post: Post, sieve: Sieve) -> bool:
    """A post for all states counts for each."""
    is_state = not sieve.states or not post.state or post.state in sieve.states
    return is_state and (not sieve.roles or post.role in sieve.roles)


def _vacant(
    directory: Directory, sieve: Sieve, names: Names, expected: Iterable[Post]
) -> Iterator[Line]:
    for post in expected:
        if _is_wanted(post, sieve) and (vacancy := directory.vacancy(post, sieve.on)):
            said = vacancy.words(names.state(post.state), names.role(post.role))
            yield Line(None, vacancy, (), said, (post.state,), (post.role,))


def words_of(line: Line, names: Names) -> str:
    """All of a line that can be found, as it is compared."""
    person = line.person
    said = [line.posts, *(names.state(code) for code in line.states), *line.states, *line.roles]
    if person is not None:
        said += [person.name, person.agency, person.email, person.phone, person.organization]
        said += [person.note]
    return plain(" ".join(said))
