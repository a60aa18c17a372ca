"""The Review page: figures that open their lists, comments beside them, days and cycles."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perm_desktop.core.obligations.status import Status
from perm_desktop.core.review.figures import OWED, Review
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT, Palette
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.review.behind import Behind, of_meetings, of_tally
from perm_desktop.gui.review.figure_table import FigureTable
from perm_desktop.gui.review.list_dialog import Chosen, FigureListDialog
from perm_desktop.gui.review.page import ReviewPage
from perm_desktop.gui.session import Session
from perm_desktop.gui.tables.about import about
from perm_desktop.gui.tables.cases import table_in_use
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services import comments, cycles, history, meetings
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.services.printing.reviews import Extent
from perm_desktop.store.catalog import Catalog
from tests.gui import walking
from tests.gui.conftest import Sample
from tests.gui.windows import Answers

Asked = list[str]


def made(session: Session, folder: Path, asked: Asked) -> ReviewPage:
    """The page as the window makes it."""
    preferences = Preferences(folder / "window.ini").of_catalog(session.catalog.path)
    context = PageContext(session, LIGHT, preferences, Tasks(), Answers(), asked.append)
    return ReviewPage(context)


def shown(page: ReviewPage, qtbot: QtBot) -> Iterator[ReviewPage]:
    qtbot.addWidget(page)
    page.resize(1300, 760)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    yield page
    page.close()
    page.deleteLater()


@pytest.fixture
def asked() -> Asked:
    """Commands that the page asked the window for."""
    return []


@pytest.fixture
def page(session: Session, tmp_path: Path, qtbot: QtBot, asked: Asked) -> Iterator[ReviewPage]:
    """The page over the small catalog."""
    yield from shown(made(session, tmp_path, asked), qtbot)


def reviewed(page: ReviewPage) -> Review:
    """The review that the page shows."""
    found = page.shown
    assert found is not None
    return found


def table(page: ReviewPage, name: str) -> FigureTable[Any]:
    every = (found for each in page.sections for found in each.tables)
    return next(found for found in every if found.objectName() == name)


def texts(page: ReviewPage, name: str, row: int) -> dict[str, str]:
    """What a line of a table says, by the heads of its columns."""
    model = table(page, name).model()
    across = Qt.Orientation.Horizontal
    return {
        str(model.headerData(n, across)): str(model.index(row, n).data())
        for n in range(model.columnCount())
    }


def go_to(page: ReviewPage, name: str, row: int, head: str) -> FigureTable[Any]:
    """Put the focus into a cell."""
    found = table(page, name)
    column = list(texts(page, name, row)).index(head)
    found.setFocus()
    found.setCurrentIndex(found.model().index(row, column))
    return found


def section(page: ReviewPage, key: str) -> Any:
    return next(each for each in page.sections if each.key == key)


@pytest.fixture
def lists(page: ReviewPage, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Titles of the lists that were opened and how long they were; each is left as it was."""
    opened: list[tuple[str, int]] = []

    def note(dialog: FigureListDialog) -> int:
        opened.append((dialog.windowTitle(), dialog.table.model().rowCount()))
        return 0

    monkeypatch.setattr(FigureListDialog, "exec", note)
    return opened


# -- figures


def test_the_head_says_which_cycle_which_states_and_which_day(page: ReviewPage) -> None:
    words = page.head.sentence.text()
    assert words.startswith("RY 2027 · Cycle 3, All 18 states, review period Jul 1, 2025")
    assert words.endswith("as of Apr 14, 2026")


def test_satisfied_is_told_with_what_it_is_a_part_of(page: ReviewPage) -> None:
    assert texts(page, "reviewPhases", 0)["Satisfied of owed"].startswith("1 of ")
    assert section(page, "coverage").heading.text() == "Coverage"
    assert "owed are satisfied" in section(page, "coverage").heading.accessibleName()


def test_a_status_that_nothing_has_is_left_away(page: ReviewPage) -> None:
    phases = table(page, "reviewPhases")
    heads = list(texts(page, "reviewPhases", 0))
    assert phases.isColumnHidden(heads.index("Suspended"))
    assert not phases.isColumnHidden(heads.index("Overdue"))


def test_enter_on_a_figure_opens_its_list(page: ReviewPage, lists: list[tuple[str, int]]) -> None:
    found = go_to(page, "reviewPhases", 0, "Satisfied of owed")
    QTest.keyClick(found, Qt.Key.Key_Return)
    owed = int(texts(page, "reviewPhases", 0)["Satisfied of owed"].split()[-1])
    assert lists == [("Whole cycle: owed", owed)]


def test_a_click_on_a_figure_opens_its_list(page: ReviewPage, lists: list[tuple[str, int]]) -> None:
    found = go_to(page, "reviewPhases", 0, "Undecided")
    place = found.visualRect(found.currentIndex()).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    undecided = int(texts(page, "reviewPhases", 0)["Undecided"])
    assert lists == [("Whole cycle: undecided", undecided)]


def test_a_zero_is_no_link(page: ReviewPage, lists: list[tuple[str, int]]) -> None:
    found = go_to(page, "reviewPhases", 1, "Not recorded")
    assert texts(page, "reviewPhases", 1)["Not recorded"] == "0"
    assert not found.follow(found.currentIndex())
    assert lists == []


def test_exceptions_tell_reason_who_and_when(page: ReviewPage) -> None:
    line = texts(page, "reviewExceptions", 0)
    assert (line["What"], line["Reason"], line["States"]) == (
        *("Cancelled", "State holiday"),
        "Texas",
    )
    assert (line["When"], line["Who"]) == ("Apr 13, 2026", "liaison")


def test_what_is_empty_says_so(page: ReviewPage) -> None:
    assert "No 64/21 difference" in section(page, "differences").sentence.text()
    assert table(page, "reviewDifferences").isHidden()


def test_a_meeting_held_elsewhere_in_the_window_is_counted_at_once(
    page: ReviewPage, session: Session, sample: Sample, qtbot: QtBot
) -> None:
    held = MeetingChange(status=MeetingStatus.HELD, starts="2026-04-07T14:00")
    meetings.change_meeting(session.catalog, sample.hawaii, held)
    qtbot.waitUntil(lambda: not section(page, "unrecorded").comment.isHidden())
    assert texts(page, "reviewUnrecorded", 0)["State"] == "Hawaii"


def test_only_the_chosen_states_are_reviewed(
    page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    session.show_states({"AK"})
    qtbot.waitUntil(lambda: table(page, "reviewStates").model().rowCount() == 1)
    assert texts(page, "reviewStates", 0)["State"] == "Alaska"


# -- lists


def test_an_obligation_of_a_list_opens_where_it_is_explained(
    page: ReviewPage, session: Session
) -> None:
    wanted: list[object] = []
    session.obligation_wanted.connect(wanted.append)
    pair = reviewed(page).totals.pairs[Status.SATISFIED][0]
    page.go_to(Chosen(pair=pair))
    assert wanted == [(2027, "state-intake", "AK")]


def test_a_meeting_of_a_list_opens_on_the_plan_also_where_its_state_is_hidden(
    page: ReviewPage, session: Session, sample: Sample
) -> None:
    session.show_states({"AK"})
    page.go_to(Chosen(meeting=sample.cancelled))
    assert session.selection == sample.cancelled


def test_enter_in_a_list_chooses_what_is_to_be_gone_to(
    page: ReviewPage, session: Session, sample: Sample, qtbot: QtBot
) -> None:
    review = reviewed(page)
    rows = session.coverage.of(2027).rows_by_id()
    behind = of_meetings("Cancelled", (sample.cancelled,))
    dialog = FigureListDialog(behind, review, rows, LIGHT)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.chosen == Chosen(meeting=sample.cancelled)
    dialog.deleteLater()


def test_a_list_of_exceptions_leads_to_the_meeting(
    page: ReviewPage, sample: Sample, qtbot: QtBot
) -> None:
    review = reviewed(page)
    behind = Behind("Texas: exceptions", "1", exceptions=review.exceptions)
    dialog = FigureListDialog(behind, review, {}, LIGHT)
    qtbot.addWidget(dialog)
    dialog.go.click()
    assert dialog.chosen == Chosen(meeting=sample.cancelled)
    dialog.deleteLater()


def test_a_list_says_what_it_is_a_part_of(page: ReviewPage) -> None:
    review = reviewed(page)
    found = of_tally(review.totals, (Status.SATISFIED,))
    assert found.of == f"1 of {review.totals.owed:,} owed"
    assert of_tally(review.totals, OWED).count == review.totals.owed


# -- comments


def test_a_comment_is_kept_with_the_figure_that_has_the_focus(
    page: ReviewPage, session: Session
) -> None:
    go_to(page, "reviewHosts", 1, "Host")
    field = section(page, "coverage").comment
    assert field.edit.accessibleName() == "Comment on RC"
    QTest.keyClicks(field.edit, "Late twice")
    assert page.flush()
    assert comments.of_cycle(session.catalog, 2027) == {"host/RC": "Late twice"}
    assert texts(page, "reviewHosts", 1)["Comment"] == "Late twice"


def test_turning_to_another_figure_writes_the_comment_on_the_one_before(
    page: ReviewPage, session: Session
) -> None:
    go_to(page, "reviewHosts", 0, "Host")
    field = section(page, "coverage").comment
    QTest.keyClicks(field.edit, "One")
    go_to(page, "reviewHosts", 1, "Host")
    assert comments.of_cycle(session.catalog, 2027) == {"host/SC": "One"}
    assert field.edit.typed_text() == ""


def test_undo_takes_a_comment_back_on_the_page_too(page: ReviewPage, session: Session) -> None:
    go_to(page, "reviewHosts", 0, "Host")
    field = section(page, "coverage").comment
    QTest.keyClicks(field.edit, "One")
    assert page.flush()
    history.undo(session.catalog)
    assert field.edit.typed_text() == ""
    assert texts(page, "reviewHosts", 0)["Comment"] == ""


def test_a_comment_typed_on_one_year_does_not_land_in_another(
    page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    cycles.add_cycle(session.catalog, 2026)
    go_to(page, "reviewHosts", 0, "Host")
    QTest.keyClicks(section(page, "coverage").comment.edit, "One")
    session.choose_years([2026])
    qtbot.waitUntil(lambda: "RY 2026" in page.head.sentence.text())
    assert comments.of_cycle(session.catalog, 2027) == {"host/SC": "One"}
    assert comments.of_cycle(session.catalog, 2026) == {}


def test_a_read_only_catalog_shows_figures_and_comments_and_takes_none(
    read_only_session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    for page in shown(made(read_only_session, tmp_path, []), qtbot):
        assert texts(page, "reviewPhases", 0)["Satisfied of owed"].startswith("1 of ")
        assert all(each.comment.edit.isReadOnly() for each in page.sections)
        assert page.flush()


# -- days and cycles


def test_an_earlier_day_shows_the_cycle_as_it_stood(page: ReviewPage) -> None:
    page.head.day.setDate(QDate(2026, 3, 2))
    assert texts(page, "reviewPhases", 0)["Satisfied of owed"].startswith("0 of ")
    assert page.head.sentence.text().endswith("as of Mar 2, 2026")
    page.head.back.click()
    assert texts(page, "reviewPhases", 0)["Satisfied of owed"].startswith("1 of ")


def test_changes_since_a_day_are_shown_when_they_are_asked_for(page: ReviewPage) -> None:
    assert "Changes since" in section(page, "changes").sentence.text()
    page.head.since.setDate(QDate(2026, 3, 2))
    page.head.since_on.click()
    lines = range(table(page, "reviewShifts").model().rowCount())
    found = [texts(page, "reviewShifts", row) for row in lines]
    satisfied = next(line for line in found if line["Is"] == "Satisfied")
    assert (satisfied["State"], satisfied["Was"]) == ("Alaska", "Scheduled")


def test_the_day_that_changes_begin_is_before_the_day_looked_at(page: ReviewPage) -> None:
    page.head.since_on.click()
    page.head.day.setDate(QDate(2026, 3, 2))
    since = page.head.changes_since
    assert since is not None
    assert since < date(2026, 3, 2)


def test_another_cycle_is_laid_beside_at_the_same_day(
    page: ReviewPage, session: Session, qtbot: QtBot
) -> None:
    cycles.add_cycle(session.catalog, 2026)
    qtbot.waitUntil(lambda: page.head.beside.count() == 2)
    page.head.beside.setCurrentIndex(1)
    page.head.beside.activated.emit(1)
    heading = section(page, "compared").heading
    assert "RY 2027 and RY 2026 on day 318 of the cycle" in heading.accessibleName()
    line = texts(page, "reviewCompared", 0)
    assert (line["Figure"], line["Difference"][-6:]) == ("Whole cycle, satisfied", "points")


def test_without_a_cycle_the_page_says_what_to_do(
    catalog: Catalog, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    for page in shown(made(Session(catalog), tmp_path, []), qtbot):
        assert page.empty.isVisible()
        assert "Add one" in page.empty.text()
        assert page.head.isHidden()
        assert all(each.isHidden() for each in page.sections)


# -- keys, memory, looks


def test_a_section_is_closed_and_opened_by_keys_and_remembered(
    page: ReviewPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    heading = section(page, "states").heading
    heading.setFocus()
    QTest.keyClick(heading, Qt.Key.Key_Left)
    assert table(page, "reviewStates").isHidden() or not table(page, "reviewStates").isVisible()
    assert heading.accessibleName().endswith("closed")
    for again in shown(made(session, tmp_path, []), qtbot):
        assert not section(again, "states").heading.isChecked()
        assert section(again, "coverage").heading.isChecked()


def test_keys_go_from_heading_to_heading(page: ReviewPage) -> None:
    page.begin_search()
    assert page.sections[0].heading.hasFocus()
    QTest.keyClick(page.sections[0].heading, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert page.sections[1].heading.hasFocus()
    go_to(page, "reviewStates", 0, "State")
    QTest.keyClick(table(page, "reviewStates"), Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert page.sections[1].heading.hasFocus()


def test_print_and_export_are_the_window_s_own_commands(page: ReviewPage, asked: Asked) -> None:
    page.head.print.click()
    go_to(page, "reviewHosts", 0, "Host")
    for way in page.head.export.menu().actions():
        way.trigger()
    assert asked == ["print", "export_review", "export_table"]
    assert table(page, "reviewHosts").hasFocus()


def test_the_list_behind_a_figure_is_exported_as_every_table(
    page: ReviewPage, session: Session, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def press(dialog: FigureListDialog) -> int:
        dialog.open()
        dialog.export.click()
        used = table_in_use(page)
        assert used is dialog.table
        named = about(dialog.table, session)
        asked.extend((named.title, named.sentence))
        dialog.close()
        return 0

    monkeypatch.setattr(FigureListDialog, "exec", press)
    page.open_list(of_tally(reviewed(page).totals, (Status.SATISFIED,)))
    command, title, sentence = asked

    assert (command, title) == ("export_table", "Whole cycle: satisfied, RY 2027")
    assert sentence.startswith("1 of ")
    assert sentence.endswith("as of Apr 14, 2026")


def test_a_figure_is_led_to_by_its_key(page: ReviewPage, session: Session) -> None:
    section(page, "states").set_open(False)
    session.open_figure(2027, "state/TX")

    assert section(page, "states").heading.isChecked()
    assert table(page, "reviewStates").hasFocus()
    assert section(page, "states").comment.figure == "state/TX"


def test_a_figure_beside_another_cycle_brings_that_cycle_along(
    page: ReviewPage, session: Session
) -> None:
    cycles.add_cycle(session.catalog, 2028, ["OH"])
    session.open_figure(2027, "total/satisfied", beside=2028)

    assert page.head.other == 2028
    assert section(page, "compared").comment.figure == "compared/total/satisfied"


def test_the_page_says_what_of_a_cycle_is_printed(page: ReviewPage, session: Session) -> None:
    session.show_states(["TX"])
    page.head.day.setDate(QDate(2026, 3, 31))
    page.head.since_on.setChecked(True)
    seen = page.seen
    assert seen is not None

    assert (seen.year, seen.day) == (2027, date(2026, 3, 31))
    assert seen.extent == Extent(("TX",), page.head.changes_since, None)


def test_nothing_focusable_is_without_a_name(page: ReviewPage) -> None:
    assert walking.unnamed(page) == []


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST])
@pytest.mark.parametrize("width", [683, 1366])
def test_the_page_is_painted_in_every_look_and_width(
    page: ReviewPage, palette: Palette, width: int
) -> None:
    page.set_palette(palette)
    page.resize(width, 700)
    assert not page.grab().isNull()
