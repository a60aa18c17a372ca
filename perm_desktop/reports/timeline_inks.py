"""Inks of the timeline on paper: those of the light screen, told apart in black and white too."""

from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core.timeline.density import Share
from perm_desktop.core.timeline.series import Strip
from perm_desktop.reports.kit.paper import WHITE, Ink, ink

RULE_INK = ink("dfe1e2")  # hairlines: nothing depends on seeing them
GUIDE = ink("3f87bf")
MUTED = ink("565c65")
TODAY = ink("b50909")
OVERDUE_INK = ink("b50909")
BAND = ink("eef4fb")  # pre- and post-cycle, behind the lanes
BAND_INTRA = ink("f6f8fa")
BAND_HEAD = ink("e1edf8")
TINT_OVERDUE = ink("fdeeeb")
_HELD, _FUTURE = ink("3c6b45"), ink("2378c3")
_NOT_RECORDED = ink("783cb9")


class StripLook(NamedTuple):
    """How a kind of strip is drawn: thick, thin, dotted or hollow."""

    ink: Ink
    thickness: float
    hollow: bool = False


STRIPS = MappingProxyType(
    {
        Strip.HELD: StripLook(_HELD, 3.0),
        Strip.FUTURE: StripLook(_FUTURE, 1.3),
        Strip.OPEN: StripLook(OVERDUE_INK, 4.0),
        Strip.AFTERWARDS: StripLook(MUTED, 1.3),
        Strip.CANCELLED: StripLook(MUTED, 1.3),
        Strip.NOT_RECORDED: StripLook(_NOT_RECORDED, 5.0, hollow=True),
    }
)


class BarLook(NamedTuple):
    """How a part of a bar is drawn: full or hollow, dark or light."""

    fill: Ink
    stroke: Ink


SHARES = MappingProxyType(
    {
        Share.HELD: BarLook(ink("5d9a68"), _HELD),
        Share.AFTERWARDS: BarLook(ink("c6cace"), MUTED),
        Share.FUTURE: BarLook(WHITE, _FUTURE),
        Share.NOT_RECORDED: BarLook(ink("ede3ff"), _NOT_RECORDED),
        Share.OVERDUE: BarLook(ink("7a0606"), ink("7a0606")),
    }
)
