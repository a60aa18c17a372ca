"""Does what a line of the worklist says, each act by the same command or dialog as elsewhere."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from perm_desktop.core.worklist_lines import Act, Line
from perm_desktop.gui.pages import PageContext

_COMMANDS: Mapping[Act, str] = MappingProxyType(
    {
        Act.HOLD: "hold",
        Act.RECORD: "attendance",
        Act.PREPARE: "prepare",
        Act.PRINT: "print",
        Act.ADD_NEXT: "add_meeting",
        Act.SCHEDULE: "schedule",
    }
)


class Acting:
    """The acts of the lines. Dialogs are imported when they are first asked for."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        self._context, self._session, self._page = context, context.session, page
        self._acts: dict[Act, Callable[[Line], None]] = {
            Act.DECIDE: self._decide,
            Act.DEADLINES: self._show_deadline,
            Act.CONTACTS: self._show_contact,
            Act.MEET: self._schedule,
            Act.SPECIAL: self._schedule,
            Act.SETTLE: self._explain,
            Act.WHY: self._explain,
        }

    def do(self, line: Line) -> None:
        """Do what the button of a line says; what is no act leads to its meeting."""
        if (command := _COMMANDS.get(line.act)) is not None:
            self._context.run(command)
        elif (act := self._acts.get(line.act)) is not None:
            act(line)
        else:
            self._session.go("plan")

    def open(self, line: Line) -> None:
        """Lead to why something is owed, else to the meeting of a line."""
        if line.is_about_owed:
            self._explain(line)
        elif line.meeting:
            self._session.go("plan")

    def _explain(self, line: Line) -> None:
        self._session.open_obligation(line.year, line.type, line.states[0])

    def _decide(self, line: Line) -> None:
        from perm_desktop.gui.facts.cases import open_decide

        open_decide(self._page.window(), self._session, line.year, line.type, _only(line))

    def _schedule(self, line: Line) -> None:
        from perm_desktop.gui.meeting.scheduling import open_new

        window, year, codes = self._page.window(), line.year, line.states
        open_new(window, self._session, year=year, type_key=line.type, codes=codes)

    def _show_deadline(self, line: Line) -> None:
        from perm_desktop.gui.facts.cases import open_deadlines

        at = line.rule, line.part
        open_deadlines(self._page.window(), self._session, line.year, _only(line), at)

    def _show_contact(self, line: Line) -> None:
        """Who held a post last, so that a successor is named there."""
        if line.person:
            self._session.open_person(line.person)
        else:
            self._session.go("contacts")


def _only(line: Line) -> str:
    """The one state that a line is about; empty for several."""
    return line.states[0] if len(line.states) == 1 else ""
