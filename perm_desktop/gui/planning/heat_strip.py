"""A strip of weeks, the busier the stronger tinted; the lists beside it hold the same."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from perm_desktop.core import clock
from perm_desktop.core.cycles import DateSpan
from perm_desktop.gui.look import theme

_CELL_HEIGHT = 24
_FAINTEST = 0.15  # share of the accent in a week with one meeting
_LABEL_GAP = 8
_DIMMED = 0.45
_WEEK = timedelta(days=7)


class Week(NamedTuple):
    """A week from its Monday, and how many meetings it has."""

    monday: date
    meetings: int

    @property
    def sentence(self) -> str:
        """ "Week of Oct 5, 2026: 42 meetings"."""
        noun = "meeting" if self.meetings == 1 else "meetings"
        return f"Week of {clock.day(self.monday)}: {self.meetings or 'no'} {noun}"


def weeks(days: Iterable[date], span: DateSpan) -> list[Week]:
    """Return every week of a span, made longer where days lie outside, with its count."""
    counts = Counter(_monday(day) for day in days)
    first = min([_monday(span.starts), *counts])
    last = max([_monday(span.ends), *counts])
    mondays = (first + _WEEK * n for n in range((last - first).days // 7 + 1))
    return [Week(monday, counts[monday]) for monday in mondays]


class HeatStrip(QWidget):
    """One cell a week over its months; says each week's count on hover."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: list[Week] = []
        self._is_dimmed = False
        self.setObjectName("heatStrip")
        self.setAccessibleName("Meetings by week")
        self.setFont(theme.font(theme.CAPTION))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def weeks(self) -> list[Week]:
        """What is shown."""
        return self._weeks

    def set_weeks(self, found: list[Week]) -> None:
        """Show other weeks."""
        self._weeks = found
        busiest = max(found, key=lambda week: week.meetings, default=None)
        if busiest is not None:
            self.setAccessibleDescription(f"{len(found)} weeks. Busiest: {busiest.sentence}")
        self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Say by paler cells that other counts are on their way."""
        self._is_dimmed = dimmed
        self.update()

    def cell(self, number: int) -> QRectF:
        """Return where a week is painted."""
        width = self.width() / max(len(self._weeks), 1)
        gap = 1 if width >= 4 else 0
        return QRectF(number * width, 0, width - gap, _CELL_HEIGHT)

    def sizeHint(self) -> QSize:
        """Cells above, months below."""
        return QSize(600, _CELL_HEIGHT + 4 + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be; a cell is then less than a pixel wide."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint cells and months."""
        painter = QPainter(self)
        painter.setOpacity(_DIMMED if self._is_dimmed else 1)
        most = max((week.meetings for week in self._weeks), default=0)
        is_edged = self._needs_edges()
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        for number, week in enumerate(self._weeks):
            painter.fillRect(self.cell(number), self._tint(week.meetings, most))
            if is_edged:
                painter.drawRect(self.cell(number).adjusted(0, 0, -1, -1))
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        self._paint_months(painter)

    def event(self, event: QEvent) -> bool:
        """Tell the week under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            week = self._week_at(event.pos().x())
            QToolTip.showText(event.globalPos(), week.sentence if week else "", self)
            return True
        return super().event(event)

    def _week_at(self, x: int) -> Week | None:
        number = x * len(self._weeks) // max(self.width(), 1)
        return self._weeks[number] if 0 <= number < len(self._weeks) else None

    def _needs_edges(self) -> bool:
        """Whether a week without meetings looks like what is around it: in high contrast."""
        colors = self.palette()
        around = colors.color(QPalette.ColorRole.Window)
        return colors.color(QPalette.ColorRole.Midlight) == around

    def _tint(self, count: int, most: int) -> QColor:
        """From the empty cell's ground to the accent itself."""
        ground = self.palette().color(QPalette.ColorRole.Midlight)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        share = _FAINTEST + (1 - _FAINTEST) * count / most if count else 0.0

        def mixed(above: float, below: float) -> float:
            return above * share + below * (1 - share)

        return QColor.fromRgbF(
            mixed(accent.redF(), ground.redF()),
            mixed(accent.greenF(), ground.greenF()),
            mixed(accent.blueF(), ground.blueF()),
        )

    def _paint_months(self, painter: QPainter) -> None:
        """Name each month, or each quarter where months are narrow; years with January."""
        metrics, free = self.fontMetrics(), 0.0
        for left, month in self._months():
            text = clock.day(month).partition(" ")[0]
            if month.month == 1 or not free:
                text = f"{text} {month.year}"
            width = metrics.horizontalAdvance(text)
            if left >= free and left + width <= self.width():
                area = QRectF(left, _CELL_HEIGHT + 3, width + 1, metrics.height())
                painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft), text)
                free = left + width + _LABEL_GAP

    def _months(self) -> list[tuple[float, date]]:
        """The months that are named, with the left edge of the week in which each begins."""
        widest = self.fontMetrics().horizontalAdvance("May") + _LABEL_GAP
        room = self.width() / max(len(self._weeks), 1) * 52 / 12
        step = 1 if room >= widest else 3
        found = (
            (self.cell(number).left(), _month_begun(week.monday))
            for number, week in enumerate(self._weeks)
        )
        return [(left, month) for left, month in found if month and month.month % step == 1 % step]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month_begun(monday: date) -> date | None:
    """The month whose first day lies in a week, if there is one."""
    sunday = monday + timedelta(days=6)
    return sunday.replace(day=1) if sunday.day <= 7 else None
