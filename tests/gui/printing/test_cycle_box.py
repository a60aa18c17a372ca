"""Documents of a cycle in the print dialog: which one, of which cycle and state, as of when."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit
from pytestqt.qtbot import QtBot

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.printing.cycle_box import CycleBox
from perm_desktop.gui.session import Session
from perm_desktop.services.printing.choice import (
    Choice,
    CyclePaper,
    Place,
    Stock,
    Subject,
    states_of,
    suggested,
)
from perm_desktop.services.printing.dress import Dress
from perm_desktop.services.printing.job import hint, job
from perm_desktop.services.printing.paper import Paper

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


def test_without_a_cycle_it_is_said_what_to_do(first: Choice, session: Session) -> None:
    empty = Stock((), (), frozenset(), session.today)

    assert len(job(session.catalog, first, empty, _no_list)) == 0
    assert hint(first, empty) == "There is no cycle yet. Add one first."


def _no_list(dress: Dress, rows: Sequence[MeetingRow], count: int) -> Paper:
    raise AssertionError((dress, rows, count))
