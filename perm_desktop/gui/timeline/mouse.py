"""The pointer over the timeline: what a press means, and what a drag does."""

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from perm_desktop.core.timeline.axis import Axis
from perm_desktop.core.timeline.picking import can_grab
from perm_desktop.gui.timeline.band import Band
from perm_desktop.gui.timeline.drag import MarkDrag
from perm_desktop.gui.timeline.hover import Hover
from perm_desktop.gui.timeline.selection import Picker
from perm_desktop.gui.timeline.surface import TimelineSurface

_EDGE = 24.0  # pixels at the edge of the lanes in which a drag moves the window
_EDGE_STEP = 10.0
_EDGE_TICK = 30  # milliseconds
_LEFT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class Meaning(Enum):
    """What a press becomes when the pointer moves on."""

    PAN = auto()
    BAND = auto()
    MOVE = auto()
    OVERVIEW = auto()


class Press(NamedTuple):
    """A press and what was under it."""

    at: QPointF
    button: Qt.MouseButton
    meaning: Meaning
    ids: tuple[int, ...]  # meetings to move, the one under the hand first
    axis: Axis
    scroll: int
    minute: float
    began: bool = False  # the pointer has gone far enough to be no click
    refused: bool = False


class Mouse(QObject):
    """Reads presses, moves and releases."""

    lane_clicked = Signal(int)  # number of the row whose name was clicked

    def __init__(
        self, surface: TimelineSurface, picker: Picker, drag: MarkDrag, band: Band, hover: Hover
    ) -> None:
        super().__init__(surface)
        self._surface = surface
        self._picker = picker
        self._drag = drag
        self._band = band
        self._hover = hover
        self._press: Press | None = None
        self._last: tuple[QPointF, Qt.KeyboardModifier] = (QPointF(), _no_keys())
        self.pans = False  # Space is held down
        self._edging = QTimer(self, interval=_EDGE_TICK)
        self._edging.timeout.connect(self._on_edge)

    @property
    def is_dragging(self) -> bool:
        """Whether a button is down and the pointer has moved on."""
        return self._press is not None and self._press.began

    def press(self, event: QMouseEvent) -> None:
        """Begin what may be a click or a drag."""
        if event.button() not in {_LEFT, _MIDDLE}:
            return
        self.cancel()
        self._hover.leave()
        at, surface = event.position(), self._surface
        meaning, ids = self._meant(event)
        minute = surface.axis.minute(at.x() - surface.areas.body.left())
        scroll = surface.verticalScrollBar().value()
        self._press = Press(at, event.button(), meaning, ids, surface.axis, scroll, minute)
        if meaning is Meaning.OVERVIEW:
            surface.aim_overview(at)

    def move(self, event: QMouseEvent) -> None:
        """Go on with a drag; without a button, follow with ring and card."""
        press, at = self._press, event.position()
        self._last = (at, event.modifiers())
        if press is None:
            found = self._surface.hit_at(at)
            self._surface.hover(found.ids[0] if found is not None and found.ids else None)
            if not self._drag.is_active:
                self._hover.follow(at, found)
            return
        if not press.began and press.meaning is not Meaning.OVERVIEW:
            if (at - press.at).manhattanLength() < QApplication.startDragDistance():
                return
            press = self._press = self._begun(press, event.modifiers())
        self._go_on(press)

    def release(self, event: QMouseEvent) -> None:
        """End a drag; a press that did not move is a click."""
        press = self._press
        if press is None or press.button is not event.button():
            return
        self._press = None
        self._edging.stop()
        self._surface.viewport().unsetCursor()
        if press.meaning is Meaning.OVERVIEW:
            return
        if not press.began:
            if event.button() is _LEFT:
                self._click(event.position(), event.modifiers())
        elif press.refused:
            self._hover.leave()
        elif press.meaning is Meaning.BAND and self._band.is_active:
            self._band.finish()
        elif press.meaning is Meaning.MOVE:
            self._drag.drop()

    def cancel(self) -> bool:
        """Give up a band or a move under way; False when there was none."""
        self._edging.stop()
        given_up = self._band.cancel() or self._drag.cancel()
        if given_up and self._press is not None:
            self._press = self._press._replace(refused=True)
        return given_up

    def _meant(self, event: QMouseEvent) -> tuple[Meaning, tuple[int, ...]]:
        """Marks move, the room beside them takes a band, everything else pans."""
        at, surface = event.position(), self._surface
        areas, nothing = surface.areas, tuple[int, ...]()
        if areas.overview.contains(at):
            return Meaning.OVERVIEW, nothing
        if event.button() is _MIDDLE or self.pans or not areas.body.contains(at):
            return Meaning.PAN, nothing
        found = surface.hit_at(at)
        chart, y = surface.board.chart, surface.lane_y(at)
        shift = bool(event.modifiers() & _SHIFT)
        if shift or found is None or not can_grab(chart, found.row, found.ids, y):
            return Meaning.BAND, nothing
        if not found.ids:
            return Meaning.BAND, nothing
        return Meaning.MOVE, self._held(found.ids)

    def _held(self, ids: tuple[int, ...]) -> tuple[int, ...]:
        """What is moved by a press on some meetings: all chosen ones, if it is one of them."""
        chosen = self._surface.board.selected
        under = [ident for ident in ids if ident in chosen]
        if not under:
            return ids
        return (*under, *sorted(chosen.difference(under)))

    def _begun(self, press: Press, modifiers: Qt.KeyboardModifier) -> Press:
        """Begin a drag, from where the button went down."""
        self._surface.hover(None)
        press = press._replace(began=True)
        shape = Qt.CursorShape.ClosedHandCursor
        match press.meaning:
            case Meaning.BAND:
                self._band.begin(press.at, adds=bool(modifiers & _CTRL))
                shape = Qt.CursorShape.CrossCursor
            case Meaning.MOVE:
                if not self._drag.begin(press.ids, press.at):
                    press = press._replace(refused=True)
                    shape = Qt.CursorShape.ForbiddenCursor
            case Meaning.PAN | Meaning.OVERVIEW:
                pass
        self._surface.viewport().setCursor(shape)
        return press

    def _go_on(self, press: Press) -> None:
        if press.refused:
            return
        at, modifiers = self._last
        match press.meaning:
            case Meaning.OVERVIEW:
                self._surface.aim_overview(at)
            case Meaning.PAN:
                way = at - press.at
                self._surface.verticalScrollBar().setValue(round(press.scroll - way.y()))
                self._surface.aim(press.axis.moved(-way.x()))
            case Meaning.BAND:
                self._band.stretch(at)
            case Meaning.MOVE:
                x = at.x() - self._surface.areas.body.left()
                minutes = self._surface.axis.minute(x) - press.minute
                self._drag.pull(minutes, at, calendar=bool(modifiers & _ALT))
        if press.meaning in {Meaning.BAND, Meaning.MOVE}:
            self._watch_edges(at)

    def _watch_edges(self, at: QPointF) -> None:
        """Near an edge the window goes along."""
        inner = self._surface.areas.body.adjusted(_EDGE, _EDGE / 2, -_EDGE, -_EDGE / 2)
        if inner.contains(at):
            self._edging.stop()
        elif not self._edging.isActive():
            self._edging.start()

    def _on_edge(self) -> None:
        press, (at, _) = self._press, self._last
        if press is None or press.refused:
            self._edging.stop()
            return
        body = self._surface.areas.body
        across = _beyond(at.x(), body.left() + _EDGE, body.right() - _EDGE)
        down = _beyond(at.y(), body.top() + _EDGE / 2, body.bottom() - _EDGE / 2)
        if across:
            self._surface.pan(across * _EDGE_STEP)
        if down and press.meaning is Meaning.BAND:
            bar = self._surface.verticalScrollBar()
            bar.setValue(round(bar.value() + down * _EDGE_STEP))
        self._go_on(press)

    def _click(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Choose what is there, or open the lane whose name it is."""
        surface = self._surface
        found = surface.hit_at(at)
        if found is not None and found.ids:
            if modifiers & _CTRL:
                self._picker.toggle(found.ids)
            elif modifiers & _SHIFT:
                self._picker.extend_to(found.ids)
            else:
                self._picker.click(found.ids)
        elif found is not None:
            self._picker.choose_current()
        elif at.x() < surface.areas.gutter and at.y() >= surface.areas.header:
            number = surface.board.rows.at(surface.lane_y(at))
            if number is not None:
                self.lane_clicked.emit(number)


def _no_keys() -> Qt.KeyboardModifier:
    return Qt.KeyboardModifier.NoModifier


def _beyond(value: float, low: float, high: float) -> int:
    """Return -1 below a range, 1 above it, else 0."""
    return (value > high) - (value < low)
