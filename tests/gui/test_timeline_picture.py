"""The painted picture follows its window without painting twice."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from perm_desktop.gui.timeline.picture import Picture, Still

SIZE = QSize(60, 40)
CELL = 7  # pixels


def map_of(left: int, top: int, painted: list[QRectF]) -> Callable[[QPainter, QRectF], None]:
    """Return a renderer of an endless colored map, seen from a place."""

    def render(painter: QPainter, piece: QRectF) -> None:
        painted.append(QRectF(piece))
        for x in range((left + int(piece.left())) // CELL, (left + int(piece.right())) // CELL + 1):
            for y in range(
                (top + int(piece.top())) // CELL, (top + int(piece.bottom())) // CELL + 1
            ):
                color = QColor((x * 53) % 256, (y * 97) % 256, (x * y * 31) % 256)
                painter.fillRect(QRectF(x * CELL - left, y * CELL - top, CELL, CELL), color)

    return render


def seen(picture: Picture) -> QImage:
    """Return what the picture shows."""
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.show(painter, QPointF(0, 0))
    painter.end()
    return image


def at(picture: Picture, left: int, top: int, key: object = "map") -> list[QRectF]:
    """Move a picture; return the pieces that were painted for that."""
    painted: list[QRectF] = []
    picture.update(key, (left, top), SIZE, map_of(left, top, painted))
    return painted


def new_picture() -> Picture:
    """Return an empty picture of the usual size."""
    picture = Picture()
    picture.resize(SIZE, 1.0)
    return picture


places = st.lists(st.tuples(st.integers(-90, 90), st.integers(-60, 60)), min_size=1, max_size=8)


@given(moves=places)
def test_wherever_it_went_it_shows_what_a_new_picture_shows(
    qapp: QApplication, moves: list[tuple[int, int]]
) -> None:
    picture = new_picture()
    left = top = 0
    for dx, dy in moves:
        left, top = left + dx, top + dy
        at(picture, left, top)
    fresh = new_picture()
    at(fresh, left, top)
    assert seen(picture) == seen(fresh)


def test_a_move_paints_only_what_came_in(qapp: QApplication) -> None:
    picture = new_picture()
    at(picture, 0, 0)
    assert at(picture, 5, 0) == [QRectF(55, 0, 5, 40)]
    assert at(picture, 5, 0) == []


def test_another_key_paints_all_of_it_in_one_piece(qapp: QApplication) -> None:
    picture = new_picture()
    at(picture, 13, 9)
    assert at(picture, 13, 9, "other map") == [QRectF(0, 0, 60, 40)]


def test_a_far_place_is_painted_anew(qapp: QApplication) -> None:
    picture = new_picture()
    at(picture, 0, 0)
    assert at(picture, 500, 0) == [QRectF(0, 0, 60, 40)]


@pytest.mark.parametrize("ratio", [1.5, 2.0])
def test_pieces_are_given_in_logical_pixels(qapp: QApplication, ratio: float) -> None:
    picture = Picture()
    picture.resize(SIZE, ratio)
    assert at(picture, 0, 0) == [QRectF(0, 0, 60 / ratio, 40 / ratio)]


def test_a_still_is_painted_once_for_its_key(qapp: QApplication) -> None:
    still, painted = Still(), list[int]()
    image = QImage(SIZE, QImage.Format.Format_RGB32)

    def render(painter: QPainter) -> None:
        painted.append(1)
        painter.fillRect(QRectF(0, 0, 60, 40), QColor("red"))

    painter = QPainter(image)
    for key in ("a", "a", "b"):
        still.show(painter, QPointF(0, 0), key, SIZE, 1.0, render)
    painter.end()
    assert len(painted) == 2
    assert image.pixelColor(30, 20) == QColor("red")
