"""The tools over the notes: heading, bullet, check box, each with its key."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from perm_desktop.core.note_markup import Kind
from perm_desktop.gui.look import icons
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.meeting.notes_edit import NotesEdit

_TOOL = 26
_ICONS = ("text_header_1_lines", "text_bullet_list", "checkbox_checked")


class NotesTools(QWidget):
    """Buttons for the lines of an editor; their keys act while it has the focus."""

    def __init__(self, editor: NotesEdit, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.buttons: list[QToolButton] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._actions = [
            self._action("noteHeading", "Heading", "Ctrl+1", lambda: editor.turn(Kind.HEADING)),
            self._action("noteBullet", "Bullet", "Ctrl+Shift+8", lambda: editor.turn(Kind.BULLET)),
            self._action("noteBox", "Check box", "Ctrl+Shift+9", lambda: editor.turn(Kind.OPEN)),
        ]
        for action in self._actions:
            layout.addWidget(self._button(action))
        self._check = self._action("noteCheck", "Check the box", "Ctrl+Return", editor.check)
        self._check.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Tint the icons anew."""
        for action, name in zip(self._actions, _ICONS, strict=True):
            action.setIcon(icons.icon(name, palette))

    def allow(self, *, writing: bool) -> None:
        """Switch the tools on or off."""
        for action in (*self._actions, self._check):
            action.setEnabled(writing)

    def _action(self, name: str, words: str, key: str, run: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{words} ({native})")
        action.triggered.connect(run)
        self._editor.addAction(action)
        return action

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setObjectName(f"{action.objectName()}Button")
        button.setAccessibleName(action.text())
        button.setAutoRaise(True)
        button.setIconSize(QSize(icons.DOCK, icons.DOCK))
        button.setMinimumSize(_TOOL, _TOOL)
        self.buttons.append(button)
        return button
