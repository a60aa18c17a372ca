"""Statuses on paper: symbols in inks dark enough for white paper, each with its word."""

from types import MappingProxyType

from perm_desktop.core.symbols import Look, Tone
from perm_desktop.reports.kit.paper import TextStyle, ink
from perm_desktop.reports.kit.strips import Sign, Words
from perm_desktop.reports.kit.table import Cell
from perm_desktop.reports.kit.text import one_line

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


def sign(look: Look) -> Sign:
    """The symbol of a status in its ink."""
    return Sign(look.symbol, _INKS[look.token])


def status(look: Look, style: TextStyle) -> Cell:
    """The cell of a table that says a status, as everywhere: its word behind its symbol."""
    return (Words(one_line(look.word), style, sign=sign(look)),)
