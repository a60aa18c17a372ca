"""What many tests need: a clock that stands still, and pictures of a catalog to compare."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from perm_desktop.cli import views
from perm_desktop.services import agendas, attendance, catalogs, meetings, notes
from perm_desktop.store import journal
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access
from perm_desktop.store.meetings import Filter

Dump = dict[str, list[tuple[Any, ...]]]


class SetClock:
    """A clock that moves only when a test says so."""

    def __init__(self) -> None:
        self.time = datetime(2026, 4, 14, 13, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def advance(self, **span: float) -> None:
        """Move by a timedelta's arguments, for example ``minutes=6``."""
        self.time += timedelta(**span)


def opened(path: Path, clock: SetClock | None = None, access: Access = Access.WINDOW) -> Catalog:
    """Open a catalog as the author "liaison"."""
    return catalogs.open_catalog(path, access, clock=clock or SetClock(), author="liaison")


def add(catalog: Catalog, kind: str = "ad-hoc-call", states: Sequence[str] = ("OH",)) -> int:
    """Make a meeting on Apr 20, 2026, 2:00 PM Eastern; returns its id."""
    draft = meetings.MeetingDraft(type=kind, states=states, starts="2026-04-20T14:00")
    return meetings.add_meeting(catalog, draft)


def dump(connection: sqlite3.Connection) -> Dump:
    """Every row of every user table."""
    return {
        table: connection.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall()
        for table in journal.user_tables(connection)
    }


def shown(catalog: Catalog) -> list[dict[str, Any]]:
    """What ``meetings`` and ``show`` print of every meeting."""
    return [
        views.full_meeting(
            row,
            agendas.items(catalog, row.id),
            notes.read(catalog, row.id),
            attendance.lines(catalog, row.id),
        )
        for row in meetings.find_rows(catalog, Filter())
    ]


def contents(folder: Path) -> dict[str, bytes]:
    """Names and bytes of the files in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
