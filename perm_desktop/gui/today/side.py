"""Beside the worklist: this week, the deadlines, how far the cycle is, what happened meanwhile."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.timeline.phases import Milestone
from perm_desktop.core.week import Day, Progress
from perm_desktop.gui.kit.link_button import LinkButton
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.today.painted import DayButton, DeadlineLine, ProgressLine

_WIDTH = 44  # average characters
_PAD = 16


class TodaySide(QScrollArea):
    """Four short parts one below the other; it scrolls where the window is low."""

    day_chosen = Signal(object)  # date
    news_requested = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = palette
        self._week = QHBoxLayout()
        self._days: list[DayButton] = []
        self._group = QButtonGroup(self)
        self._deadlines, self._progress = QVBoxLayout(), QVBoxLayout()
        self._heads = {name: _head(name) for name in ("This week", "Deadlines", "Cycle so far")}
        self._since, self._news = _head("Since you last looked"), _label()
        self._what = LinkButton("What changed")
        self._build()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        for kind in (DayButton, DeadlineLine, ProgressLine):
            for part in self.findChildren(kind):
                part.set_palette(palette)

    def preferred_width(self) -> int:
        """The width it likes, by the text's size."""
        return self.fontMetrics().averageCharWidth() * _WIDTH + 2 * _PAD

    def show_week(self, days: Sequence[Day], today: date, chosen: date) -> None:
        """Show Monday to Friday; the chosen day is what the list shows."""
        if [button.day for button in self._days] != list(days):
            self._fill_week(days, today)
        for button in self._days:
            button.setChecked(button.day.day == chosen)
        is_next = bool(days) and days[0].day > today
        self._heads["This week"].setText("Next week" if is_next else "This week")

    def show_deadlines(self, found: Sequence[Milestone], today: date) -> None:
        """Show the next deadlines."""
        lines = [DeadlineLine(each, today, self._colors) for each in found]
        widest = max((line.date_width for line in lines), default=0)
        for line in lines:
            line.date_width = widest  # the words stand in a column
        _replace(self._deadlines, lines)
        self._heads["Deadlines"].setVisible(bool(lines))

    def show_progress(self, found: Sequence[Progress]) -> None:
        """Show held of planned, phase by phase."""
        lines = [ProgressLine(each, self._colors) for each in found]
        _replace(self._progress, lines)
        self._heads["Cycle so far"].setVisible(bool(lines))

    def show_news(self, since: str, lines: Sequence[str]) -> None:
        """Say what happened since a day; an empty day leaves the part out."""
        for part in (self._since, self._news, self._what):
            part.setVisible(bool(since))
        self._since.setText(f"Since you last looked, {since}")
        self._news.setText("\n".join(lines) or "Nothing changed.")
        self._what.setVisible(bool(since and lines))

    def _build(self) -> None:
        self.setObjectName("todaySide")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_day)
        self._what.setObjectName("whatChanged")
        self._what.clicked.connect(self.news_requested)
        self._week.setSpacing(4)
        content = QWidget()
        content.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        content.setAutoFillBackground(True)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(_PAD, 12, _PAD, 12)
        layout.setSpacing(8)
        for head, part in zip(
            self._heads.values(), (self._week, self._deadlines, self._progress), strict=True
        ):
            layout.addWidget(head)
            layout.addLayout(part)
            layout.addSpacing(10)
        self._deadlines.setSpacing(0)
        self._progress.setSpacing(8)
        layout.addWidget(self._since)
        layout.addWidget(self._news)
        layout.addWidget(self._what, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.setWidget(content)

    def _fill_week(self, days: Sequence[Day], today: date) -> None:
        for old in self._days:
            self._group.removeButton(old)
        self._days = [DayButton(day, self._colors, is_today=day.day == today) for day in days]
        for button in self._days:
            self._group.addButton(button)
        _replace(self._week, self._days)

    def _on_day(self, button: DayButton) -> None:
        self.day_chosen.emit(button.day.day)


def _head(text: str) -> QLabel:
    head = _label(text)
    head.setFont(theme.font(theme.STRONG))
    return head


def _label(text: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _replace(layout: QHBoxLayout | QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Put widgets into the place of those that are in a layout."""
    while (old := layout.takeAt(0)) is not None:
        if (widget := old.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
