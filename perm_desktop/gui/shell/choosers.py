"""Which cycles and which states every page shows: two buttons with menus."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from perm_desktop.gui.session import Session


class Chooser(QPushButton):
    """A button that says what is chosen, in full or in short, and opens a menu made anew."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._words = self._short = ""
        self._is_short = False
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self.setMenu(menu)

    def say(self, words: str, short: str) -> None:
        """Show what is chosen."""
        self._words, self._short = words, short
        self._tell()

    def fold(self, is_short: bool) -> None:
        """Take the short words, where there is little room."""
        self._is_short = is_short
        self._tell()

    def _tell(self) -> None:
        shown = self._short if self._is_short else self._words
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {self._words}")
        self.setToolTip(f"{self._name}: {self._words}")


class CycleChooser(QObject):
    """One cycle, several together, or all."""

    def __init__(self, session: Session, add: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._add = add
        self.button = Chooser("Cycle", parent)
        self.button.setObjectName("cycleChooser")
        self.button.menu().aboutToShow.connect(self.fill)
        session.cycles_changed.connect(self._tell)
        self._tell()

    def fill(self) -> None:
        """Make the menu: one of the cycles, all of them, or several to be checked together."""
        session, menu = self._session, self.button.menu()
        menu.clear()
        group = QActionGroup(menu)
        for cycle in reversed(session.cycles):
            text = f"{cycle.label} ({len(cycle.codes)} states)"
            _add(menu, text, session.years == (cycle.year,), self._only(cycle.year), group)
        if len(session.cycles) > 1:
            _add(menu, "All cycles", not session.years, self._all, group)
            several = menu.addMenu("Several together")
            for cycle in reversed(session.cycles):
                _add(several, cycle.label, cycle.year in session.years, self._with(cycle.year))
        if session.cycles:
            menu.addSeparator()
        menu.addAction(self._add)

    def _only(self, year: int) -> Callable[[], None]:
        return lambda: self._session.choose_years([year])

    def _all(self) -> None:
        self._session.choose_years([])

    def _with(self, year: int) -> Callable[[], None]:
        return lambda: self._session.choose_years({year} ^ set(self._session.years))

    def _tell(self) -> None:
        session = self._session
        shown = session.shown_cycles
        if not session.cycles:
            self.button.say("No cycle yet", "No cycle")
        elif not session.years:
            self.button.say("All cycles", "All cycles")
        elif len(shown) == 1:
            self.button.say(shown[0].label, f"RY {shown[0].year}")
        else:
            years = ", ".join(str(cycle.year) for cycle in shown)
            self.button.say(f"RY {years}", f"{len(shown)} cycles")


class StatesChooser(QObject):
    """All states of the shown cycles, mine, one, or several."""

    several_requested = Signal()
    mine_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.button = Chooser("States", parent)
        self.button.setObjectName("statesChooser")
        self.button.menu().aboutToShow.connect(self.fill)
        for signal in (session.states_changed, session.cycles_changed, session.changed):
            signal.connect(self._tell)
        self._tell()

    def fill(self) -> None:
        """Make the menu."""
        session, menu = self._session, self.button.menu()
        mine = session.my_states
        menu.clear()
        group = QActionGroup(menu)
        count = len(self._members())
        _add(menu, f"All {count} states", not session.shown_states, self._all, group)
        if mine:
            chosen = session.shown_states == mine
            _add(menu, f"My states ({len(mine)})", chosen, self._mine, group)
        menu.addAction("Several…").triggered.connect(self.several_requested)
        menu.addAction("Which are my states…").triggered.connect(self.mine_requested)
        menu.addSeparator()
        for code in self._members():
            chosen = session.shown_states == frozenset((code,))
            _add(menu, session.reference.states[code].name, chosen, self._only(code), group)

    def _members(self) -> list[str]:
        """Codes of the states of the shown cycles, by their names."""
        session = self._session
        codes = {code for cycle in session.shown_cycles for code in cycle.codes}
        states = session.reference.states
        return sorted(codes or states, key=lambda code: states[code].name)

    def _all(self) -> None:
        self._session.show_states(())

    def _mine(self) -> None:
        self._session.show_states(self._session.my_states)

    def _only(self, code: str) -> Callable[[], None]:
        return lambda: self._session.show_states({code})

    def _tell(self) -> None:
        session = self._session
        shown = session.shown_states
        if not shown:
            count = len(self._members())
            self.button.say(f"All {count} states", f"All {count}")
        elif shown == session.my_states:
            self.button.say(f"My {_states(len(shown))}", f"My {len(shown)}")
        elif len(shown) == 1:
            (code,) = shown
            self.button.say(session.reference.states[code].name, code)
        else:
            self.button.say(_states(len(shown)), f"{len(shown)} states")


def _add(
    menu: QMenu,
    text: str,
    checked: bool,
    act: Callable[[], None],
    group: QActionGroup | None = None,
) -> None:
    action = menu.addAction(text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(checked)
    action.triggered.connect(act)
    if group is not None:
        group.addAction(action)


def _states(count: int) -> str:
    return f"{count} state" if count == 1 else f"{count} states"
