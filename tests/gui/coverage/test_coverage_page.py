"""The Coverage page: totals, filters, days, cycles, the plain table and exports."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perm_desktop.core.coverage.sieve import Show
from perm_desktop.core.coverage.walk import Place
from perm_desktop.core.obligations.status import Status
from perm_desktop.gui.coverage.page import CoveragePage
from perm_desktop.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.preferences import Preferences
from perm_desktop.services import cycles, inviting
from perm_desktop.store.catalog import Catalog
from tests.gui.conftest import Sample
from tests.gui.coverage.steps import status
from tests.gui.windows import Opened, opened_window

Key = Qt.Key


def test_nobody_is_invited_to_what_was_held(
    opened: Opened, page: CoveragePage, sample: Sample
) -> None:
    session = opened.session
    session.attempt(lambda: inviting.invite(session.catalog, sample.held, "HI"))
    assert "held already" in str(opened.answers.told[0])


def test_space_on_a_total_opens_its_list_and_escape_closes_it(page: CoveragePage) -> None:
    QTest.keyClick(page.view, Key.Key_End)
    QTest.keyClick(page.view, Key.Key_Space)
    assert page.twin.isVisibleTo(page)
    assert page.twin.title.text().startswith("Alaska, RY 2027: ")
    model = page.twin.table.model()
    names = {str(model.index(row, 1).data()) for row in range(model.rowCount())}
    assert names == {"Alaska"}
    QTest.keyClick(page.twin.table, Key.Key_Escape)
    assert page.view.hasFocus()
    assert not page.twin.isVisibleTo(page)


def test_the_plain_table_says_the_same_cells(opened: Opened, page: CoveragePage) -> None:
    assert page.grid is not None
    QTest.keyClick(page.view, Key.Key_F8)
    model = page.twin.table.model()
    assert model.rowCount() == 18 * len(page.grid.types)
    assert page.twin.table.hasFocus()
    opened.trigger("timeline_table")
    assert page.view.isVisibleTo(page)
    assert opened.window.open_page == "coverage"


def test_what_needs_attention_stays_and_the_rest_is_blank(page: CoveragePage) -> None:
    page.tools.segments[Show.ATTENTION].click()
    assert page.grid is not None
    cells = [
        (n, column, found)
        for n, row in enumerate(page.grid.rows)
        for column, found in enumerate(row.cells)
        if found is not None
    ]
    words = {bool(page.view.cells.index(n, column).data()) for n, column, _ in cells}
    shown = [found for _, _, found in cells if page.grid.is_shown(found)]
    assert words == {True, False}
    assert len(shown) == page.grid.attention
    assert str(page.grid.attention) in page.tools.segments[Show.ATTENTION].text()


def test_a_filter_that_finds_nothing_says_so_and_is_taken_back(page: CoveragePage) -> None:
    page.tools.filter.setFocus()
    QTest.keyClicks(page.tools.filter, "zzz")
    assert page.empty.isVisibleTo(page)
    assert page.empty.sentence.text() == "Nothing is found with these filters."
    page.empty.button.click()
    assert page.view.isVisibleTo(page)
    assert page.tools.filter.text() == ""


def test_the_filter_of_last_time_is_there_again(
    opened: Opened, page: CoveragePage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.narrow(replace(page.sieve, show=Show.ATTENTION, statuses=frozenset({Status.DUE})))
    opened.window.flush()
    preferences = Preferences(tmp_path / "window.ini").of_catalog(opened.session.catalog.path)
    context = PageContext(
        opened.session, LIGHT, preferences, opened.tasks, opened.answers, lambda _: None
    )
    again = CoveragePage(context)
    qtbot.addWidget(again)
    assert again.sieve == page.sieve


def test_the_end_of_another_day_is_looked_at(opened: Opened, page: CoveragePage) -> None:
    assert status(page, "AK", "state-intake") is Status.SATISFIED
    page.days.look_at(date(2026, 3, 2))
    assert status(page, "AK", "state-intake") is Status.SCHEDULED
    assert page.tools.as_of.text() == "As of Mar 2, 2026"
    page.days.look_at(opened.session.today)
    assert page.tools.as_of.text() == "As of today"


def test_the_states_that_are_shown_have_a_line(opened: Opened, page: CoveragePage) -> None:
    opened.session.show_states({"HI", "AK"})
    QApplication.processEvents()
    assert page.grid is not None
    assert [row.state for row in page.grid.rows if row.state] == ["AK", "HI"]
    opened.session.show_states({"OH"})
    QApplication.processEvents()
    assert page.empty.isVisibleTo(page)
    page.empty.button.click()
    assert opened.session.shown_states == frozenset()


def test_two_cycles_are_named_and_stand_below_each_other(
    opened: Opened, page: CoveragePage
) -> None:
    cycles.add_cycle(opened.session.catalog, 2028)
    opened.session.choose_years([2027, 2028])
    QApplication.processEvents()
    names = [page.view.cells.line_name(row) for row in range(page.view.cells.rowCount())]
    assert names[0] == "RY 2027 · Cycle 3"
    assert "RY 2028 · Cycle 1" in names
    page.view.go_to(Place(19, 0))
    QTest.keyClick(page.view, Key.Key_Down)
    assert page.view.place == Place(21, 0)


def test_without_a_cycle_the_page_says_what_to_do(
    qapp: QApplication, catalog: Catalog, tmp_path: Path
) -> None:
    with opened_window(qapp, catalog, tmp_path / "window.ini", page="coverage") as found:
        page = found.window.page("coverage")
        assert isinstance(page, CoveragePage)
        assert page.empty.sentence.text().startswith("No cycle yet.")
        assert page.empty.button.text() == "Add cycle…"


def test_totals_stay_in_sight_while_types_scroll(opened: Opened, page: CoveragePage) -> None:
    opened.window.resize(683, 384)
    QApplication.processEvents()
    view = page.view
    assert page.grid is not None
    total = view.visualRect(view.cells.index(0, page.grid.total_column))
    assert total.right() == view.viewport().width() - 1
    assert view.indexAt(total.center()).column() == page.grid.total_column
    view.go_to(Place(0, page.grid.total_column - 1))
    last = view.visualRect(view.cells.index(0, page.grid.total_column - 1))
    assert last.right() < total.left()


def test_the_grid_is_exported_in_words(
    opened: Opened, page: CoveragePage, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "coverage.csv"
    opened.answers.files.append(target)
    opened.trigger("export_table")
    qtbot.waitUntil(lambda: bool(opened.answers.opened or opened.answers.told))
    rows = list(csv.reader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    place = rows[0].index("State intake")
    assert rows[1][:2] == ["AK", "Alaska"]
    assert rows[1][place] == "Satisfied"
    assert rows[-1][0] == "Satisfied of owed"


def test_every_look_paints_the_grid(page: CoveragePage, qapp: QApplication) -> None:
    pictures: list[QImage] = []
    for palette in (LIGHT, DARK, HIGH_CONTRAST):
        page.set_palette(palette)
        qapp.processEvents()
        pictures.append(page.view.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
