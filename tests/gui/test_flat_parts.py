"""Tabs, heads, buttons and fields as the design draws them, by what is seen of them."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from perm_desktop.gui.look import icons
from perm_desktop.gui.look.palettes import HIGH_CONTRAST, LIGHT, Token
from perm_desktop.gui.look.theme import Choice, Theme


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Our style in light; the application gets its own look back."""
    style, palette, fonts = qapp.style().objectName(), qapp.palette(), qapp.font()
    yield Theme(qapp, Choice.LIGHT)
    qapp.styleHints().unsetColorScheme()
    qapp.setStyle(style or "Fusion")
    qapp.setPalette(palette)
    qapp.setFont(fonts)


def seen(qtbot: QtBot, widget: QWidget) -> QImage:
    """The picture of a widget at the size it would like."""
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    widget.render(image)
    return image


def colors_of(image: QImage, area: QRect) -> set[str]:
    """The colors within an area of a picture."""
    return {
        image.pixelColor(x, y).name()
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    }


def test_the_open_tab_alone_is_underlined(qtbot: QtBot) -> None:
    bar = QTabBar()
    for text in ("Meeting", "Audience"):
        bar.addTab(text)
    image = seen(qtbot, bar)
    accent = LIGHT.color(Token.ACCENT).name()
    feet = [bar.tabRect(n).adjusted(0, bar.height() - 2, 0, 0) for n in (0, 1)]
    assert [accent in colors_of(image, foot) for foot in feet] == [True, False]


def test_a_tab_keeps_its_width_when_it_opens(qtbot: QtBot) -> None:
    bar = QTabBar()
    for text in ("Meeting", "Audience"):
        bar.addTab(text)
    qtbot.addWidget(bar)
    before = [bar.tabRect(n) for n in (0, 1)]
    bar.setCurrentIndex(1)
    assert [bar.tabRect(n) for n in (0, 1)] == before


def test_no_line_stands_between_the_heads_of_columns(qtbot: QtBot) -> None:
    table = QTableWidget(1, 2)
    table.setHorizontalHeaderLabels(["", ""])
    head = table.horizontalHeader()
    image = seen(qtbot, table)
    border = head.sectionPosition(1) + head.pos().x()
    strip = QRect(border - 2, head.y() + 2, 4, head.height() - 5)
    assert colors_of(image, strip) == {LIGHT.color(Token.SURFACE).name()}


@pytest.mark.parametrize("kind", [QPushButton, QLineEdit, QComboBox, QSpinBox])
def test_controls_of_a_form_have_one_height(qtbot: QtBot, kind: type[QWidget]) -> None:
    control = kind()
    qtbot.addWidget(control)
    assert control.sizeHint().height() == 28


def test_a_button_that_leaves_is_never_the_primary_one(qtbot: QtBot) -> None:
    standard = QDialogButtonBox.StandardButton
    dialog = QDialog()
    box = QDialogButtonBox(standard.Ok | standard.Cancel)
    QVBoxLayout(dialog).addWidget(box)
    leave = box.button(standard.Cancel)
    leave.setDefault(True)
    image = seen(qtbot, dialog)
    area = leave.geometry().translated(box.pos()).intersected(image.rect())
    assert LIGHT.color(Token.ACCENT).name() not in colors_of(image, area)


def test_a_tool_with_a_menu_has_room_for_its_sign(qtbot: QtBot) -> None:
    plain, opening = QToolButton(), QToolButton()
    for tool in (plain, opening):
        tool.setText("Legend")
        qtbot.addWidget(tool)
    opening.setMenu(QMenu(opening))
    opening.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    assert opening.sizeHint().width() >= plain.sizeHint().width() + 16


def test_an_icon_keeps_off_the_word_beside_it(qtbot: QtBot) -> None:
    button = QPushButton("l")
    button.setIcon(icons.icon("pause", LIGHT))
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    image = seen(qtbot, button)
    inside = image.rect().adjusted(3, 4, -3, -4)
    surface = {LIGHT.color(Token.SURFACE).name()}
    inked = [
        x
        for x in range(inside.left(), inside.right() + 1)
        if colors_of(image, QRect(x, inside.top(), 1, inside.height())) != surface
    ]
    gaps = [after - before for before, after in pairwise(inked)]
    assert max(gaps) >= 8


def test_the_frame_of_a_text_leaves_room_for_its_round_corners(qtbot: QtBot) -> None:
    text = QPlainTextEdit()
    seen(qtbot, text)
    assert text.frameWidth() == 3


def test_a_menu_word_is_on_the_ground_of_the_bar_below(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(Choice.HIGH_CONTRAST)
    bar = QMenuBar()
    bar.addMenu("&File")
    image = seen(qtbot, bar)
    assert image.pixelColor(1, 1) == HIGH_CONTRAST.color(Token.SURFACE)
    assert bar.sizeHint().height() >= 26


def test_a_pressed_button_stands_out_in_high_contrast(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(Choice.HIGH_CONTRAST)
    tool = QToolButton()
    tool.setText("State")
    tool.setCheckable(True)
    tool.setChecked(True)
    image = seen(qtbot, tool)
    inside = colors_of(image, image.rect().adjusted(3, 3, -3, -3))
    assert HIGH_CONTRAST.color(Token.SELECTION).name() in inside
    assert HIGH_CONTRAST.color(Token.TEXT).name() not in inside
