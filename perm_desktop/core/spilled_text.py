"""A text that should never have been typed: how it is found again, however it was written down."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cached_property
from types import MappingProxyType

from perm_desktop.core.errors import UserError
from perm_desktop.core.filenames import slug
from perm_desktop.core.texts import kept

LEAST = 4  # characters
_MOST = 2_000
_DASHES = "-‐‑‒–—−"
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
# spelled out as classes, because long texts have many: blanks of one byte, hard and thin ones
_PLAIN_BLANKS = MappingProxyType(
    {
        "utf-8": rb"[ \t\n\r\v\f]|\xc2\xa0|\xe2\x80[\x89\xaf]",
        "utf-16-le": rb"[ \t\n\r\v\f\xa0]\x00|[\x09\x2f]\x20",
        "utf-16-be": rb"\x00[ \t\n\r\v\f\xa0]|\x20[\x09\x2f]",
    }
)
_ESCAPED_BLANKS = ("n", "r", "t", "u00a0", "u2009", "u202f", "xa0")

Write = Callable[[str], bytes]


class SpilledText:
    """Finds a text in any case, over other blanks and line ends, with any kind of dash."""

    def __init__(self, text: str) -> None:
        """Raises UserError for a text that is too short or too long to be looked for."""
        self._patterns: dict[str, re.Pattern[bytes]] = {}
        self.text = kept(text).strip()
        if len(self.text) < LEAST:
            raise UserError(
                "The text to remove is too short.",
                f"Give at least {LEAST} characters, as they were typed.",
            )
        if len(self.text) > _MOST:
            raise UserError(
                f"The text to remove has {len(self.text):,} characters; {_MOST:,} is the most.",
                "Remove it in parts.",
            )

    def is_in(self, text: str) -> bool:
        """Return whether a text holds it."""
        return self._plain.search(text) is not None

    def without(self, text: str, mark: str) -> str:
        """Return a text with a mark in every place of it."""
        return self._plain.sub(lambda _: mark, text)

    def may_be_in(self, written: str) -> bool:
        """Return whether a text holds it, plain or with escapes as in JSON."""
        data = written.encode()
        return self._has_anchor(data.lower(), "utf-8") and bool(self._pattern("utf-8").search(data))

    def is_in_bytes(self, data: bytes) -> bool:
        """Return whether a file holds it: as UTF-8 or UTF-16, plain or with escapes."""
        lowered = data.lower()
        return any(
            self._has_anchor(lowered, encoding) and self._pattern(encoding).search(data)
            for encoding in _ENCODINGS
        )

    def without_bytes(self, data: bytes, mark: str) -> bytes:
        """Return the bytes of a file with a mark in every place of it, in the same encoding."""
        for encoding in _ENCODINGS:
            if self._has_anchor(data.lower(), encoding):
                put = mark.encode(encoding)
                data = self._pattern(encoding).sub(lambda _, put=put: put, data)
        return data

    def is_in_key(self, key: str) -> bool:
        """Return whether a name that was made from a text holds it."""
        return len(self._key) >= LEAST and self._key in key

    def without_key(self, key: str, mark: str) -> str:
        """Return such a name with a mark in the place of it."""
        return key.replace(self._key, slug(mark)) if self.is_in_key(key) else key

    @cached_property
    def _key(self) -> str:
        name = slug(self.text)
        return "" if name.startswith("document") else name

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        forms = (_plain(form) for form in self._forms)
        return re.compile("|".join(forms), re.IGNORECASE)

    def _has_anchor(self, lowered: bytes, encoding: str) -> bool:
        """The longest plain word stands there as it is; looking for it first takes a tenth."""
        return self._anchor.encode(encoding) in lowered

    @cached_property
    def _anchor(self) -> str:
        return max(re.findall(r"[a-z0-9]+", self.text.lower(), re.ASCII), key=len, default="")

    def _pattern(self, encoding: str) -> re.Pattern[bytes]:
        if encoding not in self._patterns:
            forms = (_written(form, encoding) for form in self._forms)
            self._patterns[encoding] = re.compile(b"|".join(forms), re.IGNORECASE)
        return self._patterns[encoding]

    @property
    def _forms(self) -> list[str]:
        """An accent is one character with its letter, or one of its own."""
        return sorted({unicodedata.normalize(form, self.text) for form in ("NFC", "NFD")})


def mark_of(day: date) -> str:
    """Return what stands in the place of a removed text."""
    return f"[removed {day.isoformat()}]"


def _pieces(text: str) -> list[str]:
    """Runs of blanks are one piece, every other character is one."""
    return re.findall(r"\s+|\S", text)


def _plain(text: str) -> str:
    def one(piece: str) -> str:
        if piece.isspace():
            return r"\s+"
        return f"[{re.escape(_DASHES)}]" if piece in _DASHES else re.escape(piece)

    return "".join(map(one, _pieces(text)))


def _written(text: str, encoding: str) -> bytes:
    blank = _blank(encoding)

    def one(piece: str) -> bytes:
        if piece.isspace():
            return blank
        characters = _DASHES if piece in _DASHES else {piece, piece.lower(), piece.upper()}
        ways = {way for character in characters for way in _ways(character, encoding)}
        return b"(?:" + b"|".join(sorted(ways)) + b")" if len(ways) > 1 else next(iter(ways))

    return b"".join(map(one, _pieces(text)))


def _blank(encoding: str) -> bytes:
    """Blanks as they are, and the escapes of JSON, of settings files and of both."""
    backslash = re.escape("\\".encode(encoding))
    letters = b"|".join(name.encode(encoding) for name in _ESCAPED_BLANKS)
    return b"(?:" + _PLAIN_BLANKS[encoding] + b"|(?:" + backslash + b")+(?:" + letters + b"))+"


def _ways(character: str, encoding: str) -> set[bytes]:
    """One character as it may stand in a file."""
    plain = re.escape(character.encode(encoding))
    backslash = b"(?:" + re.escape("\\".encode(encoding)) + b")"
    if character in "\"\\'/":
        return {backslash + b"*" + plain}
    if character.isascii():
        return {plain}
    escaped = character.encode("utf-16-be").hex()
    units = [escaped[place : place + 4] for place in range(0, len(escaped), 4)]
    ways = {plain}
    for letter in "ux":
        ways.add(
            b"".join(
                backslash + b"+" + re.escape(f"{letter}{unit}".encode(encoding)) for unit in units
            )
        )
    return ways
