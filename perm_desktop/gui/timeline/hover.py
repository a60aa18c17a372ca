"""The card beside a mark: after a rest of the pointer, or at once for the keys."""

from PySide6.QtCore import QObject, QPointF, QTimer

from perm_desktop.core.timeline.board import Board
from perm_desktop.core.timeline.card import Card, of_gap, of_meeting, of_meetings
from perm_desktop.core.timeline.layout import Hit
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.timeline.hover_card import HoverCard, around
from perm_desktop.gui.timeline.surface import TimelineSurface

_REST = 400  # milliseconds
_REACH = 8.0  # pixels around the pointer that stay free


def card_of(board: Board, found: Hit | None) -> Card | None:
    """Return the card of what is at a point."""
    if found is None:
        return None
    zone = str(board.zone)
    if found.gap is not None:
        return of_gap(found.gap.gap, found.gap.series, zone)
    rows = [row for row in map(board.index.meetings.get, found.ids) if row is not None]
    if len(rows) == 1:
        return of_meeting(rows[0], board.states, zone, board.now)
    return of_meetings(rows, board.states, zone, board.now) if rows else None


class Hover(QObject):
    """Decides when the card is shown and what it says."""

    def __init__(self, surface: TimelineSurface, palette: Palette) -> None:
        super().__init__(surface)
        self._surface = surface
        self._palette = palette
        self._panel: HoverCard | None = None
        self._at: QPointF | None = None
        self._found: Hit | None = None
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._resting.timeout.connect(self._on_rested)

    @property
    def panel(self) -> HoverCard:
        """The card's window, made when it is first shown."""
        if self._panel is None:
            self._panel = HoverCard(self._palette, self._surface)
        return self._panel

    @property
    def is_shown(self) -> bool:
        """Whether the card is to be seen."""
        return self._panel is not None and self._panel.isVisible()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._palette = palette
        if self._panel is not None:
            self._panel.set_palette(palette)

    def follow(self, position: QPointF, found: Hit | None) -> None:
        """Take note of where the pointer is; over something else the card goes away."""
        if found == self._found:
            return
        self.leave()
        self._found, self._at = found, position
        if found is not None and (found.ids or found.gap is not None):
            self._resting.start()

    def leave(self) -> None:
        """Show nothing."""
        self._resting.stop()
        self._found = None
        if self._panel is not None:
            self._panel.hide()

    def show_current(self) -> str:
        """Show the card of the mark on which the keys are; return what it says."""
        self._surface.settle()
        board, spot = self._surface.board, self._surface.current_spot()
        row = board.current()
        if row is None or spot is None:
            return ""
        self.leave()
        card = of_meeting(row, board.states, str(board.zone), board.now)
        point = self._surface.point_of(spot)
        self.show_at(card, point, spot.half_width)
        return card.text

    def show_at(self, card: Card, point: QPointF, half_width: float = _REACH) -> None:
        """Show a card beside a point of the viewport."""
        place = around(self._surface.viewport(), point, half_width, _REACH)
        self.panel.show_beside(card, place)

    def _on_rested(self) -> None:
        card = card_of(self._surface.board, self._found)
        if card is not None and self._at is not None and self._surface.isVisible():
            self.show_at(card, self._at)
