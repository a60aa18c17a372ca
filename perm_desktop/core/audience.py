"""The audience of a meeting as a tree of lines: states, their roles, and persons who walked in."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.attendance import RollUp, Target, recorded_roles, roll_up, target_of
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import ExpectedRole, MeetingType
from perm_desktop.core.meetings import AttendanceLine, MeetingRow
from perm_desktop.core.symbols import Look, mark_look, obligation_look
from perm_desktop.core.vocabulary import Expectation, Mark

_EXPECTED = MappingProxyType(
    {
        Expectation.REQUIRED: "Required",
        Expectation.AS_NEEDED: "As needed",
        Expectation.BY_AGENDA: "By agenda",
    }
)
_WALK_IN = "Walk-in"
_NOT_EXPECTED = "Not expected"


class Entry(NamedTuple):
    """One line of the audience with the lines under it."""

    target: Target
    name: str
    detail: str  # said beside the name: "3 of 5 recorded"
    expected: str  # how firmly it is expected; of a state the local time of the start
    look: Look
    remark: str
    entries: tuple["Entry", ...] = ()
    why: str = ""  # of a state: what its mark follows from

    @property
    def is_marked(self) -> bool:
        """True when the line itself has a mark, which a remark can be put on."""
        return self.look.word != mark_look(Mark.NOT_RECORDED).word and not self.why

    @property
    def words(self) -> str:
        """The line as it is read out."""
        parts = (self.name, self.detail, self.expected, self.look.word, self.why, self.remark)
        return ", ".join(filter(None, parts))


def audience(
    row: MeetingRow,
    kind: MeetingType,
    lines: Sequence[AttendanceLine],
    states: Mapping[str, State],
    names: Mapping[str, str],
) -> tuple[Entry, ...]:
    """Return the lines of a meeting's invited states, with their marks by the rule of its type."""
    return tuple(
        _state(row, states[code], kind, [line for line in lines if line.state == code], names)
        for code in row.state_codes
    )


def standing_look(rolled: RollUp) -> Look:
    """Return how a state is shown; what only follows from its roles is partly, not partial."""
    if rolled.mark is Mark.PARTIAL and not rolled.is_own:
        return obligation_look("partly")
    return mark_look(rolled.mark)


def summary(entries: Sequence[Entry]) -> list[Look]:
    """Return how many lines have each mark, as looks whose words say who.

    Of a joint meeting the lines are its states; of one state its roles and walk-ins, unless the
    state was marked as a whole. Who attended is only counted.
    """
    lines = entries
    if len(entries) == 1 and entries[0].why:
        lines = _flat(entries[0].entries)
    found: dict[str, list[Entry]] = {}
    for line in lines:
        found.setdefault(line.look.word, []).append(line)
    order = ["Attended", "Partly", *(mark_look(mark).word for mark in Mark)]
    return [
        group[0].look._replace(word=_told(group))
        for word in dict.fromkeys(order)
        if (group := found.get(word))
    ]


def _flat(entries: Sequence[Entry]) -> list[Entry]:
    return [each for entry in entries for each in (entry, *_flat(entry.entries))]


def _told(group: Sequence[Entry]) -> str:
    word = group[0].look.word
    count = f"{len(group)} {word[0].lower()}{word[1:]}"
    if word == mark_look(Mark.ATTENDED).word:
        return count
    return f"{count}: {', '.join(entry.name for entry in group)}"


def count_words(
    row: MeetingRow, expected: Sequence[ExpectedRole], lines: Sequence[AttendanceLine]
) -> str:
    """ "3 of 18 recorded": states of a joint meeting, else the roles of its one state."""
    codes = row.state_codes
    marked = {line.state for line in lines}
    if len(codes) != 1 or not expected:
        return f"{sum(code in marked for code in codes)} of {len(codes)} recorded"
    if any(target_of(line) == Target(codes[0]) for line in lines):
        return "Recorded as a whole"
    done, whole = recorded_roles(lines, expected)
    return f"{done} of {whole} recorded"


def _state(
    row: MeetingRow,
    state: State,
    kind: MeetingType,
    lines: Sequence[AttendanceLine],
    names: Mapping[str, str],
) -> Entry:
    expected = kind.roles
    rolled = roll_up(lines, expected, names, kind.roll_up)
    marks = {target_of(line): line for line in lines}
    own = marks.get(Target(state.code))
    roles = [(role.role, _EXPECTED[role.expectation]) for role in expected]
    known = {code for code, _ in roles} | {""}
    roles += [(code, _NOT_EXPECTED) for code in _in_order(lines) if code not in known]
    entries = (_role(Target(state.code, code), words, marks, names) for code, words in roles)
    return Entry(
        target=Target(state.code),
        name=state.name,
        detail=_recorded(lines, expected, is_own=rolled.is_own),
        expected=_local_start(row, state),
        look=standing_look(rolled),
        remark=own.remark if own else "",
        entries=(*entries, *_persons(Target(state.code), marks)),
        why="" if rolled.is_own else rolled.why,
    )


def _role(
    target: Target,
    expected: str,
    marks: Mapping[Target, AttendanceLine],
    names: Mapping[str, str],
) -> Entry:
    line = marks.get(target)
    return Entry(
        target=target,
        name=names.get(target.role, target.role),
        detail="",
        expected=expected,
        look=mark_look(Mark(line.mark) if line else Mark.NOT_RECORDED),
        remark=line.remark if line else "",
        entries=tuple(_persons(target, marks)),
    )


def _persons(above: Target, marks: Mapping[Target, AttendanceLine]) -> list[Entry]:
    return [
        Entry(target, target.person, "", _WALK_IN, mark_look(Mark(line.mark)), line.remark)
        for target, line in marks.items()
        if target.person and target._replace(person="") == above
    ]


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
