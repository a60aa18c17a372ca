"""The States page: a list of states, and one of them across cycles."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT, Palette
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.states.page import StatesPage
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import attendance, cycles, meetings, settings
from perm_desktop.services.meetings import MeetingDraft
from tests.gui import walking
from tests.gui.conftest import Sample
from tests.gui.windows import Answers


def made(session: Session, folder: Path) -> StatesPage:
    """The page as the window makes it."""
    preferences = Preferences(folder / "window.ini").of_catalog(session.catalog.path)
    context = PageContext(session, LIGHT, preferences, Tasks(), Answers(), lambda _: None)
    return StatesPage(context)


@pytest.fixture
def page(session: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[StatesPage]:
    """The page over the small catalog, wide enough for list and detail."""
    found = made(session, tmp_path)
    qtbot.addWidget(found)
    found.resize(1300, 760)
    found.show()
    found.activateWindow()
    qtbot.waitExposed(found)
    yield found
    found.close()
    found.deleteLater()


@pytest.fixture
def wanted(session: Session) -> list[str]:
    """The pages that the session was asked for."""
    pages: list[str] = []
    session.page_wanted.connect(pages.append)
    return pages


def entries(page: StatesPage) -> list[tuple[str, str, int]]:
    model = page.list.states
    return [model.entry(row)[:3] for row in range(model.rowCount())]


def waiting(page: StatesPage, code: str) -> int:
    return next(count for found, _, count in entries(page) if found == code)


def flags(page: StatesPage) -> list[str]:
    model = page.detail.flags.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_my_states_come_first_then_those_of_the_cycle(page: StatesPage) -> None:
    catalog = page.detail._session.catalog
    settings.set_my_states(catalog, ["OH", "HI"])
    found = entries(page)
    assert [each[:2] for each in found[:3]] == [("", "My states"), ("HI", "Hawaii"), ("OH", "Ohio")]
    assert ("", "In the cycle", 17) in found
    assert sum(1 for code, *_ in found if code) == 52


def test_a_heading_is_neither_selected_nor_stepped_on(page: StatesPage) -> None:
    headings = [n for n, (code, *_) in enumerate(entries(page)) if not code]
    for row in headings:
        assert page.list.states.index(row).flags() == Qt.ItemFlag.NoItemFlags
    page.show_state("WA")  # the last of its group
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.code == "AL"


@pytest.mark.parametrize(
    ("typed", "codes"),
    [("hi", {"HI", "MI", "NH", "OH", "WA"}), ("new y", {"NY"}), ("OH", {"OH"}), ("zz", set())],
)
def test_the_filter_finds_a_code_or_a_part_of_a_name(
    page: StatesPage, typed: str, codes: set[str]
) -> None:
    page.filter.setText(typed)
    assert {code for code, *_ in entries(page) if code} == codes


def test_a_code_that_is_typed_whole_goes_before_names_with_these_letters(page: StatesPage) -> None:
    page.begin_search()
    QTest.keyClicks(page.filter, "ca")
    QTest.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.code == "CA"


def test_enter_in_the_filter_goes_on_to_the_first_state_found(page: StatesPage) -> None:
    page.begin_search()
    QTest.keyClicks(page.filter, "texas")
    QTest.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.code == "TX"
    assert page.detail.name.text() == "Texas"
    assert page.list.hasFocus()


def test_a_state_shows_what_comes_and_what_was(page: StatesPage, sample: Sample) -> None:
    page.show_state("HI")
    assert page.detail.upcoming.model().rowCount() == 2
    assert page.detail.past.model().rowCount() == 0
    assert "8:00 AM" in str(page.detail.upcoming.model().index(0, 1).data())
    page.show_state("AK")
    assert str(page.detail.past.model().index(0, 2).data()) == "State intake"
    assert page.detail.attendance.sentence.text() == ("Attended 1 of 1 held meeting with a record.")


def test_people_are_honestly_nobody_until_a_name_is_recorded(page: StatesPage) -> None:
    page.show_state("HI")
    assert page.detail.named.sentence.text().startswith("No names recorded yet. Expected in")
    assert not page.detail.people.isVisible()


def test_a_state_out_of_the_cycle_says_so_and_has_nothing_planned(page: StatesPage) -> None:
    page.show_state("OH")
    assert flags(page) == ["Not in RY 2027"]
    assert page.detail.coming.sentence.text() == "Nothing is planned for this state."
    assert page.detail.taking_part.sentence.text() == "In no cycle of this catalog."


def test_a_mark_taken_back_elsewhere_is_counted_here(page: StatesPage, sample: Sample) -> None:
    page.show_state("AK")
    before = waiting(page, "AK")
    attendance.mark(page.detail._session.catalog, sample.held, "AK", Mark.NOT_RECORDED)
    assert waiting(page, "AK") == before + 1
    assert "1 meeting held without attendance" in flags(page)


def test_a_hidden_page_reads_what_changed_when_it_is_seen(page: StatesPage, sample: Sample) -> None:
    page.show_state("AK")
    before = waiting(page, "AK")
    page.hide()
    attendance.mark(page.detail._session.catalog, sample.held, "AK", Mark.NOT_RECORDED)
    assert waiting(page, "AK") == before
    page.show()
    assert waiting(page, "AK") == before + 1


def test_enter_on_a_meeting_shows_it_on_the_plan(
    page: StatesPage, session: Session, sample: Sample, wanted: list[str]
) -> None:
    page.show_state("HI")
    page.detail.upcoming.setFocus()
    page.detail.upcoming.go_to(0)
    QTest.keyClick(page.detail.upcoming, Qt.Key.Key_Return)
    assert session.selection == sample.hawaii
    assert wanted == ["plan"]


def test_a_meeting_of_a_cycle_that_is_not_shown_chooses_its_cycle(
    page: StatesPage, session: Session, wanted: list[str]
) -> None:
    cycles.add_cycle(session.catalog, 2030)
    draft = MeetingDraft("rc-check-in", ["HI"], "2028-09-05T14:00", year=2030)
    ident = meetings.add_meeting(session.catalog, draft)
    session.show_states({"TX"})
    page.show_state("HI")
    page.detail.meeting_opened.emit(ident)
    assert session.years == (2030,)
    assert session.selection == ident
    assert wanted == ["plan"]


def test_a_flag_leads_to_its_first_meeting(
    page: StatesPage, session: Session, sample: Sample
) -> None:
    attendance.mark(session.catalog, sample.held, "AK", Mark.NOT_RECORDED)
    page.show_state("AK")
    row = flags(page).index("1 meeting held without attendance")
    page.detail.flags.go_to(row)
    QTest.keyClick(page.detail.flags, Qt.Key.Key_Return)
    assert session.selection == sample.held


def test_my_state_is_chosen_and_given_back(page: StatesPage, session: Session) -> None:
    page.show_state("TX")
    page.detail.mine.click()
    assert session.my_states == {"TX"}
    assert entries(page)[1][0] == "TX"
    page.detail.mine.click()
    assert session.my_states == frozenset()
    assert not page.detail.mine.isChecked()


def test_only_this_state_is_shown_on_the_plan(
    page: StatesPage, session: Session, wanted: list[str]
) -> None:
    page.show_state("TX")
    page.detail.only.click()
    assert session.shown_states == {"TX"}
    assert wanted == ["plan"]


def test_what_is_shown_is_copied_as_text(page: StatesPage) -> None:
    page.show_state("HI")
    page.detail.copy.click()
    text = QApplication.clipboard().text()
    assert text.startswith("Hawaii (HI), rotation group 3")
    assert "RC bi-weekly check-in" in text


def test_selected_meetings_are_copied_as_lines(page: StatesPage) -> None:
    page.show_state("HI")
    page.detail.upcoming.selectAll()
    QTest.keyClick(page.detail.upcoming, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().count("\n") == 1


def test_a_small_page_shows_one_at_a_time(page: StatesPage) -> None:
    page.resize(683, 290)
    QApplication.processEvents()
    assert page.list.isVisible()
    assert not page.detail.isVisible()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not page.list.isVisible()
    QTest.keyClick(page.detail.mine, Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert page.list.hasFocus()


def test_a_line_of_a_table_is_no_longer_than_the_eye_follows(page: StatesPage) -> None:
    page.resize(1500, 760)
    table = page.detail.upcoming
    assert table.width() <= 110 * table.fontMetrics().averageCharWidth()


def test_the_page_fits_a_small_screen(page: StatesPage) -> None:
    assert page.minimumSizeHint().width() <= 600
    assert page.minimumSizeHint().height() <= 260


def test_the_state_looked_at_last_is_remembered(
    page: StatesPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    page.show_state("TX")
    assert page.flush()
    again = made(session, tmp_path)
    qtbot.addWidget(again)
    again.show()
    assert again.code == "TX"
    again.close()


def test_a_read_only_catalog_cannot_change_my_states(
    read_only_session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    page = made(read_only_session, tmp_path)
    qtbot.addWidget(page)
    page.show()
    assert not page.detail.mine.isEnabled()
    page.close()


@pytest.mark.parametrize("palette", [DARK, HIGH_CONTRAST])
def test_the_page_takes_another_look(page: StatesPage, palette: Palette) -> None:
    before = page.grab().toImage()
    page.set_palette(palette)
    assert page.grab().toImage() != before


def test_every_control_has_a_name_and_tab_comes_round(page: StatesPage) -> None:
    page.show_state("AK")
    assert walking.unnamed(page) == []
    assert walking.mnemonic_clashes(page) == {}
    assert walking.clipped(page) == []
    page.list.setFocus()
    visited = walking.tab_order(page)
    for control in (page.filter, page.detail.mine, page.detail.upcoming, page.detail.cycles):
        assert control in visited
