"""Progress on paper: a column for each month, up to a dashed line that is the whole."""

from collections.abc import Sequence

from perm_desktop.reports.figures_sheet import Progress, Step
from perm_desktop.reports.kit.blocks import Block
from perm_desktop.reports.kit.paper import BLACK, TextStyle, Weight, ink
from perm_desktop.reports.sketch import CAPTION, CAPTION_STRONG, POINT, Sketch
from perm_desktop.reports.timeline_inks import RULE_INK

_FILL, _EDGE = ink("9fc3a3"), ink("1b1b1b")
_HEIGHT = 110.0  # pixels of the whole
_ABOVE = 18.0
_FOOT = 22.0
_SAID = 64.0  # for the words beside the dashed line
_SHARE = 0.72  # of its room, that a column takes
_COUNT = TextStyle(Weight.SEMIBOLD, 7.0, 9, BLACK)
_LABEL_AIR = 10.0


def progress(part: Progress, width: float) -> Block:
    """The drawing; ``width`` is in points."""
    sketch = Sketch(above=2.0)
    room = width / POINT - _SAID
    foot = _ABOVE + _HEIGHT
    for share in (0.25, 0.5, 0.75):
        y = foot - share * _HEIGHT
        sketch.line((0.0, y), (room, y), RULE_INK, 0.6)
    pitch = room / max(len(part.steps), 1)
    for nth, step in enumerate(part.steps):
        _column(sketch, step, nth * pitch, pitch, step.amount / max(part.whole, 1))
    sketch.line((0.0, _ABOVE), (room, _ABOVE), _EDGE, 1.2, (5.0, 3.0))
    sketch.line((0.0, foot), (room, foot), _EDGE, 1.0)
    sketch.text(f"{part.whole:,} owed", CAPTION_STRONG, room + 6, _ABOVE)
    _labels(sketch, part.steps, pitch, foot + _FOOT / 2)
    return sketch.drawing(foot + _FOOT, _alt(part))


def _column(sketch: Sketch, step: Step, left: float, pitch: float, share: float) -> None:
    """A column with its number on top, where there is room for it."""
    wide, high = pitch * _SHARE, _HEIGHT * share
    top = _ABOVE + _HEIGHT - high
    if high:
        sketch.box(left + (pitch - wide) / 2, top, wide, high, _FILL, _EDGE)
    said = f"{step.amount:,}"
    if sketch.width(said, _COUNT) <= pitch - 1:
        middle = top - 6 if share < 1 else top + 7  # the dashed line passes over a full one
        sketch.text(said, _COUNT, left + (pitch - sketch.width(said, _COUNT)) / 2, middle)


def _labels(sketch: Sketch, steps: Sequence[Step], pitch: float, middle: float) -> None:
    """The days of as many columns as there is room for, the last one among them."""
    widest = max((sketch.width(step.label, CAPTION) for step in steps), default=0.0)
    every = max(int((widest + _LABEL_AIR) / pitch) + 1, 1)
    for nth, step in enumerate(steps):
        if (len(steps) - 1 - nth) % every == 0:
            end = (nth + 1) * pitch
            sketch.text(
                step.label, CAPTION, max(end - sketch.width(step.label, CAPTION), 0), middle
            )


def _alt(part: Progress) -> str:
    told = "; ".join(f"{step.label}: {step.amount:,}" for step in part.steps)
    return f"{part.title}. Columns by month, of {part.whole:,} owed. {told}."
