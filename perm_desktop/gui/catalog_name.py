"""How files and settings about a catalog are named without telling the catalog's own name."""

import os
from pathlib import Path

from PySide6.QtCore import QCryptographicHash


def hidden_name(catalog: Path) -> str:
    """A name that is always the same for a catalog at its place."""
    # start-up: Qt has a digest at hand, hashlib would bring a library of its own along
    place = os.fsencode(catalog.resolve())
    digest = QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256)
    return digest.toHex().toStdString()[:24]
