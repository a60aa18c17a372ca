"""Roles of a state that never joined a call, as far as is recorded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.attendance import EVERYBODY
from perm_desktop.core.counting import counted
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.owings import is_coming
from perm_desktop.core.people.attendance_figures import (
    Occasion,
    Scope,
    Seen,
    mark_of,
    required,
)
from perm_desktop.core.people.person import Post
from perm_desktop.core.people.posts import Directory, Holder, Vacancy
from perm_desktop.core.vocabulary import Expectation, Mark

_CAME = (Mark.ATTENDED, Mark.PARTIAL)


class Unseen(NamedTuple):
    """A role of a state that never came, and how often it was to."""

    post: Post
    expected: int  # meetings that were held and required it
    recorded: int  # of these, those that say that it did not come
    optional: int  # held as well, and it was wanted there if needed
    next: MeetingRow | None  # the next meeting that requires it
    holders: tuple[Holder, ...]  # on the day that is looked at
    vacancy: Vacancy | None

    @property
    def wanted_words(self) -> str:
        """ "12 meetings", "12 meetings, 3 more if needed", "39 meetings, if needed"."""
        if not self.expected:
            return f"{counted(self.optional)}, if needed"
        more = f", {self.optional:,} more if needed" if self.optional else ""
        return f"{counted(self.expected)}{more}"

    @property
    def recorded_words(self) -> str:
        """ "did not come to 2 of 12", "not recorded at any"."""
        if not self.recorded:
            return "not recorded at any"
        return f"did not come to {self.recorded:,} of {self.expected:,}"

    @property
    def holder_words(self) -> str:
        """The names of who holds it, else since when nobody does."""
        if self.holders:
            return names_of(self.holders)
        if self.vacancy is not None and self.vacancy.since is not None:
            return f"Vacant since {clock.day(self.vacancy.since)}"
        return "Nobody on record"


@dataclass(frozen=True, slots=True)
class Roles:
    """Roles that never came, of all that meetings wanted so far."""

    unseen: tuple[Unseen, ...]
    wanted: int


@dataclass(slots=True)
class _Course:
    """How often a role of a state was wanted."""

    expected: int = 0
    recorded: int = 0
    optional: int = 0


@dataclass(slots=True)
class _State:
    """The roles of a state by code: those that meetings wanted, and those that came."""

    wanted: dict[str, _Course] = field(default_factory=dict[str, _Course])
    came: set[str] = field(default_factory=set[str])


def never_seen(seen: Seen, found: Sequence[Occasion], scope: Scope, directory: Directory) -> Roles:
    """Return roles that meetings wanted and that came to none, by state and in catalog order.

    A role that no meeting wanted so far had no chance to come and is left out, and so is "all
    state PERM staff", which is nobody's post. A meeting at which only the state is marked does not
    say who came: ``recorded`` tells of how many it is known.
    """
    states = _states(seen, found)
    following = _following(seen, scope)
    names, order, day = seen.coverage.names, list(seen.roles), seen.coverage.as_of.day
    told = [
        Unseen(
            *(post, course.expected, course.recorded, course.optional, following.get(post)),
            *(tuple(directory.holders(post, day)), directory.vacancy(post, day)),
        )
        for state, own in states.items()
        for role, course in own.wanted.items()
        if role not in own.came
        if (post := Post(state, role))
    ]
    told.sort(key=lambda each: (names[each.post.state], order.index(each.post.role)))
    return Roles(tuple(told), sum(len(own.wanted) for own in states.values()))


def names_of(holders: Iterable[Holder]) -> str:
    """ "Sample Person, Other Person (acting)"."""
    return ", ".join(
        f"{each.person.name}{' (acting)' if each.tenure.acting else ''}" for each in holders
    )


def _states(seen: Seen, found: Sequence[Occasion]) -> dict[str, _State]:
    states: dict[str, _State] = {}
    for row, state, mark in found:
        if (own := states.get(state)) is None:
            own = states[state] = _State()
        marks = seen.marks_of(row, state)
        own.came.update(role for role, said in marks.items() if said in _CAME)
        for role, expectation in seen.audience(row, state):
            said = mark_of(role, seen, marks) if marks else Mark.NOT_RECORDED
            if said in _CAME:
                own.came.add(role)
            became = mark if said is Mark.NOT_RECORDED else said
            if role != EVERYBODY and became is not Mark.NOT_REQUIRED:
                if (course := own.wanted.get(role)) is None:
                    course = own.wanted[role] = _Course()
                _add(course, said, expectation)
    return states


def _add(course: _Course, said: Mark, expectation: Expectation) -> None:
    if expectation is Expectation.REQUIRED:
        course.expected += 1
        course.recorded += said is not Mark.NOT_RECORDED
    else:
        course.optional += 1


def _following(seen: Seen, scope: Scope) -> Mapping[Post, MeetingRow]:
    """The next meeting that requires each post."""
    known = seen.coverage
    codes = set(scope.codes(known))
    found: dict[Post, MeetingRow] = {}
    for row in known.facts.rows:
        if is_coming(row, known):
            for state in filter(codes.__contains__, row.state_codes):
                for role in required(seen.audience(row, state)):
                    found.setdefault(Post(state, role), row)
    return found
