"""Every color of the program, by token, for light, dark and high contrast.

The numbers are those of the design's contrast table: text keeps 4.5 to 1 on every ground it
meets, symbols and edges 3 to 1. A test recomputes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtGui import QColor


class Token(StrEnum):
    """Names of colors; what they are for, not what they look like."""

    TEXT = "text"
    TEXT_SECONDARY = "text.secondary"
    TEXT_MUTED = "text.muted"
    LINK = "link"
    SATISFIED = "status.satisfied"
    PARTLY = "status.partly"
    SCHEDULED = "status.scheduled"
    OVERDUE = "status.overdue"
    NOT_RECORDED = "status.notRecorded"
    OPTIONAL = "status.optional"
    NOT_NEEDED = "status.notNeeded"
    NOT_HELD = "status.notHeld"
    NOT_YET_DUE = "ring.notYetDue"
    MILESTONE = "milestone"
    WARNING = "warning"
    ACCENT = "accent"
    ACCENT_TEXT = "accent.text"
    SELECTION = "selection"
    SELECTION_TEXT = "selection.text"
    SELECTION_EDGE = "selection.edge"
    FOCUS = "focus"
    CONTROL_EDGE = "control.edge"
    RULE = "rule"
    GUIDE = "guide"
    TODAY = "today"
    TODAY_TEXT = "today.text"
    STRIP_HELD = "strip.held"
    STRIP_FUTURE = "strip.future"
    WINDOW = "window"
    SURFACE = "surface"
    SUNKEN = "sunken"
    HEADER = "header"
    HOVER = "hover"
    MODE = "mode"
    MODE_TEXT = "mode.text"
    MODE_SECOND = "mode.second"
    BAND = "band"  # behind the lanes, pre- and post-cycle
    BAND_INTRA = "band.intra"
    BAND_LABEL = "band.label"
    TINT_SCHEDULED = "tint.scheduled"
    TINT_PARTLY = "tint.partly"
    TINT_OVERDUE = "tint.overdue"
    TINT_NOT_RECORDED = "tint.notRecorded"
    TINT_OPTIONAL = "tint.optional"
    TINT_NOT_NEEDED = "tint.notNeeded"
    TINT_NOT_HELD = "tint.notHeld"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colors of one theme; ``palette.color(Token.TEXT)`` or by a token's text."""

    name: str
    colors: Mapping[str, QColor]
    is_dark: bool = False
    is_contrast: bool = False  # statuses differ by shape and word alone; no tints, no shadows

    def color(self, token: str) -> QColor:
        """Return a color; ``KeyError`` for a name that is no token."""
        return self.colors[token]


def _palette(
    name: str, hexes: Mapping[Token, str], *, dark: bool = False, contrast: bool = False
) -> Palette:
    colors = {str(token): QColor(hexes[token]) for token in Token}
    return Palette(name, MappingProxyType(colors), dark, contrast)


LIGHT = _palette(
    "light",
    {
        Token.TEXT: "#1b1b1b",
        Token.TEXT_SECONDARY: "#3d4551",
        Token.TEXT_MUTED: "#565c65",
        Token.LINK: "#005ea2",
        Token.SATISFIED: "#216e1f",
        Token.PARTLY: "#7a591a",
        Token.SCHEDULED: "#005ea2",
        Token.OVERDUE: "#b50909",
        Token.NOT_RECORDED: "#783cb9",
        Token.OPTIONAL: "#2e6276",
        Token.NOT_NEEDED: "#565c65",
        Token.NOT_HELD: "#565c65",
        Token.NOT_YET_DUE: "#71767a",
        Token.MILESTONE: "#1b1b1b",
        Token.WARNING: "#7a591a",
        Token.ACCENT: "#005ea2",
        Token.ACCENT_TEXT: "#ffffff",
        Token.SELECTION: "#d9e8f6",
        Token.SELECTION_TEXT: "#1b1b1b",
        Token.SELECTION_EDGE: "#005ea2",
        Token.FOCUS: "#0050d8",
        Token.CONTROL_EDGE: "#71767a",
        Token.RULE: "#dfe1e2",
        Token.GUIDE: "#3f87bf",
        Token.TODAY: "#b50909",
        Token.TODAY_TEXT: "#ffffff",
        Token.STRIP_HELD: "#4d8055",
        Token.STRIP_FUTURE: "#2378c3",
        Token.WINDOW: "#f1f3f6",
        Token.SURFACE: "#ffffff",
        Token.SUNKEN: "#f7f9fa",
        Token.HEADER: "#edeff0",
        Token.HOVER: "#eff6fb",
        Token.MODE: "#162e51",
        Token.MODE_TEXT: "#ffffff",
        Token.MODE_SECOND: "#d9e8f6",
        Token.BAND: "#eef4fb",
        Token.BAND_INTRA: "#f6f8fa",
        Token.BAND_LABEL: "#3d4551",
        Token.TINT_SCHEDULED: "#e1edf8",
        Token.TINT_PARTLY: "#faf3d1",
        Token.TINT_OVERDUE: "#fde0db",
        Token.TINT_NOT_RECORDED: "#ede3ff",
        Token.TINT_OPTIONAL: "#e7f6f8",
        Token.TINT_NOT_NEEDED: "#f1f3f6",
        Token.TINT_NOT_HELD: "#edeff0",
    },
)

DARK = _palette(
    "dark",
    {
        Token.TEXT: "#f1f3f6",
        Token.TEXT_SECONDARY: "#c6cace",
        Token.TEXT_MUTED: "#a9aeb1",
        Token.LINK: "#73b3e7",
        Token.SATISFIED: "#70e17b",
        Token.PARTLY: "#ffbe2e",
        Token.SCHEDULED: "#73b3e7",
        Token.OVERDUE: "#ff8d7b",
        Token.NOT_RECORDED: "#d5bfff",
        Token.OPTIONAL: "#5dc0d1",
        Token.NOT_NEEDED: "#a9aeb1",
        Token.NOT_HELD: "#a9aeb1",
        Token.NOT_YET_DUE: "#8d9297",
        Token.MILESTONE: "#f1f3f6",
        Token.WARNING: "#ffbe2e",
        Token.ACCENT: "#73b3e7",
        Token.ACCENT_TEXT: "#0d1722",
        Token.SELECTION: "#1b3f68",
        Token.SELECTION_TEXT: "#ffffff",
        Token.SELECTION_EDGE: "#73b3e7",
        Token.FOCUS: "#a5cdf2",
        Token.CONTROL_EDGE: "#8a929a",
        Token.RULE: "#353b43",
        Token.GUIDE: "#5b90c6",
        Token.TODAY: "#ff8d7b",
        Token.TODAY_TEXT: "#1c2025",
        Token.STRIP_HELD: "#5e9f69",
        Token.STRIP_FUTURE: "#4d9bd9",
        Token.WINDOW: "#14171b",
        Token.SURFACE: "#1c2025",
        Token.SUNKEN: "#181b20",
        Token.HEADER: "#262b31",
        Token.HOVER: "#22303f",
        Token.MODE: "#0d1722",
        Token.MODE_TEXT: "#ffffff",
        Token.MODE_SECOND: "#c6cace",
        Token.BAND: "#1d2732",
        Token.BAND_INTRA: "#1c2025",
        Token.BAND_LABEL: "#c6cace",
        Token.TINT_SCHEDULED: "#1a2e44",
        Token.TINT_PARTLY: "#37301a",
        Token.TINT_OVERDUE: "#42211f",
        Token.TINT_NOT_RECORDED: "#32254a",
        Token.TINT_OPTIONAL: "#18313a",
        Token.TINT_NOT_NEEDED: "#24292f",
        Token.TINT_NOT_HELD: "#262b31",
    },
    dark=True,
)

_CONTRAST_WHITE = dict.fromkeys(Token, "#ffffff")
_CONTRAST_GROUNDS = (
    *(Token.WINDOW, Token.SURFACE, Token.SUNKEN, Token.HEADER, Token.MODE, Token.BAND),
    *(Token.BAND_INTRA, Token.TINT_SCHEDULED, Token.TINT_PARTLY, Token.TINT_OVERDUE),
    *(Token.TINT_NOT_RECORDED, Token.TINT_OPTIONAL, Token.TINT_NOT_NEEDED, Token.TINT_NOT_HELD),
)

HIGH_CONTRAST = _palette(
    "high contrast",
    {
        **_CONTRAST_WHITE,
        **dict.fromkeys(_CONTRAST_GROUNDS, "#000000"),
        **dict.fromkeys((Token.LINK, Token.OVERDUE, Token.FOCUS, Token.TODAY), "#ffff00"),
        **dict.fromkeys((Token.ACCENT, Token.SELECTION, Token.GUIDE), "#1aebff"),
        Token.STRIP_FUTURE: "#1aebff",
        Token.WARNING: "#ffff00",
        Token.ACCENT_TEXT: "#000000",
        Token.SELECTION_TEXT: "#000000",
        Token.TODAY_TEXT: "#000000",
        Token.HOVER: "#2b2b2b",
    },
    dark=True,
    contrast=True,
)


def from_system(base: Mapping[Token, QColor]) -> Palette:
    """Return high contrast in the colors of the system's own contrast theme.

    ``base`` gives WINDOW, TEXT, SELECTION, SELECTION_TEXT, LINK and ACCENT; statuses then
    differ by shape and word alone.
    """
    colors = {str(token): base[Token.TEXT] for token in Token}
    for token in (*_CONTRAST_GROUNDS, Token.HOVER, Token.TODAY_TEXT):
        colors[token] = base[Token.WINDOW]
    for token in (Token.SELECTION, Token.ACCENT, Token.STRIP_FUTURE, Token.GUIDE):
        colors[token] = base[Token.SELECTION]
    for token in (Token.SELECTION_TEXT, Token.ACCENT_TEXT):
        colors[token] = base[Token.SELECTION_TEXT]
    for token in (Token.LINK, Token.OVERDUE, Token.FOCUS, Token.TODAY, Token.WARNING):
        colors[token] = base[Token.LINK]
    is_dark = base[Token.WINDOW].lightnessF() < 0.5
    return Palette("system contrast", MappingProxyType(colors), is_dark, is_contrast=True)
