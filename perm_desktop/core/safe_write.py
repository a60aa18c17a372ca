"""Leaving either the old file or the whole new one, whatever happens in between."""

import contextlib
import os
import secrets
from pathlib import Path


def write_whole(target: Path, content: bytes) -> None:
    """Write a file that is never seen half-written. Raises OSError, with nothing left behind.

    The content reaches the disk under a temporary name in the same folder before it takes the
    target's name, and the folder is flushed too where the system lets a folder be opened.
    """
    temporary = target.with_name(f".{target.name[:40]}-{secrets.token_hex(6)}.part")
    try:
        _write_through(temporary, content)
        with contextlib.suppress(FileNotFoundError):  # there may be nothing to replace
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def _write_through(file: Path, content: bytes) -> None:
    with file.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows cannot open a folder, and needs no such flush
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
