"""Asks before attendance is recorded for a meeting that is far from now."""

from perm_desktop.core.far_meetings import far_words
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.ask import Ask
from perm_desktop.gui.session import Session
from perm_desktop.services import meetings


class RecordingGuard:
    """One question for each meeting; who said yes is not asked again in this session."""

    def __init__(self, session: Session, ask: Ask) -> None:
        self._session = session
        self._ask = ask
        self._answered: set[int] = set()

    def allows(self, row: MeetingRow) -> bool:
        """Return whether attendance may be recorded for a meeting."""
        if row.id in self._answered:
            return True
        words = far_words(row, int(self._session.catalog.now().timestamp()) // 60)
        if not words:
            return True
        detail = f"{meetings.describe(row)}. Is it the one that attendance is for?"
        if self._ask.confirm(words, detail, "Record attendance"):
            self._answered.add(row.id)
            return True
        return False
