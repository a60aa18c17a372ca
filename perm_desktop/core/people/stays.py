"""How long somebody was in a call, from times of joining and leaving that may overlap."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from perm_desktop.core.vocabulary import AttendedPart

_GRACE = timedelta(minutes=5)  # nobody is late, or left early, by less


class Stay(NamedTuple):
    """A time in a call as a report tells it, in wall time.

    Without ``left`` nobody recorded the leaving. ``seconds`` are the report's own: with times they
    fall anywhere between these, without times they are all that is known.
    """

    joined: datetime | None = None
    left: datetime | None = None
    seconds: int | None = None


class Span(NamedTuple):
    """A stretch of time."""

    begins: datetime
    ends: datetime


def seconds(stays: Iterable[Stay]) -> int:
    """Return how long somebody was there; what overlaps, or is told twice, counts once.

    Open stays count for nothing: close them first. Stays without times are all different.
    """
    found = list(stays)
    timed = dict.fromkeys(stay for stay in found if stay.joined is not None)
    exact = united(_span(stay) for stay in timed if stay.seconds is None)
    told = [stay for stay in timed if stay.seconds is not None and not _touches(stay, exact)]
    room = _length(united(_span(stay) for stay in told))
    loose = sum(stay.seconds or 0 for stay in found if stay.joined is None)
    return _length(exact) + min(sum(stay.seconds or 0 for stay in told), room) + loose


def minutes(stays: Iterable[Stay]) -> int:
    """Return whole minutes, half of one counted up."""
    return (seconds(stays) + 30) // 60


def united(spans: Iterable[Span | None]) -> list[Span]:
    """Return stretches in order, those that overlap or touch made one."""
    found: list[Span] = []
    for span in sorted(span for span in spans if span is not None):
        if found and span.begins <= found[-1].ends:
            found[-1] = Span(found[-1].begins, max(found[-1].ends, span.ends))
        else:
            found.append(span)
    return found


def closed(stays: Iterable[Stay], until: datetime | None) -> tuple[Stay, ...]:
    """Return stays whose leaving nobody recorded as if they lasted until a time."""
    return tuple(
        stay._replace(left=max(until, stay.joined))
        if until is not None and stay.joined is not None and stay.left is None
        else stay
        for stay in stays
    )


def part(stays: Sequence[Stay], meeting: Span) -> AttendedPart | None:
    """Return which end of a meeting was missed by more than a few minutes.

    None where the times do not lie in the meeting: they may be of another time zone.
    """
    known = united(_span(stay) for stay in stays)
    if not known or known[-1].ends <= meeting.begins or known[0].begins >= meeting.ends:
        return None
    is_late = known[0].begins > meeting.begins + _GRACE
    has_left = known[-1].ends < meeting.ends - _GRACE
    if is_late and has_left:
        return AttendedPart.LATE_LEFT
    return AttendedPart.LATE if is_late else AttendedPart.LEFT if has_left else None


def _span(stay: Stay) -> Span | None:
    if stay.joined is None or stay.left is None:
        return None
    return Span(stay.joined, stay.left)


def _touches(stay: Stay, spans: Sequence[Span]) -> bool:
    span = _span(stay)
    return span is not None and any(
        each.begins < span.ends and span.begins < each.ends for each in spans
    )


def _length(spans: Sequence[Span]) -> int:
    return int(sum((span.ends - span.begins).total_seconds() for span in spans))
