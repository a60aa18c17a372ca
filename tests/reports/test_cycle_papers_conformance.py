"""Papers about what a cycle owes pass the official validator as PDF/UA-1 and PDF/A-2a."""

from collections.abc import Callable
from pathlib import Path

import pytest

from perm_desktop.reports import coverage_matrix, cycle_review, figures, state_page
from perm_desktop.reports.kit.document import Document, write_document
from perm_desktop.reports.kit.paper import LANDSCAPE
from tests.pdfcheck.verapdf import Validator
from tests.reports.attendance_samples import report_of
from tests.reports.figure_samples import CHART, ROUGH, figures_of, matrix_of, page_of, table_of

pytestmark = pytest.mark.xdist_group("verapdf")  # one Java machine for all of them

PAPERS: dict[str, Callable[[], Document]] = {
    "matrix": lambda: coverage_matrix.document(matrix_of(18, 12)),
    "hostile matrix": lambda: coverage_matrix.document(matrix_of(3, 3, ROUGH)),
    "state": lambda: state_page.document(page_of()),
    "hostile state": lambda: state_page.document(page_of(3, ROUGH)),
    "review": lambda: cycle_review.document(figures_of(CHART, table_of(18))),
    "long review": lambda: cycle_review.document(figures_of(CHART, table_of(600))),
    "hostile review": lambda: cycle_review.document(figures_of(CHART, table_of(2, ROUGH))),
    "attendance": lambda: cycle_review.document(report_of()),
    "hostile attendance": lambda: cycle_review.document(report_of(ROUGH)),
    "exceptions": lambda: figures.document(figures_of(table_of(40)), LANDSCAPE),
}


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_of_a_cycle_conforms(
    name: str, profile: str, verapdf: Validator, tmp_path: Path
) -> None:
    file = tmp_path / "paper.pdf"
    write_document(PAPERS[name](), file)
    verdict = verapdf.check(file, profile)

    assert verdict.failures == ()
    assert verdict.checks > 300
