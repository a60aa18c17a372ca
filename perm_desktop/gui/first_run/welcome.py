"""What the window shows while no catalog is open."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from perm_desktop import places
from perm_desktop.gui.ask import Ask
from perm_desktop.gui.first_run.steps import FirstRunSteps
from perm_desktop.gui.kit.fitting_label import plain_tooltip
from perm_desktop.gui.kit.link_button import LinkButton
from perm_desktop.gui.kit.two_lines import TwoLines
from perm_desktop.gui.look import theme
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import first_run

_RECENT_SHOWN = 8
_PATH = Qt.ItemDataRole.UserRole
_LOW = 440  # pixels; below it the sentence gives way
_WIDEST = 96  # average characters of the column
_HEAD = "Plan, track and prove every meeting of a PERM cycle"
_SENTENCE = "A catalog is one file on this computer. Nothing leaves it unless you export it."


class Welcome(QWidget):
    """The first run for who is new; the catalogs used last for who comes back."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    recent_requested = Signal(object)  # Path
    begin_requested = Signal(object)  # FirstRun

    def __init__(
        self,
        recent: Sequence[Path],
        tasks: Tasks,
        ask: Ask,
        today: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        path = first_run.free_path(places.default_catalog())
        self.steps = FirstRunSteps(path, today or first_run.today(), tasks, ask)
        self._parts = QStackedWidget()
        self._sentence = _label(_SENTENCE)
        self._links = QWidget()
        self.recent = QListWidget(self)
        self._build(recent[:_RECENT_SHOWN])
        self.steps.begin_requested.connect(self.begin_requested)
        self.steps.sample_requested.connect(self.sample_requested)
        self.steps.left.connect(self._show_recent)

    @property
    def shows_steps(self) -> bool:
        """Whether the first run is on the screen."""
        return self._parts.currentWidget() is self.steps

    def show_steps(self) -> None:
        """Begin a new catalog here."""
        self._parts.setCurrentWidget(self.steps)
        self.steps.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the steps need the room."""
        super().resizeEvent(event)
        self._sentence.setVisible(self.height() >= _LOW)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at what most people want."""
        super().showEvent(event)
        if self.shows_steps:
            self.steps.begin()
        else:
            self.recent.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, recent: Sequence[Path]) -> None:
        self.setObjectName("welcome")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        head = _label(_HEAD)
        head.setFont(theme.font(theme.PAGE))
        column = QWidget()
        column.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDEST)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(24, 16, 24, 12)
        inside.setSpacing(8)
        inside.addWidget(head)
        inside.addWidget(self._sentence)
        inside.addSpacing(4)
        inside.addWidget(self._parts, 1)
        inside.addWidget(self._other_ways())
        if recent:
            self._parts.addWidget(self._recent_part(recent))
        else:
            self.recent.hide()
            self.steps.stay()
        self._parts.addWidget(self.steps)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        layout.addWidget(column, 100)
        layout.addStretch(1)

    def _other_ways(self) -> QWidget:
        """What else one can do here, as links at the foot."""
        row = QHBoxLayout(self._links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for words, signal in (
            ("&Open a catalog…", self.open_requested),
            ("Look around in the sa&mple", self.sample_requested),
        ):
            link = LinkButton(words)
            link.clicked.connect(signal)
            row.addWidget(link)
        row.addStretch(1)
        return self._links

    def _recent_part(self, recent: Sequence[Path]) -> QWidget:
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        title = QLabel("&Used last")
        title.setFont(theme.font(theme.STRONG))
        title.setBuddy(self.recent)
        self.recent.setObjectName("recentCatalogs")
        self.recent.setAccessibleName("Catalogs used last")
        self.recent.setItemDelegate(TwoLines(self.recent))
        self.recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for path in recent:
            gone = "" if path.is_file() else "Not there: "
            item = QListWidgetItem(f"{path.stem}\n{gone}{path.parent}", self.recent)
            item.setData(_PATH, str(path))
            item.setToolTip(plain_tooltip(str(path)))
        self.recent.setCurrentRow(0)
        self.recent.itemActivated.connect(self._on_recent)
        self.recent.itemClicked.connect(self._on_recent)
        new = QPushButton("Make a &new catalog…")
        new.setObjectName("makeNew")
        new.clicked.connect(self.new_requested)
        layout.addWidget(title)
        layout.addWidget(self.recent, 1)
        layout.addWidget(new, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _show_recent(self) -> None:
        """Back on the first step goes to the catalogs used last, where there are any."""
        self._parts.setCurrentIndex(0)
        self.recent.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_recent(self, item: QListWidgetItem) -> None:
        self.recent_requested.emit(Path(item.data(_PATH)))


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
