"""The foot of the explanation: what settles a cell or changes it, and the rule it follows."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from perm_desktop.core.coverage.acts import Act
from perm_desktop.core.coverage.why import Explained
from perm_desktop.gui.kit.flow_layout import FlowLayout
from perm_desktop.gui.kit.link_button import LinkButton
from perm_desktop.gui.kit.page_section import PageSection, copyable, set_ink
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token

_SETTLES, _CHANGES = "What settles it", "What can be changed"


class WhyFoot(QWidget):
    """Buttons of acts; below them the rule, with a way to change it."""

    act_wanted = Signal(object)  # Act
    rule_wanted = Signal()

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._colors = palette
        self.buttons: list[QPushButton] = []
        self._main: QPushButton | None = None
        self.heading, self.rule = PageSection(_SETTLES, palette), copyable()
        self.change_rule = LinkButton("Change rule")
        self._acts = QWidget()
        self._flow = FlowLayout(self._acts, 8)
        self._build()
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme, and the fonts as they are now."""
        self._colors = palette
        self.heading.set_palette(palette)
        set_ink(self.rule, palette, Token.TEXT_SECONDARY)
        for part in (self.rule, self.change_rule):
            part.setFont(theme.font(theme.TABLE))
        if self._main is not None:
            make_primary(self._main, palette)

    def tell(self, found: Explained, *, writable: bool, may_change: bool) -> None:
        """Offer the acts of a cell where it can be written; say its rule."""
        self.rule.setText(f"Rule: {found.rule}")
        self.change_rule.setVisible(may_change)
        self.heading.title.setText(_SETTLES if found.is_unsettled else _CHANGES)
        acts = found.acts if writable else ()
        self._offer(acts)
        self._main = self.buttons[0] if acts and found.is_unsettled else None
        if self._main is not None:
            make_primary(self._main, self._colors)
        for part in (self.heading, self._acts):
            part.setVisible(bool(acts))

    def _offer(self, acts: Sequence[Act]) -> None:
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for act in acts:
            button = QPushButton(act.words)
            button.clicked.connect(partial(self.act_wanted.emit, act))
            self._flow.addWidget(button)
            button.show()  # a layout has no room for what is shown only later
            self.buttons.append(button)

    def _build(self) -> None:
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.rule.setForegroundRole(QPalette.ColorRole.WindowText)
        self.change_rule.setToolTip("Go to the meeting type, where its rule is set")
        self.change_rule.clicked.connect(self.rule_wanted)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.rule, 1)
        line.addWidget(self.change_rule, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.heading, self._acts):
            layout.addWidget(part)
        layout.addLayout(line)
