"""Asks the system what its drives and mounts are."""

import os
import sys
from pathlib import Path

from perm_desktop.core.folder_kinds import Facts, Folder, kind_of

_DRIVE_REMOVABLE, _DRIVE_REMOTE, _DRIVE_CDROM = 2, 4, 5
_MOUNTS = Path("/proc/mounts")


def kind_of_folder(folder: Path) -> Folder:
    """Decide what a folder of this computer is."""
    place = folder.resolve()
    return kind_of(str(place), Facts(sys.platform, os.environ, _drives(place), _mounts()))


def _drives(folder: Path) -> dict[str, str]:
    """What Windows says of the drive of a folder."""
    if sys.platform != "win32":
        return {}
    import ctypes

    drive = folder.drive
    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")
    words = {
        _DRIVE_REMOVABLE: "removable",
        _DRIVE_CDROM: "removable",
        _DRIVE_REMOTE: "network",
    }
    return {drive.upper(): words.get(kind, "fixed")}


def _mounts() -> list[tuple[str, str]]:
    """Folders and file systems of Linux; a blank in a name is written as \\040 there."""
    try:
        lines = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return []
    fields = [line.split(" ") for line in lines]
    return [(field[1].replace("\\040", " "), field[2]) for field in fields if len(field) > 2]
