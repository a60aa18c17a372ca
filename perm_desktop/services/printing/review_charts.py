"""The charts of a cycle review: what became of what is owed, and how it grew."""

from collections.abc import Iterable, Iterator

from perm_desktop.core import clock
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.review.figures import Review, Tally
from perm_desktop.reports.figures_sheet import Bar, BarPart, Chart, Filling, Progress, Step
from perm_desktop.services.printing.keyed_lines import of_words

FILLINGS = {
    Filling.DONE: (Status.SATISFIED,),
    Filling.PARTLY: (Status.PARTLY,),
    Filling.AHEAD: (Status.SCHEDULED, Status.NOT_YET_DUE, Status.SUSPENDED),
    Filling.UNKNOWN: (Status.NOT_RECORDED, Status.UNDECIDED),
    Filling.LATE: (Status.DUE, Status.OVERDUE),
}
WORDS = (
    (Filling.DONE, "Satisfied"),
    (Filling.PARTLY, "Partly"),
    (Filling.AHEAD, "Ahead or suspended"),
    (Filling.UNKNOWN, "Not recorded or undecided"),
    (Filling.LATE, "Due or overdue"),
)


def tally_chart(title: str, tallies: Iterable[Tally]) -> Chart:
    """What is owed by what became of it, a bar for each tally."""
    return Chart(
        title,
        tuple(
            Bar(
                each.title,
                tuple(
                    BarPart(filling, each.count(*statuses))
                    for filling, statuses in FILLINGS.items()
                ),
                of_words(each.satisfied, each.owed),
            )
            for each in tallies
            if each.owed
        ),
        WORDS,
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
