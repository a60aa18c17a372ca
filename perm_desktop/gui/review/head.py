"""The head of the review: which cycle, as of which day, beside what; paper and files."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core import clock
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.review.figures import Review
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.flow_layout import FlowLayout
from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.planning.suspend_dialog import day_field, day_of
from perm_desktop.gui.review.cells import named

_BACK = timedelta(days=30)  # from when changes are counted until a day is chosen


class ReviewHead(QWidget):
    """Says what is shown, and asks for another day or cycle; it reads nothing."""

    changed = Signal()  # another day, another cycle beside, or changes since another day
    print_wanted = Signal()
    export_wanted = Signal()  # the table that was in use
    review_wanted = Signal()  # all of the review, as a file

    def __init__(self, today: date, palette: Palette) -> None:
        super().__init__()
        self._today = today
        self.title, self.sentence = FittingLabel(theme.PAGE), FittingLabel(theme.BODY)
        self.day = day_field("As of", today)
        self.back = QPushButton("Today")
        self.beside = QComboBox()
        self.since_on, self.since = (
            QCheckBox("Changes since"),
            day_field("Changes since", today - _BACK),
        )
        self.print, self.export = QPushButton("Print…"), QPushButton("Export")
        self._build()
        self._connect()
        self.set_palette(palette)

    @property
    def as_of(self) -> date | None:
        """The day looked at; None for now."""
        chosen = day_of(self.day)
        return None if chosen == self._today else chosen

    @property
    def other(self) -> int | None:
        """Reporting year of the cycle to lay beside; None for none."""
        return self.beside.currentData()

    @property
    def changes_since(self) -> date | None:
        """The day that changes are counted from; None for none."""
        return day_of(self.since) if self.since_on.isChecked() else None

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self.sentence.set_ink(palette.color(Token.TEXT_SECONDARY))
        self.print.setIcon(icons.icon("print", palette))
        self.export.setIcon(icons.icon("arrow_export", palette))

    def look_at_today(self) -> None:
        """Look at the cycle as it stands, without telling anybody yet."""
        with QSignalBlocker(self.day):
            self.day.setDate(_qt(self._today))
        self._show()

    def offer(self, cycle: Cycle, others: Sequence[Cycle], today: date) -> None:
        """Say which days and cycles there are to be chosen."""
        with QSignalBlocker(self.day), QSignalBlocker(self.beside), QSignalBlocker(self.since):
            was_now, self._today = self.as_of is None, today
            first = min(cycle.span.starts, today)
            self.day.setDateRange(_qt(first), _qt(today))
            if was_now:
                self.day.setDate(_qt(today))
            before = day_of(self.day) - timedelta(days=1)
            self.since.setDateRange(_qt(min(first, before)), _qt(before))
            chosen = self.other
            self.beside.clear()
            self.beside.addItem("No other cycle", None)
            for each in others:
                self.beside.addItem(f"RY {each.year}", each.year)
            self.beside.setCurrentIndex(max(self.beside.findData(chosen), 0))
            self.beside.setEnabled(bool(others))

    def choose(self, other: int | None, since: date | None) -> None:
        """Take what was remembered."""
        with QSignalBlocker(self.beside), QSignalBlocker(self.since), QSignalBlocker(self.since_on):
            self.beside.setCurrentIndex(max(self.beside.findData(other), 0))
            self.since_on.setChecked(since is not None)
            if since is not None:
                self.since.setDate(_qt(since))
        self._show()

    def tell(self, review: Review | None) -> None:
        """Say what is reviewed."""
        self.title.set_texts("Cycle review")
        if review is None:
            self.sentence.set_texts("")
            return
        states = named([each.code for each in review.states], review)
        span = review.cycle.review
        period = f"review period {clock.day(span.starts)} to {clock.day(span.ends)}"
        day = f"as of {clock.day(review.as_of.day)}"
        whole = ", ".join((review.label, states, period, day))
        self.sentence.set_texts(whole, f"{review.label}, {states}, {day}", f"{review.label}, {day}")

    def _build(self) -> None:
        self.setObjectName("reviewHead")
        self.day.setObjectName("reviewDay")
        self.beside.setObjectName("reviewBeside")
        self.beside.setAccessibleName("Compare with")
        self.beside.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.beside.addItem("No other cycle", None)
        self.since_on.setObjectName("reviewSinceOn")
        self.since.setObjectName("reviewSince")
        self.print.setObjectName("reviewPrint")
        self.export.setObjectName("reviewExport")
        self.back.setToolTip("Look at the cycle as it stands today")
        self.export.setMenu(self._ways_out())
        controls = QWidget()
        flow = FlowLayout(controls, 8)
        flow.setContentsMargins(0, 8, 0, 0)
        for label, field in (("As of", self.day), ("Compare with", self.beside)):
            flow.addWidget(_labelled(label, field))
            if field is self.day:
                flow.addWidget(self.back)
        for part in (self.since_on, self.since, self.print, self.export):
            flow.addWidget(part)
        self.since_on.setMinimumHeight(self.since.sizeHint().height())
        for button in (self.back, self.print, self.export):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self.title, self.sentence, controls):
            layout.addWidget(part)
        self._show()

    def _ways_out(self) -> QMenu:
        """What can be written as a file."""
        ways = QMenu(self)
        ways.addAction("Whole &review…", self.review_wanted.emit)
        ways.addAction("&Table you were in…", self.export_wanted.emit)
        return ways

    def _connect(self) -> None:
        self.day.dateChanged.connect(self._on_changed)
        self.back.clicked.connect(lambda: self.day.setDate(_qt(self._today)))
        self.beside.activated.connect(self._on_changed)
        self.since_on.toggled.connect(self._on_changed)
        self.since.dateChanged.connect(self._on_changed)
        self.print.clicked.connect(self.print_wanted)

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        had_focus = self.back.hasFocus()
        self.back.setEnabled(self.as_of is not None)
        self.since.setEnabled(self.since_on.isChecked())
        if had_focus and not self.back.isEnabled():
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)


def _labelled(text: str, field: QWidget) -> QWidget:
    """A field with its label before it, kept together where the line breaks."""
    both = QWidget()
    label = QLabel(text)
    label.setBuddy(field)
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(label)
    line.addWidget(field)
    return both


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
