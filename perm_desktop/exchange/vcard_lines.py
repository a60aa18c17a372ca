"""The lines of vCard files, taken apart: folds, parameters, encodings.

icalendar reads content lines too, but stops at the bare parameters of vCard 2.1 ("TEL;WORK:") and
at its quoted-printable lines.
"""

import binascii
import quopri
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

TEXTS = frozenset({"FN", "N", "ORG", "TITLE", "ROLE", "TEL", "EMAIL", "TZ", "NOTE"})
_LINE_END = re.compile(rb"\r\n|\r|\n")
_BLANKS = (b" ", b"\t")
_SOFT_BREAK = b"\0"  # no line has one
_LONGEST_HEAD = 1_000  # of a line before its colon
_QUOTED_PRINTABLE = re.compile(rb"[^:]*;\s*(ENCODING=)?QUOTED-PRINTABLE\b", re.IGNORECASE)
_NAME = re.compile(r"(?:[\w-]+\.)?([\w-]+)\Z", re.ASCII)
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "7BIT", "8BIT"})


class CardLine(NamedTuple):
    """A line as it is meant: where it began, its first physical line, and those after it."""

    number: int
    first: bytes
    rest: tuple[bytes, ...] = ()  # behind the blank that folded them, or the mark of a soft break

    def joined(self, version: str) -> bytes:
        """The whole line; 2.1 folds before a blank that stays, later versions put one in."""
        keeps = version == "2.1"
        return self.first + b"".join(
            part if keeps and part[:1] in _BLANKS else part[1:] for part in self.rest
        )


class Property(NamedTuple):
    """One line, taken apart: "TEL;TYPE=work:555-0100"."""

    name: str
    types: frozenset[str]
    preference: int  # 1 is liked best
    text: str  # decoded, still with its escapes


def unfolded(data: bytes) -> Iterator[CardLine]:
    """Return the lines, those put together that were folded or that quoted-printable broke."""
    number, parts, is_quoted = 0, list[bytes](), False
    for place, raw in enumerate(_LINE_END.split(data.replace(b"\0", b"")), 1):
        if parts and is_quoted and parts[-1].rstrip().endswith(b"="):
            parts[-1] = parts[-1].rstrip()[:-1]
            parts.append(_SOFT_BREAK + raw)
        elif parts and raw[:1] in _BLANKS:
            parts.append(raw)
        else:
            if parts:
                yield CardLine(number, parts[0], tuple(parts[1:]))
            number, parts = place, [raw]
            is_quoted = _QUOTED_PRINTABLE.match(raw) is not None
    yield CardLine(number, parts[0], tuple(parts[1:]))


def property_of(line: bytes) -> Property | None:
    """Return a line taken apart; None for one that is no property."""
    head, value = _halves(line)
    if len(head) > _LONGEST_HEAD:
        return None
    name, *parameters = split(head.decode("utf-8", "replace"), ";", quotes=True)
    match = _NAME.match(name.strip())
    if match is None or not value:
        return None
    said = [_parameter(each) for each in parameters]
    word = match.group(1).upper()
    types = frozenset(each.strip().upper() for key, text in said if key == "TYPE" for each in text)
    is_text = word in TEXTS or word == "KIND"
    return Property(
        name=word,
        types=types,
        preference=_preference(said, types),
        text=_decoded(value, dict(said)) if is_text else "…",  # what is left out is not decoded
    )


def _halves(line: bytes) -> tuple[bytes, bytes]:
    """Name with parameters, and the value: parted by the first colon outside quotation marks."""
    is_quoted = False
    for match in re.finditer(rb'[":]', line):
        if match.group() == b'"':
            is_quoted = not is_quoted
        elif not is_quoted:
            return line[: match.start()], line[match.end() :]
    head, _, value = line.partition(b":")  # a quotation mark that is never closed
    return head, value


def _parameter(text: str) -> tuple[str, list[str]]:
    """A name and its values; 2.1 leaves the name out: "WORK" is a type."""
    name, sign, value = text.partition("=")
    if not sign:
        word = name.strip().upper()
        return ("ENCODING" if word in _ENCODINGS else "TYPE"), [word]
    values = (each.strip().strip('"') for each in split(value, ",", quotes=True))
    return name.strip().upper(), [part for each in values for part in each.split(",")]


def _preference(said: list[tuple[str, list[str]]], types: frozenset[str]) -> int:
    liked = next((texts[0] for key, texts in said if key == "PREF" and texts), "")
    if liked.isascii() and liked.isdigit():
        return int(liked[:4])
    return 1 if "PREF" in types else 101


def _decoded(value: bytes, said: Mapping[str, list[str]]) -> str:
    """The text of a value, by its encoding and its characters' own."""
    encoding = (said.get("ENCODING") or [""])[0].upper()
    if encoding == "QUOTED-PRINTABLE":
        value = quopri.decodestring(value)
    elif encoding in ("B", "BASE64"):
        try:
            value = binascii.a2b_base64(value)
        except binascii.Error:
            return ""
    charset = (said.get("CHARSET") or ["utf-8"])[0]
    for name in (charset, "utf-8"):
        try:
            return value.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return value.decode("cp1252", "replace")  # what old programs wrote without saying so


def split(text: str, sign: str, *, quotes: bool = False) -> list[str]:
    """Part a text at a sign that is not escaped, nor between quotation marks where they count."""
    passed_over = r'"[^"]*"|\\.' if quotes else r"\\."
    parts, begun = list[str](), 0
    for match in re.finditer(f"{passed_over}|{sign}", text, re.DOTALL):
        if match.group() == sign:
            parts.append(text[begun : match.start()])
            begun = match.end()
    return [*parts, text[begun:]]
