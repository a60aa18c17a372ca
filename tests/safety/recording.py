"""What a real process did to the files of one folder, seen through strace.

Understood are the calls that SQLite and the program make. A call that changes a file of the folder
in a way the model of ``power`` does not know stops the recording, so that no drill passes blindly.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.processes import environment

_CALLS = (
    *("openat", "open", "creat", "write", "pwrite64", "writev", "pwritev", "ftruncate"),
    *("fsync", "fdatasync", "unlink", "unlinkat", "rename", "renameat", "renameat2"),
    *("link", "linkat", "fallocate", "copy_file_range", "sendfile", "mmap", "lseek"),
)
_LINE = re.compile(r"(?P<call>\w+)\((?P<arguments>.*)\) += (?P<result>-?\d+)(?P<opened><.*>)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FILE = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>")
_OPENED = re.compile(r"^<((?:\\x[0-9a-f]{2})*)>")
_HANDLE = re.compile(r"^/proc/self/fd/(\d+)$")


class Made(NamedTuple):
    """A name that a process asked for with the right to make it."""

    path: str
    emptied: bool


class Wrote(NamedTuple):
    """Bytes at an offset."""

    path: str
    offset: int
    data: bytes


class Cut(NamedTuple):
    """A file set to a length."""

    path: str
    length: int


class Synced(NamedTuple):
    """A file or folder of which everything so far is on the medium."""

    path: str


class Linked(NamedTuple):
    """A second name of a file."""

    path: str
    name: str


class Renamed(NamedTuple):
    """A name given to a file, in the place of what had it."""

    path: str
    name: str


class Removed(NamedTuple):
    """A name taken away."""

    path: str


class Said(NamedTuple):
    """A line on standard output: the promise that what it tells is kept."""

    text: str


Event = Made | Wrote | Cut | Synced | Linked | Renamed | Removed | Said


def can_record() -> bool:
    """True where strace is there and may be used."""
    strace = shutil.which("strace")
    return (
        strace is not None
        and not subprocess.run(
            [strace, "-qq", "-o", "/dev/null", sys.executable, "-c", ""],
            check=False,
            capture_output=True,
        ).returncode
    )


def record(folder: Path, log: Path, *arguments: str) -> list[Event]:
    """Run another Python to its end and return what it did inside the folder, in order."""
    strace = ["strace", "-qq", "-y", "-xx", "-s", "100000000", "-e", "signal=none"]
    subprocess.run(
        [*strace, "-e", f"trace={','.join(_CALLS)}", "-o", str(log), sys.executable, *arguments],
        env=environment() | {"PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    reader = _Reader(str(folder))
    with log.open(encoding="ascii") as lines:
        return [event for line in lines for event in reader.events(line)]


class _Reader:
    """Understands line after line; knows of each open file where the next byte goes."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._places: dict[str, int] = {}  # by file descriptor
        self._paths: dict[str, str] = {}

    def events(self, line: str) -> Iterator[Event]:
        """What a line of the log tells of the folder."""
        match = _LINE.match(line)
        if match is None or match["result"].startswith("-"):
            return
        call, arguments = match["call"], match["arguments"]
        if call in ("open", "openat", "creat"):
            self._opened(match["result"], match["opened"] or "")
        texts = [_bytes(text) for text in _TEXT.findall(arguments)]
        file = _FILE.match(arguments)
        if file is not None:
            path = _bytes(file[2]).decode()
            if call == "write" and file[1] == "1":
                yield Said(texts[0].decode())
            elif path == self._folder or path.startswith(f"{self._folder}/"):
                yield from self._file_events(call, path, file[1], match, texts)
            return
        paths = [self._named(text.decode()) for text in texts]
        if paths and any(path.startswith(f"{self._folder}/") for path in paths):
            yield from _name_events(call, paths, arguments)
        elif "O_TMPFILE" in arguments and paths[0] == self._folder:
            yield Made(self._paths[match["result"]], emptied=False)

    def _opened(self, handle: str, annotation: str) -> None:
        opened = _OPENED.match(annotation)
        self._places[handle] = 0
        self._paths[handle] = _bytes(opened[1]).decode() if opened else ""

    def _named(self, path: str) -> str:
        """A file that had no name is linked by its descriptor."""
        handle = _HANDLE.match(path)
        return self._paths[handle[1]] if handle else path

    def _file_events(
        self, call: str, path: str, handle: str, line: re.Match[str], texts: list[bytes]
    ) -> Iterator[Event]:
        last = line["arguments"].rpartition(",")[2]
        match call:
            case "write":
                written = texts[0][: int(line["result"])]
                yield Wrote(path, self._places[handle], written)
                self._places[handle] += len(written)
            case "lseek":
                self._places[handle] = int(line["result"])
            case "pwrite64":
                yield Wrote(path, int(last), texts[0])
            case "ftruncate":
                yield Cut(path, int(last))
            case "fsync" | "fdatasync":
                yield Synced(path)
            case _:
                raise NotImplementedError(f"{call} on {path}")


def _name_events(call: str, paths: list[str], arguments: str) -> Iterator[Event]:
    match call:
        case "open" | "openat":
            if "O_CREAT" in arguments:
                yield Made(paths[0], emptied="O_TRUNC" in arguments)
            elif "O_TRUNC" in arguments or "O_APPEND" in arguments:
                raise NotImplementedError(f"{call}({arguments})")
        case "unlink" | "unlinkat":
            yield Removed(paths[0])
        case "link" | "linkat":
            yield Linked(*paths)
        case "rename" | "renameat" | "renameat2":
            yield Renamed(*paths)
        case _:
            raise NotImplementedError(f"{call}({arguments})")


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))
