"""What the window's planning commands do: plan, move, change a series, suspend, resume."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.desk import Cases
from perm_desktop.services import meetings
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store.meetings import Filter

if TYPE_CHECKING:
    from perm_desktop.core.cycles import Cycle
    from perm_desktop.core.plan import Plan
    from perm_desktop.core.plan_rules import PlanRules
    from perm_desktop.gui.planning.suspend_dialog import Pausable


class PlanningCases(Cases):
    """The planning commands; dialogs and services are imported when they are first asked for."""

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        return {
            "plan": self.plan,
            "move": self.move,
            "suspend": self.suspend,
            "resume": self.resume,
        }

    # -- the plan

    def plan(self) -> None:
        """Propose the missing meetings off the window's thread, then ask."""
        from perm_desktop.services import cycle_settings, planning

        session = self._session
        cycle = session.cycle
        if cycle is None:
            return
        rules = session.attempt(lambda: cycle_settings.rules(session.catalog, cycle.year))
        propose = session.attempt(lambda: planning.prepared(session.catalog, cycle.year))
        if rules is not None and propose is not None:
            self._tasks.run(
                f"Planning RY {cycle.year}",
                propose,
                lambda plan: self._offer_plan(cycle, rules, plan),
                self._ask.tell,
            )

    def _offer_plan(self, cycle: "Cycle", rules: "PlanRules", plan: "Plan") -> None:
        from perm_desktop.gui.planning.plan_dialog import PlanDialog
        from perm_desktop.services import planning

        session, year = self._session, cycle.year
        dialog = PlanDialog(session, cycle, plan, rules, self._tasks, self._window)
        if not self._accepted(dialog):
            return
        plan, chosen = dialog.plan, dialog.rules
        if dialog.rules_changed:
            made = session.attempt(
                lambda: planning.commit_with_rules(session.catalog, year, plan, chosen)
            )
        else:
            made = session.attempt(lambda: planning.commit(session.catalog, year, plan))
        if made:
            self._window.tell(f"Planned {_meetings(made)}. Undo takes them back in one step.")
        elif made == 0 and plan.invitations:
            self._window.tell(f"Added {len(plan.invitations):,} invitations. Undo takes them back.")
        elif made == 0 and dialog.rules_changed:
            self._window.tell("Kept the choices. Undo takes them back.")

    # -- one meeting or its series

    def change(
        self, row: MeetingRow, wanted: MeetingChange, parent: QWidget, verb: str = "Change"
    ) -> bool:
        """Change a meeting, and of its series as much as the person says.

        Returns False when that question was not answered. Raises UserError.
        """
        from perm_desktop.gui.planning.scope_dialog import ScopeDialog, reach
        from perm_desktop.services import series_edits
        from perm_desktop.services.series_edits import Scope

        if wanted == MeetingChange():
            return True
        session, scope = self._session, Scope.THIS
        reached = reach(row, session.rows.values(), self._now())
        if reached[Scope.ALL] > 1:
            dialog = ScopeDialog(meetings.describe(row), verb, reached, parent)
            if not self._accepted(dialog):
                return False
            scope = dialog.scope()
        changed = series_edits.change(session.catalog, row.id, wanted, scope)
        if len(changed) > 1:
            self._window.tell(f"Changed {len(changed):,} meetings. Undo takes them back.")
        if wanted.starts or wanted.zone or wanted.minutes:
            self.tell_clashes(changed)
        return True

    def tell_clashes(self, moved: Collection[int]) -> None:
        """Say who is in two meetings at once since these were moved; the change stands."""
        from perm_desktop.gui.planning.clash_dialog import ClashDialog, counted
        from perm_desktop.services import clashes

        found = clashes.of_meetings(self._session.catalog, moved)
        if not found:
            return
        self._window.tell(f"Moved, with {counted(found)}. Undo takes it back.")
        dialog = ClashDialog(found, self._window)
        dialog.undo_requested.connect(self._session.undo)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # -- many meetings

    def move(self) -> None:
        """Ask how far and move the selected meetings as one step."""
        from perm_desktop.gui.planning.shift_dialog import ShiftDialog
        from perm_desktop.services import shifting

        session = self._session
        self._window.flush()
        chosen = list(session.chosen)
        rows = meetings.find_rows(session.catalog, Filter(ids=chosen)) if chosen else []
        if not rows:
            return
        dialog = ShiftDialog(session.catalog, rows, self._window)
        if not self._accepted(dialog):
            return
        moved = session.attempt(lambda: shifting.commit(session.catalog, dialog.shift))
        if moved:
            self._window.tell(f"Moved {_meetings(moved)}. Undo takes it back in one step.")

    # -- pauses

    def suspend(self) -> None:
        """Ask what to pause, from when and why."""
        from perm_desktop.gui.planning.suspend_dialog import SuspendDialog
        from perm_desktop.services import suspending

        session, cycle = self._session, self._session.cycle
        if cycle is None:
            return
        dialog = SuspendDialog(cycle.label, self._pausable(cycle), session.today, self._window)
        if not self._accepted(dialog):
            return
        what, day, reason = dialog.what(), dialog.day(), dialog.reason()
        count = session.attempt(
            lambda: suspending.suspend(
                *(session.catalog, cycle.year, day, reason), host=what.host, state=what.state
            )
        )
        if count is not None:
            self._window.tell(f"Suspended: cancelled {_meetings(count)}. Undo takes it back.")

    def resume(self) -> None:
        """Ask which pause ends, and when."""
        from perm_desktop.gui.planning.suspend_dialog import ResumeDialog
        from perm_desktop.services import cycle_settings, suspending

        session, cycle = self._session, self._session.cycle
        if cycle is None:
            return
        pauses = cycle_settings.rules(session.catalog, cycle.year).suspensions
        standing = [pause for pause in pauses if pause.ends is None]
        dialog = ResumeDialog(cycle.label, standing, session.today, self._window)
        if not self._accepted(dialog):
            return
        pause, day = dialog.pause(), dialog.day()
        if pause is None:
            return
        count = session.attempt(
            lambda: suspending.resume(
                session.catalog, cycle.year, day, host=pause.host, state=pause.state
            )
        )
        if count is not None:
            self._window.tell(f"Resumed: scheduled {_meetings(count)} again. Undo takes it back.")

    def _pausable(self, cycle: "Cycle") -> "list[Pausable]":
        from perm_desktop.gui.planning.suspend_dialog import Pausable

        known = self._session.reference
        hosts = sorted({host for kind in known.types.values() for host in kind.hosts})
        return [
            Pausable("Whole cycle"),
            *(Pausable(f"Host {host}", host=host) for host in hosts),
            *(Pausable(known.states[code].name, state=code) for code in cycle.codes),
        ]

    def _now(self) -> int:
        return int(self._session.catalog.now().timestamp()) // 60


def _meetings(count: int) -> str:
    return "1 meeting" if count == 1 else f"{count:,} meetings"
