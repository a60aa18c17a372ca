"""Moving marks by hand or by keys: ghosts where they would go, a tag that says what that means."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import meeting_look
from perm_desktop.core.timeline.card import Card, Line, of_trial
from perm_desktop.core.timeline.dragging import QUARTER, Offset, pulled
from perm_desktop.core.timeline.trial import Dragged, Relocation, Trial, tried
from perm_desktop.gui.look import symbols
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.timeline.hover import Hover
from perm_desktop.gui.timeline.style import MARK, draw_ring
from perm_desktop.gui.timeline.surface import TimelineSurface

_MOST_GHOSTS = 300
_RING = MARK / 2 + 3


class Mover(Protocol):
    """Knows what the timeline does not: the catalog."""

    def prepare(self, ids: Sequence[int]) -> Dragged:
        """Return what is needed to try moves. Raises UserError where nothing can move."""
        ...

    def commit(self, trial: Trial) -> None:
        """Make the moves, as one step to undo."""
        ...


class MarkDrag(QObject):
    """A drag under way: what moves, how far, and where it would lead."""

    said = Signal(str)  # a step in words, for assistive technology
    ended = Signal()

    def __init__(self, surface: TimelineSurface, hover: Hover, palette: Palette) -> None:
        super().__init__(surface)
        self._surface = surface
        self._hover = hover
        self._palette = palette
        self._dragged: Dragged | None = None
        self._trial: Trial | None = None
        self._by_keys = False
        self.mover: Mover | None = None

    @property
    def is_active(self) -> bool:
        """Whether meetings are being moved."""
        return self._trial is not None

    @property
    def by_keys(self) -> bool:
        """Whether keys move them."""
        return self.is_active and self._by_keys

    @property
    def trial(self) -> Trial | None:
        """What dropping would do."""
        return self._trial

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._palette = palette

    def begin(self, ids: Sequence[int], at: QPointF, *, by_keys: bool = False) -> bool:
        """Take hold of meetings, the one under the hand first; say why where that is refused."""
        if self.mover is None or not ids:
            return False
        self._hover.leave()
        try:
            dragged = self.mover.prepare(ids)
        except UserError as error:
            lines = (Line(error.next_step),) if error.next_step else ()
            self._hover.show_at(Card(error.sentence, lines), at)
            self.said.emit(str(error))
            return False
        self._dragged, self._by_keys = dragged, by_keys
        self._trial = tried(dragged, Offset())
        return True

    def pull(self, minutes: float, at: QPointF, *, calendar: bool) -> None:
        """Let the meetings follow the pointer, which has gone over so many minutes."""
        if self._dragged is not None:
            row = self._dragged.rows[0]
            self._try(pulled(row, self._surface.axis, minutes, calendar=calendar), at)

    def nudge(self, days: int, quarters: int) -> None:
        """Move by business days and quarter hours more than now."""
        if self._dragged is None or self._trial is None:
            return
        offset = self._trial.offset
        self._try(Offset(offset.days + days, offset.minutes + QUARTER * quarters), None)

    def drop(self) -> None:
        """Make the moves."""
        trial = self._trial
        self.cancel()
        if trial is not None and self.mover is not None and (trial.offset[:2] != (0, 0)):
            self.mover.commit(trial)

    def cancel(self) -> bool:
        """Leave everything where it was; False when nothing was being moved."""
        was_active = self.is_active
        self._dragged = self._trial = None
        self._hover.leave()
        self._surface.viewport().update()
        if was_active:
            self.ended.emit()
        return was_active

    def paint(self, painter: QPainter) -> None:
        """Paint the marks where they would go, over the lanes."""
        if self._trial is None:
            return
        area, scroll = self._surface.areas.body, self._surface.verticalScrollBar().value()
        painter.save()
        painter.translate(area.left(), area.top() - scroll)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for move in self._trial.moves[:_MOST_GHOSTS]:
            self._paint_ghost(painter, move)
        painter.restore()

    def _paint_ghost(self, painter: QPainter, move: Relocation) -> None:
        board = self._surface.board
        found, x = board.spot(move.before.id), board.axis.x(move.row.utc)
        if found is None or min(x, found.x) > board.axis.width or max(x, found.x) < 0:
            return
        y = found.y
        color = self._palette.color
        painter.setPen(QPen(color(Token.CONTROL_EDGE), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(found.x, y), _RING - 1, _RING - 1)
        foot = found.row.top + found.row.height - 1  # below the words beside marks
        painter.drawLine(QLineF(found.x, foot, x, foot))
        ratio = self._surface.devicePixelRatioF()
        look = meeting_look(move.row, board.now)
        picture = symbols.pixmap(look.symbol, color(look.token), MARK, ratio, color(Token.SURFACE))
        half = MARK / 2 + symbols.HALO
        painter.drawPixmap(QPointF(x - half, y - half), picture)
        clashes = self._trial is not None and bool(self._trial.problems)
        edge = color(Token.WARNING if clashes else Token.FOCUS)
        draw_ring(painter, QRectF(x - _RING, y - _RING, 2 * _RING, 2 * _RING), edge, 2)

    def _try(self, offset: Offset, at: QPointF | None) -> None:
        """Take a step; where it is the same as before only the tag follows the pointer."""
        dragged, before = self._dragged, self._trial
        if dragged is None or before is None:
            return
        stepped = offset != before.offset
        trial = self._trial = tried(dragged, offset) if stepped else before
        card = of_trial(dragged, trial, by_keys=self._by_keys)
        if at is None:
            self._surface.reveal_minute(trial.moves[0].row.utc)
            self._surface.settle()
            at = self._ghost_of(trial.moves[0].before, trial.moves[0].row)
        self._hover.show_at(card, at, _RING)
        if stepped:
            self.said.emit(card.text.replace("\n", ". "))
        self._surface.viewport().update()

    def _ghost_of(self, before: MeetingRow, after: MeetingRow) -> QPointF:
        spot = self._surface.board.spot(before.id)
        if spot is None:
            return QPointF(self._surface.areas.body.center())
        return self._surface.point_of(spot._replace(x=self._surface.axis.x(after.utc)))
