"""Gather what an agenda says, and write it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.people.person import Organization, Person, Post
from perm_desktop.core.progress import StoppedError, silent
from perm_desktop.reports.agenda_sheet import LocalStart
from perm_desktop.reports.meeting_head import PointLine, PointList
from perm_desktop.services import agendas, audience, cycles, meetings, notes, people
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.services.printing import agendas as printing
from perm_desktop.services.printing.dress import AgendaContents, Dress
from perm_desktop.services.printing.paper import write_each
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog
from tests.builders import add


def added(catalog: Catalog, starts: str, states: str, **fields: Any) -> int:
    draft = MeetingDraft(
        **{"type": "cycle-call", "states": states.split(), "starts": starts, **fields}
    )
    return meetings.add_meeting(catalog, draft)


def starts_of(catalog: Catalog, ident: int) -> tuple[LocalStart, ...]:
    states = reference.states(catalog.connection)
    return printing.local_starts(meetings.get(catalog, ident), states)


def test_a_sheet_says_what_when_and_for_whom(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH", "WA"])
    ident = added(catalog, "2026-04-15T13:00", "OH WA", place="Teams")
    sheet = printing.sheet(catalog, ident)
    head = sheet.head
    assert head.title == "Cycle Calls"
    assert head.cycle_line == "Reporting Year 2027 · Cycle 3"
    assert head.date == "Wednesday, April 15, 2026"
    assert head.time == "1:00–2:00 PM Eastern (EDT), 60 minutes"
    assert (head.states, head.hosts, head.place) == (
        ("Ohio", "Washington"),
        "CMS, ERC, RC, SC",
        "Teams",
    )
    assert (head.number, head.status, head.prepared) == ("Meeting 1", "", date(2026, 4, 14))
    assert sheet.zone_label == "EDT"
    assert sheet.audience[0].expectation == "Required"
    assert "PERM lead" in sheet.audience[0].roles[0]
    assert head.office == "Centers for Medicare & Medicaid Services"
    assert sheet.room_for_notes


def test_a_meeting_of_one_state_names_who_holds_the_roles(catalog: Catalog) -> None:
    person = Person(0, "Sample Lead", Organization.STATE)
    people.add(catalog, person, [(Post("OH", "PM"), None, None, False)])
    alone, joint = add(catalog), add(catalog, states=["OH", "PA"])
    audience.inform(catalog, [alone], role="FIN")
    required, informed = printing.sheet(catalog, alone).audience
    assert required.roles == ("PERM lead (Sample Lead)", "Data lead")
    assert (informed.expectation, informed.roles) == ("Informed only", ("Financial staff",))
    assert printing.sheet(catalog, joint).audience[0].roles == ("PERM lead", "Data lead")


def test_items_start_one_after_the_other(catalog: Catalog) -> None:
    ident = added(catalog, "2026-04-15T11:30", "OH")
    for title, minutes in (("Welcome", 5), ("Reviews", 40), ("Next", 0), ("End", 15)):
        agendas.add_item(catalog, ident, title, minutes)
    sheet = printing.sheet(catalog, ident)
    assert [item.clock for item in sheet.items] == ["11:30", "11:35", "12:15", "12:15"]
    assert (sheet.end_clock, sheet.total_minutes, sheet.overrun_minutes) == ("12:30", 60, 0)


def test_items_that_are_too_long_move_the_end_and_say_by_how_much(catalog: Catalog) -> None:
    ident = added(catalog, "2026-04-15T13:00", "OH")
    agendas.add_item(catalog, ident, "All of it", 75)
    sheet = printing.sheet(catalog, ident)
    assert (sheet.end_clock, sheet.total_minutes, sheet.overrun_minutes) == ("2:15", 75, 15)


def test_an_agenda_across_a_change_of_clocks_shows_what_clocks_show(catalog: Catalog) -> None:
    ident = added(catalog, "2026-03-08T01:30", "OH")
    agendas.add_item(catalog, ident, "Night call", 30)
    agendas.add_item(catalog, ident, "End", 30)
    sheet = printing.sheet(catalog, ident)
    assert [item.clock for item in sheet.items] == ["1:30", "3:00"]
    assert (sheet.zone_label, sheet.end_clock) == ("EST/EDT", "3:30")
    assert sheet.head.time == "1:30–3:30 AM Eastern (EST, then EDT), 60 minutes"


def test_states_are_grouped_by_what_their_clocks_show(catalog: Catalog) -> None:
    summer = added(catalog, "2026-07-15T14:00", "HI OH AZ NV WA PA PR")
    assert starts_of(catalog, summer) == (
        LocalStart("2:00 PM", "Eastern (EDT), Atlantic (AST)", "Ohio, Pennsylvania; Puerto Rico"),
        LocalStart("11:00 AM", "Arizona (MST), Pacific (PDT)", "Arizona; Nevada, Washington"),
        LocalStart("8:00 AM", "Hawaii (HST)", "Hawaii"),
    )
    winter = added(catalog, "2026-01-15T14:00", "PR OH AZ")
    assert starts_of(catalog, winter) == (
        LocalStart("3:00 PM", "Atlantic (AST)", "Puerto Rico"),
        LocalStart("2:00 PM", "Eastern (EST)", "Ohio"),
        LocalStart("12:00 noon", "Arizona (MST)", "Arizona"),
    )


def test_a_local_start_on_another_day_names_the_day(catalog: Catalog) -> None:
    ident = added(catalog, "2026-07-15T03:00", "HI")
    assert starts_of(catalog, ident)[0].time == "Tue, Jul 14, 9:00 PM"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (MeetingChange(status="draft"), "Draft"),
        (MeetingChange(status="held"), ""),
        (MeetingChange(status="cancelled", reason="Host is ill"), "Cancelled: Host is ill"),
    ],
)
def test_an_agenda_says_when_it_does_not_hold(
    catalog: Catalog, change: MeetingChange, status: str
) -> None:
    ident = add(catalog)
    meetings.change_meeting(catalog, ident, change)
    assert printing.sheet(catalog, ident).head.status == status


def test_a_state_in_two_zones_is_told_whose_clock_is_printed(catalog: Catalog) -> None:
    sheet = printing.sheet(catalog, added(catalog, "2026-04-15T13:00", "OH IN"))
    assert sheet.local_remark.startswith("Indiana: the local time is the capital's; part of the")
    both = printing.sheet(catalog, added(catalog, "2026-04-15T13:00", "IA IN AK"))
    assert both.local_remark.startswith("Alaska, Indiana: the local times are those of the")
    assert printing.sheet(catalog, added(catalog, "2026-04-15T13:00", "OH")).local_remark == ""


def test_what_earlier_calls_left_open_is_on_the_agenda(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH", "WA"])
    march, april = (added(catalog, f"2026-0{n}-15T13:00", "OH WA") for n in (3, 4))
    notes.append(catalog, march, "[ ] Send the list\n[x] Book a room")
    notes.append(catalog, march, "[ ] Name a contact", "WA")
    assert printing.sheet(catalog, april).open_points == PointList(
        (
            PointLine("Send the list", "All", "Mar 15, 2026, meeting 1"),
            PointLine("Name a contact", "Washington", "Mar 15, 2026, meeting 1"),
        )
    )
    assert printing.sheet(catalog, march).open_points == PointList()


def test_open_points_beyond_the_bound_are_counted(catalog: Catalog) -> None:
    march, april = (added(catalog, f"2026-0{n}-15T13:00", "OH") for n in (3, 4))
    notes.append(catalog, march, "\n".join(f"[ ] Point {n}" for n in range(25)))
    found = printing.sheet(catalog, april).open_points
    assert (len(found.lines), found.more) == (20, 5)


def test_a_deleted_call_leaves_nothing_open(catalog: Catalog) -> None:
    march, april = (added(catalog, f"2026-0{n}-15T13:00", "OH") for n in (3, 4))
    notes.append(catalog, march, "[ ] Send the list")
    meetings.delete_meetings(catalog, [march])
    assert printing.sheet(catalog, april).open_points == PointList()


def test_parts_that_are_not_wanted_are_left_out(catalog: Catalog) -> None:
    ident = added(catalog, "2026-04-15T13:00", "OH WA")
    agendas.add_item(catalog, ident, "Welcome", 5, "CMS", "Roll call by state")
    bare = AgendaContents(*[False] * 6)
    sheet = printing.sheet(catalog, ident, Dress(agenda=bare))
    assert (sheet.purpose, sheet.audience_text, sheet.audience) == ("", "", ())
    assert (sheet.local_starts, sheet.items[0].notes) == ((), "")
    assert not sheet.room_for_notes


@pytest.mark.parametrize(("status", "chosen"), [("draft", False), ("scheduled", True)])
def test_a_draft_is_marked_by_its_status_or_by_choice(
    catalog: Catalog, status: str, chosen: bool
) -> None:
    ident = add(catalog)
    meetings.change_meeting(catalog, ident, MeetingChange(status=status))
    assert printing.sheet(catalog, ident, Dress(draft=chosen)).head.draft
    meetings.change_meeting(catalog, ident, MeetingChange(status="scheduled"))
    assert not printing.sheet(catalog, ident).head.draft


def test_hosts_without_codes_are_printed_in_the_source_s_words(catalog: Catalog) -> None:
    workgroup = printing.sheet(catalog, add(catalog, "state-systems-workgroup"))
    assert workgroup.head.hosts == "CMS, CMCS DSG"
    assert printing.sheet(catalog, add(catalog, "mini-perm")).head.hosts == ""


def test_files_are_named_by_date_and_number(catalog: Catalog, tmp_path: Path) -> None:
    first, second = add(catalog), added(catalog, "2026-04-15T13:00", "OH")
    written = printing.print_agendas(catalog, [first, second], tmp_path / "out")
    assert [path.name for path in written] == [
        "agenda-2026-04-20-ad-hoc-call-1.pdf",
        "agenda-2026-04-15-cycle-call-2.pdf",
    ]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(
        path.name for path in written
    )


def test_nothing_is_written_when_one_of_the_meetings_is_gone(
    catalog: Catalog, tmp_path: Path
) -> None:
    with pytest.raises(NotFoundError):
        printing.print_agendas(catalog, [add(catalog), 7], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_what_was_gathered_is_written_without_the_catalog(catalog: Catalog, tmp_path: Path) -> None:
    papers = [printing.paper(catalog, add(catalog))]
    catalog.connection.close()
    (path,) = write_each(papers, tmp_path, silent)
    assert path.read_bytes().startswith(b"%PDF-")


def test_printing_that_is_stopped_keeps_what_was_written(catalog: Catalog, tmp_path: Path) -> None:
    papers = [printing.paper(catalog, add(catalog)) for _ in range(3)]

    def stop_at_the_third(done: int, total: int) -> None:
        assert total == 3
        if done == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        write_each(papers, tmp_path, stop_at_the_third)
    written = list(tmp_path.glob("*.pdf"))
    assert len(written) == 2
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in written)


def test_a_file_that_cannot_be_replaced_is_named(catalog: Catalog, tmp_path: Path) -> None:
    paper = printing.paper(catalog, add(catalog))
    (tmp_path / paper.name).mkdir()
    with pytest.raises(UserError, match=f"{paper.name}” cannot be written") as told:
        write_each([paper], tmp_path, silent)
    assert told.value.next_step == "Close it where it is open, or choose another name or folder."


def test_a_folder_that_cannot_be_made_is_told(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be written"):
        printing.print_agendas(catalog, [add(catalog)], tmp_path / "file" / "out")
