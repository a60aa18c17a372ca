"""The small painted parts beside the worklist: a day, a deadline, a phase's progress."""

from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from perm_desktop.core import clock, symbols
from perm_desktop.core.timeline.phases import Milestone
from perm_desktop.core.week import Day, Progress, days_left
from perm_desktop.gui.look import symbols as painted
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_BAR = 6
_GAP = 8


class DayButton(QAbstractButton):
    """A day of the week with its calls; choosing it shows that day."""

    def __init__(self, day: Day, palette: Palette, *, is_today: bool) -> None:
        super().__init__()
        self.day = day
        self._is_today = is_today
        self._colors = palette
        self._small, self._large = theme.font(theme.CAPTION), theme.font(theme.TITLE)
        self.setCheckable(True)
        self.setAccessibleName(f"{day.spoken}, today" if is_today else day.spoken)
        self.setToolTip(day.holiday)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.update()

    def sizeHint(self) -> QSize:
        """Three lines."""
        small, large = QFontMetrics(self._small), QFontMetrics(self._large)
        width = small.horizontalAdvance("10 calls") + 6
        return QSize(width, 2 * small.height() + large.height() + 12)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame of the chosen day, then three lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            painter.setBrush(self._colors.color(Token.SELECTION))
            painter.setPen(QPen(self._colors.color(Token.SELECTION_EDGE), 1))
            painter.drawRoundedRect(area, 4, 4)
        elif self.underMouse():
            painter.setBrush(self._colors.color(Token.HOVER))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area, 4, 4)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._colors.color(Token.FOCUS), 2))
            painter.drawRoundedRect(area, 4, 4)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        small, large = QFontMetrics(self._small), QFontMetrics(self._large)
        name = clock.weekday(self.day.day).partition(",")[0]
        words = ("Today" if self._is_today else name, str(self.day.day.day), self.day.words)
        fonts = (self._small, self._large, self._small)
        ink = Token.TEXT
        if self.isChecked():
            ink = Token.SELECTION_TEXT
        top = (self.height() - 2 * small.height() - large.height()) // 2
        for text, font in zip(words, fonts, strict=True):
            height = QFontMetrics(font).height()
            painter.setFont(font)
            is_quiet = not self.isChecked() and not self.day.calls and font is self._small
            painter.setPen(self._colors.color(Token.TEXT_MUTED if is_quiet else ink))
            painter.drawText(QRect(0, top, self.width(), height), _CENTER, text)
            top += height


class DeadlineLine(QWidget):
    """A day to keep in mind: its date, what it is, and how far it is away."""

    def __init__(self, milestone: Milestone, today: date, palette: Palette) -> None:
        super().__init__()
        self._milestone, self._left = milestone, days_left(milestone.day, today)
        self._date = clock.day(milestone.day)
        if milestone.day.year == today.year:
            self._date = self._date.partition(",")[0]
        self._colors = palette
        self._body, self._tag = theme.font(theme.BODY), theme.font(theme.CAPTION)
        self.date_width = QFontMetrics(self._body).horizontalAdvance(self._date)
        unverified = "" if milestone.verified else ", unverified"
        sentence = f"{clock.day(milestone.day)}, {milestone.text}{unverified}, {self._left}"
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.update()

    def sizeHint(self) -> QSize:
        """One line over a hairline."""
        return QSize(160, QFontMetrics(self._body).height() + 13)

    def minimumSizeHint(self) -> QSize:
        """The words in the middle give way."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw diamond, date, words, tag and distance."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self._body)
        area = self.rect().adjusted(0, 0, 0, -1)
        ink = self._colors.color(Token.MILESTONE)
        box, ratio = QRectF(0, 0, 12, area.height()), self.devicePixelRatioF()
        painted.paint(painter, symbols.MILESTONE.symbol, ink, box, ratio)
        painter.setFont(self._body)
        painter.setPen(self._colors.color(Token.TEXT))
        left = 12 + _GAP
        painter.drawText(area.adjusted(left, 0, 0, 0), _LEFT, self._date)
        left += self.date_width + _GAP + 4
        painter.setPen(self._colors.color(Token.TEXT_SECONDARY))
        painter.drawText(area, _RIGHT, self._left)
        right = area.right() - metrics.horizontalAdvance(self._left) - _GAP
        if not self._milestone.verified:
            right = self._paint_tag(painter, right, area.center().y()) - _GAP
        painter.setFont(self._body)
        painter.setPen(self._colors.color(Token.TEXT))
        room = QRect(left, area.top(), right - left, area.height())
        words = self._milestone.text
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._colors.color(Token.RULE))

    def _paint_tag(self, painter: QPainter, right: int, middle: int) -> int:
        """Paint "unverified" so that it ends at ``right``; returns where it begins."""
        metrics = QFontMetrics(self._tag)
        width, height = metrics.horizontalAdvance("unverified") + 10, metrics.height() + 2
        box = QRect(right - width, middle - height // 2 + 1, width, height)
        painter.setPen(self._colors.color(Token.CONTROL_EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(self._tag)
        painter.setPen(self._colors.color(Token.TEXT_SECONDARY))
        painter.drawText(box, _CENTER, "unverified")
        return box.left()


class ProgressLine(QWidget):
    """Held of planned, as words and as a bar."""

    def __init__(self, progress: Progress, palette: Palette) -> None:
        super().__init__()
        self._progress = progress
        self._colors = palette
        self._body, self._strong = theme.font(theme.BODY), theme.font(theme.STRONG)
        self.setAccessibleName(
            f"{progress.name}: {progress.held:,} of {progress.planned:,} meetings held"
        )

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.update()

    def sizeHint(self) -> QSize:
        """Words over the bar."""
        return QSize(160, QFontMetrics(self._body).height() + _BAR + 6)

    def minimumSizeHint(self) -> QSize:
        """The bar gives way."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw name, count and bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self._body)
        line = QRect(0, 0, self.width(), metrics.height())
        painter.setFont(self._body)
        painter.setPen(self._colors.color(Token.TEXT))
        painter.drawText(line, _LEFT, self._progress.name)
        rest = f" of {self._progress.planned:,} held"
        painter.setPen(self._colors.color(Token.TEXT_SECONDARY))
        painter.drawText(line, _RIGHT, rest)
        painter.setFont(self._strong)
        painter.setPen(self._colors.color(Token.TEXT))
        line.setRight(line.right() - metrics.horizontalAdvance(rest))
        painter.drawText(line, _RIGHT, f"{self._progress.held:,}")
        self._paint_bar(painter, QRectF(0, metrics.height() + 4, self.width(), _BAR))

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        edge = Token.CONTROL_EDGE if self._colors.is_contrast else Token.RULE
        painter.setPen(self._colors.color(edge))
        painter.setBrush(self._colors.color(Token.HEADER))
        half = _BAR / 2
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), half, half)
        if self._progress.held:
            bar.setWidth(max(bar.width() * self._progress.share, _BAR))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colors.color(Token.STRIP_HELD))
            painter.drawRoundedRect(bar, half, half)
