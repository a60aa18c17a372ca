"""Tries again for a moment what another program's hold on the file kept from being done."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer

from perm_desktop.store.failures import CatalogBusyError

_SECONDS = 2.0  # another program is done with the file by then, mostly
_PAUSE = 50  # milliseconds between two attempts

Result = TypeVar("Result")


def patiently(act: Callable[[], Result], may_repeat: Callable[[], bool] = lambda: True) -> Result:
    """Call ``act`` until the file is free, or raise its CatalogBusyError after two seconds.

    The window is painted meanwhile; keys and clicks wait their turn.
    """
    ends = time.monotonic() + _SECONDS
    while True:
        try:
            return act()
        except CatalogBusyError:
            if time.monotonic() > ends or not may_repeat():
                raise
        pause = QEventLoop()
        QTimer.singleShot(_PAUSE, pause, pause.quit)
        pause.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
