"""The Coverage page: cell to cell, why, what settles it, totals, filters and days."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from perm_desktop.core.coverage.acts import Do
from perm_desktop.core.coverage.sieve import Show
from perm_desktop.core.coverage.walk import Place
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.vocabulary import Mark, MeetingStatus
from perm_desktop.gui.coverage.page import CoveragePage
from perm_desktop.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT
from perm_desktop.gui.meeting.dialog import MeetingDialog
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import attendance, cycles, inviting, meetings
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.catalog import Catalog
from tests.gui import walking
from tests.gui.conftest import Sample
from tests.gui.windows import Answers, Opened, opened_window

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def opened(qapp: QApplication, small: Catalog, tmp_path: Path) -> Iterator[Opened]:
    """A window over the small catalog, at the page."""
    size = QSize(1440, 900)
    with opened_window(qapp, small, tmp_path / "window.ini", size=size, page="coverage") as found:
        found.window.activateWindow()
        qapp.processEvents()
        yield found


@pytest.fixture
def page(opened: Opened) -> CoveragePage:
    """The page, with the focus in its grid."""
    found = opened.window.page("coverage")
    assert isinstance(found, CoveragePage)
    found.view.setFocus()
    return found


def go(page: CoveragePage, state: str, kind: str, year: int = 2027) -> None:
    assert page.grid is not None
    place = page.grid.place(year, state, kind)
    assert place is not None
    page.view.go_to(Place(*place))


def status(page: CoveragePage, state: str, kind: str) -> Status:
    QApplication.processEvents()
    assert page.grid is not None
    place = page.grid.place(2027, state, kind)
    assert place is not None
    found = page.grid.cell(*place)
    assert found is not None
    return found.status


def said(page: CoveragePage) -> str:
    return str(page.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def explain(page: CoveragePage, state: str, kind: str) -> None:
    go(page, state, kind)
    QTest.keyClick(page.view, Key.Key_Return)


def press(page: CoveragePage, do: Do) -> None:
    shown = page.card.shown
    assert shown is not None
    place = next(n for n, act in enumerate(shown.acts) if act.do is do)
    page.card.buttons[place].click()
    QApplication.processEvents()


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


def test_tab_goes_round_in_the_explanation(page: CoveragePage) -> None:
    explain(page, "AK", "state-intake")
    visited: list[QWidget] = []
    for _ in range(8):
        focus = QApplication.focusWidget()
        assert focus is not None
        visited.append(focus)
        QTest.keyClick(focus, Key.Key_Tab)
    assert all(page.card.isAncestorOf(each) for each in visited)
    assert len(set(visited)) < len(visited)
    assert walking.unnamed(page.card) == []


def test_a_click_says_why_too(page: CoveragePage) -> None:
    area = page.view.visualRect(page.view.cells.index(2, 3))
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert page.card.shown is not None
    assert page.view.place == Place(2, 3)


def test_evidence_leads_to_its_meeting(opened: Opened, page: CoveragePage, sample: Sample) -> None:
    explain(page, "AK", "state-intake")
    QTest.keyClick(page.card.proofs, Key.Key_Return)
    assert opened.session.selection == sample.held
    assert opened.window.open_page == "plan"


def test_a_mark_settles_a_cell_and_the_explanation_follows(
    opened: Opened, page: CoveragePage, sample: Sample
) -> None:
    catalog = opened.session.catalog
    meeting = meetings.add_meeting(
        catalog, MeetingDraft("details-intake", ["HI"], "2026-03-10T13:00", year=2027)
    )
    meetings.change_meeting(catalog, meeting, MeetingChange(status=MeetingStatus.HELD))
    assert status(page, "HI", "details-intake") is Status.NOT_RECORDED
    explain(page, "HI", "details-intake")
    shown = page.card.shown
    assert shown is not None
    assert [act.do for act in shown.acts] == [Do.RECORD]
    attendance.mark(catalog, meeting, "HI", Mark.ATTENDED)
    QApplication.processEvents()
    shown = page.card.shown
    assert shown is not None
    assert (shown.status, shown.acts) == ("Satisfied", ())


def test_recording_attendance_goes_to_the_meeting(opened: Opened, page: CoveragePage) -> None:
    catalog = opened.session.catalog
    meeting = meetings.add_meeting(
        catalog, MeetingDraft("details-intake", ["HI"], "2026-03-10T13:00", year=2027)
    )
    meetings.change_meeting(catalog, meeting, MeetingChange(status=MeetingStatus.HELD))
    QApplication.processEvents()
    explain(page, "HI", "details-intake")
    press(page, Do.RECORD)
    assert opened.session.selection == meeting
    assert opened.window.open_page == "plan"


def test_a_meeting_is_scheduled_with_type_and_state_filled_in(
    opened: Opened, page: CoveragePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add(dialog: MeetingDialog) -> None:
        buttons = dialog.findChild(QDialogButtonBox)
        assert buttons is not None
        buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    monkeypatch.setattr(MeetingDialog, "exec", add)
    explain(page, "HI", "details-intake")
    press(page, Do.SCHEDULE)
    row = opened.session.selected_row
    assert row is not None
    assert (row.type, row.states, row.year) == ("details-intake", "HI", 2027)


def test_a_state_is_invited_to_a_session_that_is_left(opened: Opened, page: CoveragePage) -> None:
    catalog = opened.session.catalog
    session_id = meetings.add_meeting(
        catalog,
        MeetingDraft("dr-appeals-training", ["AK"], "2026-05-12T13:00", session=2, year=2027),
    )
    QApplication.processEvents()
    explain(page, "HI", "dr-appeals-training")
    press(page, Do.INVITE)
    assert "HI" in meetings.get(catalog, session_id).state_codes
    assert status(page, "HI", "dr-appeals-training") is Status.SCHEDULED


def test_nobody_is_invited_to_what_was_held(
    opened: Opened, page: CoveragePage, sample: Sample
) -> None:
    session = opened.session
    session.attempt(lambda: inviting.invite(session.catalog, sample.held, "HI"))
    assert "held already" in str(opened.answers.told[0])


def test_a_read_only_catalog_explains_and_offers_nothing(
    read_only_session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    preferences = Preferences(tmp_path / "window.ini").of_catalog(tmp_path)
    context = PageContext(read_only_session, LIGHT, preferences, Tasks(), Answers(), lambda _: None)
    page = CoveragePage(context)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    qtbot.waitExposed(page)
    explain(page, "HI", "details-intake")
    shown = page.card.shown
    assert shown is not None
    assert shown.acts
    assert page.card.buttons == []
    page.close()


def test_space_on_a_total_opens_its_list_and_escape_closes_it(page: CoveragePage) -> None:
    QTest.keyClick(page.view, Key.Key_End)
    QTest.keyClick(page.view, Key.Key_Space)
    assert page.twin.isVisibleTo(page)
    assert page.twin.title.text().startswith("Alaska, RY 2027: ")
    model = page.twin.table.model()
    names = {str(model.index(row, 1).data()) for row in range(model.rowCount())}
    assert names == {"Alaska"}
    QTest.keyClick(page.twin.table, Key.Key_Escape)
    assert page.view.hasFocus()
    assert not page.twin.isVisibleTo(page)


def test_the_plain_table_says_the_same_cells(opened: Opened, page: CoveragePage) -> None:
    assert page.grid is not None
    QTest.keyClick(page.view, Key.Key_F8)
    model = page.twin.table.model()
    assert model.rowCount() == 18 * len(page.grid.types)
    assert page.twin.table.hasFocus()
    opened.trigger("timeline_table")
    assert page.view.isVisibleTo(page)
    assert opened.window.open_page == "coverage"


def test_a_line_of_the_plain_table_is_explained(page: CoveragePage) -> None:
    page.toggle_table()
    QTest.keyClick(page.twin.table, Key.Key_Return)
    shown = page.card.shown
    assert shown is not None
    assert shown.state == "AK"
    QTest.keyClick(page.card, Key.Key_Escape)
    assert page.twin.table.hasFocus()


def test_what_needs_attention_stays_and_the_rest_is_blank(page: CoveragePage) -> None:
    page.tools.segments[Show.ATTENTION].click()
    assert page.grid is not None
    cells = [
        (n, column, found)
        for n, row in enumerate(page.grid.rows)
        for column, found in enumerate(row.cells)
        if found is not None
    ]
    words = {bool(page.view.cells.index(n, column).data()) for n, column, _ in cells}
    shown = [found for _, _, found in cells if page.grid.is_shown(found)]
    assert words == {True, False}
    assert len(shown) == page.grid.attention
    assert str(page.grid.attention) in page.tools.segments[Show.ATTENTION].text()


def test_a_filter_that_finds_nothing_says_so_and_is_taken_back(page: CoveragePage) -> None:
    page.tools.filter.setFocus()
    QTest.keyClicks(page.tools.filter, "zzz")
    assert page.empty.isVisibleTo(page)
    assert page.empty.sentence.text() == "Nothing is found with these filters."
    page.empty.button.click()
    assert page.view.isVisibleTo(page)
    assert page.tools.filter.text() == ""


def test_the_filter_of_last_time_is_there_again(
    opened: Opened, page: CoveragePage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.narrow(replace(page.sieve, show=Show.ATTENTION, statuses=frozenset({Status.DUE})))
    opened.window.flush()
    preferences = Preferences(tmp_path / "window.ini").of_catalog(opened.session.catalog.path)
    context = PageContext(
        opened.session, LIGHT, preferences, opened.tasks, opened.answers, lambda _: None
    )
    again = CoveragePage(context)
    qtbot.addWidget(again)
    assert again.sieve == page.sieve


def test_the_end_of_another_day_is_looked_at(opened: Opened, page: CoveragePage) -> None:
    assert status(page, "AK", "state-intake") is Status.SATISFIED
    page.days.look_at(date(2026, 3, 2))
    assert status(page, "AK", "state-intake") is Status.SCHEDULED
    assert page.tools.as_of.text() == "As of Mar 2, 2026"
    page.days.look_at(opened.session.today)
    assert page.tools.as_of.text() == "As of today"


def test_the_states_that_are_shown_have_a_line(opened: Opened, page: CoveragePage) -> None:
    opened.session.show_states({"HI", "AK"})
    QApplication.processEvents()
    assert page.grid is not None
    assert [row.state for row in page.grid.rows if row.state] == ["AK", "HI"]
    opened.session.show_states({"OH"})
    QApplication.processEvents()
    assert page.empty.isVisibleTo(page)
    page.empty.button.click()
    assert opened.session.shown_states == frozenset()


def test_two_cycles_are_named_and_stand_below_each_other(
    opened: Opened, page: CoveragePage
) -> None:
    cycles.add_cycle(opened.session.catalog, 2028)
    opened.session.choose_years([2027, 2028])
    QApplication.processEvents()
    names = [page.view.cells.line_name(row) for row in range(page.view.cells.rowCount())]
    assert names[0] == "RY 2027 · Cycle 3"
    assert "RY 2028 · Cycle 1" in names
    page.view.go_to(Place(19, 0))
    QTest.keyClick(page.view, Key.Key_Down)
    assert page.view.place == Place(21, 0)


def test_without_a_cycle_the_page_says_what_to_do(
    qapp: QApplication, catalog: Catalog, tmp_path: Path
) -> None:
    with opened_window(qapp, catalog, tmp_path / "window.ini", page="coverage") as found:
        page = found.window.page("coverage")
        assert isinstance(page, CoveragePage)
        assert page.empty.sentence.text().startswith("No cycle yet.")
        assert page.empty.button.text() == "Add cycle…"


def test_totals_stay_in_sight_while_types_scroll(opened: Opened, page: CoveragePage) -> None:
    opened.window.resize(683, 384)
    QApplication.processEvents()
    view = page.view
    assert page.grid is not None
    total = view.visualRect(view.cells.index(0, page.grid.total_column))
    assert total.right() == view.viewport().width() - 1
    assert view.indexAt(total.center()).column() == page.grid.total_column
    view.go_to(Place(0, page.grid.total_column - 1))
    last = view.visualRect(view.cells.index(0, page.grid.total_column - 1))
    assert last.right() < total.left()


def test_the_grid_is_exported_in_words(
    opened: Opened, page: CoveragePage, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "coverage.csv"
    opened.answers.files.append(target)
    opened.trigger("export_table")
    qtbot.waitUntil(lambda: bool(opened.answers.opened or opened.answers.told))
    rows = list(csv.reader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    place = rows[0].index("State intake")
    assert rows[1][:2] == ["AK", "Alaska"]
    assert rows[1][place] == "Satisfied"
    assert rows[-1][0] == "Satisfied of owed"


def test_every_look_paints_the_grid(page: CoveragePage, qapp: QApplication) -> None:
    pictures: list[QImage] = []
    for palette in (LIGHT, DARK, HIGH_CONTRAST):
        page.set_palette(palette)
        qapp.processEvents()
        pictures.append(page.view.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_what_is_asked_for_elsewhere_is_shown_with_its_reason(
    opened: Opened, page: CoveragePage
) -> None:
    page.narrow(replace(page.sieve, text="no such state"))
    opened.session.open_obligation(2027, "perm-101", "HI")
    QApplication.processEvents()
    assert page.card.shown is not None
    assert (page.card.shown.state, page.card.shown.type) == ("HI", "perm-101")


def test_a_state_that_is_not_chosen_comes_into_sight_when_it_is_asked_for(
    opened: Opened, page: CoveragePage
) -> None:
    session = opened.session
    session.show_states(["OH"])
    session.go("today")
    session.open_obligation(2027, "perm-101", "HI")
    QApplication.processEvents()
    assert session.shown_states == frozenset()
    assert page.card.shown is not None


def test_enter_presses_the_button_that_has_the_focus(page: CoveragePage, opened: Opened) -> None:
    explain(page, "HI", "details-intake")
    pressed: list[str] = []
    button = page.card.buttons[0]
    button.clicked.disconnect()
    button.clicked.connect(lambda: pressed.append(button.text()))
    button.setFocus()
    QTest.keyClick(button, Key.Key_Return)
    assert pressed == [button.text()]
