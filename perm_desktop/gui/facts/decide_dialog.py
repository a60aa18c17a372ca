"""Decides for many states quickly which meetings held only if needed are needed."""

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.counting import counted
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.texts import TITLE_LIMIT
from perm_desktop.core.vocabulary import Need
from perm_desktop.gui.catalog.type_part import heading
from perm_desktop.gui.facts import decision_lines
from perm_desktop.gui.facts.decision_lines import CHOICES, Choice, DecisionLine
from perm_desktop.gui.facts.fact_dialog import FactDialog, labelled, start_state
from perm_desktop.gui.kit.data_warning import DataWarning
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.kit.line_model import LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of
from perm_desktop.gui.session import Session
from perm_desktop.services import decisions

_SIZE = QSize(960, 560)
_REASON_LIMIT = 1_000
_MEETING = 2  # column
_TO_DECIDE, _ALL = "to decide", "all"
_KEYS = "Select states, then press N for needed, X for not needed or U to take it back."


class DecideDialog(FactDialog):
    """A line for each state and type; what the form says is recorded for the selected ones."""

    def __init__(
        self,
        session: Session,
        cycle: Cycle,
        palette: Palette,
        parent: QWidget | None = None,
        *,
        kind: str = "",
        state: str = "",
    ) -> None:
        super().__init__(session, cycle, palette, "Decide if needed", parent)
        self._decided: set[tuple[str, str]] = set()  # here, and so still shown
        self.model = LineModel(decision_lines.columns(), lambda line: line.key, self)
        self.table = LineTable(self.model, palette, "decisions", "Meetings held only if needed")
        self.types, self.which = QComboBox(), QComboBox()
        self.choice, self.by, self.reason = QComboBox(), QLineEdit(), QLineEdit()
        self.day = day_field("Decided on", session.today)
        self.who, self.history = heading(""), QListWidget()
        self.record = QPushButton("&Record")
        self._build(palette)
        self._fill(kind)
        self.refresh()
        self._go_to(kind, state)
        self.open_at(_SIZE)
        self.table.setFocus()

    def refresh(self) -> None:
        """Show the lines that fit the choosers, and how many wait."""
        every = decision_lines.lines(self.coverage)
        kind, is_all = self.types.currentData(), self.which.currentData() == _ALL
        shown = [
            line
            for line in every
            if kind in ("", line.obligation.type)
            and (is_all or line.is_open or line.key in self._decided)
        ]
        self.table.show_lines(shown)
        self.table.setColumnHidden(_MEETING, bool(kind))
        waiting = sum(line.is_open for line in every)
        keys = f" {_KEYS}" if self.is_writable and shown else ""
        self.sentence.setText(f"{_told(waiting, len(every))}{keys}")
        self._tell()

    # -- building

    def _build(self, palette: Palette) -> None:
        for name, field in (("Meeting", self.types), ("Show", self.which)):
            field.setAccessibleName(name)
            field.setMinimumContentsLength(12)
            self.tools.addWidget(labelled(f"&{name}", field))
            self.tools.addWidget(field)
            field.currentIndexChanged.connect(self._on_filter)
        self.tools.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(self.who)
        self.form = QWidget()
        self._build_form(palette)
        side.addWidget(self.form)
        self.history.setAccessibleName("What was decided, newest first")
        self.history.setWordWrap(True)
        self.history.setMinimumHeight(32)
        side.addWidget(labelled("&History", self.history))
        side.addWidget(self.history, 1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.table, 3)
        middle.addLayout(side, 2)
        self.middle.addLayout(middle, 1)
        self.add_button("&Close", self.reject, QDialogButtonBox.ButtonRole.RejectRole)
        self.table.chosen.connect(self._tell)
        self.table.opened.connect(self._record)
        if self.is_writable:
            for key, need in (("N", Need.NEEDED), ("X", Need.NOT_NEEDED), ("U", Need.UNDECIDED)):
                self.on_key(key, lambda need=need: self._decide(need), self.table)
            self.on_key("Space", self._record, self.table)

    def _build_form(self, palette: Palette) -> None:
        """The four fields of a decision, and the button that records it."""
        for name, field in (
            ("Decision", self.choice),
            ("Decided by", self.by),
            ("Reason", self.reason),
        ):
            field.setAccessibleName(name)
        self.by.setMaxLength(TITLE_LIMIT)
        self.reason.setMaxLength(_REASON_LIMIT)
        self.reason.setPlaceholderText("Wanted where it is not needed")
        warning = DataWarning(palette)
        warning.watch(self.reason)
        form = dialog_form()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        form.addRow("&Decision", self.choice)
        form.addRow("Decided &by", self.by)
        form.addRow("&On", self.day)
        form.addRow("R&eason", self.reason)
        form.addRow("", warning)
        form.addRow("", self.record)
        self.form.setLayout(form)
        self.form.setVisible(self.is_writable)
        self.record.setAutoDefault(False)
        self.record.clicked.connect(self._record)
        make_primary(self.record, palette)

    def _fill(self, kind: str) -> None:
        lines = decision_lines.lines(self.coverage)
        titles = {line.obligation.type: line.title for line in lines}
        self.types.addItem("All that are held if needed", "")
        for key, title in titles.items():
            self.types.addItem(title, key)
        self.which.addItem("To decide", _TO_DECIDE)
        self.which.addItem("All states", _ALL)
        for chosen in CHOICES:
            self.choice.addItem(chosen.words, chosen)
        made = self.coverage.facts.decisions
        self.by.setText(made[-1].by if made else self.session.catalog.author)
        self.types.setCurrentIndex(max(self.types.findData(kind), 0))

    def _go_to(self, kind: str, state: str) -> None:
        """Begin at a state; of one where all is decided, its decisions are shown."""
        code = state or start_state(self.session, self.cycle)
        if self._choose(kind, code) or not state:
            return
        self.which.setCurrentIndex(self.which.findData(_ALL))
        self._choose(kind, code)

    def _choose(self, kind: str, code: str) -> bool:
        for row, line in enumerate(self.model.lines):
            if line.obligation.state == code and kind in ("", line.obligation.type):
                self.table.go_to(row)
                return True
        if self.model.lines:
            self.table.go_to(0)
        return False

    # -- showing

    def _on_filter(self) -> None:
        self._decided.clear()
        self.refresh()
        if self.model.lines and not self.table.selected_rows():
            self.table.go_to(0)

    def _tell(self) -> None:
        """Say who is selected, and what was decided there."""
        lines = self.table.selected_lines()
        self.who.setText(_who(lines))
        self.record.setEnabled(bool(lines))
        many = f" for {counted(len(lines), 'line')}" if len(lines) > 1 else ""
        self.record.setText(f"&Record{many}")
        self.history.clear()
        if len(lines) == 1:
            made = reversed(self.coverage.facts.decisions)
            own = [each for each in made if (each.type, each.state) == lines[0].key]
            self.history.addItems(decision_lines.told(own) or [lines[0].obligation.verdict.why])

    # -- deciding

    def _decide(self, need: Need) -> None:
        """Record by a key; needed keeps the ground that the form says."""
        if self._chosen.need is not need:
            first = next(n for n, choice in enumerate(CHOICES) if choice.need is need)
            self.choice.setCurrentIndex(first)
        self._record()

    @property
    def _chosen(self) -> Choice:
        return CHOICES[self.choice.currentIndex()]

    def _record(self) -> None:
        """Record what the form says for the selected lines, then go on to the next."""
        lines, chosen, catalog = self.table.selected_lines(), self._chosen, self.session.catalog
        pairs = [line.key for line in lines]
        if not pairs or not self.is_writable:
            return
        by, reason, day = self.by.text(), self.reason.text(), self._on_day()
        before = set(self._decided)
        self._decided.update(pairs)  # what is decided stays in sight
        done = self.attempt(
            lambda: decisions.decide_all(
                *(catalog, self.cycle.year, pairs, chosen.need, by, reason),
                basis=chosen.basis,
                day=day,
            )
        )
        if not done:
            self._decided = before
            if not reason.strip() and chosen.need is Need.NOT_NEEDED:
                self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif len(pairs) == 1:
            self._go_on()

    def _on_day(self) -> date:
        return day_of(self.day)

    def _go_on(self) -> None:
        row = self.table.selected_rows()
        if row and row[0] + 1 < self.model.rowCount():
            self.table.go_to(row[0] + 1)


def _told(waiting: int, every: int) -> str:
    if not every:
        return "No meeting of this cycle is held only if needed."
    if not waiting:
        return f"Everything is decided: {counted(every, 'line')} of states and meetings."
    return f"{waiting:,} of {every:,} are undecided."


def _who(lines: list[DecisionLine]) -> str:
    if not lines:
        return "Nothing is selected"
    states = list(dict.fromkeys(line.name for line in lines))
    titles = list(dict.fromkeys(line.title for line in lines))
    who = states[0] if len(states) == 1 else f"{len(states)} states"
    return f"{who}, {titles[0] if len(titles) == 1 else f'{len(titles)} meetings'}"
