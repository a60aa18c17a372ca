"""One state across its cycles: what comes next, what was last, what wants a look.

Counts say what they are a part of. A meeting without a record counts neither as attended nor as
missed.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from perm_desktop.core import clock, symbols
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.plan_rules import Suspension
from perm_desktop.core.symbols import Look, meeting_look
from perm_desktop.core.timeline.axis import DAY
from perm_desktop.core.timeline.series import build
from perm_desktop.core.vocabulary import Mark, MeetingStatus

SHOWN = 5  # meetings listed to either side of now
# plain texts: an enumeration's own comparison would be half of the cost of 10,000 rows
_HELD = MeetingStatus.HELD.value
_OPEN = frozenset((MeetingStatus.SCHEDULED.value, MeetingStatus.DRAFT.value))
_START = attrgetter("utc")
_SOON = 7 * DAY  # the next meeting wants an agenda from here on
_SHORTEST_GAP = 12 * DAY  # a weekly series has one after 13 days, less a change of clocks


class Flag(NamedTuple):
    """Something to know of a state: symbol, words, and the meetings it is about."""

    look: Look
    words: str
    waiting: int = 0  # how much of it waits for somebody; 0 for a fact
    meetings: tuple[int, ...] = ()


class Attention(NamedTuple):
    """What of a state waits for somebody: how much, and the look of the most pressing."""

    waiting: int = 0
    look: Look = symbols.HELD


class Pause(NamedTuple):
    """A suspension of a cycle."""

    year: int
    suspension: Suspension


class AttendanceCount(NamedTuple):
    """How often a state came, with what that is a part of."""

    held: int = 0
    attended: int = 0  # the partly attended among them
    partly: int = 0
    excused: int = 0
    absent: int = 0
    not_required: int = 0

    @property
    def recorded(self) -> int:
        """Held meetings that the state was to attend and that have a record."""
        return self.attended + self.excused + self.absent

    @property
    def not_recorded(self) -> int:
        """Held meetings without a record."""
        return self.held - self.recorded - self.not_required


@dataclass(frozen=True, slots=True)
class StateReview:
    """What the rows say of one state."""

    upcoming: tuple[MeetingRow, ...]  # the next ones, soonest first
    past: tuple[MeetingRow, ...]  # the last ones, latest first
    flags: tuple[Flag, ...]
    attendance: AttendanceCount
    by_year: dict[int | None, AttendanceCount]  # the same by reporting year, None for no cycle


def by_state(rows: Iterable[MeetingRow]) -> dict[str, list[MeetingRow]]:
    """Return the meetings of each state, in the order of the rows."""
    found: dict[str, list[MeetingRow]] = defaultdict(list)
    for row in rows:
        for code in row.states.split(","):
            found[code].append(row)
    return found


def review(rows: Sequence[MeetingRow], marks: Mapping[int, Mark], now: int) -> StateReview:
    """Look a state over: its meetings sorted by start, its marks by meeting, UTC minutes."""
    first = bisect_right(rows, now, key=_START)
    coming = [row for row in rows[first:] if row.status in _OPEN]
    running = [row for row in rows[:first] if _goes_on(row, now)]
    past = [row for row in reversed(rows[:first]) if row not in running]
    return StateReview(
        upcoming=(*running, *coming)[:SHOWN],
        past=tuple(past[:SHOWN]),
        flags=tuple(flags(rows, marks, now)),
        attendance=attendance(rows, marks),
        by_year={
            year: attendance([row for row in rows if row.year == year], marks)
            for year in {row.year for row in rows}
        },
    )


def attention(rows: Sequence[MeetingRow], marks: Mapping[int, Mark], now: int) -> Attention:
    """Count what of a state waits for somebody."""
    found = [flag for flag in flags(rows, marks, now) if flag.waiting]
    waiting = sum(flag.waiting for flag in found)
    return Attention(waiting, found[0].look) if found else Attention()


def flags(rows: Sequence[MeetingRow], marks: Mapping[int, Mark], now: int) -> Iterable[Flag]:
    """Say what of a state's meetings wants a look, the most pressing first."""
    first = bisect_right(rows, now, key=_START)
    bare = [row.id for row in rows if row.status == _HELD and row.id not in marks]
    over = [row for row in rows[:first] if row.status in _OPEN and not _goes_on(row, now)]
    if waiting := [row.id for row in over if not row.entered_afterwards]:
        yield _counted(symbols.OVERDUE, waiting, "over and not closed")
    if bare:
        yield _counted(symbols.NOT_RECORDED, bare, "held without attendance")
    yield from _gaps(rows, now)
    upcoming = next((row for row in rows[first:] if row.status in _OPEN), None)
    if upcoming is not None and not upcoming.agenda_items and upcoming.utc - now <= _SOON:
        words = f"No agenda yet for the next meeting, {upcoming.short_title}"
        yield Flag(symbols.obligation_look("due"), words, 1, (upcoming.id,))
    if late := [row.id for row in over if row.entered_afterwards]:
        fact = _counted(symbols.ENTERED_AFTERWARDS, late, "planned after their date, not closed")
        yield fact._replace(waiting=0)


def attendance(rows: Iterable[MeetingRow], marks: Mapping[int, Mark]) -> AttendanceCount:
    """Count how often a state came to what was held."""
    held = [row.id for row in rows if row.status == _HELD]
    count = Counter(marks[ident] for ident in held if ident in marks)
    return AttendanceCount(
        held=len(held),
        attended=count[Mark.ATTENDED] + count[Mark.PARTIAL],
        partly=count[Mark.PARTIAL],
        excused=count[Mark.EXCUSED],
        absent=count[Mark.ABSENT],
        not_required=count[Mark.NOT_REQUIRED],
    )


def share_words(count: AttendanceCount) -> str:
    """ "14 of 17", or a dash where nothing is recorded."""
    return f"{count.attended:,} of {count.recorded:,}" if count.recorded else "–"


def attendance_words(count: AttendanceCount) -> str:
    """ "Attended 14 of 17 held meetings with a record (1 partly), 3 absent; 2 not recorded"."""
    if not count.held:
        return "No meeting has been held yet."
    if not count.recorded:
        head = "No attendance is recorded yet"
    else:
        meetings = "meeting" if count.recorded == 1 else "meetings"
        partly = f" ({count.partly} partly)" if count.partly else ""
        head = f"Attended {count.attended:,} of {count.recorded:,} held {meetings} with a record"
        missed = ((count.excused, "excused"), (count.absent, "absent"))
        head += partly + "".join(f", {number} {word}" for number, word in missed if number)
    rest = ((count.not_recorded, "not recorded"), (count.not_required, "not required"))
    return "; ".join((head, *(f"{number:,} {word}" for number, word in rest if number))) + "."


def cycle_flags(
    code: str, cycles: Iterable[Cycle], pauses: Iterable[Pause], today: date
) -> list[Flag]:
    """Say which of the cycles shown a state is not in, and what is suspended for it today."""
    found: list[Flag] = []
    shown = list(cycles)
    missing = [str(cycle.year) for cycle in shown if code not in cycle.codes]
    if missing:
        look = symbols.obligation_look("not-held")
        found.append(Flag(look, f"Not in RY {', '.join(missing)}"))
    members = {cycle.year for cycle in shown if code in cycle.codes}
    for year, pause in pauses:
        ends_before = pause.ends is not None and pause.ends < today
        touches = pause.state in ("", code) and year in members
        if touches and not ends_before:
            found.append(Flag(symbols.obligation_look("suspended"), _paused(year, pause)))
    return found


def expected_roles(
    rows: Iterable[MeetingRow], roles_of: Mapping[str, Sequence[str]]
) -> list[tuple[str, int]]:
    """Return the roles that meetings expect, with how many expect them, most wanted first."""
    count = Counter(role for row in rows for role in roles_of.get(row.type, ()))
    return count.most_common()


def when(row: MeetingRow, today: date) -> str:
    """ "Tue, Apr 14, 2:00 PM EDT"; another year is named."""
    start = row.start
    day = clock.weekday(start.date())
    year = "" if start.year == today.year else f", {start.year}"
    return f"{day}{year}, {clock.clock(start)} {clock.zone_label(start)}"


def line(row: MeetingRow, today: date, now: int) -> str:
    """Return a meeting as a line of text, for copying."""
    year = f"RY {row.year}" if row.year else "no cycle"
    word = meeting_look(row, now).word
    reason = f" ({row.reason})" if row.reason else ""
    return f"{when(row, today)}  {row.short_title}  {year}  {word}{reason}"


def _goes_on(row: MeetingRow, now: int) -> bool:
    return row.utc + row.minutes > now and row.status in _OPEN


def _counted(look: Look, idents: Sequence[int], words: str) -> Flag:
    noun = "meeting" if len(idents) == 1 else "meetings"
    return Flag(look, f"{len(idents):,} {noun} {words}", len(idents), tuple(idents))


def _gaps(rows: Sequence[MeetingRow], now: int) -> Iterable[Flag]:
    """Series in which a call is missing by now; gaps that a later call closed are over."""
    series: dict[int, list[MeetingRow]] = defaultdict(list)
    for row in rows:
        if row.series is not None and "," not in row.states:
            series[row.series].append(row)
    for members in series.values():
        calls = [row.utc for row in members if row.status == _HELD and row.utc <= now]
        # cheap first: most series have had a call of late, or are over
        if not calls or members[-1].utc <= calls[-1] or now - calls[-1] < _SHORTEST_GAP:
            continue
        made = build(members, 0, now)
        gap = made.gaps[-1] if made.gaps else None
        if gap is not None and gap.end == now:
            coming = next((row.id for row in members if row.utc > now), members[-1].id)
            words = f"No {made.host} call for {gap.words}"
            yield Flag(symbols.OVERDUE, words, 1, (coming,))


def _paused(year: int, pause: Suspension) -> str:
    who = f"{pause.host} calls" if pause.host else "State" if pause.state else "Whole cycle"
    until = f" to {clock.day(pause.ends)}" if pause.ends else ""
    return f"{who} suspended in RY {year} from {clock.day(pause.starts)}{until}: {pause.reason}"
