"""What all dialogs have in common for the eye."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from perm_desktop.core.cycles import DateSpan
from perm_desktop.gui.look.palettes import HIGH_CONTRAST, LIGHT, Palette, Token
from perm_desktop.gui.look.theme import qt_palette
from perm_desktop.gui.planning.heat_strip import HeatStrip, weeks
from perm_desktop.gui.session import Session
from perm_desktop.gui.small_dialogs import CycleDialog, TrashDialog
from tests.gui.every_dialog import DIALOGS


@pytest.fixture(params=DIALOGS)
def dialog(request: pytest.FixtureRequest, session: Session, qtbot: QtBot) -> Iterator[QDialog]:
    """One dialog after the other."""
    session.choose_years([2027])
    found = DIALOGS[request.param](session)
    qtbot.addWidget(found)
    yield found
    found.close()


def test_every_dialog_keeps_the_same_distance_from_its_edge(dialog: QDialog) -> None:
    layout = dialog.layout()
    assert layout is not None
    margins = layout.contentsMargins()
    found = {margins.left(), margins.top(), margins.right(), margins.bottom()}
    assert found == {12}


def test_an_empty_trash_can_only_be_closed(qtbot: QtBot) -> None:
    trash = TrashDialog([], None)
    qtbot.addWidget(trash)
    trash.show()
    seen = [button for button in trash.findChildren(QPushButton) if button.isVisible()]
    assert [button.text() for button in seen] == ["Close"]
    seen[0].click()
    assert not trash.isVisible()


def test_enter_before_the_reason_is_typed_does_not_leave(session: Session, qtbot: QtBot) -> None:
    dialog = DIALOGS["suspend"](session)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_a_cycle_that_is_there_leads_on_to_the_next_one(qtbot: QtBot) -> None:
    dialog = CycleDialog([2026, 2027], 2026, None)
    qtbot.addWidget(dialog)
    assert dialog.year() == 2028


def test_the_fields_of_a_meeting_have_two_widths(session: Session, qtbot: QtBot) -> None:
    form = DIALOGS["meeting"](session)
    qtbot.addWidget(form)
    form.show()
    names = ("type", "states", "title", "place"), ("day", "time", "zone", "minutes")
    parts = {part.objectName(): part for part in form.findChildren(QWidget)}
    wide, short = ({parts[name].width() for name in group} for group in names)
    assert len(wide) == len(short) == 1


def test_a_preview_of_one_line_is_no_large_box(session: Session, qtbot: QtBot) -> None:
    dialog = DIALOGS["shift"](session)
    qtbot.addWidget(dialog)
    dialog.show()
    field = dialog.findChild(QPlainTextEdit)
    assert field is not None
    lines = field.document().blockCount()
    assert field.height() <= (lines + 2) * field.fontMetrics().lineSpacing()


@pytest.mark.parametrize("palette", [LIGHT, HIGH_CONTRAST], ids=lambda look: look.name)
def test_a_week_without_meetings_stands_out_from_the_window(
    palette: Palette, session: Session, qtbot: QtBot
) -> None:
    strip = HeatStrip()
    qtbot.addWidget(strip)
    strip.setPalette(qt_palette(palette))
    today = session.today
    strip.set_weeks(weeks([], DateSpan(today, today)))
    strip.resize(200, 60)
    pixel = strip.grab().toImage().pixelColor(QPoint(0, 0))
    assert pixel != palette.color(Token.WINDOW)


def test_a_choice_of_states_says_what_it_does(session: Session, qtbot: QtBot) -> None:
    dialog = DIALOGS["states"](session)
    qtbot.addWidget(dialog)
    words = {button.text() for button in dialog.findChildren(QPushButton)}
    assert {"Show", "All of Cycle 3", "None"} <= words
