"""The menu of an agenda's standing items."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from perm_desktop.gui.look import icons
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services import agenda_prefill


class StandingButton(QToolButton):
    """Takes the standing items of a type into an agenda, or makes its items the standing ones."""

    def __init__(
        self, session: Session, meeting: Callable[[], int | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._meeting = meeting
        self.setObjectName("standingItems")
        self.setAccessibleName("Standing items")
        self.setToolTip("Standing items: what every agenda of this type begins with")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        menu = QMenu(self)
        menu.addAction("&Use standing items").triggered.connect(self.use)
        menu.addAction("&Keep as standing items").triggered.connect(self.keep)
        self.setMenu(menu)

    def set_palette(self, palette: Palette) -> None:
        """Tint the icon anew."""
        self.setIcon(icons.icon("square_multiple", palette))

    def use(self) -> None:
        """Append the standing items that the agenda does not have."""
        catalog, meeting = self._session.catalog, self._meeting()
        if meeting is not None:
            self._session.attempt(lambda: agenda_prefill.add_standing(catalog, meeting))

    def keep(self) -> None:
        """Make the items of the agenda the standing ones."""
        catalog, meeting = self._session.catalog, self._meeting()
        if meeting is not None:
            self._session.attempt(lambda: agenda_prefill.keep_standing(catalog, meeting))
