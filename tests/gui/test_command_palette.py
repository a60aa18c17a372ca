"""The command palette: a few letters, the best line first, Enter does it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from perm_desktop.gui.look.palettes import LIGHT
from perm_desktop.gui.pages import PageContext, PageKind
from perm_desktop.gui.preferences import Preferences
from perm_desktop.gui.session import Session
from perm_desktop.gui.shell.command_palette import CommandPalette
from perm_desktop.gui.shell.palette_entries import Entry, Kind, MeetingFinder, menu_actions
from tests.gui import walking
from tests.gui.conftest import Sample


def no_page(_: PageContext) -> QWidget:
    """No page is opened here."""
    raise AssertionError


PAGES = (
    PageKind("plan", "&Plan", "gantt_chart", no_page),
    PageKind("today", "&Today", "weather_sunny", no_page),
)


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    """A menu with a menu in it, one command off, and one that only opens a page."""
    top = QMenu("&View")
    qtbot.addWidget(top)
    top.addAction("&Move…", "Ctrl+M").setObjectName("move")
    top.actions()[0].setEnabled(False)
    looks = top.addMenu("&Look")
    looks.addAction("&High contrast")
    top.addAction("&Plan", "Alt+1").setData("plan")
    return top


@pytest.fixture
def palette(
    session: Session, menu: QMenu, tmp_path: Path, qtbot: QtBot
) -> Iterator[CommandPalette]:
    """The palette over a window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    memory = Preferences(tmp_path / "window.ini")
    finder = MeetingFinder(session)
    made = CommandPalette(menu_actions([menu]), session, PAGES, LIGHT, memory, finder, window)
    made.open_over(window)
    yield made
    made.leave()


def shown(palette: CommandPalette) -> list[Entry]:
    """The entries in their order."""
    rows = range(palette.model.rowCount())
    return [entry for row in rows if (entry := palette.model.entry(row)) is not None]


def titles(palette: CommandPalette) -> list[str]:
    """What the entries are called."""
    return [entry.title for entry in shown(palette)]


def type_in(palette: CommandPalette, text: str) -> None:
    """Type over what is there."""
    palette.line.setText(text)


def test_before_anything_is_typed_it_shows_where_one_can_go(palette: CommandPalette) -> None:
    assert titles(palette) == ["Plan", "Today", "High contrast"]
    assert shown(palette)[0].hint == "Alt+1"


def test_enter_on_a_state_opens_it_and_keeps_what_is_shown(
    palette: CommandPalette, session: Session, qtbot: QtBot
) -> None:
    type_in(palette, "hawa")
    with qtbot.waitSignal(session.state_wanted) as wanted:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert wanted.args == ["HI"]
    assert session.shown_states == frozenset()
    assert not palette.isVisible()


@pytest.mark.parametrize("typed", ["only hawa", "show only hawaii"])
def test_a_state_can_be_shown_alone(typed: str, palette: CommandPalette, session: Session) -> None:
    type_in(palette, typed)
    palette.choose()
    assert session.shown_states == {"HI"}


@pytest.mark.parametrize("typed", ["cycle call april", "call all states", "15 apr"])
def test_a_meeting_is_found_by_its_words(
    typed: str, palette: CommandPalette, session: Session, sample: Sample
) -> None:
    type_in(palette, typed)
    found = [entry for entry in shown(palette) if entry.kind is Kind.MEETING]
    assert f"meeting:{sample.joint}" in [entry.key for entry in found]


def test_a_number_opens_its_meeting(
    palette: CommandPalette, session: Session, sample: Sample, qtbot: QtBot
) -> None:
    type_in(palette, f"M {session.rows[sample.hawaii].number}")
    with qtbot.waitSignals([session.page_wanted, session.meeting_wanted], order="strict"):
        palette.choose()
    assert session.selection == sample.hawaii


def test_a_number_finds_a_meeting_that_is_not_shown(
    session: Session, menu: QMenu, sample: Sample, qtbot: QtBot
) -> None:
    number = session.rows[sample.hawaii].number
    session.show_states(("TX",))
    made = CommandPalette(menu_actions([menu]), session, PAGES, LIGHT, None, MeetingFinder(session))
    qtbot.addWidget(made)
    type_in(made, f"m{number}")
    made.choose()
    assert session.selection == sample.hawaii


def test_a_meeting_goes_before_the_undoing_of_its_note(
    session: Session, menu: QMenu, qtbot: QtBot
) -> None:
    menu.addAction("&Undo Note on Cycle call, 18 states", "Ctrl+Z").setObjectName("undo")
    made = CommandPalette(menu_actions([menu]), session, PAGES, LIGHT, None, MeetingFinder(session))
    qtbot.addWidget(made)
    type_in(made, "cycle call")
    assert Kind.ACTION not in [entry.kind for entry in shown(made)]
    type_in(made, "undo")
    assert titles(made)[0] == "Undo Note on Cycle call, 18 states"


def test_a_command_runs_after_the_palette_has_gone(palette: CommandPalette, menu: QMenu) -> None:
    seen: list[bool] = []
    action = next(each for each in menu_actions([menu]) if each.text() == "&High contrast")
    action.triggered.connect(lambda: seen.append(palette.isVisible()))
    type_in(palette, "contrast")
    assert shown(palette)[0].detail == "View › Look"
    palette.choose()
    assert seen == [False]


def test_a_command_that_is_off_comes_last_and_says_why(palette: CommandPalette) -> None:
    type_in(palette, "mo")
    last = shown(palette)[-1]
    assert (last.title, last.detail) == ("Move…", "Select a meeting first")
    palette.list.setCurrentIndex(palette.model.index(palette.model.rowCount() - 1))
    palette.choose()
    assert palette.isVisible()


def test_what_was_chosen_lately_is_offered_first(
    palette: CommandPalette, session: Session, menu: QMenu, tmp_path: Path, qtbot: QtBot
) -> None:
    type_in(palette, "today")
    palette.choose()
    memory = Preferences(tmp_path / "window.ini")
    again = CommandPalette(menu_actions([menu]), session, PAGES, LIGHT, memory)
    qtbot.addWidget(again)
    assert titles(again)[0] == "Today"


def test_arrows_in_the_line_go_through_the_list(palette: CommandPalette, qtbot: QtBot) -> None:
    type_in(palette, "")
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    current = palette.model.entry(palette.list.currentIndex().row())
    assert current is not None
    assert current.title == "Today"


def test_escape_closes_and_changes_nothing(
    palette: CommandPalette, session: Session, qtbot: QtBot
) -> None:
    type_in(palette, "hawaii")
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert session.shown_states == frozenset()


def test_nothing_found_says_so(palette: CommandPalette) -> None:
    type_in(palette, "qqqq")
    assert shown(palette) == []
    assert "Nothing fits “qqqq”." in [label.text() for label in palette.findChildren(QLabel)]


def test_without_a_catalog_there_are_commands_only(menu: QMenu, qtbot: QtBot) -> None:
    made = CommandPalette(menu_actions([menu]), None, PAGES, LIGHT)
    qtbot.addWidget(made)
    type_in(made, "m")
    assert [entry.detail for entry in shown(made) if not entry.enabled] == ["Open a catalog first"]


def test_every_part_has_a_name(palette: CommandPalette) -> None:
    assert walking.unnamed(palette) == []


def test_actions_of_inner_menus_are_found_and_separators_are_not(menu: QMenu) -> None:
    menu.addSeparator()
    found = menu_actions([menu])
    assert all(isinstance(action, QAction) and action.text() for action in found)
    assert [action.text() for action in found] == ["&Move…", "&High contrast", "&Plan"]
