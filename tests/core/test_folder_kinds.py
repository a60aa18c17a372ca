"""Which folders are safe for a catalog."""

import pytest

from perm_desktop.core.folder_kinds import Facts, Folder, FolderKind, conflict_copies, kind_of

HOME = "C:\\Users\\ann"
WINDOWS = Facts(
    "win32",
    {"OneDrive": f"{HOME}\\OneDrive - CMS", "OneDriveCommercial": "D:\\Work files"},
    {"C:": "fixed", "E:": "removable", "H:": "network", "R:": "removable"},
)
LINUX = Facts(
    "linux",
    {},
    {},
    [
        ("/", "ext4"),
        ("/home/ann/share", "cifs"),
        ("/srv/data", "nfs4"),
        ("/home/ann/far", "fuse.sshfs"),
        ("/home/ann/share/disk", "ext4"),
    ],
)
MAC = Facts("darwin")
LOCAL, NETWORK, REMOVABLE = FolderKind.LOCAL, FolderKind.NETWORK, FolderKind.REMOVABLE


@pytest.mark.parametrize(
    ("facts", "folder", "expected"),
    [
        (WINDOWS, f"{HOME}\\AppData\\Local\\PERM Desktop", LOCAL),
        (WINDOWS, f"{HOME}\\Documents", LOCAL),
        (WINDOWS, f"{HOME}\\Documents\\Boxes", LOCAL),
        (WINDOWS, f"{HOME}\\Omega", LOCAL),
        (WINDOWS, f"{HOME}\\OneDrive - CMS\\Documents", "OneDrive"),
        (WINDOWS, f"{HOME.lower()}\\onedrive - cms", "OneDrive"),
        (WINDOWS, "D:\\Work files\\PERM", "OneDrive"),
        (WINDOWS, f"{HOME}\\OneDrive", "OneDrive"),
        (WINDOWS, f"{HOME}\\Dropbox\\PERM", "Dropbox"),
        (WINDOWS, f"{HOME}\\Dropbox (CMS)\\PERM", "Dropbox"),
        (WINDOWS, f"{HOME}\\Google Drive", "Google Drive"),
        (WINDOWS, f"{HOME}\\Box\\PERM", "Box"),
        (WINDOWS, f"{HOME}\\Box Sync\\PERM", "Box"),
        (WINDOWS, f"{HOME}\\iCloudDrive", "iCloud"),
        (WINDOWS, f"{HOME}\\MEGAsync", "MEGA"),
        (WINDOWS, f"{HOME}\\pCloud Drive", "pCloud"),
        (WINDOWS, "\\\\server\\share\\PERM", NETWORK),
        (WINDOWS, "\\\\?\\UNC\\server\\share", NETWORK),
        (WINDOWS, "H:\\PERM", NETWORK),
        (WINDOWS, "e:\\", REMOVABLE),
        (LINUX, "/home/ann/.local/share/perm-desktop", LOCAL),
        (LINUX, "/home/ann/share/PERM", NETWORK),
        (LINUX, "/home/ann/share/disk/PERM", LOCAL),
        (LINUX, "/home/ann/shared", LOCAL),
        (LINUX, "/srv/data", NETWORK),
        (LINUX, "/home/ann/far", NETWORK),
        (LINUX, "/run/user/1000/gvfs/smb-share:server=x", NETWORK),
        (LINUX, "/media/ann/STICK", REMOVABLE),
        (LINUX, "/run/media/ann/STICK", REMOVABLE),
        (LINUX, "/home/ann/Dropbox", "Dropbox"),
        (LINUX, "/home/ann/Nextcloud/PERM", "Nextcloud"),
        (MAC, "/Users/ann/Library/Application Support/PERM Desktop", LOCAL),
        (MAC, "/Users/ann/Library/CloudStorage/OneDrive-CMS/PERM", "OneDrive"),
        (MAC, "/Users/ann/Library/CloudStorage/GoogleDrive-a@b.gov/My Drive", "Google Drive"),
        (MAC, "/Users/ann/Library/CloudStorage/Box-Box", "Box"),
        (MAC, "/Users/ann/Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        (MAC, "/Volumes/STICK/PERM", REMOVABLE),
    ],
)
def test_a_folder_is_told_by_its_path(
    facts: Facts, folder: str, expected: FolderKind | str
) -> None:
    wanted = (
        Folder(expected)
        if isinstance(expected, FolderKind)
        else Folder(FolderKind.SYNCED, expected)
    )
    assert kind_of(folder, facts) == wanted
    assert kind_of(folder, facts).is_safe == (expected is LOCAL)


def test_copies_that_a_sync_program_made_are_found() -> None:
    copies = [
        "catalog (1).perm",
        "catalog (Ann's conflicted copy 2026-11-21).perm",
        "catalog-LAPTOP7.perm",
        "catalog_conf(Case Conflict).perm",
    ]
    others = [
        *("catalog.perm", "catalog.perm.lock", "catalog.version-3.perm", "catalog copy.perm"),
        *("sample.perm", "catalog (1).pdf", "old catalog (1).perm"),
    ]
    assert conflict_copies("catalog.perm", [*others, *copies]) == sorted(copies)
