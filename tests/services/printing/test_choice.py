"""Which meetings a choice means, and what to begin with."""

from dataclasses import replace
from datetime import date

import pytest

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.services.printing.choice import (
    Choice,
    Kind,
    Place,
    Reach,
    Stock,
    Subject,
    meetings_of,
    suggested,
    week_of,
)
from tests.core.timeline_sample import meeting

TODAY = date(2026, 4, 14)  # a Tuesday; meetings begin at 2:21 PM Eastern
HELD = meeting(1, -7)
NEXT = meeting(2, 1)
CANCELLED = meeting(3, 1, status=MeetingStatus.CANCELLED)
SUNDAY = meeting(4, 5)
LATER = meeting(5, 30)
ROWS = (LATER, CANCELLED, SUNDAY, NEXT, HELD)
FIRST = Choice(TODAY)


def stock(*chosen: MeetingRow, listed: tuple[MeetingRow, ...] = ROWS) -> Stock:
    return Stock(ROWS, listed, frozenset(row.id for row in chosen), TODAY)


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        (Reach.CHOSEN, (HELD, LATER)),
        (Reach.DAY, (NEXT,)),
        (Reach.WEEK, (NEXT, SUNDAY)),
        (Reach.LISTED, (HELD, NEXT, SUNDAY, LATER)),
    ],
)
def test_papers_come_in_the_order_of_time(reach: Reach, expected: tuple[MeetingRow, ...]) -> None:
    choice = replace(FIRST, reach=reach, day=date(2026, 4, 15))
    assert meetings_of(choice, stock(LATER, HELD)) == expected


def test_a_cancelled_meeting_has_papers_only_when_it_was_chosen_itself() -> None:
    assert CANCELLED not in meetings_of(replace(FIRST, reach=Reach.LISTED), stock())
    assert meetings_of(FIRST, stock(CANCELLED)) == (CANCELLED,)


def test_a_list_keeps_its_order_and_its_cancelled_meetings() -> None:
    choice = replace(FIRST, subject=Subject.LIST, reach=Reach.LISTED)
    assert meetings_of(choice, stock()) == ROWS


def test_a_day_of_a_list_holds_only_what_the_list_shows() -> None:
    day = replace(FIRST, reach=Reach.DAY, day=date(2026, 4, 15))
    narrowed = stock(listed=(CANCELLED,))
    assert meetings_of(day, narrowed) == (NEXT,)
    assert meetings_of(replace(day, subject=Subject.LIST), narrowed) == (CANCELLED,)


def test_a_day_is_that_of_the_eastern_clock() -> None:
    late = NEXT._replace(starts="2026-04-15T20:00", zone="Pacific/Honolulu")
    found = Stock((late,), (late,), frozenset(), TODAY)
    for day, expected in ((15, ()), (16, (late,))):
        choice = replace(FIRST, reach=Reach.DAY, day=date(2026, 4, day))
        assert meetings_of(choice, found) == expected


@pytest.mark.parametrize("day", [date(2026, 4, 13), date(2026, 4, 16), date(2026, 4, 19)])
def test_a_week_goes_from_monday_to_sunday(day: date) -> None:
    assert week_of(day) == (date(2026, 4, 13), date(2026, 4, 19))


def test_what_is_chosen_goes_before_what_one_looks_at() -> None:
    begun = suggested(FIRST, stock(NEXT), Place.TIMELINE)
    assert (begun.subject, begun.reach, begun.kinds) == (
        Subject.PAPERS,
        Reach.CHOSEN,
        (Kind.AGENDA,),
    )
    assert begun.day == date(2026, 4, 15), "the day of the meeting, should one want all of it"


@pytest.mark.parametrize(
    ("place", "subject", "reach"),
    [
        (Place.TIMELINE, Subject.TIMELINE, Reach.CHOSEN),
        (Place.MEETINGS, Subject.LIST, Reach.LISTED),
        (Place.TODAY, Subject.PAPERS, Reach.WEEK),
    ],
)
def test_without_a_choice_one_begins_with_what_one_looks_at(
    place: Place, subject: Subject, reach: Reach
) -> None:
    begun = suggested(FIRST, stock(), place)
    assert (begun.subject, begun.reach) == (subject, reach)


def test_today_begins_with_the_meetings_of_the_day() -> None:
    now = meeting(6, 0.1)
    begun = suggested(FIRST, Stock((now,), (now,), frozenset(), TODAY), Place.TODAY)
    assert begun.reach is Reach.DAY


def test_what_is_over_is_printed_as_minutes() -> None:
    assert suggested(FIRST, stock(HELD), Place.MEETINGS).kinds == (Kind.MINUTES,)
    assert suggested(FIRST, stock(HELD, NEXT), Place.MEETINGS).kinds == (Kind.AGENDA,)


def test_from_the_agenda_one_gets_the_agenda_and_from_the_notes_the_minutes() -> None:
    last = replace(FIRST, kinds=(Kind.SIGN_IN, Kind.MINUTES))
    agenda = suggested(last, stock(HELD), Place.AGENDA)
    assert agenda.kinds == (Kind.AGENDA, Kind.SIGN_IN), "with what goes with it"
    assert suggested(last, stock(NEXT), Place.NOTES).kinds == (Kind.MINUTES,)


def test_documents_chosen_last_are_chosen_again() -> None:
    last = replace(FIRST, kinds=(Kind.AGENDA, Kind.SIGN_IN))
    assert suggested(last, stock(NEXT, LATER), Place.MEETINGS).kinds == last.kinds
