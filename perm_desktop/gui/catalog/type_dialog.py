"""Add a meeting type of one's own: what it is called, who hosts it, how often it is held."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from perm_desktop.core import cadences, type_settings
from perm_desktop.core.cadences import HowOften
from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import Cadence
from perm_desktop.core.type_settings import TypeSettings
from perm_desktop.core.vocabulary import CadenceKind, Phase
from perm_desktop.gui.catalog import type_fields
from perm_desktop.gui.catalog.type_model import PHASES
from perm_desktop.gui.catalog.type_part import sentence
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.small_dialogs import Question

_USUAL_MINUTES = 60
_OFFERED = {
    how: text for how, text in type_fields.HOW_OFTEN.items() if how is not HowOften.TRIGGERED
}


class TypeDialog(Question):
    """Asks for a new type. ``save`` may raise UserError, which keeps the dialog open."""

    def __init__(self, save: Callable[[str, TypeSettings], None], parent: QWidget | None) -> None:
        super().__init__(
            "Add meeting type",
            "It appears wherever meeting types do: in new meetings, in planning, in lists."
            " Everything can be changed later.",
            "Add type",
            parent,
        )
        self._save = save
        self.title = QLineEdit()
        self.title.setAccessibleName("Title")
        self.title.setMaxLength(type_settings.SHORT_TITLE_LIMIT)
        self.phase = type_fields.choice("Phase", PHASES)
        self.phase.setCurrentIndex(self.phase.findData(Phase.INTRA))
        self.hosts = type_fields.hosts_field()
        self.how = type_fields.choice("How often", _OFFERED)
        self.together = type_fields.choice("Held as", type_fields.TOGETHER)
        self.together.setCurrentIndex(self.together.findData(False))
        self.minutes = type_fields.length_field()
        self.minutes.setValue(_USUAL_MINUTES)
        self.planned = sentence()
        self.problem = sentence()
        self._build()
        self._tell()

    def accept(self) -> None:
        """Add the type, or say what is missing."""
        try:
            self._save(self.title.text(), self.settings())
        except UserError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        super().accept()

    def sizeHint(self) -> QSize:
        """Room for the hosts in one row."""
        return super().sizeHint().expandedTo(QSize(480, 0))

    def settings(self) -> TypeSettings:
        """What was chosen."""
        joint, phase = bool(self.together.currentData()), Phase(self.phase.currentData())
        blank = TypeSettings(
            short_title=self.title.text(),
            phase=phase,
            cadence=Cadence(CadenceKind.AD_HOC, {}),
            joint=joint,
            minutes=self.minutes.value(),
            hosts=self.hosts.chosen,
        )
        return type_settings.with_cadence(blank, HowOften(self.how.currentData()), joint=joint)

    def _build(self) -> None:
        form = dialog_form()
        form.addRow("&Title", self.title)
        form.addRow("&Phase", self.phase)
        form.addRow("Hosts", self.hosts)
        form.addRow("How &often", self.how)
        form.addRow("&Held as", self.together)
        form.addRow("&Length", self.minutes)
        form.addRow("", self.planned)
        self._together_label = form.labelForField(self.together)
        self.middle.addLayout(form)
        self.middle.addWidget(self.problem)
        self.problem.setObjectName("problem")
        self.problem.hide()
        self.how.activated.connect(self._tell)
        self.phase.activated.connect(self._tell)
        self.title.setFocus()

    def _tell(self) -> None:
        """Say what planning makes of the choices; what they settle cannot be chosen."""
        settled = cadences.settles_joint(HowOften(self.how.currentData()))
        for part in (self.together, self._together_label):
            part.setEnabled(settled is None)
        if settled is not None:
            self.together.setCurrentIndex(self.together.findData(settled))
        settings = self.settings()
        if not cadences.is_planned(settings.cadence):
            self.planned.setText("Not planned ahead: it is offered when a meeting is made.")
            return
        window = type_settings.usual_window(settings.phase)
        where = PHASES[window.phase].lower()
        when = "" if settings.cadence.every else f" days {window.from_day} to {window.to_day} of"
        self.planned.setText(f"Planned in{when} {where}, with the rest of the cycle.")
