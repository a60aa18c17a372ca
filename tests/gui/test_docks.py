"""The titles of panes: a row of their own, or a place at the end of the tabs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDockWidget, QTabBar, QWidget

from perm_desktop.gui.look.theme import Choice
from perm_desktop.gui.shell.docks import DockTitle
from perm_desktop.store.catalog import Catalog
from tests.gui.windows import Opened, opened_window


def _settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


@pytest.fixture
def narrow(qapp: QApplication, small: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window in which the meeting and its audience are tabs."""
    size = QSize(1300, 800)
    with opened_window(qapp, small, tmp_path / "w.ini", Choice.LIGHT, size) as found:
        _settle()
        yield found


def _title(found: Opened, name: str) -> DockTitle:
    row = found.window.plan._docks[name].titleBarWidget()
    assert isinstance(row, DockTitle)
    return row


def test_a_pane_among_tabs_does_not_say_its_name_twice(narrow: Opened) -> None:
    row = _title(narrow, "meeting")
    assert row.sizeHint().height() == 0
    assert not row._name.isVisible()
    assert _title(narrow, "meetings").sizeHint().height() == 34


def test_the_buttons_of_a_pane_stand_at_the_end_of_its_tabs(narrow: Opened) -> None:
    meeting, audience = _title(narrow, "meeting"), _title(narrow, "audience")
    bar = meeting._tab_bar()
    assert isinstance(bar, QTabBar)
    assert meeting._buttons.isVisible()
    assert not audience._buttons.isVisible()
    assert bar.geometry().contains(meeting._buttons.geometry())
    narrow.window.plan.open_audience()
    _settle()
    assert [row._buttons.isVisible() for row in (meeting, audience)] == [False, True]


@pytest.mark.parametrize("act", [QDockWidget.close, lambda dock: dock.setFloating(True)])
def test_a_pane_left_alone_has_its_title_back(narrow: Opened, act: object) -> None:
    assert callable(act)
    act(narrow.window.plan._docks["audience"])
    _settle()
    row = _title(narrow, "meeting")
    assert row._name.isVisible()
    assert row.sizeHint().height() == 34
    assert row._buttons.parentWidget() is row
    assert row._buttons.isVisible()


def test_hiding_a_pane_by_its_button_among_the_tabs(narrow: Opened) -> None:
    row = _title(narrow, "meeting")
    row._close.click()
    _settle()
    docks: dict[str, QDockWidget] = narrow.window.plan._docks
    assert docks["meeting"].isHidden()
    assert _title(narrow, "audience")._name.isVisible()
    docks["meeting"].toggleViewAction().trigger()
    _settle()
    assert not docks["meeting"].isHidden()


def test_no_button_of_a_tabbed_pane_is_left_over(narrow: Opened) -> None:
    plan = narrow.window.plan
    plan.reset_layout()
    _settle()
    pairs: list[QWidget] = [row._buttons for row in plan._titles]
    assert sum(pair.isVisible() for pair in pairs) == 3  # timeline, meetings, the open tab
