"""Calendars and timelines pass the official validator as PDF/UA-1 and PDF/A-2a."""

from datetime import date
from pathlib import Path

import pytest

from perm_desktop.core.calendar_pages import CalendarView
from perm_desktop.core.timeline.grouping import Lanes
from perm_desktop.core.timeline.paging import Fit
from perm_desktop.reports import calendar, timeline_paper
from perm_desktop.reports.kit.document import Document, write_document
from tests.pdfcheck.verapdf import Validator
from tests.reports.calendar_samples import CODES, CYCLE, row_at, sheet_of
from tests.reports.timeline_samples import crowd, series, timeline_of

pytestmark = pytest.mark.xdist_group("verapdf")  # one Java machine for all of them


def calendar_of(view: CalendarView) -> Document:
    rows = [
        row_at(n, f"2026-04-{13 + n % 9:02}T{8 + n // 9:02}:00", states=CODES if n % 2 else "OH")
        for n in range(70)
    ]
    return calendar.document(sheet_of(view, date(2026, 4, 14), rows, (CYCLE,)))


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("view", list(CalendarView))
def test_a_calendar_conforms(
    view: CalendarView, profile: str, verapdf: Validator, tmp_path: Path
) -> None:
    file = tmp_path / "calendar.pdf"
    write_document(calendar_of(view), file)
    verdict = verapdf.check(file, profile)

    assert verdict.failures == ()
    assert verdict.checks > 500


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("fit", list(Fit))
@pytest.mark.parametrize("lanes", [Lanes.STATE, Lanes.TYPE])
def test_a_timeline_conforms(
    lanes: Lanes, fit: Fit, profile: str, verapdf: Validator, tmp_path: Path
) -> None:
    file = tmp_path / "timeline.pdf"
    sheet = timeline_of([*series(), *crowd(80)], lanes=lanes, fit=fit)
    write_document(timeline_paper.document(sheet), file)
    verdict = verapdf.check(file, profile)

    assert verdict.failures == ()
    assert verdict.checks > 500
