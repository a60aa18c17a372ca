"""Asks which part of a meeting somebody missed, and how long they were there."""

from PySide6.QtWidgets import QCheckBox, QDialog, QSpinBox, QWidget

from perm_desktop.core.vocabulary import AttendedPart
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.small_dialogs import Question

_DAY_MINUTES = 24 * 60
_UNKNOWN = -1


Part = tuple[AttendedPart | None, int | None]  # what was missed, and minutes there


def ask_part(who: str, part: str, minutes: int | None, parent: QWidget) -> Part | None:
    """Return what somebody missed; None where it was not said after all."""
    dialog = PartDialog(who, part, minutes, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    given = dialog.part, dialog.minutes
    dialog.deleteLater()
    return given if accepted else None


class PartDialog(Question):
    """Late, left early, minutes; all of it may stay open."""

    def __init__(self, who: str, part: str, minutes: int | None, parent: QWidget | None) -> None:
        super().__init__("Attended in part", f"What did {who} miss?", "Mark partial", parent)
        self._late = QCheckBox("Joined &late")
        self._left = QCheckBox("Left &early")
        self._minutes = QSpinBox()
        self._late.setObjectName("partLate")
        self._left.setObjectName("partLeft")
        self._minutes.setObjectName("partMinutes")
        self._late.setChecked(part in (AttendedPart.LATE, AttendedPart.LATE_LEFT))
        self._left.setChecked(part in (AttendedPart.LEFT, AttendedPart.LATE_LEFT))
        self._minutes.setRange(_UNKNOWN, _DAY_MINUTES)
        self._minutes.setSpecialValueText("Not counted")
        self._minutes.setValue(_UNKNOWN if minutes is None else minutes)
        form = dialog_form()
        form.addRow("&Minutes there", self._minutes)
        self.middle.addWidget(self._late)
        self.middle.addWidget(self._left)
        self.middle.addLayout(form)

    @property
    def part(self) -> AttendedPart | None:
        """What was missed; None where it is not said."""
        late, left = self._late.isChecked(), self._left.isChecked()
        if late and left:
            return AttendedPart.LATE_LEFT
        if late:
            return AttendedPart.LATE
        return AttendedPart.LEFT if left else None

    @property
    def minutes(self) -> int | None:
        """How long somebody was there; None where nobody counted."""
        value = self._minutes.value()
        return None if value == _UNKNOWN else value
