"""The font files as the kit measures and embeds them."""

# reportlab has no type stubs: its font attributes are typed here, at the border, and nowhere else.
# pyright: reportUnknownMemberType=false

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from reportlab.pdfbase.ttfonts import TTFont

from perm_desktop import assets

FALLBACK = "DejaVuSans"
EAST_ASIAN = ("DroidSansFallbackFull", "NanumGothicCoding")
_EMOJI = 0x1F000  # wide too, and in none of these files


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file; ``widths`` are the advances of the characters it has, in ems."""

    font: TTFont
    widths: Mapping[str, float]

    def width(self, text: str, size: float) -> float:
        """Width of ``text`` in points; every character must be one the face has."""
        return sum(map(self.widths.__getitem__, text)) * size


@cache
def face(name: str) -> Face:
    """The face of ``resources/fonts/<name>.ttf``, read once."""
    path = assets.path("resources") / "fonts" / f"{name}.ttf"
    font = TTFont(name, str(path), asciiReadable=False, shapable=False)
    glyphs = cast("dict[int, int]", font.face.charToGlyph)
    advances = cast("dict[int, float]", font.face.charWidths)
    widths = {chr(code): advances[code] / 1000 for code, glyph in glyphs.items() if glyph}
    return Face(font, widths)


def face_for(character: str, wanted: Face) -> Face | None:
    """The face that prints a character: the wanted one, else a fallback, else none.

    Right-to-left scripts have none: they would come out mirrored, which is worse than their
    code points.
    """
    if character in wanted.widths:
        return wanted
    if unicodedata.bidirectional(character) in ("R", "AL"):
        return None
    return next((one for one in _fallbacks(character) if character in one.widths), None)


def _fallbacks(character: str) -> Iterator[Face]:
    """The large East Asian files are read when a character of theirs is met."""
    yield face(FALLBACK)
    if unicodedata.east_asian_width(character) in ("W", "F", "H") and ord(character) < _EMOJI:
        yield from map(face, EAST_ASIAN)
