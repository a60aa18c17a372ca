"""What printed minutes say, in which order, and how it is tagged."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from perm_desktop.core.symbols import mark_look, shape
from perm_desktop.core.vocabulary import Mark
from perm_desktop.reports.kit.paper import STRONG
from perm_desktop.reports.kit.structure import Element, Tag
from perm_desktop.reports.kit.table import Column, Table
from perm_desktop.reports.kit.text import Printable
from perm_desktop.reports.minutes_sheet import MinutesSheet
from perm_desktop.reports.statuses import status
from tests.reports.rendering import Rendered, laid_out, render, said
from tests.reports.sheets import MINUTES, NO_POINTS

_EMPTY_RECORD = replace(
    MINUTES, note="", state_notes=(), open_points=NO_POINTS, done_points=NO_POINTS, recorded=()
)


def text(sheet: MinutesSheet) -> list[str]:
    return said(laid_out(sheet))


def test_minutes_are_read_in_the_order_of_their_sheet() -> None:
    assert text(MINUTES) == [
        "Cycle Call, April 2026",
        "Minutes",
        "Payment Error Rate Measurement (PERM)",
        "Reporting Year 2027 · Cycle 3",
        *("Date", "Wednesday, April 15, 2026"),
        *("Time", "1:00–2:00 PM Eastern (EDT), 60 minutes"),
        *("States", "Florida, Hawaii, Maine"),
        *("Hosts", "CMS, RC"),
        *("Where", "Given in the invitation"),
        *("Number", "Meeting 214"),
        *("Status", "Held"),
        "Attendance",
        "2 of 3 states attended, 1 of them in part.",
        "Partly: Hawaii",
        "Absent: Maine",
        *("State", "Who", "Attendance", "Remark"),
        *("Florida", "PERM lead and 1 other attended", "Attended"),
        *("Florida", "PERM lead: Ana Diaz", "Attended", "Left at 1:40"),
        *("Florida", "Data lead", "Excused"),
        *("Hawaii", "Marked for the state as a whole", "Partial"),
        *("Maine", "Nobody attended", "Absent", "No answer"),
        "Agenda items",
        *("1. Welcome and roll call", "CMS, 5 minutes from 1:00"),
        *("2. Data submission", "SC, 55 minutes from 1:05"),
        *("Third quarter", "Open questions"),
        "Notes",
        "Short and to the point.",
        "Decisions",
        *("•", "Meet again in May"),
        *("•", "before the 20th"),
        *("•", "not on a Monday"),
        *("•", "Keep the list"),
        "Who does what",
        *("☐", "Florida sends the list"),
        *("☑", "Maine has named a contact"),
        "Nothing else was said.",
        "Florida",
        "Asked",
        "When is the list due?",
        "Open points",
        *("Point", "State", "Noted"),
        *("Confirm SMERF users", "Florida", "Mar 11, 2026, meeting 198"),
        *("Send the question set again", "All", "Feb 11, 2026, meeting 180"),
        "… and 3 more.",
        "Done",
        *("Point", "State"),
        *("Book a room", "All"),
        "Record",
        "Attendance recorded by liaison, last on April 15, 2026, 2:05 PM EDT.",
    ]


@pytest.mark.parametrize("mark", Mark)
def test_a_mark_is_a_word_beside_its_symbol(mark: Mark) -> None:
    look = mark_look(mark)
    table = Table((Column(Printable("Attendance"), 0),), ((status(look, STRONG),),))
    root = Element(Tag.SECTION)
    _, row = table.strips(root, 0.0, 100.0)

    assert list(table.said()) == ["Attendance", look.word]
    assert len(row.shapes) == len(shape(look.symbol))
    assert {placed.element for placed in row.shapes} == {None}  # decoration
    assert all(line.left > 10 for line in row.lines)


def test_headings_of_notes_go_down_one_level_at_a_time(
    rendered: Callable[[str], Rendered],
) -> None:
    tags = [node for node in rendered("minutes").tags.root.walk() if node.tag[:1] == "H"]
    levels = [(int(node.tag[1:]), node.text) for node in tags]

    assert [text for level, text in levels if level == 1] == ["Cycle Call, April 2026"]
    assert (3, "Decisions") in levels
    assert (4, "Who does what") in levels
    assert (4, "Asked") in levels
    assert all(after <= before + 1 for (before, _), (after, _) in pairwise(levels))


def test_bullets_and_boxes_are_lists_within_lists(rendered: Callable[[str], Rendered]) -> None:
    _, bullets, inner, boxes = rendered("minutes").tags.root.all("L")

    assert [item.kids[1].text for item in bullets.kids] == ["Meet again in May", "Keep the list"]
    assert inner in bullets.kids[0].kids[1].kids
    assert [item.kids[0].text for item in inner.kids] == ["•", "•"]
    assert [[kid.tag for kid in item.kids] for item in boxes.kids] == [["Lbl", "LBody"]] * 2


def test_a_record_without_notes_and_items_says_so() -> None:
    texts = text(replace(_EMPTY_RECORD, items=()))

    assert "The agenda had no items." in texts
    assert "No notes were written." in texts
    assert "Open points" not in texts
    assert "Record" not in texts


def test_parts_that_are_not_wanted_have_no_heading() -> None:
    texts = text(replace(MINUTES, with_attendance=False, with_items=False, with_notes=False))

    assert {"Attendance", "Agenda items", "Notes"}.isdisjoint(texts)
    assert texts[texts.index("States") + 1] == "Florida, Hawaii, Maine"


def test_a_draft_says_so_on_every_page_and_in_its_text(rendered: Callable[[str], Rendered]) -> None:
    minutes = rendered("long minutes")

    assert len(minutes.tags.artifacts) > 2
    assert all("draft" in page.casefold() for page in minutes.tags.artifacts)
    assert minutes.tags.texts().count("Draft") == 1
    assert any("has not been held yet" in piece for piece in minutes.tags.texts())


def test_a_note_of_a_hundred_thousand_characters_is_printed_whole(tmp_path: Path) -> None:
    lines = [f"{n:05} " + "word " * 18 for n in range(1000)]
    sheet = replace(_EMPTY_RECORD, note="\n".join(lines))

    texts = render(sheet, tmp_path, "minutes").tags.texts()
    assert [line.strip() for line in lines] == [piece for piece in texts if piece[:5].isdecimal()]


def test_a_note_beyond_the_bound_says_how_much_is_missing() -> None:
    texts = text(replace(_EMPTY_RECORD, note="x" * 1_000_007))

    assert "The rest, 7 characters, is not printed." in texts


def test_state_notes_have_bookmarks_under_the_meeting(rendered: Callable[[str], Rendered]) -> None:
    with pikepdf.open(rendered("minutes").file) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        assert "Florida" in [part.title for part in title.children]


def test_columns_in_which_nothing_is_said_are_left_out() -> None:
    bare = tuple(replace(line, who="", remark="") for line in MINUTES.attendance if line.is_state)
    spoken = text(replace(MINUTES, attendance=bare))
    start = spoken.index("State")
    assert spoken[start : start + 4] == ["State", "Attendance", "Florida", "Attended"]


def test_an_item_without_a_length_says_when_it_came() -> None:
    item = replace(MINUTES.items[0], minutes=0, presenter="")
    assert "at 1:00" in text(replace(MINUTES, items=(item,)))
