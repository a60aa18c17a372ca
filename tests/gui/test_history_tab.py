"""The history of a meeting as a person reads it."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.look.palettes import DARK, LIGHT
from perm_desktop.gui.meeting.history_model import Column, when_words
from perm_desktop.gui.meeting.history_tab import HistoryTab
from perm_desktop.gui.session import Session
from perm_desktop.services import agendas, attendance, meetings, notes
from perm_desktop.services.meetings import MeetingChange
from tests.builders import SetClock
from tests.gui.conftest import Sample


@pytest.fixture
def tab(qtbot: QtBot, session: Session) -> HistoryTab:
    """The history, looked at."""
    opened = HistoryTab(session, LIGHT)
    qtbot.addWidget(opened)
    opened.resize(460, 400)
    opened.show()
    return opened


def picture(tab: HistoryTab, most: int = 100) -> list[str]:
    """What was done, and below it, indented, the fields."""
    model = tab.model
    lines: list[str] = []
    for row in range(min(model.rowCount(), most)):
        top = model.index(row, 0)
        lines.append(str(top.siblingAtColumn(Column.WHAT).data()))
        fields = (model.index(child, 0, top) for child in range(model.rowCount(top)))
        lines += [f"  {field.data()}" for field in fields]
    return lines


def test_the_newest_change_is_first_and_says_from_what_to_what(
    tab: HistoryTab, session: Session, sample: Sample
) -> None:
    catalog = session.catalog
    meetings.change_meeting(catalog, sample.hawaii, MeetingChange(title="Check-in, old"))
    meetings.change_meeting(
        catalog, sample.hawaii, MeetingChange(title="Check-in, new", starts="2026-04-14T15:00")
    )
    tab.show_meeting(session.rows[sample.hawaii])
    assert picture(tab, 2) == [
        "Move",
        "  Title: Check-in, old → Check-in, new",
        "  Starts: Tue, Apr 14, 2026, 2:00 PM → Tue, Apr 14, 2026, 3:00 PM",
        "Change",
        "  Title: Check-in, old",
    ]


def test_each_line_says_when_and_who(tab: HistoryTab, session: Session, sample: Sample) -> None:
    tab.show_meeting(session.rows[sample.hawaii])
    top = tab.model.index(0, 0)
    assert top.data() == when_words("2026-04-14T13:00:00Z", 2026)
    assert top.siblingAtColumn(Column.WHO).data() == "liaison"
    spoken = top.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{top.data()}, liaison, Add item"


def test_an_item_is_named_with_each_of_its_changes(
    tab: HistoryTab, session: Session, sample: Sample
) -> None:
    item = agendas.items(session.catalog, sample.hawaii)[1]
    agendas.change_item(session.catalog, sample.hawaii, item._replace(minutes=20))
    tab.show_meeting(session.rows[sample.hawaii])
    assert picture(tab, 1) == ["Change item", "  DP review progress, minutes: 15 → 20"]


def test_a_removed_item_says_what_was_removed(
    tab: HistoryTab, session: Session, sample: Sample
) -> None:
    item = agendas.items(session.catalog, sample.hawaii)[1]
    agendas.delete_items(session.catalog, sample.hawaii, [item.id])
    tab.show_meeting(session.rows[sample.hawaii])
    assert picture(tab, 1) == [
        "Remove item",
        "  Item: DP review progress → removed",
        "  Minutes: 15 → removed",
        "  By: RC → removed",
    ]


def test_a_mark_says_whose_it_is(tab: HistoryTab, session: Session, sample: Sample) -> None:
    attendance.mark(session.catalog, sample.held, "AK", Mark.EXCUSED)
    tab.show_meeting(session.rows[sample.held])
    assert picture(tab, 1)[1] == "  Alaska, attendance: Attended → Excused"


def test_of_a_long_note_the_part_that_changed_is_shown(
    tab: HistoryTab, session: Session, sample: Sample, clock: SetClock
) -> None:
    start = "The state asked for more time to send its universe data and was told to write. "
    notes.write(session.catalog, sample.hawaii, start + "No date was named.")
    clock.advance(minutes=10)
    notes.write(session.catalog, sample.hawaii, start + "May 1 was named.")
    tab.show_meeting(session.rows[sample.hawaii])
    before, after = "…told to write. No date was named.", "…told to write. May 1 was named."
    assert picture(tab, 1) == ["Note", f"  Notes: {before} → {after}"]


def test_an_undo_is_a_line_of_its_own(tab: HistoryTab, session: Session, sample: Sample) -> None:
    meetings.change_meeting(session.catalog, sample.hawaii, MeetingChange(place="Room 4"))
    session.undo()
    tab.show_meeting(session.rows[sample.hawaii])
    assert picture(tab, 2) == [
        "Undo: Change",
        "  Place: Room 4 → removed",
        "Change, taken back",
        "  Place: Room 4",
    ]


def test_the_making_of_a_meeting_names_type_cycle_and_state(
    tab: HistoryTab, session: Session, sample: Sample
) -> None:
    tab.show_meeting(session.rows[sample.new_york])
    lines = picture(tab)
    assert lines[0] == "Add RC bi-weekly check-in, NY"
    assert "  Type: RC bi-weekly check-in" in lines
    assert "  Cycle: RY 2027" in lines
    assert "  State: New York" in lines


def test_a_cancellation_shows_status_and_reason(
    tab: HistoryTab, session: Session, sample: Sample
) -> None:
    tab.show_meeting(session.rows[sample.cancelled])
    assert picture(tab, 1) == [
        "Cancel",
        "  Status: Scheduled → Cancelled",
        "  Reason: State holiday",
    ]


def test_nothing_is_read_while_the_tab_is_hidden(
    tab: HistoryTab, session: Session, sample: Sample
) -> None:
    tab.show_meeting(session.rows[sample.hawaii])
    before = picture(tab)
    tab.hide()
    notes.write(session.catalog, sample.hawaii, "Unseen")
    assert picture(tab) == before
    tab.show()
    assert picture(tab, 1) == ["Note", "  Notes: Unseen"]


def test_a_change_while_it_is_looked_at_keeps_open_lines_open(
    tab: HistoryTab, session: Session, sample: Sample
) -> None:
    tab.show_meeting(session.rows[sample.hawaii])
    tab.tree.setCurrentIndex(tab.model.index(1, 0))
    tab.tree.expand(tab.model.index(1, 0))
    notes.write(session.catalog, sample.hawaii, "Seen")
    assert tab.tree.currentIndex() == tab.model.index(2, 0)
    opened = [row for row in range(4) if tab.tree.isExpanded(tab.model.index(row, 0))]
    assert opened == [2]


def test_keys_open_a_line_and_go_into_it(
    qtbot: QtBot, tab: HistoryTab, session: Session, sample: Sample
) -> None:
    tab.show_meeting(session.rows[sample.hawaii])
    tab.tree.setCurrentIndex(tab.model.index(0, 0))
    qtbot.keyClick(tab.tree, Qt.Key.Key_Right)
    qtbot.keyClick(tab.tree, Qt.Key.Key_Down)
    assert tab.tree.currentIndex().data() == "Item: Difference resolution in May"
    assert tab.tree.isFirstColumnSpanned(0, tab.model.index(0, 0))


def test_the_model_keeps_qts_rules(
    qtmodeltester: object, tab: HistoryTab, session: Session, sample: Sample
) -> None:
    tab.show_meeting(session.rows[sample.hawaii])
    qtmodeltester.check(tab.model)  # type: ignore[attr-defined]
    assert tab.model.parent(QModelIndex()) == QModelIndex()


def test_another_meeting_has_another_history(
    tab: HistoryTab, session: Session, sample: Sample
) -> None:
    tab.show_meeting(session.rows[sample.hawaii])
    tab.show_meeting(session.rows[sample.cancelled])
    assert picture(tab, 1)[0] == "Cancel"
    tab.show_meeting(None)
    assert picture(tab) == []


def test_a_change_of_another_year_names_the_year() -> None:
    assert when_words("2026-07-15T12:00:00Z", 2027).startswith("Jul 15, 2026, ")
    assert when_words("2026-07-15T12:00:00Z", 2026).startswith("Jul 15, ")
    assert "2026" not in when_words("2026-07-15T12:00:00Z", 2026)


def select(tab: HistoryTab, row: int, field: int = 0) -> None:
    top = tab.model.index(row, 0)
    tab.tree.setCurrentIndex(tab.model.index(field, 0, top))


@pytest.fixture
def twice(tab: HistoryTab, session: Session, sample: Sample, clock: SetClock) -> HistoryTab:
    """A note written twice, its newest change selected."""
    notes.write(session.catalog, sample.hawaii, "Ohio asked twice")
    clock.advance(minutes=10)
    notes.write(session.catalog, sample.hawaii, "Ohio asked once")
    tab.show_meeting(session.rows[sample.hawaii])
    select(tab, 0)
    return tab


def test_a_changed_text_shows_what_went_and_what_came(twice: HistoryTab) -> None:
    detail = twice.detail
    assert detail.isVisible()
    assert detail.text.toPlainText() == "Ohio asked twiceonce"
    assert detail.text.accessibleDescription() == "Removed: twice. Added: once."
    detail.set_palette(DARK)
    assert detail.text.toPlainText() == "Ohio asked twiceonce"


def test_the_text_that_is_there_now_is_nothing_to_restore(twice: HistoryTab) -> None:
    assert not twice.detail.restore.isEnabled()


def test_an_older_text_is_restored_as_a_new_step(
    qtbot: QtBot, twice: HistoryTab, session: Session, sample: Sample
) -> None:
    select(twice, 1)
    before = twice.model.rowCount()
    qtbot.mouseClick(twice.detail.restore, Qt.MouseButton.LeftButton)
    assert notes.read(session.catalog, sample.hawaii)[0].text == "Ohio asked twice"
    assert twice.model.rowCount() == before + 1
    assert picture(twice, 1)[0] == "Restore note"
    session.undo()
    assert notes.read(session.catalog, sample.hawaii)[0].text == "Ohio asked once"


def test_the_line_of_one_field_is_enough_to_see_its_words(twice: HistoryTab) -> None:
    twice.tree.setCurrentIndex(twice.model.index(1, 0))
    assert twice.detail.isVisible()
    assert twice.detail.text.toPlainText() == "Ohio asked twice"


def test_a_mark_has_no_words_to_show(tab: HistoryTab, session: Session, sample: Sample) -> None:
    tab.show_meeting(session.rows[sample.held])
    select(tab, 0)
    assert not tab.detail.isVisible()


def test_a_catalog_open_for_reading_shows_the_difference_and_restores_nothing(
    twice: HistoryTab, session: Session
) -> None:
    session.catalog.read_only = True
    select(twice, 1)
    assert twice.detail.text.toPlainText() == "Ohio asked twice"
    assert not twice.detail.restore.isEnabled()
