"""Which texts may lead somewhere, and as what the file writes it.

A link is made only where a document asks for one; text never becomes a link by itself.
"""

import re
from typing import NamedTuple
from urllib.parse import quote

from perm_desktop.reports.kit.text import Printable

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"'“”\\]+")
# A plain host, so that what is read is where it leads: no user name before it, no look-alikes.
_HOST = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
_PLAIN = re.compile(
    rf"https?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#].*)?|mailto:[A-Za-z0-9.!#$%&*+/=_~-]+@{_HOST}"
)
_LONGEST = 2000
_SAFE = "!#$%&*+,/:;=?@[]~-._"  # what a URI may hold as it stands (RFC 3986)
_AFTER = ".,;:!?"  # punctuation of the sentence around an address


class ToPage(NamedTuple):
    """A link to a page of the same file; pages count from 0."""

    page: int
    said: Printable  # where it leads, in words


Link = str | ToPage  # an address of ``address``, "" for none


def address(text: str) -> str:
    """Return the one http, https or mailto address in a text, empty for none or several."""
    found = _ADDRESS.findall(text)
    if len(found) != 1 or len(found[0]) > _LONGEST:
        return ""
    link = found[0].rstrip(_AFTER)
    if "(" not in link:
        link = link.removesuffix(")").rstrip(_AFTER)
    return link if _PLAIN.fullmatch(link) else ""


def uri(link: str) -> bytes:
    """The address as ASCII without characters that end a string of the file."""
    return quote(link, safe=_SAFE).encode("ascii")
