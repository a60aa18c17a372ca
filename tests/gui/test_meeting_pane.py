"""The Meeting pane: what is said of a meeting, and that it follows the selection."""

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from perm_desktop.core.symbols import Symbol
from perm_desktop.gui.kit.fitting_label import FittingLabel, plain_tooltip
from perm_desktop.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT, Palette, Token
from perm_desktop.gui.look.theme import TABLE
from perm_desktop.gui.meeting.pane import MeetingPane
from perm_desktop.gui.session import Session
from perm_desktop.services import meetings, notes, planning
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from tests.builders import SetClock
from tests.gui.conftest import Sample


@pytest.fixture
def pane(qtbot: QtBot, session: Session) -> MeetingPane:
    """The pane in a window of its own; nothing is selected."""
    return shown(qtbot, session)


def shown(qtbot: QtBot, session: Session) -> MeetingPane:
    opened = MeetingPane(session, LIGHT)
    qtbot.addWidget(opened)
    opened.resize(560, 420)
    opened.show()
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    return opened


def said(pane: QWidget, name: str) -> str:
    """The words of a label that is on the screen."""
    label = pane.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def heading(pane: MeetingPane) -> list[str]:
    names = ("meetingTitle", "meetingTime", "meetingLocalTime", "meetingStatus", "meetingDetail")
    return [said(pane, name) for name in names]


def test_without_a_selection_the_pane_says_what_to_do(pane: MeetingPane) -> None:
    assert said(pane, "meetingEmpty") == "Select a meeting to see its agenda and notes."
    assert not pane.tabs.isVisible()


def test_a_meeting_of_one_state_is_told_in_both_times(
    pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    assert heading(pane) == [
        "Hawaii: State/Review Contractor (RC) Bi-Weekly Check-In Call",
        "Tue, Apr 14 · 2:00–3:00 PM EDT",
        "· 8:00 AM in Hawaii (HST)",
        "Scheduled",
        "",
    ]


def test_a_joint_meeting_is_told_in_the_span_of_its_local_times(
    pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.joint)
    assert heading(pane)[0] == "Cycle Calls"
    assert heading(pane)[2] == "· 18 states, 7:00 AM to 1:00 PM local"


def test_a_state_in_the_meetings_own_zone_needs_no_second_time(
    pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.new_york)
    assert heading(pane)[1:3] == ["Tue, Apr 21 · 10:00–11:00 AM EDT", ""]


def test_a_local_time_on_another_day_names_the_day(
    pane: MeetingPane, session: Session, sample: Sample
) -> None:
    late = MeetingChange(starts="2026-04-15T01:00")
    meetings.change_meeting(session.catalog, sample.hawaii, late)
    session.select(sample.hawaii)
    assert heading(pane)[2] == "· Tue, Apr 14, 7:00 PM in Hawaii (HST)"


def test_a_meeting_of_another_year_names_the_year(
    pane: MeetingPane, session: Session, sample: Sample
) -> None:
    meetings.change_meeting(
        session.catalog, sample.hawaii, MeetingChange(starts="2027-01-12T14:00")
    )
    session.select(sample.hawaii)
    assert heading(pane)[1] == "Tue, Jan 12, 2027 · 2:00–3:00 PM EST"


def test_a_cancelled_meeting_says_why(pane: MeetingPane, session: Session, sample: Sample) -> None:
    session.select(sample.cancelled)
    assert heading(pane)[3:] == ["Cancelled", "State holiday"]


def test_a_session_says_of_how_many_it_is_one(pane: MeetingPane, session: Session) -> None:
    draft = MeetingDraft("perm-101", ["HI"], "2026-05-05T13:00", session=2)
    ident = meetings.add_meeting(session.catalog, draft)
    session.select(ident)
    sessions = session.reference.types["perm-101"].cadence.sessions
    assert heading(pane)[4] == f"session 2 of {sessions}"


def test_a_call_of_a_series_says_which_it_is(pane: MeetingPane, session: Session) -> None:
    plan = planning.preview(session.catalog, 2027)
    calls = [m for m in plan.meetings if m.type == "erc-check-in" and m.states == ("NV",)]
    planning.commit(session.catalog, 2027, replace(plan, meetings=calls))
    made = [row for row in session.rows.values() if row.type == "erc-check-in"]
    sixth = next(row for row in made if row.occurrence == 6)
    session.select(sixth.id)
    assert heading(pane)[4] == f"call 6 of {len(calls)}"


def test_the_status_follows_the_clock(
    pane: MeetingPane, session: Session, sample: Sample, clock: SetClock
) -> None:
    session.select(sample.hawaii)
    clock.advance(hours=5, minutes=21)
    pane.header.refresh()
    assert heading(pane)[3] == "In progress"
    clock.advance(hours=1)
    pane.header.refresh()
    assert heading(pane)[3] == "Overdue"


def test_a_changed_meeting_is_told_anew(
    pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    change = MeetingChange(title="Check-in <b>two</b>", minutes=30)
    meetings.change_meeting(session.catalog, sample.hawaii, change)
    assert heading(pane)[:2] == [
        "Hawaii: Check-in <b>two</b>",
        "Tue, Apr 14 · 2:00–2:30 PM EDT",
    ]


def test_a_meeting_put_into_the_trash_leaves_the_pane_empty(
    pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    meetings.delete_meetings(session.catalog, [sample.hawaii])
    assert said(pane, "meetingEmpty") != ""
    assert not pane.tabs.isVisible()
    session.undo()
    session.select(sample.hawaii)
    assert heading(pane)[3] == "Scheduled"


def test_a_pane_made_late_shows_what_is_selected(
    qtbot: QtBot, session: Session, sample: Sample
) -> None:
    session.select(sample.cancelled)
    assert heading(shown(qtbot, session))[3] == "Cancelled"


def test_saving_a_note_keeps_the_open_tab_and_the_current_item(
    qtbot: QtBot, pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    pane.agenda.table.go_to(3)
    pane.open_notes()
    qtbot.keyClicks(pane.notes.editor, "Ohio asked")
    assert pane.flush()
    assert pane.tabs.currentWidget() is pane.notes
    assert pane.notes.editor.hasFocus()
    assert pane.agenda.table.currentIndex().row() == 3
    assert notes.read(session.catalog, sample.hawaii)[0].text == "Ohio asked"


def test_another_selection_saves_what_was_typed_for_the_first(
    qtbot: QtBot, pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    pane.open_notes()
    qtbot.keyClicks(pane.notes.editor, "Ohio asked")
    session.select(sample.joint)
    assert notes.read(session.catalog, sample.hawaii)[0].text == "Ohio asked"
    assert pane.notes.editor.toPlainText() == ""


def test_turning_to_another_tab_saves(
    qtbot: QtBot, pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    pane.open_notes()
    qtbot.keyClicks(pane.notes.editor, "Ohio asked")
    qtbot.keyClick(pane.notes.editor, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert pane.tabs.currentWidget() is pane.attendance
    assert notes.read(session.catalog, sample.hawaii)[0].text == "Ohio asked"
    pane.tabs.setCurrentWidget(pane.history)
    assert pane.history.model.index(0, 2).data() == "Note"


def test_ctrl_tab_leaves_a_list_in_the_notes_where_tab_moves_it(
    qtbot: QtBot, pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    pane.open_notes()
    qtbot.keyClicks(pane.notes.editor, "- Ohio asked")
    qtbot.keyClick(pane.notes.editor, Qt.Key.Key_Tab)
    assert pane.notes.editor.hasFocus()
    qtbot.keyClick(pane.notes.editor, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert not pane.notes.editor.hasFocus()
    assert notes.read(session.catalog, sample.hawaii)[0].text == "  - Ohio asked"


def test_the_attendance_tab_asks_for_the_audience(
    qtbot: QtBot, pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    pane.tabs.setCurrentWidget(pane.attendance)
    with qtbot.waitSignal(pane.attendance_wanted):
        qtbot.mouseClick(pane.attendance.open, Qt.MouseButton.LeftButton)


def test_closing_the_window_saves(
    qtbot: QtBot, pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    pane.open_notes()
    qtbot.keyClicks(pane.notes.editor, "Last words")
    pane.close()
    assert notes.read(session.catalog, sample.hawaii)[0].text == "Last words"


def test_focus_given_to_the_pane_goes_into_the_open_tab(
    pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    pane.setFocus()
    assert pane.agenda.table.hasFocus()
    pane.tabs.setCurrentWidget(pane.notes)
    pane.setFocus()
    assert pane.notes.editor.hasFocus()
    pane.open_agenda()
    assert pane.agenda.table.hasFocus()


def test_print_is_passed_on_with_the_meeting(
    qtbot: QtBot, pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    with qtbot.waitSignal(pane.print_requested) as asked:
        pane.agenda.print_requested.emit(sample.hawaii)
    assert asked.args == [sample.hawaii]


def walk(qtbot: QtBot, pane: QWidget, start: QWidget) -> list[str]:
    """Names of what Tab reaches, until it is back at the start."""
    start.setFocus()
    names: list[str] = []
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        if names and focused is start:
            return names
        names.append(focused.objectName() or type(focused).__name__)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come back: {names}")


def test_tab_reaches_every_control_of_the_agenda_and_comes_back(
    qtbot: QtBot, pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    pane.agenda.table.go_to(1)
    assert walk(qtbot, pane, pane.tabs.tabBar()) == [
        *("meetingTabBar", "agenda", "addItemButton", "moveItemUpButton", "moveItemDownButton"),
        *("deleteItemButton", "itemRolesButton", "standingItems", "itemNotes", "printAgenda"),
    ]


def test_tab_reaches_every_control_of_the_notes_and_comes_back(
    qtbot: QtBot, pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.joint)
    pane.open_notes()
    assert walk(qtbot, pane, pane.tabs.tabBar()) == [
        *("meetingTabBar", "noteHeadingButton", "noteBulletButton", "noteBoxButton"),
        *("notesFor", "notes"),
    ]


def test_every_control_has_a_name_for_a_screen_reader(
    pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.joint)
    nameless: list[str] = []
    for tab in (pane.agenda, pane.notes, pane.attendance, pane.history):
        pane.tabs.setCurrentWidget(tab)
        for control in pane.findChildren(QWidget):
            if not control.isVisible() or control.focusPolicy() is Qt.FocusPolicy.NoFocus:
                continue
            interface = QAccessible.queryAccessibleInterface(control)
            if not interface.text(QAccessible.Text.Name):
                nameless.append(f"{type(control).__name__} {control.objectName()}")
    assert nameless == []


def test_a_button_without_a_word_has_a_tooltip_with_its_key(
    pane: MeetingPane, session: Session, sample: Sample
) -> None:
    session.select(sample.hawaii)
    tips = {button.toolTip() for button in pane.agenda.findChildren(QToolButton)}
    assert {"Move up (Alt+Up)", "Move down (Alt+Down)", "Delete item (Del)"} <= tips


def test_a_catalog_open_for_reading_says_so(
    qtbot: QtBot, read_only_session: Session, sample: Sample
) -> None:
    pane = shown(qtbot, read_only_session)
    assert said(pane, "meetingReadOnly") == ""
    read_only_session.select(sample.hawaii)
    assert said(pane, "meetingReadOnly").startswith("This catalog is open for reading only")


@pytest.mark.parametrize("palette", [DARK, HIGH_CONTRAST], ids=lambda each: each.name)
def test_another_theme_reaches_the_open_pane(
    pane: MeetingPane, session: Session, sample: Sample, palette: Palette
) -> None:
    session.select(sample.hawaii)
    pane.set_palette(palette)
    assert pane.header.status.palette().windowText().color() == palette.color(Token.SCHEDULED)
    picture = pane.tabs.tabBar().grab().toImage()
    underline = {picture.pixelColor(x, picture.height() - 1).name() for x in range(40)}
    assert palette.color(Token.ACCENT).name() in underline


def test_the_pane_is_freed_when_its_window_closes(session: Session, sample: Sample) -> None:
    window = QWidget()
    pane = MeetingPane(session, LIGHT, window)
    session.select(sample.hawaii)
    pane.agenda.add_item()
    gone = weakref.ref(pane)
    window.deleteLater()
    del pane, window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None
    session.select(sample.joint)


@pytest.fixture
def label(qtbot: QtBot) -> FittingLabel:
    found = FittingLabel(TABLE)
    qtbot.addWidget(found)
    found.show()
    found.set_texts("55 of 60 min, ends 2:55 PM", "55 of 60 min")
    return found


def test_a_label_says_the_longest_text_that_fits(label: FittingLabel) -> None:
    advance: Callable[[str], int] = label.fontMetrics().horizontalAdvance
    label.resize(label.sizeHint())
    assert label.shown_text == "55 of 60 min, ends 2:55 PM"
    assert label.toolTip() == ""
    label.resize(advance("55 of 60 min") + 2, 20)
    assert label.shown_text == "55 of 60 min"
    assert label.toolTip() == "55 of 60 min, ends 2:55 PM"
    label.resize(advance("55 of 60"), 20)
    assert label.shown_text.endswith("…")


def test_a_symbol_takes_its_room_from_the_words(label: FittingLabel) -> None:
    label.resize(label.sizeHint())
    label.set_symbol(Symbol.TRIANGLE, LIGHT.color(Token.WARNING))
    assert label.shown_text == "55 of 60 min"


def test_a_tooltip_never_takes_text_for_markup() -> None:
    assert plain_tooltip("Plain") == "Plain"
    assert plain_tooltip("<b>x</b> & y") == "<qt>&lt;b&gt;x&lt;/b&gt; &amp; y</qt>"
