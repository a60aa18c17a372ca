"""Texts that look like beneficiary data: gently pointed out, never a reason to refuse.

A number alone says little; these rules would rather miss one than cry wolf at a phone number, a
passcode or a date. So most numbers need their name before them ("DOB", "Medicaid ID", "ICN").
"""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Kind(StrEnum):
    """What a text looks like."""

    SSN = "a Social Security number"
    BIRTH = "a date of birth"
    MEMBER = "a Medicaid or Medicare ID"
    CLAIM = "a claim number"
    NPI = "a provider number (NPI)"


class Finding(NamedTuple):
    """A place in a text, from and to."""

    kind: Kind
    start: int
    end: int


def findings(text: str) -> tuple[Finding, ...]:
    """Return what looks like beneficiary data, in order, without overlaps; in linear time."""
    found = sorted(
        (span[0], -priority, Finding(kind, *span))
        for priority, (kind, look) in enumerate(reversed([*_LOOKS.items()]))
        for span in look(text)
    )
    kept: list[Finding] = []
    for *_, each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def sentence(kind: Kind) -> str:
    """What the liaison is told."""
    return f"This looks like {kind.value}. Beneficiary data does not belong in meeting records."


Span = tuple[int, int]
Look = Callable[[str], Iterator[Span]]

_LINK = r"(?:\s{0,3}(?:is|was|of|no\.?|nos\.?|num\.?|number|numbers|#|:|=|-|–|\()){0,3}\s{0,3}"
_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{8}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s{1,2}\d{1,2}"
    r"(?:st|nd|rd|th)?,?\s{1,2}\d{4}"
    r"|\d{1,2}\s{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?"
    r"\s{1,2}\d{4})(?!\d)"
)
_ID = r"(?P<value>[a-z]{0,3}\d[\da-z]*(?:[- ]?\d[\da-z]{0,20}){0,6})(?![\w-])"

_SSN = re.compile(r"(?<![\w.,$/#-])(\d{3})([- \u2010-\u2013])(\d{2})\2(\d{4})(?![\w#-]|[.,/]\d)")
_NAMED_SSN = re.compile(
    rf"\b(?:ssn|soc(?:ial)?\.?\s{{1,3}}sec(?:urity)?\.?){_LINK}"
    r"(?P<value>\d{3}[- ]?\d{2}[- ]?\d{4})(?!\d)",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"\b(?:dob|d\.o\.b\.?|date of birth|birth\s?date|birthday|born)"
    rf"(?:\s{{0,3}}(?:is|was|on|:|=|-|–|\()){{0,2}}\s{{0,3}}(?P<value>{_DATE})",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"\b(?:medicaid|chip|medicare|recipient|beneficiary|bene|member|client|enrollee|patient)"
    r"(?:'s|s)?\s{0,3}(?:id|ids|identifier|number|num|no\.|#|mbi|hic)(?![a-z])"
    rf"{_LINK}{_ID}",
    re.IGNORECASE,
)
# letters and digits of a Medicare number come in this order only, without S, L, O, I, B and Z
_MBI = re.compile(
    r"(?<![\w-])[1-9][AC-HJKMNP-RT-Y][\dAC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y]"
    r"[\dAC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}(?![\w-])"
)
_CLAIM = re.compile(
    r"\b(?:(?:claim|line)\s{0,3}(?:control\s{1,3})?(?:id|number|num|no\.|#)|claim:|icn|tcn|dcn)"
    rf"(?![a-z]){_LINK}{_ID}",
    re.IGNORECASE,
)
_NAMED_NPI = re.compile(rf"\bnpi{_LINK}(?P<value>\d{{10}})(?!\d)", re.IGNORECASE)
_NPI = re.compile(r"(?<![\w.,$/#+-])1\d{9}(?![\w#-]|[.,/]\d)")
# what stands before numbers of a call; the number that follows is nobody's
_CALL = re.compile(
    r"(?:pass\s?code|password|access|conference|meeting|webinar|event|session|dial|call|phone|tel"
    r"|fax|mobile|cell|pin|code|bridge|zoom|webex|teams|participant|attendee|host|ext|room|ticket"
    r"|zip)[^\n]{0,24}$",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}")
_FULL_DATE = re.compile(_DATE, re.IGNORECASE)
_BEFORE = 40  # characters looked at before a number
_LEAST_DIGITS = 7
_CLAIM_DIGITS = 8


def _ssn(text: str) -> Iterator[Span]:
    for match in _NAMED_SSN.finditer(text):
        yield match.span("value")
    for match in _SSN.finditer(text):
        area, _, group, serial = match.groups()
        impossible = area in ("000", "666") or group == "00" or serial == "0000"
        if not impossible and not _of_call(text, match.start()):
            yield match.span()


def _birth(text: str) -> Iterator[Span]:
    for match in _BIRTH.finditer(text):
        yield match.span("value")


def _member(text: str) -> Iterator[Span]:
    yield from _named(_MEMBER, text, _LEAST_DIGITS)
    for match in _MBI.finditer(text):
        yield match.span()


def _claim(text: str) -> Iterator[Span]:
    return _named(_CLAIM, text, _CLAIM_DIGITS)


def _npi(text: str) -> Iterator[Span]:
    for match in _NAMED_NPI.finditer(text):
        yield match.span("value")
    for match in _NPI.finditer(text):
        if _is_npi(match[0]) and not _of_call(text, match.start()):
            yield match.span()


def _named(pattern: re.Pattern[str], text: str, least: int) -> Iterator[Span]:
    """A number after its name, unless it is a date or a phone number."""
    for match in pattern.finditer(text):
        value = match["value"]
        if sum(map(str.isdigit, value)) < least:
            continue
        if _PHONE.fullmatch(value) or (not value.isdigit() and _FULL_DATE.fullmatch(value)):
            continue
        yield match.span("value")


def _of_call(text: str, start: int) -> bool:
    return _CALL.search(text[max(start - _BEFORE, 0) : start]) is not None


def _is_npi(digits: str) -> bool:
    """The check digit of ISO 7812, over the number with the prefix of health identifiers."""
    total = 0
    for place, digit in enumerate(reversed(f"80840{digits}")):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


_LOOKS: Mapping[Kind, Look] = MappingProxyType(
    {
        Kind.SSN: _ssn,
        Kind.BIRTH: _birth,
        Kind.MEMBER: _member,
        Kind.CLAIM: _claim,
        Kind.NPI: _npi,
    }
)
