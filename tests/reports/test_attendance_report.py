"""What an attendance report looks like on paper."""

import pytest

from perm_desktop.reports import cycle_review
from perm_desktop.reports.kit.document import render, write_document
from tests.pdfcheck.tag_tree import Tagged, read_tags
from tests.reports.attendance_samples import report_of


@pytest.fixture(scope="module")
def tags(tmp_path_factory: pytest.TempPathFactory) -> Tagged:
    """The tags of a usual report."""
    file = tmp_path_factory.mktemp("attendance") / "report.pdf"
    write_document(cycle_review.document(report_of()), file)
    return read_tags(file)


def test_each_counting_is_a_table_with_heads(tags: Tagged) -> None:
    tables = tags.root.all("Table")
    heads = [[cell.text for cell in table.all("TH")] for table in tables]
    counts = [row for row in heads if "Attended of recorded" in row]
    assert [row[0] for row in counts] == ["State", "Role", "Host", "Month"]
    assert len(tables) == 6  # with what was missed, and the roles that never came


def test_the_chart_tells_its_numbers_in_words(tags: Tagged) -> None:
    (figure,) = tags.root.all("Figure")
    alt = figure.text
    assert alt.startswith("States at a glance, bars of meetings held. Ohio: 4 of 9")
    assert "2 in part" in alt
    assert "not recorded" in alt


def test_every_rate_has_its_rule_beside_it(tags: Tagged) -> None:
    said = " ".join(tags.texts())
    assert "Not recorded and not required are in neither." in said
    assert "does not say which of its roles came" in said


def test_a_role_that_never_came_is_named_with_who_holds_it(tags: Tagged) -> None:
    texts = tags.texts()
    place = texts.index("Data lead", texts.index("Roles that never joined a call"))
    assert "Sample Person" in texts[place : place + 6]


def test_the_same_figures_give_the_same_file() -> None:
    one, other = (render(cycle_review.document(report_of())) for _ in range(2))
    assert one == other
