"""Make, open and check catalogs."""

import os
from datetime import UTC, datetime
from pathlib import Path

from perm_desktop.core.texts import kept_line
from perm_desktop.store import copying, files
from perm_desktop.store.catalog import Catalog, Clock
from perm_desktop.store.files import Access

_NAMES = ("LOGNAME", "USER", "LNAME", "USERNAME")


def system_clock() -> datetime:
    """The one place where the program looks at the clock."""
    return datetime.now(UTC)


def account_name() -> str:
    """Name of the signed-in account, written beside each edit."""
    # asking the system's list of accounts could open a socket to the service that keeps it
    names = [os.environ.get(variable, "") for variable in _NAMES]
    names.append(os.path.basename(os.environ.get("HOME", "")))
    kept_names = (kept_line(name) for name in names)
    return next((name for name in kept_names if name), "unknown")


def new_catalog(path: Path, clock: Clock = system_clock, *, is_sample: bool = False) -> None:
    """Make a catalog with the factory data. Raises UserError."""
    # start-up: only a new catalog needs sqlite-utils
    from perm_desktop.store import seed

    files.create(path, clock, fill=seed.fill, is_sample=is_sample)


def open_catalog(
    path: Path, access: Access, *, clock: Clock = system_clock, author: str = ""
) -> Catalog:
    """Open a catalog. Raises UserError with the reason when it is refused."""
    return files.open_catalog(path, clock, author=author or account_name(), access=access)


def bring_up_to_date(path: Path) -> None:
    """Upgrade a catalog of an older program, where that can be done; others are left alone.

    A copy of the old file is kept beside it. Raises UserError.
    """
    if files.can_be_upgraded(path):
        open_catalog(path, Access.COMMAND).close()


def save_copy(catalog: Catalog, path: Path) -> None:
    """Write a verified copy beside or elsewhere. Raises UserError."""
    copying.save_copy(catalog.connection, path)


def is_sample(catalog: Catalog) -> bool:
    """True for a catalog whose people and meetings are made up."""
    (flag,) = catalog.connection.execute("SELECT is_sample FROM catalog").fetchone()
    return bool(flag)
