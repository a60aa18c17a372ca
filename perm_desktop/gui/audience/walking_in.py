"""Asks who walked in and records them; for the audience and for the roll call."""

from PySide6.QtWidgets import QWidget

from perm_desktop.core.attendance import Target
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.people.walking_in import Match, matches
from perm_desktop.gui.audience.walk_in_dialog import WalkedIn, WalkInDialog
from perm_desktop.gui.session import Session
from perm_desktop.services import attendance


def ask_walk_in(session: Session, row: MeetingRow, start: Target, parent: QWidget) -> Target | None:
    """Record who came to a meeting without being expected; returns the line, if there is one."""

    def add(entered: WalkedIn) -> Target:
        state, role, name, contact = entered.target
        return session.insist(
            lambda: attendance.add_walk_in(
                *(session.catalog, row.id, name, state, role, entered.mark),
                contact=contact,
                is_new=entered.is_new,
            )
        )

    def matching(typed: str, state: str) -> list[Match]:
        return matches(session.people, typed, state, row.start.date())

    states = [(code, session.reference.states[code].name) for code in row.state_codes]
    roles = {code: role.name for code, role in session.reference.roles.items()}
    dialog = WalkInDialog(states, roles, start, add, matching, parent)
    dialog.exec()
    added = dialog.added
    dialog.deleteLater()
    return added
