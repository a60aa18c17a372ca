"""What bringing a report in prints: who is matched, asked, new and ignored, and why."""

from typing import Any

from perm_desktop.core.counting import counted
from perm_desktop.core.mark_words import part_words
from perm_desktop.core.people.call_lines import Line
from perm_desktop.core.people.matching import Outcome
from perm_desktop.services.attendance_reports import Done, Preview


def data(shown: Preview, done: Done | None) -> dict[str, Any]:
    """The outcome as JSON; ``done`` is None when nothing was to be written."""
    groups = {outcome.value: [_line(line) for line in shown.of(outcome)] for outcome in Outcome}
    return {
        **groups,
        "meeting": shown.row.number,
        "reports": list(shown.layouts),
        "minutes": shown.call.whole,
        "share": shown.share,
        "warnings": list(shown.warnings),
        "written": None if done is None else done._asdict(),
    }


def words(shown: Preview, done: Done | None) -> list[str]:
    """The outcome as lines to read."""
    found = [*shown.warnings]
    for outcome in Outcome:
        lines = shown.of(outcome)
        if lines:
            found.append(f"{outcome.value.capitalize()} ({len(lines)}):")
            found += [f"  {_told(line)}" for line in lines]
    if done is None:
        return [*found, "Nothing is written."]
    kept = f" {counted(done.kept, 'name')} kept marks of before." if done.kept else ""
    return [*found, f"{counted(done.marked, 'mark')} recorded.{kept}"]


def _line(line: Line) -> dict[str, Any]:
    person = line.found.person
    return {
        "name": line.attendee.name,
        "email": line.attendee.email or None,
        "minutes": line.minutes,
        "why": line.found.why,
        "person": person.name if person else None,
        "person_id": str(person.id) if person else None,
        "organization": person.organization.value if person else None,
        "state": line.states[0] if len(line.states) == 1 else None,
        "states": list(line.states),
        "roles": [target.role for target in line.targets if target.role],
        "mark": line.mark.value if line.targets else None,
        "part": line.part.value if line.part else None,
        "against": [{"state": e.state, "role": e.role, "mark": e.mark} for e in line.against],
        "candidates": [
            {"id": str(each.id), "name": each.name, "email": each.email or None}
            for each in line.found.candidates
        ],
    }


def _told(line: Line) -> str:
    who = line.attendee.name
    if line.targets:
        places = ", ".join(f"{each.state} {each.role}".strip() for each in line.targets)
        more = part_words(line.part or "", line.minutes)
        told = ", ".join(filter(None, (places, line.mark, more)))
        against = f"; marked {line.against[0].mark} before" if line.against else ""
        return f"{who}: {told} ({line.found.why}{against})"
    maybe = ", ".join(each.name for each in line.found.candidates)
    return f"{who}: {line.found.why}{f': {maybe}' if maybe else ''}"
