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
        card.foot.act_wanted.connect(self._act)
        card.foot.rule_wanted.connect(self._change_rule)

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
            may_change = self.may_change(found)
            self._card.refresh(found, writable=self.is_writable, may_change=may_change)

    def found(self, grid: Grid, row: int, column: int) -> Explained | None:
        """Return the explanation of a cell of the grid; None beside the obligations."""
        cell = grid.cell(row, column)
        if cell is None:
            return None
        section = grid.sections[grid.rows[row].section]
        return _explained(grid, section.cycle.year, cell.state, cell.type)

    def do(self, act: Act, about: Explained) -> None:
        """Do what settles a cell."""
        self._acting.do(act, about)

    @property
    def is_writable(self) -> bool:
        """Whether anything can be recorded."""
        return not self._session.catalog.read_only

    def may_change(self, about: Explained) -> bool:
        """Whether the rule of a cell can be changed; a cycle that is over keeps its rules."""
        ends = {cycle.year: cycle.span.ends for cycle in self._session.cycles}
        return self.is_writable and ends[about.year] >= self._session.today

    def _show(self, grid: Grid, spot: QRect) -> None:
        found = self._explained(grid)
        if found is not None:
            may_change = self.may_change(found)
            self._card.show_beside(found, spot, writable=self.is_writable, may_change=may_change)

    def _explained(self, grid: Grid) -> Explained | None:
        return None if self._about is None else _explained(grid, *self._about)

    def _change_rule(self) -> None:
        if (about := self._card.shown) is not None:
            self._card.hide()
            self._session.open_type(about.type)

    def _open_meeting(self, meeting: int) -> None:
        self._card.hide()
        self._session.open(meeting)

    def _act(self, act: Act) -> None:
        if (about := self._card.shown) is not None:
            self._acting.do(act, about)


def _explained(grid: Grid, year: int, state: str, key: str) -> Explained | None:
    judged = next((each for each in grid.sections if each.cycle.year == year), None)
    if judged is None:
        return None
    kind = next((each for each in judged.facts.types if each.key == key), None)
    found = next(
        (each for each in judged.obligations if (each.state, each.type) == (state, key)), None
    )
    return None if kind is None or found is None else explained(judged, kind, found)
