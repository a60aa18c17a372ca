"""The Today page: one line, one act, and the keys go on to the next."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from perm_desktop.core.vocabulary import Mark, MeetingStatus
from perm_desktop.core.worklist_lines import Act, Line
from perm_desktop.core.worklist_outlook import Owed
from perm_desktop.gui.facts import cases as facts
from perm_desktop.gui.kit.link_button import LinkButton
from perm_desktop.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT
from perm_desktop.gui.meeting.dialog import MeetingDialog
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from perm_desktop.gui.today.model import Heading, Item
from perm_desktop.gui.today.page import TodayPage
from perm_desktop.services import agendas, attendance, cycle_settings, meetings, worklist
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock
from tests.gui import walking
from tests.gui.conftest import Sample
from tests.gui.windows import Answers, active_dialog


class Window:
    """The window's commands, as far as the page asks for them."""

    def __init__(self, session: Session) -> None:
        self.ran: list[str] = []
        self._session = session

    def run(self, name: str) -> None:
        """Keep the name; close or schedule the selected meeting."""
        self.ran.append(name)
        status = {"hold": MeetingStatus.HELD, "schedule": MeetingStatus.SCHEDULED}.get(name)
        ident = self._session.selection
        if status is not None and ident is not None:
            meetings.change_meeting(self._session.catalog, ident, MeetingChange(status=status))


@pytest.fixture
def window(session: Session) -> Window:
    """What the page was asked to run."""
    return Window(session)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """What the account remembers."""
    return Preferences(tmp_path / "window.ini")


def made(session: Session, window: Window, preferences: Preferences) -> TodayPage:
    """A page over a session."""
    context = PageContext(session, LIGHT, preferences, Tasks(), Answers(), window.run)
    return TodayPage(context)


@pytest.fixture
def nothing_owed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what is owed, so that only what meetings wait for is listed."""

    def nothing(*_: object) -> Owed:
        return Owed()

    monkeypatch.setattr(worklist, "owed", nothing)


@pytest.fixture
def page(
    nothing_owed: None,
    session: Session,
    window: Window,
    preferences: Preferences,
    qtbot: QtBot,
    clock: SetClock,
) -> Iterator[TodayPage]:
    """The page on Apr 14, 4:00 PM EDT: Hawaii's call of today is over."""
    clock.advance(hours=7)
    found = made(session, window, preferences)
    qtbot.addWidget(found)
    found.resize(1300, 700)
    found.show()
    found.activateWindow()
    qtbot.waitExposed(found)
    found.list.setFocus()
    yield found
    found.close()


def lines(page: TodayPage) -> list[tuple[str, str]]:
    """What is listed: headings, and lines with state and act."""
    return [
        (item.title, "") if isinstance(item, Heading) else (item.place, str(item.act))
        for item in items(page)
        if isinstance(item, Heading | Line)
    ]


def items(page: TodayPage) -> list[Item]:
    """All rows of the list."""
    model = page.list.lines
    return [model.item(row) for row in range(model.rowCount())]


def current(page: TodayPage) -> Line:
    """The line that the keys are on."""
    item = page.list.current
    assert isinstance(item, Line)
    return item


def test_the_day_begins_with_what_was_left_open(page: TodayPage) -> None:
    assert lines(page) == [
        ("Over, not closed", ""),
        ("HI", "Mark held"),
        ("Today and tomorrow", ""),
        ("All", "Prepare agenda"),
    ]
    assert page.badge == 2
    assert current(page).place == "HI"


def test_enter_settles_a_line_and_the_keys_go_on(
    page: TodayPage, session: Session, sample: Sample, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert session.rows[sample.hawaii].status == MeetingStatus.HELD
    assert ("HI", "Record attendance") in lines(page)
    assert current(page).meeting == sample.joint


def test_a_click_on_the_button_is_enter(page: TodayPage, window: Window, qtbot: QtBot) -> None:
    row = next(n for n in range(9) if isinstance(page.list.lines.item(n), Line))
    area = page.list.visualRect(page.list.lines.index(row))
    spot = QPoint(area.right() - 40, area.center().y())
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.ran == ["hold"]


def test_a_click_beside_the_button_selects_only(
    page: TodayPage, window: Window, session: Session, sample: Sample, qtbot: QtBot
) -> None:
    area = page.list.visualRect(page.list.lines.index(3))
    spot = QPoint(area.left() + 60, area.center().y())
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.ran == []
    assert session.selection == sample.joint


@pytest.mark.parametrize(
    ("act", "command"), [("record", "attendance"), ("prepare", "prepare"), ("print", "print")]
)
def test_an_act_is_the_command_of_the_window(
    act: str, command: str, page: TodayPage, window: Window, session: Session, sample: Sample
) -> None:
    if act == "record":
        change = MeetingChange(status=MeetingStatus.HELD)
        meetings.change_meeting(session.catalog, sample.hawaii, change)
    if act == "print":
        agendas.add_item(session.catalog, sample.joint, "Welcome", 5, "CMS")
    page.refresh()
    group = {"record": "unrecorded", "prepare": "soon", "print": "soon"}[act]
    meeting = sample.hawaii if act == "record" else sample.joint
    assert page.list.go_to(f"{group}:{meeting}")
    page.settle(current(page))
    assert window.ran == [command]
    assert session.selection == meeting


def test_o_opens_the_meeting_on_the_plan_page(
    page: TodayPage, session: Session, sample: Sample, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.page_wanted) as wanted:
        qtbot.keyClick(page.list, Qt.Key.Key_O)
    assert wanted.args == ["plan"]
    assert session.selection == sample.hawaii


def test_arrows_pass_over_headings_and_select_meetings(
    page: TodayPage, session: Session, sample: Sample, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert session.selection == sample.joint
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert session.selection == sample.hawaii


def test_a_line_leaves_when_it_is_settled_elsewhere(
    page: TodayPage, session: Session, sample: Sample, qtbot: QtBot
) -> None:
    catalog = session.catalog
    change = MeetingChange(status=MeetingStatus.HELD)
    with qtbot.waitSignal(page.badge_changed) as told:
        meetings.change_meeting(catalog, sample.hawaii, change)
        attendance.mark(catalog, sample.hawaii, "HI", Mark.ATTENDED)
    assert told.args == [1]
    assert ("Over, not closed", "") not in lines(page)


def test_the_list_follows_the_states_that_are_shown(
    page: TodayPage, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.badge_changed):
        session.show_states(("TX",))
    assert [place for place, act in lines(page) if act] == ["All"]


def test_a_day_of_the_week_shows_its_meetings(page: TodayPage) -> None:
    page.side.day_chosen.emit(date(2026, 4, 13))
    assert lines(page) == [("Monday, April 13, 2026", ""), ("TX", "Open")]
    page.show_day(date(2026, 4, 14))
    assert lines(page)[0] == ("Over, not closed", "")


def test_a_day_without_meetings_says_so(page: TodayPage) -> None:
    page.show_day(date(2026, 4, 16))
    assert page.empty.isVisible()
    assert page.empty.sentence.text() == "No meetings on this day."


def test_a_settled_day_names_the_next_meeting(
    page: TodayPage, session: Session, sample: Sample
) -> None:
    meetings.delete_meetings(session.catalog, [sample.hawaii, sample.joint])
    page.refresh()
    assert page.badge == 0
    assert page.empty.sentence.text().startswith(
        "Nothing needs you today. Next: Tue, Apr 21, 10:00 AM EDT"
    )
    page.empty.button.click()
    assert session.selection == sample.new_york


def test_a_line_reads_as_a_sentence_with_its_act(page: TodayPage) -> None:
    text = page.list.lines.data(page.list.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert text.startswith("Hawaii, ")
    assert text.endswith("Enter: Mark held")


def test_what_changed_since_the_last_look_is_counted(
    page: TodayPage,
    session: Session,
    window: Window,
    preferences: Preferences,
    clock: SetClock,
    sample: Sample,
    qtbot: QtBot,
) -> None:
    assert page.flush()
    clock.advance(hours=20)
    change = MeetingChange(starts="2026-04-22T10:00")
    meetings.change_meeting(session.catalog, sample.new_york, change)
    again = made(session, window, preferences)
    qtbot.addWidget(again)
    again.show()
    again.refresh()
    assert "1 meeting moved" in [
        interface.text(QAccessible.Text.Name)
        for interface in map(walking.interface, again.side.findChildren(QLabel))
    ]


def test_a_catalog_without_a_cycle_leads_to_one(
    qapp: QApplication, catalog: Catalog, preferences: Preferences, qtbot: QtBot
) -> None:
    session = Session(catalog)
    window = Window(session)
    found = made(session, window, preferences)
    qtbot.addWidget(found)
    assert found.empty.sentence.text() == "No cycle yet."
    found.empty.button.click()
    assert window.ran == ["add_cycle"]


def test_where_nothing_can_be_written_enter_opens(
    read_only_session: Session,
    preferences: Preferences,
    clock: SetClock,
    sample: Sample,
    qtbot: QtBot,
) -> None:
    clock.advance(hours=7)
    window = Window(read_only_session)
    found = made(read_only_session, window, preferences)
    qtbot.addWidget(found)
    with qtbot.waitSignal(read_only_session.page_wanted):
        found.settle(current(found))
    assert window.ran == []
    assert read_only_session.selection == sample.hawaii


@pytest.mark.parametrize("width", [1300, 683])
def test_every_part_has_a_name_and_tab_comes_round(
    width: int, page: TodayPage, qapp: QApplication
) -> None:
    page.resize(width, 384)
    qapp.processEvents()
    assert walking.unnamed(page) == []
    assert walking.mnemonic_clashes(page) == {}
    page.list.setFocus()
    assert page.list in walking.tab_order(page)


def test_a_narrow_page_puts_the_side_behind_a_button(page: TodayPage, qapp: QApplication) -> None:
    page.resize(683, 384)
    qapp.processEvents()
    assert not page.side.isVisible()
    button = page.findChild(QPushButton, "todayPanel")
    button.click()
    assert page.side.isVisible()
    assert not page.list.isVisible()
    button.click()
    assert page.list.isVisible()


def test_every_palette_paints_the_page(page: TodayPage) -> None:
    pictures = []
    for palette in (LIGHT, DARK, HIGH_CONTRAST):
        page.set_palette(palette)
        pictures.append(page.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


@pytest.fixture
def owing(
    session: Session, window: Window, preferences: Preferences, qtbot: QtBot
) -> Iterator[TodayPage]:
    """The page over a cycle that owes nearly everything still, on Apr 14, 9:00 AM EDT."""
    found = made(session, window, preferences)
    qtbot.addWidget(found)
    found.resize(1300, 700)
    found.show()
    found.refresh()
    yield found
    found.close()


def first_of(page: TodayPage, group: str) -> Line:
    """The first line of a group."""
    return next(item for item in items(page) if isinstance(item, Line) and item.group == group)


def add_in_form() -> None:
    """Press Add meeting in the form that opens next."""

    def run() -> None:
        form = active_dialog(MeetingDialog)
        assert isinstance(form, MeetingDialog)
        add = next(x for x in form.findChildren(QPushButton) if x.text() == "Add meeting")
        add.click()
        form.reject()

    QTimer.singleShot(0, run)


def test_what_nothing_is_planned_for_is_scheduled_with_all_its_states(owing: TodayPage) -> None:
    line = next(x for x in items(owing) if isinstance(x, Line) and x.act is Act.MEET)
    add_in_form()
    owing.settle(line)
    owing.refresh()
    assert owing.list.lines.row_of(line.key) is None


def test_a_line_that_was_settled_is_there_again_when_it_is_taken_back(
    owing: TodayPage, session: Session
) -> None:
    line = next(x for x in items(owing) if isinstance(x, Line) and x.act is Act.MEET)
    add_in_form()
    owing.settle(line)
    assert owing.list.lines.row_of(line.key) is None
    session.undo()
    owing.refresh()
    assert owing.list.lines.row_of(line.key) is not None


def test_o_on_what_is_owed_leads_to_why_it_is(
    owing: TodayPage, session: Session, qtbot: QtBot
) -> None:
    line, told = first_of(owing, "overdue"), list[object]()
    session.page_wanted.connect(told.append)
    session.obligation_wanted.connect(told.append)
    owing.list.go_to(line.key)
    qtbot.keyClick(owing.list, Qt.Key.Key_O)
    assert told == ["coverage", (2027, line.type, line.states[0])]


def test_a_line_goes_when_what_it_is_about_is_settled(
    owing: TodayPage, session: Session, qtbot: QtBot
) -> None:
    line, before = first_of(owing, "overdue"), owing.badge
    with qtbot.waitSignal(owing.badge_changed) as told:
        cycle_settings.set_not_held(session.catalog, 2027, line.type, "Not this time")
    assert told.args == [owing.badge]
    assert owing.badge < before
    assert line.type not in {item.type for item in items(owing) if isinstance(item, Line)}


def test_only_obligations_of_the_shown_states_are_listed(
    owing: TodayPage, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(owing.badge_changed):
        session.show_states(("TX",))
    overdue = [item for item in items(owing) if isinstance(item, Line) and item.is_about_owed]
    assert {item.states for item in overdue} == {("TX",)}


def test_undecided_states_lead_to_deciding_for_all_of_them(
    owing: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[object, ...]] = []
    monkeypatch.setattr(facts, "open_decide", lambda *asked: told.append(asked[2:]))
    owing.settle(first_of(owing, "undecided"))
    assert told == [(2027, "mrr-mr-policy-webinar", "")]


def test_a_deadline_leads_to_its_line_among_the_deadlines_of_its_cycle(
    owing: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[object, ...]] = []
    monkeypatch.setattr(facts, "open_deadlines", lambda *asked: told.append(asked[2:]))
    line = first_of(owing, "deadline")
    owing.settle(line)
    assert told == [(2027, "", (line.rule, line.part))]
    assert line.rule


def test_the_page_leads_to_the_questions(owing: TodayPage, window: Window) -> None:
    owing.findChild(LinkButton, "todayQuestions").click()
    assert window.ran == ["questions"]


def test_the_keys_begin_on_the_first_line_of_all(
    session: Session, window: Window, preferences: Preferences, qtbot: QtBot
) -> None:
    page = made(session, window, preferences)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: any(item.key.startswith("overdue:") for item in items(page)))
    assert page.list.currentIndex().row() == page.list.lines.first_line()
    page.close()
