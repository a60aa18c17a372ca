"""64/21 differences, exceptions, what changed, and another cycle beside this one."""

from datetime import datetime

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.review.comparing import ComparedFigure, Comparison
from perm_desktop.core.review.exception_looks import counts
from perm_desktop.core.review.figures import (
    ChangeLine,
    DifferenceFigure,
    Exceptional,
    Review,
    Shift,
)
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.review import comparison_columns, fact_columns
from perm_desktop.gui.review.cells import named
from perm_desktop.gui.review.section import ReviewSection, TableKind
from perm_desktop.gui.session import Session


class DifferencesSection(ReviewSection):
    """The history of 64/21 differences."""

    key, title = "differences", "64/21 differences"
    nothing = "No 64/21 difference is recorded in this cycle."

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(session, palette)
        self.table = self.add_table(
            TableKind[DifferenceFigure](
                "reviewDifferences",
                "64/21 differences",
                fact_columns.of_differences(self.known, self.said),
                key=lambda each: each.key,
                title=lambda x: (
                    f"{self.known().names[x.state]}, {x.program_words}, {x.quarter_words}"
                ),
            )
        )

    def show_review(self, review: Review, comparison: Comparison | None) -> None:
        """Fill the table."""
        super().show_review(review, comparison)
        found = review.differences
        self.show_lines(self.table, found)
        above = [each for each in found if each.above]
        waiting = sum(1 for each in above if each.resolved is None)
        self.tell(
            f"{len(above):,} of {len(found):,} above the limit, {waiting:,} of them not resolved"
            if found
            else "",
            f"{review.rule} Calls held are the reconciliation calls with the state, for all of its"
            " programs.",
            has_lines=bool(found),
        )


class ExceptionsSection(ReviewSection):
    """What did not take place, or not as planned, and why."""

    key, title = "exceptions", "Exceptions"
    nothing = "None. Nothing was cancelled, suspended, skipped or decided as not needed."

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(session, palette)
        self.table = self.add_table(
            TableKind[Exceptional](
                "reviewExceptions",
                "Exceptions",
                fact_columns.of_exceptions(self.known, self.said),
                key=lambda each: each.key,
                title=lambda each: f"{each.title}, {named(each.states, self.known())}",
            )
        )

    def show_review(self, review: Review, comparison: Comparison | None) -> None:
        """Fill the table."""
        super().show_review(review, comparison)
        found = review.exceptions
        self.show_lines(self.table, found)
        self.tell(
            f"{len(found):,}: {counts(found)}" if found else "",
            "Not held, not needed, cancelled, suspended, skipped.",
            has_lines=bool(found),
        )


class ChangesSection(ReviewSection):
    """What is different since a day."""

    key, title = "changes", "What changed"
    nothing = "Choose a day at “Changes since” to see what changed."

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(session, palette)
        self.shifts = self.add_table(
            TableKind[Shift](
                "reviewShifts",
                "Statuses that changed",
                fact_columns.of_shifts(self.known, self.said),
                key=lambda each: each.key,
                title=lambda x: (
                    f"{self.known().titles[x.pair.type]}, {self.known().names[x.pair.state]}"
                ),
            )
        )
        self.steps = self.add_table(
            TableKind[ChangeLine](
                "reviewSteps",
                "Steps taken",
                fact_columns.of_steps(_moment, self.said),
                key=lambda each: each.key,
                title=lambda each: each.label,
            )
        )

    def show_review(self, review: Review, comparison: Comparison | None) -> None:
        """Fill the tables."""
        super().show_review(review, comparison)
        changes = review.changes
        self.show_lines(self.shifts, changes.shifts if changes else ())
        self.show_lines(self.steps, changes.steps if changes else ())
        if changes is None:
            self.tell("", "", has_lines=False)
            return
        others = (
            f"{len(changes.shifts):,} other {'status' if len(changes.shifts) == 1 else 'statuses'}"
        )
        steps = counted(len(changes.steps), "step") + (" at least" if changes.is_cut else "")
        self.tell(
            f"since {clock.day(changes.since)}: {others}, {steps}",
            "Statuses are compared with those at the end of that day, as known now. Steps are those"
            " of the whole catalog, the latest first.",
        )
        self.comment.setVisible(bool(changes.shifts or changes.steps))


class ComparedSection(ReviewSection):
    """Two cycles side by side at the same day of the cycle."""

    key, title = "compared", "Beside another cycle"
    nothing = "Choose a cycle at “Compare with” to lay it beside this one."

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(session, palette)
        self.table = self.add_table(
            TableKind[ComparedFigure](
                "reviewCompared",
                "Beside another cycle",
                comparison_columns.of_comparison(self.said),
                key=lambda each: each.own_key,
                title=lambda each: each.title,
            )
        )

    def show_review(self, review: Review, comparison: Comparison | None) -> None:
        """Fill the table."""
        super().show_review(review, comparison)
        self.show_lines(self.table, comparison.figures if comparison else ())
        if comparison is None:
            self.tell("", "", has_lines=False)
            return
        mine, other = comparison.mine, comparison.other
        self.tell(
            f"RY {mine.year} and RY {other.year} on day {comparison.day:,} of the cycle",
            f"This cycle is RY {mine.year} on {clock.day(mine.as_of.day)}; the other is RY"
            f" {other.year} on {clock.day(other.as_of.day)}, as known now. The first day of the"
            " pre-cycle phase is day 1; where one cycle has not come as far as the other, it is the"
            " day that it has reached.",
        )


def _moment(at: str) -> str:
    return clock.short_time(clock.home(datetime.fromisoformat(at)))
