"""An attendance report as the command line prints it."""

from collections.abc import Iterator, Sequence

from perm_desktop.cli.views import View
from perm_desktop.core.people.attendance_figures import By, rate_words
from perm_desktop.core.people.cycle_attendance import CycleAttendance
from perm_desktop.core.people.missed import Missed
from perm_desktop.core.people.unseen import Unseen
from perm_desktop.core.state_review import AttendanceCount


def report(found: CycleAttendance, by: Sequence[By]) -> View:
    """The whole report; of one counting alone, that."""
    known = found.coverage
    view: View = {
        "year": known.cycle.year,
        "as_of": known.as_of.day.isoformat(),
        "states": found.scope.codes(known),
        "whole": _counts(found.whole),
    }
    for each in by:
        view[f"by_{each}"] = [
            {"key": tally.key, "title": tally.title, **_counts(tally.counts)}
            for tally in found.by(each)
        ]
    if len(by) > 1:
        view["missed"] = [_missed(each) for each in found.missed()]
        view["never_joined"] = [_unseen(each) for each in found.roles().unseen]
    return view


def _counts(counts: AttendanceCount) -> View:
    """The counts, and the rate with its denominator in words."""
    return {
        **counts._asdict(),
        "recorded": counts.recorded,
        "not_recorded": counts.not_recorded,
        "rate": rate_words(counts),
    }


def _missed(each: Missed) -> View:
    return {
        "state": each.owing.state,
        "type": each.owing.kind.key,
        "status": each.owing.status.value,
        "missed": [str(row.id) for row in each.rows],
        "why": each.why,
    }


def _unseen(each: Unseen) -> View:
    return {
        "state": each.post.state,
        "role": each.post.role,
        "expected": each.expected,
        "recorded": each.recorded,
        "if_needed": each.optional,
        "next": str(each.next.id) if each.next else None,
        "holders": [holder.person.name for holder in each.holders],
        "vacant_since": each.vacancy.since.isoformat()
        if each.vacancy and each.vacancy.since
        else None,
    }


def lines(found: CycleAttendance, by: Sequence[By]) -> Iterator[str]:
    """The same for a person to read."""
    words = rate_words(found.whole)
    yield f"{found.coverage.cycle.label}: {words}."
    for each in by:
        yield f"By {each}"
        for tally in found.by(each):
            yield f"  {tally.title:26} {rate_words(tally.counts)}"
    if len(by) > 1:
        yield "Missed, and nothing left"
        for miss in found.missed():
            yield f"  {miss.owing.state} · {miss.owing.kind.short_title} · {miss.why}"
        yield "Roles that never joined a call, as far as is recorded"
        names = found.seen.roles
        for role in found.roles().unseen:
            told = (role.wanted_words, role.recorded_words, role.holder_words)
            yield " · ".join((f"  {role.post.state}", names[role.post.role].name, *told))
