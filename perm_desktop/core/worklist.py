"""The day's worklist: what the catalog knows to be waiting, group by group.

Each group comes from a source. A new one is an entry in ``SOURCES``: its name, its title, and a
function of the situation that says how many lines there are and tells them.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, islice
from typing import NamedTuple

from perm_desktop.core import clock, worklist_owed, worklist_pending
from perm_desktop.core import worklist_lines as lines
from perm_desktop.core import worklist_meetings as of_meetings
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.worklist_deadlines import deadlines
from perm_desktop.core.worklist_known import Known, day_start
from perm_desktop.core.worklist_lines import Act, Line
from perm_desktop.core.worklist_meetings import Dealt, Horizon, Waiting, told
from perm_desktop.core.worklist_outlook import Outlook, Owed, Teller, look
from perm_desktop.core.worklist_people import vacant_posts

AT_FIRST = 12  # lines of a group, until it is opened
DAY = "day"  # the group of a day that was asked for
_NOTHING_OWED = Owed()


class Section(NamedTuple):
    """A heading with its lines."""

    group: str
    title: str
    lines: tuple[Line, ...]
    hidden: int = 0  # how many more there are than a page should begin with

    @property
    def total(self) -> int:
        """All lines, those that are not shown yet too."""
        return len(self.lines) + self.hidden


@dataclass(frozen=True, slots=True)
class Situation:
    """All that sources tell from."""

    known: Known
    dealt: Dealt
    horizon: Horizon
    outlook: Outlook


class Source(NamedTuple):
    """Where the lines of a group come from."""

    name: str
    title: str
    wait: Callable[[Situation], Waiting]


def sections(
    rows: Iterable[MeetingRow],
    known: Known,
    opened: Collection[str] = (),
    owed: Owed = _NOTHING_OWED,
) -> list[Section]:
    """Return what waits today, group by group; groups without a line are left out.

    A long group shows its first lines only, unless it was opened.
    """
    horizon = of_meetings.horizon(known.today)
    dealt = of_meetings.deal(rows, known.now, horizon)
    situation = Situation(known, dealt, horizon, look(owed, known, dealt))
    every = (_section(source, situation, source.name in opened) for source in SOURCES)
    return [section for section in every if section.lines]


def needed(found: Iterable[Section]) -> int:
    """Count the lines that need somebody; a call that is ready does not."""
    return sum(
        section.hidden + sum(not line.is_ready for line in section.lines) for section in found
    )


def of_day(rows: Iterable[MeetingRow], day: date, known: Known) -> list[Section]:
    """Return the meetings of one Eastern day, whatever became of them."""
    begin, end = day_start(day), day_start(day + timedelta(days=1))
    held = sorted((row for row in rows if begin <= row.utc < end), key=lambda row: row.utc)
    shown = tuple(lines.on_day(row, known)._replace(group=DAY) for row in held)
    return [Section(DAY, clock.long_weekday(day), shown)] if shown else []


def _section(source: Source, situation: Situation, is_open: bool) -> Section:
    waiting = source.wait(situation)
    first = islice(waiting.lines, None if is_open else AT_FIRST)
    shown = tuple(_possible(line._replace(group=source.name), situation.known) for line in first)
    return Section(source.name, waiting.title or source.title, shown, waiting.total - len(shown))


def _possible(line: Line, known: Known) -> Line:
    """Where nothing can be written, a line leads to its meeting, or to why it is there."""
    if known.can_write or line.act not in lines.WRITING:
        return line
    return line._replace(act=lines.READING.get(line.act, Act.OPEN))


def _over(situation: Situation) -> Waiting:
    return told(situation.dealt.of(of_meetings.OVER), situation.known, lines.over)


def _unrecorded(situation: Situation) -> Waiting:
    """Those without any mark, then those where some states are missing."""
    whole = told(situation.dealt.of(of_meetings.UNRECORDED), situation.known, lines.unrecorded)
    partly = tuple(worklist_owed.unrecorded(situation.outlook))
    return Waiting(whole.total + len(partly), chain(whole.lines, partly))


def _silent(situation: Situation) -> Waiting:
    return of_meetings.silences(situation.dealt, situation.known)


def _soon(situation: Situation) -> Waiting:
    found, title = situation.dealt.of(of_meetings.SOON), situation.horizon.soon_title
    return told(found, situation.known, lines.soon, title)


def _bare(situation: Situation) -> Waiting:
    found, title = situation.dealt.of(of_meetings.BARE), situation.horizon.week_title
    return told(found, situation.known, lines.bare, title)


def _draft(situation: Situation) -> Waiting:
    return told(situation.dealt.of(of_meetings.DRAFT), situation.known, lines.draft)


def _earlier(situation: Situation) -> Waiting:
    return Waiting.of(lines.earlier(situation.dealt.of(of_meetings.EARLIER)))


def _owed(tell: Teller) -> Callable[[Situation], Waiting]:
    return lambda situation: tell(situation.outlook)


SOURCES = (
    Source(of_meetings.OVER, "Over, not closed", _over),
    Source("overdue", "Overdue", _owed(worklist_owed.overdue)),
    Source(of_meetings.GAP, "Series without a call", _silent),
    Source(of_meetings.UNRECORDED, "Held without attendance", _unrecorded),
    Source(of_meetings.SOON, "Today and tomorrow", _soon),
    Source(of_meetings.BARE, "This week without an agenda", _bare),
    Source("last-chance", "Last chances", _owed(worklist_pending.last_chances)),
    Source("due", "Due, nothing planned", _owed(worklist_owed.due)),
    Source("threshold", "Above a 64/21 threshold", _owed(worklist_pending.thresholds)),
    Source("question", "To be questioned", _owed(worklist_pending.questioned)),
    Source("undecided", "Decisions pending", _owed(worklist_pending.undecided)),
    Source("deadline", "Deadlines", _owed(deadlines)),
    Source("vacant", "Vacant posts", _owed(vacant_posts)),
    Source(of_meetings.DRAFT, "Drafts to schedule", _draft),
    Source(of_meetings.EARLIER, "From before the plan", _earlier),
)
