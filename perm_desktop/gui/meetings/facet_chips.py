"""What the list is narrowed to, as words that can be taken away one by one."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from perm_desktop.core.listing.facets import FACET_NAMES, Chosen, Facet, value_name
from perm_desktop.gui.kit.flow_layout import FlowLayout
from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette

_NAMED = 3  # values that a chip names; the rest is counted


class FacetChips(QWidget):
    """A row of chips, hidden while there are none."""

    removed = Signal(object)  # Facet
    cleared = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facetChips")
        self._palette = palette
        self._chips: list[QToolButton] = []
        self._row = FlowLayout(self)
        self._row.setContentsMargins(8, 4, 8, 4)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._palette = palette
        for chip in self._chips:
            if chip.property("facet"):
                chip.setIcon(icons.icon("dismiss", palette))

    def show_facets(self, chosen: Chosen, names: Mapping[str, str]) -> None:
        """Make a chip for each facet that something is chosen of."""
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips.clear()
        for facet, values in chosen.items():
            if values:
                self._add_chip(facet, sorted(value_name(facet, value, names) for value in values))
        if self._chips:
            everything = self._button("Clear all")
            everything.setAccessibleName("Clear all filters")
            everything.setAutoRaise(True)
            everything.clicked.connect(self.cleared)
        self.setVisible(bool(self._chips))
        self.updateGeometry()

    def _add_chip(self, facet: Facet, words: list[str]) -> None:
        more = f" and {len(words) - _NAMED} more" if len(words) > _NAMED else ""
        text = f"{FACET_NAMES[facet]}: {', '.join(words[:_NAMED])}{more}"
        chip = self._button(text.replace("&", "&&"))
        chip.setProperty("facet", facet.value)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setIcon(icons.icon("dismiss", self._palette))
        chip.setToolTip(f"Show meetings of any {FACET_NAMES[facet].lower()} again")
        chip.setAccessibleName(f"Remove filter {FACET_NAMES[facet]}: {', '.join(words)}")
        chip.clicked.connect(self._on_clicked)

    def _button(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setFont(theme.font(theme.TABLE))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.show()
        self._row.addWidget(button)
        self._chips.append(button)
        return button

    def _on_clicked(self) -> None:
        self.removed.emit(Facet(self.sender().property("facet")))
