"""A list beside what it is about; where both have no room, one at a time."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.gui.look import icons
from perm_desktop.gui.look.palettes import Palette, Token

_NARROW = 720


class ListAndDetail(QWidget):
    """Escape leads from the detail back to the list; when narrow, one of them is shown."""

    went_back = Signal()
    narrowed = Signal(bool)  # whether only one of the two has room by now

    def __init__(
        self,
        listing: QWidget,
        detail: QWidget,
        width: int,
        back: str,
        parent: QWidget | None = None,
        *,
        narrow: int = _NARROW,
    ) -> None:
        """Below ``narrow`` pixels only one of the two has room."""
        super().__init__(parent)
        self._narrow = narrow
        self._list, self._detail = listing, detail
        self._is_narrow = False
        self._wants_detail = False
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._back = QToolButton()
        self._build(width, back)
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """True while only one of the two is shown."""
        return self._is_narrow

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._back.setIcon(icons.icon("chevron_left", palette))
        handle = self._splitter.handle(1)
        colors = handle.palette()
        colors.setColor(QPalette.ColorRole.Window, palette.color(Token.RULE))
        handle.setPalette(colors)
        handle.setAutoFillBackground(True)

    def set_list_width(self, width: int) -> None:
        """Give the list so many pixels and the detail the rest."""
        self._splitter.setSizes([width, max(self.width() - width, 0)])

    def show_detail(self) -> None:
        """Go on to the detail; where both are shown nothing changes."""
        self._wants_detail = True
        self._arrange()

    def show_list(self) -> None:
        """Go back to the list."""
        self._wants_detail = False
        self._arrange()
        self.went_back.emit()

    def minimumSizeHint(self) -> QSize:
        """Room for the wider of the two: below a width they take turns."""
        both = (self._list, self._right)
        wider = max(part.minimumSizeHint().width() for part in both)
        return QSize(wider, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list, unless a field in the detail has a use for it."""
        focus = QApplication.focusWidget()
        in_detail = focus is not None and self._right.isAncestorOf(focus)
        if event.key() == Qt.Key.Key_Escape and in_detail:
            self.show_list()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide whether both have room."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._narrow
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange()
            self.narrowed.emit(is_narrow)

    def _build(self, width: int, back: str) -> None:
        self._back.setText(back)
        self._back.setAccessibleName(back)
        self._back.setToolTip(f"{back} (Esc)")
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._back.setAutoRaise(True)
        self._back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._back.clicked.connect(self.show_list)
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self._detail, 1)
        self._right = right
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([width, width * 4])
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    def _arrange(self) -> None:
        narrow, detail = self._is_narrow, self._wants_detail
        self._list.setVisible(not (narrow and detail))
        self._right.setVisible(not narrow or detail)
        self._back.setVisible(narrow)
