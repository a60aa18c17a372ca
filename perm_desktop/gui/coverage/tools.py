"""The head of the page: what is shown, and what narrows it."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from perm_desktop.core import clock
from perm_desktop.core.coverage.sieve import Show
from perm_desktop.gui.kit.filter_field import FilterField
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.segment import Segment
from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette, Token

_ROW = 28
_PAD = 12  # beside the words of a segment, together with the other side
_ONE_LINE = 1180  # pixels that title and tools need beside each other
_SHORT = 760  # below it the segments say less


class CoverageTools(QWidget):
    """Title and sentence; which cells; the filter; the day that is looked at."""

    shown = Signal(object)  # Show

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.sentence = FittingLabel(theme.PAGE), FittingLabel(theme.BODY)
        self.filter = FilterField()
        self.narrow, self.as_of = QPushButton("Filter"), QPushButton()
        self._group = QButtonGroup(self)
        self.segments = {show: Segment(n, len(Show)) for n, show in enumerate(Show)}
        self._words: dict[Show, tuple[str, str]] = {}
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._build()
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self.sentence.set_ink(palette.color(Token.TEXT_SECONDARY))
        self.narrow.setIcon(icons.icon("filter", palette))
        self.as_of.setIcon(icons.icon("calendar_ltr", palette))
        for button in self.segments.values():
            button.set_palette(palette)
            button.setFont(theme.font(theme.TABLE))

    def tell(self, *sentences: str) -> None:
        """Say what the grid is, longest first."""
        self.sentence.set_texts(*sentences)

    def tell_shown(self, show: Show, attention: int, due_by: date) -> None:
        """Say on the segments how much needs attention and what day is meant; press one."""
        day = clock.weekday(due_by).rpartition(", ")[2]
        self._words = {
            Show.ALL: ("All", "All"),
            Show.ATTENTION: (f"Needs attention {attention:,}", f"Attention {attention:,}"),
            Show.DUE: (f"Due by {day}", f"By {day}"),
        }
        for each, button in self.segments.items():
            button.setAccessibleName(self._words[each][0])
            button.setToolTip(self._words[each][0])
        self.segments[show].setChecked(True)
        self._fit()

    def tell_narrowed(self, count: int) -> None:
        """Say on the button how many phases, hosts and statuses narrow the grid."""
        self.narrow.setText(f"Filter ({count})" if count else "Filter")
        self.narrow.setAccessibleName(f"Filter, {count} active" if count else "Filter")

    def tell_day(self, day: date | None) -> None:
        """Say which day is looked at; None is now."""
        words = "As of today" if day is None else f"As of {clock.day(day)}"
        self.as_of.setText(words)
        self.as_of.setAccessibleName(words)
        self.as_of.setToolTip("Choose the day that is looked at")

    def minimumSizeHint(self) -> QSize:
        """The head gives way to a narrow window."""
        return QSize(320, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tools below the title where both have no room."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        is_wide = self.width() >= _ONE_LINE
        self._layout.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._fit()

    def _build(self) -> None:
        self.title.set_texts("Coverage")
        self.filter.setObjectName("coverageFilter")
        self.filter.setPlaceholderText("State or meeting")
        self.filter.setAccessibleName("Filter by state or meeting")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(80)
        self.filter.setMaximumWidth(200)
        self.narrow.setObjectName("coverageNarrow")
        self.narrow.setToolTip("Narrow by phase, host and status; sort the states")
        self.as_of.setObjectName("coverageDay")
        self.tell_day(None)
        titles, tools = QHBoxLayout(), QHBoxLayout()
        titles.setSpacing(12)
        titles.addWidget(self.title, 0, Qt.AlignmentFlag.AlignVCenter)
        titles.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        tools.setSpacing(8)
        tools.addLayout(self._segments())
        tools.addWidget(self.filter, 1)
        for button in (self.narrow, self.as_of):
            tools.addWidget(button)
        self._layout.setContentsMargins(12, 8, 12, 8)
        self._layout.setSpacing(8)
        self._layout.addLayout(titles, 1)
        self._layout.addLayout(tools)

    def _segments(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for show, button in self.segments.items():
            button.setObjectName(f"show-{show}")
            button.setCheckable(True)
            button.setFixedHeight(_ROW)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)
        return row

    def _fit(self) -> None:
        for show, (long, short) in self._words.items():
            button = self.segments[show]
            button.setText(short if self.width() < _SHORT else long)
            advance = button.fontMetrics().horizontalAdvance(button.text())
            button.setFixedWidth(advance + 2 * _PAD)

    def _on_clicked(self) -> None:
        button = self._group.checkedButton()
        self.shown.emit(next(show for show, each in self.segments.items() if each is button))
