"""The review of a cycle: read for a day, commented, laid beside another cycle."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf, last_minute
from perm_desktop.core.review.build import build
from perm_desktop.core.review.comparing import Comparison, compare, day_of_cycle, same_day
from perm_desktop.core.review.exceptions import Noted
from perm_desktop.core.review.figures import ChangeLine, Changes, Pair, Review, Shift
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.services import comments, coverage, worklist
from perm_desktop.services.comments import comment
from perm_desktop.services.coverage import Coverage
from perm_desktop.store import cancelling
from perm_desktop.store.catalog import Catalog, stamp

__all__ = ["MOST_STEPS", "beside", "comment", "of_coverage", "review"]

MOST_STEPS = 500  # of the changes, what a list can show


def review(
    catalog: Catalog, year: int, as_of: AsOf | None = None, since: date | None = None
) -> Review:
    """Read a cycle and review it. Raises NotFoundError for a year that is not there."""
    return of_coverage(catalog, coverage.read(catalog, year, as_of), since=since)


def of_coverage(
    catalog: Catalog,
    known: Coverage,
    states: Collection[str] = (),
    since: date | None = None,
) -> Review:
    """Review a cycle whose coverage is known; of some of its states, empty stands for all."""
    found = build(
        known.facts,
        known.names,
        known.obligations,
        known.as_of,
        states,
        _cancelled_by(catalog, known.facts.rows),
    )
    changes = None if since is None else _changes(catalog, known, found, since)
    return replace(found, changes=changes, comments=comments.of_cycle(catalog, known.cycle.year))


def beside(
    catalog: Catalog,
    mine: Coverage,
    other: Coverage,
    states: Collection[str] = (),
    found: Review | None = None,
) -> Comparison:
    """Lay another cycle beside one, both as of the same day of the cycle.

    ``found`` is the review of ``mine``, where there is one already.

    It is the day that ``mine`` is looked at, or where the other cycle has not come that far, the
    day that it has reached by now: what nobody can know yet is not compared.
    """
    today = coverage.now(catalog).day
    number = day_of_cycle(mine.cycle, mine.as_of.day)
    reached = day_of_cycle(other.cycle, today)
    if reached < number:
        mine, found = mine.at(coverage.end_of(same_day(mine.cycle, reached))), None
        number = reached
    theirs = other.at(coverage.end_of(same_day(other.cycle, number)))
    ours = found or of_coverage(catalog, mine, states)
    return compare(ours, of_coverage(catalog, theirs))


def _cancelled_by(catalog: Catalog, rows: Collection[MeetingRow]) -> dict[int, Noted]:
    cancelled = [row.id for row in rows if row.status == MeetingStatus.CANCELLED.value]
    found = cancelling.cancelled_by(catalog.connection, cancelled)
    return {
        meeting: Noted(author, clock.home(datetime.fromisoformat(at)).date())
        for meeting, (author, at) in found.items()
    }


def _changes(catalog: Catalog, known: Coverage, found: Review, since: date) -> Changes:
    """What is different since the end of a day: statuses, and the steps that were taken.

    Raises UserError where that day is not over by the day that is looked at.
    """
    if since >= known.as_of.day:
        raise UserError(
            f"{clock.day(since)} is not before the day that is looked at.",
            "Choose an earlier day to count the changes from.",
        )
    before = known.at(coverage.end_of(since)).obligations
    was = {Pair(each.type, each.state): each.status for each in before}
    shifts = tuple(
        Shift(pair, was[pair], each.status)
        for pair, each in found.obligations.items()
        if was[pair] is not each.status
    )
    moment = stamp(clock.at_utc(last_minute(since) + 1))
    edits = worklist.edits_since(catalog, moment)
    steps = tuple(ChangeLine(x.at, x.author, x.label, x.state == "undone") for x in edits)
    return Changes(since, shifts, steps, is_cut=len(edits) >= MOST_STEPS)
