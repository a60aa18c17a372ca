"""What this account's window remembers: its place, its look, the catalogs used last."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from perm_desktop.gui.catalog_name import hidden_name

_RECENT_AT_MOST = 8


class Preferences:
    """Kept in a file of the data folder, apart from any catalog."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def of_catalog(self, catalog: Path) -> "Preferences":
        """Return what is remembered for one catalog only: layout, columns, open page."""
        found = Preferences(self._file)
        found._settings.beginGroup(f"catalog-{hidden_name(catalog)[:16]}")
        return found

    def value(self, key: str, default: str = "") -> str:
        """Return a text."""
        return str(self._settings.value(key, default))

    def set_value(self, key: str, value: str) -> None:
        """Keep a text."""
        self._settings.setValue(key, value)

    def bytes(self, key: str) -> QByteArray:
        """Return a window state, empty when none was kept."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Keep a window state."""
        self._settings.setValue(key, value)

    def recent(self) -> list[Path]:
        """Catalogs used last that are still there, the latest first."""
        return [path for path in self.remembered() if path.is_file()]

    def remembered(self) -> list[Path]:
        """Catalogs used last, the latest first; also those that are gone."""
        return [Path(name) for name in self.value("recent").split("\n") if name]

    def remember(self, catalog: Path) -> None:
        """Put a catalog on top of the recent ones."""
        resolved = catalog.resolve()
        others = [path for path in self.remembered() if path != resolved]
        kept = [resolved, *others][:_RECENT_AT_MOST]
        self.set_value("recent", "\n".join(str(path) for path in kept))

    def flush(self) -> None:
        """Write at once."""
        self._settings.sync()
