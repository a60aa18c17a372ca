"""The edge where typed or imported text becomes text the catalog can keep."""

from perm_desktop.core.errors import UserError

TITLE_LIMIT = 300  # characters
TEXT_LIMIT = 1_000_000  # characters
_CONTROLS: dict[int, str | None] = {
    code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"
} | dict.fromkeys((0x0B, 0x0C, 0x85), "\n")  # Word's soft line break is a vertical tab
# Unseen, yet they change how a line reads: zero-width blanks, soft hyphen, writing directions.
# The two joiners stay, because emoji and some scripts are spelled with them.
_UNSEEN = dict.fromkeys(
    (
        *(0xAD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
    )
)


def kept(text: str, limit: int = TEXT_LIMIT) -> str:
    """Return ``text`` without control characters and lone surrogates; tab and LF stay.

    SQLite loses sight of what follows a NUL, and refuses surrogates. Line ends become LF. Raises
    UserError beyond ``limit`` characters, so that nothing is cut without a word.
    """
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return _bounded(cleaned.encode("utf-8", "ignore").decode("utf-8"), limit)


def kept_line(text: str, limit: int = TITLE_LIMIT) -> str:
    """Return a one-line text: as ``kept``, with runs of white space made one blank.

    Characters that cannot be seen are left out, so that no title reads as another.
    """
    return _bounded(" ".join(kept(text).translate(_UNSEEN).split()), limit)


def _bounded(text: str, limit: int) -> str:
    if len(text) > limit:
        raise UserError(
            f"The text has {len(text):,} characters; {limit:,} is the most.",
            "Shorten it and try again.",
        )
    return text


def is_sound(text: object, digest: object) -> bool:
    """Return whether a text is the one whose checksum was kept; damage may have left a number."""
    return isinstance(text, str) and checksum(text) == digest


def checksum(text: str) -> str:
    """SHA-256 of a note's text, hexadecimal: sees the damage that SQLite's own checks miss."""
    # start-up: it loads OpenSSL, and only a note needs it
    from hashlib import sha256

    # bytes that were no text, read by who looks for damage, count as what they are
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
