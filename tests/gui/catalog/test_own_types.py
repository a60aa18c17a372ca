"""Meeting types of the liaison's own: made, duplicated, deleted."""

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from perm_desktop.gui.catalog.type_dialog import TypeDialog
from perm_desktop.gui.catalog.type_page import TypePage
from perm_desktop.gui.session import Session
from perm_desktop.services import meeting_types
from tests.builders import add
from tests.gui.catalog.driving import choose, kind_of, press
from tests.gui.windows import active_dialog


def test_a_duplicate_is_shown_and_can_be_deleted(types: TypePage, session: Session) -> None:
    types.list.choose("perm-101")
    assert not types.detail.delete.isVisible()
    press(types.detail.duplicate)
    key = types.detail.key
    assert not kind_of(session, key).factory
    press(types.detail.delete)
    assert key not in session.reference.types
    assert types.detail.key in session.reference.types


def test_deleting_a_type_that_has_meetings_says_how_many(types: TypePage, session: Session) -> None:
    key = meeting_types.duplicate(session.catalog, "ad-hoc-call")
    add(session.catalog, key)
    types.list.choose(key)
    press(types.detail.delete)
    assert types.detail.problem.words.text().startswith("1 meeting is of the type")
    assert key in session.reference.types


def test_an_undone_type_gives_way_to_a_near_one(types: TypePage, session: Session) -> None:
    types.list.choose("perm-101")
    press(types.detail.duplicate)
    session.undo()
    assert types.detail.key in session.reference.types


def test_the_dialog_stays_open_until_the_type_makes_sense(session: Session, qtbot: QtBot) -> None:
    made: list[str] = []

    def save(title: str, settings: meeting_types.TypeSettings) -> None:
        made.append(meeting_types.add(session.catalog, title, settings))

    dialog = TypeDialog(save, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    assert "needs a title" in dialog.problem.text()
    QTest.keyClicks(dialog.title, "Data quality call")
    dialog.accept()
    assert dialog.isVisible()
    assert "at least one host" in dialog.problem.text()
    dialog.hosts.boxes()["SC"].click()
    choose(dialog.how, "Every month")
    dialog.accept()
    assert not dialog.isVisible()
    kind = kind_of(session, made[0])
    assert (kind.title, kind.hosts, kind.cadence.every) == ("Data quality call", ("SC",), "month")
    assert kind.window is not None


def test_the_button_adds_a_type_and_shows_it(types: TypePage, session: Session) -> None:
    def answer() -> None:
        dialog = active_dialog(TypeDialog)
        assert isinstance(dialog, TypeDialog)
        dialog.title.setText("Data quality call")
        dialog.hosts.boxes()["SC"].click()
        dialog.accept()

    QTimer.singleShot(0, types, answer)
    press(types.list.add)
    assert types.detail.key == "data-quality-call"
    assert types.detail.title.text() == "Data quality call"
    assert session.reference.types["data-quality-call"].hosts == ("SC",)
