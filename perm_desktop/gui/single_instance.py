"""A second start on the same catalog brings the first window to the front.

A ring is a small file in the data folder; the window that holds the catalog takes it away, which
is its answer. There is no socket: nothing of this program listens to anything.
"""

import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from perm_desktop.gui.catalog_name import hidden_name

_WAIT_SECONDS = 2.0
_LOOK_EVERY = 0.02  # seconds
_STEP = 1_000  # milliseconds: where the system does not tell of new files


def ring_path(catalog: Path, folder: Path) -> Path:
    """Where one rings for the window over a catalog."""
    return folder / f"{hidden_name(catalog)}.ring"


def raise_other(catalog: Path, folder: Path) -> bool:
    """Ask the window that holds a catalog to come to the front; False when none answers."""
    ring = ring_path(catalog, folder)
    ends = time.monotonic() + _WAIT_SECONDS
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ring.touch()
        while ring.exists() and time.monotonic() < ends:
            time.sleep(_LOOK_EVERY)
        ring.unlink()  # nobody came to the door
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


class Doorbell(QObject):
    """Watches the folder for a second start."""

    rung = Signal()

    def __init__(self, catalog: Path, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ring = ring_path(catalog, folder)
        self._timer = QTimer(self, interval=_STEP)
        self._timer.timeout.connect(self._look)
        # the catalog's lock is ours, so a ring that is left over was not meant for us
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._ring.unlink(missing_ok=True)
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        self._timer.start()

    def close(self) -> None:
        """Listen no longer."""
        self._timer.stop()
        self._watcher.removePaths(self._watcher.directories())

    def _look(self) -> None:
        try:
            self._ring.unlink()
        except OSError:  # no ring, mostly
            return
        self.rung.emit()
