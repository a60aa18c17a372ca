"""A mark in the data folder while a catalog is open; one that is found tells of a sudden end."""

from contextlib import suppress
from pathlib import Path

from perm_desktop.gui.catalog_name import hidden_name


class OpenMark:
    """An empty file, named after the catalog without saying its name."""

    def __init__(self, folder: Path, catalog: Path) -> None:
        self._file = folder / "open" / hidden_name(catalog)

    def put(self) -> bool:
        """Mark the catalog as open; True when the run before did not end as it should."""
        was_there = self._file.exists()
        with suppress(OSError):  # a full disk keeps nobody from working
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.touch()
        return was_there

    def take_away(self) -> None:
        """The catalog was closed as it should be."""
        with suppress(OSError):
            self._file.unlink()
