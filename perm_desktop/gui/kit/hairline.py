"""The rule that separates parts of a page; decoration only."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame


def hairline(shape: QFrame.Shape = QFrame.Shape.HLine) -> QFrame:
    """Return a line of one pixel in the color of rules."""
    line = QFrame()
    line.setBackgroundRole(QPalette.ColorRole.Mid)
    line.setAutoFillBackground(True)
    if shape is QFrame.Shape.HLine:
        line.setFixedHeight(1)
    else:
        line.setFixedWidth(1)
    return line
