"""Readable copies of the notes beside the backups: plain text that Notepad opens.

One file a cycle, and one for meetings of none, in the folder "notes" of the catalog's backups
(``backups.folder_of``). They are written whole with the daily backup, and again by ``write``
whenever a text has to go from them too.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.safe_write import write_whole
from perm_desktop.core.texts import is_sound
from perm_desktop.store import details, meetings
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter

_RULE = "=" * 72
_DAMAGED = "(This note is damaged: its text is not the one that was saved.)"
_BOM = "\ufeff"


def write(catalog: Catalog, folder: Path) -> list[Path]:
    """Write what meetings have on record; files that say the same already are left alone.

    Returns the files there are. Files of cycles that are gone are removed. Raises UserError.
    """
    texts = _texts(catalog)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            _write(folder / name, text)
        for path in folder.glob("notes-*.txt"):
            if path.name not in texts:
                path.unlink()
    except OSError as error:
        raise UserError(
            f"The readable copies of the notes could not be written ({error.strerror}).",
            f"Look at the permissions of “{folder}”.",
        ) from error
    return [folder / name for name in texts]


def _write(path: Path, text: str) -> None:
    data = f"{_BOM}{text}".replace("\n", "\r\n").encode("utf-8")
    if not path.is_file() or path.read_bytes() != data:
        write_whole(path, data)


def _texts(catalog: Catalog) -> dict[str, str]:
    """The text of each file, by its name."""
    connection = catalog.connection
    kept = _with_record(connection)
    rows = [
        row
        for trashed in (False, True)
        for row in meetings.rows(connection, Filter(trashed=trashed))
        if row.id in kept
    ]
    trash = _trashed(connection)
    files: dict[str, list[MeetingRow]] = {}
    for row in sorted(rows, key=lambda row: (row.utc, row.number)):
        name = f"notes-ry-{row.year}.txt" if row.year else "notes-other.txt"
        files.setdefault(name, []).append(row)
    return {
        name: "\n".join(
            [
                _head(catalog, name),
                *(_meeting(connection, row, row.id in trash) for row in found),
            ]
        )
        for name, found in files.items()
    }


def _with_record(connection: sqlite3.Connection) -> set[int]:
    """Meetings with anything a person wrote about them."""
    found = connection.execute(
        "SELECT meeting FROM note UNION SELECT meeting FROM agenda_item"
        " UNION SELECT meeting FROM attendance UNION SELECT id FROM meeting WHERE reason <> ''"
    )
    return {ident for (ident,) in found}


def _trashed(connection: sqlite3.Connection) -> set[int]:
    return {i for (i,) in connection.execute("SELECT id FROM meeting WHERE trashed_at NOT NULL")}


def _head(catalog: Catalog, name: str) -> str:
    which = name.removeprefix("notes-").removesuffix(".txt")
    what = f"RY {which.removeprefix('ry-')}" if which.startswith("ry-") else "meetings of no cycle"
    return (
        f"PERM Desktop: what is on record for {what}\n"
        f"A copy of the catalog “{catalog.path.name}” to be read without the program."
        " Changes made here reach nothing.\n"
    )


def _meeting(connection: sqlite3.Connection, row: MeetingRow, trashed: bool) -> str:
    return "\n".join([_RULE, *_facts(row, trashed), *_record(connection, row), ""])


def _facts(row: MeetingRow, trashed: bool) -> Iterator[str]:
    start = clock.local(row.utc, row.zone)
    yield f"{row.number}  {row.title or row.short_title}"
    if trashed:
        yield "DELETED: this meeting is in the trash."
    day = clock.long_weekday(date.fromisoformat(row.starts[:10]))
    yield f"{day}, {clock.clock_span(start, row.minutes)} {clock.zone_label(start)}"
    yield f"States: {', '.join(row.state_codes) or 'none'}"
    yield f"Status: {row.status}" + (f" ({row.reason})" if row.reason else "")
    if row.place:
        yield f"Place: {row.place}"


def _record(connection: sqlite3.Connection, row: MeetingRow) -> Iterator[str]:
    items = details.agenda(connection, row.id)
    if items:
        yield from ("", "Agenda")
        for number, item in enumerate(items, start=1):
            who = f" - {item.presenter}" if item.presenter else ""
            yield f"{number}. {item.title} ({item.minutes} min){who}"
            yield from _indented(item.notes)
    marks = details.attendance(connection, row.id)
    if marks:
        yield from ("", "Attendance")
        for line in marks:
            who = " ".join(filter(None, (line.state, line.role, line.person)))
            remark = f" - {line.remark}" if line.remark else ""
            yield f"{who}: {line.mark}{remark}"
    for state, text in _notes(connection, row.id):
        yield from ("", f"Note of {state}" if state else "Note", text.rstrip("\n"))


def _notes(connection: sqlite3.Connection, meeting: int) -> Sequence[tuple[str, str]]:
    """One that is damaged says so and does not keep the others from being written."""
    found = connection.execute(
        "SELECT coalesce(state.code, ''), text, sha256 FROM note"
        " LEFT JOIN state ON state.id = note.state WHERE meeting = ? AND text <> '' ORDER BY 1",
        [meeting],
    )
    return [
        (code, text if is_sound(text, digest) else f"{_DAMAGED}\n{text}")
        for code, text, digest in found
    ]


def _indented(text: str) -> Iterator[str]:
    yield from (f"   {line}" for line in text.splitlines())
