"""A printed timeline: every lane and every day is drawn, and the words say the same."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from perm_desktop.core.timeline.grouping import Lanes
from perm_desktop.core.timeline.paging import Fit
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.reports import timeline_paper
from perm_desktop.reports.kit.blocks import Heading
from perm_desktop.reports.kit.document import Document, render, write_document
from perm_desktop.reports.kit.drawing import Drawing
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.table import Table
from perm_desktop.reports.timeline_sheet import TimelineSheet
from tests.core.timeline_sample import NOW, meeting
from tests.pdfcheck.tag_tree import Tagged, read_tags
from tests.reports.calendar_samples import every_status, said
from tests.reports.timeline_samples import crowd, series, timeline_of

SHEETS = {
    "strips": timeline_of(series()),
    "marks": timeline_of(crowd(60), lanes=Lanes.TYPE),
    "tiles": timeline_of([*series(), *crowd(60)], fit=Fit.TILES, day_width=12.0),
    "opened": timeline_of(series(), opened=["HI"], lanes=Lanes.STATE),
    "bars": timeline_of(crowd(400), days=(-900, 900)),
    "close": timeline_of(series(), days=(-3, 3), day_width=200.0, fit=Fit.TILES),
    "empty": timeline_of([]),
}


def drawings(document: Document) -> list[Drawing]:
    (section,) = document.sections
    return [block for block in section.blocks if isinstance(block, Drawing)]


def words(drawing: Drawing) -> list[str]:
    return [text.text for text in drawing.texts]


def tags_of(sheet: TimelineSheet, folder: Path) -> Tagged:
    file = folder / "timeline.pdf"
    write_document(timeline_paper.document(sheet), file)
    return read_tags(file)


@pytest.mark.parametrize("name", SHEETS)
def test_the_tags_say_just_what_the_timeline_says(name: str, tmp_path: Path) -> None:
    tags = tags_of(SHEETS[name], tmp_path)

    assert tags.texts() == said(timeline_paper.document(SHEETS[name]))
    assert tags.unmarked == []
    assert tags.root.all("Figure")


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_is_drawn_outside_of_the_page(name: str) -> None:
    document = timeline_paper.document(SHEETS[name])
    sheet = document.sections[0].sheet

    for drawing in drawings(document):
        assert drawing.height <= sheet.text_height
        for text in drawing.texts:
            assert text.left >= -0.01
            assert text.left + text.width <= sheet.text_width + 1.5
            assert text.style.size >= 7.5
        for shape in drawing.shapes:
            numbers = [value for step in shape.path for value in step[-2:]]
            assert all(-8 <= value <= sheet.text_width + 8 for value in numbers)


@pytest.mark.parametrize("name", SHEETS)
def test_no_two_words_of_a_drawing_lie_on_each_other(name: str) -> None:
    for drawing in drawings(timeline_paper.document(SHEETS[name])):
        lines: dict[float, list[tuple[float, float]]] = {}
        for text in drawing.texts:
            span = (text.left, text.left + text.width)
            lines.setdefault(round(text.baseline), []).append(span)
        for spans in lines.values():
            for before, after in pairwise(sorted(spans)):
                assert before[1] <= after[0] + 2.0


def test_every_meeting_in_the_window_is_named_once_after_the_drawing() -> None:
    sheet = timeline_of(crowd(300))
    document = timeline_paper.document(sheet)
    alts = [drawing.alt for drawing in drawings(document)]
    texts = [text for text in said(document) if text not in alts]
    found = Counter(w for w in " ".join(texts).split() if w.startswith("Topic-"))

    assert found == Counter(f"Topic-{n:04}." for n in range(300))


def test_too_many_meetings_are_counted_by_lane_and_status(tmp_path: Path) -> None:
    rows = crowd(600)
    rows[0] = rows[0]._replace(status=MeetingStatus.CANCELLED)
    tags = tags_of(timeline_of(rows), tmp_path)
    (table,) = tags.root.all("Table")
    cells = [[cell.text for cell in row.kids] for row in table.all("TR")]

    assert "600 meetings are too many to be named here; the meeting list does." in tags.texts()
    assert cells[0] == ["State", "Meetings", "Scheduled", "In progress", "Held", "Cancelled"]
    assert cells[-1] == ["Iowa", "600", "299", "1", "299", "1"]


def test_the_counts_of_every_status_stay_on_the_page(tmp_path: Path) -> None:
    rows = [row._replace(states="IA") for row in every_status()] + crowd(600)
    document = timeline_paper.document(timeline_of(rows))
    (section,) = document.sections
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    width = section.sheet.text_width
    strips = table.strips(Element(Tag.SECTION), 0.0, width)
    lines = [line for strip in strips for line in strip.lines]

    assert len(table.columns) == 10
    assert max(line.left + line.line.width for line in lines) <= width + 0.5
    assert min(line.left for line in lines) >= 0


def test_the_words_for_a_drawing_say_its_lanes_and_its_days() -> None:
    (drawing,) = drawings(timeline_paper.document(timeline_of(crowd(60))))

    assert drawing.alt == (
        "Timeline by state, Jan 14, 2026 to Jul 13, 2026. 3 lanes with their meetings: All states"
        " (joint) 0, Hawaii 0, Iowa 60. The table after the drawing says the same."
    )


def test_tiles_repeat_names_and_axis_on_every_page() -> None:
    document = timeline_paper.document(SHEETS["tiles"])
    pages = drawings(document)
    headings = [block.text for block in document.sections[0].blocks if isinstance(block, Heading)]

    assert len(pages) == 3
    assert headings[0] == "Jan 14, 2026 to Mar 21, 2026, All states (joint) to Iowa"
    for page in pages:
        assert {"Hawaii", "Iowa", "State", "Milestones", "held", "overdue"} <= set(words(page))
    months = [{word[:3] for word in words(page)} & {"Feb", "Jun"} for page in pages]
    assert months[0] == {"Feb"}
    assert months[-1] == {"Jun"}


def test_a_lane_that_is_open_shows_its_parts_and_no_other_does() -> None:
    (closed,) = drawings(timeline_paper.document(SHEETS["strips"]))
    (opened,) = drawings(timeline_paper.document(SHEETS["opened"]))

    assert "State/RC check-in" in words(opened)
    assert "State/RC check-in" not in words(closed)


def test_a_gap_says_how_long_nobody_called() -> None:
    (drawing,) = drawings(timeline_paper.document(SHEETS["strips"]))

    assert any(word.endswith("weeks") for word in words(drawing))


def test_many_lanes_go_on_on_other_pages_under_their_heading() -> None:
    rows = [meeting(n, n / 9, kind=f"kind {n}", title=f"Kind {n}") for n in range(90)]
    sheet = timeline_of(rows, opened=["HI"])
    pages = drawings(timeline_paper.document(sheet))
    named = [word for page in pages for word in words(page) if word.startswith("Kind ")]

    assert len(pages) > 3
    assert named == [f"Kind {n}" for n in range(90)]
    assert all("Hawaii" in words(page) for page in pages)


def test_phases_and_dates_are_said_in_full_after_the_drawing(tmp_path: Path) -> None:
    texts = tags_of(timeline_of(series(), days=(-30, 30)), tmp_path).texts()

    assert texts[texts.index("Phases and dates") + 1] == (
        "RY 2027 Intra-cycle, Oct 1, 2025 to Mar 31, 2027; Review period, Jul 1, 2025 to Jun 30,"
        " 2026; Q3 data due, Apr 15, 2026, unverified; Q3 CMS-64 due, Apr 30, 2026."
    )


@pytest.mark.parametrize("name", SHEETS)
def test_phases_and_dates_above_the_lanes_are_whole_or_left_to_the_words(name: str) -> None:
    sheet = SHEETS[name]
    for drawing in drawings(timeline_paper.document(sheet)):
        first_lane = next(text.baseline for text in drawing.texts if text.text == "Milestones")
        above = [text.text for text in drawing.texts if text.baseline <= first_lane]

        assert not any(word.endswith("…") for word in above)


def test_today_is_named_where_it_is_in_the_window() -> None:
    (around,) = drawings(timeline_paper.document(SHEETS["strips"]))
    later = timeline_of(series(), days=(30, 90))
    (after,) = drawings(timeline_paper.document(later))

    assert "Today, Tue, Apr 14" in words(around)
    assert not any(word.startswith("Today") for word in words(after))


def test_the_same_timeline_is_the_same_file() -> None:
    document = timeline_paper.document
    assert render(document(SHEETS["tiles"])) == render(document(SHEETS["tiles"]))


def test_a_hundred_thousand_meetings_are_counted_in_bars() -> None:
    rows = [
        meeting(n, -700 + n * 1400 / 100_000, states="HI" if n % 3 else "IA", kind=f"k{n % 9}")
        for n in range(100_000)
    ]
    sheet = replace(timeline_of(rows, days=(-700, 700)), now=NOW)
    (drawing,) = drawings(timeline_paper.document(sheet))

    assert len(drawing.shapes) < 5_000
    assert "Bars" in words(drawing)


@pytest.mark.parametrize("title", ["", "\u202e evil \x00", "W" * 300, "漢字 👩 שלום"])
def test_no_title_breaks_a_timeline(title: str, tmp_path: Path) -> None:
    rows = [row._replace(short_title=title, title=title) for row in crowd(20)]
    sheet = timeline_of(rows, days=(-5, 5), day_width=120.0, lanes=Lanes.TYPE)
    tags = tags_of(sheet, tmp_path)

    assert tags.texts() == said(timeline_paper.document(sheet))
