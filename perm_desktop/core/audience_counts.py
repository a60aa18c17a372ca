"""How many lines of an audience have each mark."""

from collections.abc import Sequence

from perm_desktop.core.attendance import Target, recorded_roles, target_of
from perm_desktop.core.audience import INFORMED_ONLY, NOT_EXPECTED, WALK_IN, Entry
from perm_desktop.core.meeting_types import ExpectedRole
from perm_desktop.core.meetings import AttendanceLine, MeetingRow
from perm_desktop.core.symbols import Look, mark_look
from perm_desktop.core.vocabulary import Mark


def summary(entries: Sequence[Entry]) -> list[Look]:
    """Return how many lines have each mark, as looks whose words say who.

    Of a joint meeting the lines are its states; of one state its roles and walk-ins, unless the
    state was marked as a whole. Who attended is only counted.
    """
    lines: Sequence[Entry] = [entry for entry in entries if entry.target.state]
    if len(lines) == 1 and lines[0].why:
        lines = _counted(lines[0].entries)
    found: dict[str, list[Entry]] = {}
    for line in lines:
        found.setdefault(line.look.word, []).append(line)
    order = ["Attended", "Partly", *(mark_look(mark).word for mark in Mark)]
    return [
        group[0].look._replace(word=_told(group))
        for word in dict.fromkeys(order)
        if (group := found.get(word))
    ]


def _counted(entries: Sequence[Entry]) -> list[Entry]:
    """Roles and walk-ins. People of a role are told with it, who is only informed not at all."""
    return [
        each
        for entry in entries
        for each in (entry, *_counted(entry.entries))
        if each.expected in (WALK_IN, NOT_EXPECTED) or not _is_beside(each)
    ]


def _is_beside(entry: Entry) -> bool:
    return entry.expected == INFORMED_ONLY or bool(entry.target.contact and entry.target.role)


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
