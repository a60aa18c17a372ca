"""From a choice to its documents: how many, in which order, and what they are called."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from perm_desktop.core.calendar_pages import CalendarView
from perm_desktop.core.letterhead import Letterhead
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.paging import SeenTimeline
from perm_desktop.services import cycles, meetings
from perm_desktop.services.meetings import MeetingDraft
from perm_desktop.services.printing.choice import Choice, Kind, Reach, Stock, Subject
from perm_desktop.services.printing.dress import Dress, set_letterhead
from perm_desktop.services.printing.job import Job, hint, job
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter

TODAY = date(2026, 4, 14)
ALL = Choice(TODAY, reach=Reach.LISTED)


def refused(_dress: Dress, _rows: Sequence[MeetingRow], _count: int) -> Paper:
    raise AssertionError("nobody asked for a list")


def stock(catalog: Catalog, *chosen: int) -> Stock:
    rows = tuple(meetings.find_rows(catalog, Filter()))
    return Stock(rows, rows, frozenset(chosen), TODAY)


def made(catalog: Catalog, choice: Choice, *chosen: int) -> Job:
    return job(catalog, choice, stock(catalog, *chosen), refused)


def names(found: Job) -> list[str]:
    return [step().name for step in found.steps]


@pytest.fixture
def two(catalog: Catalog) -> list[int]:
    """Calls on Apr 15 and Apr 20."""
    cycles.add_cycle(catalog, 2027, ["OH"])
    drafts = (
        MeetingDraft("cycle-call", ["OH"], starts, year=2027)
        for starts in ("2026-04-15T13:00", "2026-04-20T13:00")
    )
    return [meetings.add_meeting(catalog, draft) for draft in drafts]


def test_one_meeting_can_have_several_documents_in_one_packet(
    catalog: Catalog, two: list[int]
) -> None:
    choice = Choice(TODAY, kinds=(Kind.SIGN_IN, Kind.AGENDA))
    found = made(catalog, choice, two[0])
    assert names(found) == [
        "agenda-2026-04-15-cycle-call-1.pdf",
        "sign-in-2026-04-15-cycle-call-1.pdf",
    ]
    assert found.one_file
    assert found.name == "agenda-and-sign-in-sheet-2026-04-15-cycle-call-1.pdf"
    assert found.title == "Cycle call, April 15, 2026: agenda and sign-in sheet"


def test_a_packet_goes_from_meeting_to_meeting(catalog: Catalog, two: list[int]) -> None:
    found = made(catalog, replace(ALL, kinds=tuple(Kind)))
    assert [name.partition("-cycle")[0] for name in names(found)] == [
        *("agenda-2026-04-15", "sign-in-2026-04-15", "minutes-2026-04-15"),
        *("agenda-2026-04-20", "sign-in-2026-04-20", "minutes-2026-04-20"),
    ]
    assert found.title.startswith("Agendas, sign-in sheets and minutes, Apr 15, 2026")
    assert found.name == "agendas-sign-in-sheets-and-minutes-2026-04-15-to-2026-04-20.pdf"


def test_several_documents_can_each_have_a_file(catalog: Catalog, two: list[int]) -> None:
    assert not made(catalog, replace(ALL, one_packet=False)).one_file
    alone = made(catalog, Choice(TODAY, one_packet=False), two[0])
    assert alone.one_file, "one document needs no folder"


def test_documents_show_what_was_chosen_of_the_dress(catalog: Catalog, two: list[int]) -> None:
    set_letterhead(catalog, Letterhead(("State Office",)))
    choice = Choice(TODAY, subject=Subject.LIST, reach=Reach.LISTED, draft=True)
    seen: list[Dress] = []

    def as_list(dress: Dress, rows: Sequence[MeetingRow], _count: int) -> Paper:
        assert [row.id for row in rows] == two
        seen.append(dress)
        return Paper("meetings.pdf", lambda: pytest.fail("nothing is laid out"))

    for letterhead in (True, False):
        wanted = replace(choice, letterhead=letterhead)
        assert names(job(catalog, wanted, stock(catalog), as_list)) == ["meetings.pdf"]
    assert [dress.draft for dress in seen] == [True, True]
    assert [dress.letterhead is not None for dress in seen] == [True, False]


def test_a_calendar_is_one_document_also_without_meetings(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH"])
    choice = Choice(TODAY, subject=Subject.CALENDAR, view=CalendarView.WEEK)
    (name,) = names(made(catalog, choice))
    assert name.startswith("calendar-week-2026-04-13")


def test_a_timeline_is_one_document_where_there_is_one(catalog: Catalog, two: list[int]) -> None:
    choice = Choice(TODAY, subject=Subject.TIMELINE)
    assert not made(catalog, choice).steps
    seen = SeenTimeline(29_600_000.0, 29_700_000.0, 12.0)
    found = job(catalog, choice, replace(stock(catalog), timeline=seen), refused)
    (name,) = names(found)
    assert name.startswith("timeline-by-state-2026-04")


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (Choice(TODAY), "No meeting is chosen. "),
        (replace(ALL, kinds=()), "Check at least one document"),
        (Choice(TODAY, reach=Reach.DAY), "No meeting on Tuesday, April 14, 2026."),
        (Choice(TODAY, reach=Reach.WEEK), "No meeting in the week of April 14, 2026."),
        (ALL, "There is no meeting yet. Plan a cycle first."),
        (replace(ALL, subject=Subject.TIMELINE), "The timeline shows nothing yet."),
    ],
)
def test_where_nothing_can_be_printed_a_sentence_says_what_to_do(
    catalog: Catalog, choice: Choice, sentence: str
) -> None:
    assert not made(catalog, choice).steps
    assert hint(choice, stock(catalog)).startswith(sentence)


def test_a_preview_takes_the_first_documents_only(catalog: Catalog, two: list[int]) -> None:
    found = made(catalog, replace(ALL, kinds=tuple(Kind)))
    assert found.glance == found.steps[:5]
    assert found.remark == "First 5 of 6 documents"
    alone = made(catalog, Choice(TODAY), two[0])
    assert (alone.glance, alone.remark) == (alone.steps, "")


def test_a_preview_of_a_long_list_is_its_beginning(catalog: Catalog, two: list[int]) -> None:
    row = stock(catalog).rows[0]
    rows = tuple(row._replace(id=number) for number in range(1500))
    seen: list[tuple[int, int]] = []

    def as_list(_dress: Dress, rows: Sequence[MeetingRow], count: int) -> Paper:
        seen.append((len(rows), count))
        return Paper("meetings.pdf", lambda: pytest.fail("nothing is laid out"))

    choice = Choice(TODAY, subject=Subject.LIST, reach=Reach.LISTED)
    found = job(catalog, choice, Stock(rows, rows, frozenset(), TODAY), as_list)
    assert found.remark == "First 200 of 1,500 meetings"
    for step in (*found.glance, *found.steps):
        step()
    assert seen == [(200, 1500), (1500, 1500)]
