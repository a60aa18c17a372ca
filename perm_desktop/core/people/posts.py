"""Who holds a post on a day, and which posts nobody holds."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.people.person import Person, Post, Tenure


class Holder(NamedTuple):
    """A person in a post on a day."""

    person: Person
    tenure: Tenure


class Vacancy(NamedTuple):
    """A post that nobody holds on a day; without ``since`` nobody ever did."""

    post: Post
    since: date | None = None
    last: Person | None = None

    def words(self, state: str, role: str) -> str:
        """ "Ohio has no MRR contact since May 3, 2026"; names of the state and the role."""
        since = f" since {clock.day(self.since)}" if self.since else " on record"
        return f"{state} has no {role}{since}"


class Directory:
    """All people with their posts, looked up by post and day."""

    def __init__(self, people: Iterable[Person], tenures: Iterable[Tenure]) -> None:
        self.people: Mapping[int, Person] = {person.id: person for person in people}
        self.tenures: Sequence[Tenure] = [
            tenure for tenure in tenures if tenure.person in self.people
        ]
        self._by_post: dict[Post, list[Tenure]] = {}
        self._by_person: dict[int, list[Tenure]] = {}
        for tenure in self.tenures:
            self._by_post.setdefault(tenure.post, []).append(tenure)
            self._by_person.setdefault(tenure.person, []).append(tenure)

    def of_person(self, person: int) -> Sequence[Tenure]:
        """Return the tenures of a person, the latest first."""
        return sorted(self._by_person.get(person, ()), key=_begins, reverse=True)

    def of_post(self, post: Post) -> Sequence[Tenure]:
        """Return all tenures of a post, the earliest first."""
        return sorted(self._by_post.get(post, ()), key=_begins)

    def holders(self, post: Post, day: date) -> list[Holder]:
        """Return who holds a post on a day: regular holders first, then who is acting.

        A post that is held for all states counts for each.
        """
        found = [
            Holder(self.people[tenure.person], tenure)
            for wanted in dict.fromkeys((post, Post("", post.role)))
            for tenure in self._by_post.get(wanted, ())
            if tenure.covers(day)
        ]
        return sorted(found, key=lambda each: (each.tenure.acting, each.person.name.casefold()))

    def staff(self, state: str, day: date) -> list[Person]:
        """Return all who serve a state on a day, whatever their roles, by name."""
        found = {
            tenure.person
            for tenure in self.tenures
            if tenure.post.state == state and tenure.covers(day)
        }
        return sorted((self.people[each] for each in found), key=lambda each: each.name.casefold())

    def vacancy(self, post: Post, day: date) -> Vacancy | None:
        """Return a post as vacant on a day; None where somebody holds it."""
        if self.holders(post, day):
            return None
        over = [tenure for tenure in self._by_post.get(post, ()) if tenure.is_over(day)]
        if not over:
            return Vacancy(post)
        last = max(over, key=lambda tenure: tenure.ends or date.min)
        ends = last.ends or date.min
        return Vacancy(post, ends + timedelta(days=1), self.people[last.person])

    def vacancies(
        self, states: Collection[str], roles: Collection[str], day: date
    ) -> list[Vacancy]:
        """Return the vacant posts of some states and roles, in their order."""
        found = (self.vacancy(Post(state, role), day) for state in states for role in roles)
        return [each for each in found if each is not None]

    def successor(self, tenure: Tenure) -> Holder | None:
        """Return who holds the same post next; None while nobody is named."""
        later = [
            each
            for each in self.of_post(tenure.post)
            if each.person != tenure.person and _begins(each) > _begins(tenure)
        ]
        return Holder(self.people[later[0].person], later[0]) if later else None


def _begins(tenure: Tenure) -> tuple[date, int]:
    return tenure.starts or date.min, tenure.id
