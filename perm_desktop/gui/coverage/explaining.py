"""Keeps the explanation of a cell in step with the grid, and does what it offers."""

from PySide6.QtCore import QObject, QRect

from perm_desktop.core.coverage.acts import Act
from perm_desktop.core.coverage.grid import Grid
from perm_desktop.core.coverage.why import Explained, explained
from perm_desktop.gui.coverage.acting import Acting
from perm_desktop.gui.coverage.plain import PlainLine
from perm_desktop.gui.coverage.why_card import WhyCard
from perm_desktop.gui.pages import PageContext


class Explaining(QObject):
    """Knows what the card is about: a state and a type of a cycle, wherever they stand."""

    def __init__(self, context: PageContext, card: WhyCard) -> None:
        super().__init__(card)
        self._session, self._card = context.session, card
        self._acting = Acting(context, card)
        self._about: tuple[int, str, str] | None = None
        card.meeting_wanted.connect(self._open_meeting)
        card.act_wanted.connect(self._act)

    def cell(self, grid: Grid, row: int, column: int, spot: QRect) -> None:
        """Explain a cell of the grid beside its place on the page."""
        found = grid.cell(row, column)
        if found is not None:
            year = grid.sections[grid.rows[row].section].cycle.year
            self._about = year, found.state, found.type
            self._show(grid, spot)

    def line(self, grid: Grid, line: PlainLine, spot: QRect) -> None:
        """Explain a line of the plain table."""
        self._about = line.year, line.state, line.type
        self._show(grid, spot)

    def again(self, grid: Grid) -> None:
        """What the card tells may have been settled; what is no longer there closes it."""
        if self._card.shown is None:
            return
        found = self._explained(grid)
        if found is None:
            self._card.close_card()
        else:
            self._card.refresh(found, writable=self._is_writable)

    @property
    def _is_writable(self) -> bool:
        return not self._session.catalog.read_only

    def _show(self, grid: Grid, spot: QRect) -> None:
        found = self._explained(grid)
        if found is not None:
            self._card.show_beside(found, spot, writable=self._is_writable)

    def _explained(self, grid: Grid) -> Explained | None:
        year, state, key = self._about or (0, "", "")
        judged = next((each for each in grid.sections if each.cycle.year == year), None)
        if judged is None:
            return None
        kind = next((each for each in judged.facts.types if each.key == key), None)
        found = next(
            (each for each in judged.obligations if (each.state, each.type) == (state, key)), None
        )
        return None if kind is None or found is None else explained(judged, kind, found)

    def _open_meeting(self, meeting: int) -> None:
        self._card.hide()
        self._session.open(meeting)

    def _act(self, act: Act) -> None:
        if (about := self._card.shown) is not None:
            self._acting.do(act, about)
