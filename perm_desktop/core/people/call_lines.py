"""A report of a call beside the marks of its meeting: what each name in it would become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from perm_desktop.core.attendance import Target, target_of
from perm_desktop.core.meetings import AttendanceLine
from perm_desktop.core.people import names
from perm_desktop.core.people.attendees import Attendee
from perm_desktop.core.people.matching import HOSTS, Found, Matcher, Outcome, twins_of
from perm_desktop.core.people.person import Person, Post
from perm_desktop.core.people.stays import Span, Stay, minutes, part
from perm_desktop.core.vocabulary import AttendedPart, Mark

_DAY = 24 * 60  # more is not kept
Identity = tuple[str, str]


class Answer(NamedTuple):
    """What somebody answered to "who is this?": a person, a walk-in for a state, or nobody."""

    person: int = 0
    state: str = ""  # of a walk-in, or of a person who serves no invited state


IGNORED = Answer()


@dataclass(frozen=True, slots=True)
class Call:
    """What is known of a meeting when its reports are brought in."""

    attendees: tuple[Attendee, ...]
    meeting: Span  # as planned, in wall time
    whole: int  # minutes that count as all of it
    states: tuple[str, ...]
    posts: Mapping[int, Sequence[Post]]  # what each person is there for
    marks: Sequence[AttendanceLine]


@dataclass(frozen=True, slots=True)
class Line:
    """A name of a report: who it is, what would be marked, and which marks stand against it."""

    attendee: Attendee
    found: Found
    minutes: int | None = None
    mark: Mark = Mark.NOT_RECORDED
    part: AttendedPart | None = None
    targets: tuple[Target, ...] = ()
    against: tuple[AttendanceLine, ...] = ()  # marks made before that say otherwise
    is_answered: bool = False  # by somebody, just now

    @property
    def outcome(self) -> Outcome:
        """In which group the line is."""
        return self.found.outcome

    @property
    def states(self) -> tuple[str, ...]:
        """The states that it counts for."""
        return tuple(dict.fromkeys(target.state for target in self.targets))


def lines(
    call: Call, matcher: Matcher, answers: Mapping[Identity, Answer], share: int
) -> list[Line]:
    """Return a line for each name.

    Who has several names in the report is marked once, by all their time. ``share`` are the
    percent of the meeting from which on somebody attended it.
    """
    twins = twins_of(call.attendees)
    placed = [
        _placed(call, matcher, attendee, twins[attendee.identity], answers.get(attendee.identity))
        for attendee in call.attendees
    ]
    stays: dict[tuple[Target, ...], list[Stay]] = {}
    for line in placed:
        stays.setdefault(line.targets, []).extend(line.attendee.stays)
    return [_marked(call, line, stays[line.targets], share) for line in placed]


def is_enough(there: int | None, whole: int, share: int) -> bool:
    """True where somebody attended; who is named without a time did."""
    return there is None or there * 100 >= whole * share


def _placed(
    call: Call, matcher: Matcher, attendee: Attendee, twins: int, answer: Answer | None
) -> Line:
    found = matcher.find(attendee, twins)
    is_open = found.outcome in (Outcome.NEW, Outcome.ASKED) and not twins
    if is_open and answer is None and (known := _listed(call, attendee)) is not None:
        listed = Found(Outcome.MATCHED, "on the list of this meeting")
        return Line(attendee, listed, targets=(target_of(known),))
    if answer is not None:
        return _answered(call, matcher, attendee, found, answer)
    if found.outcome is not Outcome.MATCHED or found.person is None:
        return Line(attendee, found)
    return Line(attendee, found, targets=_targets(call, found.person))


def _answered(
    call: Call, matcher: Matcher, attendee: Attendee, found: Found, answer: Answer
) -> Line:
    person = matcher.person(answer.person)
    begun = Line(attendee, found, is_answered=True)
    if person is not None:
        told = matcher.settled(person, "your answer")
        targets = _targets(call, person)
        if not targets and person.organization not in HOSTS:
            state = answer.state or (call.states[0] if len(call.states) == 1 else "")
            if not state:
                return replace(begun, is_answered=False)  # for which state is still open
            targets = (Target(state, "", person.name, person.id),)
            told = Found(Outcome.MATCHED, "your answer", person)
        return replace(begun, found=told, targets=targets)
    if answer.state:
        told = Found(Outcome.MATCHED, "your answer, a walk-in")
        return replace(begun, found=told, targets=(Target(answer.state, "", attendee.name),))
    return replace(begun, found=Found(Outcome.IGNORED, "your answer"))


def _targets(call: Call, person: Person) -> tuple[Target, ...]:
    """Where a person is marked; a line that has only the name is taken for the person's."""
    posts = call.posts.get(person.id, ()) if person.organization not in HOSTS else ()
    found = (Target(post.state, post.role, person.name, person.id) for post in posts)
    return tuple(_on_list(call, target) for target in found)


def _on_list(call: Call, target: Target) -> Target:
    known = [each for each in call.marks if (each.state, each.role) == target[:2]]
    if any(each.contact == target.contact for each in known):
        return target
    named = [each for each in known if not each.contact and names.same(each.person, target.person)]
    return target_of(named[0]) if len(named) == 1 else target


def _listed(call: Call, attendee: Attendee) -> AttendanceLine | None:
    """The line of a walk-in who has this name, where it is the only one."""
    found = [
        each for each in call.marks if not each.contact and names.same(each.person, attendee.name)
    ]
    return found[0] if len(found) == 1 else None


def _marked(call: Call, line: Line, stays: Sequence[Stay], share: int) -> Line:
    own = line.attendee.stays
    if not line.targets:
        return replace(line, minutes=_minutes(own))
    there = _minutes(stays)
    mark = Mark.ATTENDED if is_enough(there, call.whole, share) else Mark.PARTIAL
    missed = part(stays, call.meeting) if mark is Mark.PARTIAL else None
    against = tuple(
        each
        for target in line.targets
        for each in call.marks
        if _says_otherwise(each, target, mark, there)
    )
    return replace(line, minutes=there, mark=mark, part=missed, against=against)


def _minutes(stays: Sequence[Stay]) -> int | None:
    return min(minutes(stays), _DAY) if stays else None


def _says_otherwise(line: AttendanceLine, target: Target, mark: Mark, there: int | None) -> bool:
    """Whether a mark that is there is another, or counts another time."""
    if not _is_about(line, target):
        return False
    is_own = target_of(line).key == target.key
    return line.mark != mark or (is_own and line.minutes not in (None, there))


def _is_about(line: AttendanceLine, target: Target) -> bool:
    """Whether a mark is that of a person, or of the role the person came in."""
    own = target_of(line)
    if own.key == target.key:
        return True
    return bool(target.role) and own == Target(target.state, target.role)
