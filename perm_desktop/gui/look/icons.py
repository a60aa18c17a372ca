"""Icons of the Fluent family in the colors of a palette, crisp at every pixel ratio.

Regular everywhere; filled only for the page that is open and for play. An icon without a word
needs a tooltip and an accessible name.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from perm_desktop import assets
from perm_desktop.gui.look.palettes import Palette, Token

DOCK = 16  # docks, tables, buttons
MODE = 20  # navigation and modes
_FAINT = 0.45  # opacity of an icon that cannot be used


def icon(
    name: str,
    palette: Palette,
    size: int = DOCK,
    token: str = Token.TEXT,
    *,
    filled: bool = False,
    fills_when_on: bool = False,
) -> QIcon:
    """Return an icon; ``size`` is 16 or 20, ``filled`` takes the filled twin.

    With ``fills_when_on`` the checked state has the filled twin in the accent color, as the
    open page in the bar. Raises FileNotFoundError for an icon that is not shipped.
    """
    result = QIcon()
    color, chosen = palette.color(token), palette.color(Token.SELECTION_TEXT)
    modes = (
        (QIcon.Mode.Normal, color, 1.0),
        (QIcon.Mode.Disabled, color, _FAINT),
        (QIcon.Mode.Selected, chosen, 1.0),
    )
    for ratio in _ratios():
        for mode, tint, opacity in modes:
            picture = pixmap(name, tint, size, ratio, filled=filled, opacity=opacity)
            result.addPixmap(picture, mode, QIcon.State.Off)
        if fills_when_on:
            tint = palette.color(Token.LINK if palette.is_contrast else Token.ACCENT)
            on = pixmap(name, tint, size, ratio, filled=True)
            result.addPixmap(on, QIcon.Mode.Normal, QIcon.State.On)
    return result


def pixmap(
    name: str,
    color: QColor,
    size: int = DOCK,
    ratio: float = 1.0,
    *,
    filled: bool = False,
    opacity: float = 1.0,
) -> QPixmap:
    """Return one picture of an icon, tinted, for a pixel ratio. Kept in Qt's own cache."""
    key = f"icon:{name}:{size}:{filled}:{color.name(QColor.NameFormat.HexArgb)}:{ratio}:{opacity}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    drawing = QSvgRenderer(_source(name, size, filled=filled))
    made = QPixmap(QSize(size, size) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setOpacity(opacity)
    area = QRectF(0, 0, size, size)
    drawing.render(painter, area)
    painter.setOpacity(1.0)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(area, color)
    painter.end()
    QPixmapCache.insert(key, made)
    return made


@lru_cache(maxsize=256)
def _source(name: str, size: int, *, filled: bool) -> QByteArray:
    style = "filled" if filled else "regular"
    file = assets.tree("resources") / "icons" / f"{name}_{size}_{style}.svg"
    return QByteArray(file.read_bytes())


def _ratios() -> list[float]:
    """Pixel ratios to draw for: those of the screens there are."""
    return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0})
