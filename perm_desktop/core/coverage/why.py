"""One cell of the grid explained: its rule, why it is so, the meetings that prove it, its parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.cadences import in_words
from perm_desktop.core.coverage.acts import Act, acts, is_unsettled, sessions_left
from perm_desktop.core.coverage.words import SPECIAL, short_words, told
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.obligations.status import Obligation
from perm_desktop.core.symbols import (
    NOT_RECORDED,
    Look,
    mark_look,
    meeting_look,
    obligation_look,
)
from perm_desktop.core.vocabulary import CadenceKind, MeetingStatus, RollUpRule

_ROLL_UP = MappingProxyType(
    {
        RollUpRule.LEAD_AND_ONE: "the PERM lead and one other role make it attended",
        RollUpRule.ANYONE: "anyone who comes makes it attended",
        RollUpRule.EVERY_REQUIRED: "every required role makes it attended",
    }
)
_ONLY_DFO = "held for the state's DFO staff; nobody of the state has to be marked"


class Proof(NamedTuple):
    """A meeting that an obligation's status follows from."""

    meeting: int
    what: str
    when: str
    look: Look  # what became of it for the state


class PartLine(NamedTuple):
    """A program, quarter or trigger of an obligation."""

    name: str
    look: Look
    why: str


@dataclass(frozen=True, slots=True)
class Explained:
    """What the panel of a cell says."""

    year: int
    state: str
    type: str
    title: str
    cycle: str
    look: Look
    status: str  # "Overdue, 0 of 3"
    cadence: str  # "1 of 3 sessions, host RC"
    rule: str
    why: str
    question: str
    due: str
    proofs: tuple[Proof, ...]
    parts: tuple[PartLine, ...]
    left: tuple[Proof, ...]  # sessions to come, optional or a chance still
    acts: tuple[Act, ...]
    is_unsettled: bool  # the acts would settle it; else they change what was recorded


def explained(judged: Coverage, kind: MeetingType, found: Obligation) -> Explained:
    """Explain one obligation."""
    rows, verdict = judged.rows_by_id(), found.verdict
    optional = [rows[each] for each in verdict.optional if each in rows]
    left = [row for row in sessions_left(judged, kind, found) if row.id not in verdict.evidence]
    short = short_words(found, rows, judged.as_of.day)
    offered = tuple(acts(judged, kind, found))
    return Explained(
        year=judged.cycle.year,
        state=found.state,
        type=kind.key,
        title=f"{judged.names[found.state]}, {kind.short_title}",
        cycle=judged.cycle.label,
        look=obligation_look(found.status.value),
        status=told(found, short),
        cadence=", ".join(_cadence(kind)),
        rule=_rule(kind),
        why=verdict.why,
        question=verdict.question,
        due=clock.day(verdict.due) if verdict.due is not None else "",
        proofs=tuple(
            _proof(judged, kind, rows[each], found.state)
            for each in verdict.evidence
            if each in rows
        ),
        parts=tuple(
            PartLine(part.name, obligation_look(part.status.value), part.why)
            for part in verdict.parts
        ),
        left=(
            *(_left(kind, row, obligation_look("optional")) for row in optional),
            *(_left(kind, row, meeting_look(row, judged.as_of.now)) for row in left),
        ),
        acts=offered,
        is_unsettled=is_unsettled(found, offered),
    )


def _cadence(kind: MeetingType) -> Iterator[str]:
    yield in_words(kind.cadence, joint=kind.joint)
    if kind.hosts:
        yield f"{'host' if len(kind.hosts) == 1 else 'hosts'} {', '.join(kind.hosts)}"


def _rule(kind: MeetingType) -> str:
    cadence = in_words(kind.cadence, joint=kind.joint)
    if kind.cadence.kind is CadenceKind.AD_HOC:
        return f"{cadence}; nothing is owed."
    settled = _ROLL_UP[kind.roll_up]
    if kind.roles and all(role.role == "DFO" for role in kind.roles):
        settled = _ONLY_DFO
    return f"{cadence}; {settled}."


def _proof(judged: Coverage, kind: MeetingType, row: MeetingRow, state: str) -> Proof:
    return Proof(row.id, _what(kind, row), _when(row), _became(judged, row, state))


def _left(kind: MeetingType, row: MeetingRow, look: Look) -> Proof:
    return Proof(row.id, _what(kind, row), _when(row), look)


def _what(kind: MeetingType, row: MeetingRow) -> str:
    """Which of several sessions, else the number that people type."""
    if row.session:
        return f"Session {row.session}"
    if kind.cadence.kind is CadenceKind.N_OF_M:
        return f"{SPECIAL.capitalize()} session"
    return f"No. {row.number}"


def _when(row: MeetingRow) -> str:
    day = row.start.date()
    return f"{clock.weekday(day)}, {day.year}"


def _became(judged: Coverage, row: MeetingRow, state: str) -> Look:
    """The attendance of the state where it is known, else what became of the meeting."""
    now = judged.as_of.now
    if row.status == MeetingStatus.CANCELLED or row.utc > now:
        return meeting_look(row, now)
    roll_up = judged.facts.presence.get((row.id, state))
    if roll_up is not None:
        return mark_look(roll_up.mark)
    return NOT_RECORDED if row.status == MeetingStatus.HELD else meeting_look(row, now)
