"""Lists of meetings: which rows, in which order, with which counts."""

from typing import Any

import pytest

from perm_desktop.core.errors import NotFoundError
from perm_desktop.services import agendas, attendance, cycles, meetings, notes
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter, find, rows
from tests.builders import add


def at(catalog: Catalog, starts: str, kind: str = "ad-hoc-call", **more: Any) -> int:
    draft = MeetingDraft(**{"type": kind, "states": ["OH"], "starts": starts, **more})
    return meetings.add_meeting(catalog, draft)


def idents(catalog: Catalog, **filters: Any) -> list[int]:
    return [row.id for row in rows(catalog.connection, Filter(**filters))]


def test_meetings_come_in_the_order_of_their_instants(catalog: Catalog) -> None:
    noon_in_hawaii = at(catalog, "2026-04-14T12:00", zone="Pacific/Honolulu")
    three_in_ohio = at(catalog, "2026-04-14T15:00")
    evening_in_ohio = at(catalog, "2026-04-14T19:00")
    assert idents(catalog) == [three_in_ohio, noon_in_hawaii, evening_in_ohio]


def test_meetings_of_one_instant_come_by_number(catalog: Catalog) -> None:
    assert idents(catalog) == []
    both = [at(catalog, "2026-04-14T15:00") for _ in range(2)]
    assert idents(catalog) == both


def test_a_list_shows_counts_of_what_hangs_on_a_meeting(catalog: Catalog) -> None:
    ident = add(catalog, states=["OH", "PA"])
    (row,) = rows(catalog.connection)
    assert (row.agenda_items, row.marked_states, row.noted) == (0, 0, 0)
    agendas.add_item(catalog, ident, "Welcome")
    agendas.add_item(catalog, ident, "Next steps")
    attendance.mark(catalog, ident, "OH", "attended")
    attendance.mark(catalog, ident, "OH", "attended", "PM")
    notes.append(catalog, ident, "Ohio asked.", "OH")
    (row,) = rows(catalog.connection)
    assert (row.agenda_items, row.marked_states, row.noted) == (2, 1, 1)
    notes.write(catalog, ident, "", "OH")
    (row,) = rows(catalog.connection)
    assert row.noted == 0


def test_a_row_carries_what_every_pane_shows(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH", "PA"])
    at(catalog, "2025-07-01T14:00", "perm-101", states=["PA", "OH"], session=2, place="Teams")
    (row,) = rows(catalog.connection)
    assert (row.number, row.year, row.type, row.phase) == (1, 2027, "perm-101", "pre")
    assert (row.host_codes, row.state_codes) == (("ERC", "RC", "SC"), ("OH", "PA"))
    assert (row.session, row.place, row.minutes, row.status) == (2, "Teams", 90, "scheduled")
    assert row.start.isoformat() == "2025-07-01T14:00:00-04:00"


def test_the_title_is_the_meeting_s_own_or_the_type_s_that_prints(catalog: Catalog) -> None:
    ident = add(catalog, "data-submission-instruction")
    title = "Data Submissions Instruction Meetings (PERM+ and Routine PERM)"
    assert rows(catalog.connection)[0].title == title  # the shipped correction
    with catalog.edit("Reword") as edit:
        edit.connection.execute(
            "UPDATE type_text SET title = 'Our words' WHERE layer = 'own' AND type = 2"
        )
    assert rows(catalog.connection)[0].title == "Our words"
    meetings.change_meeting(catalog, ident, MeetingChange(title="Ohio only"))
    assert rows(catalog.connection)[0].title == "Ohio only"
    meetings.change_meeting(catalog, ident, MeetingChange(title=" "))
    assert rows(catalog.connection)[0].title == "Our words"


def test_each_filter_lets_through_what_it_names(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH", "PA"])
    training = at(catalog, "2025-07-01T14:00", "perm-101", states=["OH", "PA"])
    webinar = at(catalog, "2025-07-02T14:00", "dp-questionnaire-rbs-webinar")
    alone = at(catalog, "2030-07-03T14:00", states=["HI"])
    assert idents(catalog, years=[2027]) == [training, webinar]
    assert idents(catalog, years=[2026]) == []
    assert idents(catalog, years=[2026], or_no_cycle=True) == [alone]
    assert idents(catalog, years=[2026, 2027], or_no_cycle=True) == [training, webinar, alone]
    assert idents(catalog, type="perm-101") == [training]
    assert idents(catalog, state="PA") == [training]
    assert idents(catalog, host="RC") == [training, webinar]
    assert idents(catalog, host="C") == []
    assert idents(catalog, phase="intra") == [alone]
    assert idents(catalog, first_day="2025-07-02") == [webinar, alone]
    assert idents(catalog, last_day="2025-07-02") == [training, webinar]
    assert idents(catalog, first_day="2025-07-02", last_day="2025-07-02") == [webinar]
    assert idents(catalog, ids=[alone, training]) == [training, alone]
    assert idents(catalog, state="OH", host="SC", phase="pre") == [training]


def test_more_ids_than_sqlite_takes_parameters_can_be_asked_for(catalog: Catalog) -> None:
    ident = add(catalog)
    assert idents(catalog, ids=[*range(1, 40_000), ident]) == [ident]


def test_deleted_meetings_are_listed_in_the_trash_alone(catalog: Catalog) -> None:
    kept, gone = add(catalog), add(catalog)
    meetings.delete_meetings(catalog, [gone])
    assert idents(catalog) == [kept]
    assert idents(catalog, trashed=True) == [gone]


def test_a_meeting_is_found_by_its_number_and_by_its_id(catalog: Catalog) -> None:
    add(catalog)
    ident = add(catalog)
    assert find(catalog.connection, "2") == ident
    assert find(catalog.connection, "002") == ident
    assert find(catalog.connection, str(ident)) == ident


NO_MEETINGS = ["", "0", "3", "-1", "1.0", " 1", "1 OR 1", "²", "١", "x"]
TOO_LARGE = {
    "the largest id": str((1 << 63) - 1),
    "an id of 64 bits": str(1 << 63),
    "more digits than Python reads": "9" * 5000,
}


@pytest.mark.parametrize(
    "name", [*NO_MEETINGS, *(pytest.param(text, id=what) for what, text in TOO_LARGE.items())]
)
def test_a_name_that_is_no_meeting_is_refused(catalog: Catalog, name: str) -> None:
    add(catalog)
    with pytest.raises(NotFoundError, match="There is no meeting"):
        find(catalog.connection, name)


def test_a_deleted_meeting_is_found_only_in_the_trash(catalog: Catalog) -> None:
    ident = add(catalog)
    assert find(catalog.connection, "1") == ident
    with pytest.raises(NotFoundError):
        find(catalog.connection, "1", trashed=True)
    meetings.delete_meetings(catalog, [ident])
    assert find(catalog.connection, "1", trashed=True) == ident
    with pytest.raises(NotFoundError):
        find(catalog.connection, "1")
