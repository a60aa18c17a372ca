"""Posts that somebody held and nobody holds now, and the next meeting that needs them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from perm_desktop.core.attendance import EVERYBODY
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.owings import is_coming
from perm_desktop.core.people.attendance_figures import required
from perm_desktop.core.people.person import Post, Tenure
from perm_desktop.core.people.posts import Directory, Holder, Vacancy

SOON = timedelta(days=30)  # within which a meeting that needs a vacant post is told


class Vacant(NamedTuple):
    """A post that nobody holds, and the next meeting that requires it."""

    vacancy: Vacancy
    next: MeetingRow | None

    @property
    def post(self) -> Post:
        """The post."""
        return self.vacancy.post


class Left(NamedTuple):
    """The end of a tenure, and who came after it."""

    tenure: Tenure
    holders: tuple[Holder, ...]  # who holds the post on the day that is looked at
    successor: Holder | None  # who held it next, or is to


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts of the directory on a day, and the cycles whose meetings may need them."""

    directory: Directory
    judged: Sequence[Coverage]
    states: frozenset[str]  # of these alone; none stand for all
    day: date

    def shows(self, post: Post) -> bool:
        """Whether a post is looked at; one that is held for all states always is."""
        return bool(post.role) and (not post.state or not self.states or post.state in self.states)


def vacated(posts: Posts, until: date = date.max) -> list[Vacant]:
    """Return the posts that were held once and are vacant, by state and role.

    Meetings after ``until`` are not looked at.
    """
    directory, day = posts.directory, posts.day
    once = {tenure.post for tenure in directory.tenures if tenure.is_over(day)}
    found = [
        vacancy
        for post in sorted(filter(posts.shows, once))
        if (vacancy := directory.vacancy(post, day)) is not None
    ]
    needing = _needing(posts, {each.post for each in found}, until) if found else {}
    return [Vacant(each, needing.get(each.post)) for each in found]


def never_held(posts: Posts) -> list[Vacant]:
    """Return the posts that a meeting to come requires and that nobody holds or ever held.

    Only of states that somebody is on record for: of the others nothing is known.
    """
    directory = posts.directory
    known = {tenure.post.state for tenure in directory.tenures if tenure.post.state}
    held = {tenure.post for tenure in directory.tenures}
    found = [
        Vacant(Vacancy(post), row)
        for post, row in _needing(posts, None).items()
        if post.state in known and posts.shows(post)
        if held.isdisjoint((post, Post("", post.role)))
    ]
    return sorted(found, key=lambda each: each.post)


def left(posts: Posts, since: date) -> list[Left]:
    """Return the tenures that ended since a day, the last first; not of who stayed in the post."""
    over = [
        tenure
        for tenure in posts.directory.tenures
        if tenure.ends is not None and since <= tenure.ends < posts.day
        if posts.shows(tenure.post)
    ]
    over.sort(key=lambda tenure: (tenure.ends or date.min, tenure.id), reverse=True)
    found = (
        Left(
            tenure,
            tuple(posts.directory.holders(tenure.post, posts.day)),
            posts.directory.successor(tenure),
        )
        for tenure in over
    )
    return [each for each in found if each.tenure.person not in _ids(each.holders)]


def soon(posts: Posts) -> list[Vacant]:
    """Return the posts once held and vacant that a meeting needs within a month."""
    return [each for each in vacated(posts, posts.day + SOON) if each.next is not None]


def _needing(
    posts: Posts, only: Collection[Post] | None, until: date = date.max
) -> dict[Post, MeetingRow]:
    """Return the next meeting that requires each post on a day when nobody holds it."""
    found: dict[Post, MeetingRow] = {}
    last = until.isoformat()
    for judged in posts.judged:
        roles = {kind.key: required(kind.roles) for kind in judged.facts.types}
        for row in judged.facts.rows:
            if not is_coming(row, judged) or row.starts[:10] > last:
                continue
            for post in _posts_of(row, roles.get(row.type, ())):
                is_asked = (only is None or post in only) and post.role != EVERYBODY
                if is_asked and _is_next(row, found.get(post)) and _is_vacant(post, row, posts):
                    found[post] = row
    return found


def _posts_of(row: MeetingRow, roles: Sequence[str]) -> Iterator[Post]:
    """The posts that a meeting requires: those of its states, and those held for all."""
    for role in roles:
        yield Post("", role)
        for state in row.state_codes:
            yield Post(state, role)


def _is_next(row: MeetingRow, found: MeetingRow | None) -> bool:
    return found is None or row.utc < found.utc


def _is_vacant(post: Post, row: MeetingRow, posts: Posts) -> bool:
    return not posts.directory.holders(post, row.start.date())


def _ids(holders: Sequence[Holder]) -> list[int]:
    return [each.person.id for each in holders]
