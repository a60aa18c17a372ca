"""What a sign-in sheet says, and that there is room to sign to the end of its last page."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from perm_desktop.reports.sign_in import ROW_HEIGHT
from perm_desktop.reports.sign_in_sheet import Expected
from tests.pdfcheck.tag_tree import Node
from tests.reports.rendering import Rendered, render
from tests.reports.sheets import SIGN_IN


def rows(paper: Rendered) -> list[Node]:
    """The rows of the table, without its head."""
    (body,) = paper.tags.root.all("TBody")
    return body.kids


def rules_of(file: Path, page: int) -> set[float]:
    """Heights of the rules across a page, above its foot and below its head."""
    with pikepdf.open(file) as pdf:
        shown = pikepdf.parse_content_stream(pdf.pages[page])
        points = [
            (str(operator), float(operands[0]), float(operands[1]))
            for operands, operator in shown
            if str(operator) in ("m", "l")
        ]
    across = {y for (_, x, y), (_, end, y2) in pairwise(points) if y == y2 and end - x > 500}
    return {y for y in across if 0.78 * 72 - 1 < y < 612 - 0.95 * 72}


def words(row: Node) -> list[str]:
    return [cell.text for cell in row.kids]


def test_expected_people_are_listed_before_the_free_rows(
    rendered: Callable[[str], Rendered],
) -> None:
    found = rows(rendered("sign-in sheet"))

    assert [words(row) for row in found[:4]] == [
        ["1", "Florida", "PERM lead", "Ana Diaz", "", ""],
        ["2", "Florida", "Data lead (as needed)", "", "", ""],
        ["3", "Hawaii", "PERM lead", "", "", ""],
        ["4", "", "Host", "", "CMS", ""],
    ]
    assert len(found) >= 10
    assert all(words(row)[1:] == [""] * 5 for row in found[4:])


def test_every_row_is_headed_by_its_number_so_that_no_row_is_silent(
    rendered: Callable[[str], Rendered],
) -> None:
    found = rows(rendered("long sign-in sheet"))

    assert [row.kids[0].text for row in found] == [str(n) for n in range(1, len(found) + 1)]
    assert all((row.kids[0].tag, row.kids[0].scope) == ("TH", "Row") for row in found)
    assert all(len(row.kids) == 6 for row in found)


def test_no_state_is_missing_from_a_joint_meeting(rendered: Callable[[str], Rendered]) -> None:
    found = [words(row)[1] for row in rows(rendered("long sign-in sheet"))]

    assert list(dict.fromkeys(found)) == [*(f"State {n}" for n in range(18)), ""]
    assert all(found.count(f"State {n}") == 8 for n in range(18))


@pytest.mark.parametrize("listed", [0, 1, 4, 9, 10, 11, 12, 17, 40])
def test_free_rows_fill_the_last_page_and_are_never_few(listed: int, tmp_path: Path) -> None:
    sheet = replace(SIGN_IN, expected=(Expected("Ohio", "PERM lead"),) * listed)
    paper = render(sheet, tmp_path, "sheet")

    assert len(rows(paper)) - listed >= 6
    bottom = 0.78 * 72
    assert bottom - 1 < min(rules_of(paper.file, -1)) < bottom + ROW_HEIGHT


def test_rows_are_high_enough_to_sign(rendered: Callable[[str], Rendered]) -> None:
    heights = sorted(rules_of(rendered("long sign-in sheet").file, 2))
    gaps = {round(after - before, 1) for before, after in pairwise(heights)}

    assert len(heights) > 12
    assert min(gaps) >= 26


def test_the_head_of_the_table_is_repeated_on_every_page(
    rendered: Callable[[str], Rendered],
) -> None:
    first, *later = rendered("long sign-in sheet").tags.artifacts

    assert len(later) >= 5
    assert "SignatureNo." not in first
    assert all("OrganizationSignature" in page for page in later)


def test_a_sign_in_sheet_lies_on_its_side(rendered: Callable[[str], Rendered]) -> None:
    with pikepdf.open(rendered("sign-in sheet").file) as pdf:
        assert all([float(n) for n in page.mediabox] == [0, 0, 792, 612] for page in pdf.pages)
