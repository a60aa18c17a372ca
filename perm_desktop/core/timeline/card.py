"""What the floating card of the timeline says: of a mark, a pill, a gap, and of a drag."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from perm_desktop.core.clock import day, local, weekday
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.missing_calls import Gap
from perm_desktop.core.symbols import OVERDUE, Look, Symbol, Tone, meeting_look
from perm_desktop.core.timeline.dragging import where
from perm_desktop.core.timeline.series import Series
from perm_desktop.core.timeline.trial import Dragged, Trial
from perm_desktop.core.timeline.words import local_times, who

_LISTED = 6  # meetings named of a pill
_PROBLEMS = 4  # named of a drag
_WARNS = Look(Symbol.TRIANGLE, Tone.WARNING, "Clash")


class Line(NamedTuple):
    """A line of the card; with a look, its symbol goes before the words."""

    text: str
    look: Look | None = None


class Card(NamedTuple):
    """A title and lines; all of it plain text."""

    title: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The same for assistive technology."""
        return "\n".join((self.title, *(line.text for line in self.lines)))


def of_meeting(row: MeetingRow, states: Mapping[str, State], zone: str, now: int) -> Card:
    """Title, who, when in every clock that counts, hosts, status, agenda, attendance."""
    return Card(row.title, tuple(_lines(row, states, zone, now)))


def of_meetings(
    rows: Sequence[MeetingRow], states: Mapping[str, State], zone: str, now: int
) -> Card:
    """The first meetings of a pill, and how many there are."""
    lines = [_listed(row, states, zone, now) for row in rows[:_LISTED]]
    if len(rows) > _LISTED:
        lines.append(Line(f"and {len(rows) - _LISTED:,} more"))
    return Card(f"{len(rows):,} meetings", tuple(lines))


def of_gap(gap: Gap, series: Series, zone: str) -> Card:
    """A stretch without calls."""
    start, end = local(gap.start, zone).date(), local(gap.end, zone).date()
    return Card(
        series.title,
        (Line(f"No call for {gap.words}", OVERDUE), Line(f"{day(start)} to {day(end)}")),
    )


def _lines(row: MeetingRow, states: Mapping[str, State], zone: str, now: int) -> Iterator[Line]:
    start = local(row.utc, zone)
    yield Line(f"{who(row, states)}{_place_in_series(row)}")
    yield Line(f"{weekday(start.date())}, {start.year}, {local_times(row, states, zone)}")
    if row.host_codes:
        yield Line(f"Host: {', '.join(row.host_codes)}")
    look = meeting_look(row, now)
    yield Line(f"{look.word}: {row.reason}" if row.reason else look.word, look)
    items = "1 item" if row.agenda_items == 1 else f"{row.agenda_items or 'no'} items"
    yield Line(f"Agenda: {items}")
    if row.state_codes and (row.marked_states or row.utc <= now):
        yield Line(f"Attendance: {row.marked_states} of {len(row.state_codes)} recorded")


def _place_in_series(row: MeetingRow) -> str:
    nth = f" · call {row.occurrence}" if row.occurrence else ""
    return f"{nth} · session {row.session}" if row.session else nth


def _listed(row: MeetingRow, states: Mapping[str, State], zone: str, now: int) -> Line:
    look = meeting_look(row, now)
    day_of = weekday(local(row.utc, zone).date())
    name = row.short_title or row.title
    codes = row.states.replace(",", ", ") if len(row.state_codes) <= 3 else who(row, states)
    return Line(f"{day_of}: {name}, {codes}, {look.word.lower()}", look)


def of_trial(dragged: Dragged, trial: Trial, *, by_keys: bool) -> Card:
    """What moving would do, and what is in its way."""
    first = trial.moves[0].row
    lines = [Line(where(first, dragged.states))]
    if len(trial.moves) > 1:
        lines.append(Line(f"{len(trial.moves):,} meetings move together"))
    if dragged.staying:
        verb = "stays" if dragged.staying == 1 else "stay"
        lines.append(Line(f"{dragged.staying:,} {verb}: held, cancelled or over"))
    lines += [Line(problem, _WARNS) for problem in trial.problems[:_PROBLEMS]]
    if len(trial.problems) > _PROBLEMS:
        lines.append(Line(f"and {len(trial.problems) - _PROBLEMS:,} more", _WARNS))
    if by_keys:
        lines.append(Line("Enter moves, Escape leaves it"))
    return Card(trial.offset.words, tuple(lines))
