"""What a printed calendar says, in which order, and where it stands."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perm_desktop.core.calendar_pages import CalendarView
from perm_desktop.core.letterhead import Letterhead
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.reports import calendar
from perm_desktop.reports.calendar_parts import LOOKS
from perm_desktop.reports.calendar_sheet import CalendarSheet
from perm_desktop.reports.kit.document import render, write_document
from perm_desktop.reports.kit.drawing import Drawing
from perm_desktop.reports.kit.structure import Element, Tag
from tests.pdfcheck.tag_tree import Node, Tagged, read_tags
from tests.reports.calendar_samples import (
    CODES,
    CYCLE,
    HEAD,
    every_status,
    row_at,
    rows_around,
    said,
    sheet_of,
)

VIEWS = list(CalendarView)
DAY = date(2026, 4, 14)


def tags_of(sheet: CalendarSheet, folder: Path) -> Tagged:
    file = folder / "calendar.pdf"
    write_document(calendar.document(sheet), file)
    return read_tags(file)


def titles_in(texts: list[str]) -> Counter[str]:
    words = " ".join(texts).split()
    return Counter(word for word in words if word.startswith("Topic-"))


def spoken(root: Node) -> list[str]:
    """The texts a reader meets, those of figures left out."""
    return [node.text for node in root.walk() if node.text and node.tag != "Figure"]


@given(st.data(), st.sampled_from(VIEWS))
def test_every_meeting_of_the_span_is_said_once_and_no_other(
    data: st.DataObject, view: CalendarView
) -> None:
    rows = data.draw(rows_around(date(2026, 3, 1), 92))
    sheet = sheet_of(view, DAY, rows, (CYCLE,) if view is CalendarView.CYCLE else ())
    inside = {row.short_title for row in rows if _day(row) in sheet.span}

    assert titles_in(_without_figures(sheet)) == Counter(inside)


def _day(row: MeetingRow) -> date:
    return date.fromisoformat(row.starts[:10])


def _without_figures(sheet: CalendarSheet) -> list[str]:
    document = calendar.document(sheet)
    figures = [
        block.alt
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Drawing)
    ]
    return [text for text in said(document) if text not in figures]


@pytest.mark.parametrize("view", VIEWS)
def test_the_tags_say_just_what_the_calendar_says(view: CalendarView, tmp_path: Path) -> None:
    rows = [
        row_at(1, "2026-04-13T00:00", states=CODES),
        row_at(2, "2026-04-13T23:30", minutes=90),
        *(row_at(10 + n, f"2026-04-15T{8 + n // 4:02}:{n % 4 * 15:02}") for n in range(30)),
        row_at(3, "2026-04-18T10:00", status=MeetingStatus.CANCELLED),
        row_at(4, "2026-05-29T10:00", series=7),
    ]
    sheet = sheet_of(view, DAY, rows, (CYCLE,) if view is CalendarView.CYCLE else ())
    tags = tags_of(sheet, tmp_path)

    assert tags.texts() == said(calendar.document(sheet))
    assert tags.unmarked == []


@pytest.mark.parametrize("view", VIEWS)
def test_meetings_are_read_in_the_order_of_time(view: CalendarView, tmp_path: Path) -> None:
    rows = [row_at(n, f"2026-04-{13 + n % 5:02}T{8 + n % 7:02}:00") for n in range(1, 36)]
    sheet = sheet_of(view, DAY, rows, (CYCLE,) if view is CalendarView.CYCLE else ())
    in_order = [line.title for line in sheet.lines()]
    texts = " ".join(spoken(tags_of(sheet, tmp_path).root)).split()

    assert [word for word in texts if word.startswith("Topic-")] == in_order


def test_an_empty_week_says_so_for_each_of_its_days() -> None:
    texts = said(calendar.document(sheet_of(CalendarView.WEEK, date(2026, 11, 24), [])))

    assert texts[5:] == [
        *("Monday, November 23", "No meetings."),
        *("Tuesday, November 24", "No meetings."),
        *("Wednesday, November 25", "No meetings."),
        *("Thursday, November 26 · Thanksgiving Day, federal holiday", "No meetings."),
        *("Friday, November 27", "No meetings."),
        *("Weekend", "No meetings."),
    ]


def test_a_meeting_of_the_weekend_has_its_day() -> None:
    rows = [row_at(1, "2026-04-18T10:00")]
    texts = said(calendar.document(sheet_of(CalendarView.WEEK, DAY, rows)))

    assert "Saturday, April 18" in texts
    assert "Weekend" not in texts


def test_overlapping_meetings_of_a_week_are_rows_of_their_own(tmp_path: Path) -> None:
    rows = [row_at(n, "2026-04-14T10:00", states=code) for n, code in enumerate(("HI", "OH"))]
    (table,) = tags_of(sheet_of(CalendarView.WEEK, DAY, rows), tmp_path).root.all("Table")
    body = [[cell.text for cell in row.kids] for row in table.all("TR")]

    assert body == [
        ["Time", "Meeting", "States", "Hosts", "Status"],
        ["10:00–11:00 AM", "Topic-0000.", "HI", "RC", "Overdue"],
        ["10:00–11:00 AM", "Topic-0001.", "OH", "RC", "Overdue"],
    ]


def test_a_cancelled_meeting_says_why() -> None:
    rows = [row_at(1, "2026-04-16T10:00", status=MeetingStatus.CANCELLED)]
    texts = said(calendar.document(sheet_of(CalendarView.WEEK, DAY, rows)))

    assert "Cancelled: Storm" in texts
    assert texts.count("Cancelled") == 2  # the legend, and the row


@pytest.mark.parametrize(
    ("day", "weeks"),
    [(date(2026, 3, 9), 6), (date(2027, 2, 9), 4), (DAY, 5), (date(2027, 1, 1), 5)],
)
def test_a_month_is_a_table_of_whole_weeks(day: date, weeks: int, tmp_path: Path) -> None:
    sheet = sheet_of(CalendarView.MONTH, day, [])
    (table,) = tags_of(sheet, tmp_path).root.all("Table")
    head, *rows = [list(row.kids) for row in table.all("TR")]
    numbers = [cell.kids[0].text for row in rows for cell in row if cell.kids]

    assert [(cell.tag, cell.text, cell.scope) for cell in head][::6] == [
        ("TH", "Monday", "Column"),
        ("TH", "Sunday", "Column"),
    ]
    assert [len(row) for row in rows] == [7] * weeks
    assert numbers == [str(1 + n) for n in range(sheet.span.days)]


def test_a_day_of_a_month_is_a_list_of_its_meetings(tmp_path: Path) -> None:
    rows = [row_at(1, "2026-04-15T13:00", states=CODES), row_at(2, "2026-04-15T14:00")]
    tags = tags_of(sheet_of(CalendarView.MONTH, DAY, rows), tmp_path)
    legend, day = tags.root.all("L")

    assert legend.kids[0].tag == "LI"
    assert [[kid.text for kid in item.walk() if kid.text] for item in day.kids] == [
        ["1:00 PM", "Scheduled", "Topic-0001. · All 18 states"],
        ["2:00 PM", "Scheduled", "Topic-0002. · OH"],
    ]


def test_a_full_day_goes_on_under_repeated_heads(tmp_path: Path) -> None:
    rows = [row_at(n, f"2026-04-15T{8 + n // 6:02}:{n % 6 * 10:02}") for n in range(60)]
    tags = tags_of(sheet_of(CalendarView.MONTH, DAY, rows), tmp_path)

    assert len(tags.artifacts) > 2
    assert "MondayTuesday" in tags.artifacts[2]
    assert "15, continued" in tags.artifacts[2]


def test_a_day_that_goes_on_in_a_week_says_which_one(tmp_path: Path) -> None:
    rows = [row_at(n, f"2026-04-14T{8 + n // 6:02}:{n % 6 * 10:02}") for n in range(60)]
    tags = tags_of(sheet_of(CalendarView.WEEK, DAY, rows), tmp_path)

    assert "Tuesday, April 14, continued" in tags.artifacts[1]


def test_a_quarter_has_a_heading_a_month_and_says_its_holidays(tmp_path: Path) -> None:
    rows = [row_at(1, "2026-04-14T13:00")]
    tags = tags_of(sheet_of(CalendarView.QUARTER, DAY, rows), tmp_path)

    assert [node.text for node in tags.root.all("H2")] == [
        *("April 2026, 1 meeting", "May 2026, no meetings", "June 2026, no meetings")
    ]
    assert "Federal holiday: Mon, May 25, Memorial Day." in tags.texts()


def test_a_cycle_says_its_phases_its_dates_and_its_types(tmp_path: Path) -> None:
    rows = [row_at(n, f"2026-04-{n:02}T13:00", series=7) for n in range(1, 20)]
    sheet = sheet_of(CalendarView.CYCLE, DAY, rows, (CYCLE,))
    types, dates, month = tags_of(sheet, tmp_path).root.all("Table")
    cells = [[cell.text for cell in row.kids] for row in types.all("TR")]

    assert cells[1][:4] == ["All meetings", "Apr 1, 2026", "Apr 19, 2026", "19"]
    assert dates.all("TR")[1].kids[0].text == "Pre-cycle, RY 2027"
    assert len(month.all("TR")) == 20


def test_a_cycle_of_too_many_meetings_counts_them_and_says_who_names_them() -> None:
    rows = [row_at(n, f"2026-{n % 12 + 1:02}-14T13:00") for n in range(5001)]
    sheet = sheet_of(CalendarView.CYCLE, DAY, rows, (CYCLE,))
    texts = said(calendar.document(sheet))

    assert texts[-1] == "5,001 meetings are too many to be named here; the meeting list does."
    assert "5,001" in texts


@pytest.mark.parametrize("count", [1, 40])
def test_a_cycle_of_many_types_is_drawn_in_parts_that_fit_a_page(count: int) -> None:
    rows = [row_at(n, "2026-04-14T13:00")._replace(type=f"kind {n}") for n in range(count)]
    sheet = sheet_of(CalendarView.CYCLE, DAY, rows, (CYCLE,))
    (section,) = calendar.document(sheet).sections
    drawings = [block for block in section.blocks if isinstance(block, Drawing)]

    assert len(drawings) == (1 if count == 1 else 2)
    assert all(each.height < section.sheet.text_height for each in drawings)


@pytest.mark.parametrize("view", VIEWS)
def test_bookmarks_name_the_parts(view: CalendarView, tmp_path: Path) -> None:
    file = tmp_path / "calendar.pdf"
    sheet = sheet_of(view, DAY, [row_at(1, "2026-04-14T13:00")], (CYCLE,))
    write_document(calendar.document(sheet), file)
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        (root,) = outline.root
        names = [item.title for item in root.children]

    assert root.title == "April 2026"
    assert {
        CalendarView.WEEK: "Tuesday, April 14" in names,
        CalendarView.MONTH: names == [],
        CalendarView.QUARTER: "May 2026, no meetings" in names,
        CalendarView.CYCLE: "April 2026, 1 meeting" in names,
    }[view]


@pytest.mark.parametrize("view", VIEWS)
def test_the_same_calendar_is_the_same_file(view: CalendarView) -> None:
    sheet = sheet_of(view, DAY, [row_at(1, "2026-04-14T13:00")])

    assert render(calendar.document(sheet)) == render(calendar.document(sheet))


def test_a_draft_says_so_before_anything_else_and_under_every_page(tmp_path: Path) -> None:
    letterhead = Letterhead(("Office of the state", "Line 2"))
    sheet = sheet_of(CalendarView.MONTH, DAY, [])
    dressed = replace(sheet, head=replace(HEAD, draft=True, letterhead=letterhead))
    tags = tags_of(dressed, tmp_path)

    assert "Office of the state" in tags.texts()
    assert "Draft" in tags.texts()
    assert "draft" in tags.artifacts[0].lower()


@pytest.mark.parametrize("title", ["", "\u202e evil \x00", "W" * 300, "漢字 👩 שלום"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_title_breaks_a_calendar(view: CalendarView, title: str, tmp_path: Path) -> None:
    row = row_at(1, "2026-04-14T13:00")._replace(short_title=title, place=title)
    sheet = sheet_of(view, DAY, [row], (CYCLE,) if view is CalendarView.CYCLE else ())
    tags = tags_of(sheet, tmp_path)

    assert tags.texts() == said(calendar.document(sheet))


def test_every_status_has_its_word_and_its_column() -> None:
    sheet = sheet_of(CalendarView.CYCLE, DAY, every_status(), (CYCLE,))
    texts = said(calendar.document(sheet))
    start = texts.index("Meetings by type")

    assert texts[start + 3 : start + 11] == [look.word for look in LOOKS]
    assert texts[start + 13 : start + 21] == ["1"] * 8


def test_words_stay_on_the_page() -> None:
    rows = every_status()
    rows += [
        row_at(n, f"2026-{4 + n % 3:02}-{1 + n % 28:02}T13:00", states=CODES) for n in range(200)
    ]
    for view in VIEWS:
        (section,) = calendar.document(sheet_of(view, DAY, rows, (CYCLE,))).sections
        width = section.sheet.text_width
        root = Element(Tag.SECTION)
        strips = [s for block in section.blocks for s in block.strips(root, 0.0, width)]
        rights = [line.left + line.line.width for strip in strips for line in strip.lines]
        sizes = {line.style.size for strip in strips for line in strip.lines}

        assert max(rights) <= width + 0.5
        assert min(line.left for strip in strips for line in strip.lines) >= -0.01
        assert min(sizes) >= 7.5


def test_a_week_over_the_end_of_the_year_has_days_of_both_years() -> None:
    rows = [row_at(1, "2026-12-31T10:00"), row_at(2, "2027-01-01T10:00")]
    sheet = sheet_of(CalendarView.WEEK, date(2027, 1, 1), rows)

    assert [line.day for line in sheet.lines()] == [date(2026, 12, 31), date(2027, 1, 1)]
    assert sheet.span.ends - sheet.span.starts == timedelta(days=6)
