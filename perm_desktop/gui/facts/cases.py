"""The commands by which the liaison enters what obligations follow from."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from perm_desktop.core.cycles import Cycle
from perm_desktop.core.errors import UserError
from perm_desktop.gui.desk import Cases, Desk
from perm_desktop.gui.look.palettes import LIGHT, Palette
from perm_desktop.gui.session import Session

_NO_CYCLE = UserError("There is no cycle yet.", "Add one with Cycle, Add cycle.")
_NO_STATES = UserError("The cycle has no states yet.", "Take them in on the Catalog page.")


class FactCases(Cases):
    """Decisions, differences, delays and deadlines of the cycle that is worked on."""

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return the handler of each command by its name."""
        return {
            "decide": lambda: self._with_cycle(self._decide),
            "differences": lambda: self._with_cycle(self._differences),
            "data_delay": lambda: self._with_cycle(self._delay),
            "deadlines": lambda: self._with_cycle(self._deadlines),
        }

    def _with_cycle(self, act: Callable[[int], None]) -> None:
        cycle = self._session.cycle
        if cycle is None:
            self._ask.tell(_NO_CYCLE)
        elif not cycle.codes:
            self._ask.tell(_NO_STATES)
        else:
            self._window.flush()
            act(cycle.year)

    def _decide(self, year: int) -> None:
        open_decide(self._window, self._session, year)

    def _differences(self, year: int) -> None:
        open_differences(self._window, self._session, year)

    def _delay(self, year: int) -> None:
        open_delay(self._window, self._session, year)

    def _deadlines(self, year: int) -> None:
        open_deadlines(self._window, self._session, year)


def open_decide(
    parent: QWidget, session: Session, year: int, type_key: str = "", state: str = ""
) -> None:
    """Decide which meetings are needed, beginning at a type and a state."""
    from perm_desktop.gui.facts.decide_dialog import DecideDialog

    cycle, palette = _of_year(session, year), _palette(parent)
    _run(DecideDialog(session, cycle, palette, parent, kind=type_key, state=state))


def open_differences(parent: QWidget, session: Session, year: int, state: str = "") -> None:
    """Enter the 64/21 differences of a state."""
    from perm_desktop.gui.facts.differences_dialog import DifferencesDialog

    cycle, palette = _of_year(session, year), _palette(parent)
    _run(DifferencesDialog(session, cycle, palette, parent, state=state))


def open_delay(parent: QWidget, session: Session, year: int, state: str = "") -> None:
    """Turn the data delay of a state on or off."""
    from perm_desktop.gui.facts.delay_dialog import DelayDialog

    cycle, palette = _of_year(session, year), _palette(parent)
    _run(DelayDialog(session, cycle, palette, parent, state=state))


def open_deadlines(
    parent: QWidget,
    session: Session,
    year: int,
    state: str = "",
    at: tuple[str, str] | None = None,
) -> None:
    """Look at the deadlines of a cycle, enter what they count from, mark them as met.

    ``at`` is a rule and its part, at which it begins; then no state stands for all of them.
    """
    from perm_desktop.gui.facts.deadlines_dialog import DeadlinesDialog

    cycle, palette = _of_year(session, year), _palette(parent)
    _run(DeadlinesDialog(session, cycle, palette, parent, state=state, at=at))


def _of_year(session: Session, year: int) -> Cycle:
    return next(cycle for cycle in session.cycles if cycle.year == year)


def _palette(parent: QWidget) -> Palette:
    """The colors of the window that a dialog belongs to."""
    window = parent.window()
    while not isinstance(window, Desk) and (above := window.parentWidget()) is not None:
        window = above.window()
    return window.colors if isinstance(window, Desk) else LIGHT


def _run(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()
