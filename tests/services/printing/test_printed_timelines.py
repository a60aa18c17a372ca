"""Gather a timeline as it is seen."""

from datetime import date
from pathlib import Path

import pytest

from perm_desktop.core import clock
from perm_desktop.core.calendar_pages import Shown
from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import silent
from perm_desktop.core.timeline.axis import midnight
from perm_desktop.core.timeline.grouping import Lanes
from perm_desktop.services import meetings
from perm_desktop.services.printing import timelines
from perm_desktop.services.printing.dress import Dress
from perm_desktop.services.printing.paper import write_each
from perm_desktop.services.printing.timelines import Fit, SeenTimeline
from perm_desktop.store.catalog import Catalog

ZONE = clock.zone_info(clock.EASTERN)


def seen(
    first: date, last: date, day_width: float = 5.2, lanes: Lanes = Lanes.STATE
) -> SeenTimeline:
    return SeenTimeline(midnight(first, ZONE), midnight(last, ZONE), day_width, lanes)


MONTH = seen(date(2026, 4, 1), date(2026, 5, 1))


def test_the_meetings_of_the_window_are_listed_and_all_are_drawn(planned: Catalog) -> None:
    rows = meetings.find_rows(planned)
    sheet = timelines.sheet(planned, MONTH, Shown((2027,)), Fit.ONE_PAGE, Dress())
    april = {row.id for row in rows if row.starts.startswith("2026-04")}

    assert sheet.listed.keys() == april
    assert sheet.count == len(april)
    assert len(sheet.rows) == len(rows)
    assert len(sheet.states) == 18


def test_many_meetings_are_counted_and_not_listed(planned: Catalog) -> None:
    cycle = seen(date(2025, 6, 1), date(2028, 4, 15))
    sheet = timelines.sheet(planned, cycle, Shown((2027,)), Fit.ONE_PAGE, Dress())

    assert sheet.count > timelines.MOST_LISTED
    assert sheet.listed == {}


def test_lanes_are_those_of_the_states_that_are_shown(planned: Catalog) -> None:
    shown = Shown((2027,), frozenset({"HI"}))
    sheet = timelines.sheet(planned, MONTH, shown, Fit.ONE_PAGE, Dress())

    assert [state.code for state in sheet.states] == ["HI"]
    assert all("HI" in row.states for row in sheet.rows)


def test_a_head_says_lanes_days_and_what_is_shown(planned: Catalog) -> None:
    shown = Shown((2027,), frozenset({"HI"}))
    head = timelines.sheet(planned, MONTH, shown, Fit.ONE_PAGE, Dress()).head

    assert (head.title, head.subtitle) == ("Timeline by state", "April 1, 2026 to April 30, 2026")
    assert head.remarks[0].endswith(" Shown: RY 2027 · Cycle 3; Hawaii.")
    assert head.remarks[1] == "All times are Eastern (EDT)."


def test_a_file_is_named_by_lanes_and_first_day(planned: Catalog, tmp_path: Path) -> None:
    paper = timelines.paper(planned, MONTH, Shown((2027,)))
    (file,) = write_each([paper], tmp_path, silent)

    assert file.name == "timeline-by-state-2026-04-01.pdf"
    assert file.read_bytes().startswith(b"%PDF-1.7")


def test_a_zoom_that_takes_hundreds_of_pages_is_refused(planned: Catalog) -> None:
    close = seen(date(2025, 6, 1), date(2028, 4, 15), day_width=640.0)

    with pytest.raises(UserError, match="1,049 days would take a hundred pages or more"):
        timelines.paper(planned, close, fit=Fit.TILES)
    assert timelines.paper(planned, close, fit=Fit.ONE_PAGE).lay_out().sections
