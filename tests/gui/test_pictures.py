"""The pictures in docs/images show the program as it is: made here, from the sample.

``PERM_PICTURES=1 ./perm test tests/gui/test_pictures.py`` writes them anew.
"""

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from perm_desktop.gui.theme import Choice
from perm_desktop.services import demo, meetings, sample
from tests.builders import SetClock, opened
from tests.gui.windows import opened_window

_IMAGES = Path(__file__).parents[2] / "docs" / "images"
_PICTURES = {
    "plan-light.png": (Choice.LIGHT, 1440, 900),
    "plan-dark.png": (Choice.DARK, 1440, 900),
    "plan-small.png": (Choice.LIGHT, 1366, 768),
    "plan-contrast.png": (Choice.HIGH_CONTRAST, 1440, 900),
}


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as it looks on Apr 14, 2026."""
    path = tmp_path_factory.mktemp("pictures") / "sample.perm"
    sample.make(path, SetClock())
    return path


@pytest.mark.parametrize("name", sorted(_PICTURES))
def test_a_picture_of_the_window_has_all_panes(
    name: str, qapp: QApplication, sample_file: Path, tmp_path: Path
) -> None:
    look, width, height = _PICTURES[name]
    catalog = opened(sample_file)
    with opened_window(qapp, catalog, tmp_path / "window.ini", look) as shown:
        now = int(catalog.now().timestamp()) // 60
        shown.session.select(demo.nearest(meetings.find_rows(catalog), now).id)
        shown.window.resize(width, height)
        shown.window.reset_layout()
        for _ in range(5):
            qapp.processEvents()
        picture = shown.window.grab().toImage()
    catalog.close()
    assert (picture.width(), picture.height()) == (width, height)
    assert _colors(picture) > 40
    kept = _IMAGES / name
    if os.environ.get("PERM_PICTURES"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        assert picture.save(str(kept))
    assert QImage(str(kept)).size() == picture.size(), f"make {kept.name} anew"


def _colors(picture: QImage) -> int:
    """How many colors a coarse grid of points meets; an empty window has few."""
    points = range(0, picture.width(), 7), range(0, picture.height(), 3)
    return len({picture.pixel(x, y) for x in points[0] for y in points[1]})
