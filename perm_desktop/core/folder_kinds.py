"""Where a catalog is safe: a folder of this computer, not one that another program copies.

A sync program copies the catalog while it is written, a network drive loses locks, and a stick is
pulled out. Which of these a folder is follows from its path and a few facts of the system.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import NamedTuple


class FolderKind(StrEnum):
    """What a folder is."""

    LOCAL = "local"
    SYNCED = "synced"
    NETWORK = "network"
    REMOVABLE = "removable"


class Folder(NamedTuple):
    """A kind, and who copies it: "OneDrive"."""

    kind: FolderKind
    service: str = ""

    @property
    def is_safe(self) -> bool:
        """True where only this computer writes."""
        return self.kind is FolderKind.LOCAL


@dataclass(frozen=True, slots=True)
class Facts:
    """What the system says, so that the decision needs none."""

    system: str  # "win32", "darwin", "linux"
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    drives: Mapping[str, str] = field(default_factory=dict[str, str])  # "E:": "removable"
    mounts: Iterable[tuple[str, str]] = ()  # folder, file system


LOCAL = Folder(FolderKind.LOCAL)
_SERVICES = (
    # a folder of that name; what follows a dash or a bracket is the account or the company
    ("OneDrive", re.compile(r"onedrive( ?[-–(].*)?")),
    ("SharePoint", re.compile(r"sharepoint|.* - sharepoint")),
    ("Dropbox", re.compile(r"dropbox( ?[-–(].*)?")),
    ("Google Drive", re.compile(r"google ?drive( ?[-–(].*)?|drivefs|googledrive-.*")),
    ("Box", re.compile(r"box( sync)?|box-box")),
    ("iCloud", re.compile(r"icloud ?drive|com~apple~clouddocs|iclouddrive")),
    ("MEGA", re.compile(r"mega( ?sync| limited)?|megasync( downloads)?")),
    ("pCloud", re.compile(r"p ?cloud ?drive|pcloud( ?sync)?")),
    ("Nextcloud", re.compile(r"(next|own)cloud")),
)
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK_SYSTEMS = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|afpfs|webdav|davfs2?|fuse\.(sshfs|davfs2?|rclone|gvfsd-fuse)|9p|ncpfs"
)
_REMOVABLE_ROOTS = ("/media/", "/run/media/", "/mnt/usb")
# what follows the name: Dropbox and others say so, OneDrive adds the computer's name, some a number
_CONFLICT = re.compile(r"(?i:conflict|conflit|konflikt)|\(\d+\)$|-(?=.*[A-Z])[A-Z0-9-]{5,}$")


def kind_of(folder: str, facts: Facts) -> Folder:
    """Decide what a folder is; the first thing that makes it unsafe is named."""
    path = PureWindowsPath(folder) if facts.system == "win32" else PurePosixPath(folder)
    if (service := _service(path, facts)) is not None:
        return Folder(FolderKind.SYNCED, service)
    if facts.system == "win32":
        return _on_windows(folder, PureWindowsPath(path), facts)
    return _on_unix(path, facts)


def conflict_copies(catalog: str, names: Iterable[str]) -> list[str]:
    """Return the files beside a catalog that a sync program has made out of it.

    "catalog (Ann's conflicted copy).perm", "catalog-LAPTOP-7.perm", "catalog (1).perm".
    """
    stem, suffix = _split(catalog)
    return sorted(
        name
        for name in names
        if name != catalog
        and _split(name)[1].casefold() == suffix.casefold()
        and name.casefold().startswith(stem.casefold())
        and not _split(name)[0][len(stem) :].startswith(".version-")
        and _CONFLICT.search(_split(name)[0][len(stem) :])
    )


def _split(name: str) -> tuple[str, str]:
    stem, _, suffix = name.rpartition(".")
    return stem, suffix


def _service(path: PurePath, facts: Facts) -> str | None:
    if facts.system == "win32":
        for variable in _ONEDRIVE:
            place = facts.environment.get(variable, "")
            if place and path.is_relative_to(PureWindowsPath(place)):
                return "OneDrive"
    parts = [part.casefold() for part in path.parts]
    if "cloudstorage" in parts:  # macOS keeps them all there: "OneDrive-CMS"
        parts += [part.partition("-")[0] for part in parts]
    if "mobile documents" in parts:
        return "iCloud"
    return next(
        (name for name, words in _SERVICES if any(words.fullmatch(part) for part in parts)), None
    )


def _on_windows(folder: str, path: PureWindowsPath, facts: Facts) -> Folder:
    if folder.startswith(("\\\\?\\UNC\\", "//?/UNC/")):
        return Folder(FolderKind.NETWORK)
    drive = path.drive.removeprefix("\\\\?\\")
    if drive.startswith("\\\\"):
        return Folder(FolderKind.NETWORK)
    known = facts.drives.get(drive.upper(), "")
    kinds = {"network": FolderKind.NETWORK, "removable": FolderKind.REMOVABLE}
    return Folder(kinds.get(known, FolderKind.LOCAL))


def _on_unix(path: PurePath, facts: Facts) -> Folder:
    inside = [
        (mount, system)
        for mount, system in facts.mounts
        if path.is_relative_to(PurePosixPath(mount))
    ]
    _, system = max(inside, key=lambda each: len(each[0]), default=("", ""))
    text = str(path)
    if _NETWORK_SYSTEMS.fullmatch(system) or "/gvfs/" in text or "/.gvfs/" in text:
        return Folder(FolderKind.NETWORK)
    if facts.system == "darwin" and text.startswith("/Volumes/"):
        return Folder(FolderKind.REMOVABLE)
    if text.startswith(_REMOVABLE_ROOTS):
        return Folder(FolderKind.REMOVABLE)
    return LOCAL
