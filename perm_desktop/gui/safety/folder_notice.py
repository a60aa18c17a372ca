"""Says once that a catalog lies where another program or a cable can harm it."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from perm_desktop.gui.kit.notice_bar import NoticeBar
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.preferences import Preferences
from perm_desktop.services.folders import Advice

_TOLD = "folder_told"
_MOVE = "&Move it to this computer’s data folder…"


class FolderNotice(NoticeBar):
    """Two answers: move the catalog, or keep it here; either is not asked again."""

    def __init__(
        self,
        palette: Palette,
        memory: Preferences,
        move: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(palette, parent)
        self._memory, self._move = memory, move
        self._advice = Advice("", can_move=False)
        self.keep = QPushButton("&Keep it here")
        self.keep.clicked.connect(self._on_kept)
        self.setObjectName("folderNotice")
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.keep)

    def advise(self, advice: Advice) -> None:
        """Say it, unless this was said of this catalog before."""
        self._advice = advice
        if not advice.sentence or self._memory.value(_TOLD) == advice.sentence:
            return
        self.keep.setVisible(advice.can_move)
        if advice.can_move:
            self.tell(advice.sentence, _MOVE, self._on_move)
        else:
            self.tell(advice.sentence, "&All right", self._on_kept)

    def _on_move(self) -> None:
        self._move()

    def _on_kept(self) -> None:
        self._memory.set_value(_TOLD, self._advice.sentence)
        self.tell("")
