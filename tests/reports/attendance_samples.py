"""Attendance reports for the tests: of a small cycle, usual and with hostile names."""

from dataclasses import replace

from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.people.attendance_figures import By
from perm_desktop.core.people.person import Post, Tenure
from perm_desktop.core.vocabulary import CadenceKind
from perm_desktop.reports.figures_sheet import FiguresSheet
from perm_desktop.services.printing import attendance_tables as tables
from tests.core.obligations.known import calls, kind, known, met
from tests.core.people.attended import counted, directory
from tests.reports.calendar_samples import HEAD

_CALLS = ("attended", "partial", "absent", "excused", "unrecorded", "not-required")


def report_of(name: str = "Sample Person") -> FiguresSheet:
    """A report with every kind of mark, a meeting missed for good, and a role that never came."""
    series = kind(CadenceKind.SERIES, every="14-days")
    intake = kind(CadenceKind.ONCE_PER_STATE, "intake")
    facts = known(
        [_named(series, name), _named(intake, name)],
        [
            *calls("2025-11-03", *_CALLS * 2, states="OH,TX"),
            met("2025-07-08", type="intake", OH="absent"),
        ],
    )
    people = directory([name], Tenure(1, 1, Post("OH", "DL")))
    found = counted(facts, "2026-04-14", {(1, "OH"): {"PM": "attended"}}, directory=people)
    parts = (tables.chart(found.by(By.STATE)), *(tables.counts(found, by) for by in By))
    said = (tables.missed(found), tables.never_seen(found))
    return FiguresSheet(HEAD, "Attendance report", (("Cycle", "RY 2027"),), (*parts, *said))


def _named(kind_: MeetingType, name: str) -> MeetingType:
    return replace(kind_, short_title=name)
