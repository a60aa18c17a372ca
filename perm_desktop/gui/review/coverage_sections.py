"""What is owed and what became of it: by phase, by host, by state, and over time."""

from typing import Any

from perm_desktop.core.counting import counted
from perm_desktop.core.review.comparing import Comparison
from perm_desktop.core.review.figures import Review, StateFigure, Tally
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.review import tally_columns
from perm_desktop.gui.review.bars import BarLegend
from perm_desktop.gui.review.figure_table import FigureTable
from perm_desktop.gui.review.progress import ProgressChart, curve
from perm_desktop.gui.review.section import ReviewSection, TableKind
from perm_desktop.gui.session import Session

_NO_STATE = "No state is in this cycle yet. Add states on the Catalog page, under Cycles."


class CoverageSection(ReviewSection):
    """The whole cycle, its phases, its hosts, and how it came to this."""

    key, title, nothing = "coverage", "Coverage", _NO_STATE

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(session, palette)
        self.legend, self.progress = BarLegend(palette), ProgressChart(palette)
        self.phases = self.add_table(
            TableKind[Tally](
                "reviewPhases",
                "Coverage by phase",
                tally_columns.of_tallies("Phase", itself, self.said),
                key=lambda each: each.key,
                title=lambda each: each.title.lower(),
            )
        )
        self.hosts = self.add_table(
            TableKind[Tally](
                "reviewHosts",
                "Coverage by host",
                tally_columns.of_tallies("Host", itself, self.said),
                key=lambda each: each.key,
                title=lambda each: each.title,
            )
        )
        for drawn in (self.legend, self.progress):
            self.add_drawing(drawn)

    def show_review(self, review: Review, comparison: Comparison | None) -> None:
        """Fill tables and drawing."""
        super().show_review(review, comparison)
        total, has_any = review.totals, bool(review.states)
        self.show_lines(self.phases, (total, *review.by_phase) if has_any else ())
        self.show_lines(self.hosts, review.by_host)
        for table in (self.phases, self.hosts):
            hide_what_never_occurs(table, review)
        others = (comparison.other,) if comparison is not None else ()
        self.progress.show_curves([curve(each) for each in (review, *others)])
        self.legend.setVisible(has_any)
        self.tell(
            f"{total.satisfied:,} of {total.owed:,} owed are satisfied" if has_any else "",
            "Owed is the denominator; what is not needed, not triggered, not held or never owed is"
            " outside of it. Statuses that nothing has are left away. A meeting type with several"
            " hosts counts for each of them.",
            has_lines=has_any,
        )

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        super().set_palette(palette)
        for drawn in (self.legend, self.progress):
            drawn.set_palette(palette)


class StatesSection(ReviewSection):
    """What each state owes, and its exceptions."""

    key, title, nothing = "states", "States", _NO_STATE

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(session, palette)
        self.table = self.add_table(
            TableKind[StateFigure](
                "reviewStates",
                "Coverage by state",
                tally_columns.of_states(self.said),
                key=lambda each: each.tally.key,
                title=lambda each: each.name,
            )
        )

    def show_review(self, review: Review, comparison: Comparison | None) -> None:
        """Fill the table."""
        super().show_review(review, comparison)
        self.show_lines(self.table, review.states, len(review.states))
        hide_what_never_occurs(self.table, review)
        done = sum(1 for each in review.states if each.tally.satisfied == each.tally.owed)
        self.tell(
            f"{done:,} of {counted(len(review.states), 'state')} have all that is owed"
            if review.states
            else "",
            "Exceptions that concern every state of the cycle are not counted for each of them.",
            has_lines=bool(review.states),
        )


def itself(tally: Tally) -> Tally:
    """A line that is a tally."""
    return tally


def hide_what_never_occurs(table: FigureTable[Any], review: Review) -> None:
    """Leave the columns of statuses away that nothing in the cycle has."""
    for place in range(table.model().columnCount()):
        status = tally_columns.tally_status(place)
        if status is not None:
            table.setColumnHidden(place, not review.totals.count(status))
