"""Moves meetings in the catalog for the timeline, and says what came of it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import QWidget

from perm_desktop.core.timeline.trial import Dragged, Trial
from perm_desktop.gui.session import Session


class SessionMover:
    """Tries and makes moves through the services."""

    def __init__(self, session: Session, speaker: QWidget) -> None:
        self._session = session
        self._speaker = speaker

    def prepare(self, ids: Sequence[int]) -> Dragged:
        """Return what is needed to try moves. Raises UserError where nothing can move."""
        from perm_desktop.services import dragging

        return dragging.prepared(self._session.catalog, ids)

    def commit(self, trial: Trial) -> None:
        """Make the moves as one step, and choose what was moved."""
        from perm_desktop.services import dragging

        session = self._session
        moved = session.attempt(lambda: dragging.commit(session.catalog, trial))
        if moved:
            ids = [move.row.id for move in trial.moves]
            session.select(ids[0], ids)
            tip = QStatusTipEvent(moved_sentence(trial, moved))
            QCoreApplication.sendEvent(self._speaker, tip)  # goes up to the window's status bar


def moved_sentence(trial: Trial, count: int) -> str:
    """ "Moved 3 meetings by 2 business days. Undo brings them back."."""
    what, them = ("1 meeting", "it") if count == 1 else (f"{count:,} meetings", "them")
    distance = trial.offset.words.lstrip("+")
    in_series = any(move.row.series is not None for move in trial.moves)
    only = "; the rest of the series stays" if in_series else ""
    if distance.startswith("−"):
        back = distance.replace("−", "").replace("+", "")
        return f"Moved {what} back by {back}{only}. Undo brings {them} back."
    return f"Moved {what} by {distance}{only}. Undo brings {them} back."
