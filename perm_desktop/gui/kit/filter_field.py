"""A field that narrows the list below it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class FilterField(QLineEdit):
    """Escape clears what was typed; Down leads to the list, as Enter does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Two keys have a use here; the rest is typed."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)
