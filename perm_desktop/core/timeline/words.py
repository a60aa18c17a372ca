"""What the timeline says in words: who meets when, and the sentence for a screen reader."""

from collections.abc import Mapping

from perm_desktop.core.clock import clock, day, local, weekday, zone_label
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import meeting_look
from perm_desktop.core.timeline.lanes import Lane

_NAMED = 4  # states named before they are counted


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


def row_sentence(lane: Lane, part: int, *, is_open: bool) -> str:
    """A row as a sentence: a lane, or with a number from 0 one of its parts."""
    if not lane.rows:
        return f"{lane.title}, no meetings in this row"
    if part >= 0:
        track = lane.parts[part]
        return f"{lane.title}, {track.title}, {_counted(len(track.rows), 'meeting')}"
    held = _counted(len(lane.rows), "meeting")
    if is_open:
        return f"{lane.title}, open, {held} in {_counted(len(lane.parts), 'row')}"
    return f"{lane.title}, closed, {held}"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


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
