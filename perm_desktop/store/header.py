"""Reads what a file says it is from its first bytes, before SQLite touches it."""

from dataclasses import dataclass
from pathlib import Path

APPLICATION_ID = 0x5045524D  # "PERM"
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


@dataclass(frozen=True, slots=True)
class Header:
    """The facts of an SQLite file header that decide whether we may open it."""

    application_id: int
    schema_version: int  # user_version, which may be negative in a file that is not as we wrote it
    is_wal: bool = False  # the journal mode that is kept in the file; ours never is


def read_header(path: Path) -> Header | None:
    """Return the header, or None when the file is no SQLite database. Raises OSError.

    Whether the file is as long as it says is left to SQLite: a writer that was killed may have
    written the first page alone, and its journal puts that right.
    """
    with path.open("rb") as file:
        head = file.read(_HEADER_BYTES)
    if len(head) < _HEADER_BYTES or not head.startswith(_MAGIC):
        return None
    return Header(
        application_id=int.from_bytes(head[68:72], "big"),
        schema_version=int.from_bytes(head[60:64], "big", signed=True),
        is_wal=2 in head[18:20],
    )
