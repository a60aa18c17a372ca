"""The rules by which a whole cycle is planned, each with what is shipped."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from perm_desktop.core.plan_rules import PlanRules
from perm_desktop.gui.planning.plan_models import WEEKDAYS, clock_text

_SHIPPED = PlanRules()
_OPENS = range(6 * 60, 12 * 60 + 1, 30)
_CLOSES = range(13 * 60, 20 * 60 + 1, 30)
_MOST_A_DAY = 20
_MOST_MOVED = 13  # a fortnightly meeting must not pass the next one


class PlanRulesForm(QWidget):
    """Edits the rules of a cycle; choices by type and pauses pass through unchanged."""

    rules_changed = Signal()

    def __init__(self, rules: PlanRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = [QCheckBox(name) for name in WEEKDAYS]
        self._holidays = QCheckBox("No meetings on &federal holidays")
        self._opens, self._closes = QComboBox(), QComboBox()
        self._per_day, self._moves = QSpinBox(), QSpinBox()
        self._build()
        self.show_rules(rules)
        self._connect()

    def rules_over(self, base: PlanRules) -> PlanRules:
        """Return other rules with what this form says."""
        return replace(
            base,
            weekdays=tuple(n for n, box in enumerate(self._days) if box.isChecked()),
            skip_holidays=self._holidays.isChecked(),
            opens=self._opens.currentData(),
            closes=self._closes.currentData(),
            one_time_per_day=self._per_day.value(),
            moves_at_most=self._moves.value(),
        )

    def show_rules(self, rules: PlanRules) -> None:
        """Put rules into the fields; tells nobody."""
        self.blockSignals(True)
        for number, box in enumerate(self._days):
            box.setChecked(number in rules.weekdays)
        self._holidays.setChecked(rules.skip_holidays)
        _choose(self._opens, rules.opens)
        _choose(self._closes, rules.closes)
        self._per_day.setValue(rules.one_time_per_day)
        self._moves.setValue(rules.moves_at_most)
        self.blockSignals(False)

    def _build(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(12, 12, 12, 12)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self._weekdays())
        form.addRow(self._holidays)
        self._holidays.setToolTip("Shipped: checked. Observed days count as holidays.")
        for box, offered, name in (
            (self._opens, _OPENS, "No start before"),
            (self._closes, _CLOSES, "No end after"),
        ):
            box.setAccessibleName(name)
            for minutes in offered:
                box.addItem(clock_text(minutes), minutes)
        for spin, most, name in (
            (self._per_day, _MOST_A_DAY, "One-time meetings a host and day"),
            (self._moves, _MOST_MOVED, "Days a holiday may move a meeting"),
        ):
            spin.setAccessibleName(name)
            spin.setMaximum(most)
        self._per_day.setMinimum(1)
        self._add(form, "No start &before", self._opens, clock_text(_SHIPPED.opens))
        self._add(form, "No end &after", self._closes, clock_text(_SHIPPED.closes))
        per_day = str(_SHIPPED.one_time_per_day)
        self._add(form, "&One-time meetings a host and day, at most", self._per_day, per_day)
        moves = str(_SHIPPED.moves_at_most)
        self._add(form, "&Days a holiday may move a meeting, at most", self._moves, moves)
        form.addRow(
            _plain(
                "The hours hold in the main zone of every state of a meeting and in Eastern,"
                " all year. Series that have begun keep their weekday and time."
            )
        )

    def _weekdays(self) -> QGroupBox:
        days = QGroupBox("Weekdays (shipped: Monday to Friday)")
        days.setFlat(True)
        row = QHBoxLayout(days)
        for box in self._days:
            box.setAccessibleName(f"Plan on {box.text()}")
            row.addWidget(box)
        return days

    def _add(self, form: QFormLayout, label: str, field: QWidget, shipped: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(field)
        row.addWidget(_plain(f"shipped: {shipped}"))
        row.addStretch()
        name = QLabel(label)
        name.setBuddy(field)
        form.addRow(name, row)

    def _connect(self) -> None:
        for box in (*self._days, self._holidays):
            box.toggled.connect(self._on_edited)
        for choice in (self._opens, self._closes):
            choice.currentIndexChanged.connect(self._on_edited)
        for spin in (self._per_day, self._moves):
            spin.valueChanged.connect(self._on_edited)

    def _on_edited(self) -> None:
        self.rules_changed.emit()


def _choose(box: QComboBox, minutes: int) -> None:
    """Select a time; one that is not offered was set elsewhere and is added."""
    if box.findData(minutes) < 0:
        box.addItem(clock_text(minutes), minutes)
    box.setCurrentIndex(box.findData(minutes))


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(len(text) > 60)
    return label
