"""Tables of what did not take place, and of what each host planned, held, moved and cancelled."""

from collections.abc import Iterator

from perm_desktop.core import clock
from perm_desktop.core.review.exception_looks import LOOKS
from perm_desktop.core.review.figures import Exceptional, ExceptionKind, HostFigure, Review
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
    part,
    states_words,
)

_NO_REASON = "No reason is recorded."
_NONE = "Nothing was cancelled, suspended, skipped or decided as not needed."


def exceptions(review: Review) -> FigureTable:
    """All exceptions with their reasons, kind by kind."""
    table = FigureTable(
        "Exceptions",
        (
            FigureColumn("What", 66.0),
            FigureColumn("Meeting", 96.0),
            FigureColumn("States", 66.0),
            FigureColumn("Day", 60.0),
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
                Cell(LOOKS[each.kind].word, None, LOOKS[each.kind]),
                Cell(each.title),
                Cell(states_words(each.states, review)),
                Cell(days_words(each), each.day if each.ends is None else None),
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
            FigureColumn("Planned", 48.0, is_number=True),
            FigureColumn("Past of planned", 66.0, is_number=True),
            FigureColumn("Held of past", 66.0, is_number=True),
            FigureColumn("Open of planned", 66.0, is_number=True),
            FigureColumn("Cancelled of planned", 62.0, is_number=True),
            FigureColumn("Moved of planned", 62.0, is_number=True),
            FigureColumn("Joint of planned", 62.0, is_number=True),
        ),
        (),
        sentence=(
            "A joint meeting counts for each of its hosts. Past are those whose time has come; open"
            " is what is neither held nor cancelled; cancelled are those still to come as well."
        ),
    )
    return commented(table, map(_host, review.scorecard), review.comments)


def _host(each: HostFigure) -> Keyed:
    planned = len(each.planned)

    return Keyed(
        each.key,
        (
            Cell(host_name(each)),
            number(planned),
            part(len(each.past), planned),
            part(len(each.held), len(each.past)),
            part(len(each.open), planned),
            part(len(each.cancelled), planned),
            part(len(each.moved), planned),
            part(len(each.joint), planned),
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
                    BarPart(Filling.AHEAD, len(each.open)),
                    BarPart(Filling.PARTLY, len(each.cancelled)),
                ),
                f"{len(each.planned):,} planned",
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
