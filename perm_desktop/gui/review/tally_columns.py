"""The tables of what is owed, by phase, host and state, and the scorecard of the hosts."""

from collections.abc import Callable, Sequence

from perm_desktop.core.obligations.status import Status
from perm_desktop.core.review.figures import (
    OUTSIDE,
    OWED,
    HostFigure,
    Ids,
    StateFigure,
    Tally,
)
from perm_desktop.core.review.shares import parts, words
from perm_desktop.core.review.totals import NO_HOST
from perm_desktop.core.symbols import obligation_look
from perm_desktop.gui.kit.line_model import Line
from perm_desktop.gui.review.behind import Behind, of_meetings, of_tally
from perm_desktop.gui.review.cells import Said, comment, count, part, part_words
from perm_desktop.gui.review.figure_table import FigureColumn

_HEADS = {Status.NOT_HELD: "Not held"}
_BEFORE = 3  # columns before the rarer statuses


def of_tallies(
    name: str, tally: Callable[[Line], Tally], said: Said, extra: Sequence[FigureColumn[Line]] = ()
) -> tuple[FigureColumn[Line], ...]:
    """Name, bar, what is owed and what became of it, what is outside, and the comment."""
    counts = [_status(tally, status) for status in (*OWED[1:], *OUTSIDE)]
    return (
        FigureColumn(head=name, text=lambda line: tally(line).title, widest="District of Columbia"),
        FigureColumn(
            head="Of what is owed",
            text=lambda line: words(tally(line)),
            bar=lambda line: parts(tally(line)),
            widest="m" * 14,
        ),
        FigureColumn(
            head="Satisfied of owed",
            text=lambda line: part_words(tally(line).satisfied, tally(line).owed),
            widest="219 of 360",
            is_right=True,
            is_pale=lambda line: not tally(line).owed,
            behind=lambda line: of_tally(tally(line), OWED),
        ),
        *counts,
        *extra,
        comment(said, lambda line: tally(line).key),
    )


def tally_status(place: int) -> Status | None:
    """Return the status that a column of a tally counts, where it is one of the rarer ones."""
    rest = (*OWED[1:], *OUTSIDE)
    return rest[place - _BEFORE] if _BEFORE <= place < _BEFORE + len(rest) else None


def of_states(said: Said) -> tuple[FigureColumn[StateFigure], ...]:
    """The columns of a tally, and the exceptions."""
    exceptions: FigureColumn[StateFigure] = count(
        "Exceptions",
        lambda line: len(line.exceptions),
        lambda line: Behind(
            f"{line.name}: exceptions", f"{len(line.exceptions):,}", exceptions=line.exceptions
        ),
    )
    return of_tallies("State", lambda line: line.tally, said, (exceptions,))


def of_hosts(said: Said) -> tuple[FigureColumn[HostFigure], ...]:
    """What each host planned, held, moved and cancelled."""

    def column(
        head: str, ids: Callable[[HostFigure], Ids], whole: Callable[[HostFigure], Ids]
    ) -> FigureColumn[HostFigure]:
        return part(
            head,
            lambda line: (len(ids(line)), len(whole(line))),
            lambda line: of_meetings(
                f"{line.host or NO_HOST}: {head.partition(' of ')[0].lower()}",
                ids(line),
                len(whole(line)),
                head.partition(" of ")[2],
            ),
        )

    return (
        FigureColumn(
            head="Host", text=lambda line: line.host or NO_HOST, widest="No host named mm"
        ),
        count(
            "Planned",
            lambda line: len(line.planned),
            lambda line: of_meetings(f"{line.host or NO_HOST}: planned", line.planned),
        ),
        column("Past of planned", lambda line: line.past, lambda line: line.planned),
        column("Held of past", lambda line: line.held, lambda line: line.past),
        column("Open of planned", lambda line: line.open, lambda line: line.planned),
        column("Moved of planned", lambda line: line.moved, lambda line: line.planned),
        column("Cancelled of planned", lambda line: line.cancelled, lambda line: line.planned),
        column("Joint of planned", lambda line: line.joint, lambda line: line.planned),
        comment(said, lambda line: line.key),
    )


def _status(tally: Callable[[Line], Tally], status: Status) -> FigureColumn[Line]:
    head = _HEADS.get(status) or obligation_look(status.value).word
    return count(
        head,
        lambda line: tally(line).count(status),
        lambda line: of_tally(tally(line), (status,)),
    )
