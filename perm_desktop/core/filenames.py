"""File names made from data: ours to choose, so that no text can name a place."""

import unicodedata

_LONGEST = 100
_RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}


def slug(text: str, longest: int = _LONGEST) -> str:
    """Return lower-case ASCII words joined by hyphens, never empty and never a device name.

    HHS asks for file names without blanks or special characters; Windows refuses CON and COM1.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    name = "-".join(words)[:longest].strip("-")
    return f"{name or 'document'}-file" if not name or name in _RESERVED else name
