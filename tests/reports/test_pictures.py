"""Files that are no pictures are refused with a sentence, whatever they are."""

import struct
import zlib

import pytest

from perm_desktop.core.errors import UserError
from perm_desktop.reports.kit.pictures import MOST_BYTES, picture


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is huge."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = _chunk(b"IDAT", zlib.compress(b"\x00" * 100)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + body


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"%PDF-1.7",
        b"<svg/>",
        b"BM" + b"\x00" * 60,
        bomb(60_000, 60_000),
    ],
    ids=["empty", "cut gif", "pdf", "svg", "bmp", "bomb"],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="PNG, JPEG or GIF"):
        picture(data)


def test_a_file_that_is_too_large_is_not_even_read() -> None:
    with pytest.raises(UserError, match="larger than 5 MB"):
        picture(b"\x00" * (MOST_BYTES + 1))
