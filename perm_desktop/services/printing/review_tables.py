"""The tables of what is owed: by phase, by host and by state, with their denominators."""

from perm_desktop.core.obligations.status import Status
from perm_desktop.core.review import shares
from perm_desktop.core.review.figures import OWED, Review, Tally
from perm_desktop.core.symbols import obligation_look
from perm_desktop.core.table_sheet import Cell
from perm_desktop.reports.figures_sheet import FigureColumn, FigureTable
from perm_desktop.services.printing.keyed_lines import Keyed, commented, number, part

_OPEN = tuple(share for share in shares.Share if share is not shares.Share.DONE)


def totals(review: Review) -> FigureTable:
    """The whole cycle and its phases."""
    table = FigureTable(
        "Coverage by phase",
        (FigureColumn("Phase", 76.0), *_tally_columns(review)),
        (),
        sentence=(
            "Owed is the denominator. Not needed, not triggered, not held this cycle and never owed"
            " are outside of it."
        ),
    )
    phases = (Keyed(each.key, _tally(each.title, each, review)) for each in review.by_phase)
    whole = Keyed(review.totals.key, _tally("Whole cycle", review.totals, review))
    return commented(table, (whole, *phases), review.comments)


def hosts(review: Review) -> FigureTable:
    """What is owed by its hosts."""
    table = FigureTable(
        "Coverage by host",
        (FigureColumn("Host", 76.0), *_tally_columns(review)),
        (),
        sentence="A meeting type with several hosts counts for each of them.",
        empty="No meeting type has a host.",
    )
    lines = (Keyed(each.key, _tally(each.title, each, review)) for each in review.by_host)
    return commented(table, lines, review.comments)


def _shown(review: Review) -> tuple[Status, ...]:
    """The statuses beside satisfied that occur among what is owed."""
    return tuple(each for each in OWED[1:] if review.totals.count(each))


def _tally_columns(review: Review) -> tuple[FigureColumn, ...]:
    words = (obligation_look(each.value).word for each in _shown(review))
    return (
        FigureColumn("Satisfied of owed", 52.0, is_number=True),
        *(FigureColumn(word, is_number=True) for word in words),
        FigureColumn("Outside", 38.0, is_number=True),
    )


def _tally(name: str, tally: Tally, review: Review) -> tuple[Cell, ...]:
    return (
        Cell(name),
        part(tally.satisfied, tally.owed),
        *(number(tally.count(each)) for each in _shown(review)),
        number(tally.outside),
    )


def states(review: Review) -> FigureTable:
    """Every state with what it owes."""
    table = FigureTable(
        "States",
        (
            FigureColumn("State", 84.0),
            FigureColumn("Satisfied of owed", 52.0, is_number=True),
            *(FigureColumn(shares.WORDS[share], is_number=True) for share in _OPEN),
            FigureColumn("Outside", 34.0, is_number=True),
            FigureColumn("Exceptions", 46.0, is_number=True),
        ),
        (),
        total=_state("All states", review.totals, len(review.exceptions)),
        sentence=(
            "Exceptions are those that concern some states; the last line has those of the cycle"
            " as well."
        ),
        empty="No state is in this cycle yet.",
    )
    lines = (
        Keyed(each.tally.key, _state(each.name, each.tally, len(each.exceptions)))
        for each in review.states
    )
    return commented(table, lines, review.comments)


def _state(name: str, tally: Tally, exceptions: int) -> tuple[Cell, ...]:
    return (
        Cell(name),
        part(tally.satisfied, tally.owed),
        *(number(tally.count(*shares.STATUSES[share])) for share in _OPEN),
        number(tally.outside),
        number(exceptions),
    )
