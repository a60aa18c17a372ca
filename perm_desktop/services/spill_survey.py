"""Where a text that should never have been typed is: in the catalog, and in the files beside it."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from perm_desktop import places
from perm_desktop.core.progress import Report
from perm_desktop.core.spilled_text import SpilledText
from perm_desktop.services import catalogs, drafts
from perm_desktop.store import erased_files, erasing
from perm_desktop.store.erased_files import FileHit, Kind
from perm_desktop.store.erasing import Found, Hit
from perm_desktop.store.files import Access

DRAFTS = ".drafts"
_NAMES = {
    "note": "Note",
    "agenda_item": "Agenda item",
    "attendance": "Attendance",
    "meeting": "Meeting",
    "setting": "Settings and saved views",
    "type_text": "Meeting catalog",
    "meeting_type": "Meeting catalog",
    "standing_item": "Standing agenda items",
    "suspension": "Reasons of pauses",
    "not_held": "Reasons in cycle settings",
    "topic": "Topics of the month",
    "decision": "Decisions on meetings held if needed",
    "deadline_rule": "Deadlines",
    "review_comment": "Comments of the cycle review",
}


class Line(NamedTuple):
    """One line of what was found: where, and in how many places."""

    words: str
    places: int


@dataclass(frozen=True, slots=True)
class Survey:
    """Where a text was found, before anything is removed."""

    found: Found
    lines: tuple[Line, ...]  # in the catalog itself
    files: tuple[FileHit, ...]  # beside it
    strange: tuple[FileHit, ...]  # files that are not the program's, or cannot be opened

    @property
    def places(self) -> int:
        """How many places there are that can be cleared."""
        return self.found.places + sum(hit.places for hit in self.files)

    @property
    def unreadable(self) -> list[Path]:
        """Copies of the catalog that cannot be opened, so that nobody knows what they hold."""
        return [hit.path for hit in self.strange if hit.kind is Kind.UNREADABLE]

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to remove."""
        return self.places == 0


def survey(path: Path, spilled: SpilledText, report: Report) -> Survey:
    """Look for a text in a catalog and beside it, on any thread. Raises UserError."""
    with closing(catalogs.open_catalog(path, Access.WORKER)) as catalog:
        found = erasing.look(catalog.connection, spilled)
        lines = _lines(catalog.connection, found)
    hits = _files(path, spilled, report)
    ours = (Kind.COPY, Kind.TEXT, Kind.LEFTOVER)
    return Survey(
        found,
        tuple(lines),
        tuple(hit for hit in hits if hit.kind in ours),
        tuple(hit for hit in hits if hit.kind not in ours),
    )


def looked_at(
    paths: Sequence[Path], path: Path, spilled: SpilledText, report: Report
) -> list[FileHit]:
    """Look into files of a catalog; those that hold the text, or cannot be read, come back."""
    home = places.data_folder()
    hits: list[FileHit] = []
    for number, each in enumerate(paths):
        report(number, len(paths))
        if not each.is_file():
            continue
        is_ours = _is_ours(each, path, home)
        hit = _draft(each, spilled) or erased_files.look(each, spilled, is_ours=is_ours)
        if hit is not None:
            hits.append(hit)
    return hits


def marker(path: Path) -> Path:
    """Return what stands beside a catalog while a removal is not over; it holds no text."""
    return path.with_name(f"{path.name}.removing")


def _files(path: Path, spilled: SpilledText, report: Report) -> list[FileHit]:
    paths = erased_files.files_of(path, places.data_folder())
    begun = marker(path.resolve())
    return looked_at([each for each in paths if each != begun], path, spilled, report)


def _draft(path: Path, spilled: SpilledText) -> FileHit | None:
    """A text in a draft may be written with escapes that only its reader knows."""
    if path.suffix != DRAFTS:
        return None
    kept = drafts.DraftFile(path).drafts()
    count = sum(spilled.is_in(each.text) or spilled.is_in(each.before) for each in kept)
    return FileHit(path, Kind.TEXT, count) if count else None


def _is_ours(path: Path, catalog: Path, home: Path) -> bool:
    """True for what the program wrote: all in its own folder, and what has the catalog's name."""
    beside = path.parent == catalog.resolve().parent and path.name.startswith(
        (catalog.stem, ".perm")
    )
    below = any(
        parent.name.startswith(catalog.stem) and parent.parent == catalog.resolve().parent
        for parent in path.parents
    )
    return path.is_relative_to(home.resolve()) or beside or below


def _lines(connection: sqlite3.Connection, found: Found) -> list[Line]:
    """Say where in the catalog: the meetings by name, the rest by what it is."""
    numbers = dict(connection.execute("SELECT id, number FROM meeting").fetchall())
    counts: dict[str, int] = {}
    for hit in found.hits:
        words = _words(hit, numbers)
        counts[words] = counts.get(words, 0) + 1
    lines = [Line(words, count) for words, count in counts.items()]
    if found.images:
        lines.append(Line("History", found.images))
    if found.labels:
        lines.append(Line("Names of steps in the history", found.labels))
    return lines


def _words(hit: Hit, numbers: dict[int, int]) -> str:
    name = _NAMES.get(hit.table, hit.table.replace("_", " ").capitalize())
    if hit.meeting is None or hit.meeting not in numbers:
        return name
    number = numbers[hit.meeting]
    if hit.table == "meeting":
        return f"{hit.column.capitalize()} of meeting {number}"
    return f"{name} of meeting {number}"
