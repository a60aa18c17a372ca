"""Says that there are texts the catalog does not have, and leads to them."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from perm_desktop.gui.kit.notice_bar import NoticeBar
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.safety.draft_keeper import DraftKeeper
from perm_desktop.services.drafts import Found


class DraftNotice(NoticeBar):
    """Stays until each text was put back or given up; dismissed, it comes with the next start."""

    def __init__(
        self,
        typed: DraftKeeper,
        palette: Palette,
        choose: Callable[[list[Found]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(palette, parent)
        self._typed, self._choose = typed, choose
        self._left_over: list[Found] = []
        self.setObjectName("draftNotice")
        typed.changed.connect(self._refresh)

    def look(self) -> None:
        """Look for what an earlier start left; done once, after the first picture."""
        self._left_over = self._typed.left_over()
        self._refresh()

    def _refresh(self) -> None:
        contested = self._typed.contested()
        here = self._typed.still_left(self._left_over)
        if contested:
            self.tell(_changed_words(contested), "Compare…", self._open)
        elif here:
            self.tell(_left_words(here), "Look at it…", self._open)
        else:
            self.tell("")

    def _open(self) -> None:
        self._choose([*self._typed.contested(), *self._typed.still_left(self._left_over)])
        self._refresh()


def _changed_words(found: list[Found]) -> str:
    what = found[0].what if len(found) == 1 else f"{len(found)} texts"
    were = "was" if len(found) == 1 else "were"
    return f"{what} {were} changed by another program while you typed. Both texts are kept."


def _left_words(found: list[Found]) -> str:
    what = found[0].what if len(found) == 1 else f"{len(found)} texts"
    return f"Typed and not saved when the program ended last: {what}. Nothing is lost."
