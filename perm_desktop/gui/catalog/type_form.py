"""The settings of a meeting type, each kept as soon as it is chosen."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core import cadences, type_settings
from perm_desktop.core.cadences import HowOften
from perm_desktop.core.meeting_types import Cadence, MeetingType, PlanWindow
from perm_desktop.core.type_settings import TypeSettings, settings_of
from perm_desktop.core.vocabulary import Methodology, Phase, RollUpRule
from perm_desktop.gui.catalog import type_fields
from perm_desktop.gui.catalog.type_model import PHASES
from perm_desktop.gui.catalog.type_part import Attempt, WheelGuard, scrolling, sentence
from perm_desktop.gui.catalog.type_words import days_sentence, differences
from perm_desktop.gui.look import theme
from perm_desktop.gui.session import Session
from perm_desktop.services import meeting_types
from perm_desktop.services.meeting_types import Shipped

_SHORT_WIDTH = 32  # characters
_STANDING = (
    "Meetings that are there already keep their date, length and states; planning the cycle again"
    " uses what is set here."
)


class TypeForm(QWidget):
    """Shows and keeps the settings; what a refusal concerns goes back to what it was."""

    def __init__(self, session: Session, attempt: Attempt) -> None:
        super().__init__()
        self._session, self._attempt = session, attempt
        self._kind: MeetingType | None = None
        self._shipped: dict[str, Shipped] = {}
        self._guard = WheelGuard(self)
        self._form = QFormLayout()
        self._notes: dict[QWidget, QLabel] = {}
        self._boxes: dict[QWidget, QVBoxLayout] = {}
        self._build_fields()
        self._build()
        self._connect()

    def show_type(self, kind: MeetingType) -> None:
        """Show the settings of a type."""
        if kind.factory and not self._shipped:
            self._shipped = dict(meeting_types.shipped_types())
        self._kind = kind
        blockers = [QSignalBlocker(field) for field in self._notes]
        settings = settings_of(kind)
        self._fill(settings)
        del blockers
        self._show_fitting(settings)
        self._tell_days(kind)
        self._tell_shipped(kind)

    def minimumSizeHint(self) -> QSize:
        """It scrolls."""
        return QSize(0, 0)

    # -- building

    def _build_fields(self) -> None:
        self.short = QLineEdit()
        self.short.setMaxLength(type_settings.SHORT_TITLE_LIMIT)
        self.short.setMinimumWidth(self.fontMetrics().averageCharWidth() * _SHORT_WIDTH)
        self.phase = type_fields.choice("Phase", PHASES)
        self.how = type_fields.choice("How often", type_fields.HOW_OFTEN)
        self.sessions = type_fields.number("Sessions", 1, type_settings.MOST_SESSIONS)
        self.needed = type_fields.number("To attend", 1, type_settings.MOST_SESSIONS)
        self.quarter = type_fields.number("Threshold, a quarter", 0, 100, suffix=" %")
        self.overall = type_fields.number("Threshold, overall", 0, 100, suffix=" %")
        self.both = type_fields.choice("Calls follow from", type_fields.THRESHOLDS)
        self.together = type_fields.choice("Held as", type_fields.TOGETHER)
        self.roll_up = type_fields.choice("A state attended with", type_fields.ROLL_UP)
        self.minutes = type_fields.length_field()
        self.hosts = type_fields.hosts_field()
        self.variants = type_fields.Checks(
            "Separate versions for",
            {method.value: text for method, text in type_fields.METHODS.items()},
        )
        self.window_phase = type_fields.choice("Planned in", type_fields.CYCLE_PHASES)
        most = type_settings.MOST_DAYS
        self.first = type_fields.number("From day", 0, most)
        self.last = type_fields.number("To day", 0, most)
        self.days = sentence()
        self.restore = QPushButton("Restore shipped settings")
        self.state = sentence()

    def _build(self) -> None:
        self._lay_fields()
        self.restore.setObjectName("restoreSettings")
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(16)
        layout.addLayout(self._form)
        layout.addWidget(self.state)
        layout.addWidget(sentence(_STANDING))
        foot = QHBoxLayout()
        foot.addWidget(self.restore)
        foot.addStretch(1)
        layout.addLayout(foot)
        layout.addStretch(1)
        content.setEnabled(not self._session.catalog.read_only)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(content, "typeSettings"))

    def _lay_fields(self) -> None:
        for label, field in (
            ("Short title", self.short),
            ("Phase", self.phase),
            ("How often", self.how),
            ("Sessions", self.sessions),
            ("Each state attends", self.needed),
            ("Threshold, a quarter", self.quarter),
            ("Threshold, overall", self.overall),
            ("Calls follow from", self.both),
            ("Held as", self.together),
            ("A state attended with", self.roll_up),
            ("Length", self.minutes),
            ("Hosts", self.hosts),
            ("Separate versions for", self.variants),
            ("Planned in", self.window_phase),
            ("From day", self.first),
            ("To day", self.last),
        ):
            self._add(label, field)
        self._form.addRow("", self.days)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def _add(self, text: str, field: QWidget) -> None:
        """Add a field with its label and, below it, room for what was shipped."""
        label, note = QLabel(text), sentence()
        if not isinstance(field, type_fields.Checks):
            label.setBuddy(field)
        field.setObjectName(text)
        if not field.accessibleName():
            field.setAccessibleName(text)
        note.setFont(theme.font(theme.TABLE))
        note.hide()
        box = QVBoxLayout()
        box.setSpacing(2)
        line = QHBoxLayout()
        line.addWidget(field)
        line.addStretch(1)
        box.addLayout(line)
        box.addWidget(note)
        self._form.addRow(label, box)
        self._notes[field], self._boxes[field] = note, box

    def _connect(self) -> None:
        self.short.editingFinished.connect(self._apply)
        combos = (self.phase, self.both, self.together, self.roll_up, self.window_phase)
        for combo in combos:
            combo.activated.connect(self._apply)
        self.how.activated.connect(self._on_how)
        spins = (self.sessions, self.needed, self.quarter, self.overall)
        for spin in (*spins, self.minutes, self.first, self.last):
            spin.valueChanged.connect(self._apply)
        for checks in (self.hosts, self.variants):
            checks.changed.connect(self._apply)
        self.restore.clicked.connect(self._on_restore)
        self._guard.watch(*combos, self.how, *spins, self.minutes, self.first, self.last)

    # -- showing

    def _fill(self, settings: TypeSettings) -> None:
        details = settings.cadence.details
        self.short.setText(settings.short_title)
        self.phase.setCurrentIndex(self.phase.findData(settings.phase))
        self._offer_trigger(settings.cadence)
        how = cadences.how_often(settings.cadence)
        self.how.setCurrentIndex(self.how.findData(how))
        self.sessions.setValue(settings.cadence.sessions)
        self.needed.setValue(int(details.get("needed", 1)))
        self.quarter.setValue(int(details.get("quarter_percent", 0)))
        self.overall.setValue(int(details.get("overall_percent", 0)))
        self.both.setCurrentIndex(self.both.findData(bool(details.get("both", False))))
        self.together.setCurrentIndex(self.together.findData(settings.joint))
        self.roll_up.setCurrentIndex(self.roll_up.findData(settings.roll_up))
        self.minutes.setValue(settings.minutes)
        self.hosts.choose(settings.hosts)
        self.variants.choose(variant.value for variant in settings.variants)
        window = settings.window or type_settings.usual_window(settings.phase)
        self.window_phase.setCurrentIndex(self.window_phase.findData(window.phase))
        self.first.setValue(window.from_day)
        self.last.setValue(window.to_day)

    def _offer_trigger(self, cadence: Cadence) -> None:
        """Only a type that has a trigger can wait for one."""
        place = self.how.findData(HowOften.TRIGGERED)
        is_triggered = cadences.how_often(cadence) is HowOften.TRIGGERED
        if is_triggered and place < 0:
            self.how.addItem(type_fields.HOW_OFTEN[HowOften.TRIGGERED], HowOften.TRIGGERED)
        elif not is_triggered and place >= 0:
            self.how.removeItem(place)

    def _show_fitting(self, settings: TypeSettings) -> None:
        """Show the fields that the cadence has."""
        how, details = cadences.how_often(settings.cadence), settings.cadence.details
        is_planned = settings.window is not None
        for field, fits in (
            (self.sessions, how is HowOften.SESSIONS),
            (self.needed, how is HowOften.SESSIONS),
            (self.quarter, "quarter_percent" in details),
            (self.overall, "overall_percent" in details),
            (self.both, "quarter_percent" in details and "overall_percent" in details),
            (self.together, cadences.settles_joint(how) is None),
            (self.window_phase, is_planned),
            (self.first, is_planned),
            (self.last, is_planned and not settings.cadence.every),
        ):
            self._form.setRowVisible(self._boxes[field], fits)

    def _tell_days(self, kind: MeetingType) -> None:
        """Say which days of the current cycle the window means."""
        self.days.setText(days_sentence(kind, self._session.cycle))

    def _tell_shipped(self, kind: MeetingType) -> None:
        """Show what was shipped below each field that differs."""
        shipped = self._shipped.get(kind.key) if kind.factory else None
        now = settings_of(kind)
        said = differences(shipped.settings, now) if shipped else {}
        for field, note in self._notes.items():
            text = said.get(field.objectName(), "")
            note.setText(f"Shipped: {text}")
            note.setVisible(bool(text) and not field.isHidden())
        differs = shipped is not None and (
            shipped.settings != now or set(shipped.roles) != set(kind.roles)
        )
        self.restore.setVisible(kind.factory)
        self.restore.setEnabled(differs)
        self.state.setVisible(kind.factory)
        self.state.setText(
            "Settings or roles differ from what was shipped."
            if differs
            else "Settings and roles are as shipped."
        )

    # -- keeping

    def _on_how(self) -> None:
        self._keep(_with_how(self._wanted(), self.how.currentData(), self.together.currentData()))

    def _apply(self) -> None:
        if self._kind is not None:
            self._keep(self._wanted())

    def _keep(self, wanted: TypeSettings) -> None:
        kind, catalog = self._kind, self._session.catalog
        if kind is None or wanted == settings_of(kind):
            return
        if not self._attempt(lambda: meeting_types.change(catalog, kind.key, wanted)):
            self.show_type(kind)

    def _wanted(self) -> TypeSettings:
        """What the fields say."""
        kind = self._kind
        if kind is None:
            raise RuntimeError("no type is shown")
        before = settings_of(kind)
        joint = bool(self.together.currentData())
        wanted = type_settings.with_cadence(before, cadences.how_often(before.cadence), joint=joint)
        return replace(
            wanted,
            short_title=self.short.text(),
            phase=Phase(self.phase.currentData()),
            cadence=self._with_numbers(wanted.cadence),
            minutes=self.minutes.value(),
            hosts=self.hosts.chosen,
            roll_up=RollUpRule(self.roll_up.currentData()),
            variants=tuple(map(Methodology, self.variants.chosen)),
            window=PlanWindow(
                Phase(self.window_phase.currentData()), self.first.value(), self.last.value()
            )
            if before.window is not None
            else None,
        )

    def _with_numbers(self, cadence: Cadence) -> Cadence:
        fields = {
            "sessions": self.sessions,
            "needed": self.needed,
            "quarter_percent": self.quarter,
            "overall_percent": self.overall,
        }
        details = {
            name: fields[name].value() if name in fields else value
            for name, value in cadence.details.items()
            if name != "both"
        }
        if self.both.currentData():
            details["both"] = True
        return Cadence(cadence.kind, details)

    def _on_restore(self) -> None:
        kind, catalog = self._kind, self._session.catalog
        if kind is not None:
            self._attempt(lambda: meeting_types.restore_settings(catalog, kind.key))


def _with_how(settings: TypeSettings, how: HowOften, joint: bool) -> TypeSettings:
    changed = type_settings.with_cadence(settings, how, joint=joint)
    window = settings.window or type_settings.usual_window(settings.phase)
    return replace(changed, window=window if cadences.is_planned(changed.cadence) else None)
