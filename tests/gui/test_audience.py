"""The audience of a meeting: one key a mark, several lines at once, nothing twice."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QStyle,
)
from pytestqt.qtbot import QtBot

from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import UserError
from perm_desktop.core.type_settings import settings_of
from perm_desktop.core.vocabulary import Mark, RollUpRule
from perm_desktop.gui.audience import head
from perm_desktop.gui.audience.menus import Whole, fill_whole_menu, line_menu
from perm_desktop.gui.audience.model import Column
from perm_desktop.gui.audience.pane import AudiencePane
from perm_desktop.gui.audience.walk_in_dialog import WalkedIn, WalkInDialog
from perm_desktop.gui.look import controls
from perm_desktop.gui.look.flat_parts import Drawn
from perm_desktop.gui.look.palettes import DARK, LIGHT
from perm_desktop.gui.look.theme_style import EdgedStyle
from perm_desktop.gui.session import Session
from perm_desktop.services import attendance, meeting_types
from tests.builders import add
from tests.gui import walking
from tests.gui.conftest import Sample

SHIFT = Qt.KeyboardModifier.ShiftModifier
Open = Callable[[int], AudiencePane]


@pytest.fixture
def open_audience(qtbot: QtBot, session: Session) -> Open:
    """Opens the audience of a meeting in a window of its own, the focus in its lines."""

    def opened(meeting: int) -> AudiencePane:
        return shown(qtbot, session, meeting)

    return opened


@pytest.fixture
def hawaii(open_audience: Open, sample: Sample) -> AudiencePane:
    """The check-in of one state; each change of its lines is checked."""
    pane = open_audience(sample.hawaii)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(pane.model, mode, pane.model)
    return pane


@pytest.fixture
def joint(open_audience: Open, sample: Sample) -> AudiencePane:
    """The cycle call of 18 states."""
    return open_audience(sample.joint)


def shown(qtbot: QtBot, session: Session, meeting: int) -> AudiencePane:
    pane = AudiencePane(session, LIGHT)
    qtbot.addWidget(pane)
    pane.resize(520, 400)
    session.select(meeting)
    pane.show()
    pane.activateWindow()
    pane.setFocus()
    qtbot.waitUntil(pane.isActiveWindow)
    return pane


def marks(session: Session, meeting: int) -> dict[Target, str]:
    lines = attendance.lines(session.catalog, meeting)
    return {Target(line.state, line.role, line.person): line.mark for line in lines}


def lines(pane: AudiencePane, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """The lines as a person reads them, indented, with what is marked."""
    above = parent or QModelIndex()
    found: list[str] = []
    for row in range(pane.model.rowCount(above)):
        index = pane.model.index(row, 0, above)
        entry = pane.model.entry(index)
        found.append(f"{'  ' * depth}{entry.name} | {entry.expected} | {entry.look.word}")
        found += lines(pane, index, depth + 1)
    return found


def go(pane: AudiencePane, *target: str) -> None:
    pane.tree.go_to(pane.model.place(Target(*target)))


def test_a_state_shows_its_roles_and_how_firmly_they_are_expected(hawaii: AudiencePane) -> None:
    assert lines(hawaii)[:3] == [
        "Hawaii | 8:00 AM HST | Not recorded",
        "  PERM lead | Required | Not recorded",
        "  Claims system SME | By agenda | Not recorded",
    ]


def test_as_needed_is_told_apart_from_by_agenda(open_audience: Open, session: Session) -> None:
    pane = open_audience(add(session.catalog, "erc-check-in"))
    assert "  Quality control staff | As needed | Not recorded" in lines(pane)


def test_a_key_marks_the_line_and_goes_on_to_the_next(
    qtbot: QtBot, hawaii: AudiencePane, session: Session, sample: Sample
) -> None:
    go(hawaii, "HI", "PM")
    for key in (Qt.Key.Key_A, Qt.Key.Key_P, Qt.Key.Key_E, Qt.Key.Key_X, Qt.Key.Key_N):
        qtbot.keyClick(hawaii.tree, key)
    found = marks(session, sample.hawaii)
    order = [found[Target("HI", role)] for role in ("PM", "CSP", "MRR", "MR", "ER")]
    assert order == ["attended", "partial", "excused", "absent", "not-required"]
    assert hawaii.count == "5 of 8 recorded"
    assert hawaii.model.entry(hawaii.tree.currentIndex()).name == "DP contact"


def test_shift_with_the_key_stays_on_the_line(
    qtbot: QtBot, hawaii: AudiencePane, session: Session, sample: Sample
) -> None:
    go(hawaii, "HI", "PM")
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_A, SHIFT)
    assert marks(session, sample.hawaii) == {Target("HI", "PM"): "attended"}
    assert hawaii.model.entry(hawaii.tree.currentIndex()).name == "PERM lead"


def test_several_lines_are_marked_as_one_step(
    qtbot: QtBot, joint: AudiencePane, session: Session, sample: Sample
) -> None:
    qtbot.keyClick(joint.tree, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(joint.tree, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(joint.tree, Qt.Key.Key_E)
    assert list(marks(session, sample.joint).values()) == ["excused"] * 3
    assert len(joint.tree.selectionModel().selectedRows()) == 3
    session.undo()
    assert marks(session, sample.joint) == {}


def test_backspace_clears_a_mark(
    qtbot: QtBot, joint: AudiencePane, session: Session, sample: Sample
) -> None:
    attendance.mark(session.catalog, sample.joint, "AK", Mark.ABSENT)
    assert joint.count == "1 of 18 recorded"
    qtbot.keyClick(joint.tree, Qt.Key.Key_Backspace)
    assert marks(session, sample.joint) == {}
    assert joint.count == "0 of 18 recorded"


def test_other_letters_mark_nothing_and_search_nothing(
    qtbot: QtBot, joint: AudiencePane, session: Session, sample: Sample
) -> None:
    qtbot.keyClicks(joint.tree, "hi")
    assert marks(session, sample.joint) == {}
    assert joint.tree.currentIndex().row() == 0


def test_a_state_is_found_by_its_name(qtbot: QtBot, joint: AudiencePane) -> None:
    qtbot.keyClick(joint.tree, Qt.Key.Key_Slash)
    find = QApplication.focusWidget()
    assert isinstance(find, QLineEdit)
    qtbot.keyClicks(find, "haw")
    assert joint.tree.currentIndex().data() == "Hawaii"
    qtbot.keyClick(find, Qt.Key.Key_Return)
    assert joint.tree.hasFocus()
    assert joint.tree.currentIndex().data() == "Hawaii"


def test_a_few_states_need_no_search(hawaii: AudiencePane) -> None:
    assert not hawaii.head.find_line.isVisible()


def test_what_a_state_amounts_to_is_said_with_why(
    hawaii: AudiencePane, session: Session, sample: Sample
) -> None:
    attendance.mark(session.catalog, sample.hawaii, "HI", Mark.ATTENDED, "PM")
    why = "PERM lead attended; one other expected role is needed"
    assert hawaii.head.standing.text() == f"Partly, {why}"
    attendance.mark(session.catalog, sample.hawaii, "HI", Mark.ATTENDED, "DP")
    assert hawaii.head.standing.text() == "Attended, PERM lead and 1 other attended"
    attendance.mark(session.catalog, sample.hawaii, "HI", Mark.ABSENT)
    assert hawaii.head.standing.text() == "Absent, marked for the state as a whole"


def test_each_state_says_how_many_of_its_roles_are_recorded(
    joint: AudiencePane, session: Session, sample: Sample
) -> None:
    attendance.mark(session.catalog, sample.joint, "HI", Mark.ATTENDED, "PM")
    entry = joint.model.entry(joint.model.place(Target("HI")))
    assert entry.detail == "1 of 8 recorded"
    spoken = joint.model.place(Target("HI")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Hawaii, 1 of 8 recorded, 7:00 AM HST, Partly")


def test_a_remark_is_typed_in_its_line(
    qtbot: QtBot, hawaii: AudiencePane, session: Session, sample: Sample
) -> None:
    go(hawaii, "HI", "PM")
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_P, SHIFT)
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_R)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.accessibleName() == "Remark"
    qtbot.keyClicks(editor, "joined 12 min late")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: attendance.lines(session.catalog, sample.hawaii)[0].remark == "joined 12 min late"
    )
    place = hawaii.model.place(Target("HI", "PM"))
    assert place.siblingAtColumn(Column.REMARK).data() == "joined 12 min late"


def test_a_line_without_a_mark_says_that_it_needs_one_first(
    qtbot: QtBot, hawaii: AudiencePane
) -> None:
    go(hawaii, "HI", "PM")
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_F2)
    assert hawaii.head.standing.text().startswith("A remark needs a mark first.")
    assert hawaii.tree.hasFocus()


def test_words_typed_for_a_remark_that_cannot_be_mark_nobody(
    qtbot: QtBot, hawaii: AudiencePane, session: Session, sample: Sample
) -> None:
    go(hawaii, "HI", "PM")
    qtbot.keyClicks(hawaii.tree, "r")
    qtbot.keyClicks(hawaii.tree, "late, an expired line")
    assert attendance.lines(session.catalog, sample.hawaii) == []
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_Up)
    qtbot.keyClicks(hawaii.tree, "a")
    assert [line.mark for line in attendance.lines(session.catalog, sample.hawaii)] == ["attended"]


def walk_in(name: str, role: str = "") -> None:
    """Answer the dialog that is about to open."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WalkInDialog)
        field = dialog.findChild(QLineEdit, "walkInName")
        combo = dialog.findChild(QComboBox, "walkInRole")
        assert isinstance(field, QLineEdit)
        assert isinstance(combo, QComboBox)
        field.setText(name)
        combo.setCurrentIndex(combo.findData(role))
        dialog.accept()

    QTimer.singleShot(0, answer)


def test_a_walk_in_comes_under_its_role_and_is_the_current_line(
    qtbot: QtBot, hawaii: AudiencePane, session: Session, sample: Sample
) -> None:
    walk_in("Ann Lee", "DP")
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_W)
    assert marks(session, sample.hawaii) == {Target("HI", "DP", "Ann Lee"): "attended"}
    assert "    Ann Lee | Walk-in | Attended" in lines(hawaii)
    assert hawaii.tree.currentIndex().data() == "Ann Lee"
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_Delete)
    assert marks(session, sample.hawaii) == {}
    session.undo()
    assert "    Ann Lee | Walk-in | Attended" in lines(hawaii)


def test_a_walk_in_keeps_a_mark(
    qtbot: QtBot, hawaii: AudiencePane, session: Session, sample: Sample
) -> None:
    walk_in("Ann Lee")
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_W)
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_Backspace, SHIFT)
    assert hawaii.head.standing.text().startswith("A person who walked in always has a mark.")
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_P, SHIFT)
    assert marks(session, sample.hawaii) == {Target("HI", "", "Ann Lee"): "partial"}


def test_delete_on_a_state_says_where_it_is_invited(qtbot: QtBot, hawaii: AudiencePane) -> None:
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_Delete)
    assert hawaii.head.standing.text().startswith("A state is invited by the meeting itself.")


def test_a_name_that_is_refused_can_be_corrected(
    qtbot: QtBot, session: Session, sample: Sample
) -> None:
    def add(entered: WalkedIn) -> Target:
        state, role, name, _ = entered.target
        return attendance.add_walk_in(
            session.catalog, sample.hawaii, name, state, role, entered.mark
        )

    attendance.add_walk_in(session.catalog, sample.hawaii, "Ann", "HI", "", "attended")
    dialog = WalkInDialog(
        [("HI", "Hawaii")], {"DP": "DP contact"}, Target("HI"), add, lambda *_: [], None
    )
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitExposed(dialog)
    assert (walking.unnamed(dialog), walking.mnemonic_clashes(dialog)) == ([], {})
    assert walking.clipped(dialog) == []
    qtbot.keyClicks(dialog.findChild(QLineEdit, "walkInName"), "Ann")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.sentence.text().startswith("Ann is on the list already.")
    qtbot.keyClicks(dialog.findChild(QLineEdit, "walkInName"), " Lee")
    dialog.accept()
    assert dialog.added == Target("HI", "", "Ann Lee")


def test_marks_for_all_leave_those_that_are_set(
    joint: AudiencePane, session: Session, sample: Sample
) -> None:
    attendance.mark(session.catalog, sample.joint, "HI", Mark.ABSENT)
    joint.mark_whole(Whole(Mark.EXCUSED))
    found = marks(session, sample.joint)
    assert found[Target("HI")] == "absent"
    assert list(found.values()).count("excused") == 17
    session.undo()
    assert marks(session, sample.joint) == {Target("HI"): "absent"}


def test_the_menu_for_all_offers_states_and_the_roles_of_the_current_one(
    joint: AudiencePane,
) -> None:
    chosen: list[Whole] = []
    menu = QMenu(joint)
    entry = joint.model.entry(joint.model.index(0, 0))
    fill_whole_menu(menu, 18, entry, chosen.append)
    assert [action.text() for action in menu.actions()] == ["All 18 states", "Roles of Alaska"]
    roles = menu.actions()[1].menu()
    assert isinstance(roles, QMenu)
    words = [action.text() for action in roles.actions() if not action.isSeparator()]
    assert words == [
        *("Attended", "Absent", "Excused", "Not required", "Replace marks already set")
    ]
    roles.actions()[1].trigger()
    assert chosen == [Whole(Mark.ABSENT, "AK")]


def test_the_menu_of_a_line_shows_the_key_of_each_mark(
    hawaii: AudiencePane, session: Session, sample: Sample
) -> None:
    menu = line_menu(hawaii.tree, None, hawaii)
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "Attended\tA"
    assert texts[5] == "Not recorded\tBackspace"
    menu.actions()[3].trigger()
    assert marks(session, sample.hawaii) == {Target("HI"): "absent"}


def test_a_catalog_open_for_reading_shows_the_marks_and_takes_none(
    qtbot: QtBot, read_only_session: Session, sample: Sample
) -> None:
    pane = shown(qtbot, read_only_session, sample.held)
    qtbot.keyClick(pane.tree, Qt.Key.Key_X)
    assert lines(pane)[0] == "Alaska | 9:00 AM AKST | Attended"
    assert marks(read_only_session, sample.held) == {Target("AK"): "attended"}
    qtbot.keyClick(pane.tree, Qt.Key.Key_R)
    assert pane.head.standing.text().startswith("This catalog is open for reading only.")
    assert not pane.foot.whole.isEnabled()
    assert not pane.foot.walk_in.isEnabled()


def test_without_a_meeting_the_pane_says_what_to_do(qtbot: QtBot, session: Session) -> None:
    pane = AudiencePane(session, DARK)
    qtbot.addWidget(pane)
    assert pane.head.standing.text() == "Select a meeting to see who is expected."
    assert not pane.foot.isVisibleTo(pane)


def test_every_control_of_the_audience_has_a_name_and_tab_comes_back(
    joint: AudiencePane,
) -> None:
    assert walking.unnamed(joint) == []
    assert walking.mnemonic_clashes(joint) == {}
    visited = walking.tab_order(joint)
    assert {joint.tree, joint.head.find_line, joint.foot.whole} <= set(visited)


@pytest.mark.parametrize("width", [230, 330, 520, 1100])
def test_the_columns_share_the_width_at_any_size(
    qtbot: QtBot, joint: AudiencePane, width: int
) -> None:
    joint.resize(width, 300)
    tree = joint.tree
    qtbot.waitUntil(lambda: tree.header().length() <= tree.viewport().width() + 1)
    assert not tree.isColumnHidden(Column.MARK)


def test_counts_are_said_only_where_every_name_has_room(joint: AudiencePane) -> None:
    joint.resize(900, 400)
    assert joint.tree.shows_details
    joint.tree.resize(220, 300)
    assert not joint.tree.shows_details


def test_the_sign_of_a_selected_line_takes_the_ink_of_its_row(
    joint: AudiencePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[bool] = []

    def note(_painter: object, drawn: Drawn, _colors: object) -> None:
        found.append(bool(drawn.state & QStyle.StateFlag.State_Selected))

    monkeypatch.setattr(controls, "branch", note)
    style = EdgedStyle()
    joint.tree.setStyle(style)
    joint.tree.go_to(joint.model.index(1, 0))
    joint.tree.grab()
    assert found == [False, True, *[False] * (len(found) - 2)]
    joint.tree.setStyle(QApplication.style())


def test_a_refusal_is_read_out(joint: AudiencePane, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(head, "announce", lambda _, text: said.append(text))
    joint.head.tell_problem(UserError("It is over.", "Choose another."))
    assert said == ["It is over. Choose another."]


def test_a_mark_waits_for_a_file_that_is_busy_for_a_moment(
    hawaii: AudiencePane, session: Session, sample: Sample, qtbot: QtBot
) -> None:
    other = sqlite3.connect(session.catalog.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    QTimer.singleShot(300, hawaii, lambda: other.execute("ROLLBACK"))
    qtbot.keyClick(hawaii.tree, Qt.Key.Key_A)
    other.close()
    assert "attended" in marks(session, sample.hawaii).values()
    assert hawaii.tree.currentIndex().parent().isValid()


def test_a_mark_that_is_refused_stays_on_its_line_and_says_why(
    hawaii: AudiencePane, session: Session, qtbot: QtBot
) -> None:
    line = QPersistentModelIndex(hawaii.tree.currentIndex())
    with closing(sqlite3.connect(session.catalog.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        qtbot.keyClick(hawaii.tree, Qt.Key.Key_A)
    assert hawaii.tree.currentIndex() == line
    assert "Another program is writing" in hawaii.head.standing.text()


def test_another_rule_of_the_type_is_shown_at_once(
    hawaii: AudiencePane, session: Session, sample: Sample
) -> None:
    attendance.mark(session.catalog, sample.hawaii, "HI", Mark.ATTENDED, role="PM")
    assert hawaii.model.index(0, Column.MARK).data() == "Partly"
    kind = session.reference.types["rc-check-in"]
    wanted = replace(settings_of(kind), roll_up=RollUpRule.ANYONE)
    meeting_types.change(session.catalog, kind.key, wanted)
    assert hawaii.model.index(0, Column.MARK).data() == "Attended"
