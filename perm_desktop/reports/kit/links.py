"""Which texts may lead somewhere, and as what the file writes it.

A link is made only where a document asks for one; text never becomes a link by itself.
"""

import re
from urllib.parse import quote

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"'“”\\]+")
_LONGEST = 2000
_SAFE = "!#$%&*+,/:;=?@[]~-._"  # what a URI may hold as it stands (RFC 3986)
_AFTER = ".,;:!?"  # punctuation of the sentence around an address


def address(text: str) -> str:
    """Return the one http, https or mailto address in a text, empty for none or several."""
    found = _ADDRESS.findall(text)
    if len(found) != 1 or len(found[0]) > _LONGEST:
        return ""
    link = found[0].rstrip(_AFTER)
    return link.removesuffix(")").rstrip(_AFTER) if "(" not in link else link


def uri(link: str) -> bytes:
    """The address as ASCII without characters that end a string of the file."""
    return quote(link, safe=_SAFE).encode("ascii")
