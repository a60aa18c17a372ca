"""What narrows the lists of the Contacts page: words, state, role, organization, a day."""

from collections.abc import Collection, Iterable
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from perm_desktop.core import clock
from perm_desktop.core.people.finding import Sieve
from perm_desktop.core.people.person import Organization
from perm_desktop.core.people.tenures import Names
from perm_desktop.gui.contacts.fields import choice, value_of
from perm_desktop.gui.contacts.words import ALL_STATES, ORGANIZATIONS
from perm_desktop.gui.kit.filter_field import FilterField
from perm_desktop.gui.kit.flow_layout import FlowLayout
from perm_desktop.gui.kit.segment import Segment
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of

_MINE = "mine"  # stands for the states that the liaison answers for
_GAP = 8
_FILTER_WIDTH = 164


class ContactFilters(QWidget):
    """Fields in a row that breaks; each says by its first line that it lets all through."""

    changed = Signal()  # a choice; what is typed is told by ``text`` itself

    def __init__(self, today: date, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._names, self._mine = today, Names(), frozenset[str]()
        self.text = FilterField()
        self.people, self.vacant = Segment(0, 2), Segment(1, 2)
        self.state, self.role = choice("State", ()), choice("Role", ())
        organizations = [(str(value), words) for value, words in ORGANIZATIONS.items()]
        self.organization = choice("Organization", [("", "Any organization"), *organizations])
        self.day = day_field("As of", today)
        self.back = QPushButton("Today")
        self.as_of = QWidget()  # the day with its label; it stands where the page has room for it
        self._build()
        self._connect()
        self.set_palette(palette)

    @property
    def is_vacant(self) -> bool:
        """True while vacant posts are looked for instead of people."""
        return self.vacant.isChecked()

    @property
    def on(self) -> date:
        """The day that is looked at."""
        return day_of(self.day)

    @property
    def narrows(self) -> bool:
        """True while something is left out by a choice."""
        chosen = (self.text.text().strip(), value_of(self.state), value_of(self.role))
        return any(chosen) or bool(value_of(self.organization))

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        for part in (self.people, self.vacant):
            part.set_palette(palette)

    def sieve(self) -> Sieve:
        """Return what is looked for, but for the text that is typed."""
        state, role, whose = map(value_of, (self.state, self.role, self.organization))
        return Sieve(
            on=self.on,
            states=self._mine if state == _MINE else tuple(filter(None, (state,))),
            roles=tuple(filter(None, (role,))),
            organizations=(Organization(whose),) if whose and not self.is_vacant else (),
            vacant=self.is_vacant,
        )

    def set_names(self, names: Names, mine: Collection[str]) -> None:
        """Offer the states and roles there are; what was chosen stays."""
        if (names, frozenset(mine)) == (self._names, self._mine):
            return
        self._names, self._mine = names, frozenset(mine)
        own = [(_MINE, "My states")] if mine else []
        states = sorted(names.states.items(), key=lambda each: each[1])
        _offer(self.state, [("", ALL_STATES), *own, *states])
        _offer(self.role, [("", "All roles"), *names.roles.items()])

    def move_today(self, today: date) -> None:
        """Go on to another day where today was looked at."""
        if self._today != today and self.on == self._today:
            with QSignalBlocker(self.day):
                self.day.setDate(QDate(today.year, today.month, today.day))
        self._today = today
        self._tell_day()

    def look_for(self, *, vacant: bool) -> None:
        """Look for people, or for vacant posts."""
        (self.vacant if vacant else self.people).setChecked(True)

    def let_all_through(self) -> None:
        """Take all choices back, but not the day."""
        with QSignalBlocker(self):
            self.text.clear()
            for box in (self.state, self.role, self.organization):
                box.setCurrentIndex(0)
            self.people.setChecked(True)
        self.changed.emit()

    def described(self) -> list[str]:
        """What is looked for, in words: "State: Ohio", "with “lee”", "as of Mar 1, 2026"."""
        boxes = (("State", self.state), ("Role", self.role), ("Organization", self.organization))
        said = [
            f"{name}: {box.currentText()}"
            for name, box in boxes
            if value_of(box) and box.isEnabled()
        ]
        if text := self.text.text().strip():
            said.append(f"with “{text}”")
        return [*said, f"as of {clock.day(self.on)}"]

    def _build(self) -> None:
        self.text.setObjectName("contactFilter")
        self.text.setPlaceholderText("Find a name, role, e-mail…")
        self.text.setAccessibleName("Find people")
        self.text.setClearButtonEnabled(True)
        self.text.setFixedWidth(_FILTER_WIDTH)
        row = FlowLayout(self, _GAP)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._kinds(), self.text, self.state, self.role, self.organization):
            row.addWidget(part)
        self._build_day()
        self._tell_day()

    def _kinds(self) -> QWidget:
        """People or vacant posts, as two buttons of which one is on."""
        whole = QWidget()
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        group = QButtonGroup(self)
        height = self.state.sizeHint().height()
        for button, words in ((self.people, "People"), (self.vacant, "Vacant posts")):
            button.setText(words)
            button.setCheckable(True)
            button.setFixedHeight(height)
            group.addButton(button)
            layout.addWidget(button)
        self.people.setChecked(True)
        return whole

    def _build_day(self) -> None:
        layout = QHBoxLayout(self.as_of)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        label = QLabel("As of")
        label.setBuddy(self.day)
        self.back.setAutoDefault(False)
        self.back.setToolTip("Look at today again")
        for part in (label, self.day, self.back):
            layout.addWidget(part)

    def _connect(self) -> None:
        for box in (self.state, self.role, self.organization):
            box.currentIndexChanged.connect(self.changed)
        self.day.dateChanged.connect(self._on_day)
        self.vacant.toggled.connect(self._on_kind)
        self.back.clicked.connect(self._look_at_today)

    def _on_day(self) -> None:
        self._tell_day()
        self.changed.emit()

    def _on_kind(self) -> None:
        """Whose staff somebody is says nothing of a post that nobody holds."""
        self.organization.setEnabled(not self.is_vacant)
        self.changed.emit()

    def _look_at_today(self) -> None:
        self.day.setFocus()
        self.day.setDate(QDate(self._today.year, self._today.month, self._today.day))

    def _tell_day(self) -> None:
        self.back.setVisible(self.on != self._today)


def _offer(box: QComboBox, offered: Iterable[tuple[str, str]]) -> None:
    """Put other lines into a list of choices; the chosen value stays where it is there."""
    current = value_of(box)
    with QSignalBlocker(box):
        box.clear()
        for value, words in offered:
            box.addItem(words, value)
        box.setCurrentIndex(max(box.findData(current), 0))
