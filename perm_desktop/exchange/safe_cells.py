"""The one door for texts that go into the cells of other programs.

A spreadsheet reads a cell of a CSV file as a formula when it begins with one of a few characters
(CWE-1236). Such a cell is written behind an apostrophe, which our own reader takes off again.
"""

import re
import sys

from perm_desktop.core import texts

# What a spreadsheet passes over before it looks for a formula: blanks, and what cannot be seen.
_PASSED_OVER = re.compile(
    "\\A["
    " \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "]+"
)
_ACTIVE = frozenset(
    "=+-@\t\r\n\0|%"
    "\uff1d\uff0b\uff0d\uff20\uff5c\uff05"  # full width
    "\ufe66\ufe62\ufe63\ufe6b\ufe6a"  # small
)
_APOSTROPHE = "'"
_PHONE = re.compile(r"\+?[0-9 ().-]+")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_NO_XML = re.compile("[\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def clean(text: str) -> str:
    """Return a text without control characters and lone surrogates; tab and LF stay."""
    return texts.kept(text, sys.maxsize)


def is_active(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula or a command."""
    return _PASSED_OVER.sub("", text)[:1] in _ACTIVE and not _is_harmless(text)


def guarded(text: str) -> str:
    """Return a clean text as a cell of a CSV file has it."""
    return f"{_APOSTROPHE}{text}" if _needs_guard(text) else text


def unguarded(cell: str) -> str:
    """Return the text of a guarded cell; a cell that nobody guarded stays as it is."""
    rest = cell.removeprefix(_APOSTROPHE)
    return rest if rest != cell and _needs_guard(rest) else cell


def for_xml(text: str, limit: int) -> str:
    """Return a clean text as a workbook has it, cut with a word beyond ``limit`` UTF-16 units.

    A workbook spells some characters as "_x000D_", so whoever typed that is quoted.
    """
    plain = _NO_XML.sub("", clean(text))
    if _units(plain) > limit:
        plain = _cut(plain, limit)
    return _LOOKS_ESCAPED.sub("_x005F_", plain)


def _needs_guard(text: str) -> bool:
    """A text of apostrophes before a formula is guarded too, so that reading is never in doubt."""
    return is_active(text.lstrip(_APOSTROPHE))


def _is_harmless(text: str) -> bool:
    """Whether a text is a number, or a telephone number as it is usually written.

    One without a blank would be computed: of "+1-800-555-0100" a spreadsheet makes -1354.
    """
    return bool(_NUMBER.fullmatch(text) or (" " in text and _PHONE.fullmatch(text)))


def _cut(text: str, limit: int) -> str:
    rest = "… (The rest is not in this file; the catalog has it.)"
    room = limit - len(rest)
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    return f"{kept}{rest}"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
