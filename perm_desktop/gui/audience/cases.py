"""What the window's commands about attendance do: close a meeting, mark all, go to the marks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from perm_desktop.core.attendance import unmarked_states
from perm_desktop.core.closing import Doubt, ahead_words, doubts
from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.ask import Ask
from perm_desktop.gui.desk import Cases, Desk
from perm_desktop.gui.rollcall.guard import RecordingGuard
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import meetings

if TYPE_CHECKING:
    from perm_desktop.gui.meeting.closing_dialog import Answer

_NO_STATES = UserError("No state is invited to this meeting.", "Invite one with Meeting, Change.")


class AttendanceCases(Cases):
    """The commands of the Attendance menu, and the closing of one meeting."""

    def __init__(self, window: Desk, session: Session | None, tasks: Tasks, ask: Ask) -> None:
        super().__init__(window, session, tasks, ask)
        if session is not None:
            session.may_record = RecordingGuard(session, ask).allows

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        return {
            "mark_all": lambda: self._mark_all(Mark.ATTENDED),
            "mark_all_absent": lambda: self._mark_all(Mark.ABSENT),
            "mark_all_excused": lambda: self._mark_all(Mark.EXCUSED),
            "mark_all_not_required": lambda: self._mark_all(Mark.NOT_REQUIRED),
            "roll_call": self.call_roll,
            "walk_in": self.add_walk_in,
            "add_expected": self.add_expected,
            "attendance": self.open,
        }

    def close(self) -> None:
        """Mark the selected meeting as held; ask first when something gives pause."""
        from perm_desktop.gui.meeting.closing_dialog import Answer
        from perm_desktop.services import closing

        session, row = self._session, self._session.selected_row
        if row is None:
            return
        answer = self._answer(row)
        if answer is Answer.RECORD:
            self.open()
        elif answer is not Answer.CANCEL:
            everyone = answer is Answer.CLOSE_ATTENDED
            session.attempt(
                lambda: closing.close_meeting(session.catalog, row.id, all_attended=everyone)
            )

    def _answer(self, row: MeetingRow) -> "Answer":
        from perm_desktop.gui.meeting.closing_dialog import Answer, ClosingDialog

        now = int(self._session.catalog.now().timestamp()) // 60
        found = doubts(row, now)
        if not found:
            return Answer.CLOSE
        ahead = ahead_words(row, now) if Doubt.AHEAD in found else ""
        missing = [self._session.reference.states[code].name for code in self._unmarked(row)]
        dialog = ClosingDialog(meetings.describe(row), ahead, found, self._window, missing=missing)
        return dialog.answer if self._accepted(dialog) else Answer.CANCEL

    def _unmarked(self, row: MeetingRow) -> list[str]:
        from perm_desktop.services import attendance

        return unmarked_states(row.state_codes, attendance.lines(self._session.catalog, row.id))

    def open(self) -> None:
        """Go to the audience of the selected meeting."""
        self._session.go("plan")
        self._window.plan.open_audience()

    def call_roll(self) -> None:
        """Go through the states of the selected meeting by keys alone."""
        from perm_desktop.gui.rollcall.dialog import RollCallDialog

        session, row = self._session, self._session.selected_row
        if row is None or not self._window.flush():
            return
        if not row.states:
            self._ask.tell(_NO_STATES)
        elif session.may_record(row):
            self._accepted(RollCallDialog(session, row.id, self._window.colors, self._window))

    def add_walk_in(self) -> None:
        """Ask who came to the selected meeting without being expected."""
        self.open()
        self._window.plan.audience.add_walk_in()

    def add_expected(self) -> None:
        """Ask which role or person the selected meeting has in its audience besides."""
        self.open()
        self._window.plan.audience.add_expected()

    def _mark_all(self, mark: Mark) -> None:
        """Mark every invited state of the selected meeting that has no mark."""
        from perm_desktop.services import attendance

        session, row = self._session, self._session.selected_row
        if row is not None and session.may_record(row):
            session.attempt(lambda: attendance.mark_expected(session.catalog, row.id, mark))
