"""Leads to one cell of the grid, whatever the page was narrowed to."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from perm_desktop.core.coverage.walk import Place
from perm_desktop.gui.session import Session

if TYPE_CHECKING:
    from perm_desktop.gui.coverage.page import CoveragePage


class Leading(QObject):
    """Listens for what is to be looked at, for as long as its page is there."""

    def __init__(self, page: "CoveragePage", session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        session.obligation_wanted.connect(self._lead)

    def _lead(self, wanted: tuple[int, str, str]) -> None:
        year, _, state = wanted
        page, session = self._page, self._session
        if session.years and year not in session.years:
            session.choose_years([*session.years, year])
        if session.shown_states and state not in session.shown_states:
            session.show_states(())
        if page.days.day is not None:
            page.days.look_at_today()
        page.refresh()  # the chosen cycles and states are read a moment later otherwise
        found = self._shown(*wanted)
        if found is None:
            page.narrow(page.sieve.without_filters())
            found = self._shown(*wanted)
        if found is None:  # a type on request of which no meeting is there
            page.narrow(replace(page.sieve, on_request=True))
            found = self._shown(*wanted)
        if found is not None:
            page.explain_at(found)

    def _shown(self, year: int, type_key: str, state: str) -> Place | None:
        """Where the cell is; None where a filter hides it."""
        grid = self._page.grid
        found = grid.place(year, state, type_key) if grid is not None else None
        if grid is None or found is None:
            return None
        cell = grid.cell(*found)
        return Place(*found) if cell is not None and grid.is_shown(cell) else None
