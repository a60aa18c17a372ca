"""What the title row of the list has: the text filter, the facets and the view."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from perm_desktop.gui.kit.filter_field import FilterField
from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette

_ROW = 26  # small controls in dock titles
_NARROW = 330  # below it the buttons lose their words; the filter stays


class MeetingsTools(QWidget):
    """A filter that is always there, and two buttons that give up their words first."""

    def __init__(self, palette: Palette, view: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = FilterField()
        self.facets = QPushButton()
        self.view = view
        self._words = {self.facets: "Filters", self.view: ""}
        self._build()
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Tint the icons anew."""
        self.facets.setIcon(icons.icon("filter", palette))
        self.view.setIcon(icons.icon("eye", palette))

    def tell_facets(self, count: int) -> None:
        """Say on the button how many facets narrow the list."""
        self._words[self.facets] = f"Filters ({count})" if count else "Filters"
        self.facets.setAccessibleName(f"Filters, {count} active" if count else "Filters")
        self._fit()

    def tell_view(self, name: str) -> None:
        """Say on the button which view is shown."""
        self._words[self.view] = name
        self._fit()

    def sizeHint(self) -> QSize:
        """Filter and buttons with their words."""
        return QSize(_NARROW + 80, _ROW)

    def minimumSizeHint(self) -> QSize:
        """A short filter and two icons."""
        return QSize(120, _ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the filter room first."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self.filter.setObjectName("meetingFilter")
        self.filter.setPlaceholderText("Filter by state, meeting, host, month…")
        self.filter.setAccessibleName("Filter meetings")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(48)
        self.filter.setMaximumWidth(360)
        self.filter.setFont(theme.font(theme.TABLE))
        self.filter.setFixedHeight(_ROW)
        self.facets.setObjectName("listFacets")
        self.facets.setToolTip("Narrow by state, host, phase, type, status")
        self.facets.setFont(theme.font(theme.TABLE))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addStretch(1)
        layout.addWidget(self.filter, 100)
        for button in (self.facets, self.view):
            button.setFixedHeight(_ROW)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            layout.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tell_facets(0)

    def _fit(self) -> None:
        narrow = self.width() < _NARROW
        for button, words in self._words.items():
            button.setText("" if narrow else words)
