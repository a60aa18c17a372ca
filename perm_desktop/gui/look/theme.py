"""Light, dark or high contrast: which palette, which fonts, and how Qt gets them.

Everything goes through palette roles and application fonts; no style sheet takes a color away
from the system.
"""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from perm_desktop import assets
from perm_desktop.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT, Palette, Token, from_system
from perm_desktop.gui.look.theme_style import EdgedStyle

_FAMILY = "Public Sans"
_FONT_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
_DISABLED_BLEND = 0.45


class Choice(StrEnum):
    """What the person chose in View."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class TypeRole(NamedTuple):
    """A size and weight of the type scale. Points follow the system; 0.75 point is a pixel."""

    points: float
    weight: QFont.Weight


CAPTION = TypeRole(8.25, QFont.Weight.Normal)
CAPTION_STRONG = TypeRole(8.25, QFont.Weight.DemiBold)
TABLE = TypeRole(9.0, QFont.Weight.Normal)
TABLE_MEDIUM = TypeRole(9.0, QFont.Weight.Medium)
TABLE_STRONG = TypeRole(9.0, QFont.Weight.Bold)
BODY = TypeRole(9.75, QFont.Weight.Normal)
STRONG = TypeRole(9.75, QFont.Weight.Bold)
TITLE = TypeRole(11.25, QFont.Weight.Bold)
PAGE = TypeRole(15.0, QFont.Weight.Bold)
MODE = TypeRole(18.75, QFont.Weight.Bold)
CLOCK = TypeRole(30.0, QFont.Weight.Bold)


def palette_for(
    choice: Choice, scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference, system: QPalette
) -> Palette:
    """Return the palette that a choice means on this system.

    A contrast theme of the system goes before everything, for it is a need and not a taste.
    """
    if contrast is Qt.ContrastPreference.HighContrast:
        return from_system(_system_colors(system))
    match choice:
        case Choice.LIGHT:
            return LIGHT
        case Choice.DARK:
            return DARK
        case Choice.HIGH_CONTRAST:
            return HIGH_CONTRAST
        case Choice.SYSTEM:
            return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def qt_palette(palette: Palette) -> QPalette:
    """Return the roles through which every standard widget takes its colors."""
    result = QPalette()
    for role, token in _ROLES:
        result.setColor(role, palette.color(token))
    ground, text = palette.color(Token.SURFACE), palette.color(Token.TEXT)
    faint = _blend(text, ground, _DISABLED_BLEND)
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        result.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return result


def font(role: TypeRole) -> QFont:
    """Return a font of the scale with tabular figures, in the application's family."""
    result = QFont(QApplication.font())
    result.setPointSizeF(role.points)
    result.setWeight(role.weight)
    _make_tabular(result)
    return result


class Theme(QObject):
    """The look in use. Follows the system as long as that is the choice."""

    changed = Signal(object)  # Palette

    def __init__(
        self, app: QApplication, choice: Choice = Choice.SYSTEM, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._choice = choice
        self._system = QPalette(app.palette())
        self._palette = LIGHT
        self._style = EdgedStyle()
        app.setStyle(self._style)
        _use_fonts(app)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self.choose(choice)

    @property
    def palette(self) -> Palette:
        """The palette in use."""
        return self._palette

    @property
    def choice(self) -> Choice:
        """What was chosen."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Take another look at once; window frames follow where the system lets them."""
        self._choice = choice
        hints = self._app.styleHints()
        match choice:
            case Choice.SYSTEM:
                hints.unsetColorScheme()
            case Choice.LIGHT:
                hints.setColorScheme(Qt.ColorScheme.Light)
            case Choice.DARK | Choice.HIGH_CONTRAST:
                hints.setColorScheme(Qt.ColorScheme.Dark)
        self._apply()

    def _on_system_changed(self) -> None:
        self._apply()

    def _apply(self) -> None:
        hints = self._app.styleHints()
        contrast = hints.accessibility().contrastPreference()
        if contrast is Qt.ContrastPreference.HighContrast:
            self._app.setPalette(QPalette())  # what the system says, nothing of ours
            self._system = QPalette(self._app.palette())
        palette = palette_for(self._choice, hints.colorScheme(), contrast, self._system)
        if contrast is not Qt.ContrastPreference.HighContrast:
            self._app.setPalette(qt_palette(palette))
        self._style.colors = self._palette = palette
        self.changed.emit(palette)


def _use_fonts(app: QApplication) -> None:
    """Load Public Sans; where the files are missing, the system's own font stays."""
    if _FAMILY not in QFontDatabase.families():
        folder = assets.path("resources") / "fonts"
        for weight in _FONT_WEIGHTS:
            file = folder / f"PublicSans-{weight}.ttf"
            if file.is_file():
                QFontDatabase.addApplicationFont(str(file))
    is_there = _FAMILY in QFontDatabase.families()
    result = QFont(_FAMILY if is_there else app.font().family())
    result.setPointSizeF(BODY.points)
    _make_tabular(result)
    app.setFont(result)


def _make_tabular(result: QFont) -> None:
    result.setFeature(QFont.Tag("tnum"), 1)


def _system_colors(system: QPalette) -> dict[Token, QColor]:
    role = QPalette.ColorRole
    return {
        Token.WINDOW: system.color(role.Window),
        Token.TEXT: system.color(role.WindowText),
        Token.SELECTION: system.color(role.Highlight),
        Token.SELECTION_TEXT: system.color(role.HighlightedText),
        Token.LINK: system.color(role.Link),
        Token.ACCENT: system.color(role.Highlight),
    }


def _blend(above: QColor, below: QColor, share: float) -> QColor:
    def mixed(a: float, b: float) -> float:
        return a * share + b * (1 - share)

    return QColor.fromRgbF(
        mixed(above.redF(), below.redF()),
        mixed(above.greenF(), below.greenF()),
        mixed(above.blueF(), below.blueF()),
    )


_ROLES = (
    (QPalette.ColorRole.Window, Token.WINDOW),
    (QPalette.ColorRole.WindowText, Token.TEXT),
    (QPalette.ColorRole.Base, Token.SURFACE),
    (QPalette.ColorRole.AlternateBase, Token.SUNKEN),
    (QPalette.ColorRole.Text, Token.TEXT),
    (QPalette.ColorRole.PlaceholderText, Token.TEXT_MUTED),
    (QPalette.ColorRole.Button, Token.SURFACE),
    (QPalette.ColorRole.ButtonText, Token.TEXT),
    (QPalette.ColorRole.BrightText, Token.ACCENT_TEXT),
    (QPalette.ColorRole.Highlight, Token.SELECTION),
    (QPalette.ColorRole.HighlightedText, Token.SELECTION_TEXT),
    (QPalette.ColorRole.Accent, Token.ACCENT),
    (QPalette.ColorRole.Link, Token.LINK),
    (QPalette.ColorRole.LinkVisited, Token.LINK),
    (QPalette.ColorRole.ToolTipBase, Token.SURFACE),
    (QPalette.ColorRole.ToolTipText, Token.TEXT),
    (QPalette.ColorRole.Light, Token.SURFACE),
    (QPalette.ColorRole.Midlight, Token.HEADER),
    (QPalette.ColorRole.Mid, Token.RULE),
    (QPalette.ColorRole.Dark, Token.CONTROL_EDGE),
    (QPalette.ColorRole.Shadow, Token.CONTROL_EDGE),
)
