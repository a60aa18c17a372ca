"""A cell explained: why, what proves it, what settles it, and where its rule is changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from perm_desktop.core.coverage.acts import Do
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.vocabulary import Mark, MeetingStatus
from perm_desktop.gui.catalog.page import CatalogPage
from perm_desktop.gui.catalog.type_page import TypePage
from perm_desktop.gui.coverage.page import CoveragePage
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.meeting.dialog import MeetingDialog
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import attendance, meetings
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from tests.gui import walking
from tests.gui.conftest import Sample
from tests.gui.coverage.steps import explain, lines_of, press, status
from tests.gui.windows import Answers, Opened

Key = Qt.Key


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
    assert not page.card.foot.change_rule.isVisibleTo(page.card)
    assert not {"Schedule a meeting…", "Change rule"} & set(lines_of(page))
    page.close()


def test_a_line_of_the_plain_table_is_explained(page: CoveragePage) -> None:
    page.toggle_table()
    QTest.keyClick(page.twin.table, Key.Key_Return)
    shown = page.card.shown
    assert shown is not None
    assert shown.state == "AK"
    QTest.keyClick(page.card, Key.Key_Escape)
    assert page.twin.table.hasFocus()


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


@pytest.mark.parametrize(
    ("state", "kind"), [("AK", "state-intake"), ("HI", "64-21-reconciliation"), ("HI", "perm-101")]
)
def test_the_first_explanation_is_as_high_as_what_it_says(
    page: CoveragePage, state: str, kind: str
) -> None:
    explain(page, state, kind)
    QApplication.processEvents()
    (area,) = page.card.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    content = area.widget()
    assert content is not None
    layout = content.layout()
    assert layout is not None
    assert content.height() == layout.totalHeightForWidth(content.width())


def test_the_next_explanation_is_as_high_as_what_it_says(page: CoveragePage) -> None:
    explain(page, "AK", "state-intake")
    page.card.close_card()
    explain(page, "HI", "64-21-reconciliation")
    QApplication.processEvents()
    (area,) = page.card.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0


def test_what_is_settled_is_changed_and_not_settled_again(page: CoveragePage) -> None:
    explain(page, "HI", "details-intake")
    assert page.card.foot.heading.title.text() == "What settles it"
    page.card.close_card()
    explain(page, "HI", "64-21-reconciliation")
    assert page.card.foot.heading.title.text() == "What can be changed"
    page.card.close_card()
    explain(page, "AK", "state-intake")
    assert not page.card.foot.heading.isVisibleTo(page.card)


def test_the_rule_leads_to_where_it_is_changed(opened: Opened, page: CoveragePage) -> None:
    explain(page, "HI", "perm-101")
    page.card.foot.change_rule.click()
    QApplication.processEvents()
    catalog = opened.window.page("catalog")
    assert isinstance(catalog, CatalogPage)
    types = catalog.parts["Meeting types"]
    assert isinstance(types, TypePage)
    assert opened.window.open_page == "catalog"
    assert types.detail.key == "perm-101"
    assert types.detail.tabs.currentWidget() is types.detail.form


def test_enter_presses_the_button_that_has_the_focus(page: CoveragePage, opened: Opened) -> None:
    explain(page, "HI", "details-intake")
    pressed: list[str] = []
    button = page.card.buttons[0]
    button.clicked.disconnect()
    button.clicked.connect(lambda: pressed.append(button.text()))
    button.setFocus()
    QTest.keyClick(button, Key.Key_Return)
    assert pressed == [button.text()]
