"""Two cycles side by side at the same day of the cycle."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from perm_desktop.core.cycles import Cycle
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.review.figures import HostFigure, Review, Tally
from perm_desktop.core.review.totals import NO_HOST
from perm_desktop.core.vocabulary import Phase


class Measured(NamedTuple):
    """A number and what it is a part of; None where it is a part of nothing."""

    number: int
    of: int | None = None

    @property
    def percent(self) -> float | None:
        """The share in percent; None without a denominator, or where nothing is owed."""
        return 100 * self.number / self.of if self.of else None

    @property
    def words(self) -> str:
        """ "181 of 340 (53%)", "12"; a dash for a part of nothing."""
        if self.of is None:
            return f"{self.number:,}"
        if self.percent is None:
            return "–"
        return f"{self.number:,} of {self.of:,} ({self.percent:.0f}%)"


class ComparedFigure(NamedTuple):
    """One figure of both cycles; None where a cycle does not have it."""

    key: str  # of the figure and its column: "phase/pre/satisfied"
    group: str  # "By phase"
    title: str  # "Pre-cycle, satisfied"
    mine: Measured | None
    other: Measured | None

    @property
    def difference(self) -> float | None:
        """Mine less the other's, in percentage points where both are shares, else as counts."""
        if self.mine is None or self.other is None:
            return None
        if self.mine.of is None or self.other.of is None:
            return float(self.mine.number - self.other.number)
        if self.mine.percent is None or self.other.percent is None:
            return None
        return self.mine.percent - self.other.percent

    @property
    def is_share(self) -> bool:
        """True where the difference is in percentage points."""
        measured = [each for each in (self.mine, self.other) if each is not None]
        return all(each.of is not None for each in measured)

    @property
    def own_key(self) -> str:
        """Key of the comparison itself, which is another figure than what is compared."""
        return compared_key(self.key)

    @property
    def difference_words(self) -> str:
        """ "+1.2 points", "−3"; empty where the two cannot be compared."""
        if self.difference is None:
            return ""
        size = abs(self.difference)
        number = f"{size:.1f} points" if self.is_share else f"{size:,.0f}"
        if not any(digit in number for digit in "123456789"):
            return "Same"
        return f"{'+' if self.difference > 0 else '−'}{number}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two reviews have in common, line by line."""

    mine: Review
    other: Review
    day: int  # day of the cycle, the first one is 1
    figures: tuple[ComparedFigure, ...]


def compared_key(figure: str) -> str:
    """Key of the comparison of a figure."""
    return f"compared/{figure}"


def day_of_cycle(cycle: Cycle, day: date) -> int:
    """Which day of a cycle a day is: the first of the pre-cycle phase is 1."""
    return (day - _first(cycle)).days + 1


def same_day(cycle: Cycle, number: int) -> date:
    """The day of a cycle that has a number."""
    return _first(cycle) + timedelta(days=number - 1)


def compare(mine: Review, other: Review) -> Comparison:
    """Lay two reviews side by side; each is as of its own day."""
    ours, theirs = dict(_figures(mine)), dict(_figures(other))
    keys = [*ours, *(key for key in theirs if key not in ours)]
    return Comparison(
        mine,
        other,
        day_of_cycle(mine.cycle, mine.as_of.day),
        tuple(ComparedFigure(*key, mine=ours.get(key), other=theirs.get(key)) for key in keys),
    )


_Named = tuple[str, str, str]


def _figures(review: Review) -> Iterator[tuple[_Named, Measured]]:
    yield from _of_tally("Whole cycle", review.totals)
    for group, tallies in (("By phase", review.by_phase), ("By host", review.by_host)):
        for each in tallies:
            if each.owed:
                yield from _of_tally(group, each)
    yield from _series(review)
    yield from _rest(review)
    for host in review.scorecard:
        yield from _of_host(host)


def _of_tally(group: str, tally: Tally) -> Iterator[tuple[_Named, Measured]]:
    for status in (Status.SATISFIED, Status.OVERDUE, Status.NOT_RECORDED):
        word = status.value.replace("-", " ")
        name = (f"{tally.key}/{status.value}", group, f"{tally.title}, {word}")
        yield name, Measured(tally.count(status), tally.owed)


def _series(review: Review) -> Iterator[tuple[_Named, Measured]]:
    for key in dict.fromkeys(each.type for each in review.series):
        own = [each for each in review.series if each.type == key]
        due = sum(len(each.due) for each in own)
        title = own[0].title
        words = (("held", sum(len(each.held) for each in own)),)
        words += (("attended", sum(len(each.attended) for each in own)),)
        for word, count in words:
            yield (
                (f"series/{key}/{word}", "Calls of a series", f"{title}, {word}"),
                Measured(count, due),
            )
        gaps = sum(len(each.gaps) for each in own)
        yield (f"series/{key}/gaps", "Calls of a series", f"{title}, gaps"), Measured(gaps)


def _rest(review: Review) -> Iterator[tuple[_Named, Measured]]:
    above = [each for each in review.differences if each.above]
    group = "64/21 differences"
    yield ("difference/above", group, "Above the threshold"), Measured(len(above))
    resolved = sum(1 for each in above if each.resolved)
    yield ("difference/resolved", group, "Of these, resolved"), Measured(resolved, len(above))
    name = ("unrecorded", "Records", "Held with a state, not recorded")
    bare = sum(len(each.meetings) for each in review.unrecorded)
    yield name, Measured(bare, sum(len(each.held) for each in review.unrecorded))


def _of_host(host: HostFigure) -> Iterator[tuple[_Named, Measured]]:
    """What became of those whose time has come, so that a later day is no better for being so."""
    past = set(host.past)
    for word, ids in (("held", host.held), ("cancelled", host.cancelled)):
        if past:
            name = (f"{host.key}/{word}", "Meetings by host", f"{host.host or NO_HOST}, {word}")
            yield name, Measured(len(past.intersection(ids)), len(past))


def _first(cycle: Cycle) -> date:
    return cycle.phases[Phase.PRE].starts
