"""Pages on the screen: how large, which one is looked at, and which need a picture."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from perm_desktop.gui.look.palettes import DARK
from perm_desktop.gui.look.theme import qt_palette
from perm_desktop.gui.printing.fitting import Zoom
from perm_desktop.gui.printing.page_view import PageView
from perm_desktop.gui.printing.pdf_pages import Picture

LETTER, LANDSCAPE = QSizeF(612, 792), QSizeF(792, 612)
BLACK = QColor(Qt.GlobalColor.black)


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    """Three pages in a view for one of them."""
    found = PageView()
    qtbot.addWidget(found)
    found.resize(600, 500)
    found.show()
    qtbot.waitExposed(found)
    found.show_pages([LETTER] * 3, [])
    return found


def drawn(view: PageView, pages: Sequence[int]) -> list[Picture]:
    """Black pictures of pages, as sharp as asked for."""
    width = round(LETTER.width() / 72 * view.fitting.pixels_per_inch(LETTER))
    found: list[Picture] = []
    for page in pages:
        image = QImage(width, width * 792 // 612, QImage.Format.Format_RGB32)
        image.fill(BLACK)
        found.append(Picture(page, image, f"Text of page {page + 1}"))
    return found


def test_a_page_is_as_wide_as_the_view_or_whole(view: PageView) -> None:
    room = view.viewport().rect()
    assert view._area(0).width() > 0.9 * room.width()
    view.set_zoom(Zoom.PAGE)
    assert room.contains(view._area(0))


def test_pages_in_sight_and_the_next_one_are_asked_for_once(view: PageView) -> None:
    assert view.missing() == [0, 1]
    view.add_pictures(drawn(view, [0, 1]))
    assert view.missing() == []
    view.go_to(2)
    assert view.missing() == [2]


def test_another_size_asks_for_sharper_pictures(view: PageView) -> None:
    view.add_pictures(drawn(view, [0, 1]))
    view.resize(900, 500)
    assert view.missing() == [0, 1]


def test_pictures_far_away_are_forgotten(view: PageView) -> None:
    view.set_zoom(Zoom.PAGE)
    view.show_pages([LETTER] * 40, [])
    view.add_pictures(drawn(view, [0, 1]))
    view.go_to(30)
    view.add_pictures(drawn(view, [30, 31]))
    view.go_to(0)
    assert view.missing() == [0, 1]


def test_the_page_keys_turn_whole_pages(view: PageView, qtbot: QtBot) -> None:
    view.set_zoom(Zoom.PAGE)
    for key, page in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_Space, 2),
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 2),
    ):
        qtbot.keyClick(view, key)
        assert view.page == page, key


def test_the_page_one_looks_at_stays_when_the_choice_changes(view: PageView) -> None:
    view.go_to(1)
    view.show_pages([LETTER] * 5, [])
    assert view.page == 1
    view.show_pages([LETTER], [])
    assert view.page == 0


def test_a_wide_page_among_others_fits_too(view: PageView) -> None:
    view.show_pages([LETTER, LANDSCAPE], [])
    upright, on_its_side = view._area(0), view._area(1)
    assert upright.width() == on_its_side.width() < view.viewport().width()
    assert upright.height() > on_its_side.height()


def test_a_screen_reader_hears_which_page_it_is_and_what_it_says(view: PageView) -> None:
    view.add_pictures(drawn(view, [0, 1]))
    assert view.accessibleName() == "Preview, page 1 of 3"
    assert view.accessibleDescription() == "Text of page 1"
    view.go_to(1)
    assert view.accessibleName() == "Preview, page 2 of 3"
    assert view.accessibleDescription() == "Text of page 2"


def test_paper_is_white_on_a_dark_ground(view: PageView) -> None:
    view.setPalette(qt_palette(DARK))
    picture = view.viewport().grab().toImage()
    middle = picture.pixelColor(picture.width() // 2, picture.height() // 2)
    assert middle == QColor(Qt.GlobalColor.white)
    assert picture.pixelColor(2, picture.height() // 2).lightness() < 80
