"""The bar over every page and the facts below it: nothing is lost where there is little room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from perm_desktop.gui.look.palettes import HIGH_CONTRAST, LIGHT, Token
from perm_desktop.gui.look.theme import Choice
from perm_desktop.store.catalog import Catalog
from tests.gui.windows import Opened, opened_window


@pytest.fixture
def window(qapp: QApplication, small: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A wide window over the small catalog."""
    size = QSize(1440, 900)
    with opened_window(qapp, small, tmp_path / "w.ini", Choice.LIGHT, size) as found:
        yield found


def _resize(found: Opened, width: int) -> None:
    found.window.resize(width, 700)
    for _ in range(4):
        QApplication.processEvents()


def test_the_list_of_pages_says_what_waits(window: Opened) -> None:
    bar = window.window._bar
    bar.tabs.set_count("today", 27)
    _resize(window, 640)
    assert bar._list.isVisible()
    assert bar._list.itemText(0) == "Today (27)"
    bar.tabs.set_count("today", 0)
    assert bar._list.itemText(0) == "Today"


def test_search_gives_up_its_word_before_its_key(window: Opened) -> None:
    find = window.window._bar._find
    seen: list[int] = []
    for width in range(1440, 600, -20):
        _resize(window, width)
        seen.append(find._parts)
    assert seen == sorted(seen, reverse=True)
    assert set(seen) == {2, 1, 0}
    assert "Ctrl+K" in find.toolTip()


def test_groups_of_the_bar_are_apart_while_there_is_room(window: Opened) -> None:
    bar = window.window._bar
    rules = (bar._before_undo, bar._before_print)
    assert all(rule.isVisible() for rule in rules)
    _resize(window, 640)
    assert not any(rule.isVisible() for rule in rules)


def test_the_bar_has_the_height_of_the_design(window: Opened) -> None:
    assert window.window._bar.height() == 46


@pytest.mark.parametrize("palette", [LIGHT, HIGH_CONTRAST], ids=lambda palette: palette.name)
def test_a_count_stands_on_a_tint_or_has_an_edge(window: Opened, palette: object) -> None:
    chosen = LIGHT if palette is LIGHT else HIGH_CONTRAST
    tabs = window.window._bar.tabs
    tabs.set_palette(chosen)
    tabs.set_count("today", 27)
    QApplication.processEvents()
    image = QImage(tabs.size(), QImage.Format.Format_RGB32)
    image.fill(chosen.color(Token.SURFACE))
    tabs.render(image)
    first: QRect = tabs.tabRect(0)
    across = first.right() - 12 - tabs._badge_width(0) // 2
    column = {image.pixelColor(across, y).name() for y in range(4, first.height() - 4)}
    token = Token.CONTROL_EDGE if chosen.is_contrast else Token.TINT_OVERDUE
    assert chosen.color(token).name() in column


def test_the_facts_keep_their_numbers_where_there_is_no_room_for_words(window: Opened) -> None:
    shown = window.window._status.facts
    full = [button.text() for button in shown._shown()]
    assert all(not text.isdigit() for text in full)
    shown.resize(shown.minimumSizeHint())
    QApplication.processEvents()
    assert all(button.text().isdigit() for button in shown._shown())
    assert [button.accessibleName() for button in shown._shown()] == full
