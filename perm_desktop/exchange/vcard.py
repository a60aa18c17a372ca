"""vCard files of versions 2.1, 3.0 and 4.0 (RFC 6350): the business contacts in them.

Nothing private is kept: pictures, birthdays and home addresses are left out, and counted so that
somebody can say so.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core.errors import UserError
from perm_desktop.exchange.vcard_lines import (
    TEXTS,
    CardLine,
    Property,
    property_of,
    split,
    unfolded,
)

MOST_BYTES = 20_000_000
MOST_CARDS = 20_000
_HINT = "Export the contacts again as a vCard file (.vcf), or as CSV, and try again."
_BEGIN = re.compile(rb"\s*BEGIN[ \t]*:[ \t]*VCARD[ \t]*[\r\n]", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
# Said about the card itself, or said again by what is taken.
_PASSED_OVER = frozenset(
    ("BEGIN", "END", "VERSION", "PRODID", "REV", "UID", "KIND", "SOURCE", "SORT-STRING", "MAILER")
) | {"PROFILE", "CLIENTPIDMAP", "NAME", "XML", "CLASS", "LABEL"}
_LEFT_OUT = MappingProxyType(
    {
        "PHOTO": "pictures",
        "LOGO": "pictures",
        "SOUND": "sounds",
        "BDAY": "birthdays",
        "ANNIVERSARY": "anniversaries",
        "GENDER": "genders",
        "ADR": "addresses",
        "GEO": "places",
        "RELATED": "relations",
        "AGENT": "cards inside cards",
        "KEY": "keys",
        "URL": "web addresses",
        "IMPP": "messenger names",
    }
)
_PRIVATE_NUMBERS, _PRIVATE_MAIL = "home telephone numbers", "home e-mail addresses"
_NO_PERSON = "groups and organizations"
_OTHER = "other entries"
_NO_VOICE = frozenset({"FAX", "PAGER", "MODEM", "BBS", "PCS", "ISDN", "TEXTPHONE"})


class Card(NamedTuple):
    """What a card says of one person; texts are empty where it says nothing."""

    line: int  # on which it begins
    name: str = ""
    first: str = ""
    last: str = ""
    agency: str = ""
    title: str = ""  # of the job
    role: str = ""
    phone: str = ""
    email: str = ""
    zone: str = ""
    note: str = ""


class Cards(NamedTuple):
    """The cards of a file, and what of them was left out: "pictures" and how many."""

    cards: tuple[Card, ...]
    left_out: Mapping[str, int]


def is_vcard(data: bytes) -> bool:
    """Whether a file begins as one of cards, whatever its name."""
    return _BEGIN.match(_utf8(data[:4_096])) is not None


def read(data: bytes) -> Cards:
    """The persons of a file of cards. Raises UserError for what is none, and one too large."""
    if len(data) > MOST_BYTES:
        raise UserError(
            f"The file has {len(data) / 1_000_000:,.0f} MB; {MOST_BYTES // 1_000_000} MB is the"
            " most that is read.",
            "Export the contacts without pictures and try again.",
        )
    plain = _utf8(data)
    if _BEGIN.match(plain) is None:
        raise UserError("The first line should be BEGIN:VCARD, so this is no vCard file.", _HINT)
    left_out: Counter[str] = Counter()
    cards: list[Card] = []
    for number, lines in _blocks(unfolded(plain), left_out):
        card = _card(number, lines, left_out)
        if card is not None:
            cards.append(card)
        if len(cards) > MOST_CARDS:
            raise UserError(
                f"The file has more than {MOST_CARDS:,} cards.", "Export fewer at a time."
            )
    return Cards(tuple(cards), MappingProxyType(dict(left_out)))


def _utf8(data: bytes) -> bytes:
    """The bytes of a file in UTF-16 as UTF-8; others without their mark."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace").encode()
    return data.removeprefix(b"\xef\xbb\xbf")


def _blocks(
    lines: Iterator[CardLine], left_out: Counter[str]
) -> Iterator[tuple[int, list[CardLine]]]:
    """The lines of each card, without cards inside it. Raises UserError for a torn one."""
    depth, begun, own = 0, 0, list[CardLine]()
    for line in lines:
        word = line.first.strip().upper().replace(b" ", b"")
        if word == b"BEGIN:VCARD":
            depth += 1
            if depth == 1:
                begun, own = line.number, []
            else:
                left_out[_LEFT_OUT["AGENT"]] += 1
        elif word == b"END:VCARD":
            depth = max(depth - 1, 0)
            if depth == 0 and begun:
                yield begun, own
                begun = 0
        elif depth == 1:
            own.append(line)
    if depth:
        raise UserError(
            f"The card that begins on line {begun} has no end, so the file is not whole.", _HINT
        )


def _card(number: int, lines: list[CardLine], left_out: Counter[str]) -> Card | None:
    """What is taken of a card; None for one of no person."""
    version = _version(lines)
    found = [each for line in lines if (each := property_of(line.joined(version))) is not None]
    kind = next((each.text.strip().lower() for each in found if each.name == "KIND"), "")
    if kind and kind not in ("individual", "x-individual"):
        left_out[_NO_PERSON] += 1
        return None
    taken = [each for each in found if _is_taken(each, left_out)]
    is_old = version == "2.1"
    last, first, *_ = *_components(_best(taken, "N"), is_old=is_old), "", ""
    return Card(
        line=number,
        name=_plain(_best(taken, "FN"), is_old=is_old),
        first=first,
        last=last,
        agency=", ".join(filter(None, _components(_best(taken, "ORG"), is_old=is_old))),
        title=_plain(_best(taken, "TITLE"), is_old=is_old),
        role=_plain(_best(taken, "ROLE"), is_old=is_old),
        phone=_phone(_plain(_best(taken, "TEL"), is_old=is_old)),
        email=re.sub("(?i)\\Amailto:", "", _plain(_best(taken, "EMAIL"), is_old=is_old)),
        zone=_plain(_best(taken, "TZ"), is_old=is_old),
        note=_plain(_best(taken, "NOTE"), is_old=is_old),
    )


def _version(lines: list[CardLine]) -> str:
    for line in lines:
        name, _, value = line.first.partition(b":")
        if name.strip().upper() == b"VERSION":
            return value.strip().decode("ascii", "replace")
    return "2.1"  # the only one that could do without


def _is_taken(found: Property, left_out: Counter[str]) -> bool:
    """Whether a property is about somebody's work; others are counted."""
    name, types = found.name, found.types
    if name in _PASSED_OVER or not found.text.strip():
        return False
    if name in ("TEL", "EMAIL") and "HOME" in types and "WORK" not in types:
        left_out[_PRIVATE_NUMBERS if name == "TEL" else _PRIVATE_MAIL] += 1
        return False
    if name == "TEL" and types & _NO_VOICE and "VOICE" not in types:
        left_out["fax and pager numbers"] += 1
        return False
    if name not in TEXTS:
        left_out[_LEFT_OUT.get(name, _OTHER)] += 1
        return False
    return True


def _best(found: list[Property], name: str) -> str:
    """The text of a property: the liked one first, one of work before others."""
    own = [each for each in found if each.name == name]
    if not own:
        return ""
    return min(own, key=lambda each: (each.preference, "WORK" not in each.types)).text


def _components(text: str, *, is_old: bool) -> list[str]:
    """The components of a name or an organization."""
    return [_plain(part, is_old=is_old) for part in split(text, ";")]


def _plain(text: str, *, is_old: bool) -> str:
    r"""A text without its escapes; 2.1 knows "\;" alone."""

    def meant(match: re.Match[str]) -> str:
        sign = match.group(1)
        if sign in "nN" and not is_old:
            return "\n"
        return sign if sign == ";" or (not is_old and sign in ",\\:") else match.group()

    return _ESCAPED.sub(meant, text).strip()


def _phone(text: str) -> str:
    """A number, which 4.0 may write as a link."""
    return re.sub("(?i)\\Atel:", "", text).replace(";ext=", " ext. ")
