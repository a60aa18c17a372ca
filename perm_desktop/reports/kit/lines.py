"""Breaking text into lines. Linear in the length of the text, whatever the text is."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import inf
from typing import NamedTuple

from perm_desktop.reports.kit import fonts
from perm_desktop.reports.kit.fonts import Face, face_for
from perm_desktop.reports.kit.paper import TextStyle

# Where a word that is wider than its column may be broken, before it is broken anywhere.
_BREAK_AFTER = re.compile(r"[^/\-_.?&=,;:\]]*[/\-_.?&=,;:\]]+|[^/\-_.?&=,;:\]]+")

# East Asian text has no spaces: a line may end after any ideograph or kana, but closing marks stay
# with what is before them and opening ones with what follows (the core of JIS X 4051).
_IDEOGRAPH = "\u2e80-\u2fff\u3040-\u30ff\u3100-\u312f\u3190-\u9fff\uf900-\ufaff"
_OPENING = "([{（［｛「『【〔〈《〘〚“‘"
_CLOSING = (
    ")]},.:;?!）］｝」』】〕〉》〙〛”’、。，．・：；？！"
    "ー々ゝゞヽヾぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_WORD = rf"[^{_IDEOGRAPH}{re.escape(_OPENING + _CLOSING)}]+"
_IS_EAST_ASIAN = re.compile(f"[{_IDEOGRAPH}]")
_CLUSTER = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:{_WORD}|[{_IDEOGRAPH}])[{re.escape(_CLOSING)}]*"
    rf"|[{re.escape(_OPENING)}]+|.",
    re.DOTALL,
)

_ROUNDING = 1e-6  # points: what fits by its sum of widths must not be parted by binary fractions


class Run(NamedTuple):
    """Characters of one face."""

    face: Face
    text: str


class Line(NamedTuple):
    """A set line. A line broken at a space keeps it as its last character, because readers of the
    file need an explicit word break (ISO 32000-1, 14.8.2.5); ``width`` leaves it out.
    """

    runs: tuple[Run, ...]
    width: float


class _Piece(NamedTuple):
    """What may not be broken further, and what follows it: a space, or nothing inside a word."""

    runs: tuple[Run, ...]
    width: float
    after: str


def break_lines(spans: Sequence[tuple[Face, str]], size: float, room: float) -> list[Line]:
    """Set spans, with a space between each two, in lines of at most ``room`` points."""
    lines: list[Line] = []
    current: list[_Piece] = []
    used = 0.0
    room += _ROUNDING
    for piece in _pieces(spans, size, room):
        if current and used + piece.width > room:
            lines.append(_line(current, size, last=False))
            current, used = [], 0.0
        current.append(piece)
        used += piece.width + (_space(piece, size) if piece.after else 0.0)
    if current:
        lines.append(_line(current, size, last=True))
    return lines


def text_width(text: str, style: TextStyle) -> float:
    """Points of a printable text in one line."""
    lines = break_lines([(fonts.face(style.weight.value), text)], style.size, inf)
    return sum(line.width for line in lines)


def _pieces(spans: Sequence[tuple[Face, str]], size: float, room: float) -> Iterator[_Piece]:
    for face, text in spans:
        for word in filter(None, text.split(" ")):
            runs = _runs(face, word)
            width = _width(runs, size)
            if _IS_EAST_ASIAN.search(word):
                yield from _parted(face, _CLUSTER.findall(word), size, room)
            elif width <= room:
                yield _Piece(runs, width, " ")
            else:
                yield from _parted(face, _BREAK_AFTER.findall(word), size, room)


def _parted(face: Face, parts: Sequence[str], size: float, room: float) -> Iterator[_Piece]:
    """The pieces of a word between whose parts a line may end."""
    pieces = [piece for part in parts for piece in _fit(face, part, size, room)]
    yield from (piece._replace(after="") for piece in pieces[:-1])
    yield pieces[-1]


def _fit(face: Face, part: str, size: float, room: float) -> Iterator[_Piece]:
    start = 0
    used = 0.0
    for end, character in enumerate(part):
        width = _width(_runs(face, character), size)
        if end > start and used + width > room:
            yield _Piece(_runs(face, part[start:end]), used, " ")
            start, used = end, 0.0
        used += width
    yield _Piece(_runs(face, part[start:]), used, " ")


def _runs(face: Face, text: str) -> tuple[Run, ...]:
    if face.widths.keys() >= set(text):
        return (Run(face, text),)
    chosen = groupby(text, lambda character: face_for(character, face) or face)
    return tuple(Run(one, "".join(characters)) for one, characters in chosen)


def _extend(runs: list[Run], run: Run) -> None:
    if runs and runs[-1].face is run.face:
        runs[-1] = Run(run.face, runs[-1].text + run.text)
    else:
        runs.append(run)


def _width(runs: tuple[Run, ...], size: float) -> float:
    return sum(run.face.width(run.text, size) for run in runs)


def _space(piece: _Piece, size: float) -> float:
    return piece.runs[-1].face.width(" ", size)


def _line(pieces: Sequence[_Piece], size: float, *, last: bool) -> Line:
    runs: list[Run] = []
    for piece in pieces:
        for run in piece.runs:
            _extend(runs, run)
        if piece.after and not (last and piece is pieces[-1]):
            _extend(runs, Run(piece.runs[-1].face, " "))
    width = _width(tuple(runs), size)
    if runs and runs[-1].text.endswith(" "):
        width -= runs[-1].face.width(" ", size)
    return Line(tuple(runs), width)
