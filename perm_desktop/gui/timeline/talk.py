"""What the timeline says to a screen reader."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from perm_desktop.core.timeline.board import Board
from perm_desktop.core.timeline.words import sentence


def spoken(board: Board) -> str:
    """Return a sentence of where the keys are; empty while they are nowhere."""
    current = board.current()
    if current is not None:
        return sentence(current, board.states, str(board.zone), board.now)
    if board.cursor is None:
        return ""
    lane = board.index.lanes[board.cursor.lane]
    return f"{lane.title}, no meetings in this row"


def announce(source: QObject, text: str) -> None:
    """Say a sentence through the screen reader, after what it is saying."""
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(source, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
