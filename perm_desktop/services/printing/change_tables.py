"""Tables of what changed in a cycle, and of two cycles beside each other."""

from datetime import datetime

from perm_desktop.core import clock
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.review.comparing import ComparedFigure, Comparison, Measured
from perm_desktop.core.review.figures import ChangeLine, Changes, Review
from perm_desktop.core.symbols import obligation_look
from perm_desktop.core.table_sheet import Cell
from perm_desktop.reports.figures_sheet import FigureColumn, FigureTable
from perm_desktop.services.printing.keyed_lines import NOTHING, Keyed, commented

MOST_STEPS = 200  # of the steps taken in the catalog, on paper


def changes(review: Review, found: Changes) -> tuple[FigureTable, FigureTable]:
    """Statuses that are others than at the end of a day, and the steps taken since."""
    since = clock.day(found.since)
    return _shifts(review, found, since), _steps(review, found, since)


def _shifts(review: Review, found: Changes, since: str) -> FigureTable:
    table = FigureTable(
        f"Changes since {since}",
        (
            FigureColumn("State", 110.0),
            FigureColumn("Meeting"),
            FigureColumn(f"On {since}", 106.0),
            FigureColumn(f"On {clock.day(review.as_of.day)}", 106.0),
        ),
        (),
        sentence="Both days are looked at with what is known now.",
        empty=f"Every status is what it was on {since}.",
    )
    lines = (
        Keyed(
            each.key,
            (
                Cell(review.names[each.pair.state]),
                Cell(review.titles[each.pair.type]),
                _status(each.before),
                _status(each.after),
            ),
        )
        for each in found.shifts
    )
    return commented(table, lines, review.comments)


def _status(status: Status) -> Cell:
    look = obligation_look(status.value)
    return Cell(look.word, None, look)


def _steps(review: Review, found: Changes, since: str) -> FigureTable:
    shown = found.steps[:MOST_STEPS]
    count = f"the newest {len(shown):,}" if found.is_cut or len(shown) < len(found.steps) else ""
    table = FigureTable(
        f"Steps taken in the catalog since {since}",
        (FigureColumn("When", 118.0), FigureColumn("What"), FigureColumn("Who", 96.0)),
        (),
        sentence=f"Of the whole catalog, newest first{f'; {count}' if count else ''}.",
        empty=f"Nothing was changed in the catalog since {since}.",
        short=f"Steps since {since}",
    )
    lines = (Keyed(each.key, _step(each)) for each in shown)
    return commented(table, lines, review.comments)


def _step(step: ChangeLine) -> tuple[Cell, ...]:
    label = f"{step.label} (taken back)" if step.is_taken_back else step.label
    return (Cell(_moment(step.at)), Cell(label), Cell(step.author))


def _moment(at: str) -> str:
    there = clock.home(datetime.fromisoformat(at))
    return f"{clock.day(there.date())}, {clock.clock(there)}"


def comparison(found: Comparison) -> FigureTable:
    """Two cycles at the same day of the cycle."""
    mine, other = found.mine, found.other
    table = FigureTable(
        f"{mine.label} beside {other.label}",
        (
            FigureColumn("Part", 78.0),
            FigureColumn("Figure"),
            FigureColumn(f"RY {mine.year}", 80.0, is_number=True),
            FigureColumn(f"RY {other.year}", 80.0, is_number=True),
            FigureColumn("Difference", 62.0, is_number=True),
        ),
        (),
        sentence=(
            f"Day {found.day:,} of both cycles, counted from the first day of the pre-cycle phase:"
            f" {clock.day(mine.as_of.day)} and {clock.day(other.as_of.day)}. Differences of shares"
            " are percentage points."
        ),
        empty="The two cycles have no figure.",
        short=f"Beside RY {other.year}",
    )
    groups = ["", *(each.group for each in found.figures)]
    lines = (
        Keyed(each.own_key, _compared(each, show_group=each.group != before))
        for each, before in zip(found.figures, groups, strict=False)
    )
    return commented(table, lines, mine.comments)


def _compared(each: ComparedFigure, *, show_group: bool) -> tuple[Cell, ...]:
    return (
        Cell(each.group if show_group else ""),
        Cell(each.title),
        _measured(each.mine),
        _measured(each.other),
        Cell(each.difference_words or NOTHING),
    )


def _measured(found: Measured | None) -> Cell:
    if found is None:
        return Cell(NOTHING)
    return Cell(found.words, found.number, None, found.of)
