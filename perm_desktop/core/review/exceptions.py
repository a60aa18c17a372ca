"""What did not take place, or not as planned, with the reason that is known."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.missing_calls import Gap
from perm_desktop.core.obligations.facts import AsOf, CycleFacts
from perm_desktop.core.obligations.needed import latest
from perm_desktop.core.obligations.status import Obligation, Status
from perm_desktop.core.plan_rules import Suspension
from perm_desktop.core.review import outcomes
from perm_desktop.core.review.figures import Exceptional, ExceptionKind, SeriesFigure
from perm_desktop.core.review.outcomes import Outcomes
from perm_desktop.core.vocabulary import Need


class Noted(NamedTuple):
    """Who recorded something, and when."""

    by: str
    day: date


def exceptions(
    facts: CycleFacts,
    found: Outcomes,
    obligations: Sequence[Obligation],
    series: Sequence[SeriesFigure],
    cancelled_by: Mapping[int, Noted],
    codes: Sequence[str],
    as_of: AsOf,
) -> tuple[Exceptional, ...]:
    """Return all exceptions of some states, kind by kind, each kind in the order of time."""
    kinds = {kind.key: kind for kind in facts.types}
    return (
        *_not_held(facts, codes),
        *_not_needed(facts, kinds, obligations),
        *_cancelled(facts, cancelled_by, codes),
        *_suspended(facts, codes, as_of),
        *_skipped(found, series),
    )


def of_state(
    every: Sequence[Exceptional], code: str, codes: Sequence[str]
) -> tuple[Exceptional, ...]:
    """Return the exceptions of one state, without those that concern all of several states."""
    whole = len(codes) if len(codes) > 1 else 0
    return tuple(each for each in every if code in each.states and len(each.states) != whole)


def _not_held(facts: CycleFacts, codes: Sequence[str]) -> Iterator[Exceptional]:
    for kind in facts.types:
        reason = facts.cycle.not_held.get(kind.key)
        if reason is not None:
            yield Exceptional(
                key=f"exception/not-held/{kind.key}",
                kind=ExceptionKind.NOT_HELD,
                type=kind.key,
                title=kind.short_title,
                states=tuple(codes),
                day=None,
                reason=reason,
            )


def _not_needed(
    facts: CycleFacts, kinds: Mapping[str, MeetingType], obligations: Sequence[Obligation]
) -> Iterator[Exceptional]:
    for each in obligations:
        if each.status is not Status.NOT_NEEDED:
            continue
        own = [x for x in facts.decisions if (x.type, x.state) == (each.type, each.state)]
        decision = latest(own)
        is_decided = decision is not None and decision.need is Need.NOT_NEEDED
        yield Exceptional(
            key=f"exception/not-needed/{each.type}/{each.state}",
            kind=ExceptionKind.NOT_NEEDED,
            type=each.type,
            title=kinds[each.type].short_title,
            states=(each.state,),
            day=decision.day if decision and is_decided else None,
            reason=decision.reason if decision and is_decided else each.verdict.why,
            by=decision.by if decision and is_decided else "",
            noted=decision.day if decision and is_decided else None,
            meetings=each.verdict.evidence,
        )


def _cancelled(
    facts: CycleFacts, cancelled_by: Mapping[int, Noted], codes: Sequence[str]
) -> Iterator[Exceptional]:
    for row in facts.rows:
        states = tuple(code for code in row.state_codes if code in codes)
        if not states or not outcomes.is_cancelled(row):
            continue
        noted = cancelled_by.get(row.id)
        yield Exceptional(
            key=f"exception/cancelled/{row.number}",
            kind=ExceptionKind.CANCELLED,
            type=row.type,
            title=row.short_title or row.title,
            states=states,
            day=row.start.date(),
            reason=row.reason,
            by=noted.by if noted else "",
            noted=noted.day if noted else None,
            meetings=(row.id,),
        )


def _suspended(facts: CycleFacts, codes: Sequence[str], as_of: AsOf) -> Iterator[Exceptional]:
    for pause in sorted(facts.rules.suspensions, key=lambda each: each.starts):
        states = tuple(code for code in codes if pause.state in ("", code))
        if states and pause.starts <= as_of.day:
            who = pause.host or pause.state or "cycle"
            yield Exceptional(
                key=f"exception/suspended/{who}/{pause.starts.isoformat()}",
                kind=ExceptionKind.SUSPENDED,
                type="",
                title=_paused(pause),
                states=states,
                day=pause.starts,
                ends=pause.ends,
                reason=pause.reason,
            )


def _skipped(found: Outcomes, series: Sequence[SeriesFigure]) -> Iterator[Exceptional]:
    """One for each gap, however it came about; a gap of joint calls is that of several states."""
    gaps: dict[tuple[Gap, str, str], list[str]] = defaultdict(list)
    for each in series:
        for gap in each.gaps:
            gaps[gap, each.type, each.title].append(each.state)
    for (gap, key, title), codes in sorted(gaps.items()):
        held = {row for code in codes for row in outcomes.of(found, key, code).took_place}
        first = _day(gap.start)
        yield Exceptional(
            key=f"exception/skipped/{key}/{'-'.join(codes)}/{first.isoformat()}",
            kind=ExceptionKind.SKIPPED,
            type=key,
            title=title,
            states=tuple(codes),
            day=first,
            ends=_day(gap.end),
            reason=f"No call for {gap.words}.",
            meetings=outcomes.ids_of(row for row in held if row.utc in gap),
        )


def _paused(pause: Suspension) -> str:
    if pause.host:
        return f"{pause.host} calls"
    return "All meetings of the state" if pause.state else "All meetings"


def _day(moment: int) -> date:
    return clock.home(clock.at_utc(moment)).date()
