"""The one button of a pane that does what most people came for."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton

from perm_desktop.gui.look.palettes import Palette, Token


def make_primary(button: QPushButton, palette: Palette) -> None:
    """Fill a button with the accent of a theme; while it cannot be pressed it looks as others."""
    colors = button.palette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        colors.setColor(group, QPalette.ColorRole.Button, palette.color(Token.ACCENT))
        colors.setColor(group, QPalette.ColorRole.ButtonText, palette.color(Token.ACCENT_TEXT))
    button.setPalette(colors)
