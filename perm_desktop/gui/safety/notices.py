"""The lines between the bar of pages and the page: what one should know before going on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from perm_desktop.gui.kit.notice_bar import NoticeBar
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.safety.draft_notice import DraftNotice
from perm_desktop.gui.safety.trouble_notice import TroubleNotice
from perm_desktop.gui.session import Session

if TYPE_CHECKING:
    from perm_desktop.gui.safety.folder_notice import FolderNotice
    from perm_desktop.services.drafts import Found
    from perm_desktop.services.folders import Advice

_READ_ONLY = "This catalog is open for reading only; nothing can be changed."


class Notices(QWidget):
    """Each line comes and goes by itself; without any, nothing is seen."""

    def __init__(
        self,
        session: Session,
        palette: Palette,
        memory: Preferences,  # of this catalog
        move_home: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._colors = session, palette
        self._memory, self._move_home = memory, move_home
        self.read_only = NoticeBar(palette)
        self.read_only.setObjectName("readOnlyBar")
        self.read_only.tell(_READ_ONLY if session.catalog.read_only else "")
        self.trouble = TroubleNotice(session.typed, palette)
        self.drafts = DraftNotice(session.typed, palette, self._choose_drafts)
        self.folder: FolderNotice | None = None  # most catalogs lie where they should
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        for line in (self.read_only, self.trouble, self.drafts):
            self._layout.addWidget(line)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        for line in (self.read_only, self.trouble, self.drafts):
            line.set_palette(palette)
        if self.folder is not None:
            self.folder.set_palette(palette)

    def advise(self, advice: "Advice") -> None:
        """Say where the catalog lies when that is no safe place."""
        if not advice.sentence:
            return
        if self.folder is None:
            # start-up: few catalogs need it
            from perm_desktop.gui.safety.folder_notice import FolderNotice

            self.folder = FolderNotice(self._colors, self._memory, self._move_home)
            self._layout.addWidget(self.folder)
        self.folder.advise(advice)

    def _choose_drafts(self, found: "list[Found]") -> None:
        # start-up: few starts have a draft
        from perm_desktop.gui.safety.drafts_dialog import DraftsDialog

        dialog = DraftsDialog(found, self._session.typed, self._colors, self.window())
        dialog.exec()
        dialog.deleteLater()
