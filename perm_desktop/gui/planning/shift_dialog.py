"""Move the selected meetings by days, tried before it is done."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from perm_desktop.core import clashes, clock
from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.look import theme
from perm_desktop.gui.planning.clash_dialog import counted
from perm_desktop.gui.planning.plan_models import WEEKDAYS
from perm_desktop.gui.small_dialogs import Question
from perm_desktop.services import meetings, shifting
from perm_desktop.services.shifting import Shift
from perm_desktop.store.catalog import Catalog

_FARTHEST = 365  # days
_SETTLES_AFTER = 100  # milliseconds
_LINES_AT_LEAST = 3
_AIR = 20  # frame and margins of a text, and half a line that may have to wrap
_QUICK = (("+&1 day", 1, False), ("&Next week", 7, False), ("Next b&usiness day", 1, True))


class ShiftDialog(Question):
    """Asks how far; says at once what would move, stay, land on a day off, or clash."""

    def __init__(
        self, catalog: Catalog, rows: Sequence[MeetingRow], parent: QWidget | None
    ) -> None:
        noun = meetings.describe(rows[0]) if len(rows) == 1 else f"{len(rows):,} meetings"
        super().__init__("Move meetings", f"Move {noun}.", "Move", parent)
        self._catalog, self._rows = catalog, rows
        self._shift = Shift([], [], [], [])
        self._days, self._weekday = QSpinBox(), QComboBox()
        self._business = QCheckBox("&Skip weekends and holidays")
        self._summary = QLabel()
        self._details = QPlainTextEdit()
        self._settling = QTimer(self, singleShot=True, interval=_SETTLES_AFTER)
        self._build()
        self._connect()
        self._days.setValue(1)
        self._try()
        resize_within_screen(self, QSize(640, self.sizeHint().height()))

    @property
    def shift(self) -> Shift:
        """What accepting would do."""
        return self._shift

    def accept(self) -> None:
        """Take the choices of now, also those made a moment ago."""
        if self._settling.isActive():
            self._try()
        if self._shift.moves:
            super().accept()

    def done(self, result: int) -> None:
        """Close and try no more."""
        self._settling.stop()
        super().done(result)

    def _build(self) -> None:
        quick = QHBoxLayout()
        for text, days, business in _QUICK:
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.setProperty("days", days)
            button.setProperty("business", business)
            button.clicked.connect(self._on_quick)
            quick.addWidget(button)
        quick.addStretch()
        self._days.setRange(-_FARTHEST, _FARTHEST)
        self._days.setAccessibleName("Days")
        self._weekday.setAccessibleName("To weekday")
        self._weekday.addItem("Any", None)
        for number, name in enumerate(WEEKDAYS[:5]):
            self._weekday.addItem(name, number)
        form = dialog_form()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow("Move &by", self._days)
        form.addRow("Then to &weekday of that week", self._weekday)
        form.addRow("", self._business)
        self._summary.setWordWrap(True)
        self._summary.setFont(theme.font(theme.STRONG))
        self._summary.setObjectName("shiftSummary")
        self._details.setAccessibleName("What moving would do")
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setFont(theme.font(theme.TABLE))
        self.middle.addLayout(quick)
        self.middle.addLayout(form)
        self.middle.addWidget(self._summary)
        self.middle.addWidget(self._details, 1)
        self.middle.addStretch()

    def _connect(self) -> None:
        self._days.valueChanged.connect(self._on_days)
        self._days.valueChanged.connect(self._on_edited)
        self._weekday.currentIndexChanged.connect(self._on_edited)
        self._business.toggled.connect(self._on_edited)
        self._settling.timeout.connect(self._try)

    def _on_quick(self) -> None:
        button = self.sender()
        self._days.setValue(button.property("days"))
        self._business.setChecked(button.property("business"))
        self._weekday.setCurrentIndex(0)

    def _on_edited(self) -> None:
        self._settling.start()

    def _on_days(self, days: int) -> None:
        self._days.setSuffix(" day" if abs(days) == 1 else " days")

    def _try(self) -> None:
        self._settling.stop()
        try:
            self._shift = shifting.preview(
                self._catalog,
                self._rows,
                self._days.value(),
                weekday=self._weekday.currentData(),
                business=self._business.isChecked(),
            )
        except UserError as error:
            self._shift = Shift([], [], [], [])
            self._summary.setText(str(error))
            return
        self._shift.moves[:] = [m for m in self._shift.moves if m.starts != m.row.starts]
        self._summary.setText(summary(self._shift))
        self._show_details(details(self._shift))
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self._shift.moves))

    def _show_details(self, lines: Sequence[str]) -> None:
        """Say what would happen, in no more room than it takes."""
        self._details.setPlainText("\n".join(lines))
        metrics = self._details.fontMetrics()
        self._details.setMinimumHeight(_row_heights(metrics, min(len(lines), _LINES_AT_LEAST)))
        self._details.setMaximumHeight(_row_heights(metrics, len(lines)))


def _row_heights(metrics: QFontMetrics, lines: int) -> int:
    return max(lines, 1) * metrics.lineSpacing() + _AIR


def summary(shift: Shift) -> str:
    """Count what would move, stay, land on a day off, and clash."""
    parts = [f"{len(shift.moves):,} would move"]
    if shift.left_alone:
        parts.append(f"{len(shift.left_alone):,} would stay")
    if shift.off_days:
        parts.append(f"{len(shift.off_days):,} would land on a weekend or holiday")
    if shift.clashes:
        parts.append(counted(shift.clashes))
    return f"{', '.join(parts)}."


def details(shift: Shift) -> list[str]:
    """Say in sentences what is out of the ordinary, then each move."""
    lines = [clashes.sentence(clash) for clash in shift.clashes]
    for move, why in shift.off_days:
        day = _when(move.row._replace(starts=move.starts))
        what = "on a weekend" if why == "weekend" else why
        lines.append(f"{day} is {what}: {meetings.describe(move.row)}.")
    lines += [f"{meetings.describe(row)} stays: {why}." for row, why in shift.left_alone]
    for move in shift.moves:
        day = _when(move.row._replace(starts=move.starts))
        lines.append(f"{meetings.describe(move.row)} moves to {day}.")
    return lines


def _when(row: MeetingRow) -> str:
    return f"{clock.weekday(row.start).partition(',')[0]}, {clock.day(row.start)}"
