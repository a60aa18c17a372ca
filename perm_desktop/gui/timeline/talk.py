"""What the timeline says to a screen reader."""

from perm_desktop.core.timeline.board import Board
from perm_desktop.core.timeline.words import row_sentence, sentence


def spoken(board: Board) -> str:
    """Return a sentence of where the keys are; empty while they are nowhere."""
    current = board.current()
    if current is not None:
        return sentence(current, board.states, str(board.zone), board.now)
    if board.cursor is None:
        return ""
    lane, part = board.index.lanes[board.cursor.lane], board.cursor.part
    return row_sentence(lane, part, is_open=lane.key in board.expanded)
