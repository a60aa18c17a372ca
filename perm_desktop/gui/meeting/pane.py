"""The Meeting pane: what the selected meeting is, its agenda, notes, attendance and history."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from perm_desktop.gui.kit.flat_tabs import FlatTabs
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.meeting.agenda_tab import AgendaTab
from perm_desktop.gui.meeting.attendance_tab import AttendanceTab
from perm_desktop.gui.meeting.header import MeetingHeader
from perm_desktop.gui.meeting.history_tab import HistoryTab
from perm_desktop.gui.meeting.notes_tab import NotesTab
from perm_desktop.gui.session import Session

_LOW = 320  # pixels
_CLOCK_STEP = 60_000  # milliseconds: "in progress" and "overdue" follow the clock


class MeetingPane(QWidget):
    """Follows the session's selection; all it writes goes through use cases."""

    print_requested = Signal(object)  # int: the meeting whose agenda is to be printed
    attendance_wanted = Signal()  # to mark who came

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: int | None = None
        self.header = MeetingHeader(session, palette)
        self.agenda = AgendaTab(session, palette)
        self.notes = NotesTab(session, palette)
        self.history = HistoryTab(session, palette)
        self.attendance = AttendanceTab(session, palette)
        self.tabs = FlatTabs(palette)
        self._empty = QLabel("Select a meeting to see its agenda and notes.")
        self._read_only = QLabel("This catalog is open for reading only; nothing can be changed.")
        self._build()
        self._connect()
        self._show(session.selection)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        for part in (
            *(self.header, self.agenda, self.notes, self.attendance, self.history),
            self.tabs,
        ):
            part.set_palette(palette)

    def flush(self) -> bool:
        """Write what is being typed; False when the catalog refused a text."""
        agenda, notes = self.agenda.flush(), self.notes.flush()
        return agenda and notes

    def open_agenda(self) -> None:
        """Turn to the agenda and put the focus into it."""
        self.tabs.setCurrentWidget(self.agenda)
        self.agenda.setFocus()

    def open_notes(self) -> None:
        """Turn to the notes and put the focus into them."""
        self.tabs.setCurrentWidget(self.notes)
        self.notes.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the pane goes into the open tab.

        A focus proxy would do this too, but Tab would then jump over what lies before it.
        """
        self.tabs.currentWidget().setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low pane keeps its room for the open tab."""
        super().resizeEvent(event)
        self.header.set_low(self.height() < _LOW)

    def _build(self) -> None:
        self.setObjectName("meetingPane")
        self.setAccessibleName("Meeting")
        self.tabs.setObjectName("meetingTabs")
        self.tabs.setAccessibleName("Meeting")
        self.tabs.tabBar().setObjectName("meetingTabBar")
        self.tabs.tabBar().setAccessibleName("Parts of the meeting")
        self.tabs.addTab(self.agenda, "Agenda")
        self.tabs.addTab(self.notes, "Notes")
        self.tabs.addTab(self.attendance, "Attendance")
        self.tabs.addTab(self.history, "History")
        self._empty.setObjectName("meetingEmpty")
        self._read_only.setObjectName("meetingReadOnly")
        for label in (self._empty, self._read_only):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setContentsMargins(12, 12, 12, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._read_only)
        layout.addWidget(self.header)
        layout.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self._session.selected.connect(self._on_selected)
        self._session.rows_updated.connect(self._on_rows_updated)
        self._session.rows_reset.connect(self._on_rows_reset)
        self.agenda.print_requested.connect(self.print_requested)
        self.attendance.wanted.connect(self.attendance_wanted)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_STEP)
        self._clock.timeout.connect(self.header.refresh)
        self._clock.timeout.connect(self.agenda.tick)
        self._clock.start()

    def _on_selected(self, ident: int | None) -> None:
        """The session says it also when the same meeting changed; then nothing is reopened."""
        if ident != self._shown:
            self._show(ident)

    def _on_rows_updated(self, touched: frozenset[int]) -> None:
        if self._shown in touched:
            self._show_header()

    def _on_rows_reset(self) -> None:
        self._show_header()

    def _show(self, ident: int | None) -> None:
        row = self._session.rows.get(ident) if ident is not None else None
        self._shown = None  # until it is shown: the file may be busy when it is read
        for part in (self.agenda, self.notes, self.attendance, self.history):
            part.show_meeting(row)
        self._shown = row.id if row is not None else None
        self._empty.setVisible(row is None)
        self._read_only.setVisible(row is not None and self._session.catalog.read_only)
        self.header.setVisible(row is not None)
        self.tabs.setVisible(row is not None)
        self._show_header()

    def _show_header(self) -> None:
        row = self._session.rows.get(self._shown or 0)
        if row is not None:
            self.header.show_meeting(row)
