"""The topic of the month, on the agenda of a cycle's monthly call."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.texts import TITLE_LIMIT
from perm_desktop.gui.look import theme
from perm_desktop.gui.session import Session
from perm_desktop.services import agenda_prefill, cycle_settings
from perm_desktop.store.catalog import Change


class TopicLine(QWidget):
    """A field that is written when it is left; seen only where a month has a topic."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row: MeetingRow | None = None
        self._stored = ""
        self.label = QLabel()
        self.field = QLineEdit()
        self.field.setObjectName("monthTopic")
        self.field.setMaxLength(TITLE_LIMIT)
        self.field.setReadOnly(session.catalog.read_only)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setFont(theme.font(theme.TABLE))
        self.field.setFont(theme.font(theme.TABLE))
        self.label.setBuddy(self.field)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 2)
        layout.setSpacing(8)
        layout.addWidget(self.label)
        layout.addWidget(self.field, 1)
        self.field.editingFinished.connect(self.save)
        session.changed.connect(self._on_changed)
        self.hide()

    def show_meeting(self, row: MeetingRow | None) -> None:
        """Show the topic of another meeting's month; what is typed is written first."""
        self.save()
        kind = self._session.reference.types[row.type] if row else None
        has_topic = row is not None and row.year is not None and kind is not None
        self._row = row if has_topic and kind and agenda_prefill.has_topic(kind) else None
        self.setVisible(self._row is not None)
        self._read()

    def save(self) -> None:
        """Write what was typed."""
        row, typed = self._row, self.field.text()
        if row is None or row.year is None or typed == self._stored:
            return
        catalog, year = self._session.catalog, row.year
        self._stored = typed  # once: a refusal would be told again by each look at the field
        self._session.attempt(
            lambda: cycle_settings.set_topic(catalog, year, row.starts[:7], typed)
        )

    def _on_changed(self, change: Change) -> None:
        if self._row is None:
            return
        self._row = self._session.rows.get(self._row.id, self._row)
        if change.touches("topic") or self._row.id in change.meetings:
            self._read()

    def _read(self) -> None:
        if self._row is None:
            return
        month = date.fromisoformat(self._row.starts[:10]).strftime("%B")
        self.label.setText(f"Topic of {month}")
        self.field.setAccessibleName(f"Topic of {month}")
        self._stored = agenda_prefill.topic(self._session.catalog, self._row)
        if self.field.text() != self._stored:
            self.field.setText(self._stored)
