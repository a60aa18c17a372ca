"""A roll call by keys alone."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from perm_desktop.core.attendance import Target
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.rollcall.dialog import RollCallDialog
from perm_desktop.gui.rollcall.model import MARK, NAME, REMARK
from perm_desktop.gui.rollcall.part_dialog import PartDialog
from perm_desktop.gui.rollcall.rest_menu import RestMenu
from perm_desktop.gui.session import Session
from perm_desktop.services import attendance, history, meetings, people
from perm_desktop.services.meetings import MeetingChange
from tests.gui import walking
from tests.gui.conftest import Sample
from tests.gui.windows import active_dialog

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NO_KEYBOARD = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
SPECIAL = {"⏎": KEY.Key_Return, "←": KEY.Key_Left, "⌫": KEY.Key_Backspace, "↓": KEY.Key_Down}


class Caller:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, qtbot: QtBot, session: Session, meeting: int) -> None:
        self._qtbot, self.session, self.meeting = qtbot, session, meeting
        self.dialog = RollCallDialog(session, meeting, LIGHT, None)
        self.presses = 0
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.dialog.activateWindow()
        qtbot.waitUntil(self.dialog.table.hasFocus)

    def type(self, keys: str) -> None:
        """Press keys one by one."""
        for key in keys:
            self.presses += 1
            target = self.dialog.focusWidget()
            if key in SPECIAL:
                self._qtbot.keyClick(target, SPECIAL[key])
            else:
                self._qtbot.keyClicks(target, key)

    def undo(self) -> None:
        """Press Ctrl+Z."""
        self.dialog.activateWindow()
        self._qtbot.waitUntil(self.dialog.isActiveWindow)
        self._qtbot.keyClick(self.dialog, KEY.Key_Z, CTRL)

    @property
    def current(self) -> str:
        """Name of the current line."""
        line = self.dialog.table.line
        return line.name if line else ""

    @property
    def count(self) -> str:
        """What is said of the whole."""
        return self.dialog.head.count.text()

    @property
    def said(self) -> str:
        """What is said above the lines."""
        return self.dialog.head.standing.text()

    @property
    def marks(self) -> dict[Target, str]:
        """What the catalog has."""
        found = attendance.lines(self.session.catalog, self.meeting)
        return {Target(x.state, x.role, x.person, x.contact): x.mark for x in found}


def held(session: Session, name: str, role: str, state: str) -> int:
    """Somebody who holds a post."""
    entered = Person(0, name, Organization.STATE)
    return people.add(session.catalog, entered, [(Post(state, role), None, None, False)])


def press_in_menu(key: KEY) -> None:
    """Press a key in the menu that opens next."""

    def press() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, RestMenu)
        QTest.keyClick(menu, key)

    QTimer.singleShot(0, press)


@pytest.fixture
def joint(qtbot: QtBot, session: Session, sample: Sample) -> Iterator[Caller]:
    """The roll call of 18 states; Alaska's lead is known, Arizona's left."""
    held(session, "Ann Sample", "PM", "AK")
    left = Person(0, "Bo Sample", Organization.STATE)
    people.add(session.catalog, left, [(Post("AZ", "PM"), None, date(2026, 3, 1), False)])
    caller = Caller(qtbot, session, sample.joint)
    yield caller
    caller.dialog.close()


def test_eighteen_states_in_their_order_take_eighteen_keys(joint: Caller) -> None:
    joint.type("AAAXAAAAAPAAAAEAAX")
    assert joint.presses == 18
    assert joint.count == "18 of 18 recorded: 14 attended, 1 partial, 1 excused, 2 absent"
    assert joint.said.startswith("All done: 18 of 18 recorded")
    assert joint.marks[Target("FL")] == "absent"


@NO_KEYBOARD
def test_two_who_are_missing_and_then_the_rest_take_ten_keys(joint: Caller) -> None:
    joint.type("/ha4or4⏎")
    press_in_menu(KEY.Key_A)
    joint.type("M")
    assert joint.presses + 1 == 10
    assert joint.count == "18 of 18 recorded: 16 attended, 2 absent"
    joint.undo()
    assert joint.count == "2 of 18 recorded: 2 absent"


def test_states_in_the_order_of_joining_take_three_keys_each(joint: Caller) -> None:
    codes = list(reversed([line.target.state for line in joint.dialog.roll.lines]))
    joint.type("/")
    for code in codes:
        joint.type(f"{code.lower()}1")
    assert joint.presses == 1 + 3 * 18
    assert joint.count == "18 of 18 recorded: 18 attended"


def test_a_mark_goes_on_to_the_next_state_without_one(joint: Caller) -> None:
    attendance.mark(joint.session.catalog, joint.meeting, "AZ", Mark.ATTENDED)
    assert joint.current == "Alaska"
    joint.type("A")
    assert joint.current == "District of Columbia"
    joint.type("5")
    assert joint.marks[Target("DC")] == "not-required"


def test_shift_marks_and_stays(qtbot: QtBot, joint: Caller) -> None:
    qtbot.keyClick(joint.dialog.table, KEY.Key_P, Qt.KeyboardModifier.ShiftModifier)
    assert (joint.current, joint.marks) == ("Alaska", {Target("AK"): "partial"})
    joint.type("⌫")
    assert joint.marks == {}


def test_lines_show_who_leads_and_since_when_nobody_does(joint: Caller) -> None:
    assert [line.who for line in joint.dialog.roll.lines[:3]] == [
        *("Ann Sample", "vacant since Mar 2, 2026", "")
    ]


def test_undo_takes_back_marks_of_this_roll_call_and_no_others(
    joint: Caller, sample: Sample
) -> None:
    session = joint.session
    joint.type("AX")
    joint.undo()
    assert (joint.current, joint.marks) == ("Arizona", {Target("AK"): "attended"})
    assert joint.said == "Undone: Mark AZ absent."
    joint.undo()
    joint.undo()
    assert joint.marks == {}
    assert joint.said.startswith("Nothing of this roll call is left to undo.")
    joint.type("A")
    meetings.change_meeting(session.catalog, sample.hawaii, MeetingChange(place="Room 2"))
    joint.undo()
    assert joint.said.startswith("The latest step is not of this roll call.")
    assert joint.marks == {Target("AK"): "attended"}


def test_enter_opens_a_state_and_its_people_are_marked(joint: Caller) -> None:
    joint.type("⏎")
    assert joint.current == "Ann Sample"
    joint.type("A")
    (mark,) = joint.marks.items()
    assert (mark[0].role, mark[0].person, mark[1]) == ("PM", "Ann Sample", "attended")
    assert joint.current not in ("Ann Sample", "Alaska")
    joint.type("←")
    assert joint.current == "Alaska"
    assert [line.depth for line in joint.dialog.roll.lines] == [0] * 18


def test_a_person_is_found_by_name_in_a_state_that_is_closed(
    qtbot: QtBot, session: Session, sample: Sample
) -> None:
    held(session, "Cy Sample", "DP", "TX")
    caller = Caller(qtbot, session, sample.joint)
    caller.type("/cy")
    assert (caller.current, caller.dialog.roll.opened) == ("Cy Sample", {"TX"})
    caller.type("2")
    assert [(key.person, mark) for key, mark in caller.marks.items()] == [("Cy Sample", "partial")]
    caller.dialog.close()


def test_a_name_that_is_not_there_marks_nobody(joint: Caller) -> None:
    joint.type("/zz1")
    assert joint.marks == {}
    assert joint.said.startswith("Nobody on this call is called “zz”.")


def test_escape_leaves_the_field_first_and_then_the_roll_call(qtbot: QtBot, joint: Caller) -> None:
    joint.type("/te")
    qtbot.keyClick(joint.dialog.head.find_line, KEY.Key_Escape)
    assert joint.dialog.isVisible()
    assert joint.dialog.table.hasFocus()
    qtbot.keyClick(joint.dialog.table, KEY.Key_Escape)
    assert not joint.dialog.isVisible()


def test_a_remark_is_typed_by_its_key_and_is_no_marks(qtbot: QtBot, joint: Caller) -> None:
    table = joint.dialog.table
    qtbot.keyClick(table, KEY.Key_A, Qt.KeyboardModifier.ShiftModifier)
    joint.type("R")
    field = table.findChild(QLineEdit, "rollRemark")
    qtbot.keyClicks(field, "a late xen")
    qtbot.keyClick(field, KEY.Key_Return)
    QApplication.processEvents()  # Qt commits a field after its Enter
    (line,) = attendance.lines(joint.session.catalog, joint.meeting)
    assert (line.mark, line.remark) == ("attended", "a late xen")
    assert table.model().index(0, REMARK).data() == "a late xen"


def test_words_for_a_remark_that_has_no_mark_mark_nobody(joint: Caller) -> None:
    joint.type("Rlate")
    assert joint.marks == {}
    assert joint.said.startswith("A remark needs a mark first.")


def test_what_was_missed_is_asked_and_said(qtbot: QtBot, joint: Caller) -> None:
    def answer() -> None:
        dialog = active_dialog(PartDialog)
        dialog.findChild(QCheckBox, "partLate").setChecked(True)
        dialog.findChild(QSpinBox, "partMinutes").setValue(40)
        dialog.accept()

    QTimer.singleShot(0, answer)
    joint.type("D")
    (line,) = attendance.lines(joint.session.catalog, joint.meeting)
    assert (line.mark, line.part, line.minutes) == ("partial", "late", 40)
    joint.dialog.table.go_to(0)
    assert joint.said == (
        "Alaska: Partial, joined late, there for 40 minutes,"
        " recorded by liaison on Apr 14, 2026, 9:00 AM EDT"
    )


@NO_KEYBOARD
def test_the_rest_is_one_step(joint: Caller) -> None:
    joint.type("XX")
    press_in_menu(KEY.Key_A)
    joint.type("M")
    assert joint.count == "18 of 18 recorded: 16 attended, 2 absent"
    assert history.next_steps(joint.session.catalog)[0].startswith("Mark 16 states of Cycle call")
    joint.type("M")
    assert joint.said.startswith("Nothing is left to mark.")


@NO_KEYBOARD
def test_one_state_is_gone_through_by_its_people(
    qtbot: QtBot, session: Session, sample: Sample
) -> None:
    held(session, "Ann Sample", "PM", "HI")
    caller = Caller(qtbot, session, sample.hawaii)
    assert caller.current == "Hawaii"
    caller.type("↓↓AX")
    assert caller.count == "2 of 8 recorded: 1 attended, 1 absent"
    press_in_menu(KEY.Key_1)
    caller.type("M")
    assert set(caller.marks.values()) == {"attended", "absent"}
    caller.dialog.close()


def test_a_screen_reader_is_told_each_line_with_its_mark(joint: Caller) -> None:
    joint.type("X")
    model, role = joint.dialog.model, Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, NAME).data(role) == "Alaska, Absent, Ann Sample, closed"
    assert model.index(0, MARK).data(role) == "Attendance: Absent"
    assert walking.unnamed(joint.dialog) == []
    assert walking.mnemonic_clashes(joint.dialog) == {}


def test_tab_goes_round_all_controls(joint: Caller) -> None:
    joint.type("A")
    visited = [part.objectName() for part in walking.tab_order(joint.dialog)]
    assert visited == ["rollCall", "findOnCall", "markRest", "undoMark", "endRollCall"]


def test_a_meeting_that_goes_away_ends_its_roll_call(joint: Caller) -> None:
    meetings.delete_meetings(joint.session.catalog, [joint.meeting])
    assert not joint.dialog.isVisible()


@pytest.mark.parametrize("size", [(683, 344), (1366, 728), (1180, 860)])
def test_marks_have_room_for_their_words_at_any_size(joint: Caller, size: tuple[int, int]) -> None:
    joint.dialog.resize(*size)
    QApplication.processEvents()
    table = joint.dialog.table
    wide = table.fontMetrics().horizontalAdvance("Not recorded")
    assert table.columnWidth(MARK) > wide + table.fontMetrics().height()
    assert not table.horizontalScrollBar().isVisible()
