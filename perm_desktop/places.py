"""Where the program keeps its files on each system; only paths, nothing is made here."""

import os
import sys
from pathlib import Path

_FOLDER = "PERM Desktop"


def data_folder() -> Path:
    """Return this account's data folder; ``PERM_DESKTOP_HOME`` overrides it.

    On Windows the local, not the roaming profile: a catalog must not be synced by halves.
    """
    if override := os.environ.get("PERM_DESKTOP_HOME"):
        return Path(override)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / _FOLDER
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _FOLDER
    shared = Path(os.environ.get("XDG_DATA_HOME", ""))
    # the specification has relative paths ignored
    return (shared if shared.is_absolute() else Path.home() / ".local" / "share") / "perm-desktop"


def default_catalog() -> Path:
    """The liaison's own catalog."""
    return data_folder() / "catalog.perm"


def sample_catalog() -> Path:
    """The sample catalog, a file of its own."""
    return data_folder() / "sample.perm"


def drafts_folder() -> Path:
    """Where texts are kept that a catalog could not take."""
    return data_folder() / "drafts"


def documents_folder() -> Path:
    """Where the account keeps documents; its home where there is no such folder."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()
