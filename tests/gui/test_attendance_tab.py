"""Who came, in a few lines of the Meeting pane."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from perm_desktop.core.attendance import Target
from perm_desktop.core.vocabulary import AttendedPart, Mark
from perm_desktop.gui.look.palettes import DARK, LIGHT
from perm_desktop.gui.meeting.attendance_tab import AttendanceTab
from perm_desktop.gui.session import Session
from perm_desktop.services import attendance
from tests.gui import walking
from tests.gui.conftest import Sample


def shown(qtbot: QtBot, session: Session, meeting: int) -> AttendanceTab:
    tab = AttendanceTab(session, LIGHT)
    qtbot.addWidget(tab)
    tab.show_meeting(session.rows[meeting])
    tab.resize(360, 300)
    tab.show()
    return tab


def words(tab: AttendanceTab) -> list[str]:
    return [line.words.text() for line in tab.lines if line.isVisible()]


def test_a_joint_meeting_counts_its_states_and_names_who_is_missing(
    qtbot: QtBot, session: Session, sample: Sample
) -> None:
    catalog = session.catalog
    attendance.mark_expected(catalog, sample.joint, Mark.ATTENDED)
    attendance.mark(catalog, sample.joint, "HI", Mark.ABSENT)
    attendance.mark_many(catalog, sample.joint, [Target("ME"), Target("TX")], "not-recorded")
    tab = shown(qtbot, session, sample.joint)
    assert words(tab) == ["15 attended", "1 absent: Hawaii", "2 not recorded: Maine, Texas"]


def test_one_state_counts_its_roles_and_walk_ins(
    qtbot: QtBot, session: Session, sample: Sample
) -> None:
    tab = shown(qtbot, session, sample.hawaii)
    assert words(tab)[0].startswith("8 not recorded: PERM lead, ")
    attendance.mark_expected(session.catalog, sample.hawaii, Mark.ATTENDED, state="HI")
    attendance.add_walk_in(session.catalog, sample.hawaii, "Ann", "HI", "", Mark.PARTIAL)
    assert words(tab)[:2] == ["1 attended", "1 partial: Ann"]


def test_what_was_missed_and_who_recorded_it_is_told(
    qtbot: QtBot, session: Session, sample: Sample
) -> None:
    tab = shown(qtbot, session, sample.hawaii)
    assert not tab.recorded.isVisible()
    targets = [Target("HI", "DP")]
    attendance.mark_partial(session.catalog, sample.hawaii, targets, AttendedPart.LEFT, 20)
    assert tab.parts.text() == "Hawaii, DP contact: left early, there for 20 minutes"
    assert tab.recorded.text() == "Last recorded by liaison on Apr 14, 2026, 9:00 AM EDT."


def test_a_state_marked_as_a_whole_is_one_line(
    qtbot: QtBot, session: Session, sample: Sample
) -> None:
    tab = shown(qtbot, session, sample.held)
    tab.set_palette(DARK)
    assert words(tab) == ["1 attended"]


def test_the_button_leads_to_the_marks(qtbot: QtBot, session: Session, sample: Sample) -> None:
    tab = shown(qtbot, session, sample.hawaii)
    assert walking.unnamed(tab) == []
    with qtbot.waitSignal(tab.wanted):
        qtbot.mouseClick(tab.open, Qt.MouseButton.LeftButton)
