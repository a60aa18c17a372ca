"""Texts that the catalog could not take, kept in a file of their own until it has them.

One file a catalog in the data folder. A record is a line with its length and checksum, then its
values as JSON, which a person can read; what a crash cut off at the end is left out.
"""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from perm_desktop.core.errors import UserError
from perm_desktop.core.texts import checksum, kept
from perm_desktop.services import typed_texts
from perm_desktop.services.typed_texts import Place
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.failures import CatalogBusyError

_SUFFIX = ".drafts"
_HEAD = re.compile(rb"(\d{1,9}) ([0-9a-f]{64})\n")
_UID = re.compile(r"[0-9a-f]{32}")
_PACK_BEYOND = 256 * 1024  # bytes
_GONE = "A text whose place is no longer there"


class Draft(NamedTuple):
    """A text that was typed and is not in the catalog."""

    place: Place
    text: str
    before: str  # what the catalog had when it was typed
    at: str  # UTC, as edits are stamped
    run: str  # the run of the program that keeps it; a later one drops no draft by its own typing

    @property
    def key(self) -> "Key":
        """What the draft is found by in its file."""
        return self.place, self.run


Key = tuple[Place, str]


class Found(NamedTuple):
    """A draft beside what the catalog has in its place."""

    draft: Draft
    what: str  # which text it is
    stored: str
    is_there: bool  # its meeting, item or type is still there


class DraftFile:
    """The drafts of one catalog. Nothing is held open, and every word is on the disk at once."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of(cls, catalog: Catalog, folder: Path) -> "DraftFile":
        """The file for a catalog; its name is made from the catalog's own, which may be hostile."""
        (uid,) = catalog.connection.execute("SELECT uid FROM catalog").fetchone()
        name = uid if _UID.fullmatch(str(uid)) else checksum(str(uid))[:32]
        return cls(folder / f"{name}{_SUFFIX}")

    def drafts(self) -> list[Draft]:
        """Return what is kept, the oldest first. Raises OSError."""
        return list(self._read()[0].values())

    def keep(self, draft: Draft) -> None:
        """Keep a draft, in place of an earlier one of this run. Raises OSError."""
        live, length = self._read()
        held = live.get(draft.key)
        if held is not None and held.text == draft.text:
            return
        live[draft.key] = draft
        record = _record(_values(draft))
        if length > _PACK_BEYOND and length > 3 * sum(len(each.text) for each in live.values()):
            self._rewrite(list(live.values()))
        else:
            self._append(record, length)

    def drop(self, key: Key) -> None:
        """Forget a draft; without any the file goes. Raises OSError."""
        live, length = self._read()
        if live.pop(key, None) is None:
            return
        if live:
            self._append(_record({"done": [*key[0], key[1]]}), length)
        else:
            self.path.unlink(missing_ok=True)

    def erase(self, holds: Callable[[str], bool]) -> int:
        """Remove the drafts with a text that ``holds``, and every trace; returns how many.

        Raises OSError.
        """
        live = self.drafts()
        rest = [draft for draft in live if not (holds(draft.text) or holds(draft.before))]
        self._rewrite(rest)
        return len(live) - len(rest)

    def _read(self) -> tuple[dict[Key, Draft], int]:
        """The drafts, and how many bytes of the file are whole records."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return {}, 0
        live: dict[Key, Draft] = {}
        at = 0
        while (head := _HEAD.match(data, at)) is not None:
            end = head.end() + int(head[1])
            text = data[head.end() : end]
            if data[end : end + 1] != b"\n" or _digest(text) != head[2]:
                break
            _take(live, json.loads(text))
            at = end + 1
        return live, at

    def _append(self, record: bytes, length: int) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "r+b") as file:
            file.truncate(length)
            file.seek(length)
            file.write(record)
            file.flush()
            os.fsync(file.fileno())

    def _rewrite(self, live: list[Draft]) -> None:
        """Replace the file by one with these drafts alone; it is the old one or the new one."""
        if not live:
            self.path.unlink(missing_ok=True)
            return
        fresh = DraftFile(self.path.with_suffix(".new"))
        fresh._append(b"".join(_record(_values(draft)) for draft in live), 0)
        fresh.path.replace(self.path)


def files_in(folder: Path) -> list[DraftFile]:
    """The draft files of all catalogs that have any."""
    return [DraftFile(path) for path in sorted(folder.glob(f"*{_SUFFIX}"))]


def compared(catalog: Catalog, file: DraftFile) -> list[Found]:
    """Return the drafts that say something else than the catalog does.

    Those that it has by now are dropped. Raises OSError, and CatalogBusyError.
    """
    found: list[Found] = []
    for each in file.drafts():
        both = beside(catalog, each)
        if both.is_there and both.stored == _kept(each.text):
            file.drop(each.key)
        else:
            found.append(both)
    return found


def beside(catalog: Catalog, kept_draft: Draft) -> Found:
    """Put a draft beside what the catalog has. Raises CatalogBusyError."""
    try:
        what = typed_texts.describe(catalog, kept_draft.place)
        return Found(kept_draft, what, typed_texts.read(catalog, kept_draft.place), is_there=True)
    except CatalogBusyError:
        raise
    except UserError:
        return Found(kept_draft, _GONE, "", is_there=False)


def joined(stored: str, text: str) -> str:
    """Both texts, one after the other."""
    return f"{stored.rstrip()}\n\n{text}" if stored.strip() else text


def _kept(text: str) -> str:
    try:
        return kept(text)
    except UserError:  # longer than a text can be
        return text


def _values(kept_draft: Draft) -> dict[str, Any]:
    return kept_draft._asdict() | {"place": list(kept_draft.place)}


def _record(values: dict[str, Any]) -> bytes:
    text = json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return b"%d %s\n%s\n" % (len(text), _digest(text), text)


def _digest(data: bytes) -> bytes:
    # start-up: it loads OpenSSL, and few starts have a draft
    from hashlib import sha256

    return sha256(data).hexdigest().encode()


def _take(live: dict[Key, Draft], values: Any) -> None:
    """Apply a record; one that another version wrote and this does not know is passed over."""
    match values:
        case {"done": ["note" | "item" | "type" as kind, str(owner), str(part), str(run)]}:
            live.pop((Place(kind, owner, part), run), None)
        case {
            "place": ["note" | "item" | "type" as kind, str(owner), str(part)],
            "text": str(text),
            "before": str(before),
            "at": str(at),
            "run": str(run),
        }:
            kept_draft = Draft(Place(kind, owner, part), text, before, at, run)
            live[kept_draft.key] = kept_draft
        case _:
            pass
