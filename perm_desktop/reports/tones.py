"""Inks of statuses on paper: dark enough for white paper, and never the only sign of a status."""

from types import MappingProxyType

from perm_desktop.core.symbols import Look, Tone
from perm_desktop.reports.kit.paper import WHITE, Ink
from perm_desktop.reports.kit.shapes import Outline, symbol


def ink(hex_color: str) -> Ink:
    """An ink by its sRGB parts: "1b1b1b"."""
    red, green, blue = bytes.fromhex(hex_color)
    return Ink(red / 255, green / 255, blue / 255)


_INKS = MappingProxyType(
    {
        Tone.TEXT: ink("1b1b1b"),
        Tone.MUTED: ink("565c65"),
        Tone.SATISFIED: ink("216e1f"),
        Tone.PARTLY: ink("7a591a"),
        Tone.SCHEDULED: ink("005ea2"),
        Tone.OVERDUE: ink("b50909"),
        Tone.NOT_RECORDED: ink("783cb9"),
        Tone.OPTIONAL: ink("2e6276"),
        Tone.NOT_NEEDED: ink("565c65"),
        Tone.NOT_HELD: ink("565c65"),
        Tone.NOT_YET_DUE: ink("71767a"),
        Tone.MILESTONE: ink("1b1b1b"),
        Tone.WARNING: ink("7a591a"),
    }
)


def tone_ink(tone: Tone) -> Ink:
    """The ink of a status."""
    return _INKS[tone]


def look_symbol(
    look: Look, left: float, top: float, size: float, ground: Ink = WHITE
) -> tuple[Outline, ...]:
    """The symbol of a status in its ink."""
    return symbol(look.symbol, left, top, size, tone_ink(look.token), ground)
