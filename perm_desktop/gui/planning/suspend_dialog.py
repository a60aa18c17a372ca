"""Pause a cycle, a host or a state, and go on again."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from perm_desktop.core import clock
from perm_desktop.core.plan_rules import Suspension
from perm_desktop.gui.kit.data_warning import DataWarning
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.small_dialogs import Question

_OK = QDialogButtonBox.StandardButton.Ok
_REASON_LIMIT = 300


class Pausable(NamedTuple):
    """What can be paused; neither host nor state means the whole cycle."""

    name: str
    host: str = ""
    state: str = ""


class SuspendDialog(Question):
    """What to pause, from which day, and why; without a reason it cannot be accepted."""

    def __init__(
        self, cycle: str, offered: Sequence[Pausable], today: date, parent: QWidget | None
    ) -> None:
        super().__init__(
            f"Suspend {cycle}",
            "Meetings from this day on are cancelled with the reason, and none are planned until"
            " you resume. A joint meeting goes on without a suspended state.",
            "Suspend",
            parent,
        )
        self._offered = offered
        self._scope = QComboBox()
        self._scope.setAccessibleName("What to suspend")
        for each in offered:
            self._scope.addItem(each.name)
        self._day = day_field("Suspend from", today)
        self._reason = QLineEdit()
        self._reason.setAccessibleName("Reason")
        self._reason.setMaxLength(_REASON_LIMIT)
        form = dialog_form()
        form.addRow("&What", self._scope)
        form.addRow("&From", self._day)
        form.addRow("&Reason", self._reason)
        warning = DataWarning()
        warning.watch(self._reason)
        self.middle.addLayout(form)
        self.middle.addWidget(warning)
        self._reason.textChanged.connect(self._on_typed)
        self._on_typed("")

    def what(self) -> Pausable:
        """What is to be paused."""
        return self._offered[self._scope.currentIndex()]

    def day(self) -> date:
        """The first day of the pause."""
        return day_of(self._day)

    def reason(self) -> str:
        """Why."""
        return self._reason.text().strip()

    def _on_typed(self, _: str) -> None:
        self.buttons.button(_OK).setEnabled(bool(self.reason()))


class ResumeDialog(Question):
    """Which open pause ends, and from which day meetings are held again."""

    def __init__(
        self, cycle: str, pauses: Sequence[Suspension], today: date, parent: QWidget | None
    ) -> None:
        super().__init__(
            f"Resume {cycle}",
            "Meetings from this day on are scheduled again; those before it stay cancelled with"
            " the reason."
            if pauses
            else "Nothing is suspended.",
            "Resume" if pauses else "Close",
            parent,
        )
        self._pauses = pauses
        self._list = QListWidget()
        self._list.setAccessibleName("Open suspensions")
        for pause in pauses:
            text = f"{name_of(pause)}, since {clock.day(pause.starts)}: {pause.reason}"
            self._list.addItem(QListWidgetItem(text))
        self._list.setMaximumHeight(160)
        self._list.setCurrentRow(0)
        self._day = day_field("Resume from", today)
        form = dialog_form()
        form.addRow("&Resume from", self._day)
        self.middle.addWidget(self._list)
        self.middle.addLayout(form)
        for part in (self._list, self._day, form.labelForField(self._day)):
            part.setVisible(bool(pauses))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setVisible(bool(pauses))

    def pause(self) -> Suspension | None:
        """The pause that ends; None when there is none."""
        row = self._list.currentRow()
        return self._pauses[row] if 0 <= row < len(self._pauses) else None

    def day(self) -> date:
        """The first day of meetings again."""
        return day_of(self._day)


def name_of(pause: Suspension) -> str:
    """ "Whole cycle", "Host RC", "OH"."""
    if pause.host:
        return f"Host {pause.host}"
    return pause.state or "Whole cycle"


def day_field(name: str, day: date) -> QDateEdit:
    """Return a field for a day, with its calendar."""
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setAccessibleName(name)
    field.setCalendarPopup(True)
    field.setDisplayFormat("MMM d, yyyy")
    field.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return field


def day_of(field: QDateEdit) -> date:
    """Return the day of a field."""
    day = field.date()
    return date(day.year(), day.month(), day.day())
