"""What would settle an obligation: the acts that make sense for its status and are possible."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from perm_desktop.core.coverage.words import SPECIAL, needs_attention, short_day
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.obligations.status import Obligation, Status
from perm_desktop.core.vocabulary import CadenceKind, Mark, MeetingStatus

_OPEN = (Status.OVERDUE, Status.DUE, Status.NOT_YET_DUE, Status.PARTLY, Status.UNDECIDED)
_WAITS = (Status.NOT_YET_DUE, Status.SUSPENDED)
_HELD, _CANCELLED = MeetingStatus.HELD.value, MeetingStatus.CANCELLED.value
_MOST_INVITATIONS = 3


class Do(StrEnum):
    """Kinds of acts."""

    RECORD = "record"  # who came
    HOLD = "hold"  # say that it was held
    INVITE = "invite"  # to a session that is left
    SPECIAL = "special"  # plan one more session
    SCHEDULE = "schedule"
    DECIDE = "decide"
    DIFFERENCES = "differences"
    DELAY = "delay"
    RESUME = "resume"


class Act(NamedTuple):
    """An act by its words; ``meeting`` is the one it is about, 0 for none."""

    do: Do
    words: str
    meeting: int = 0


def acts(judged: Coverage, kind: MeetingType, found: Obligation) -> list[Act]:
    """Return what settles an obligation, the most likely one first."""
    if found.status is Status.NOT_HELD:
        return []
    rows = judged.rows_by_id()
    evidence = [rows[each] for each in found.verdict.evidence if each in rows]
    return [
        *_of_what_is_over(evidence, found, judged.as_of.now),
        *_about_sessions(judged, kind, found),
        *_about_rule(kind, found),
        *_planning(judged, found),
        *_corrections(judged, evidence, found),
        *([Act(Do.RESUME, "Resume…")] if found.status is Status.SUSPENDED else []),
    ]


def is_unsettled(found: Obligation, offered: Iterable[Act]) -> bool:
    """True where acts would settle something; of what is settled they change what was recorded."""
    if found.status in _WAITS or needs_attention(found):
        return True
    return any(act.do is Do.HOLD for act in offered)


def sessions_left(judged: Coverage, kind: MeetingType, found: Obligation) -> list[MeetingRow]:
    """Return the sessions to come that would settle it, earliest first."""
    if found.kind is not CadenceKind.N_OF_M or found.status is Status.SATISFIED:
        return []
    return [
        row
        for row in judged.facts.rows
        if row.type == kind.key and row.utc > judged.as_of.now and row.status != _CANCELLED
    ]


def _of_what_is_over(evidence: Sequence[MeetingRow], found: Obligation, now: int) -> Iterator[Act]:
    """What nobody has said yet of meetings that are over."""
    settled = (_HELD, _CANCELLED)
    unsaid = [row for row in evidence if row.status not in settled and _is_over(row, now)]
    if unsaid:
        yield Act(Do.HOLD, f"Mark as held{_of_day(unsaid)}", unsaid[-1].id)
    held = [row for row in evidence if row.status == _HELD]
    if held and found.status is Status.NOT_RECORDED:
        yield Act(Do.RECORD, f"Record attendance{_of_day(held)}", held[-1].id)


def _corrections(
    judged: Coverage, evidence: Sequence[MeetingRow], found: Obligation
) -> Iterator[Act]:
    """What was recorded may be wrong: who was absent there, or came in part."""
    if found.status not in (Status.PARTLY, Status.OVERDUE, Status.DUE):
        return
    came = judged.facts.presence
    short = [
        row
        for row in evidence
        if row.status == _HELD
        and (roll_up := came.get((row.id, found.state))) is not None
        and roll_up.mark is not Mark.ATTENDED
    ]
    if short:
        yield Act(Do.RECORD, f"Correct attendance{_of_day(short)}", short[-1].id)


def _about_sessions(judged: Coverage, kind: MeetingType, found: Obligation) -> Iterator[Act]:
    left = sessions_left(judged, kind, found)
    unasked = [row for row in left if found.state not in row.state_codes]
    for row in unasked[:_MOST_INVITATIONS]:
        session = f"session {row.session}" if row.session else f"the {SPECIAL} session"
        day = short_day(row.start.date(), judged.as_of.day)
        yield Act(Do.INVITE, f"Invite to {session}, {day}", row.id)
    is_short = found.status in (Status.OVERDUE, Status.DUE, Status.PARTLY)
    if found.kind is CadenceKind.N_OF_M and is_short and not left:
        yield Act(Do.SPECIAL, "Plan special session…")


def _about_rule(kind: MeetingType, found: Obligation) -> Iterator[Act]:
    if found.kind is CadenceKind.IF_NEEDED:
        yield Act(Do.DECIDE, "Decide…")
    elif kind.cadence.details.get("trigger") == "data-delay":
        yield Act(Do.DELAY, "Data delay…")
    elif found.kind is CadenceKind.TRIGGERED:
        yield Act(Do.DIFFERENCES, "64/21 differences…")


def _planning(judged: Coverage, found: Obligation) -> Iterator[Act]:
    """A meeting can be planned where none is to come that would settle it."""
    if found.kind is CadenceKind.N_OF_M and found.status is not Status.NOT_YET_DUE:
        return
    is_coming = any(
        row.type == found.type
        and row.utc > judged.as_of.now
        and row.status != _CANCELLED
        and found.state in row.state_codes
        for row in judged.facts.rows
    )
    if found.status is Status.NOTHING_OWED or (found.status in _OPEN and not is_coming):
        yield Act(Do.SCHEDULE, "Schedule a meeting…")


def _is_over(row: MeetingRow, now: int) -> bool:
    return row.utc + row.minutes <= now


def _of_day(among: Sequence[MeetingRow]) -> str:
    """ ", Apr 13" of the last one, where there are several."""
    start = among[-1].start
    return f", {start:%b} {start.day}" if len(among) > 1 else ""
