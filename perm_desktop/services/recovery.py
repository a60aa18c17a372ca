"""What to do when a catalog cannot be opened: the newest good backup, or what is readable of it."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from perm_desktop import places
from perm_desktop.core.errors import CatalogInUseError, UserError
from perm_desktop.services import backups
from perm_desktop.services.backups import Listed
from perm_desktop.services.catalogs import system_clock
from perm_desktop.store import backups as files
from perm_desktop.store import copying, failures, replacing, salvaging
from perm_desktop.store.backups import Contents
from perm_desktop.store.catalog import Clock
from perm_desktop.store.header import APPLICATION_ID, read_header


@dataclass(frozen=True, slots=True)
class Rescue:
    """A new file made of what is readable in the damaged one; hidden until it is chosen."""

    path: Path
    contents: Contents
    lost: int  # rows known to be gone
    doubtful: int  # notes that are not as they were saved

    @property
    def is_whole(self) -> bool:
        """True when nothing is known to be missing."""
        return not self.lost and not self.doubtful


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to go on with."""

    catalog: Path
    is_there: bool
    folder: Path  # of the backups, also when it does not exist yet
    backups: list[Listed]  # newest first, the damaged ones too
    rescue: Rescue | None

    @property
    def newest(self) -> Listed | None:
        """The newest good backup."""
        return next((each for each in self.backups if each.is_good), None)

    @property
    def prefers_rescue(self) -> bool:
        """True when the damaged file itself gives more than the newest good backup."""
        if self.rescue is None or self.newest is None or self.newest.contents is None:
            return self.rescue is not None
        kept, saved = self.newest.contents, self.rescue.contents
        is_later = _order(saved) > _order(kept)
        return self.rescue.doubtful == 0 and is_later and saved.notes >= kept.notes


def can_help(catalog: Path, error: UserError) -> bool:
    """Return whether a catalog that was refused is one to recover."""
    if isinstance(error, failures.CatalogDamagedError):
        return True
    if isinstance(error, CatalogInUseError) or not files.folders_for(places.data_folder(), catalog):
        return False
    # gone, or its first bytes are: what is newer or merely busy is as it should be
    with suppress(OSError):
        header = read_header(catalog)
        return header is None or header.application_id != APPLICATION_ID
    return not catalog.is_file()


def has_backups(catalog: Path) -> bool:
    """Return whether the program ever backed a catalog up that was at this place."""
    return bool(files.folders_for(places.data_folder(), catalog))


def prepared_look(catalog: Path) -> Callable[[], Offer]:
    """Return a function that looks for what can be recovered, on any thread."""
    return partial(look, catalog)


def look(catalog: Path) -> Offer:
    """Look over the backups of a file and try what can be read of it. The file is only read."""
    folders = files.folders_for(places.data_folder(), catalog)
    found = [each for folder in folders for each in backups.listed(folder)]
    found.sort(key=lambda each: each.at, reverse=True)
    folder = folders[0] if folders else files.root(places.data_folder())
    return Offer(catalog, catalog.is_file(), folder, found, _rescue(catalog, folder, found))


def restore(chosen: Path, catalog: Path, clock: Clock = system_clock) -> Path | None:
    """Put a backup or a rescue at the catalog's place; returns where the old file is kept.

    Raises UserError with the catalog as it was.
    """
    folders = files.folders_for(places.data_folder(), catalog)
    folder = folders[0] if folders else _folder_by(chosen, catalog)
    return replacing.replace(chosen, catalog, folder, clock())


def restore_latest(catalog: Path, clock: Clock = system_clock) -> tuple[Path, Path | None]:
    """Recover by what holds the most; returns what was taken and where the old file is.

    Raises UserError when there is nothing to recover from.
    """
    offer = look(catalog)
    try:
        chosen = _best(offer)
        return chosen, restore(chosen, catalog, clock)
    finally:
        drop(offer)


def drop(offer: Offer) -> None:
    """Take the rescue away that was not chosen."""
    if offer.rescue is not None:
        with suppress(OSError):
            copying.remove(offer.rescue.path)


def loss(offer: Offer, chosen: Listed) -> str:
    """How much is newer than a backup, in a sentence."""
    contents = chosen.contents
    if contents is None:
        return "This backup is damaged and cannot be restored."
    since = backups.moment(contents.last_change) if contents.last_change else chosen.when
    saved = offer.rescue.contents if offer.rescue is not None else None
    if saved is None:
        return f"What you did after {since} is not in it."
    more = max(saved.notes - contents.notes, 0), max(saved.meetings - contents.meetings, 0)
    counted = [_more(more[0], "note"), _more(more[1], "meeting")]
    extra = " and ".join(filter(None, counted))
    if _order(saved) <= _order(contents):
        if extra:
            return f"The damaged file has {extra} more; which of them is newer is not known."
        return "Nothing newer was found in the damaged file."
    newer = f", among them {extra}" if extra else ""
    until = f" up to {backups.moment(saved.last_change)}" if saved.last_change else ""
    return f"The damaged file has changes{until} that are not in it{newer}."


def rescue_words(rescue: Rescue) -> str:
    """What a rescue is missing, in a sentence."""
    if rescue.is_whole:
        return "Nothing is known to be missing."
    parts: list[str] = []
    if rescue.lost:
        rows = "1 row is" if rescue.lost == 1 else f"{rescue.lost:,} rows are"
        parts.append(f"{rows} lost.")
    if rescue.doubtful:
        notes = "1 note is" if rescue.doubtful == 1 else f"{rescue.doubtful:,} notes are"
        parts.append(f"{notes} not as saved; each says so in its first line.")
    return " ".join(parts)


def nothing(offer: Offer) -> tuple[str, str]:
    """A sentence and a next step for when there is nothing to recover from."""
    name = offer.catalog.name
    sentence = (
        f"There is no good backup of “{name}”, and nothing in it can be read."
        if offer.is_there
        else f"“{name}” is gone, and there is no backup of it."
    )
    return sentence, "Look for a copy on another disk, or ask who backs this computer up."


def _order(contents: Contents) -> tuple[int, str]:
    """What is later in the life of a catalog; steps are counted, and clocks go wrong."""
    return contents.last_step, contents.last_change


def _best(offer: Offer) -> Path:
    if offer.prefers_rescue and offer.rescue is not None:
        return offer.rescue.path
    if offer.newest is not None:
        return offer.newest.path
    raise UserError(*nothing(offer))


def _rescue(catalog: Path, folder: Path, found: list[Listed]) -> Rescue | None:
    """Nothing that was read, or that can be written, is worth an error here."""
    # start-up: only a damaged catalog needs it
    from perm_desktop.store import seed

    if not catalog.is_file():
        return None
    hidden = copying.hidden_beside(folder / "rescue")
    uid = next((each.contents.uid for each in found if each.contents is not None), "")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        hidden.touch()
        saved = salvaging.salvage(catalog, hidden, uid, seed.fill)
        contents = files.look_over(hidden, catalog)
    except (OSError, sqlite3.Error, UserError, ValueError):
        with suppress(OSError):
            copying.remove(hidden)
        return None
    if not contents.meetings and not contents.last_step:
        copying.remove(hidden)
        return None
    return Rescue(hidden, contents, saved.lost, saved.doubtful)


def _folder_by(chosen: Path, catalog: Path) -> Path:
    contents = files.look_over(chosen)
    return files.folder_of(places.data_folder(), contents.uid, catalog)


def _more(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}" if number else ""
