"""A second start on the same catalog brings the first window to the front."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1_000


def _name(catalog: Path) -> str:
    return "perm-desktop-" + sha256(str(catalog.resolve()).encode()).hexdigest()[:24]


def raise_other(catalog: Path) -> bool:
    """Ask the window that holds a catalog to come to the front; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(catalog))
    answered = socket.waitForConnected(_WAIT_MS)
    if answered:
        socket.disconnectFromServer()
    socket.deleteLater()
    return answered


class Doorbell(QObject):
    """Listens, on this computer and for this account only, for a second start."""

    rung = Signal()

    def __init__(self, catalog: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # the catalog's lock is ours, so a name that is left over is nobody's
        QLocalServer.removeServer(_name(catalog))
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(_name(catalog))

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        self.rung.emit()
