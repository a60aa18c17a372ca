"""Whether a meeting that is about to be made contradicts a schedule that a data delay brought."""

from datetime import date

from perm_desktop.gui.session import Session
from perm_desktop.services.meetings import MeetingDraft


def doubts(session: Session, draft: MeetingDraft) -> str:
    """Return why an SC ad hoc call is questioned, for each of its states; else nothing."""
    # start-up: planning is only needed when a meeting is made
    from perm_desktop.services import delays

    if draft.type != delays.AD_HOC:
        return ""
    day = date.fromisoformat(draft.starts[:10])
    found = [
        delays.questioned(session.catalog, cycle.year, code, day)
        for cycle in session.shown_cycles
        for code in draft.states
        if code in cycle.codes and draft.year in (None, cycle.year)
    ]
    return " ".join(filter(None, found))
