"""Does what settles an obligation, each act by the same window command or dialog as elsewhere."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from perm_desktop.core.coverage.acts import Act, Do
from perm_desktop.core.coverage.why import Explained
from perm_desktop.gui.pages import PageContext
from perm_desktop.services import inviting


class Acting(QObject):
    """The acts of the explanation. Dialogs are imported when they are first asked for."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._session, self._page = context, context.session, page

    def do(self, act: Act, about: Explained) -> None:
        """Do an act for the state and type that are explained."""
        acts: dict[Do, Callable[[], object]] = {
            Do.RECORD: partial(self._with_meeting, act.meeting, "attendance"),
            Do.HOLD: partial(self._with_meeting, act.meeting, "hold"),
            Do.INVITE: partial(self._invite, act.meeting, about.state),
            Do.SPECIAL: partial(self._schedule, about),
            Do.SCHEDULE: partial(self._schedule, about),
            Do.DECIDE: partial(self._decide, about),
            Do.DIFFERENCES: partial(self._differences, about),
            Do.DELAY: partial(self._delay, about),
            Do.RESUME: partial(self._context.run, "resume"),
        }
        acts[act.do]()

    def _with_meeting(self, meeting: int, command: str) -> None:
        self._session.select(meeting)
        self._context.run(command)

    def _invite(self, meeting: int, state: str) -> None:
        session = self._session
        session.attempt(lambda: inviting.invite(session.catalog, meeting, state))

    def _schedule(self, about: Explained) -> None:
        from perm_desktop.gui.meeting.scheduling import open_new

        window, wanted = self._page.window(), [about.state]
        open_new(window, self._session, year=about.year, type_key=about.type, codes=wanted)

    def _decide(self, about: Explained) -> None:
        from perm_desktop.gui.facts.cases import open_decide

        open_decide(self._page.window(), self._session, about.year, about.type, about.state)

    def _differences(self, about: Explained) -> None:
        from perm_desktop.gui.facts.cases import open_differences

        open_differences(self._page.window(), self._session, about.year, about.state)

    def _delay(self, about: Explained) -> None:
        from perm_desktop.gui.facts.cases import open_delay

        open_delay(self._page.window(), self._session, about.year, about.state)
