"""The charts of a cycle review: what became of what is owed, and how it grew."""

from collections.abc import Iterable, Iterator

from perm_desktop.core import clock
from perm_desktop.core.review import shares
from perm_desktop.core.review.figures import Review, Tally
from perm_desktop.reports.figures_sheet import Bar, BarPart, Chart, Filling, Progress, Step
from perm_desktop.services.printing.keyed_lines import of_words

_WORDS = tuple((Filling(share), words) for share, words in shares.WORDS.items())


def tally_chart(title: str, tallies: Iterable[Tally]) -> Chart:
    """What is owed by what became of it, a bar for each tally."""
    return Chart(
        title,
        tuple(
            Bar(
                each.title,
                tuple(BarPart(Filling(part.share), part.number) for part in shares.parts(each)),
                of_words(each.satisfied, each.owed),
            )
            for each in tallies
            if each.owed
        ),
        _WORDS,
        "obligations owed",
    )


def settled(review: Review) -> Iterator[Progress]:
    """What was settled month by month; nothing before the cycle begins."""
    if not review.progress or not review.owed_once:
        return
    yield Progress(
        "Settled, month by month",
        tuple(Step(clock.day(each.day), len(each.pairs)) for each in review.progress),
        len(review.owed_once),
        "What is owed once, by the end of each month; calls that come again are not counted.",
    )


def hosts_chart(review: Review) -> Chart:
    """What is owed by its hosts."""
    return tally_chart("Hosts at a glance", review.by_host)
