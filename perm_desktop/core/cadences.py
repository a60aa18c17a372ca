"""How often a meeting type is held, in the plain words in which it is chosen."""

from enum import StrEnum
from types import MappingProxyType
from typing import Any

from perm_desktop.core.meeting_types import Cadence
from perm_desktop.core.vocabulary import CadenceKind

WEEK, TWO_WEEKS, MONTH = "7-days", "14-days", "month"


class HowOften(StrEnum):
    """The plain choices; with "one for all states or one per state" they make a cadence."""

    ONCE = "once"
    SESSIONS = "sessions"
    WEEKLY = "weekly"
    TWO_WEEKLY = "two-weekly"
    MONTHLY = "monthly"
    IF_NEEDED = "if-needed"
    TRIGGERED = "triggered"
    ON_REQUEST = "on-request"


_EVERY = MappingProxyType(
    {HowOften.WEEKLY: WEEK, HowOften.TWO_WEEKLY: TWO_WEEKS, HowOften.MONTHLY: MONTH}
)
_OF_EVERY = MappingProxyType({every: how for how, every in _EVERY.items()})
_OF_KIND = MappingProxyType(
    {
        CadenceKind.ONCE_PER_CYCLE: HowOften.ONCE,
        CadenceKind.ONCE_PER_STATE: HowOften.ONCE,
        CadenceKind.N_OF_M: HowOften.SESSIONS,
        CadenceKind.IF_NEEDED: HowOften.IF_NEEDED,
        CadenceKind.TRIGGERED: HowOften.TRIGGERED,
        CadenceKind.AD_HOC: HowOften.ON_REQUEST,
    }
)
_RHYTHMS = MappingProxyType({WEEK: "Every week", TWO_WEEKS: "Every 2 weeks", MONTH: "Every month"})
# choices that say by themselves whether states meet together
_JOINT = MappingProxyType(
    {HowOften.SESSIONS: True, HowOften.IF_NEEDED: False, HowOften.TRIGGERED: False}
)
_PLANNED = (
    *(CadenceKind.ONCE_PER_CYCLE, CadenceKind.ONCE_PER_STATE),
    *(CadenceKind.N_OF_M, CadenceKind.SERIES),
)


def how_often(cadence: Cadence) -> HowOften:
    """Return the plain choice that a cadence is."""
    return _OF_KIND.get(cadence.kind) or _OF_EVERY.get(cadence.every, HowOften.TWO_WEEKLY)


def is_planned(cadence: Cadence) -> bool:
    """True when planning a cycle makes these meetings; the others are offered only."""
    return cadence.kind in _PLANNED


def settles_joint(how: HowOften) -> bool | None:
    """Return what a choice says about meeting together; None where that can be chosen."""
    return _JOINT.get(how)


def cadence_for(
    how: HowOften, *, joint: bool, details: dict[str, Any], sessions: int = 3, needed: int = 1
) -> Cadence:
    """Return the cadence of a plain choice; a trigger keeps its details."""
    if how in _EVERY:
        return Cadence(CadenceKind.SERIES, {"every": _EVERY[how]})
    match how:
        case HowOften.ONCE:
            kind = CadenceKind.ONCE_PER_CYCLE if joint else CadenceKind.ONCE_PER_STATE
            return Cadence(kind, {})
        case HowOften.SESSIONS:
            return Cadence(CadenceKind.N_OF_M, {"needed": needed, "sessions": sessions})
        case HowOften.TRIGGERED:
            return Cadence(CadenceKind.TRIGGERED, details)
        case HowOften.IF_NEEDED:
            return Cadence(CadenceKind.IF_NEEDED, {})
        case _:
            return Cadence(CadenceKind.AD_HOC, {})


def in_words(cadence: Cadence, *, joint: bool) -> str:
    """ "Every 2 weeks, per state", "1 of 3 sessions", "On request"."""
    together = "joint" if joint else "per state"
    match cadence.kind:
        case CadenceKind.ONCE_PER_CYCLE | CadenceKind.ONCE_PER_STATE:
            return f"Once, {together}"
        case CadenceKind.N_OF_M:
            return f"{cadence.details.get('needed', 1)} of {cadence.sessions} sessions"
        case CadenceKind.SERIES:
            return f"{_RHYTHMS.get(cadence.every, cadence.every)}, {together}"
        case CadenceKind.IF_NEEDED:
            return "If a state needs it"
        case CadenceKind.TRIGGERED:
            return "When triggered"
        case CadenceKind.AD_HOC:
            return "On request"


def length_in_words(minutes: int) -> str:
    """ "45 minutes", "1 hour", "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [_counted(hours, "hour")] if hours else []
    if rest or not hours:
        parts.append(_counted(rest, "minute"))
    return " ".join(parts)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
