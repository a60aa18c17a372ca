"""Gather what a calendar shows."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from perm_desktop.core.calendar_pages import CalendarView, Shown
from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.letterhead import Letterhead
from perm_desktop.core.progress import silent
from perm_desktop.services import cycles, meetings
from perm_desktop.services.meetings import MeetingDraft
from perm_desktop.services.printing import calendars
from perm_desktop.services.printing.dress import Dress, set_letterhead
from perm_desktop.services.printing.paper import write_each
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock
from tests.reports.calendar_samples import said

DAY = date(2026, 4, 14)
YEAR = Shown(years=(2027,))


def added(catalog: Catalog, starts: str, states: str = "OH", **fields: Any) -> int:
    values: dict[str, Any] = {"type": "ad-hoc-call", "states": states.split(), "starts": starts}
    draft = MeetingDraft(**values | fields)
    return meetings.add_meeting(catalog, draft)


def titles(
    catalog: Catalog, view: CalendarView, day: date, shown: Shown | None = None
) -> list[str]:
    sheet = calendars.sheet(catalog, view, day, shown or Shown(), Dress())
    return [line.title for line in sheet.lines()]


def test_a_line_says_time_title_states_hosts_and_place(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH", "WA"])
    added(catalog, "2026-04-15T13:00", "OH WA", type="cycle-call", place="Teams")
    sheet = calendars.sheet(catalog, CalendarView.WEEK, DAY, YEAR, Dress())
    (line,) = sheet.lines()

    assert (line.day, line.begins, line.lasts) == (date(2026, 4, 15), "1:00 PM", "1:00–2:00 PM")
    assert (line.title, line.kind, line.states) == ("Cycle call", "Cycle call", "All 2 states")
    assert (line.hosts, line.place, line.look.word) == ("CMS, ERC, RC, SC", "Teams", "Scheduled")


def test_a_name_of_its_own_goes_before_the_name_of_the_type(catalog: Catalog) -> None:
    added(catalog, "2026-04-15T13:00", title="The audit of May")

    assert titles(catalog, CalendarView.WEEK, DAY) == ["The audit of May"]


def test_meetings_stand_on_their_eastern_days_whatever_their_zone(catalog: Catalog) -> None:
    late = {"zone": "Pacific/Honolulu", "title": "Late in Hawaii"}
    added(catalog, "2026-04-19T20:00", "HI", **late)  # Monday, 2:00 AM in the East
    added(catalog, "2026-04-19T17:59", "HI", zone="Pacific/Honolulu", title="Still Sunday")

    assert titles(catalog, CalendarView.WEEK, DAY) == ["Still Sunday"]
    assert titles(catalog, CalendarView.WEEK, date(2026, 4, 20)) == ["Late in Hawaii"]


def test_only_the_states_and_hosts_that_are_shown_are_there(catalog: Catalog) -> None:
    added(catalog, "2026-04-14T10:00", "OH", title="Ohio")
    added(catalog, "2026-04-14T11:00", "WA", title="Washington")
    shown = Shown(states=frozenset({"WA"}))

    assert titles(catalog, CalendarView.MONTH, DAY, shown) == ["Washington"]
    assert titles(catalog, CalendarView.MONTH, DAY, Shown(hosts=frozenset({"ERC"}))) == []


def test_a_sheet_says_what_is_shown_how_many_and_in_which_zone(catalog: Catalog) -> None:
    cycles.add_cycle(catalog, 2027, ["OH", "WA"])
    added(catalog, "2026-04-14T10:00", "OH")
    shown = Shown((2027,), frozenset({"OH"}))
    head = calendars.sheet(catalog, CalendarView.MONTH, DAY, shown, Dress()).head

    assert (head.title, head.subtitle) == ("April 2026", "Monthly calendar")
    assert head.cycle_line == "Reporting Year 2027 · Cycle 3"
    assert head.remarks == (
        "1 meeting. Shown: RY 2027 · Cycle 3; Ohio.",
        "All times are Eastern (EDT).",
    )


def test_every_meeting_of_a_planned_cycle_is_in_its_calendar_once(planned: Catalog) -> None:
    rows = meetings.find_rows(planned)
    sheet = calendars.sheet(planned, CalendarView.CYCLE, DAY, YEAR, Dress())
    kinds = Counter(line.kind for line in sheet.lines())

    assert kinds == Counter(row.short_title for row in rows)
    assert sheet.cycles[0].year == 2027
    assert sheet.span == sheet.cycles[0].span


def test_a_calendar_of_no_meetings_says_so(catalog: Catalog) -> None:
    texts = said(calendars.paper(catalog, CalendarView.MONTH, DAY).lay_out())

    assert "No meetings. Shown: all cycles; all states. All times are Eastern (EDT)." in texts


@pytest.mark.parametrize(
    ("view", "name"),
    [
        (CalendarView.WEEK, "calendar-week-2026-04-13-ry-2027.pdf"),
        (CalendarView.MONTH, "calendar-month-2026-04-01-ry-2027.pdf"),
        (CalendarView.QUARTER, "calendar-quarter-2026-04-01-ry-2027.pdf"),
        (CalendarView.CYCLE, "calendar-cycle-2025-06-01-ry-2027.pdf"),
    ],
)
def test_a_file_is_named_by_view_first_day_and_cycle(
    view: CalendarView, name: str, catalog: Catalog, tmp_path: Path
) -> None:
    cycles.add_cycle(catalog, 2027, ["OH"])
    (file,) = write_each([calendars.paper(catalog, view, DAY, YEAR)], tmp_path, silent)

    assert file.name == name
    assert file.read_bytes().startswith(b"%PDF-1.7")


def test_the_office_of_the_letterhead_is_the_author(catalog: Catalog) -> None:
    dress = Dress(letterhead=Letterhead(("Office of the state",)), draft=True)
    document = calendars.paper(catalog, CalendarView.WEEK, DAY, dress=dress).lay_out()

    assert document.facts.author == "Office of the state"
    assert document.facts.title == "Weekly calendar: Week of April 13, 2026"
    assert "Draft" in said(document)


def test_the_kept_office_is_the_author_also_where_no_letterhead_is_printed(
    catalog: Catalog,
) -> None:
    set_letterhead(catalog, Letterhead(("Office of the state",)))
    document = calendars.paper(catalog, CalendarView.WEEK, DAY).lay_out()

    assert document.facts.author == "Office of the state"
    assert "Office of the state" not in said(document)


def test_a_day_beyond_every_cycle_is_refused(catalog: Catalog) -> None:
    with pytest.raises(UserError, match="No cycle reaches January 1, 1980"):
        calendars.paper(catalog, CalendarView.WEEK, date(1980, 1, 1))


def test_a_calendar_begins_today_inside_the_cycle_else_with_its_first_meeting(
    planned: Catalog, clock: SetClock
) -> None:
    first = min(row.starts for row in meetings.find_rows(planned))[:10]

    assert calendars.day_to_begin(planned, 2027) == DAY
    clock.advance(days=3650)
    assert calendars.day_to_begin(planned, 2027).isoformat() == first


def test_a_day_outside_the_cycle_and_a_year_without_one_are_named(planned: Catalog) -> None:
    with pytest.raises(UserError, match=r"January 1, 2030 is not in RY 2027 · Cycle 3\."):
        calendars.day_to_begin(planned, 2027, date(2030, 1, 1))
    with pytest.raises(NotFoundError, match="RY 2031 is not in this catalog"):
        calendars.day_to_begin(planned, 2031)
    assert calendars.day_to_begin(planned, 2027, DAY) == DAY


def test_every_view_has_a_name() -> None:
    assert list(calendars.VIEWS) == list(CalendarView)
    assert list(calendars.VIEWS.values()) == ["Week", "Month", "Quarter", "Whole cycle"]
