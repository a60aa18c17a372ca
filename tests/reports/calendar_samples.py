"""Calendars for the tests: random meetings of a span, and a head to go with them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from perm_desktop.core import calendar_pages, clock
from perm_desktop.core.calendar_pages import CalendarView, Entry, Shown
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import meeting_look
from perm_desktop.core.timeline.phases import milestones
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.reports.calendar_sheet import (
    CalendarDay,
    CalendarLine,
    CalendarSheet,
    SheetHead,
)
from perm_desktop.reports.kit.document import Document
from tests.core.timeline_sample import NOW, cycle, meeting

CODES = "AK,AZ,DC,FL,HI,IA,IN,LA,ME,MS,MT,NV,NY,OR,PR,SD,TX,WA"
TODAY = date(2026, 4, 14)
HEAD = SheetHead(
    title="April 2026",
    subtitle="Monthly calendar",
    program_line="Payment Error Rate Measurement (PERM)",
    cycle_line="Reporting Year 2027 · Cycle 3",
    name="Monthly calendar: April 2026",
    remarks=("Shown: all states.", "All times are Eastern (EDT)."),
    prepared=TODAY,
    office="Centers for Medicare & Medicaid Services",
)


def row_at(
    number: int,
    starts: str,
    *,
    minutes: int = 60,
    states: str = "OH",
    status: MeetingStatus = MeetingStatus.SCHEDULED,
    series: int | None = None,
) -> MeetingRow:
    """A meeting with a title of its own: "Topic-0007."."""
    title = f"Topic-{number:04}."
    utc = clock.utc_minutes(starts, clock.EASTERN)
    row = meeting(number, states=states, status=status, series=series, title=title)
    return row._replace(starts=starts, minutes=minutes, utc=utc)


def sheet_of(
    view: CalendarView, day: date, rows: Iterable[MeetingRow], cycles: tuple[Cycle, ...] = ()
) -> CalendarSheet:
    """The calendar of some meetings, as services gather it."""
    span = calendar_pages.covered(view, day, cycles)
    found = calendar_pages.entries(rows, span, Shown())
    return CalendarSheet(
        head=HEAD,
        view=view,
        span=span,
        today=TODAY,
        days=tuple(
            CalendarDay(each.day, each.holiday, tuple(map(line_of, each.entries)))
            for each in calendar_pages.days(found, span)
        ),
        cycles=cycles,
        milestones=tuple(milestones(cycles)),
    )


def line_of(entry: Entry) -> CalendarLine:
    """The line of a meeting."""
    row = entry.row
    return CalendarLine(
        day=entry.day,
        begins=entry.begins,
        lasts=entry.lasts,
        title=row.short_title,
        kind=row.type,
        recurring=row.series is not None,
        joint="," in row.states,
        states=calendar_pages.states_said(row.state_codes, CODES.split(",")),
        hosts=row.hosts,
        place=row.place,
        look=meeting_look(row, NOW),
        reason=row.reason,
    )


def said(document: Document) -> list[str]:
    """What a document says, as a PDF can say it: a font's space glyph is never non-breaking."""
    pieces = (text for section in document.sections for text in section.said())
    return [text.replace("\u00a0", " ") for text in pieces if text]


@st.composite
def rows_around(draw: st.DrawFn, first: date, days: int) -> list[MeetingRow]:
    """Meetings within some days of a day: at any minute, over midnight, of all states."""
    start = datetime(first.year, first.month, first.day, tzinfo=UTC)
    moments = draw(st.lists(st.integers(0, days * 1440 - 1), max_size=60))
    crowd = draw(st.integers(0, days - 1)) * 1440 + 600
    moments += [crowd] * draw(st.sampled_from([0, 0, 30]))
    return [
        row_at(
            number,
            f"{start + timedelta(minutes=moment):%Y-%m-%dT%H:%M}",
            minutes=draw(st.sampled_from([15, 60, 1440])),
            states=draw(st.sampled_from(["OH", "HI,IA", CODES])),
            status=draw(st.sampled_from(list(MeetingStatus))),
            series=draw(st.sampled_from([None, 7])),
        )
        for number, moment in enumerate(moments)
    ]


CYCLE = cycle(2027)


def every_status() -> list[MeetingRow]:
    """A meeting of each status there is."""
    past, future, running = "2026-04-10T10:00", "2026-04-16T10:00", "2026-04-14T14:00"
    held = row_at(3, past, status=MeetingStatus.HELD)
    return [
        row_at(1, future),
        row_at(2, running),
        held._replace(marked_states=1),
        held._replace(id=4, marked_states=0),
        row_at(5, past),
        row_at(6, past)._replace(entered_afterwards=1),
        row_at(7, future, status=MeetingStatus.DRAFT),
        row_at(8, future, status=MeetingStatus.CANCELLED),
    ]
