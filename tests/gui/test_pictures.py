"""The pictures in docs/images show the program as it is: made here, from the sample.

``PERM_PICTURES=1 ./perm test tests/gui/test_pictures.py`` writes them anew.
"""

import os
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from perm_desktop.gui.look.theme import Choice
from perm_desktop.gui.page_kinds import PAGES
from perm_desktop.services import demo, meetings, sample
from tests.builders import SetClock, opened
from tests.gui.windows import opened_window, opened_without_catalog

_IMAGES = Path(__file__).parents[2] / "docs" / "images"


class Shot(NamedTuple):
    """How a picture is taken: the look, the window in pixels at 100 %, and the scale."""

    look: Choice
    width: int
    height: int
    scale: float = 1.0


_SHOTS = {
    "light": Shot(Choice.LIGHT, 1440, 900),
    "dark": Shot(Choice.DARK, 1440, 900),
    "contrast": Shot(Choice.HIGH_CONTRAST, 1440, 900),
    "small": Shot(Choice.LIGHT, 1366, 768),
    "double": Shot(Choice.LIGHT, 683, 384, 2.0),
}


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as it looks on Apr 14, 2026."""
    path = tmp_path_factory.mktemp("pictures") / "sample.perm"
    sample.make(path, SetClock())
    return path


@pytest.mark.parametrize("shot", sorted(_SHOTS))
@pytest.mark.parametrize("page", [kind.name for kind in PAGES])
def test_a_picture_of_each_page(
    page: str, shot: str, qapp: QApplication, sample_file: Path, tmp_path: Path
) -> None:
    taken = _SHOTS[shot]
    catalog = opened(sample_file)
    size = QSize(taken.width, taken.height)
    with opened_window(qapp, catalog, tmp_path / "window.ini", taken.look, size) as shown:
        now = int(catalog.now().timestamp()) // 60
        shown.session.select(demo.nearest(meetings.find_rows(catalog), now).id)
        shown.window.show_page(page)
        picture = _taken(qapp, shown.window, taken)
    catalog.close()
    _keep(picture, f"{page}-{shot}.png")


@pytest.mark.parametrize("shot", sorted(_SHOTS))
def test_a_picture_of_the_first_run(shot: str, qapp: QApplication, tmp_path: Path) -> None:
    taken = _SHOTS[shot]
    with opened_without_catalog(qapp, tmp_path / "window.ini", taken.look) as window:
        window.resize(taken.width, taken.height)
        picture = _taken(qapp, window, taken)
    _keep(picture, f"welcome-{shot}.png")


def _taken(qapp: QApplication, window: QWidget, shot: Shot) -> QImage:
    _settle(qapp)
    picture = QPixmap(QSize(shot.width, shot.height) * shot.scale)
    picture.setDevicePixelRatio(shot.scale)
    assert window.size() == QSize(shot.width, shot.height), "the window takes more room than it has"
    window.render(picture, QPoint())
    return picture.toImage()


def _keep(picture: QImage, name: str) -> None:
    """Write a picture when asked to; else see that the kept one is of this size."""
    assert _colors(picture) > 40
    kept = _IMAGES / name
    if os.environ.get("PERM_PICTURES"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        assert picture.save(str(kept))
    assert QImage(str(kept)).size() == picture.size(), f"make {kept.name} anew"


def _settle(qapp: QApplication) -> None:
    for _ in range(8):
        qapp.processEvents()


def _colors(picture: QImage) -> int:
    """How many colors a coarse grid of points meets; an empty window has few."""
    points = range(0, picture.width(), 7), range(0, picture.height(), 3)
    return len({picture.pixel(x, y) for x in points[0] for y in points[1]})
