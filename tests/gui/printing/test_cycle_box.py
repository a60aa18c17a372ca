"""Documents of a cycle in the print dialog: which one, of which cycle and state, as of when."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit
from pytestqt.qtbot import QtBot

from perm_desktop.core.coverage.grid import grid
from perm_desktop.core.coverage.sieve import Sieve
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.gui.printing.cycle_box import CycleBox
from perm_desktop.gui.session import Session
from perm_desktop.services.printing.choice import (
    Choice,
    CyclePaper,
    Place,
    SeenReview,
    Stock,
    Subject,
    seen_coverage,
    seen_review,
    states_of,
    suggested,
)
from perm_desktop.services.printing.cycle_tables import scope_of
from perm_desktop.services.printing.dress import Dress
from perm_desktop.services.printing.job import hint, job
from perm_desktop.services.printing.paper import Paper
from perm_desktop.services.printing.reviews import Extent

Make = Callable[[Choice], CycleBox]


@pytest.fixture
def stock(session: Session) -> Stock:
    """The cycles and states of the small catalog."""
    names = {code: state.name for code, state in session.reference.states.items()}
    cycles = tuple(session.cycles)
    return Stock((), (), frozenset(), session.today, cycles=cycles, names=names)


@pytest.fixture
def first(session: Session) -> Choice:
    """A choice of a cycle's documents as it is at first."""
    return Choice(session.today, Subject.CYCLE)


@pytest.fixture
def make(stock: Stock, qtbot: QtBot) -> Make:
    """A box that begins with a choice."""

    def box(choice: Choice) -> CycleBox:
        made = CycleBox(choice, stock)
        qtbot.addWidget(made)
        return made

    return box


def field(box: CycleBox, name: str) -> QComboBox:
    """The field with this name."""
    return next(each for each in box.findChildren(QComboBox) if each.accessibleName() == name)


def pick(box: CycleBox, name: str, words: str) -> None:
    """Choose the entry of a field that begins with these words."""
    combo = field(box, name)
    combo.setCurrentIndex(
        next(nth for nth in range(combo.count()) if combo.itemText(nth).startswith(words))
    )


def test_the_review_of_the_first_cycle_as_of_now_is_offered(
    make: Make, first: Choice, stock: Stock
) -> None:
    choice = make(first).over(first)

    assert (choice.cycle_paper, choice.year) == (CyclePaper.REVIEW, stock.cycles[0].year)
    assert choice.as_of is None


def test_a_state_is_asked_for_only_where_a_page_is_about_one(make: Make, first: Choice) -> None:
    box = make(first)
    assert field(box, "State").isHidden()
    pick(box, "Document", "State one-pager")
    assert not field(box, "State").isHidden()


def test_all_states_or_one_of_them_get_a_page(make: Make, first: Choice, stock: Stock) -> None:
    box = make(first)
    pick(box, "Document", "State one-pager")
    assert states_of(box.over(first), stock) == tuple(
        sorted(stock.cycles[0].codes, key=stock.names.__getitem__)
    )
    pick(box, "State", "Hawaii")
    assert states_of(box.over(first), stock) == ("HI",)


def test_another_day_is_the_end_of_that_day(make: Make, first: Choice, stock: Stock) -> None:
    box = make(first)
    day = stock.today - timedelta(days=30)
    (edit,) = box.findChildren(QDateEdit)
    edit.setDate(QDate(day.year, day.month, day.day))

    assert box.over(first).as_of == day


@pytest.mark.parametrize(
    ("place", "paper"),
    [
        (Place.STATES, CyclePaper.STATE),
        (Place.COVERAGE, CyclePaper.COVERAGE),
        (Place.REVIEW, CyclePaper.REVIEW),
    ],
)
def test_a_page_about_what_is_owed_offers_its_document(
    place: Place, paper: CyclePaper, first: Choice, stock: Stock
) -> None:
    choice = suggested(first, stock, place)

    assert (choice.subject, choice.cycle_paper) == (Subject.CYCLE, paper)


@pytest.mark.parametrize("paper", list(CyclePaper))
def test_every_document_of_a_cycle_can_be_made(
    paper: CyclePaper, first: Choice, stock: Stock, session: Session
) -> None:
    made = job(session.catalog, replace(first, cycle_paper=paper), stock, _no_list)

    assert len(made) == (len(stock.cycles[0].codes) if paper is CyclePaper.STATE else 1)
    assert made.steps[0]().name.endswith(".pdf")


def test_the_review_is_printed_as_its_page_shows_it_or_as_a_whole(
    make: Make, first: Choice, stock: Stock, session: Session
) -> None:
    seen = SeenReview(stock.cycles[0].year, first.day - timedelta(days=9), Extent(("HI",)))
    looking = replace(stock, review=seen)
    made = job(session.catalog, first, looking, _no_list)
    whole = job(session.catalog, replace(first, as_seen=False), looking, _no_list)

    assert seen_review(first, looking) == seen
    assert made.table is not None
    assert whole.table is not None
    assert _states_told(made.table()) == "1 of 18: HI"
    assert _states_told(whole.table()).startswith("All 18: ")


@pytest.mark.parametrize("paper", list(CyclePaper))
def test_a_document_of_one_subject_is_a_table_as_well(
    paper: CyclePaper, first: Choice, stock: Stock, session: Session
) -> None:
    choice = replace(first, cycle_paper=paper, state="HI")
    made = job(session.catalog, choice, stock, _no_list)

    assert made.table is not None
    assert made.table().count


def test_without_a_cycle_it_is_said_what_to_do(first: Choice, session: Session) -> None:
    empty = Stock((), (), frozenset(), session.today)

    assert len(job(session.catalog, first, empty, _no_list)) == 0
    assert hint(first, empty) == "There is no cycle yet. Add one first."


def _states_told(sheet: TableSheet) -> str:
    about = next(page for page in sheet.pages if page.title == "About")
    return next(x.cells[1].text for x in about.groups[0].lines if x.cells[0].text == "States")


def _no_list(dress: Dress, rows: Sequence[MeetingRow], count: int) -> Paper:
    raise AssertionError((dress, rows, count))


def test_coverage_is_printed_as_its_page_shows_it_until_the_whole_is_wanted(
    session: Session, stock: Stock, first: Choice, qtbot: QtBot
) -> None:
    judged = session.coverage.of(session.years[0])
    shown = grid((judged,), Sieve(), ("HI",), (), session.today)
    box = CycleBox(replace(first, cycle_paper=CyclePaper.COVERAGE), replace(stock, coverage=shown))
    qtbot.addWidget(box)
    box.show()
    (as_seen,) = box.findChildren(QCheckBox)
    choice = box.over(first)
    assert seen_coverage(choice, replace(stock, coverage=shown)) is shown
    assert not field(box, "Cycle").isVisible()
    as_seen.click()
    assert seen_coverage(box.over(first), replace(stock, coverage=shown)) is None
    assert field(box, "Cycle").isVisible()


def test_only_coverage_is_printed_as_a_page_shows_it(
    session: Session, stock: Stock, first: Choice, qtbot: QtBot
) -> None:
    judged = session.coverage.of(session.years[0])
    shown = grid((judged,), Sieve(text="zzz"), (), (), session.today)
    with_page = replace(stock, coverage=shown)
    box = CycleBox(replace(first, cycle_paper=CyclePaper.REVIEW), with_page)
    qtbot.addWidget(box)
    assert seen_coverage(box.over(first), with_page) is None
    matrix = replace(first, cycle_paper=CyclePaper.COVERAGE)
    assert "shows nothing" in hint(matrix, with_page)
    assert len(job(session.catalog, matrix, with_page, _no_list)) == 0


def test_an_attendance_report_is_of_all_states_together_or_of_one(
    make: Make, first: Choice, stock: Stock
) -> None:
    box = make(first)
    pick(box, "Document", "Attendance report")
    assert field(box, "State").itemText(0) == "All 18"
    assert scope_of(box.over(first), stock).states == frozenset()
    pick(box, "State", "Hawaii")
    assert scope_of(box.over(first), stock).states == {"HI"}


def test_an_attendance_report_is_a_document_and_a_table(
    session: Session, first: Choice, stock: Stock
) -> None:
    choice = replace(first, cycle_paper=CyclePaper.ATTENDANCE, state="HI")
    made = job(session.catalog, choice, stock, _no_list)
    assert made.steps[0]().name.startswith("attendance-report-hawaii-ry-2027")
    assert made.table is not None
    assert made.table().title.startswith("Attendance report, Hawaii")
