"""The audience of a meeting as a tree of lines: states, their roles, and persons under them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.attendance import RollUp, Target, recorded_roles, roll_up, target_of
from perm_desktop.core.counting import counted
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import ExpectedRole, MeetingType
from perm_desktop.core.meetings import AttendanceLine, MeetingRow
from perm_desktop.core.people.expected import ADDED, Expected, MeetingAudience
from perm_desktop.core.people.posts import Holder, Vacancy
from perm_desktop.core.symbols import Look, mark_look, obligation_look
from perm_desktop.core.vocabulary import Expectation, Mark

_EXPECTED = MappingProxyType(
    {
        Expectation.REQUIRED: "Required",
        Expectation.AS_NEEDED: "As needed",
        Expectation.BY_AGENDA: "By agenda",
    }
)
WALK_IN = "Walk-in"
NOT_EXPECTED = "Not expected"
INFORMED_ONLY = "Informed only"
_ADDED = "Added"
_ON_AGENDA = "On agenda"  # an item wants it
_OTHERS = "Others"  # who is there for no state
_NAMED = 2  # people of a role that are named beside it; more are counted
_BEST = (Mark.ATTENDED, Mark.PARTIAL, Mark.EXCUSED, Mark.ABSENT, Mark.NOT_REQUIRED)


class Entry(NamedTuple):
    """One line of the audience with the lines under it."""

    target: Target
    name: str
    detail: str  # said beside the name: "3 of 5 recorded"
    expected: str  # how firmly it is expected; of a state the local time of the start
    look: Look
    remark: str
    entries: tuple["Entry", ...] = ()
    why: str = ""  # what the mark follows from, where it is none of the line's own
    reason: str = ""  # why it is expected, or that nobody holds the post; of a person the address
    alert: bool = False  # a post that somebody held, and nobody does at the meeting

    @property
    def is_marked(self) -> bool:
        """True when the line itself has a mark, which a remark can be put on."""
        return self.look.word != mark_look(Mark.NOT_RECORDED).word and not self.why

    @property
    def words(self) -> str:
        """The line as it is read out."""
        parts = (self.name, self.detail, self.expected, self.look.word, self.why, self.reason)
        return ", ".join(filter(None, (*parts, self.remark)))


_Marks = Mapping[tuple[str, str, str | int], AttendanceLine]  # by the key of their target


class _Names(NamedTuple):
    """What the lines of a meeting are called by."""

    states: Mapping[str, State]
    roles: Mapping[str, str]


def audience(
    row: MeetingRow,
    kind: MeetingType,
    lines: Sequence[AttendanceLine],
    states: Mapping[str, State],
    names: Mapping[str, str],
    invited: MeetingAudience | None = None,
) -> tuple[Entry, ...]:
    """Return the lines of a meeting's invited states, with their marks by the rule of its type.

    With who is invited, the people of each role are told, and what is otherwise than by the type.
    """
    known = _Names(states, names)
    found = tuple(
        _state(row, code, kind, [line for line in lines if line.state == code], known, invited)
        for code in row.state_codes
    )
    return (*found, *_others(invited)) if invited else found


def standing_look(rolled: RollUp) -> Look:
    """Return how a state is shown; what only follows from its roles is partly, not partial."""
    if rolled.mark is Mark.PARTIAL and not rolled.is_own:
        return obligation_look("partly")
    return mark_look(rolled.mark)


def _state(
    row: MeetingRow,
    code: str,
    kind: MeetingType,
    lines: Sequence[AttendanceLine],
    names: _Names,
    invited: MeetingAudience | None,
) -> Entry:
    state = names.states[code]
    rolled = roll_up(lines, kind.roles, names.roles, kind.roll_up)
    marks = {target_of(line).key: line for line in lines}
    own = marks.get(Target(code).key)
    asked = invited.of_state(code) if invited else _by_type(code, kind)
    roles = [_role(code, role, asked, marks, names, invited) for role in _roles(asked, lines)]
    expected = invited.roles(code) if invited else kind.roles
    vacant = sum(each.alert for each in roles)
    detail = _recorded(lines, expected, is_own=rolled.is_own)
    return Entry(
        target=Target(code),
        name=state.name,
        detail=", ".join(filter(None, (detail, f"{vacant} vacant" if vacant else ""))),
        expected=_local_start(row, state),
        look=standing_look(rolled),
        remark=own.remark if own else "",
        entries=(*roles, *_persons(Target(code), asked, marks, invited)),
        why="" if rolled.is_own else rolled.why,
        alert=vacant > 0,
    )


def _by_type(code: str, kind: MeetingType) -> list[Expected]:
    return [Expected(code, role, expectation, "") for role, expectation in kind.roles]


def _roles(asked: Sequence[Expected], lines: Sequence[AttendanceLine]) -> list[str]:
    """Codes of the roles that are expected, then of those recorded besides."""
    wanted = (each.role for each in asked)
    return [role for role in dict.fromkeys((*wanted, *_in_order(lines))) if role]


def _role(
    code: str,
    role: str,
    asked: Sequence[Expected],
    marks: _Marks,
    names: _Names,
    invited: MeetingAudience | None,
) -> Entry:
    target = Target(code, role)
    line, here = marks.get(target.key), [each for each in asked if each.role == role]
    persons = _persons(target, asked, marks, invited)
    mark, why = _mark_of(line, persons, target, marks)
    lead = next((each for each in here if not each.informed), here[0] if here else None)
    name = names.roles.get(role, role)
    vacancy = lead.vacancy if lead and invited and invited.has_people else None
    told = vacancy.words(names.states[code].name, name) if vacancy else ""
    return Entry(
        target=target,
        name=name,
        detail=_role_detail(lead, vacancy, persons),
        expected=_firmness(lead),
        look=mark_look(mark),
        remark=line.remark if line else "",
        entries=tuple(persons),
        why=why,
        reason=", ".join(filter(None, (told, _reason(lead)))),
        alert=bool(vacancy and vacancy.since and lead and lead.is_invited),
    )


def _firmness(line: Expected | None) -> str:
    if line is None:
        return NOT_EXPECTED
    if line.informed:
        return INFORMED_ONLY
    if line.expectation is Expectation.BY_AGENDA and line.is_expected:
        return _ON_AGENDA
    return _ADDED if line.why == ADDED else _EXPECTED[line.expectation]


def _reason(line: Expected | None) -> str:
    """Why a role is expected that is not always; what the column says is not said again."""
    is_plain = line is None or line.informed or line.expectation is not Expectation.BY_AGENDA
    return "" if line is None or is_plain else line.why


def _role_detail(line: Expected | None, vacancy: Vacancy | None, persons: Sequence[Entry]) -> str:
    """ "Sample Person, acting", "vacant since May 3, 2026"; walk-ins are told below alone."""
    if vacancy is not None and line is not None and line.is_invited:
        return f"vacant since {clock.day(vacancy.since)}" if vacancy.since else "not on record"
    held = [each for each in persons if each.expected != WALK_IN]
    if len(held) > _NAMED:
        return counted(len(held), "person").replace("persons", "people")
    return "; ".join(", ".join(filter(None, (each.name, each.detail))) for each in held)


def _mark_of(
    line: AttendanceLine | None, persons: Sequence[Entry], target: Target, marks: _Marks
) -> tuple[Mark, str]:
    """The role's own mark, else the best of its people's, and who that was."""
    if line is not None:
        return Mark(line.mark), ""
    found = {
        each.name: Mark(mark.mark)
        for each in persons
        if each.target.contact and (mark := marks.get(each.target.key)) is not None
    }
    best = next((mark for mark in _BEST if mark in found.values()), Mark.NOT_RECORDED)
    names = [name for name, mark in found.items() if mark is best]
    return best, f"marked for {', '.join(names)}" if names else ""


def _persons(
    above: Target,
    asked: Sequence[Expected],
    marks: _Marks,
    invited: MeetingAudience | None,
) -> list[Entry]:
    """Who is expected under a line, then who came besides."""
    held = {
        holder.person.id: (line, holder)
        for line in asked
        if (line.state, line.role) == (above.state, above.role)
        for holder in line.holders
    }
    found = [_person(above, line, holder, marks, invited) for line, holder in held.values()]
    return found + [
        Entry(target_of(line), line.person, "", WALK_IN, mark_look(Mark(line.mark)), line.remark)
        for line in marks.values()
        if line.person
        and (line.state, line.role) == (above.state, above.role)
        and line.contact not in held
    ]


def _person(
    above: Target,
    line: Expected,
    holder: Holder,
    marks: _Marks,
    invited: MeetingAudience | None,
) -> Entry:
    person = holder.person
    target = above._replace(person=person.name, contact=person.id)
    mark = marks.get(target.key)
    answer = invited.answers.get(person.id) if invited else None
    told = ("acting" if holder.tenure.acting else "", answer or "")
    return Entry(
        target=target,
        name=person.name,
        detail=", ".join(filter(None, told)),
        expected=_standing(line, holder),
        look=mark_look(Mark(mark.mark) if mark else Mark.NOT_RECORDED),
        remark=mark.remark if mark else "",
        reason=person.email,
    )


def _standing(line: Expected, holder: Holder) -> str:
    """What is to be said of one person; as the role has it, nothing."""
    if line.informed:
        return INFORMED_ONLY
    return _ADDED if holder.tenure.id == 0 else ""


def _others(invited: MeetingAudience) -> list[Entry]:
    """Who is there for no state, and so has no mark."""
    asked = invited.of_state("")
    if not asked:
        return []
    above = Target("")
    blank = mark_look(Mark.NOT_RECORDED)._replace(word="")
    persons = [each._replace(look=blank) for each in _persons(above, asked, {}, invited)]
    return [Entry(above, _OTHERS, "", "", blank, "", tuple(persons))]


def _in_order(lines: Sequence[AttendanceLine]) -> list[str]:
    return list(dict.fromkeys(line.role for line in lines))


def _recorded(
    lines: Sequence[AttendanceLine], expected: Sequence[ExpectedRole], *, is_own: bool
) -> str:
    done, whole = recorded_roles(lines, expected)
    if not whole or (is_own and not done):
        return ""
    return f"{done} of {whole} recorded" if done else f"{whole} role{'' if whole == 1 else 's'}"


def _local_start(row: MeetingRow, state: State) -> str:
    there = clock.local(row.utc, state.zone)
    time = f"{clock.clock(there)} {clock.zone_label(there)}"
    is_same_day = there.date() == row.start.date()
    return time if is_same_day else f"{clock.weekday(there.date())}, {time}"
