"""An open catalog: the connection, the one write path, and who is told of a change."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from perm_desktop.core.errors import UserError
from perm_desktop.core.ids import IdMinter
from perm_desktop.store import failures, journal
from perm_desktop.store.lock import CatalogLock

# Typing that is saved every second is one step to undo; after this long a new step begins.
_MERGE_WITHIN = timedelta(minutes=5)

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Change:
    """What one committed edit touched: row ids by table."""

    edit: int
    label: str
    rows: dict[str, frozenset[int]]
    meetings: frozenset[int]  # those whose own row, or a row that belongs to them, changed
    is_foreign: bool = False  # another program made it; what it touched is not known closely

    def touches(self, *tables: str) -> bool:
        """True when a row of one of the tables changed."""
        return any(table in self.rows for table in tables)


@dataclass(frozen=True, slots=True)
class Edit:
    """The open edit: the only thing repositories write through."""

    connection: sqlite3.Connection
    id: int
    author: str
    at: datetime
    mint: Callable[[], int]

    @property
    def stamp(self) -> str:
        """UTC time of the edit as the catalog writes it."""
        return stamp(self.at)


def stamp(moment: datetime) -> str:
    """ISO 8601 in UTC, to the second."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file a name stands for, None for no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Catalog:
    """One catalog file, open in this process. Not to be shared between threads."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        clock: Clock,
        *,
        author: str,
        lock: CatalogLock | None,
        read_only: bool,
        minter: IdMinter | None = None,
    ) -> None:
        self.path = path
        self.connection = connection
        self.author = author
        self.read_only = read_only
        self._clock = clock
        self._lock = lock
        self._minter = minter or IdMinter()
        self._listeners: list[Callable[[Change], None]] = []
        self._identity = _identity(path)
        self._own_edit: int | None = None  # the latest that this process made
        self.commits = 0  # of this process
        self._version: int | None = None  # as of the last look for what other programs wrote

    def close(self) -> None:
        """Close the file and let other programs write it."""
        self.connection.close()
        if self._lock is not None:
            self._lock.close()

    def now(self) -> datetime:
        """The catalog's clock, in UTC."""
        return self._clock().astimezone(UTC)

    @property
    def is_moved(self) -> bool:
        """True when the name of the file stands for another file by now, or for none."""
        return _identity(self.path) != self._identity

    def changed_elsewhere(self) -> bool:
        """True when another program has written the file since this was asked last.

        Raises CatalogBusyError while it does.
        """
        before = self._version
        (self._version,) = self.connection.execute("PRAGMA data_version").fetchone()
        return before not in (None, self._version)

    def subscribe(self, listener: Callable[[Change], None]) -> None:
        """Call ``listener`` after each commit that changed something."""
        self._listeners.append(listener)

    @contextmanager
    def edit(self, label: str, *, merge_key: str = "") -> Generator[Edit]:
        """One thing the liaison does: one transaction, one step to undo.

        Edits of the same non-empty ``merge_key`` in a row, within five minutes, stay one step.
        An edit that changed nothing leaves no trace. Raises UserError when the catalog is open
        for reading only, is busy, full, damaged or not in its place; nothing is written then.
        """
        with self._transaction() as changes:
            going_on = self._reopen(merge_key)
            edit = going_on or self._begin(label, "do", None, merge_key)
            yield edit
            change = self._change(edit.id, label)
            kept = self._finish(edit.id, forget_undone=True)
            # typing that came back to where it began leaves no step, but rows that others show
            if kept or going_on:
                changes.append(change)
        self._own_edit = edit.id

    def step(self, kind: str, target: int, label: str, target_state: str) -> None:
        """Take an edit back (kind "undo") or take its undo back (kind "redo"), as an edit."""
        with self._transaction() as changes:
            edit = self._begin(label, kind, target, "")
            reverted = target if kind == "undo" else self._undo_of(target)
            journal.revert(self.connection, reverted)
            self.connection.execute(
                "UPDATE edit SET state = ? WHERE id = ?", [target_state, target]
            )
            changes.append(self._change(edit.id, label))
            self._finish(edit.id, forget_undone=False)

    @contextmanager
    def _transaction(self) -> Generator[list[Change]]:
        """BEGIN IMMEDIATE of our own: a deferred one could fail half way through.

        The changes that the block puts into the list are told after the commit; without any,
        there is nothing to keep.
        """
        if self.read_only:
            raise UserError(
                f"“{self.path.name}” is open for reading only.",
                "Save a copy and work in that.",
            )
        if self.is_moved:
            raise failures.CatalogMovedError(self.path)
        changes: list[Change] = []
        committing = False
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield changes
                committing = bool(changes)
                self.connection.execute("COMMIT" if committing else "ROLLBACK")
            except BaseException:
                # SQLite has rolled back by itself after a full disk
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
        except sqlite3.DatabaseError as error:
            if committing and failures.is_disk_fault(error):
                self._tell(changes)  # the rows may be new or old: all who show them look again
                raise failures.CommitUnsureError(self.path) from error
            if (sentence := failures.told(error, self.path)) is not None:
                raise sentence from error
            raise
        self.commits += bool(changes)
        self._tell(changes)

    def _begin(self, label: str, kind: str, target: int | None, merge_key: str) -> Edit:
        now = self.now()
        cursor = self.connection.execute(
            "INSERT INTO edit (at, author, label, kind, target, merge_key)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [stamp(now), self.author, label, kind, target, merge_key],
        )
        edit = cursor.lastrowid
        if edit is None:
            raise RuntimeError("SQLite gave the new edit no id")
        return self._open(edit, now)

    def _reopen(self, merge_key: str) -> Edit | None:
        """The latest edit, when it is the same typing going on, in this process.

        What another process wrote in between stays a step of its own, with its text.
        """
        if not merge_key or self._own_edit is None:
            return None
        last = self.connection.execute(
            "SELECT id, at, merge_key, kind, state, author FROM edit ORDER BY id DESC LIMIT 1"
        ).fetchone()
        if last is None or last[0] != self._own_edit:
            return None
        if last[2:] != (merge_key, "do", "done", self.author):
            return None
        now = self.now()
        if not timedelta(0) <= now - datetime.fromisoformat(last[1]) <= _MERGE_WITHIN:
            return None
        return self._open(last[0], now)

    def _open(self, edit: int, now: datetime) -> Edit:
        self.connection.execute("INSERT INTO open_edit (id, edit) VALUES (1, ?)", [edit])
        return Edit(self.connection, edit, self.author, now, self._minter.mint)

    def _finish(self, edit: int, *, forget_undone: bool) -> bool:
        """Close the edit; drop it when it changed nothing. Returns whether it stays."""
        self.connection.execute("DELETE FROM open_edit")
        self.connection.execute("DELETE FROM journal WHERE edit = ? AND before IS after", [edit])
        if not self.connection.execute(
            "SELECT 1 FROM journal WHERE edit = ? LIMIT 1", [edit]
        ).fetchone():
            self.connection.execute("DELETE FROM edit WHERE id = ?", [edit])
            return False
        if forget_undone:
            self.connection.execute("UPDATE edit SET state = 'abandoned' WHERE state = 'undone'")
        return True

    def _undo_of(self, target: int) -> int:
        row = self.connection.execute(
            "SELECT max(id) FROM edit WHERE kind = 'undo' AND target = ?", [target]
        ).fetchone()
        return int(row[0])

    def _change(self, edit: int, label: str) -> Change:
        rows, meetings = journal.touched(self.connection, edit)
        return Change(edit, label, rows, meetings)

    def _tell(self, changes: list[Change]) -> None:
        for change in changes:
            for listener in tuple(self._listeners):
                listener(change)
