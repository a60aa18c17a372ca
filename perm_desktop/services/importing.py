"""Bring in what a catalog of somebody else holds; it is never opened as one of ours."""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from perm_desktop import places
from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import Report, silent
from perm_desktop.services import (
    catalogs,
    cycle_settings,
    cycles,
    history,
    list_views,
    meetings,
    notes,
    settings,
)
from perm_desktop.store import copying, foreign, known, reference, shape
from perm_desktop.store.catalog import Catalog, Clock, stamp
from perm_desktop.store.foreign import Copied
from perm_desktop.store.foreign_source import Source, opened
from perm_desktop.store.meetings import Filter

_NOUNS: Mapping[str, tuple[str, str]] = {
    "meeting": ("meeting", "meetings"),
    "note": ("note", "notes"),
    "agenda_item": ("agenda item", "agenda items"),
    "attendance": ("attendance mark", "attendance marks"),
    "cycle": ("cycle", "cycles"),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What came over into a new catalog, and what did not."""

    path: Path
    rows: Mapping[str, int]  # by table
    has_history: bool
    left: tuple[str, ...]  # a sentence for each thing that did not come over

    @property
    def sentence(self) -> str:
        """What came over, in a line."""
        parts = [_counted(table, self.rows.get(table, 0)) for table in _NOUNS]
        return f"Imported {', '.join(parts)} into “{self.path.name}”."


def bring_in(
    path: Path, target: Path, report: Report = silent, *, now: Clock = catalogs.system_clock
) -> Imported:
    """Copy a catalog that somebody sent into a new file, on any thread.

    Raises UserError with the reason when it is refused or cannot be written; then there is no
    new file, and the other one is as it was.
    """
    if os.path.lexists(target):
        raise UserError(f"There is already a file “{target}”.", "Choose another name.")
    with closing(opened(path)) as source:
        copied = Copied()

        def fill(connection: sqlite3.Connection) -> None:
            nonlocal copied
            copied = foreign.copy(source, connection, report)
            connection.execute(
                "INSERT INTO catalog (id, uid, created_at, is_sample) VALUES (1, ?, ?, ?)",
                [os.urandom(16).hex(), stamp(now()), int(copied.is_sample)],
            )

        with closing(foreign.made(source, fill)) as connection:
            _read_all(connection, source, now)
            copying.save_copy(connection, target)
            extra = source.extra
    known.remember(places.data_folder(), known.uid_of(target))
    return Imported(target, copied.rows, copied.has_history, tuple(_left(copied, extra)))


def is_known(path: Path) -> bool:
    """Return whether this account made, opened by name or imported a catalog before."""
    if path.resolve() in (places.default_catalog().resolve(), places.sample_catalog().resolve()):
        return True
    return known.is_known(places.data_folder(), path)


def remember(path: Path) -> None:
    """Count a closed catalog that was made here among those that are known."""
    with suppress(sqlite3.Error):
        known.remember(places.data_folder(), known.uid_of(path))


def remember_open(catalog: Catalog) -> None:
    """Count an open catalog among those that are known.

    It is asked over its own connection: closing another one by which it is read as it lies there
    would drop the locks that SQLite holds for it in this process.
    """
    known.remember(places.data_folder(), shape.uid_of(catalog.connection))


def _read_all(connection: sqlite3.Connection, source: Source, now: Clock) -> None:
    """Read everything as the pages will: what they would fail on is refused here."""
    catalog = Catalog(source.path, connection, now, author="", lock=None, read_only=True)
    try:
        reference.meeting_types(connection)
        reference.states(connection)
        reference.roles(connection)
        for cycle in cycles.all_cycles(catalog):
            cycle_settings.rules(catalog, cycle.year)
        for trashed in (False, True):
            for row in meetings.find_rows(catalog, Filter(trashed=trashed)):
                meetings.describe(row)
                notes.read(catalog, row.id)
        list_views.own_views(catalog)
        settings.my_states(catalog)
        history.lines(catalog)
    except Exception as error:  # whatever a value that nobody foresaw may break
        raise source.refusal("holds values that no catalog has") from error


def _left(copied: Copied, extra: int) -> list[str]:
    lines = [f"The note of {whose} was damaged and did not come over." for whose in copied.damaged]
    lines += [
        f"{_counted(table, count)} did not come over: not as this program writes them."
        for table, count in sorted(copied.unsound.items())
    ]
    for what, count in sorted(copied.dangling.items()):
        table, _, column = what.partition(".")
        lines.append(
            f"{_counted(table, count)} came over without a {column} that was not there."
            if column
            else f"{_counted(table, count)} did not come over: what they belong to is not there."
        )
    if not copied.has_history:
        lines.append("The history did not come over: it does not lead to what is there now.")
    if extra:
        tables = "1 table" if extra == 1 else f"{extra} tables"
        lines.append(f"{tables} that no catalog has did not come over.")
    return lines


def _counted(table: str, count: int) -> str:
    words = table.replace("_", " ")
    one, many = _NOUNS.get(table, (f"row of {words}", f"rows of {words}"))
    return f"{count:,} {one if count == 1 else many}"
