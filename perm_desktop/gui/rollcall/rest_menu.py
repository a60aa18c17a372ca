"""The menu that marks the rest: the same letters and digits as in the table."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from perm_desktop.core.symbols import mark_look
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.rollcall.keys import LETTERS, MARKS

_OFFERED = (Mark.ATTENDED, Mark.ABSENT, Mark.EXCUSED, Mark.NOT_REQUIRED)


class RestMenu(QMenu):
    """Which mark all get that have none."""

    def __init__(self, title: str, choose: Callable[[Mark], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("restMenu")
        self.setAccessibleName(title)
        self._choose = choose
        head = self.addAction(title.replace("&", "&&"))
        head.setEnabled(False)
        self.addSeparator()
        letters = {mark: chr(key.value) for key, mark in LETTERS.items() if mark in _OFFERED}
        for mark in _OFFERED:
            action = self.addAction(f"{mark_look(mark).word}\t{letters[mark]}")
            action.triggered.connect(self._chooser(mark))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key a mark."""
        mark = MARKS.get(Qt.Key(event.key()))
        if mark is not None and mark in _OFFERED:
            self.close()
            self._choose(mark)
        else:
            super().keyPressEvent(event)

    def _chooser(self, mark: Mark) -> Callable[[], None]:
        return lambda: self._choose(mark)
