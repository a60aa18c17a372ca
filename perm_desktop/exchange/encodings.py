"""Which encoding the bytes of a text file are in, found without asking."""

import codecs
from types import MappingProxyType

from perm_desktop.core.errors import UserError

_MARKS = (  # the longer ones first: UTF-32 LE begins like UTF-16 LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = MappingProxyType(
    {
        b"PK\x03\x04": "a compressed file or a workbook",
        b"\xd0\xcf\x11\xe0": "an old Office document",
        b"%PDF": "a PDF document",
        b"\x89PNG": "a picture",
        b"\xff\xd8\xff": "a picture",
        b"SQLite format 3\0": "a database",
        b"{\\rtf": "a Word document",
        b"\x1f\x8b": "a compressed file",
    }
)
_LOOKED_AT = 4_096  # bytes
_BINARY = frozenset(range(1, 9)) | frozenset(range(14, 27))  # controls that no table holds


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding. Raises UserError that names the line.

    Without a byte order mark it is UTF-16 where every other byte is nought, else UTF-8, else
    Windows-1252. NULs and marks within the text are left out.
    """
    for start, kind in _KINDS.items():
        if data.startswith(start):
            raise UserError(
                f"This is {kind}, not a table as text.", "Save it as CSV and try again."
            )
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data[len(mark) :], encoding), encoding
    encoding = _guessed(data[:_LOOKED_AT])
    try:
        return _text(data, encoding), encoding
    except UserError:
        if encoding != "utf-8":
            raise
    return _text(data, "cp1252"), "cp1252"


def _guessed(start: bytes) -> str:
    even, odd = start[::2].count(0), start[1::2].count(0)
    half = max(len(start) // 2, 1)
    if odd * 3 > half and even * 10 < half:
        return "utf-16-le"
    if even * 3 > half and odd * 10 < half:
        return "utf-16-be"
    return "utf-8"


def _text(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        raise UserError(
            f"Line {line:,} holds bytes that are no text.",
            "Save the file anew as “CSV UTF-8” where it comes from.",
        ) from error
    text = text.replace("\ufeff", "").replace("\0", "")
    start = text[:_LOOKED_AT]
    if sum(ord(character) in _BINARY for character in start) * 50 > len(start):
        raise UserError("This is no text.", "Choose a table saved as CSV.")
    return text
