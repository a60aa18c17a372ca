"""What matrices, one-pagers and reviews look like on paper."""

from pathlib import Path

import pikepdf
import pytest

from perm_desktop.reports import bars, coverage_matrix, cycle_review, figures, state_page
from perm_desktop.reports.figures_sheet import Chart, Filling
from perm_desktop.reports.kit.document import Document, render, write_document
from perm_desktop.reports.kit.paper import LANDSCAPE, PORTRAIT
from tests.pdfcheck.tag_tree import Tagged, read_tags
from tests.reports.figure_samples import CHART, figures_of, matrix_of, page_of, table_of


def read(document: Document, folder: Path) -> Tagged:
    file = folder / "paper.pdf"
    write_document(document, file)
    return read_tags(file)


def pages(document: Document, folder: Path) -> int:
    file = folder / "pages.pdf"
    write_document(document, file)
    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


def test_a_status_of_the_matrix_is_said_in_a_word(tmp_path: Path) -> None:
    texts = read(coverage_matrix.document(matrix_of(3, 2)), tmp_path).texts()

    assert {"Satisfied", "Partly", "Scheduled"} <= set(texts)
    assert texts.count("Satisfied of owed") == 4  # in the head and in the foot of two tables


def test_each_phase_stands_on_a_page_of_its_own_where_both_would_be_cut(tmp_path: Path) -> None:
    assert pages(coverage_matrix.document(matrix_of(18, 9)), tmp_path) == 2


def test_many_types_are_parted_evenly_and_every_part_names_its_states(tmp_path: Path) -> None:
    tags = read(coverage_matrix.document(matrix_of(2, 14)), tmp_path)
    tables = tags.root.all("Table")

    assert [len(table.all("TR")[0].kids) for table in tables] == [8, 9, 8, 10]
    assert all("State 1" in [node.text for node in table.walk()] for table in tables)


def test_the_heads_of_a_long_matrix_are_repeated_on_every_page(tmp_path: Path) -> None:
    tags = read(coverage_matrix.document(matrix_of(52, 4)), tmp_path)
    repeated = [text for text in tags.artifacts if "State type 1" in text]

    assert len(repeated) >= 2


def test_a_matrix_without_states_says_so(tmp_path: Path) -> None:
    texts = read(coverage_matrix.document(matrix_of(0, 0)), tmp_path).texts()

    assert any(text.startswith("No state is in this cycle yet") for text in texts)


def test_a_usual_state_has_one_page(tmp_path: Path) -> None:
    assert pages(state_page.document(page_of(8)), tmp_path) == 1


def test_a_state_with_much_that_is_open_loses_nothing(tmp_path: Path) -> None:
    tags = read(state_page.document(page_of(60)), tmp_path)

    assert tags.texts().count("A meeting was to be held.") == 60


def test_bars_tell_their_numbers_to_those_who_do_not_see_them() -> None:
    (drawing,) = bars.bars(CHART, PORTRAIT.text_width)
    (alt,) = drawing.said()

    assert alt.startswith("At a glance, bars of obligations owed. Ohio: 3 of 25, 3 words of done,")
    assert "Texas: 40 of 40, 40 words of done." in alt


def test_bars_of_nothing_are_drawn_without_a_scale() -> None:
    empty = Chart("At a glance", (), ((Filling.DONE, "Done"),), "meetings")

    assert len(list(bars.bars(empty, PORTRAIT.text_width))) == 1


def test_more_bars_than_a_page_holds_are_several_drawings() -> None:
    many = Chart(CHART.title, CHART.bars * 40, CHART.words, CHART.whole)

    assert len(list(bars.bars(many, PORTRAIT.text_width))) == 3


def test_a_short_review_has_no_contents(tmp_path: Path) -> None:
    texts = read(cycle_review.document(figures_of(CHART, table_of(18))), tmp_path).texts()

    assert "Contents" not in texts


def test_the_contents_of_a_long_review_name_the_page_of_each_part(tmp_path: Path) -> None:
    file = tmp_path / "long.pdf"
    write_document(cycle_review.document(figures_of(table_of(600), CHART)), file)
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        begins: dict[str, int] = {}
        for mark in outline.root[0].children:
            assert isinstance(mark.destination, pikepdf.Array)
            begins[mark.title] = numbers[mark.destination[0].objgen]
    texts = read_tags(file).texts()

    assert begins["At a glance"] > 9
    for title in ("Figures", "At a glance"):
        entry = next(text for text in texts if text.startswith(title) and text[-1].isdigit())
        assert entry.split()[-1] == str(begins[title])


def test_comments_stand_under_their_table_with_the_number_of_their_line(tmp_path: Path) -> None:
    texts = read(figures.document(figures_of(table_of(3)), LANDSCAPE), tmp_path).texts()

    assert any(text.startswith("[1] State:") and "State, said." in text for text in texts)


@pytest.mark.parametrize("count", [0, 1, 30])
def test_the_same_figures_give_the_same_file(count: int) -> None:
    sheet = figures_of(CHART, table_of(count))

    assert render(cycle_review.document(sheet)) == render(cycle_review.document(sheet))
