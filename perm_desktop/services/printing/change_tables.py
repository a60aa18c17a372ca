"""Tables of what changed in a cycle, and of two cycles beside each other."""

from datetime import datetime

from perm_desktop.core import clock
from perm_desktop.core.review.comparing import ComparedFigure, Comparison, Measured
from perm_desktop.core.review.figures import Changes, Review
from perm_desktop.core.symbols import obligation_look
from perm_desktop.core.table_sheet import Cell
from perm_desktop.reports.figures_sheet import FigureColumn, FigureTable
from perm_desktop.services.printing.keyed_lines import of_words

MOST_STEPS = 200  # of the steps taken in the catalog, on paper


def changes(review: Review, found: Changes) -> tuple[FigureTable, FigureTable]:
    """Statuses that are others than at the end of a day, and the steps taken since."""
    since = clock.day(found.since)
    return _shifts(review, found, since), _steps(found, since)


def _shifts(review: Review, found: Changes, since: str) -> FigureTable:
    lines = tuple(
        (
            Cell(review.names[each.pair.state]),
            Cell(review.titles[each.pair.type]),
            Cell(obligation_look(each.before.value).word, None, obligation_look(each.before.value)),
            Cell(obligation_look(each.after.value).word, None, obligation_look(each.after.value)),
        )
        for each in found.shifts
    )
    return FigureTable(
        f"Changes since {since}",
        (
            FigureColumn("State", 110.0),
            FigureColumn("Meeting"),
            FigureColumn(f"On {since}", 106.0),
            FigureColumn(f"On {clock.day(review.as_of.day)}", 106.0),
        ),
        lines,
        sentence="Both days are looked at with what is known now.",
        empty=f"Every status is what it was on {since}.",
    )


def _steps(found: Changes, since: str) -> FigureTable:
    shown = found.steps[:MOST_STEPS]
    count = f"the newest {len(shown):,}" if found.is_cut or len(shown) < len(found.steps) else ""
    return FigureTable(
        f"Steps taken in the catalog since {since}",
        (FigureColumn("When", 118.0), FigureColumn("What"), FigureColumn("Who", 96.0)),
        tuple(
            (
                Cell(_moment(each.at)),
                Cell(f"{each.label} (taken back)" if each.is_taken_back else each.label),
                Cell(each.author),
            )
            for each in shown
        ),
        sentence=f"Of the whole catalog, newest first{f'; {count}' if count else ''}.",
        empty=f"Nothing was changed in the catalog since {since}.",
    )


def _moment(at: str) -> str:
    there = clock.home(datetime.fromisoformat(at))
    return f"{clock.day(there.date())}, {clock.clock(there)}"


def comparison(found: Comparison) -> FigureTable:
    """Two cycles at the same day of the cycle."""
    mine, other = found.mine, found.other
    lines: list[tuple[Cell, ...]] = []
    group = ""
    for each in found.figures:
        lines.append(_compared(each, show_group=each.group != group))
        group = each.group
    return FigureTable(
        f"{mine.label} beside {other.label}",
        (
            FigureColumn("", 118.0),
            FigureColumn("Figure"),
            FigureColumn(f"RY {mine.year}", 76.0, is_number=True),
            FigureColumn(f"RY {other.year}", 76.0, is_number=True),
            FigureColumn("Difference", 76.0, is_number=True),
        ),
        tuple(lines),
        sentence=(
            f"Day {found.day:,} of both cycles, counted from the first day of the pre-cycle phase:"
            f" {clock.day(mine.as_of.day)} and {clock.day(other.as_of.day)}. Differences of shares"
            " are percentage points."
        ),
        empty="The two cycles have no figure.",
    )


def _compared(each: ComparedFigure, *, show_group: bool) -> tuple[Cell, ...]:
    return (
        Cell(each.group if show_group else ""),
        Cell(each.title),
        _measured(each.mine),
        _measured(each.other),
        Cell(_difference(each)),
    )


def _measured(found: Measured | None) -> Cell:
    if found is None:
        return Cell("–")
    if found.of is None:
        return Cell(f"{found.number:,}", found.number)
    return Cell(of_words(found.number, found.of), found.number)


def _difference(each: ComparedFigure) -> str:
    if each.difference is None:
        return "–"
    if not each.is_share:
        return f"{each.difference:+,.0f}" if each.difference else "0"
    return f"{each.difference:+.1f} points" if round(each.difference, 1) else "0.0 points"
