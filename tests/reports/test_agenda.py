"""What a printed agenda says, in which order, and how it is tagged."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import repeat
from pathlib import Path

import pikepdf
import pytest

from perm_desktop.reports.agenda_sheet import AgendaSheet
from perm_desktop.reports.kit.packet import joined
from tests.pdfcheck.tag_tree import Tagged, read_tags
from tests.reports.rendering import Rendered, laid_out, render, said, write
from tests.reports.sheets import EMPTY, NO_POINTS, ORDINARY, PAPERS


def tags_of(sheet: AgendaSheet, tmp_path: Path) -> Tagged:
    file = tmp_path / "agenda.pdf"
    write(sheet, file)
    return read_tags(file)


def with_head(sheet: AgendaSheet = ORDINARY, **values: str) -> AgendaSheet:
    return replace(sheet, head=replace(sheet.head, **values))


def agenda_text(sheet: AgendaSheet) -> list[str]:
    return said(laid_out(sheet))


def test_an_agenda_is_read_in_the_order_of_its_sheet() -> None:
    assert agenda_text(ORDINARY) == [
        "Cycle Call, April 2026",
        "Agenda",
        "Payment Error Rate Measurement (PERM)",
        "Reporting Year 2027 · Cycle 3",
        *("Date", "Wednesday, April 15, 2026"),
        *("Time", "1:00–2:00 PM Eastern (EDT), 60 minutes"),
        *("States", "Florida, Hawaii, Maine"),
        *("Hosts", "CMS, RC"),
        *("Where", "Given in the invitation"),
        *("Number", "Meeting 214"),
        "Purpose",
        "This call brings the states up to date on the cycle.",
        "Attendees",
        "State Medicaid/CHIP PERM Project Managers/Liaisons.",
        "Required: PERM lead, Data lead",
        "As needed: Policy SME",
        "Local start time",
        *("Starts", "Zone", "States"),
        *("1:00 PM", "Eastern (EDT)", "Florida, Maine"),
        *("7:00 AM", "Hawaii (HST)", "Hawaii"),
        "Florida: the time is that on the clock of its capital.",
        "Items",
        *("No.", "Clock (EDT)", "Item", "Presenter", "Min"),
        *("1", "1:00", "Welcome and roll call", "CMS", "5"),
        *("2", "1:05", "Data submission", "Third quarter", "Open questions", "SC", "55"),
        *("2:00", "End", "Total", "60"),
        "Open points",
        *("Point", "State", "Noted"),
        *("Confirm SMERF users", "Florida", "Mar 11, 2026, meeting 198"),
        *("Send the question set again", "All", "Feb 11, 2026, meeting 180"),
        "… and 3 more.",
        "Notes",
    ]


@pytest.mark.parametrize("name", PAPERS)
def test_the_tags_say_just_what_a_paper_says(
    name: str, rendered: Callable[[str], Rendered]
) -> None:
    paper = rendered(name)

    assert paper.tags.texts() == paper.expected_texts()
    assert paper.tags.unmarked == []


def test_the_remark_on_local_times_stands_by_them() -> None:
    remark = ORDINARY.local_remark
    spoken = agenda_text(replace(ORDINARY, local_starts=ORDINARY.local_starts[:1]))
    assert spoken[spoken.index(remark) + 1] == "Purpose"
    spoken = agenda_text(ORDINARY)
    assert spoken[spoken.index(remark) + 1] == "Items"


def test_an_empty_agenda_says_so_instead_of_showing_an_empty_table(empty: Rendered) -> None:
    assert empty.tags.root.all("Table") == []
    assert "No items yet." in empty.tags.texts()


def test_a_place_that_is_known_is_printed() -> None:
    assert "Room C-114" in agenda_text(with_head(place="Room C-114"))


def test_the_status_is_said_before_the_facts(tmp_path: Path) -> None:
    texts = tags_of(with_head(status="Cancelled: host is ill"), tmp_path).texts()

    assert texts.index("Cancelled: host is ill") < texts.index("Date")


def test_every_foot_of_a_cancelled_agenda_says_cancelled(tmp_path: Path) -> None:
    sheet = with_head(replace(ORDINARY, items=ORDINARY.items * 40), status="Cancelled: host is ill")
    artifacts = tags_of(sheet, tmp_path).artifacts

    assert len(artifacts) > 1
    assert all("Cancelled: Cycle Call" in text for text in artifacts)


def test_the_foot_names_the_meeting_and_its_day(ordinary: Rendered) -> None:
    assert ordinary.tags.artifacts == [
        "Cycle Call, April 2026, April 15, 2026Prepared April 14, 2026Page 1 of 1"
    ]


def test_a_long_title_in_the_foot_leaves_room_for_the_day(tmp_path: Path) -> None:
    sheet = with_head(title="Orientation " * 9, status="Cancelled: host is ill")
    (foot,) = tags_of(sheet, tmp_path).artifacts

    assert foot.startswith("Cancelled: Orientation Orientation Orientati…, April 15, 2026P")


def test_one_local_start_for_all_needs_no_table() -> None:
    texts = agenda_text(replace(ORDINARY, local_starts=ORDINARY.local_starts[:1]))

    assert "Local start time" not in texts
    assert texts[texts.index("Local") + 1] == "1:00 PM Eastern (EDT)"


def test_states_are_counted_where_a_table_names_them() -> None:
    many = replace(ORDINARY.head, states=tuple(f"State {n}" for n in range(18)))
    assert "18 states" in agenda_text(replace(ORDINARY, head=many))

    untabled = agenda_text(replace(ORDINARY, head=many, local_starts=()))
    assert untabled[untabled.index("States") + 1].endswith("State 16, State 17")


def test_nothing_open_needs_no_heading() -> None:
    assert "Open points" not in agenda_text(replace(ORDINARY, open_points=NO_POINTS))


def test_room_for_notes_can_be_left_out() -> None:
    assert "Notes" not in agenda_text(replace(ORDINARY, room_for_notes=False))


def test_items_that_overrun_the_meeting_are_followed_by_a_sentence() -> None:
    sheet = replace(ORDINARY, total_minutes=61, overrun_minutes=1)

    assert "The items take 61 minutes, 1 more than the meeting has." in agenda_text(sheet)
    assert "more than the meeting has" not in agenda_text(ORDINARY)


def test_headings_are_one_title_and_parts_of_the_second_level(ordinary: Rendered) -> None:
    assert [node.text for node in ordinary.tags.root.all("H1")] == ["Cycle Call, April 2026"]
    assert [node.text for node in ordinary.tags.root.all("H2")] == [
        "Purpose",
        "Attendees",
        "Local start time",
        "Items",
        "Open points",
        "Notes",
    ]


def test_facts_are_a_list_of_labels_and_values(ordinary: Rendered) -> None:
    (facts,) = ordinary.tags.root.all("L")
    pairs = [[(kid.tag, kid.text) for kid in item.kids] for item in facts.kids]

    assert pairs[0] == [("Lbl", "Date"), ("LBody", "Wednesday, April 15, 2026")]
    assert len(pairs) == 6


def test_table_heads_have_a_scope(ordinary: Rendered) -> None:
    starts, items, _ = ordinary.tags.root.all("Table")
    heads = [(node.text, node.scope) for node in items.all("TH")]

    assert heads[:5] == [
        ("No.", "Column"),
        ("Clock (EDT)", "Column"),
        ("Item", "Column"),
        ("Presenter", "Column"),
        ("Min", "Column"),
    ]
    assert heads[5:] == [("1", "Row"), ("2", "Row")]
    assert [node.scope for node in starts.all("TH")] == ["Column"] * 3 + ["Row"] * 2


def test_every_row_of_a_table_has_as_many_cells_as_its_head(long: Rendered) -> None:
    for table in long.tags.root.all("Table"):
        widths = {len(row.kids) for row in table.all("TR")}
        assert len(widths) == 1


def test_a_repeated_table_head_is_decoration(long: Rendered) -> None:
    pages = long.tags.artifacts

    assert len(pages) > 2
    assert "No.Clock (EDT)ItemPresenterMin" not in pages[0]
    assert "No.Clock (EDT)ItemPresenterMin" in pages[1]
    assert long.tags.texts().count("Presenter") == 1


def test_pages_are_counted_in_their_foot(long: Rendered) -> None:
    count = len(long.tags.artifacts)

    for number, text in enumerate(long.tags.artifacts, 1):
        assert text.endswith(f"Page {number} of {count}")


def test_the_header_starts_on_the_second_page_because_the_first_says_it_aloud(
    long: Rendered,
) -> None:
    assert "Payment Error Rate Measurement (PERM)" not in long.tags.artifacts[0]
    assert "Payment Error Rate Measurement (PERM)" in long.tags.artifacts[1]
    assert long.tags.texts().count("Payment Error Rate Measurement (PERM)") == 1


def test_title_author_language_and_day_are_in_the_file(ordinary: Rendered) -> None:
    with pikepdf.open(ordinary.file) as pdf:
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "Agenda: Cycle Call, April 2026, April 15, 2026"
            assert xmp["dc:creator"] == ["CMS Division of Error Rate Measurement"]
            assert xmp["xmp:CreateDate"] == "2026-04-14"
        assert str(pdf.Root.Lang) == "en-US"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo.Title) == "Agenda: Cycle Call, April 2026, April 15, 2026"
        assert str(pdf.docinfo.Author) == "CMS Division of Error Rate Measurement"
        assert str(pdf.docinfo.CreationDate) == "D:20260414"


def test_a_sheet_without_a_day_makes_a_file_without_a_date(empty: Rendered) -> None:
    with pikepdf.open(empty.file) as pdf, pdf.open_metadata() as xmp:
        assert "/CreationDate" not in pdf.docinfo
        assert "xmp:CreateDate" not in xmp


def test_the_same_sheet_gives_the_same_bytes(ordinary: Rendered, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    write(ORDINARY, again)

    assert again.read_bytes() == ordinary.file.read_bytes()


def test_agendas_written_by_many_threads_are_the_same_files(
    ordinary: Rendered, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.pdf" for number in range(24)]
    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(write, repeat(ORDINARY), files))

    assert {file.read_bytes() for file in files} == {ordinary.file.read_bytes()}


def test_sheets_that_differ_have_files_of_different_identity(
    ordinary: Rendered, empty: Rendered
) -> None:
    def identity(file: Path) -> bytes:
        with pikepdf.open(file) as pdf:
            return bytes(pdf.trailer.ID[0])

    assert identity(ordinary.file) != identity(empty.file)


def page_of(pdf: pikepdf.Pdf, entry: pikepdf.OutlineItem) -> int:
    """The number of the page that a bookmark leads to, from 0."""
    assert isinstance(entry.destination, pikepdf.Array)
    return pdf.pages.index(pikepdf.Page(entry.destination[0]))


def test_bookmarks_lead_to_the_parts_of_an_agenda(long: Rendered) -> None:
    with pikepdf.open(long.file) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == "Cycle Call, April 2026, April 15, 2026"
        assert [part.title for part in title.children] == [
            "Purpose",
            "Attendees",
            "Local start time",
            "Items",
            "Open points",
            "Notes",
        ]
        assert page_of(pdf, title.children[0]) == 0
        assert page_of(pdf, title.children[-1]) == len(pdf.pages) - 1


def test_a_packet_has_a_closed_bookmark_for_each_agenda(packet: Path) -> None:
    with pikepdf.open(packet) as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == [
            "Contents",
            "Cycle Call, April 2026, April 15, 2026",
            "Cycle Call, April 2026, April 15, 2026",
            "Untitled meeting",
        ]
        assert all(entry.is_closed for entry in outline.root if entry.children)
        assert [page_of(pdf, entry) for entry in outline.root][:3] == [0, 1, 2]
        assert str(pdf.docinfo.Title) == "Calls of April 2026"


def test_the_bookmark_of_a_meeting_with_one_state_names_the_state(tmp_path: Path) -> None:
    sheet = replace(ORDINARY, head=replace(ORDINARY.head, states=("Hawaii",)))
    with pikepdf.open(render(sheet, tmp_path, "a").file) as pdf, pdf.open_outline() as outline:
        assert outline.root[0].title == "Cycle Call, April 2026, April 15, 2026, Hawaii"


def test_an_agenda_in_a_packet_says_what_it_says_alone(
    packet: Path, ordinary: Rendered, long: Rendered, empty: Rendered
) -> None:
    _contents, *sections = read_tags(packet).root.all("Sect")

    for section, alone in zip(sections, (ordinary, long, empty), strict=True):
        assert [node.text for node in section.walk() if node.text] == alone.tags.texts()


def test_each_agenda_of_a_packet_counts_its_own_pages(packet: Path) -> None:
    _contents, *feet = [text.rpartition("Page ")[2] for text in read_tags(packet).artifacts]

    assert feet[0] == "1 of 1"
    assert feet[1].startswith("1 of ")
    assert feet[-1] == "1 of 1"


def test_a_packet_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        joined([], "Nothing")


def test_a_meeting_without_a_title_is_called_untitled() -> None:
    assert agenda_text(EMPTY)[0] == "Untitled meeting"
