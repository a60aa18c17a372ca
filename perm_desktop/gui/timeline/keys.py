"""The keys of the timeline, as data for whoever lists them, and what each does."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from perm_desktop.gui.timeline.drag import MarkDrag
from perm_desktop.gui.timeline.hover import Hover
from perm_desktop.gui.timeline.mouse import Mouse
from perm_desktop.gui.timeline.selection import Picker
from perm_desktop.gui.timeline.surface import TimelineSurface

KEYS: tuple[tuple[str, str], ...] = (
    ("Left, Right", "Go to the mark before or after in the row"),
    ("Up, Down", "Go to the nearest mark of the next row"),
    ("Home, End", "Go to the first or last mark of the row"),
    ("Shift+Left, Shift+Right", "Choose more marks of the row"),
    ("Ctrl+A", "Choose all marks of the row"),
    ("Escape", "Choose the current mark only, or leave a move"),
    ("Enter", "Open the meeting"),
    ("Space", "Open or close the lane"),
    ("Ctrl+I", "Show the card of the current mark"),
    ("Alt+Left, Alt+Right", "Move the chosen meetings by a business day; Enter moves"),
    ("Alt+Up, Alt+Down", "Move the chosen meetings by a quarter hour; Enter moves"),
    ("+, −", "Zoom in or out"),
    ("0", "Show everything"),
    ("T", "Go to today"),
    ("G", "Go to a date"),
    ("Ctrl+Left, Ctrl+Right", "Pan"),
    ("Page Up, Page Down", "Go earlier or later by most of the window"),
    ("Drag a mark", "Move by business days; with Alt by calendar days; by quarter hours in a day"),
    ("Drag beside marks, or with Shift", "Choose with a rubber band; Ctrl keeps what is chosen"),
    ("Middle button, Space and drag, drag the axis", "Pan"),
    ("Wheel, Shift and wheel, Ctrl and wheel", "Scroll the lanes, pan, zoom at the pointer"),
)
_PAN = 0.25  # of a page
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ALT, _KEYPAD = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.KeypadModifier
_ANY_SHIFT = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_Underscore)
_Chord = tuple[Qt.KeyboardModifier, int]


class Keys(QObject):
    """Reads the keyboard while the timeline has the focus."""

    opened = Signal()  # Enter
    lane_toggled = Signal()  # Space
    date_wanted = Signal()  # G
    explained = Signal(str)  # text of the card that was asked for

    def __init__(
        self, surface: TimelineSurface, picker: Picker, drag: MarkDrag, mouse: Mouse, hover: Hover
    ) -> None:
        super().__init__(surface)
        self._surface = surface
        self._picker = picker
        self._drag = drag
        self._mouse = mouse
        self._hover = hover
        self._table = self._moves() | self._looks()

    def knows(self, event: QKeyEvent) -> bool:
        """Whether a key means something here, so that no command of the window takes it."""
        return _chord(event) in self._table

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; False for a key that means nothing here."""
        if event.key() == Qt.Key.Key_Space and _chord(event)[0] == _NONE:
            if not event.isAutoRepeat():
                self._mouse.pans = True
            return True
        act = self._table.get(_chord(event))
        if act is None or not self._surface.board.index.starts:
            return False
        if not self._drag.by_keys:
            self._hover.leave()
        act()
        return True

    def release(self, event: QKeyEvent) -> bool:
        """Space alone opens and closes the lane; Space with a drag has panned."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat() or not self._mouse.pans:
            return False
        self._mouse.pans = False
        if not self._mouse.is_dragging:
            self.lane_toggled.emit()
        return True

    def forget(self) -> None:
        """The focus goes: no key is down, nothing is moved by keys."""
        self._mouse.pans = False
        if self._drag.by_keys:
            self._drag.cancel()

    def _moves(self) -> dict[_Chord, Callable[[], object]]:
        """From mark to mark, choosing, moving."""
        key, picker = Qt.Key, self._picker
        steps = {key.Key_Left: -1, key.Key_Right: 1}
        rows = {key.Key_Up: -1, key.Key_Down: 1}
        ends = {key.Key_Home: 0, key.Key_End: -1}
        found: dict[_Chord, Callable[[], object]] = {
            (_CTRL, key.Key_A): picker.choose_row,
            (_NONE, key.Key_Escape): self._on_escape,
            (_NONE, key.Key_Return): self._on_enter,
            (_NONE, key.Key_Enter): self._on_enter,
        }
        for code, step in steps.items():
            found[_NONE, code] = partial(self._walk, partial(picker.step, step))
            found[_SHIFT, code] = partial(self._walk, partial(picker.step, step, extend=True))
            found[_ALT, code] = partial(self._nudge, step, 0)
        for code, step in rows.items():
            found[_NONE, code] = partial(self._walk, partial(picker.change_row, step))
            found[_ALT, code] = partial(self._nudge, 0, step)
        for code, end in ends.items():
            found[_NONE, code] = partial(self._walk, partial(picker.end, end))
            found[_SHIFT, code] = partial(self._walk, partial(picker.end, end, extend=True))
        return found

    def _looks(self) -> dict[_Chord, Callable[[], object]]:
        """Moves of the window, and the card."""
        key, surface = Qt.Key, self._surface
        return {
            (_CTRL, key.Key_Left): partial(surface.page, -_PAN),
            (_CTRL, key.Key_Right): partial(surface.page, _PAN),
            (_NONE, key.Key_PageUp): partial(surface.page, -1),
            (_NONE, key.Key_PageDown): partial(surface.page, 1),
            (_NONE, key.Key_Plus): surface.zoom_in,
            (_NONE, key.Key_Equal): surface.zoom_in,
            (_NONE, key.Key_Minus): surface.zoom_out,
            (_NONE, key.Key_Underscore): surface.zoom_out,
            (_NONE, key.Key_0): surface.fit,
            (_NONE, key.Key_T): surface.go_to_today,
            (_NONE, key.Key_G): self.date_wanted.emit,
            (_CTRL, key.Key_I): self._on_card,
        }

    def _walk(self, act: Callable[[], object]) -> None:
        """Go somewhere, unless meetings hang on the keys."""
        if not self._drag.by_keys:
            act()

    def _nudge(self, days: int, quarters: int) -> None:
        """Take hold of what is chosen, and move it a step."""
        board = self._surface.board
        current, spot = board.current(), self._surface.current_spot()
        if current is None or spot is None or self._mouse.is_dragging:
            return
        if not self._drag.by_keys:
            chosen = board.selected | {current.id}
            ids = (current.id, *sorted(chosen - {current.id}))
            at = self._surface.point_of(spot)
            if not self._drag.begin(ids, at, by_keys=True):
                return
        self._drag.nudge(days, quarters)

    def _on_escape(self) -> None:
        if not self._mouse.cancel():
            self._picker.choose_current()

    def _on_enter(self) -> None:
        if self._drag.by_keys:
            self._drag.drop()
        else:
            self.opened.emit()

    def _on_card(self) -> None:
        text = self._hover.show_current()
        if text:
            self.explained.emit(text)


def _chord(event: QKeyEvent) -> _Chord:
    """A key with its modifiers; the keypad counts as the rest, and Shift not where it types +."""
    held = event.modifiers() & ~_KEYPAD
    if event.key() in _ANY_SHIFT:
        held &= ~_SHIFT
    return held, event.key()
