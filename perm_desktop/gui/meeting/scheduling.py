"""The form of a new meeting, with what it is for filled in."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from perm_desktop.gui.session import Session
from perm_desktop.services import meetings
from perm_desktop.services.meetings import MeetingDraft


def open_new(
    parent: QWidget,
    session: Session,
    *,
    year: int | None,
    type_key: str,
    codes: Sequence[str],
    day: date | None = None,
) -> None:
    """Ask for a meeting of a type with some states of a cycle, and select it.

    Without a day the next day of work is suggested.
    """
    from perm_desktop.gui.meeting.dialog import MeetingDialog

    def save(draft: MeetingDraft) -> None:
        session.select(meetings.add_meeting(session.catalog, draft))

    dialog = MeetingDialog(session, parent)
    dialog.start_new(save, day, codes, type_key, year)
    dialog.exec()
    dialog.deleteLater()
