"""The date and the Eastern time, as every status and deadline of the window reads them."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from perm_desktop.core import clock
from perm_desktop.gui.look import theme

_STEP = 15_000  # milliseconds: never long behind the minute


class ClockLabel(QLabel):
    """Follows a clock that tells aware datetimes."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(theme.TABLE))
        self.setContentsMargins(8, 0, 8, 0)
        ticking = QTimer(self, interval=_STEP)
        ticking.timeout.connect(self.tell)
        ticking.start()
        self.tell()

    def tell(self) -> None:
        """Show the moment."""
        local = clock.home(self._now())
        words = f"{clock.weekday(local.date())}, {local.year} · {clock.clock(local)}"
        self.setText(f"{words} {clock.zone_label(local)}")
