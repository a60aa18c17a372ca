"""The menus of the page: what narrows the grid and sorts it, and which day is looked at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from perm_desktop.core.coverage.sieve import Order, Sieve
from perm_desktop.core.listing.groups import PHASE_NAMES
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.symbols import obligation_look
from perm_desktop.core.vocabulary import Phase

_ORDERS = {
    Order.CODE: "By &code",
    Order.NAME: "By &name",
    Order.MINE: "&My states first",
    Order.OPEN: "Most &open first",
}
Value = TypeVar("Value", Phase, Status, str)


class FilterMenu(QMenu):
    """Phases, hosts and statuses to choose from; made anew each time it opens."""

    chosen = Signal(object)  # Sieve
    due_wanted = Signal()  # another day for what is due

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sieve, self._hosts = Sieve(), list[str]()
        self.setAccessibleName("Filter")
        self.aboutToShow.connect(self._fill)

    def tell(self, sieve: Sieve, hosts: Iterable[str]) -> None:
        """Take what is chosen now, and the hosts there are."""
        self._sieve, self._hosts = sieve, sorted(set(hosts))

    def _fill(self) -> None:
        self.clear()
        sieve = self._sieve
        phases = {phase: PHASE_NAMES[phase] for phase in Phase}
        statuses = {status: obligation_look(status.value).word for status in Status}
        self._choices("&Phase", phases, sieve.phases, lambda found: replace(sieve, phases=found))
        hosts = {host: host for host in self._hosts}
        self._choices("&Host", hosts, sieve.hosts, lambda found: replace(sieve, hosts=found))
        self._choices(
            "&Status", statuses, sieve.statuses, lambda found: replace(sieve, statuses=found)
        )
        asked = self.addAction("Meetings on &request, none held")
        asked.setCheckable(True)
        asked.setChecked(sieve.on_request)
        asked.triggered.connect(
            lambda: self.chosen.emit(replace(sieve, on_request=not sieve.on_request))
        )
        self.addSeparator()
        self._orders()
        self.addAction("&Due by another day…").triggered.connect(self.due_wanted)
        self.addSeparator()
        clear = self.addAction("&Clear all filters")
        clear.setEnabled(sieve.picks or bool(sieve.count or sieve.text))
        clear.triggered.connect(lambda: self.chosen.emit(sieve.without_filters()))

    def _choices(
        self,
        title: str,
        values: Mapping[Value, str],
        on: frozenset[Value],
        chosen: Callable[[frozenset[Value]], Sieve],
    ) -> None:
        menu = self.addMenu(title)
        for value, words in values.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value in on)
            action.triggered.connect(partial(self._choose, chosen, on ^ {value}))

    def _choose(self, chosen: Callable[[frozenset[Value]], Sieve], on: frozenset[Value]) -> None:
        self.chosen.emit(chosen(on))

    def _orders(self) -> None:
        menu = self.addMenu("S&ort states")
        group = QActionGroup(menu)
        for order, words in _ORDERS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(order is self._sieve.order)
            action.triggered.connect(partial(self._choose_order, order))
            group.addAction(action)

    def _choose_order(self, order: Order) -> None:
        self.chosen.emit(replace(self._sieve, order=order))


class DayMenu(QMenu):
    """Now, or the end of a day."""

    today_chosen = Signal()
    day_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("The day that is looked at")
        self.addAction("As of &today").triggered.connect(self.today_chosen)
        self.addAction("End of another &day…").triggered.connect(self.day_wanted)
