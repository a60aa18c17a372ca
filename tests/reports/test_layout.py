"""Where the parts of an agenda stand on its pages."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from perm_desktop.reports.agenda_sheet import SheetItem
from perm_desktop.reports.kit.paper import BODY, HEADING, LABEL, TITLE
from tests.reports.rendering import render, write
from tests.reports.sheets import MINUTES, ORDINARY


def tags_by_page(file: Path) -> Iterator[list[str]]:
    """The tags of each page's marked content, in the order of drawing."""
    with pikepdf.open(file) as pdf:
        for page in pdf.pages:
            marks = pikepdf.parse_content_stream(page, "BDC")
            yield [str(operands[0]).lstrip("/") for operands, _ in marks]


def without_artifacts(tags: list[str]) -> list[str]:
    return [tag for tag in tags if tag != "Artifact"]


@pytest.mark.parametrize("lines", range(1, 60, 3))
def test_no_heading_or_table_head_stands_alone_at_the_end_of_a_page(
    lines: int, tmp_path: Path
) -> None:
    sheet = replace(ORDINARY, purpose="Purpose.\n" * lines, items=ORDINARY.items * 10)
    file = tmp_path / "agenda.pdf"
    write(sheet, file)
    pages = [without_artifacts(tags) for tags in tags_by_page(file)]

    assert len(pages) > 1
    for tags in pages[:-1]:
        assert tags[-1] != "H2"
        assert tags[-5:] != ["TH"] * 5


def test_a_note_longer_than_a_page_goes_on_under_a_repeated_head(tmp_path: Path) -> None:
    item = SheetItem("1:00", "Long", 5, "CMS", "\n".join(f"line {n}" for n in range(150)))
    rendered = render(replace(ORDINARY, items=(item,)), tmp_path, "agenda")
    first, second, *_ = tags_by_page(rendered.file)

    assert without_artifacts(first)[-1] == without_artifacts(second)[0] == "P"
    assert "ItemPresenterMin" in rendered.tags.artifacts[1]


@pytest.mark.parametrize("lines", range(1, 6))
def test_what_was_said_of_an_item_begins_on_the_page_of_its_heading(
    lines: int, tmp_path: Path
) -> None:
    item = SheetItem("1:00", "Welcome", 5, "CMS", "All are well.")
    counts = "\n".join(["Counted."] * lines)
    sheet = replace(MINUTES, counts=counts, attendance=(), items=(item,) * 60, note="")
    rendered = render(replace(sheet, state_notes=()), tmp_path, "minutes")
    pages = [without_artifacts(tags) for tags in tags_by_page(rendered.file)]

    assert len(pages) > 2
    assert all(tags[-2:] != ["H3", "P"] for tags in pages[:-1])


def test_an_agenda_ends_with_lines_to_write_on(tmp_path: Path) -> None:
    file = tmp_path / "agenda.pdf"
    write(ORDINARY, file)
    with pikepdf.open(file) as pdf:
        (page,) = pdf.pages
        strokes = pikepdf.parse_content_stream(page, "l")
        heights = [float(operands[1]) for operands, _ in strokes]

    gaps = [round(above - below, 1) for above, below in pairwise(heights)]
    assert gaps.count(20.0) >= 5


def test_text_is_printed_in_the_inks_of_its_styles(tmp_path: Path) -> None:
    file = tmp_path / "agenda.pdf"
    write(ORDINARY, file)
    inks: dict[str, set[tuple[float, ...]]] = {}
    with pikepdf.open(file) as pdf:
        ink: tuple[float, ...] = ()
        tag = ""
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            match str(operator):
                case "rg":
                    ink = tuple(float(part) for part in operands)
                case "BDC":
                    tag = str(operands[0])
                case "Tj":
                    inks.setdefault(tag, set()).add(ink)
                case _:
                    pass

    for tag, style in (("/H1", TITLE), ("/H2", HEADING), ("/Lbl", LABEL), ("/LBody", BODY)):
        (used,) = inks[tag]
        assert used == pytest.approx(style.ink, abs=1e-4)
