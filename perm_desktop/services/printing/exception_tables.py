"""Tables of what did not take place, and of what each host planned, held, moved and cancelled."""

from collections.abc import Iterator

from perm_desktop.core import clock
from perm_desktop.core.review.figures import Exceptional, ExceptionKind, HostFigure, Review
from perm_desktop.core.symbols import CANCELLED, DRAFT, Look, obligation_look
from perm_desktop.core.table_sheet import Cell
from perm_desktop.reports.figures_sheet import (
    Bar,
    BarPart,
    Chart,
    FigureColumn,
    FigureTable,
    Filling,
)
from perm_desktop.services.printing.keyed_lines import (
    Keyed,
    commented,
    number,
    of_words,
    states_words,
)

_LOOKS = {
    ExceptionKind.NOT_HELD: obligation_look("not-held"),
    ExceptionKind.NOT_NEEDED: obligation_look("not-needed"),
    ExceptionKind.CANCELLED: CANCELLED,
    ExceptionKind.SUSPENDED: obligation_look("suspended"),
    ExceptionKind.SKIPPED: DRAFT._replace(word="Skipped"),
}
_NO_REASON = "No reason is recorded."
_NONE = "Nothing was cancelled, suspended, skipped or decided as not needed."


def look(kind: ExceptionKind) -> Look:
    """How an exception is shown."""
    return _LOOKS[kind]


def exceptions(review: Review) -> FigureTable:
    """All exceptions with their reasons, kind by kind."""
    table = FigureTable(
        "Exceptions",
        (
            FigureColumn("What", 66.0),
            FigureColumn("Meeting", 98.0),
            FigureColumn("States", 62.0),
            FigureColumn("Day", 56.0),
            FigureColumn("Reason"),
        ),
        (),
        sentence="Not held, not needed, cancelled, suspended and skipped, each with its reason.",
        empty=_NONE,
    )
    lines = (
        Keyed(
            each.key,
            (
                Cell(look(each.kind).word, None, look(each.kind)),
                Cell(each.title),
                Cell(states_words(each.states, review)),
                Cell(days_words(each)),
                Cell(reason_words(each)),
            ),
        )
        for each in review.exceptions
    )
    return commented(table, lines, review.comments)


def days_words(each: Exceptional) -> str:
    """ "Mar 3, 2026", "Mar 3, 2026 to Apr 7, 2026", "from Mar 3, 2026"."""
    if each.day is None:
        return ""
    if each.ends is not None and each.ends != each.day:
        return f"{clock.day(each.day)} to {clock.day(each.ends)}"
    open_ended = each.kind is ExceptionKind.SUSPENDED and each.ends is None
    return f"from {clock.day(each.day)}" if open_ended else clock.day(each.day)


def reason_words(each: Exceptional) -> str:
    """The reason, who gave it and when."""
    reason = each.reason or _NO_REASON
    noted = clock.day(each.noted) if each.noted else ""
    said = ", ".join(filter(None, (each.by, noted)))
    return f"{reason} ({said})" if said else reason


def scorecard(review: Review) -> FigureTable:
    """The hosts side by side."""
    table = FigureTable(
        "Host scorecard",
        (
            FigureColumn("Host"),
            FigureColumn("Planned", 56.0, is_number=True),
            FigureColumn("Held", 82.0, is_number=True),
            FigureColumn("Still open", 56.0, is_number=True),
            FigureColumn("Cancelled", 82.0, is_number=True),
            FigureColumn("Moved", 82.0, is_number=True),
            FigureColumn("Joint", 62.0, is_number=True),
        ),
        (),
        sentence=(
            "Meetings, each with the share of what was planned. A joint meeting counts for each of"
            " its hosts; open is what is neither held nor cancelled."
        ),
    )
    return commented(table, map(_host, review.scorecard), review.comments)


def _host(each: HostFigure) -> Keyed:
    planned = len(each.planned)

    def share(count: int) -> Cell:
        return Cell(of_words(count, planned), count)

    return Keyed(
        each.key,
        (
            Cell(host_name(each)),
            number(planned),
            share(len(each.held)),
            number(each.open),
            share(len(each.cancelled)),
            share(len(each.moved)),
            number(len(each.joint)),
        ),
    )


def host_name(each: HostFigure) -> str:
    """ "RC", or that nobody is named."""
    return each.host or "No host named"


def scorecard_charts(review: Review) -> Iterator[Chart]:
    """What became of the meetings of each host; nothing where none is planned."""
    hosts = [each for each in review.scorecard if each.planned]
    if not hosts:
        return
    yield Chart(
        "Meetings by host",
        tuple(
            Bar(
                host_name(each),
                (
                    BarPart(Filling.DONE, len(each.held)),
                    BarPart(Filling.AHEAD, each.open),
                    BarPart(Filling.PARTLY, len(each.cancelled)),
                ),
                f"{of_words(len(each.held), len(each.planned))} held",
            )
            for each in hosts
        ),
        (
            (Filling.DONE, "Held"),
            (Filling.AHEAD, "Open"),
            (Filling.PARTLY, "Cancelled"),
        ),
        "meetings planned",
    )
