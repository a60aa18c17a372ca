"""Which meetings a packet is for, and what it is called."""

from datetime import date

import pytest

from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.services import cycles, meetings
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.services.printing import choosing
from perm_desktop.store.catalog import Catalog

APRIL_20 = date(2026, 4, 20)


def added(catalog: Catalog, starts: str, zone: str = "") -> int:
    draft = MeetingDraft(type="ad-hoc-call", states=["HI"], starts=starts, zone=zone)
    return meetings.add_meeting(catalog, draft)


def numbers(catalog: Catalog, first: date, last: date, year: int | None = None) -> list[int]:
    return [row.number for row in choosing.between(catalog, first, last, year)]


def test_both_ends_of_the_days_are_included(catalog: Catalog) -> None:
    for day in ("19T23:59", "20T00:00", "21T23:59", "22T00:00"):
        added(catalog, f"2026-04-{day}")
    assert numbers(catalog, APRIL_20, date(2026, 4, 21)) == [2, 3]


def test_days_are_those_of_the_eastern_clock(catalog: Catalog) -> None:
    added(catalog, "2026-04-19T20:00", "Pacific/Honolulu")  # 2:00 AM EDT on the next day
    added(catalog, "2026-04-20T20:00", "Pacific/Honolulu")
    added(catalog, "2026-04-21T09:00", "Pacific/Kiritimati")  # 3:00 PM EDT on the day before
    assert numbers(catalog, APRIL_20, APRIL_20) == [1, 3]


def test_cancelled_and_deleted_meetings_do_not_count(catalog: Catalog) -> None:
    for hour in (10, 11, 12):
        added(catalog, f"2026-04-20T{hour}:00")
    rows = meetings.find_rows(catalog)
    meetings.delete_meetings(catalog, [rows[0].id])
    change = MeetingChange(status="cancelled", reason="Host is ill")
    meetings.change_meeting(catalog, rows[1].id, change)
    assert numbers(catalog, APRIL_20, APRIL_20) == [3]


def test_a_year_leaves_out_meetings_of_other_cycles(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["HI"])
    added(catalog, "2026-04-20T10:00")
    assert numbers(catalog, APRIL_20, APRIL_20, 2027) == [1]
    with pytest.raises(NotFoundError, match="no meeting of RY 2026 on Apr 20, 2026"):
        numbers(catalog, APRIL_20, APRIL_20, 2026)


def test_days_in_the_wrong_order_are_refused(catalog: Catalog) -> None:
    with pytest.raises(UserError, match=r"Apr 20, 2026 is after Apr 1, 2026"):
        numbers(catalog, APRIL_20, date(2026, 4, 1))


def test_the_whole_calendar_may_be_asked_for(catalog: Catalog) -> None:
    added(catalog, "2026-04-20T10:00")
    assert numbers(catalog, date.min, date.max) == [1]


def test_a_packet_is_named_by_its_first_and_last_day(catalog: Catalog) -> None:
    added(catalog, "2026-04-20T10:00")
    first = meetings.find_rows(catalog)
    assert choosing.packet_name("agendas", first) == "agendas-2026-04-20.pdf"
    assert choosing.packet_title("Agendas", first) == "Agendas, Apr 20, 2026"
    added(catalog, "2026-05-04T10:00")
    both = meetings.find_rows(catalog)
    assert choosing.packet_name("agendas", both) == "agendas-2026-04-20-to-2026-05-04.pdf"
    assert choosing.packet_title("Agendas", both) == "Agendas, Apr 20, 2026 to May 4, 2026"
