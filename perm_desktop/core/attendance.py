"""What the marks of one state amount to, and who is still to be marked."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core.meeting_types import ExpectedRole
from perm_desktop.core.meetings import AttendanceLine
from perm_desktop.core.vocabulary import Expectation, Mark, RollUpRule

LEAD = "PM"  # the role without which a state was there in part only
EVERYBODY = "ALL"  # all state PERM staff: the lead, and every other role with it
_HERE = (Mark.ATTENDED, Mark.PARTIAL)


class Target(NamedTuple):
    """What a mark is for: a state, one role of it, or one person."""

    state: str
    role: str = ""
    person: str = ""  # the name that the mark is kept under
    contact: int = 0  # id of the person where the directory knows them

    @property
    def key(self) -> tuple[str, str, str | int]:
        """What tells the line from others: a known person is the same under another name."""
        return self.state, self.role, self.contact or self.person

    @property
    def is_person(self) -> bool:
        """True for one person; False for a state or a role."""
        return bool(self.contact or self.person)


class RollUp(NamedTuple):
    """What the marks of a state amount to, and why in a few words."""

    mark: Mark
    why: str
    is_own: bool = False  # somebody marked the state itself


def target_of(line: AttendanceLine) -> Target:
    """Return what a line of the catalog is for."""
    return Target(line.state, line.role, line.person, line.contact)


def line_of(lines: Iterable[AttendanceLine], target: Target) -> AttendanceLine | None:
    """Return the line that a mark for a target is kept in; None while nothing is recorded."""
    return next((line for line in lines if target_of(line).key == target.key), None)


def roll_up(
    lines: Sequence[AttendanceLine],
    expected: Sequence[ExpectedRole],
    names: Mapping[str, str],
    rule: RollUpRule = RollUpRule.LEAD_AND_ONE,
) -> RollUp:
    """Return what the lines of one state amount to, by the rule of the meeting type.

    A mark on the state itself outranks those of roles and persons. Without one, the lead and one
    other expected role make it attended; the lead alone, or others without the lead, make it
    partly. Where nobody else is wanted the lead is enough, and where no lead is expected anybody
    is. Other rules: anyone is enough, or every required role must have come. Nobody is taken for
    absent before all who must come are recorded.
    """
    own = next((line for line in lines if target_of(line) == Target(line.state)), None)
    if own is not None:
        return RollUp(Mark(own.mark), "marked for the state as a whole", is_own=True)
    if not lines:
        return RollUp(Mark.NOT_RECORDED, "nobody is recorded")
    here = [line for line in lines if line.mark in _HERE]
    if here:
        return _COUNTED[rule](lines, here, expected, names)
    return _nobody(lines, expected)


def unmarked_states(codes: Iterable[str], lines: Iterable[AttendanceLine]) -> list[str]:
    """Return the states of which nothing is recorded, in their order."""
    marked = {line.state for line in lines}
    return [code for code in codes if code not in marked]


def recorded_roles(
    lines: Iterable[AttendanceLine], expected: Sequence[ExpectedRole]
) -> tuple[int, int]:
    """Return how many of a state's expected roles are recorded, and how many there are."""
    marked = {line.role for line in lines if line.role}
    return sum(role.role in marked for role in expected), len(expected)


def _lead_and_one(
    lines: Sequence[AttendanceLine],
    here: Sequence[AttendanceLine],
    expected: Sequence[ExpectedRole],
    names: Mapping[str, str],
) -> RollUp:
    known = {role.role for role in expected}
    lead = [line for line in here if line.role in (LEAD, EVERYBODY)]
    counted = known if lead and EVERYBODY not in known else None  # None: every other role
    others = [
        line
        for line in here
        if line.role != LEAD and (counted is None or line.role in (*counted, EVERYBODY))
    ]
    has_lead = bool(known & {LEAD, EVERYBODY})
    dropped = {line.role for line in lines if line.mark == Mark.NOT_REQUIRED}
    needs_other = any(role.role != LEAD and role.role not in dropped for role in expected)
    who = _who(here, names)
    if has_lead and LEAD not in dropped and not lead:
        gone = any(line.role == LEAD for line in lines)
        missing = f"{names[LEAD]} {'did not come' if gone else 'is not recorded'}"
        return RollUp(Mark.PARTIAL, f"{who}; {missing}")
    if lead and needs_other and not others:
        return RollUp(Mark.PARTIAL, f"{who}; one other expected role is needed")
    groups = [group for group in (lead, others) if group] if needs_other else [lead or others]
    if all(any(line.mark == Mark.ATTENDED for line in group) for group in groups):
        return RollUp(Mark.ATTENDED, who)
    return RollUp(Mark.PARTIAL, f"{who}, not for the whole meeting")


def _anyone(
    lines: Sequence[AttendanceLine],
    here: Sequence[AttendanceLine],
    expected: Sequence[ExpectedRole],
    names: Mapping[str, str],
) -> RollUp:
    del lines, expected  # who else was wanted makes no difference
    who = _who(here, names)
    if any(line.mark == Mark.ATTENDED for line in here):
        return RollUp(Mark.ATTENDED, who)
    return RollUp(Mark.PARTIAL, f"{who}, not for the whole meeting")


def _every_required(
    lines: Sequence[AttendanceLine],
    here: Sequence[AttendanceLine],
    expected: Sequence[ExpectedRole],
    names: Mapping[str, str],
) -> RollUp:
    who = _who(here, names)
    dropped = {line.role for line in lines if line.mark == Mark.NOT_REQUIRED}
    wanted = [
        role.role
        for role in expected
        if role.expectation is Expectation.REQUIRED and role.role not in dropped
    ]
    whole = {line.role for line in here if line.mark == Mark.ATTENDED}
    missing = [role for role in wanted if role not in whole]
    if not missing:
        return RollUp(Mark.ATTENDED if whole else Mark.PARTIAL, who)
    first = names.get(missing[0], missing[0])
    more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    return RollUp(Mark.PARTIAL, f"{who}; every required role is needed, not {first}{more}")


_Count = Callable[
    [
        Sequence[AttendanceLine],
        Sequence[AttendanceLine],
        Sequence[ExpectedRole],
        Mapping[str, str],
    ],
    RollUp,
]
_COUNTED: Mapping[RollUpRule, _Count] = MappingProxyType(
    {
        RollUpRule.LEAD_AND_ONE: _lead_and_one,
        RollUpRule.ANYONE: _anyone,
        RollUpRule.EVERY_REQUIRED: _every_required,
    }
)


def _nobody(lines: Sequence[AttendanceLine], expected: Sequence[ExpectedRole]) -> RollUp:
    marked = {line.role for line in lines}
    required = [role.role for role in expected if role.expectation is Expectation.REQUIRED]
    open_roles = [role for role in required if role not in marked]
    if open_roles:
        done, whole = recorded_roles(lines, expected)
        if not done:
            return RollUp(Mark.NOT_RECORDED, "nobody attended so far")
        return RollUp(
            Mark.NOT_RECORDED, f"{done} of {whole} roles recorded, nobody attended so far"
        )
    found = Counter(line.mark for line in lines)
    told = ", ".join(
        f"{found[mark]} {mark.value.replace('-', ' ')}" for mark in Mark if found[mark]
    )
    for mark in (Mark.ABSENT, Mark.EXCUSED):
        if found[mark]:
            return RollUp(mark, f"nobody attended: {told}")
    return RollUp(Mark.NOT_REQUIRED, f"nobody was required: {told}")


def _who(here: Sequence[AttendanceLine], names: Mapping[str, str]) -> str:
    """ "PERM lead and 2 others": the lead, or whoever is first, by name."""
    first = min(here, key=lambda line: line.role != LEAD)
    name = first.person or names.get(first.role, first.role)
    match len(here):
        case 1:
            return f"{name} attended"
        case 2:
            return f"{name} and 1 other attended"
        case many:
            return f"{name} and {many - 1} others attended"
