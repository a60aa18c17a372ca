"""What the window's commands do: ask, call a use case, tell."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.ask import Ask
from perm_desktop.gui.audience.cases import AttendanceCases
from perm_desktop.gui.contacts.cases import ContactCases
from perm_desktop.gui.desk import Cases, Desk
from perm_desktop.gui.facts.cases import FactCases
from perm_desktop.gui.imports.attendance_cases import ReportCases
from perm_desktop.gui.imports.people_cases import PeopleImportCases
from perm_desktop.gui.meetings.bulk_cases import BulkCases
from perm_desktop.gui.planning.cases import PlanningCases
from perm_desktop.gui.printing.cases import PrintingCases
from perm_desktop.gui.questions.cases import QuestionCases
from perm_desktop.gui.review.cases import ReviewCases
from perm_desktop.gui.safety.cases import SafetyCases
from perm_desktop.gui.safety.foreign_cases import ForeignCases
from perm_desktop.gui.session import Session
from perm_desktop.gui.shell.help_cases import HelpCases
from perm_desktop.gui.tables.cases import TableCases
from perm_desktop.gui.tasks import Tasks
from perm_desktop.gui.timeline.cases import TimelineCases
from perm_desktop.gui.today.cases import TodayCases
from perm_desktop.services import catalogs, cycles, meetings, settings
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.meetings import Filter

if TYPE_CHECKING:
    from perm_desktop.core.jurisdictions import State
    from perm_desktop.services.checking import Problem


class UseCases(Cases):
    """The commands that need a catalog.

    Dialogs are imported when they are first asked for.
    """

    def __init__(self, window: Desk, session: Session | None, tasks: Tasks, ask: Ask) -> None:
        super().__init__(window, session, tasks, ask)
        self._planning = PlanningCases(window, session, tasks, ask)
        self._attendance = AttendanceCases(window, session, tasks, ask)
        self._contacts = ContactCases(window, session, tasks, ask)
        self._reports = ReportCases(window, session, tasks, ask)
        self._people_import = PeopleImportCases(window, session, tasks, ask)
        self._bulk = BulkCases(window, session, tasks, ask)
        self._timeline = TimelineCases(window, session, tasks, ask)
        self._today = TodayCases(window, session, tasks, ask)
        self._facts = FactCases(window, session, tasks, ask)
        self._printing = PrintingCases(window, session, tasks, ask)
        self.foreign = ForeignCases(window, session, tasks, ask)
        self._safety = SafetyCases(window, session, tasks, ask)
        self._help = HelpCases(window, session, tasks, ask)
        self._tables = TableCases(window, session, tasks, ask)
        self._review = ReviewCases(window, session, tasks, ask)
        self.questions = QuestionCases(window, session, tasks, ask)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        alone: dict[str, Callable[[], None]] = {
            "save_copy": self.save_copy,
            "undo": self._session_undo,
            "redo": self._session_redo,
            "add_cycle": self.add_cycle,
            "add_meeting": self.add_meeting,
            "change_meeting": self.change_meeting,
            "hold": self.hold,
            "cancel": self.cancel,
            "schedule": self.schedule,
            "delete": self.delete,
            "trash": self.open_trash,
            "about": self.about,
            **self._planning.handlers(),
            **self._attendance.handlers(),
            **self._contacts.handlers(),
            **self._reports.handlers(),
            **self._people_import.handlers(),
            **self._timeline.handlers(),
            **self._today.handlers(),
            **self._facts.handlers(),
            **self._printing.handlers(),
            **self._help.handlers(),
            **self._safety.handlers(),
            **self.foreign.handlers(),
            **self._tables.handlers(),
            **self._review.handlers(),
            **self.questions.handlers(),
        }
        every = alone | self._bulk.handlers(alone)
        return {name: self._patient(act) for name, act in every.items()}

    def _patient(self, act: Callable[[], None]) -> Callable[[], None]:
        """A command that another program keeps from reading waits as one that writes does.

        What it still cannot read then is told: a key that does nothing says nothing.
        """

        def run() -> None:
            if self._current is None:
                act()
            else:
                self._current.attempt(act)

        return run

    # -- catalog and cycle

    def save_copy(self) -> None:
        """Write a verified copy of the catalog."""
        path = self._session.catalog.path
        target = self._ask.new_file("Save a copy", path.with_name(f"{path.stem} copy{path.suffix}"))
        if target is None:
            return

        def save() -> bool:
            catalogs.save_copy(self._session.catalog, target)
            return True

        if self._session.attempt(save):
            self._window.tell(f"Saved a copy as {target.name}.")

    def add_cycle(self) -> None:
        """Ask for a reporting year and show it."""
        from perm_desktop.gui.small_dialogs import CycleDialog

        session = self._session
        taken = [cycle.year for cycle in session.cycles]
        dialog = CycleDialog(taken, session.today.year, self._window)
        if self._accepted(dialog):
            year = dialog.year()
            if session.attempt(lambda: cycles.add_cycle(session.catalog, year)):
                session.choose_years([year])

    def move_home(self) -> None:
        """Put the catalog into this computer's data folder and go on there."""
        self._safety.move_home()

    def show_problems(self, problems: "list[Problem]") -> None:
        """Show what a look at the whole catalog found."""
        self._safety.show_problems(problems)

    # -- states

    def choose_states(self) -> None:
        """Ask which states all pages show."""
        session = self._session
        members = {code for cycle in session.shown_cycles for code in cycle.codes}
        states = [s for s in session.reference.states.values() if not members or s.code in members]
        sentence = "Meetings of the states you check are shown on every page."
        chosen = self._asked_states(
            "Show some states", sentence, states, session.shown_states, "Show"
        )
        if chosen is not None:
            session.show_states(chosen)

    def choose_my_states(self) -> None:
        """Ask which states the liaison answers for, and show them."""
        session = self._session
        states = list(session.reference.states.values())
        sentence = "The states you answer for. “My states” shows only their meetings."
        chosen = self._asked_states("My states", sentence, states, session.my_states, "Save")
        if chosen is None:
            return
        kept = session.attempt(lambda: settings.set_my_states(session.catalog, chosen) or True)
        if kept:
            session.show_states(session.my_states)

    def _asked_states(
        self, title: str, sentence: str, states: list["State"], checked: frozenset[str], yes: str
    ) -> list[str] | None:
        from perm_desktop.gui.shell.states_dialog import StatesDialog

        dialog = StatesDialog(title, sentence, states, checked, yes, self._window)
        return dialog.codes() if self._accepted(dialog) else None

    # -- meetings

    def add_meeting(self) -> None:
        """Ask for a new meeting and select it."""
        from perm_desktop.gui.meeting.dialog import MeetingDialog

        session = self._session
        dialog = MeetingDialog(session, self._window)

        def save(draft: MeetingDraft) -> None:
            session.select(meetings.add_meeting(session.catalog, draft))

        dialog.start_new(save)
        self._accepted(dialog)

    def change_meeting(self) -> None:
        """Ask for new values of the selected meeting, and how much of its series takes them."""
        from perm_desktop.gui.meeting.dialog import MeetingDialog

        session, row = self._session, self._session.selected_row
        if row is None:
            return
        dialog = MeetingDialog(session, self._window)

        def save(change: MeetingChange) -> bool:
            return self._planning.change(row, change, dialog)

        dialog.start_change(row, save)
        self._accepted(dialog)

    def hold(self) -> None:
        """Mark the selected meeting as held; it may raise a question first."""
        self._attendance.close()

    def schedule(self) -> None:
        """Take a cancelled or held meeting back to scheduled."""
        self._change(MeetingChange(status=MeetingStatus.SCHEDULED))

    def cancel(self) -> None:
        """Ask for the reason and cancel the selected meeting."""
        from perm_desktop.gui.small_dialogs import ReasonDialog

        row = self._session.selected_row
        if row is None:
            return
        dialog = ReasonDialog(meetings.describe(row), self._window)
        if self._accepted(dialog):
            change = MeetingChange(status=MeetingStatus.CANCELLED, reason=dialog.reason())
            self._session.attempt(
                lambda: self._planning.change(row, change, self._window, "Cancel meetings")
            )

    def delete(self) -> None:
        """Put the selected meetings into the trash; undo and the trash bring them back."""
        session = self._session
        self._window.flush()
        chosen = list(session.chosen)
        if chosen:
            session.attempt(lambda: meetings.delete_meetings(session.catalog, chosen))
            self._window.tell("Moved to the trash. Undo brings it back.")

    def open_trash(self) -> None:
        """Show the deleted meetings and bring back the chosen ones."""
        from perm_desktop.gui.small_dialogs import TrashDialog

        session = self._session
        rows = meetings.find_rows(session.catalog, Filter(trashed=True))
        dialog = TrashDialog(rows, self._window)
        if self._accepted(dialog):
            chosen = dialog.chosen()
            session.attempt(lambda: meetings.restore_meetings(session.catalog, chosen))

    def _change(self, change: MeetingChange) -> None:
        session, row = self._session, self._session.selected_row
        if row is not None:
            session.attempt(lambda: meetings.change_meeting(session.catalog, row.id, change))

    # -- the rest

    def about(self) -> None:
        """Show versions."""
        from perm_desktop.gui.small_dialogs import AboutDialog

        self._accepted(AboutDialog(self._window))

    def _session_undo(self) -> None:
        self._window.flush()
        self._session.undo()

    def _session_redo(self) -> None:
        self._window.flush()
        self._session.redo()
