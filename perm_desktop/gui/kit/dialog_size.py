"""How large a dialog opens."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

_FRAME = QSize(16, 40)  # what the title bar and the borders take


def resize_within_screen(dialog: QDialog, liked: QSize) -> None:
    """Open at a size, but no larger than a small screen, or one at 200 %, has room for."""
    dialog.resize(liked.boundedTo(dialog.screen().availableSize() - _FRAME))
