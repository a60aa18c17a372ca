"""Gather what coverage matrices, one-pagers and reviews say."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from perm_desktop.core.coverage.grid import grid
from perm_desktop.core.coverage.sieve import Show, Sieve
from perm_desktop.core.errors import NotFoundError
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.symbols import obligation_look
from perm_desktop.core.table_sheet import flat
from perm_desktop.core.vocabulary import Mark, Need
from perm_desktop.reports.figures_sheet import Chart, FiguresSheet, FigureTable
from perm_desktop.services import (
    attendance,
    coverage,
    cycle_settings,
    cycles,
    deadlines,
    deadlines_met,
    decisions,
    differences,
    meetings,
    review,
)
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.services.printing import coverage as matrices
from perm_desktop.services.printing import exceptions, reviews, scorecards, state_pages
from perm_desktop.services.printing.paper import write_file
from perm_desktop.store.catalog import Catalog

END = coverage.end_of(date(2026, 4, 14))


def held(catalog: Catalog, kind: str, starts: str, *marks: tuple[str, Mark], **more: Any) -> int:
    """Hold a meeting with some states, and mark them."""
    states = more.pop("states", [code for code, _ in marks])
    draft = MeetingDraft(type=kind, states=states, starts=starts, year=2027, **more)
    ident = meetings.add_meeting(catalog, draft)
    meetings.change_meeting(catalog, ident, MeetingChange(status="held"))
    for code, mark in marks:
        attendance.mark(catalog, ident, code, mark)
    return ident


@pytest.fixture
def cycle(catalog: Catalog) -> Catalog:
    cycles.add_cycle(catalog, 2027, ["FL", "TX"])
    held(catalog, "state-intake", "2025-10-03T14:00", ("FL", Mark.ATTENDED))
    held(catalog, "state-intake", "2025-10-06T14:00", states=["TX"])
    return catalog


def tables(sheet: FiguresSheet) -> dict[str, FigureTable]:
    return {part.title: part for part in sheet.parts if isinstance(part, FigureTable)}


def line(table: FigureTable, name: str) -> dict[str, str]:
    heads = [column.head for column in table.columns]
    found = next(cells for cells in table.lines if cells[0].text == name)
    return dict(zip(heads, (cell.text for cell in found), strict=True))


def test_a_matrix_has_a_cell_for_each_state_and_type(cycle: Catalog) -> None:
    sheet = matrices.sheet(cycle, 2027, END)
    kinds = {column.title: column for phase in sheet.phases for column in phase.columns}
    intake = kinds["State intake"]

    assert [state.name for state in sheet.states] == ["Florida", "Texas"]
    assert [cell and cell.look.word for cell in intake.cells] == ["Satisfied", "Not recorded"]
    assert intake.total == "1 of 2"
    assert [state.total for state in sheet.states] == ["1 of 20", "0 of 20"]
    assert sheet.total == "1 of 40"
    assert "PERM 101 (1\u00a0of\u00a03)" in kinds


def test_a_matrix_of_some_states_and_types_has_only_those(cycle: Catalog) -> None:
    sheet = matrices.sheet(cycle, 2027, END, states=["TX"], types=["state-intake"])

    assert [state.code for state in sheet.states] == ["TX"]
    assert [column.title for phase in sheet.phases for column in phase.columns] == ["State intake"]


def test_a_matrix_is_a_table_as_well(cycle: Catalog) -> None:
    table = flat(matrices.table(cycle, 2027, END))
    heads = [column.head for column in table.columns]
    florida = dict(zip(heads, table.rows[0], strict=True))

    assert florida["State intake"].text == "Satisfied"
    assert (florida["Satisfied"].value, florida["Owed"].value) == (1, 20)


def test_a_grid_is_printed_as_it_is_seen(cycle: Catalog) -> None:
    seen = grid(
        (coverage.read(cycle, 2027, END),),
        Sieve(show=Show.ATTENTION, text="state intake"),
        ("TX",),
        (),
        date(2026, 4, 30),
    )
    (sheet,) = matrices.sheets(cycle, seen)
    kinds = {column.title: column for phase in sheet.phases for column in phase.columns}
    column = kinds["State intake"]

    assert [state.name for state in sheet.states] == ["Texas"]
    assert [each and each.look.word for each in column.cells] == ["Not recorded"]
    assert sheet.phases[0].totals == ()
    assert "As of Tuesday, April 14, 2026." in sheet.head.remarks
    assert "Shows only what needs attention; with “state intake”." in sheet.head.remarks
    assert any(said.startswith("1 of 2 states, ") for said in sheet.head.remarks)
    assert matrices.seen_paper(cycle, seen).name == "coverage-ry-2027-part-apr-14-2026.pdf"


def test_cells_that_a_filter_leaves_out_are_blank_on_paper(cycle: Catalog, tmp_path: Path) -> None:
    statuses = Sieve(statuses=frozenset({Status.NOT_RECORDED, Status.OVERDUE}))
    found = coverage.read(cycle, 2027, END)
    seen = grid((found,), statuses, (), (), date(2026, 4, 30))
    (sheet,) = matrices.sheets(cycle, seen)
    kinds = {column.title: column for phase in sheet.phases for column in phase.columns}
    florida, texas = kinds["State intake"].cells

    assert florida is None
    assert texas is not None
    assert kinds["State intake"].total == "1 of 2"
    assert write_file(matrices.seen_paper(cycle, seen), tmp_path / "some.pdf").exists()


def test_each_cycle_that_is_seen_has_a_matrix(cycle: Catalog, tmp_path: Path) -> None:
    cycles.add_cycle(cycle, 2028, ["OH"])
    found = [coverage.read(cycle, year, END) for year in (2027, 2028)]
    seen = grid(found, Sieve(), (), (), date(2026, 4, 30))
    sheets = matrices.sheets(cycle, seen)

    assert [[state.name for state in sheet.states] for sheet in sheets] == [
        ["Florida", "Texas"],
        ["Ohio"],
    ]
    assert write_file(matrices.seen_paper(cycle, seen), tmp_path / "two.pdf").exists()


def test_a_page_of_a_state_says_what_is_open_and_why(cycle: Catalog) -> None:
    page = state_pages.sheet(cycle, 2027, "tx", END)
    first = page.open[0]
    pre = page.phases[0]

    assert page.head.title == "Texas"
    assert any(each.title == "State intake" for each in page.open)
    assert first.look.word == "Overdue"
    assert (pre.name, pre.share.text) == ("Pre-cycle", "0 of 13")


def test_deadlines_that_nobody_proved_say_so_on_the_page(cycle: Catalog) -> None:
    page = state_pages.sheet(cycle, 2027, "FL", END)

    assert any("(unverified)" in each.said for each in page.deadlines)


def test_a_page_says_which_deadlines_were_met_and_which_are_overdue(cycle: Catalog) -> None:
    deadlines.set_start(cycle, 2027, "FL", "dr", date(2026, 1, 5))
    page = state_pages.sheet(cycle, 2027, "FL", END)
    (late,) = [each for each in page.deadlines if each.said.startswith("Difference resolution")]
    assert late.look is not None
    assert late.look.symbol == obligation_look("overdue").symbol
    assert late.said == "Difference resolution, overdue"
    deadlines_met.mark(cycle, 2027, [deadlines_met.Chosen("FL", "dr")], date(2026, 2, 13))
    page = state_pages.sheet(cycle, 2027, "FL", END)
    (met,) = [each for each in page.deadlines if each.said.startswith("Difference resolution")]
    assert (met.about, met.said) == (
        "Feb 10, 2026",
        "Difference resolution: met Feb 13, 2026, 3 days late",
    )


def test_a_page_names_differences_by_program_and_what_was_decided(cycle: Catalog) -> None:
    differences.enter(cycle, 2027, "FL", "medicaid", "Q2", percent="18.2")
    decisions.decide(
        *(cycle, 2027, "dp-systems-access-webinar", "FL", Need.NOT_NEEDED, "R. Lee", "No systems")
    )
    page = state_pages.sheet(cycle, 2027, "FL", END)

    assert any(
        (each.about, "18.2% in Q2" in each.said) == ("Medicaid", True) for each in page.differences
    )
    assert any("No systems" in each.said for each in page.exceptions)


def test_a_state_of_another_cycle_has_no_page(cycle: Catalog) -> None:
    with pytest.raises(NotFoundError, match="Ohio is not in RY 2027"):
        state_pages.sheet(cycle, 2027, "OH")


def test_a_review_counts_states_with_their_denominators(cycle: Catalog) -> None:
    found = tables(reviews.sheet(cycle, 2027, END))

    assert line(found["States"], "Florida")["Satisfied of owed"] == "1 of 20"
    assert line(found["Coverage by phase"], "Whole cycle")["Satisfied of owed"] == "1 of 40"
    assert line(found["Not recorded"], "Texas")["Not recorded of held"] == "1 of 1"


def test_charts_count_what_their_tables_count(cycle: Catalog) -> None:
    sheet = reviews.sheet(cycle, 2027, END)
    charts = [part for part in sheet.parts if isinstance(part, Chart)]
    states = next(chart for chart in charts if chart.title == "States at a glance")

    assert [(bar.name, bar.said) for bar in states.bars] == [
        ("Florida", "1 of 20"),
        ("Texas", "0 of 20"),
    ]
    assert [sum(part.amount for part in bar.parts) for bar in states.bars] == [20, 20]


def test_a_comment_stands_by_its_figure_and_none_is_lost(cycle: Catalog) -> None:
    review.comment(cycle, 2027, "state/TX", "Called them twice.")
    review.comment(cycle, 2027, "series/gone/TX", "About something that is gone.")
    found = tables(reviews.sheet(cycle, 2027, END))
    (comment,) = found["States"].comments

    assert (comment.about, comment.text) == ("Texas", "Called them twice.")
    assert found["States"].lines[comment.row][0].text == "Texas"
    assert [cell.text for cell in found["Further comments"].lines[0]] == [
        "Calls: gone, Texas",
        "About something that is gone.",
    ]


def test_a_comment_is_a_line_of_the_table_file(cycle: Catalog) -> None:
    review.comment(cycle, 2027, "state/TX", "Called them twice.")
    rows = flat(reviews.table(cycle, 2027, END)).rows

    assert ("States", "Texas", "Comment", "Called them twice.") in {
        tuple(cell.text for cell in row[:4]) for row in rows
    }


def test_a_comment_on_a_session_stands_beside_that_session(cycle: Catalog) -> None:
    for day in ("2025-07-01T14:00", "2025-07-08T14:00"):
        held(cycle, "perm-101", day, ("FL", Mark.ATTENDED))
    review.comment(cycle, 2027, review.review(cycle, 2027, END).sessions[0].key, "One is enough.")
    figure = review.review(cycle, 2027, END).sessions[0]
    second = figure.sessions[1]
    review.comment(cycle, 2027, figure.key_of(second), "Few came.")
    found = tables(reviews.sheet(cycle, 2027, END))
    (said,) = found["Sessions and who used them"].comments
    (of_type,) = found["Meetings of several sessions"].comments

    row = found["Sessions and who used them"].lines[said.row]
    assert (said.text, row[2].value) == ("Few came.", second.day)
    assert of_type.text == "One is enough."


def test_comments_on_changes_and_comparisons_are_printed_beside_them(cycle: Catalog) -> None:
    cycles.add_cycle(cycle, 2030, ["FL"])
    review.comment(cycle, 2027, "compared/total/satisfied", "They began later.")
    review.comment(cycle, 2027, "change/state-intake/FL", "At last.")
    extent = reviews.Extent(since=date(2025, 9, 30), compare=2030)
    found = tables(reviews.sheet(cycle, 2027, END, extent=extent))
    said = [comment.text for table in found.values() for comment in table.comments]

    assert sorted(said) == ["At last.", "They began later."]
    assert "Further comments" not in found


def test_a_review_of_some_states_counts_and_names_only_those(cycle: Catalog) -> None:
    sheet = reviews.sheet(cycle, 2027, END, extent=reviews.Extent(states=("TX",)))

    assert dict(sheet.facts)["States"] == "1 of 2: TX"
    assert [cells[0].text for cells in tables(sheet)["States"].lines] == ["Texas"]


def test_a_workbook_has_a_sheet_for_each_table_and_says_what_it_is_about(cycle: Catalog) -> None:
    pages = {page.title: page for page in reviews.table(cycle, 2027, END).pages}
    about, states = pages["About"], pages["States"]
    told = [tuple(cell.text for cell in line.cells) for line in about.groups[0].lines]
    florida = dict(
        zip(
            (column.head for column in states.columns),
            (cell.value for cell in states.groups[0].lines[0].cells),
            strict=True,
        )
    )

    assert ("Cut-off", "Apr 15, 2027. Assumed, not verified.") in told
    assert ("64/21 differences", "No 64/21 difference is recorded.") in told
    assert (florida["Satisfied"], florida["of owed"]) == (1, 20)
    assert "64-21 differences" not in pages


def test_a_denominator_that_is_a_column_already_is_not_repeated(cycle: Catalog) -> None:
    pages = {page.title: page for page in scorecards.table(cycle, 2027, END).pages}

    assert [column.head for column in pages["Host scorecard"].columns] == [
        *("Host", "Planned", "Past", "Held", "Open", "Cancelled", "Moved", "Joint")
    ]


def test_a_page_of_a_state_is_a_table_as_well(cycle: Catalog) -> None:
    sheet = state_pages.table(cycle, 2027, "TX", END)
    rows = [tuple(cell.text for cell in row) for row in flat(sheet).rows]

    assert ("Owed and satisfied", "Pre-cycle", "Satisfied of owed", "0 of 13", "0", "13") in rows
    assert {"About", "Owed and satisfied", "Still open"} <= {page.title for page in sheet.pages}


def test_calls_are_counted_for_all_states_together_too(cycle: Catalog) -> None:
    held(cycle, "rc-check-in", "2025-10-07T14:00", ("FL", Mark.ATTENDED), states=["FL", "TX"])
    found = line(
        tables(reviews.sheet(cycle, 2027, END))["Calls, all states"], "RC bi-weekly check-in"
    )

    assert (found["Held of due"], found["Attended of held"]) == ("2 of 2", "1 of 2")
    assert found["Not recorded"] == "1"


def test_two_states_may_have_the_same_comment(cycle: Catalog) -> None:
    for code in ("FL", "TX"):
        review.comment(cycle, 2027, f"state/{code}", "Agreed.")
    found = tables(reviews.sheet(cycle, 2027, END))

    assert [each.about for each in found["States"].comments] == ["Florida", "Texas"]
    assert "Further comments" not in found


def test_exceptions_have_their_reasons(cycle: Catalog) -> None:
    cycle_settings.set_not_held(cycle, 2027, "mrr-mr-orientation", "No medical review this year")
    sheet = exceptions.sheet(cycle, 2027, END)
    found = line(tables(sheet)["Exceptions"], "Not held this cycle")

    assert found["Reason"] == "No medical review this year"
    assert "1 exception: 1 not held this cycle." in sheet.head.remarks


def test_a_scorecard_says_who_held_what(cycle: Catalog) -> None:
    found = line(tables(scorecards.sheet(cycle, 2027, END))["Host scorecard"], "SC")

    heads = ("Planned", "Past of planned", "Held of past", "Cancelled of planned")
    assert tuple(map(found.__getitem__, heads)) == ("2", "2 of 2", "2 of 2", "0 of 2")


def test_a_cycle_without_a_meeting_prints(catalog: Catalog, tmp_path: Path) -> None:
    cycles.add_cycle(catalog, 2027, ["FL"])
    for number, paper in enumerate(
        (
            reviews.paper(catalog, 2027),
            matrices.paper(catalog, 2027),
            state_pages.paper(catalog, 2027, "FL"),
            exceptions.paper(catalog, 2027),
            scorecards.paper(catalog, 2027),
        )
    ):
        assert write_file(paper, tmp_path / f"{number}.pdf").stat().st_size > 1_000
