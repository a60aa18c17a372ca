"""What leads from anywhere into a part of the meeting."""

from collections.abc import Callable

from perm_desktop.gui.desk import Cases


class TodayCases(Cases):
    """The commands that open a part of the selected meeting on the Plan page."""

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        return {"prepare": self.prepare, "write_notes": self.write_notes}

    def prepare(self) -> None:
        """Go to the agenda of the selected meeting."""
        self._session.go("plan")
        self._window.plan.open_meeting()
        self._window.plan.meeting.open_agenda()

    def write_notes(self) -> None:
        """Go to the notes of the selected meeting."""
        self._session.go("plan")
        self._window.plan.open_meeting()
        self._window.plan.meeting.open_notes()
