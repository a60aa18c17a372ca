"""The list of meeting types: phases, filter, keys, and the sign of what is own."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from perm_desktop.gui.catalog.type_model import Column, HeadingRole, Mark
from perm_desktop.gui.catalog.type_page import TypePage
from perm_desktop.gui.session import Session
from perm_desktop.services import history, meeting_types
from tests.gui.catalog.driving import cell, made_page, press, shown_keys


def test_thirty_types_are_listed_under_their_phases(types: TypePage) -> None:
    model = types.list.model
    assert len(shown_keys(model)) == 30
    headings = [model.index(row, 0) for row in model.headings]
    assert [heading.data() for heading in headings] == [
        "Pre-cycle, 14",
        "Intra-cycle, 9",
        "Post-cycle, 1",
        "Any time, 6",
    ]
    assert headings[0].data(HeadingRole) is not None


def test_a_type_shows_hosts_rhythm_and_its_meetings_in_the_shown_cycles(
    types: TypePage, session: Session
) -> None:
    row = [cell(types, "rc-check-in", column) for column in Column]
    assert row == ["RC bi-weekly check-in", "RC", "Every 2 weeks, per state", "3", ""]
    session.choose_years([2031])
    assert cell(types, "rc-check-in", Column.MEETINGS) == "–"


def test_the_arrows_step_over_the_headings(types: TypePage) -> None:
    types.list.choose("64-21-intake")
    table = types.list.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert types.detail.key == "pre-cycle-education"
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert types.detail.key == "ad-hoc-call"


def test_typing_goes_to_the_type_that_begins_so(types: TypePage) -> None:
    table = types.list.table
    table.setFocus()
    QTest.keyClicks(table, "smerf")
    assert types.detail.key == "smerf-orientation"


def test_the_filter_looks_into_hosts_and_phase_and_enter_goes_on_to_the_first(
    types: TypePage,
) -> None:
    types.list.filter.setFocus()
    QTest.keyClicks(types.list.filter, "post cms")
    assert shown_keys(types.list.model) == ["systems-workgroup-meeting"]
    QTest.keyClick(types.list.filter, Qt.Key.Key_Return)
    assert types.list.table.hasFocus()
    assert types.detail.key == "systems-workgroup-meeting"


def test_a_filter_that_finds_nothing_says_so_and_is_cleared_by_a_button(types: TypePage) -> None:
    types.list.filter.setText("no such thing")
    assert not types.list.table.isVisible()
    (clear,) = [
        button
        for button in types.list.findChildren(QPushButton)
        if button.text() == "Clear the filter"
    ]
    press(clear)
    assert types.list.table.isVisible()
    assert types.list.model.shown_types == 30


def test_the_chosen_type_is_found_again(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    for key in ("mini-perm", ""):
        page = made_page(session, tmp_path)
        qtbot.addWidget(page)
        types = page.parts["Meeting types"]
        assert isinstance(types, TypePage)
        if key:
            types.list.choose(key)
        assert types.detail.key == "mini-perm"


def test_own_words_and_own_types_carry_their_sign(types: TypePage, session: Session) -> None:
    meeting_types.set_text(session.catalog, "perm-101", "title", "Our PERM 101")
    key = meeting_types.duplicate(session.catalog, "perm-101")
    assert cell(types, "perm-101", Column.MARK) == Mark.TEXT
    assert cell(types, key, Column.MARK) == Mark.TYPE
    history.undo(session.catalog)
    history.undo(session.catalog)
    assert cell(types, "perm-101", Column.MARK) == Mark.NONE


def test_the_column_of_own_things_is_there_when_something_is(
    types: TypePage, session: Session
) -> None:
    assert types.list.table.isColumnHidden(Column.MARK)
    meeting_types.set_text(session.catalog, "perm-101", "title", "Our PERM 101")
    assert not types.list.table.isColumnHidden(Column.MARK)
    session.undo()
    assert types.list.table.isColumnHidden(Column.MARK)
