"""What planning would add, before it is added: counts, dates, gaps, and the choices behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.plan import Plan
from perm_desktop.core.plan_limits import shipped_window
from perm_desktop.core.plan_rules import PlanRules
from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.kit.scrolling import scrolling
from perm_desktop.gui.look import theme
from perm_desktop.gui.meeting.dialog import ZONES
from perm_desktop.gui.planning.heat_strip import HeatStrip, weeks
from perm_desktop.gui.planning.plan_models import TypeLine, TypeModel
from perm_desktop.gui.planning.plan_records import Record, RecordModel, gap_records, meeting_records
from perm_desktop.gui.planning.plan_rules_form import PlanRulesForm
from perm_desktop.gui.planning.plan_types_table import TypeTable, prepare
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import cycle_settings, planning

_Button = QDialogButtonBox.StandardButton
_SIZE = QSize(1000, 620)  # fits a screen of 1366 by 768
_SETTLES_AFTER = 150  # milliseconds from the last choice to the next plan
_WIDE_TIME = "Wed, Sep 30, 2026, 12:00 noon EST"
_WIDE_GAP = "RC bi-weekly check-in, OH: no weekday and time is free throughout"
_BY_STATE, _MEETINGS, _LEFT_OUT = 1, 2, 3  # tabs after "By type"


class PlanDialog(QDialog):
    """Shows a plan and plans anew, off the window's thread, when a choice changes.

    ``plan`` and ``rules`` are what is accepted; while they do not belong together the dialog
    cannot be accepted.
    """

    def __init__(
        self,
        session: Session,
        cycle: Cycle,
        plan: Plan,
        rules: PlanRules,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._cycle, self._tasks = session, cycle, tasks
        self._plan, self._shipped, self._rules = plan, rules, rules
        self._asked: PlanRules | None = None  # what is being planned by now
        self._is_open = True
        self._settling = QTimer(self, singleShot=True, interval=_SETTLES_AFTER)
        self._build(session)
        self._connect()
        self._show_plan()

    @property
    def plan(self) -> Plan:
        """The plan that is shown."""
        return self._plan

    @property
    def rules(self) -> PlanRules:
        """The rules that were chosen."""
        return self._rules

    @property
    def rules_changed(self) -> bool:
        """True when rules or choices differ from those the cycle had."""
        return self._rules != self._shipped

    def accept(self) -> None:
        """Close, unless another plan is on its way."""
        if self._buttons.button(_Button.Ok).isEnabled():
            super().accept()

    def done(self, result: int) -> None:
        """Close; a plan that is still being made is dropped."""
        self._is_open = False
        self._settling.stop()
        super().done(result)

    # -- building

    def _build(self, session: Session) -> None:
        self.setWindowTitle(f"Plan RY {self._cycle.year}")
        self.setSizeGripEnabled(True)
        resize_within_screen(self, _SIZE)
        self._head, self._left_alone, self._state = _sentence(), _sentence(), _sentence()
        self._head.setFont(theme.font(theme.TITLE))
        self._strip = HeatStrip()
        zones = {zone: _zone_name(session.today, zone) for zone in ZONES}
        lines = type_lines(session.reference.types, self._cycle)
        self._types = TypeModel(lines, self._rules.types, zones, self)
        self._types.set_hours(self._rules.opens, self._rules.closes)
        self._type_table = TypeTable(self._types)
        self._states = RecordModel(("State", "Name", "Meetings"), (2,), self)
        self._list = RecordModel(("When", "State", "Meeting", "Minutes"), (3,), self)
        self._gaps = RecordModel(("Not planned", "Why", "Way out"), (), self)
        self._rules_form = PlanRulesForm(self._rules)
        self._build_tabs()
        self._buttons = QDialogButtonBox(_Button.Ok | _Button.Cancel | _Button.RestoreDefaults)
        self._buttons.button(_Button.RestoreDefaults).setText("&Take all choices back")
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        foot.addWidget(self._buttons)
        layout = dialog_column(self, spacing=8)
        for part in (self._head, self._left_alone, self._strip):
            layout.addWidget(part)
        layout.addWidget(self._tabs, 1)
        layout.addLayout(foot)

    def _build_tabs(self) -> None:
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setAccessibleName("Parts of the plan")
        states = _record_table(self._states, "Meetings by state", ("Stateswide",))
        listed = _record_table(self._list, "Meetings to be added", (_WIDE_TIME, "18 states"))
        gaps = _record_table(self._gaps, "Meetings left out", (_WIDE_GAP, "m" * 20))
        self._gap_page = _PageOrSentence(gaps, "Nothing is left out: every rule can be kept.")
        self._tabs.addTab(self._type_table, "By type")
        for page in (states, listed, self._gap_page):
            self._tabs.addTab(page, "")
        self._tabs.addTab(scrolling(self._rules_form), "Rules")

    def _connect(self) -> None:
        self._types.chosen_changed.connect(self._on_edited)
        self._rules_form.rules_changed.connect(self._on_edited)
        self._settling.timeout.connect(self._plan_again)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._buttons.button(_Button.RestoreDefaults).clicked.connect(self._on_taken_back)

    # -- planning again

    def _on_edited(self) -> None:
        """Take the choices; the plan follows when they settle."""
        chosen = replace(self._rules, types=self._types.chosen)
        self._take(self._rules_form.rules_over(chosen))

    def _on_taken_back(self) -> None:
        kept = replace(
            PlanRules(),
            suspensions=self._rules.suspensions,
            extra_holidays=self._rules.extra_holidays,
            types=dict.fromkeys(self._shipped.types, PlanRules().of_type("")),
        )
        self._types.set_chosen(kept.types)
        self._rules_form.show_rules(kept)
        self._take(kept)

    def _take(self, rules: PlanRules) -> None:
        self._rules = rules
        self._types.set_hours(rules.opens, rules.closes)
        self._buttons.button(_Button.Ok).setEnabled(False)
        try:
            cycle_settings.check_rules(self._session.catalog, rules)
            self._types.check_windows()
        except UserError as error:
            self._settling.stop()
            self._state.setText(str(error))
            return
        self._state.setText("Planning again…")
        self._set_dimmed(True)
        self._settling.start()

    def _plan_again(self) -> None:
        """Plan by the choices of now; one plan at a time."""
        if self._asked is not None:
            return
        rules = self._rules
        try:
            propose = planning.prepared(self._session.catalog, self._cycle.year, rules)
        except UserError as error:
            self._state.setText(str(error))
            return
        self._asked = rules
        what = f"Planning RY {self._cycle.year}"
        self._tasks.run(what, propose, self._on_planned, self._on_refused)

    def _on_planned(self, plan: Plan) -> None:
        asked, self._asked = self._asked, None
        if not self._is_open:
            return
        if asked != self._rules:
            if not self._settling.isActive():
                self._plan_again()
            return
        self._plan = plan
        self._state.setText("")
        self._set_dimmed(False)
        self._show_plan()

    def _on_refused(self, error: UserError) -> None:
        self._asked = None
        if self._is_open:
            self._state.setText(str(error))

    # -- showing

    def _show_plan(self) -> None:
        plan, states = self._plan, self._session.reference.states
        types = self._session.reference.types
        self._types.set_counts(plan.by_type)
        counts = {code: plan.by_state.get(code, 0) for code in self._cycle.codes}
        self._states.set_records(
            [
                Record((code, states[code].name, f"{count:,}"), (code, states[code].name, count))
                for code, count in counts.items()
            ]
        )
        self._list.set_records(meeting_records(plan, types, len(self._cycle.codes)))
        self._gaps.set_records(gap_records(plan, types))
        self._strip.set_weeks(weeks((each.day for each in plan.meetings), self._cycle.span))
        gaps = len(plan.unmet) + len(plan.skipped)
        self._gap_page.show_empty(not gaps)
        self._tabs.setTabText(_BY_STATE, f"By state ({len(counts)})")
        self._tabs.setTabText(_MEETINGS, f"Meetings ({len(plan.meetings):,})")
        self._tabs.setTabText(_LEFT_OUT, f"Left out ({gaps:,})")
        self._show_sentences()

    def _show_sentences(self) -> None:
        plan = self._plan
        self._head.setText(head_sentence(plan, self._cycle))
        self._left_alone.setText(
            f"Left alone: {plan.left_alone:,}, also those that were moved, cancelled or deleted."
            if plan.left_alone
            else "The cycle has no planned meetings yet."
        )
        ok, cancel = self._buttons.button(_Button.Ok), self._buttons.button(_Button.Cancel)
        ok.setText(_verb(plan))
        ok.setEnabled(not plan.is_empty or self.rules_changed)
        ok.setVisible(not plan.is_empty or self.rules_changed)
        cancel.setText("Cancel" if ok.isEnabled() else "Close")
        ok.setDefault(ok.isEnabled())

    def _set_dimmed(self, dimmed: bool) -> None:
        """Keep the old plan in sight, paler, until the new one is there."""
        for part in (self._types, self._states, self._list, self._gaps, self._strip):
            part.set_dimmed(dimmed)
        role = QPalette.ColorRole.PlaceholderText if dimmed else QPalette.ColorRole.WindowText
        self._head.setForegroundRole(role)


class _PageOrSentence(QWidget):
    """A table, or a sentence where it has no rows."""

    def __init__(self, table: QTableView, sentence: str) -> None:
        super().__init__()
        self._table, self._sentence = table, _sentence()
        self._sentence.setText(sentence)
        self._sentence.setContentsMargins(12, 12, 12, 12)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sentence)
        layout.addWidget(table, 1)

    def show_empty(self, empty: bool) -> None:
        """Choose between the two."""
        self._sentence.setVisible(empty)
        self._table.setVisible(not empty)


def head_sentence(plan: Plan, cycle: Cycle) -> str:
    """Say what accepting a plan does."""
    count = len(plan.meetings)
    parts = [counted(count, "meeting")] if count else []
    if plan.invitations:
        parts.append(f"{counted(len(plan.invitations), 'invitation')} to joint meetings")
    if parts:
        what = " and ".join(parts)
        return f"{what} would be added to {cycle.label}, as one step that can be undone."
    if plan.unmet:
        return "Nothing can be added: see what is left out, and why."
    return "Nothing is missing: every meeting that this cycle owes is there."


def _verb(plan: Plan) -> str:
    if plan.meetings:
        return f"Add {counted(len(plan.meetings), 'meeting')}"
    return (
        f"Add {counted(len(plan.invitations), 'invitation')}"
        if plan.invitations
        else "Keep choices"
    )


def type_lines(types: Mapping[str, MeetingType], cycle: Cycle) -> list[TypeLine]:
    """Return the types that are planned, in the order of the catalog."""
    found: list[TypeLine] = []
    for kind in types.values():
        window = shipped_window(kind, cycle)
        if window is not None and kind.key not in cycle.not_held:
            line = TypeLine(kind.key, kind.short_title, kind.title, window, kind.minutes)
            found.append(line)
    return found


def _zone_name(day: date, zone: str) -> str:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=clock.zone_info(zone))
    return clock.zone_name(noon)


def _record_table(model: RecordModel, name: str, widest: Sequence[str]) -> QTableView:
    """A table whose first columns are as wide as these texts; the next takes what is left."""
    table = QTableView()
    table.setAccessibleName(name)
    table.setModel(model)
    prepare(table)
    table.setSortingEnabled(True)
    head = table.horizontalHeader()
    head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    for column, text in enumerate(widest):
        head.resizeSection(column, table.fontMetrics().horizontalAdvance(text) + 16)
    head.setSectionResizeMode(len(widest), QHeaderView.ResizeMode.Stretch)
    return table


def _sentence() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
