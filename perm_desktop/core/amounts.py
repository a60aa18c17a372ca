"""Percentages and amounts of money as people type them, read as decimals.

A comma counts only where it parts thousands, so that "18,2" is never taken for 182.
"""

import re
from decimal import Decimal

from perm_desktop.core.errors import UserError
from perm_desktop.core.obligations.differences import decimal_of
from perm_desktop.core.texts import kept_line

_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?", re.ASCII)
_MINUS = ("-", "\u2212", "\u2012", "\u2013", "\u2014", "(")  # accountants write it in brackets
_SHOWN = 40  # characters of what was typed


def percentage(text: str, what: str) -> Decimal:
    """Read "18.2" or "18.2 %"; ``what`` names it in sentences. Raises UserError."""
    return _read(text, text.strip().removesuffix("%"), what, "18.2")


def amount(text: str, what: str) -> Decimal:
    """Read "1,234,567.89" or "$1234567.89"; ``what`` names it in sentences. Raises UserError."""
    return _read(text, text.strip().removeprefix("$"), what, "1,234,567.89")


def _read(typed: str, bare: str, what: str, example: str) -> Decimal:
    digits = bare.strip()
    if digits.startswith(_MINUS):
        raise UserError(
            f"{what} cannot be negative, as “{_shown(typed)}” is.", f"Type it like {example}."
        )
    found = _NUMBER.fullmatch(digits)
    whole, decimals = (part or "" for part in found.groups()) if found else ("", "")
    if not whole and not decimals:
        raise UserError(f"{what} is not a number: “{_shown(typed)}”.", f"Type it like {example}.")
    plain = whole.replace(",", "") or "0"
    try:
        return decimal_of(f"{plain}.{decimals}" if decimals else plain)
    except ValueError as error:
        raise UserError(
            f"{what} is too long: “{_shown(typed)}”.",
            "Use up to 18 digits before the point and 9 after it.",
        ) from error


def _shown(typed: str) -> str:
    """The beginning of what was typed, without what a terminal would take for a command."""
    beginning = kept_line(typed[:_SHOWN])
    return beginning if len(typed) <= _SHOWN else f"{beginning}…"
