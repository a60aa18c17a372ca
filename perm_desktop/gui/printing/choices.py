"""All that can be chosen about what is printed, from top to bottom."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.gui.printing.calendar_box import CalendarBox
from perm_desktop.gui.printing.cycle_box import CycleBox
from perm_desktop.gui.printing.part import Part
from perm_desktop.gui.printing.parts import AGENDA_PARTS, MINUTES_PARTS, PartsBox
from perm_desktop.gui.printing.timeline_box import TimelineBox
from perm_desktop.gui.printing.what import What
from perm_desktop.gui.printing.which_meetings import WhichMeetings
from perm_desktop.services.printing.choice import (
    Choice,
    CyclePaper,
    Kind,
    Stock,
    Subject,
    meetings_of,
    states_of,
)

_OF_MEETINGS = (Subject.PAPERS, Subject.LIST)  # of a calendar or a timeline the window shows all


class Choices(QWidget):
    """Edits a choice; what makes no sense for the subject is not seen."""

    changed = Signal()
    letterhead_wanted = Signal()

    def __init__(self, choice: Choice, stock: Stock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._stock = choice, stock
        self._what = What(choice)
        self._which = WhichMeetings(choice, stock)
        self._calendar = CalendarBox(choice)
        self._timeline = TimelineBox(choice)
        self._cycle = CycleBox(choice, stock)
        self._packet = QRadioButton("&One packet with bookmarks")
        self._each = QRadioButton("One &file each")
        self._agenda = PartsBox("Agenda shows", choice.agenda, AGENDA_PARTS)
        self._minutes = PartsBox("Minutes show", choice.minutes, MINUTES_PARTS)
        self._letterhead = QCheckBox("Lette&rhead")
        self._set_up = QPushButton("Set &up…")
        self._draft = QCheckBox("Mar&k as draft")
        self._build()
        self._connect()
        self._tell()

    def choice(self) -> Choice:
        """What is chosen."""
        choice = self._timeline.over(self._calendar.over(self._what.over(self._first)))
        choice = self._cycle.over(choice)
        if choice.subject in _OF_MEETINGS:
            choice = self._which.over(choice)
        return replace(
            choice,
            one_packet=self._packet.isChecked(),
            agenda=self._agenda.contents(),
            minutes=self._minutes.contents(),
            letterhead=self._letterhead_wanted(),
            draft=self._draft.isChecked(),
        )

    def focus(self) -> None:
        """Put the focus on what is chosen first."""
        self._what.focus()

    def show_letterhead(self, *, is_set_up: bool, can_change: bool) -> None:
        """A letterhead can be printed once there is one."""
        self._set_up.setEnabled(can_change)
        wanted = self._letterhead_wanted()
        self._letterhead.setEnabled(is_set_up)
        self._letterhead.setChecked(is_set_up and wanted)
        self._letterhead.setToolTip("" if is_set_up else "Set it up first.")

    def use_letterhead(self) -> None:
        """Print the letterhead that was just set up."""
        self._letterhead.setChecked(self._letterhead.isEnabled())
        self._on_changed()

    # -- building

    def _build(self) -> None:
        choice = self._first
        self.setObjectName("choices")
        self._packet.setChecked(choice.one_packet)
        self._each.setChecked(not choice.one_packet)
        self._letterhead.setChecked(choice.letterhead)
        self._draft.setChecked(choice.draft)
        self._set_up.setAccessibleName("Set up the letterhead")
        self._set_up.setAutoDefault(False)
        self._files, self._paper = Part("Files"), Part("Paper")
        self._files.add(self._packet, self._each)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._letterhead, 1)
        row.addWidget(self._set_up)
        self._paper.add(head, self._draft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(16)
        for part in self._parts():
            layout.addWidget(part)
        layout.addStretch(1)

    def _parts(self) -> tuple[Part, ...]:
        return (
            *(self._what, self._which, self._calendar, self._timeline, self._cycle),
            *(self._files, self._paper, self._agenda, self._minutes),
        )

    def _connect(self) -> None:
        for part in (self._what, self._which, self._calendar, self._timeline, self._cycle):
            part.changed.connect(self._on_changed)
        for part in (self._agenda, self._minutes):
            part.changed.connect(self._on_changed)
        for button in (self._packet, self._each, self._letterhead, self._draft):
            button.clicked.connect(self._on_changed)
        self._set_up.clicked.connect(self.letterhead_wanted)

    def _letterhead_wanted(self) -> bool:
        """What is checked; where there is no letterhead yet, what was wanted at first."""
        box = self._letterhead
        return box.isChecked() if box.isEnabled() else self._first.letterhead

    def _on_changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Show what belongs to the subject."""
        choice = self.choice()
        papers = choice.subject is Subject.PAPERS
        self._what.tell()
        self._which.tell(choice)
        self._which.setVisible(choice.subject in _OF_MEETINGS)
        self._calendar.setVisible(choice.subject is Subject.CALENDAR)
        self._timeline.setVisible(choice.subject is Subject.TIMELINE)
        self._cycle.setVisible(choice.subject is Subject.CYCLE)
        self._files.setVisible(self._count(choice) > 1)
        self._agenda.setVisible(papers and Kind.AGENDA in choice.kinds)
        self._minutes.setVisible(papers and Kind.MINUTES in choice.kinds)

    def _count(self, choice: Choice) -> int:
        """How many documents there may be."""
        if choice.subject is Subject.PAPERS:
            return len(meetings_of(choice, self._stock)) * len(choice.kinds)
        is_state = choice.cycle_paper is CyclePaper.STATE
        pages = choice.subject is Subject.CYCLE and is_state
        return len(states_of(choice, self._stock)) if pages else 1
