"""The tables of calls that come again and again: all states together, and each state apart."""

from collections.abc import Callable, Iterator, Sequence
from types import MappingProxyType

from perm_desktop.core.review.figures import Ids, Review, SeriesFigure
from perm_desktop.core.table_sheet import Cell
from perm_desktop.reports.figures_sheet import FigureColumn, FigureTable
from perm_desktop.services.printing.keyed_lines import Keyed, commented, number, part

_SHARES = ("Due of planned", "Held of due", "Attended of held")
_COUNTS = MappingProxyType(
    {"Not recorded": 37.0, "Cancelled": 42.0, "Moved": 30.0, "Skipped": 34.0}  # points
)
_TOGETHER, _APART = 51.0, 42.0  # points of a share


def series(review: Review) -> list[FigureTable]:
    """All series, then a table for each, its states apart though a call may be joint."""
    kinds = dict.fromkeys(each.type for each in review.series)
    apart = [[each for each in review.series if each.type == key] for key in kinds]
    return [_together(review, apart), *(_by_state(review, own) for own in apart)]


def _together(review: Review, apart: Sequence[Sequence[SeriesFigure]]) -> FigureTable:
    table = FigureTable(
        "Calls, all states",
        (FigureColumn("Series"), *_heads(_TOGETHER)),
        (),
        sentence=(
            "A call with several states counts once for each of them. Not recorded is of those"
            " held; cancelled and moved are of those planned; skipped are those that no meeting was"
            " ever made for."
        ),
        empty="No series is held in this cycle.",
    )
    lines = (Keyed(f"series/{own[0].type}", (Cell(own[0].title), *_numbers(own))) for own in apart)
    return commented(table, lines, review.comments)


def _by_state(review: Review, own: Sequence[SeriesFigure]) -> FigureTable:
    table = FigureTable(
        f"Calls: {own[0].title}",
        (FigureColumn("State", 84.0), *_heads(_APART), FigureColumn("Gaps")),
        (),
        sentence=(
            "Each state apart, though a call may be joint. There is a gap where no call was held"
            " for more than one and a half intervals."
        ),
    )
    lines = (
        Keyed(
            each.key,
            (
                Cell(review.names[each.state]),
                *_numbers((each,)),
                Cell(each.gaps_words(review.as_of.now) or "None"),
            ),
        )
        for each in own
    )
    return commented(table, lines, review.comments)


def _heads(wide: float) -> Iterator[FigureColumn]:
    yield from (FigureColumn(head, wide, is_number=True) for head in _SHARES)
    yield from (FigureColumn(head, width, is_number=True) for head, width in _COUNTS.items())


def _numbers(own: Sequence[SeriesFigure]) -> tuple[Cell, ...]:
    """In the order of the heads."""

    def total(ids: Callable[[SeriesFigure], Ids]) -> int:
        return sum(len(ids(each)) for each in own)

    due, held = total(lambda each: each.due), total(lambda each: each.held)
    return (
        part(due, total(lambda each: each.planned)),
        part(held, due),
        part(total(lambda each: each.attended), held),
        number(total(lambda each: each.unrecorded)),
        number(total(lambda each: each.cancelled)),
        number(total(lambda each: each.moved)),
        number(sum(each.skipped for each in own)),
    )
