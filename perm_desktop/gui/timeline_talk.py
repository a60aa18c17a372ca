"""What the timeline says: to a screen reader, and on the hover card."""

from html import escape

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from perm_desktop.core.timeline import Hit
from perm_desktop.core.timeline_board import Board
from perm_desktop.core.timeline_words import card, gap_card, pill_card, sentence


def spoken(board: Board) -> str:
    """Return a sentence of where the keys are; empty while they are nowhere."""
    current = board.current()
    if current is not None:
        return sentence(current, board.states, str(board.zone), board.now)
    if board.cursor is None:
        return ""
    lane = board.index.lanes[board.cursor.lane]
    return f"{lane.title}, no meetings in this row"


def tip(board: Board, found: Hit | None) -> str:
    """Return the lines of the hover card of what is at a point, as plain text."""
    if found is None:
        return ""
    zone = str(board.zone)
    if found.gap is not None:
        return gap_card(found.gap.gap, found.gap.series, zone)
    meetings = [row for row in map(board.index.meetings.get, found.ids) if row is not None]
    if len(meetings) == 1:
        return card(meetings[0], board.states, zone, board.now)
    return pill_card(meetings, board.states, zone, board.now) if meetings else ""


def literal(text: str) -> str:
    """Return plain text so that a tooltip shows it letter by letter.

    Qt guesses whether a tip is markup, and what people typed must never be taken for it.
    """
    lines = "<br>".join(escape(line) for line in text.splitlines())
    return f"<qt><p style='white-space:pre'>{lines}</p></qt>" if lines else ""


def announce(source: QObject, text: str) -> None:
    """Say a sentence through the screen reader, after what it is saying."""
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(source, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
