"""What stays above the lanes, laid out: phases, review periods, axis, milestones, today.

No two words of a line touch, and none reaches beyond the band that it names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from perm_desktop.core.clock import weekday
from perm_desktop.core.timeline.axis import Axis, Measure, Tick, day_at, midnight, ticks
from perm_desktop.core.timeline.chart import Sizes
from perm_desktop.core.timeline.labels import SPACE, Label, Placed, Priority, place, shortened
from perm_desktop.core.timeline.phases import Band, BandLine, Milestone

PILL_PAD = 9.0
_BAND_PAD = 6.0
_TELLING = 0.8  # of the width of a band's name, which has to be left when it is cut
_CLOSE = 8.0  # pixels a day from which minor milestones are shown
_TODAY = 2.0  # pixels on either side of the today line
_REACH = 8.0  # pixels around the middle of a mark in which the pointer is on it

Span = tuple[float, float]


class PlacedBand(NamedTuple):
    """A band in the window; ``text`` is empty where no word has room."""

    left: float
    right: float
    covered: float  # from here on a later band lies over it
    text: str
    text_left: float
    band: Band


class PlacedMilestone(NamedTuple):
    """A mark that stands for one day to keep in mind, or for several in one place."""

    x: float
    milestones: tuple[Milestone, ...]


class Pill(NamedTuple):
    """The word for today."""

    left: float
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """Lines from top to bottom: bands, of which the last one also holds the pill, axis, dates."""

    lines: tuple[tuple[PlacedBand, ...], ...]
    ticks: tuple[Tick, ...]
    milestones: tuple[PlacedMilestone, ...]
    words: tuple[Placed, ...]  # of the milestones
    pill: Pill | None
    today: float


def layout(
    axis: Axis,
    lines: Sequence[BandLine],
    milestones: Sequence[Milestone],
    now: int,
    sizes: Sizes,
) -> Head:
    """Lay out the head of a window."""
    today, measure = axis.x(now), sizes.measure
    pill = _pill(axis, now, measure)
    spans = [None] * max(len(lines) - 1, 0) + [pill and (pill.left, pill.left + pill.width)]
    close = axis.day_width >= _CLOSE
    seen = [each for each in milestones if close or not each.minor]
    marks = tuple(_milestones(axis, seen, sizes.mark))
    blocked = [(today - _TODAY, today + _TODAY)]
    words = place([_label(mark, sizes.mark) for mark in marks], axis.width, measure, blocked)
    return Head(
        tuple(
            tuple(_bands(axis, line, span, measure))
            for line, span in zip(lines, spans, strict=False)
        ),
        tuple(_ticks(axis, today, measure)),
        marks,
        tuple(words),
        pill,
        today,
    )


def said_at(head: Head, axis: Axis, x: float, line: int) -> str:
    """Return in full what is at a pixel of a line: bands, the day, or dates; empty beside them."""
    if line < len(head.lines):
        under = [each.band.label for each in head.lines[line] if each.left <= x < each.right]
        return "\n".join(reversed(under))
    if line <= max(len(head.lines), 1):
        on = day_at(axis.minute(x), axis.zone)
        return f"{weekday(on)}, {on.year}"
    near = [mark for mark in head.milestones if abs(mark.x - x) <= _REACH]
    near += (
        mark
        for word in head.words
        for mark in head.milestones
        if mark.x == word.label.x and word.left <= x <= word.left + word.width
    )
    dates = near[0].milestones if near else ()
    return "\n".join(f"{each.text}: {_said(each)}" for each in dates)


def _said(milestone: Milestone) -> str:
    tag = "" if milestone.verified else ", unverified"
    return f"{weekday(milestone.day)}, {milestone.day.year}{tag}"


def _bands(axis: Axis, line: BandLine, pill: Span | None, measure: Measure) -> Iterator[PlacedBand]:
    for number, band in enumerate(line.bands):
        left, right = max(axis.x(band.start), 0.0), min(axis.x(band.end), axis.width)
        if right <= left:
            continue
        covered = min(max(axis.x(line.until(number)), left), right)
        room = _room((left, covered), pill)
        text = _fitting(band, room[1] - room[0] - 2 * _BAND_PAD, measure)
        yield PlacedBand(left, right, covered, text, room[0] + _BAND_PAD, band)


def _room(span: Span, pill: Span | None) -> Span:
    """Return the wider part of a band that the word for today leaves free."""
    left, right = span
    if pill is None or pill[0] >= right or pill[1] <= left:
        return span
    parts = ((left, max(pill[0], left)), (min(pill[1], right), right))
    return max(parts, key=lambda part: part[1] - part[0])


def _fitting(band: Band, room: float, measure: Measure) -> str:
    fits = (text for text in (band.label, band.short) if measure(text) <= room)
    whole = next(fits, "")
    cut = not whole and room >= _TELLING * measure(band.short)
    return shortened(band.short, room, measure) if cut else whole


def _ticks(axis: Axis, today: float, measure: Measure) -> Iterator[Tick]:
    """Yield the ticks; a small word gives way to the today line, a large one does not."""
    for tick in ticks(axis, measure):
        crossed = tick.label_x - 3 < today < tick.label_x + measure(tick.label) + 3
        yield tick._replace(label="") if crossed and not tick.major else tick


def _milestones(
    axis: Axis, milestones: Sequence[Milestone], mark: float
) -> Iterator[PlacedMilestone]:
    """Yield milestones with their pixels; those that would hide each other share one mark."""
    found: PlacedMilestone | None = None
    for milestone in milestones:
        x = axis.x(midnight(milestone.day, axis.zone))
        if found is not None and x - found.x < mark:
            found = found._replace(milestones=(*found.milestones, milestone))
            continue
        if found is not None and -mark < found.x < axis.width + mark:
            yield found
        found = PlacedMilestone(x, (milestone,))
    if found is not None and -mark < found.x < axis.width + mark:
        yield found


def _label(placed: PlacedMilestone, mark: float) -> Label:
    """Return the words of a mark: the weightiest date, and how many there are besides."""
    chief = min(placed.milestones, key=lambda each: each.minor)
    others = len(placed.milestones) - 1
    more = f" +{others}" if others else ""
    return Label(
        placed.x,
        " · ".join(each.label for each in placed.milestones),
        Priority.OTHER if chief.minor else Priority.MILESTONE,
        mark / 2,
        (f"{chief.short}{more}", f"{chief.text}{more}"),
    )


def _pill(axis: Axis, now: int, measure: Measure) -> Pill | None:
    x = axis.x(now)
    if not 0 <= x <= axis.width:
        return None
    text = f"Today, {weekday(day_at(now, axis.zone))}"
    width = measure(text) + 2 * PILL_PAD
    if width + SPACE > axis.width:
        return None
    return Pill(min(max(x - width / 2, 2.0), axis.width - width - 2), width, text)
