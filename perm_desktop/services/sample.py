"""The sample catalog: a planned cycle with made-up outcomes, visibly a sample.

Deterministic for a given clock, so that pictures and tests can rely on it.
"""

import random
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from perm_desktop.core.meetings import AgendaItem, MeetingRow
from perm_desktop.core.vocabulary import Mark, MeetingStatus, Need
from perm_desktop.services import (
    catalogs,
    coverage,
    cycles,
    decisions,
    delays,
    differences,
    planning,
    sample_people,
)
from perm_desktop.store import details, meetings, reference
from perm_desktop.store.catalog import Catalog, Clock, Edit
from perm_desktop.store.files import Access

_SEED = 2027
_ITEMS = (
    ("Welcome and roll call by state", 5, "CMS", ""),
    ("Eligibility review update", 10, "ERC", "Progress by state, open policy questions"),
    ("Data processing review update", 10, "RC", "Claims reviewed, system access, claims pending"),
    ("Data submission", 10, "SC", "Universe, details requests, 64/21 differences"),
    ("Topic of the month: difference resolution", 15, "RC", "What to file, where, and by when"),
    ("Open actions and questions", 10, "All", ""),
)
_NOTE = (
    "Sample note. Nothing here happened.\n\n"
    "- The state asked when the next details request is due.\n"
    "- The contractor will send the list of open claims.\n"
)
_REASONS = (
    "Sample: the host was not available",
    "Sample: the state asked for another date",
    "Sample: no open points",
)
_IF_NEEDED = ("mrr-mr-policy-webinar", "dp-systems-access-webinar")
_BY = "Sample liaison"
_MARKS = (
    *((Mark.ATTENDED,) * 17),
    *((Mark.PARTIAL,) * 2),
    Mark.EXCUSED,
    Mark.ABSENT,
)


def make(path: Path, clock: Clock = catalogs.system_clock) -> None:
    """Make a sample catalog with two planned cycles around the clock's date.

    Raises UserError when the name is taken.
    """
    catalogs.new_catalog(path, clock, is_sample=True)
    catalog = catalogs.open_catalog(path, Access.COMMAND, clock=clock, author="Sample liaison")
    try:
        first = clock().year + (1 if clock().month >= 4 else 0)
        for year in (first, first + 1):
            cycles.add_cycle(catalog, year)
            planning.commit(catalog, year, planning.preview(catalog, year), is_new=True)
        sample_people.make(catalog, _chance())
        _decide(catalog, first)
        _play(catalog)
    finally:
        catalog.close()


def _play(catalog: Catalog) -> None:
    """Hold, cancel and record what lies in the past, as one step."""
    chance = _chance()
    now = int(catalog.now().timestamp()) // 60
    soon = now + int(timedelta(days=14).total_seconds()) // 60
    rows = meetings.rows(catalog.connection)
    states = {state.code: state.id for state in reference.states(catalog.connection).values()}
    with catalog.edit("Sample outcomes") as edit:
        for row in rows:
            if row.utc + row.minutes <= now:
                _settle(edit, row, states, chance)
            if abs(row.utc - now) < soon - now:
                _prepare(edit, row, row.utc <= now)


def _decide(catalog: Catalog, year: int) -> None:
    """Decisions, differences and a delay, so that each kind of obligation shows."""
    cycle = next(each for each in cycles.all_cycles(catalog) if each.year == year)
    today = coverage.now(catalog).day
    for place, code in enumerate(cycle.codes[:12]):
        need = Need.NEEDED if place % 3 == 0 else Need.NOT_NEEDED
        for key in _IF_NEEDED:
            decisions.decide(catalog, year, key, code, need, _BY, "Sample: no open questions")
    first, second, third = cycle.codes[0], cycle.codes[4], cycle.codes[-2]
    differences.enter(catalog, year, first, "medicaid", "Q1", universe="1184000", form="1000000")
    differences.enter(catalog, year, first, "medicaid", "Q2", universe="1032000", form="1000000")
    differences.enter(catalog, year, first, "chip", "Q1", percent="3.4")
    differences.enter(catalog, year, second, "chip", "overall", percent="6.2")
    differences.resolve(catalog, year, second, "chip", today)
    delays.turn_on(catalog, year, third, today - timedelta(days=21), weeks=1)


def _chance() -> random.Random:
    return random.Random(_SEED)  # noqa: S311 - a sample, not a secret


def _settle(edit: Edit, row: MeetingRow, states: dict[str, int], chance: random.Random) -> None:
    draw = chance.random()
    if draw < 0.04:
        values = {"status": MeetingStatus.CANCELLED.value, "reason": chance.choice(_REASONS)}
        meetings.update(edit, row.id, values)
        return
    meetings.update(edit, row.id, {"status": MeetingStatus.HELD.value})
    if draw < 0.08:
        return  # held, and nobody recorded who came
    for code in row.state_codes:
        details.put_mark(edit, row.id, states[code], None, chance.choice(_MARKS))


def _prepare(edit: Edit, row: MeetingRow, held: bool) -> None:
    """Agenda for what is near, a note for what just was; as long as the meeting allows."""
    details.add_items(edit, row.id, _fitting(row.minutes))
    if held:
        details.put_note(edit, row.id, None, _NOTE)


def _fitting(minutes: int) -> Sequence[AgendaItem]:
    items = [AgendaItem(0, *item) for item in _ITEMS]
    spare = minutes - sum(item.minutes for item in items)
    return [*items[:-1], items[-1]._replace(minutes=max(items[-1].minutes + spare, 0))]
