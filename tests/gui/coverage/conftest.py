"""The Coverage page in a window over the small catalog."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from perm_desktop.gui.coverage.page import CoveragePage
from perm_desktop.store.catalog import Catalog
from tests.gui.windows import Opened, opened_window


@pytest.fixture
def opened(qapp: QApplication, small: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over the small catalog, at the page."""
    size = QSize(1440, 900)
    with opened_window(qapp, small, tmp_path / "window.ini", size=size, page="coverage") as found:
        found.window.activateWindow()
        qapp.processEvents()
        yield found


@pytest.fixture
def page(opened: Opened) -> CoveragePage:
    """The page, with the focus in its grid."""
    found = opened.window.page("coverage")
    assert isinstance(found, CoveragePage)
    found.view.setFocus()
    return found
