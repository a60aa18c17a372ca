"""The Catalog page over the small catalog."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from perm_desktop.gui.catalog.page import CatalogPage
from perm_desktop.gui.catalog.type_page import TypePage
from perm_desktop.gui.session import Session
from tests.gui.catalog.driving import made_page


@pytest.fixture
def page(session: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[CatalogPage]:
    """The page, shown as wide as on a large screen."""
    made = made_page(session, tmp_path)
    qtbot.addWidget(made)
    made.resize(1440, 800)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def types(page: CatalogPage) -> TypePage:
    """The part with the meeting types."""
    found = page.parts["Meeting types"]
    assert isinstance(found, TypePage)
    return found
