"""The grid by keys and by mouse: cell to cell, what needs attention, the menu, copies."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perm_desktop.core.coverage.walk import Place
from perm_desktop.core.coverage.words import needs_attention
from perm_desktop.gui.coverage.page import CoveragePage
from perm_desktop.services import cycles
from tests.gui.coverage.steps import explain, go, lines_of, said
from tests.gui.windows import Opened

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def test_the_page_opens_with_the_keys_in_its_grid(opened: Opened, page: CoveragePage) -> None:
    assert page.view.hasFocus()
    assert page.view.place == Place(0, 0)
    assert page.tools.sentence.text().startswith("18 states × ")


def test_a_cell_says_state_type_status_and_why(page: CoveragePage) -> None:
    go(page, "AK", "state-intake")
    assert said(page).startswith("Alaska, State intake. Satisfied. Alaska attended")


def test_arrows_home_and_end_go_from_cell_to_cell(page: CoveragePage) -> None:
    view = page.view
    assert page.grid is not None
    last = page.grid.total_column
    QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_Right)
    assert view.place == Place(1, 1)
    QTest.keyClick(view, Key.Key_End)
    assert view.place == Place(1, last)
    QTest.keyClick(view, Key.Key_Home)
    assert view.place == Place(1, 0)
    QTest.keyClick(view, Key.Key_End, CTRL)
    assert view.place == Place(18, last)
    QTest.keyClick(view, Key.Key_Up, CTRL)
    assert view.place == Place(0, last)
    QTest.keyClick(view, Key.Key_Home, CTRL)
    assert view.place == Place(0, 0)


def test_letters_go_to_a_state(page: CoveragePage) -> None:
    QTest.keyClicks(page.view, "wa")
    assert page.view.place == Place(17, 0)


def test_enter_says_why_and_escape_gives_the_keys_back(page: CoveragePage) -> None:
    explain(page, "AK", "state-intake")
    shown = page.card.shown
    assert shown is not None
    assert (shown.title, shown.status) == ("Alaska, State intake", "Satisfied")
    assert [(proof.what[:3], proof.look.word) for proof in shown.proofs] == [("No.", "Attended")]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.card.isAncestorOf(focus)
    QTest.keyClick(focus, Key.Key_Escape)
    assert page.card.shown is None
    assert page.view.hasFocus()


def test_a_click_says_why_too(page: CoveragePage) -> None:
    area = page.view.visualRect(page.view.cells.index(2, 3))
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert page.card.shown is not None
    assert page.view.place == Place(2, 3)


def test_f3_goes_to_what_needs_attention_and_explains_it_where_the_card_is_open(
    page: CoveragePage,
) -> None:
    assert page.grid is not None
    wanting = [
        Place(n, column)
        for n, row in enumerate(page.grid.rows)
        for column, found in enumerate(row.cells)
        if found is not None and needs_attention(found)
    ]
    QTest.keyClick(page.view, Key.Key_F3)
    first = page.view.place
    assert first in wanting
    QTest.keyClick(page.view, Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert page.view.place in wanting
    QTest.keyClick(page.view, Key.Key_F3)
    QTest.keyClick(page.view, Key.Key_Return)
    before = page.card.shown
    QTest.keyClick(page.card, Key.Key_F3)
    after = page.card.shown
    assert before is not None
    assert after is not None
    assert (before.state, before.type) != (after.state, after.type)


def test_a_cell_is_copied_with_its_reason(page: CoveragePage) -> None:
    go(page, "AK", "state-intake")
    QTest.keyClick(page.view, Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == said(page)


def test_the_menu_of_a_cell_has_what_settles_it_and_where_it_leads(page: CoveragePage) -> None:
    go(page, "AK", "state-intake")
    words = lines_of(page)
    assert words[0] == "Why, and what settles it"
    assert any(each.startswith("Open meeting, ") for each in words)
    assert words[-4:] == ["State page", "Change rule", "Next that needs attention", "Copy"]
    go(page, "HI", "details-intake")
    assert "Schedule a meeting…" in lines_of(page)


def test_the_menu_of_a_total_has_its_list(page: CoveragePage) -> None:
    QTest.keyClick(page.view, Key.Key_End)
    assert lines_of(page)[0] == "List behind this total"


def test_what_the_menu_key_asks_for_is_of_the_current_cell(
    page: CoveragePage, qtbot: QtBot
) -> None:
    go(page, "HI", "perm-101")
    reason = QContextMenuEvent.Reason.Keyboard
    asked: list[Place] = []

    def keep(row: int, column: int, _: QPoint) -> None:
        asked.append(Place(row, column))

    page.view.menu_wanted.disconnect()
    page.view.menu_wanted.connect(keep)
    QApplication.sendEvent(page.view.viewport(), QContextMenuEvent(reason, QPoint(), QPoint()))
    assert asked == [page.view.place]


def test_a_cell_of_several_cycles_says_which(opened: Opened, page: CoveragePage) -> None:
    cycles.add_cycle(opened.session.catalog, 2028)
    opened.session.choose_years([2027, 2028])
    QApplication.processEvents()
    go(page, "AK", "state-intake")
    assert said(page).startswith("RY 2027, Alaska, State intake. ")
