"""One meeting's audience made otherwise than its type says: add, take off, only inform."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from perm_desktop.core.attendance import Target
from perm_desktop.core.audience import WALK_IN, Entry
from perm_desktop.core.counting import counted
from perm_desktop.core.errors import UserError
from perm_desktop.core.people.expected import MeetingAudience, OneOff
from perm_desktop.core.vocabulary import Answer, AudienceChange
from perm_desktop.gui.audience.menus import Others
from perm_desktop.gui.session import Session
from perm_desktop.services import audience

_STATE = UserError(
    "A state is invited by the meeting itself.", "Change the meeting to take it off."
)
_NOBODY = UserError("Choose a role or a person first.", "Ins adds one.")


class Reached(NamedTuple):
    """The meetings that a change is for, in words and by their ids."""

    words: str  # "This and the following 12"
    meetings: Sequence[int]

    @property
    def low(self) -> str:
        """The words within a sentence."""
        return f"{self.words[0].lower()}{self.words[1:]}"


_Write = Callable[[Sequence[Entry], Reached], None]


class AudienceChanges:
    """What the pane does to the audience of the selected meeting."""

    def __init__(self, session: Session, tell: Callable[[str], None]) -> None:
        self._session = session
        self._tell = tell
        self.invited = MeetingAudience(())

    def reaches(self) -> list[Reached]:
        """Return this meeting, and with the rest of its series where there is one."""
        row = self._session.selected_row
        if row is None:
            return []
        only = Reached("This meeting", [row.id])
        rest = audience.rest_of_series(self._session.catalog, row.id)
        if len(rest) < 2:
            return [only]
        return [only, Reached(f"This and the following {len(rest) - 1:,}", rest)]

    def remove(self, entries: Sequence[Entry], reached: Reached) -> None:
        """Expect roles or persons less. Raises UserError."""
        self._change(AudienceChange.REMOVE, entries, reached, "not expected")

    def inform(self, entries: Sequence[Entry], reached: Reached) -> None:
        """Let roles or persons only be informed. Raises UserError."""
        self._change(AudienceChange.INFORM, entries, reached, "only informed")

    def changed(self, entries: Sequence[Entry]) -> list[OneOff]:
        """Return what is otherwise than the type says about these lines."""
        keys = {_key(each.target) for each in entries}
        reached = keys | {("", role, person) for _, role, person in keys}
        return [each for each in self.invited.changes if each.key in reached]

    def restore(self, entries: Sequence[Entry], reached: Reached) -> None:
        """Take the changes of these lines back."""
        catalog, found = self._session.catalog, self.changed(entries)
        if found:
            self._session.insist(lambda: audience.restore(catalog, reached.meetings, found))
            self._tell(f"As the meeting type says: {_names(entries)}.")

    def others(
        self, entry: Entry, entries: Sequence[Entry], run: Callable[[Callable[[], None]], None]
    ) -> Others:
        """Return what a line can get for a series, or back from the type; ``run`` does it."""
        reaches = self.reaches()
        writes: list[tuple[str, _Write, Sequence[Reached]]] = [
            ("Only inform", self.inform, reaches[1:]),
            ("Take off", self.remove, reaches[1:]),
        ]
        if self.changed(entries):
            writes.append(("As the meeting type says", self.restore, reaches))
        acts = [
            (f"{title}: {reached.low}", partial(run, partial(write, entries, reached)))
            for title, write, offered in writes
            for reached in offered
        ]
        answer = self.invited.answers.get(entry.target.contact)
        return Others(acts, answer, lambda given: self.answer(entry, given))

    def answer(self, entry: Entry, given: Answer | None) -> None:
        """Keep what a person answered to the invitation."""
        catalog, meeting = self._session.catalog, self._session.selection
        if meeting is not None and entry.target.contact:
            person = entry.target.contact
            self._session.attempt(lambda: audience.answer(catalog, meeting, person, given))

    def ask(self, current: Target, parent: QWidget) -> OneOff | None:
        """Ask whom to add, and add them; returns what was added."""
        from perm_desktop.gui.audience.add_dialog import AddDialog, Offered

        session, row = self._session, self._session.selected_row
        if row is None:
            return None
        states = [(code, session.reference.states[code].name) for code in row.state_codes]
        roles = [(code, role.name) for code, role in session.reference.roles.items()]
        offered = Offered(states, roles, session.people, self.reaches())

        def add(wanted: OneOff, reached: Reached) -> None:
            session.insist(lambda: audience.change(session.catalog, reached.meetings, [wanted]))

        dialog = AddDialog(offered, current, add, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.added

    def _change(
        self, change: AudienceChange, entries: Sequence[Entry], reached: Reached, words: str
    ) -> None:
        found = [each for each in entries if each.expected != WALK_IN]
        if any(not _is_somebody(each.target) for each in found):
            raise _STATE
        if not found:
            raise _NOBODY
        wanted = [OneOff(change, *_key(each.target)) for each in found]
        catalog = self._session.catalog
        count = self._session.insist(lambda: audience.change(catalog, reached.meetings, wanted))
        where = "" if count == 1 else f" at {counted(count)}"
        self._tell(f"{_names(found)}: {words}{where}. Undo takes it back.")


def _is_somebody(target: Target) -> bool:
    return bool(target.role or target.contact)


def _key(target: Target) -> tuple[str, str, int]:
    return target.state, target.role, target.contact


def _names(entries: Sequence[Entry]) -> str:
    return entries[0].name if len(entries) == 1 else counted(len(entries), "line")
