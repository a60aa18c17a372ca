"""Remove a spill: erase a text that should never have been typed, wherever the program put it.

The files beside the catalog come first and the catalog last, in one transaction with the record
that it was done. So an act that is cut off is either not done, and the text still found where the
liaison looks for it, or done but for the last cleaning, which the next start makes up for. What
waits for it is a marker beside the catalog; it holds no text and no checksum of one.
"""

import json
import os
import sqlite3
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from perm_desktop.core import clock
from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import Report
from perm_desktop.core.safe_write import write_whole
from perm_desktop.core.spilled_text import SpilledText, mark_of
from perm_desktop.core.texts import kept_line
from perm_desktop.services import catalogs, drafts
from perm_desktop.services.spill_survey import DRAFTS, Survey, looked_at, marker, survey
from perm_desktop.store import erased_files, erasing, failures, removals
from perm_desktop.store.catalog import Clock, stamp
from perm_desktop.store.connection import connect
from perm_desktop.store.erased_files import FileHit, Kind
from perm_desktop.store.removals import Removal

BEYOND_REACH = (
    "PDFs, calendars and tables that were written or printed",
    "copies of the catalog saved in other folders",
    "e-mails, and what other people were given",
    "backups and shadow copies that the computer makes by itself",
    "the clipboard history, and worn parts of a solid-state disk",
)
NOT_CLEAN = (
    "The text is gone from the record, but the file could not be written anew, for which there must"
    " be as much room on the disk again as it takes. Free some space and start the program again."
)
_REASON_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was removed, and what is left."""

    places: int
    mark: str
    failed: tuple[str, ...]  # a sentence for each file that could not be cleared
    strange: tuple[Path, ...]  # files beside the catalog that hold it and are not ours to change
    is_clean: bool  # the catalog's own file was written anew

    @property
    def is_complete(self) -> bool:
        """True when all that could be found was cleared."""
        return self.is_clean and not self.failed and not self.strange

    @property
    def sentence(self) -> str:
        """The report in a line."""
        if not self.places:
            return "The removal that was interrupted is finished."
        places = "1 place" if self.places == 1 else f"{self.places:,} places"
        return f"Removed from {places}. “{self.mark}” stands there now."


def checked_reason(reason: str, spilled: SpilledText) -> str:
    """Return the reason as it is kept. Raises UserError for one that is empty or tells the text."""
    found = kept_line(reason, _REASON_LIMIT)
    if not found:
        raise UserError("A removal needs a reason.", "Say in a few words why the text had to go.")
    if spilled.is_in(found):
        raise UserError("The reason holds the text itself.", "Say why without it.")
    return found


def remove(
    path: Path,
    spilled: SpilledText,
    reason: str,
    report: Report,
    *,
    now: Clock = catalogs.system_clock,
    author: str = "",
    discard: Collection[Path] = (),
    spare: Collection[Path] = (),
) -> Outcome:
    """Erase a text for good, on any thread; there is no undo.

    ``discard`` are copies that cannot be opened and shall be deleted, ``spare`` are files that
    shall stay as they are. Raises UserError when nothing was found, or when the catalog could not
    be changed.
    """
    mark = _checked_mark(spilled, now)
    removal = Removal(
        os.urandom(16).hex(),
        stamp(now()),
        author or catalogs.account_name(),
        checked_reason(reason, spilled),
    )
    is_finished = _finish(path)
    where = survey(path, spilled, report)
    doomed = [hit for hit in where.strange if hit.path in discard]
    if where.is_empty and not doomed:
        return _nothing_found(where, mark, is_finished=is_finished)
    _mark_begun(path, removal)
    chosen = [hit for hit in where.files if hit.path not in spare]
    cleared, failed = _erase_files(chosen, spilled, mark, removal)
    for hit in doomed:
        hit.path.unlink(missing_ok=True)
    cleared += len(doomed)
    is_clean = _erase_catalog(path, spilled, mark, removal, cleared)
    left = looked_at([hit.path for hit in (*where.files, *where.strange)], path, spilled, report)
    if is_clean and not failed:
        marker(path).unlink(missing_ok=True)
    not_ours = (Kind.STRANGE, Kind.UNREADABLE)
    strange = tuple(hit.path for hit in left if hit.kind in not_ours or hit.path in spare)
    return Outcome(where.found.places + cleared, mark, tuple(failed), strange, is_clean)


def _nothing_found(where: Survey, mark: str, *, is_finished: bool) -> Outcome:
    """Nothing is left to do for a removal that was cut off and is finished; else it is a slip."""
    if not is_finished:
        raise UserError("The text was not found.", "Look how it was typed, and try again.")
    return Outcome(0, mark, (), tuple(hit.path for hit in where.strange), is_clean=True)


def _checked_mark(spilled: SpilledText, now: Clock) -> str:
    """What stands in the place of the text; it cannot hold the text itself."""
    mark = mark_of(clock.home(now()).date())
    if spilled.is_in(mark):
        raise UserError(
            f"“{spilled.text}” is part of what would stand in its place, “{mark}”.",
            "Give more of the text.",
        )
    return mark


def unfinished(path: Path) -> str:
    """Finish a removal that was cut off, or say that it must be asked for again; else empty.

    Raises UserError when another program keeps the catalog.
    """
    if _finish(path) or not marker(path).is_file():
        return ""
    return "The removal of a text was interrupted, and the text is still there."


def is_unfinished(path: Path) -> bool:
    """Return whether a removal was cut off, however far it had come; nothing is done about it."""
    return marker(path).is_file()


def _finish(path: Path) -> bool:
    """Do the last cleaning of a removal that was cut off after the text was gone."""
    begun = marker(path)
    if not begun.is_file():
        return False
    try:
        uid = str(json.loads(begun.read_text("utf-8"))["uid"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
    with failures.telling(path), closing(connect(path)) as connection:
        if not removals.is_kept(connection, uid):
            return False
        erasing.clean(connection)
    begun.unlink(missing_ok=True)
    return True


def _mark_begun(path: Path, removal: Removal) -> None:
    content = json.dumps({"uid": removal.uid, "at": removal.at}).encode()
    try:
        write_whole(marker(path), content)
    except OSError as error:
        raise UserError(
            f"The folder of “{path.name}” cannot be written ({error.strerror}).",
            "Nothing was removed. Save a copy in a folder that can be written.",
        ) from error


def _erase_files(
    hits: list[FileHit], spilled: SpilledText, mark: str, removal: Removal
) -> tuple[int, list[str]]:
    """Clear each file for itself: one that cannot be must not keep the others."""
    cleared, failed = 0, list[str]()
    for hit in hits:
        try:
            if hit.path.suffix == DRAFTS:
                drafts.DraftFile(hit.path).erase(spilled.is_in)
            else:
                erased_files.erase(hit, spilled, mark, removal)
            cleared += hit.places
        except (OSError, sqlite3.Error, UserError) as error:
            why = error.strerror if isinstance(error, OSError) else ""
            failed.append(f"“{hit.path}” could not be cleared{f' ({why})' if why else ''}.")
    return cleared, failed


def _erase_catalog(
    path: Path, spilled: SpilledText, mark: str, removal: Removal, files: int
) -> bool:
    """Returns whether the file was written anew, too; a full disk may keep it from that."""
    with failures.telling(path), closing(connect(path)) as connection:
        erasing.erase(connection, spilled, mark, removal, files)
        try:
            erasing.clean(connection)
        except sqlite3.Error:
            return False
    return True
