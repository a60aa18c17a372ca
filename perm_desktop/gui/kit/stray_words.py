"""Words that are typed where no field took them: their letters must not act as keys."""

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QKeyEvent

_PAUSE = 1_000  # milliseconds without a key: what comes then is no longer the same word


class StrayWords:
    """Swallows what is typed until another key comes, or the typing stops."""

    def __init__(self) -> None:
        self._typing = QElapsedTimer()  # runs while words are typed that have no field

    def begin(self) -> None:
        """Take what is typed from now on for words."""
        self._typing.start()

    def swallow(self, event: QKeyEvent) -> bool:
        """Return whether a key is part of such words."""
        if not self._typing.isValid():
            return False
        text = event.text()
        if text and text.isprintable() and self._typing.restart() < _PAUSE:
            return True
        self._typing.invalidate()
        return False
