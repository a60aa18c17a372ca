"""What the timeline says in words: the sentence for a screen reader and the hover card."""

from collections.abc import Mapping, Sequence

from perm_desktop.core.clock import clock, day, local, weekday, zone_label
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import meeting_look
from perm_desktop.core.timeline_series import Gap, Series

_NAMED = 4  # states named before they are counted
_LISTED = 6  # meetings named of a pill


def who(row: MeetingRow, states: Mapping[str, State]) -> str:
    """ "Hawaii", "Hawaii and Iowa", or "All 18 states" where there are many."""
    names = [states[code].name if code in states else code for code in row.state_codes]
    if not names:
        return "No state"
    if len(names) > _NAMED:
        return f"{len(names)} states"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def when(row: MeetingRow, zone: str) -> str:
    """ "Apr 14, 2026 2:00 PM EDT" in the zone of the person who reads it."""
    moment = local(row.utc, zone)
    return f"{day(moment.date())} {clock(moment)} {zone_label(moment)}"


def sentence(row: MeetingRow, states: Mapping[str, State], zone: str, now: int) -> str:
    """One mark as a sentence, for assistive technology."""
    word = meeting_look(row, now).word.lower()
    return f"{who(row, states)}, {row.short_title or row.title}, {when(row, zone)}, {word}"


def local_times(row: MeetingRow, states: Mapping[str, State], zone: str) -> str:
    """ "2:00 PM EDT · 8:00 AM HST": the reader's time, then each other one among the states."""
    found: dict[str, None] = {}
    zones = (states[code].zone for code in row.state_codes if code in states)
    for name in (zone, *zones):
        moment = local(row.utc, name)
        shift = (moment.date() - local(row.utc, zone).date()).days
        apart = f" ({weekday(moment.date())})" if shift else ""
        found[f"{clock(moment)} {zone_label(moment)}{apart}"] = None
    return " · ".join(found)


def card(row: MeetingRow, states: Mapping[str, State], zone: str, now: int) -> str:
    """Lines of the hover card: title, states, times, status. Plain text."""
    look = meeting_look(row, now)
    word = f"{look.word}: {row.reason}" if row.reason else look.word
    nth = f" · call {row.occurrence}" if row.occurrence else ""
    session = f" · session {row.session}" if row.session else ""
    return "\n".join(
        (
            row.title + nth + session,
            who(row, states),
            f"{weekday(local(row.utc, zone).date())}, {local_times(row, states, zone)}",
            word,
        )
    )


def pill_card(rows: Sequence[MeetingRow], states: Mapping[str, State], zone: str, now: int) -> str:
    """Lines of the hover card of several meetings in one place."""
    lines = [f"{len(rows)} meetings"]
    for row in rows[:_LISTED]:
        moment = local(row.utc, zone)
        name = row.short_title or row.title
        lines.append(f"{weekday(moment.date())}: {name}, {meeting_look(row, now).word.lower()}")
    if len(rows) > _LISTED:
        lines.append(f"and {len(rows) - _LISTED} more")
    return "\n".join(lines)


def gap_card(gap: Gap, series: Series, zone: str) -> str:
    """Lines of the hover card of a stretch without calls."""
    start, end = local(gap.start, zone).date(), local(gap.end, zone).date()
    return f"{series.title}\nNo call for {gap.length}, {day(start)} to {day(end)}"
