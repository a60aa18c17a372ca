"""Moves the window of the timeline there in a moment, where motion is welcome."""

from PySide6.QtCore import QEasingCurve, QVariantAnimation, Signal
from PySide6.QtWidgets import QStyle, QWidget

from perm_desktop.core.timeline.axis import Axis, between

_MILLISECONDS = 160


class Glide(QVariantAnimation):
    """A way from one window to another, which can be left and taken up from where it is."""

    moved = Signal(object)  # Axis: the window to show now

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._from: Axis | None = None
        self._to: Axis | None = None
        self.welcome = True
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setDuration(_MILLISECONDS)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._on_share)

    @property
    def goal(self) -> Axis | None:
        """Where a move under way leads to; None while nothing moves."""
        return self._to if self.state() == QVariantAnimation.State.Running else None

    def go(self, start: Axis, goal: Axis) -> None:
        """Go from one window to another, or be there at once."""
        self.stop()
        if start == goal or not self._moves():
            self.moved.emit(goal)
            return
        self._from, self._to = start, goal
        self.start()

    def _moves(self) -> bool:
        """Whether motion is welcome: seen, and turned off neither here nor in the system."""
        hint, widget = QStyle.StyleHint.SH_Widget_Animation_Duration, self._widget
        system = widget.style().styleHint(hint, None, widget) > 0
        return self.welcome and system and widget.isVisible()

    def _on_share(self, share: float) -> None:
        if self._from is not None and self._to is not None:
            self.moved.emit(between(self._from, self._to, share))
