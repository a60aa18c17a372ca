"""What the command of the review does: write all of it as a file."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from perm_desktop.core.errors import UserError
from perm_desktop.gui.ask import Ask
from perm_desktop.gui.desk import Cases, Desk
from perm_desktop.gui.session import Session
from perm_desktop.gui.tables.cases import TableCases
from perm_desktop.gui.tasks import Tasks

if TYPE_CHECKING:
    from perm_desktop.services.printing.choice import SeenReview


class ReviewCases(Cases):
    """The page and the services are imported when a review is first asked for."""

    def __init__(self, window: Desk, session: Session | None, tasks: Tasks, ask: Ask) -> None:
        super().__init__(window, session, tasks, ask)
        self._tables = TableCases(window, session, tasks, ask)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        return {"export_review": self.export}

    def export(self) -> None:
        """Write the review that is seen, or that of the cycle, in the kind of file one chooses."""
        from perm_desktop.services.printing import figure_papers, figure_values, reviews
        from perm_desktop.services.printing.cycle_tables import as_of

        self._window.flush()
        seen = self._seen()
        if seen is None:
            self._ask.tell(UserError("There is no cycle yet.", "Add one, then review it."))
            return
        catalog, day = self._session.catalog, as_of(seen.day)
        said = self._session.attempt(
            lambda: reviews.sheet(catalog, seen.year, day, extent=seen.extent)
        )
        if said is not None:
            paper = figure_papers.with_contents(said)
            self._tables.export_sheet(figure_values.flattened(catalog, said), paper)

    def _seen(self) -> "SeenReview | None":
        """The review of the page while one looks at it, else of the whole cycle as it stands."""
        from perm_desktop.gui.review.page import ReviewPage
        from perm_desktop.services.printing.choice import SeenReview
        from perm_desktop.services.printing.reviews import Extent

        seen = [page for page in self._window.findChildren(ReviewPage) if page.isVisible()]
        if seen:
            return seen[0].seen
        cycle = self._session.cycle
        return SeenReview(cycle.year, None, Extent()) if cycle is not None else None
