"""Make a meeting, or change one."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar, cast

from PySide6.QtCore import QDate, QSize, Qt, QTime, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.core.holidays import next_business_day
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.facts import ad_hoc
from perm_desktop.gui.forms.ui_meeting_form import Ui_MeetingForm
from perm_desktop.gui.kit.data_warning import DataWarning
from perm_desktop.gui.kit.dialog_layout import MARGIN, space_form
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.session import Session
from perm_desktop.services.meetings import MeetingChange, MeetingDraft

ZONES = (  # of the states; a meeting may hang on any other
    *("America/New_York", "America/Chicago", "America/Denver", "America/Phoenix"),
    *("America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico"),
)
Value = TypeVar("Value")
_SIZE = QSize(560, 620)  # no label has to stand above its field, and nothing scrolls
_DEFAULT_TIME = QTime(14, 0)  # Eastern; suits every zone from Puerto Rico to Hawaii


class MeetingDialog(QDialog):
    """The meeting form. ``save`` is called on OK; a UserError it raises keeps the form open."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row: MeetingRow | None = None
        self._year: int | None = None
        self._create: Callable[[MeetingDraft], None] | None = None
        self._change: Callable[[MeetingChange], bool] | None = None
        self._questioned = ""  # what was said against the meeting; adding it again adds it
        self._ui = Ui_MeetingForm()
        self._ui.setupUi(self)
        self._fill()
        self._connect()
        resize_within_screen(self, self.sizeHint().expandedTo(_SIZE))

    def start_new(
        self,
        save: Callable[[MeetingDraft], None],
        day: date | None = None,
        codes: Sequence[str] = (),
        kind: str = "",
        year: int | None = None,
    ) -> None:
        """Ask for a new meeting; what is given is suggested, else the next day of work."""
        self._create, self._year = save, year
        self.setWindowTitle("New meeting")
        self._button().setText("Add meeting")
        day = day or next_business_day(self._session.today)
        self._ui.day.setDate(QDate(day.year, day.month, day.day))
        self._ui.time.setTime(_DEFAULT_TIME)
        if kind:
            self._ui.type.setCurrentIndex(self._ui.type.findData(kind))
        self._on_type()
        if codes:
            self._check(codes)

    def start_change(self, row: MeetingRow, save: Callable[[MeetingChange], bool]) -> None:
        """Ask for new values; type and states of a meeting stay what they are.

        ``save`` gets what is new, and keeps the form open by returning False.
        """
        self._row, self._change = row, save
        self.setWindowTitle(f"Change meeting {row.number}")
        self._button().setText("Save changes")
        ui = self._ui
        ui.type.setCurrentIndex(ui.type.findData(row.type))
        self._check(row.state_codes)
        for part in (ui.type, ui.states, ui.allStates, ui.noStates, ui.session):
            part.setEnabled(False)
        start = row.start
        ui.day.setDate(QDate(start.year, start.month, start.day))
        ui.time.setTime(QTime(start.hour, start.minute))
        if ui.zone.findData(row.zone) < 0:
            ui.zone.addItem(row.zone, row.zone)
        ui.zone.setCurrentIndex(ui.zone.findData(row.zone))
        ui.minutes.setValue(row.minutes)
        ui.session.setValue(row.session or 1)
        ui.title.setText(self._own_title(row))
        ui.place.setText(row.place)

    def _fill(self) -> None:
        ui = self._ui
        for kind in self._session.reference.types.values():
            ui.type.addItem(kind.short_title, kind.key)
            ui.type.setItemData(ui.type.count() - 1, kind.title, Qt.ItemDataRole.ToolTipRole)
        for state in self._offered_states():
            item = QListWidgetItem(state.name)
            item.setData(Qt.ItemDataRole.UserRole, state.code)
            item.setCheckState(Qt.CheckState.Unchecked)
            ui.states.addItem(item)
        for zone in ZONES:
            name = clock.zone_name(clock.local(self._now(), zone))
            ui.zone.addItem(name, zone)
        self._button().setDefault(True)
        self._measure()
        ui.title.setPlaceholderText("Empty: the catalog's title")
        for label, field in ((ui.titleLabel, ui.title), (ui.placeLabel, ui.place)):
            row = cast("tuple[int, object]", ui.form.getWidgetPosition(label))[0]
            warning = DataWarning()
            warning.watch(field)
            ui.form.insertRow(row + 1, "", warning)

    def _measure(self) -> None:
        """The measures of the other dialogs, and fields in two widths."""
        ui = self._ui
        ui.outer.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        ui.form.setContentsMargins(0, 0, 0, 0)
        space_form(ui.form)
        ui.stateButtons.setSpacing(8)
        ui.type.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        short = (ui.day, ui.time, ui.zone, ui.minutes, ui.session)
        width = max(part.sizeHint().width() for part in short)
        for part in short:
            part.setFixedWidth(width)

    def _connect(self) -> None:
        ui = self._ui
        ui.type.currentIndexChanged.connect(self._on_type)
        ui.allStates.clicked.connect(self._on_all)
        ui.noStates.clicked.connect(self._on_none)
        ui.buttons.accepted.connect(self._on_accepted)
        ui.states.itemChanged.connect(self._tell_local)
        for part in (ui.day.dateChanged, ui.time.timeChanged, ui.zone.currentIndexChanged):
            part.connect(self._tell_local)

    def _offered_states(self) -> Sequence[State]:
        """States of the shown cycles, or all of them where there is no cycle."""
        known = self._session.reference.states
        members = {code for cycle in self._session.shown_cycles for code in cycle.codes}
        return [state for state in known.values() if not members or state.code in members]

    def _now(self) -> int:
        return int(self._session.catalog.now().timestamp()) // 60

    def _button(self) -> QPushButton:
        return self._ui.buttons.button(QDialogButtonBox.StandardButton.Ok)

    def _type(self) -> MeetingType:
        return self._session.reference.types[self._ui.type.currentData()]

    def _checked(self) -> list[str]:
        items = (self._ui.states.item(n) for n in range(self._ui.states.count()))
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def _check(self, codes: Sequence[str]) -> None:
        for n in range(self._ui.states.count()):
            item = self._ui.states.item(n)
            wanted = item.data(Qt.ItemDataRole.UserRole) in codes
            item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)

    def _on_type(self) -> None:
        """Take the type's defaults: length, all states for a joint meeting, sessions."""
        self._forget_doubts()
        kind = self._type()
        sessions = kind.cadence.sessions
        self._ui.minutes.setValue(kind.minutes)
        self._ui.session.setMaximum(max(sessions, 1))
        for part in (self._ui.session, self._ui.sessionLabel):
            part.setVisible(sessions > 1)
        if kind.joint:
            self._on_all()
        elif len(self._checked()) == self._ui.states.count():
            self._on_none()

    def _on_all(self) -> None:
        self._check([state.code for state in self._offered_states()])

    def _on_none(self) -> None:
        self._check(())

    def _starts(self) -> str:
        day, time = self._ui.day.date(), self._ui.time.time()
        iso = f"{day.year():04}-{day.month():02}-{day.day():02}"
        return f"{iso}T{time.hour():02}:{time.minute():02}"

    def _tell_local(self) -> None:
        """Say early what the time means for the states it is unkind to."""
        self._forget_doubts()
        utc = clock.utc_minutes(self._starts(), self._ui.zone.currentData())
        states = self._session.reference.states
        early = [
            f"{states[code].name} {clock.clock(there)}"
            for code in self._checked()
            for there in [clock.local(utc, states[code].zone)]
            if not 8 <= there.hour < 17
        ]
        more = f" and {len(early) - 4} more" if len(early) > 4 else ""
        self._ui.hint.setText(
            f"Outside office hours: {', '.join(early[:4])}{more}." if early else ""
        )

    def _on_accepted(self) -> None:
        try:
            if self._change is not None and self._row is not None:
                if not self._change(self._changed(self._row)):
                    return
            elif self._create is not None:
                draft = self._draft()
                if self._is_doubtful(draft):
                    return
                self._create(draft)
        except UserError as error:
            self._say(str(error))
            return
        self.accept()

    def _is_doubtful(self, draft: MeetingDraft) -> bool:
        """Say once what speaks against a new meeting; who adds it again means it."""
        doubts = ad_hoc.doubts(self._session, draft)
        if not doubts or doubts == self._questioned:
            return False
        self._questioned = doubts
        self._button().setText("Add it all the same")
        self._say(doubts)
        return True

    def _forget_doubts(self) -> None:
        """Another type, day or state is another meeting."""
        if self._questioned:
            self._questioned = ""
            self._button().setText("Add meeting")

    def _say(self, sentence: str) -> None:
        self._ui.hint.setText(sentence)
        QTimer.singleShot(0, self, self._show_hint)  # when the sentence has its height

    def _show_hint(self) -> None:
        self._ui.scroll.ensureWidgetVisible(self._ui.hint)

    def _draft(self) -> MeetingDraft:
        ui, kind, shown = self._ui, self._type(), self._session.shown_cycles
        return MeetingDraft(
            type=kind.key,
            states=self._checked(),
            starts=self._starts(),
            zone=ui.zone.currentData(),
            minutes=ui.minutes.value(),
            title=ui.title.text(),
            place=ui.place.text(),
            session=ui.session.value() if kind.cadence.sessions > 1 else None,
            year=self._year or (shown[0].year if len(shown) == 1 else None),
        )

    def _changed(self, row: MeetingRow) -> MeetingChange:
        """What differs from the meeting: a series takes over only what was changed."""
        ui = self._ui
        return MeetingChange(
            starts=_new(self._starts(), row.starts),
            zone=_new(str(ui.zone.currentData()), row.zone),
            minutes=_new(ui.minutes.value(), row.minutes),
            title=_new(ui.title.text(), self._own_title(row)),
            place=_new(ui.place.text(), row.place),
        )

    def _own_title(self, row: MeetingRow) -> str:
        return "" if row.title == self._type().title else row.title


def _new(value: Value, before: Value) -> Value | None:
    return value if value != before else None
