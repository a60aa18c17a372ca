"""The one door for user text: what comes out can be printed as it stands.

``Printable`` has no control, bidirectional, zero-width or surrogate characters, only characters
that a font of the kit has, single plain spaces, and a bounded length. Nothing it holds can act:
the kit knows no markup, and links are never made from text.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NewType

from perm_desktop.reports.kit.fonts import face, face_for
from perm_desktop.reports.kit.paper import Weight

Printable = NewType("Printable", str)

NOTHING = Printable("")
LINE_LIMIT = 300
TEXT_LIMIT = 8000

_SPACES = re.compile(" +")
_NO_BREAK_SPACE = "\u00a0"
_HYPHENS = ("\u2010", "\u2011")  # few fonts have them, and they look like a plain hyphen


def one_line(text: str, limit: int = LINE_LIMIT) -> Printable:
    """Text for a place where line breaks mean nothing: they become spaces."""
    return Printable(_tidy(" ".join(_bounded(text, limit).splitlines())))


def paragraphs(text: str, limit: int = TEXT_LIMIT) -> tuple[Printable, ...]:
    """Text by its lines, each a paragraph; blank ones are dropped."""
    tidied = (_tidy(line) for line in _bounded(text, limit).splitlines())
    return tuple(Printable(line) for line in tidied if line)


def _bounded(text: str, limit: int) -> str:
    """Cut before anything else is done, so that no input costs more than its limit."""
    rest = len(text) - limit
    if rest <= 0:
        return text
    return f"{text[:limit]} … (The rest, {rest:,} characters, is not printed.)"


def _tidy(line: str) -> str:
    if not (line.isascii() and line.isprintable()):
        line = "".join(map(_printed, unicodedata.normalize("NFC", line)))
    return _SPACES.sub(" ", line).strip(" ")


@lru_cache(maxsize=4096)
def _printed(character: str) -> str:
    """How one character is printed: itself, a space, nothing, or its visible code point."""
    category = unicodedata.category(character)
    if character == "\t" or category in ("Zs", "Zl", "Zp"):
        return _NO_BREAK_SPACE if character in "\u00a0\u202f" else " "
    if category in ("Cc", "Cf", "Cs") or _is_joiner(character):
        return ""
    if character in _HYPHENS:
        return "-"
    if face_for(character, face(Weight.REGULAR.value)) is None:
        return f"[U+{ord(character):04X}]"
    return character


def _is_joiner(character: str) -> bool:
    """Variation selectors and the grapheme joiner: marks without a shape of their own."""
    code = ord(character)
    return code == 0x034F or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
