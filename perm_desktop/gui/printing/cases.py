"""What the window's printing command does: offer what makes sense here and now."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.desk import Cases

if TYPE_CHECKING:
    from perm_desktop.core.coverage.grid import Grid
    from perm_desktop.core.cycles import Cycle
    from perm_desktop.core.timeline.paging import SeenTimeline
    from perm_desktop.services.printing.choice import Choice, Place, SeenReview, Stock
    from perm_desktop.services.printing.dress import Dress
    from perm_desktop.services.printing.paper import Paper


class PrintingCases(Cases):
    """The dialog and the services are imported when printing is first asked for."""

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        return {"print": self.open, "attendance_report": self.open_attendance}

    def open(self) -> None:
        """Open the dialog with what is chosen or, without a choice, with what one looks at."""
        from perm_desktop.services.printing.choice import suggested

        self._open(lambda last, stock: suggested(last, stock, self._place()))

    def open_attendance(self) -> None:
        """Open the dialog with the attendance report of the cycle that one looks at."""
        from perm_desktop.services.printing.choice import attendance_report

        self._open(attendance_report)

    def _open(self, begin: "Callable[[Choice, Stock], Choice]") -> None:
        from perm_desktop.gui.printing.dialog import PrintDialog
        from perm_desktop.gui.printing.memory import PrintMemory

        session = self._session
        self._window.flush()
        memory = PrintMemory(self._window.memory.of_catalog(session.catalog.path))
        stock, last = self._stock(), replace(memory.choice(session.today), state=self._state())
        dialog = PrintDialog(
            session,
            stock,
            begin(last, stock),
            self._list_paper,
            tasks=self._tasks,
            ask=self._ask,
            palette=self._window.colors,
            memory=memory,
            parent=self._window,
        )
        self._accepted(dialog)

    def _stock(self) -> "Stock":
        from perm_desktop.core.calendar_pages import Shown
        from perm_desktop.gui.tables.readers import listed
        from perm_desktop.services.printing.choice import Stock

        session, plan = self._session, self._window.plan
        return Stock(
            rows=tuple(session.rows.values()),
            listed=tuple(row for _, rows in listed(plan.meetings.table) for row in rows),
            chosen=session.chosen,
            today=session.today,
            shown=Shown(session.years, session.shown_states),
            timeline=self._timeline(),
            cycles=tuple(self._cycles()),
            names={code: state.name for code, state in session.reference.states.items()},
            coverage=self._coverage(),
            review=self._review(),
        )

    def _cycles(self) -> "list[Cycle]":
        """All cycles: the one that planning is about, the others shown, then the rest."""
        session = self._session
        first = [session.cycle] if session.cycle is not None else []
        every = (*first, *session.shown_cycles, *session.cycles)
        return list({each.year: each for each in every}.values())

    def _timeline(self) -> "SeenTimeline | None":
        """The window of the timeline, its zoom and its lanes."""
        from perm_desktop.core.timeline.paging import SeenTimeline

        view = self._window.plan.timeline.view
        if view.is_empty:
            return None
        axis = view.axis
        last = axis.first + axis.width / axis.scale
        return SeenTimeline(axis.first, last, axis.day_width, view.lanes, view.expanded)

    def _coverage(self) -> "Grid | None":
        """The grid of its page, with all that narrows it, while one looks at it."""
        from perm_desktop.gui.coverage.page import CoveragePage

        seen = [page for page in self._window.findChildren(CoveragePage) if page.isVisible()]
        return seen[0].grid if seen else None

    def _review(self) -> "SeenReview | None":
        """What its page shows, while one looks at it."""
        from perm_desktop.gui.review.page import ReviewPage

        seen = [page for page in self._window.findChildren(ReviewPage) if page.isVisible()]
        return seen[0].seen if seen else None

    def _state(self) -> str:
        """The state that one looks at."""
        from perm_desktop.gui.states.page import StatesPage

        seen = [page for page in self._window.findChildren(StatesPage) if page.isVisible()]
        return seen[0].code if seen else ""

    def _place(self) -> "Place":
        """What one looks at."""
        from perm_desktop.services.printing.choice import Place

        page = self._window.open_page
        if page in (Place.STATES, Place.COVERAGE, Place.REVIEW):
            return Place(page)
        plan, focus = self._window.plan, self._window.focusWidget()
        for pane, place in (
            (plan.timeline, Place.TIMELINE),
            (plan.meeting.agenda, Place.AGENDA),
            (plan.meeting.notes, Place.NOTES),
        ):
            if pane.isAncestorOf(focus):
                return place
        return Place.TODAY if page == Place.TODAY else Place.MEETINGS

    def _list_paper(self, dress: "Dress", rows: Sequence[MeetingRow], count: int) -> "Paper":
        """The list in its columns, order and groups, or what of it was chosen."""
        from perm_desktop.gui.tables.about import about
        from perm_desktop.gui.tables.readers import meetings
        from perm_desktop.services.printing import tables

        pane = self._window.plan.meetings
        named = about(pane.table, self._session, count)
        return tables.paper(meetings(pane.table, named, {row.id for row in rows}), dress)
