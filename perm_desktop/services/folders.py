"""Is the catalog in a folder where it is safe? And how it gets to one."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple

from perm_desktop import places
from perm_desktop.core.folder_kinds import FolderKind, conflict_copies
from perm_desktop.services import catalogs
from perm_desktop.store import folder_facts
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.files import Access

_WHY = {
    FolderKind.SYNCED: "{service} copies this folder while you work, which can damage or double"
    " the catalog.",
    FolderKind.NETWORK: "This folder is on a network drive; when the network fails, so does"
    " saving.",
    FolderKind.REMOVABLE: "This folder is on a disk that can be taken out; without it the catalog"
    " is gone.",
}


class Advice(NamedTuple):
    """What is to be said about the place of a catalog; empty where all is well."""

    sentence: str
    can_move: bool


def advice(catalog: Path) -> Advice:
    """Return what a person should know about the folder, and about copies made there by others."""
    folder = catalog.resolve().parent
    kind = folder_facts.kind_of_folder(folder)
    sentences: list[str] = []
    if not kind.is_safe:
        sentences.append(_WHY[kind.kind].format(service=kind.service))
    found = conflict_copies(catalog.name, (path.name for path in folder.iterdir()))
    if found:
        others = "another copy" if len(found) == 1 else f"{len(found)} other copies"
        names = ", ".join(f"“{name}”" for name in found[:3])
        sentences.append(f"There is {others} of this catalog beside it: {names}.")
    return Advice(" ".join(sentences), not kind.is_safe and not _is_home(folder))


def home_for(catalog: Path) -> Path:
    """A free name for the catalog in the data folder of this computer."""
    wanted = places.data_folder() / catalog.name
    names = (wanted.with_stem(f"{wanted.stem}-{n}") for n in count(2))
    return wanted if not wanted.exists() else next(name for name in names if not name.exists())


def prepared_move(catalog: Catalog) -> Callable[[], Path]:
    """Return a function that puts a verified copy into the data folder, on any thread.

    The old file stays where it is. The function raises UserError.
    """
    return partial(_move, catalog.path, home_for(catalog.path))


def _move(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(catalogs.open_catalog(source, Access.WORKER)) as catalog:
        catalogs.save_copy(catalog, target)
    return target


def _is_home(folder: Path) -> bool:
    return folder == places.data_folder().resolve()
