"""The fields by which a deadline rule is told: days, or a day, and where that is said."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from perm_desktop.core.obligations.deadline_rules import Anchor, Count, Rule
from perm_desktop.gui.facts.fact_dialog import labelled
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of
from perm_desktop.services import deadlines

_SOURCE_LIMIT = 200
_USUAL_DAYS = 30
_COUNTS = {Count.CALENDAR: "Calendar days", Count.BUSINESS: "Business days"}


class RuleFields:
    """Fields for a form; what does not fit how a rule is counted is hidden."""

    def __init__(self, day: date) -> None:
        self.days, self.count = QSpinBox(), QComboBox()
        self.day = day_field("Day", day)
        self.source, self.verified = QLineEdit(), QCheckBox("&Verified: I read it in this source")
        self._length = QWidget()
        self._anchor = Anchor.ENTERED
        self._build()

    def add_to(self, form: QFormLayout) -> None:
        """Put them into a form, in the order in which they are asked."""
        self._form = form
        form.addRow(labelled("&Days", self.days), self._length)
        form.addRow("Da&y", self.day)
        form.addRow("&Source", self.source)
        form.addRow("", self.verified)

    def show_rule(self, rule: Rule) -> None:
        """Say what a rule has."""
        self.days.setValue(rule.days)
        self.count.setCurrentIndex(self.count.findData(rule.count))
        self.source.setText(rule.source)
        self.source.setCursorPosition(0)
        self.verified.setChecked(rule.verified)
        self.fit(rule.anchor)

    def fit(self, anchor: Anchor) -> None:
        """Keep to what is asked of a rule that counts like this."""
        self._anchor = anchor
        self._form.setRowVisible(self._length, anchor not in (Anchor.CYCLE, Anchor.CUTOFF))
        self._form.setRowVisible(self.day, anchor is Anchor.CYCLE)

    def values(self) -> dict[str, Any]:
        """What they say, as the services take it; None for what is not asked."""
        has_days = self._anchor not in (Anchor.CYCLE, Anchor.CUTOFF)
        return {
            "days": self.days.value() if has_days else None,
            "count": Count(self.count.currentData()) if has_days else None,
            "day": day_of(self.day) if self._anchor is Anchor.CYCLE else None,
            "source": self.source.text(),
            "verified": self.verified.isChecked(),
        }

    def _build(self) -> None:
        self.days.setRange(1, deadlines.MOST_DAYS)
        self.days.setValue(_USUAL_DAYS)
        self.days.setAccessibleName("Days")
        self.count.setAccessibleName("Which days count")
        for count, words in _COUNTS.items():
            self.count.addItem(words, count)
        self.source.setMaxLength(_SOURCE_LIMIT)
        self.source.setAccessibleName("Source")
        row = QHBoxLayout(self._length)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.days)
        row.addWidget(self.count, 1)
