"""What a liaison chose to print: which documents, of which meetings, in how many files."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.calendar_pages import CalendarView, Shown
from perm_desktop.core.coverage.grid import Grid
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.paging import Fit, SeenTimeline
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.services.printing.dress import AgendaContents, MinutesContents
from perm_desktop.services.printing.reviews import Extent

_DAY = timedelta(days=1)


class Subject(StrEnum):
    """What the paper is about."""

    PAPERS = "papers"  # of each meeting
    LIST = "list"
    CALENDAR = "calendar"
    TIMELINE = "timeline"
    CYCLE = "cycle"  # what it owes


class CyclePaper(StrEnum):
    """A document about what a cycle owes."""

    REVIEW = "review"
    COVERAGE = "coverage"
    STATE = "state"  # of one state, or one of each
    EXCEPTIONS = "exceptions"
    SCORECARD = "scorecard"
    ATTENDANCE = "attendance"  # of one state, or of all


class Kind(StrEnum):
    """A document of one meeting, in the order in which they are handed out."""

    AGENDA = "agenda"
    SIGN_IN = "sign-in"
    MINUTES = "minutes"


class Reach(StrEnum):
    """Which meetings."""

    CHOSEN = "chosen"
    DAY = "day"
    WEEK = "week"
    LISTED = "listed"  # the whole cycle as the list filters it


class Place(StrEnum):
    """Where the focus was when printing was asked for."""

    MEETINGS = "meetings"
    TIMELINE = "timeline"
    TODAY = "today"
    AGENDA = "agenda"  # of the selected meeting
    NOTES = "notes"  # of the selected meeting
    STATES = "states"
    COVERAGE = "coverage"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Choice:
    """Everything that can be chosen; all but the day and the meetings is remembered."""

    day: date
    subject: Subject = Subject.PAPERS
    kinds: tuple[Kind, ...] = (Kind.AGENDA,)
    reach: Reach = Reach.CHOSEN
    view: CalendarView = CalendarView.MONTH
    fit: Fit = Fit.ONE_PAGE
    cycle_paper: CyclePaper = CyclePaper.REVIEW
    year: int | None = None  # of the cycle; None: the first of those shown
    state: str = ""  # of a page or a report of one state; empty for all
    as_of: date | None = None  # the end of a day; None: now
    as_seen: bool = True  # coverage or review as its page shows it, where that is open
    one_packet: bool = True
    agenda: AgendaContents = field(default_factory=AgendaContents)
    minutes: MinutesContents = field(default_factory=MinutesContents)
    letterhead: bool = True  # where the catalog has one
    draft: bool = False


class SeenReview(NamedTuple):
    """The review as its page shows it."""

    year: int  # of the cycle
    day: date | None  # the end of it is looked at; None: now
    extent: Extent


@dataclass(frozen=True, slots=True)
class Stock:
    """The meetings there are to choose from."""

    rows: tuple[MeetingRow, ...]  # of the cycles and states that are shown
    listed: tuple[MeetingRow, ...]  # what of them passes the list's filters, in its order
    chosen: frozenset[int]
    today: date
    shown: Shown = field(default_factory=Shown)  # the cycles and states
    timeline: SeenTimeline | None = None  # where there is one to be seen
    cycles: tuple[Cycle, ...] = ()  # all of the catalog, those that are shown first
    names: Mapping[str, str] = field(default_factory=dict[str, str])  # of the states, by code
    coverage: Grid | None = None  # as its page shows it, while that is open
    review: SeenReview | None = None  # likewise

    @property
    def is_filtered(self) -> bool:
        """Whether the list leaves meetings out."""
        return len(self.listed) < len(self.rows)


_CYCLE_PAPERS = MappingProxyType(
    {
        Place.STATES: CyclePaper.STATE,
        Place.COVERAGE: CyclePaper.COVERAGE,
        Place.REVIEW: CyclePaper.REVIEW,
    }
)


def meetings_of(choice: Choice, stock: Stock) -> tuple[MeetingRow, ...]:
    """Return the chosen meetings by time; a list has what of them it shows, in its own order.

    Nobody hands out papers of a cancelled meeting, so those come only when chosen themselves.
    """
    is_list = choice.subject is Subject.LIST
    base = stock.listed if is_list or choice.reach is Reach.LISTED else stock.rows
    match choice.reach:
        case Reach.CHOSEN:
            found = tuple(row for row in base if row.id in stock.chosen)
        case Reach.DAY:
            found = _between(base, choice.day, choice.day)
        case Reach.WEEK:
            found = _between(base, *week_of(choice.day))
        case Reach.LISTED:
            found = base
    if is_list:
        return found
    if choice.reach is not Reach.CHOSEN:
        found = tuple(row for row in found if row.status != MeetingStatus.CANCELLED)
    return tuple(sorted(found, key=lambda row: (row.utc, row.number)))


def cycle_of(choice: Choice, stock: Stock) -> Cycle | None:
    """Return the chosen cycle, else the first; None where there is none."""
    first = stock.cycles[0] if stock.cycles else None
    return next((cycle for cycle in stock.cycles if cycle.year == choice.year), first)


def seen_coverage(choice: Choice, stock: Stock) -> Grid | None:
    """Return the grid that is printed as it is seen; None where a whole cycle is meant."""
    is_matrix = choice.subject is Subject.CYCLE and choice.cycle_paper is CyclePaper.COVERAGE
    return stock.coverage if is_matrix and choice.as_seen else None


def seen_review(choice: Choice, stock: Stock) -> SeenReview | None:
    """Return the review that is printed as it is seen; None where a whole cycle is meant."""
    is_review = choice.subject is Subject.CYCLE and choice.cycle_paper is CyclePaper.REVIEW
    return stock.review if is_review and choice.as_seen else None


def states_of(choice: Choice, stock: Stock) -> tuple[str, ...]:
    """Return the codes of the states that get a page: the chosen one, else all of the cycle."""
    cycle = cycle_of(choice, stock)
    codes = cycle.codes if cycle is not None else ()
    if choice.state in codes:
        return (choice.state,)
    return tuple(sorted(codes, key=lambda code: stock.names.get(code, code)))


def week_of(day: date) -> tuple[date, date]:
    """Return Monday and Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def suggested(last: Choice, stock: Stock, place: Place) -> Choice:
    """Return what to begin with: the chosen meetings, else what the focus was in.

    What is over is printed as minutes, what is to come as it was printed last; from the agenda
    or the notes of a meeting, that is what one gets.
    """
    rows = meetings_of(replace(last, reach=Reach.CHOSEN), stock)
    if rows and place not in _CYCLE_PAPERS:
        day = date.fromisoformat(rows[0].starts[:10])
        kinds = _kinds_for(rows, last.kinds, place)
        return replace(last, subject=Subject.PAPERS, reach=Reach.CHOSEN, kinds=kinds, day=day)
    match place:
        case Place.TIMELINE:
            return replace(last, subject=Subject.TIMELINE)
        case Place.TODAY:
            reach = Reach.DAY if _between(stock.rows, stock.today, stock.today) else Reach.WEEK
            return replace(last, subject=Subject.PAPERS, reach=reach)
        case Place.STATES | Place.COVERAGE | Place.REVIEW:
            return replace(last, subject=Subject.CYCLE, cycle_paper=_CYCLE_PAPERS[place])
        case Place.MEETINGS | Place.AGENDA | Place.NOTES:
            return replace(last, subject=Subject.LIST, reach=Reach.LISTED)


def attendance_report(last: Choice, stock: Stock) -> Choice:
    """Return the attendance report to begin with: of the first cycle, and the one state shown."""
    first = stock.cycles[0].year if stock.cycles else None
    only = stock.shown.states
    state = next(iter(only)) if len(only) == 1 else last.state
    paper = CyclePaper.ATTENDANCE
    return replace(last, subject=Subject.CYCLE, cycle_paper=paper, year=first, state=state)


def _between(rows: Iterable[MeetingRow], first: date, last: date) -> tuple[MeetingRow, ...]:
    """The meetings of some days of the Eastern clock; in another zone it may be a day off."""
    around = (first - _DAY).isoformat(), (last + _DAY).isoformat()
    near = (row for row in rows if around[0] <= row.starts[:10] <= around[1])
    return tuple(row for row in near if first <= clock.home(row.start).date() <= last)


def _kinds_for(
    rows: Collection[MeetingRow], last: Collection[Kind], place: Place
) -> tuple[Kind, ...]:
    is_over = all(row.status == MeetingStatus.HELD for row in rows)
    if place is Place.NOTES or (is_over and place is not Place.AGENDA):
        return (Kind.MINUTES,)
    wanted = {Kind.AGENDA, *last} - {Kind.MINUTES} if place is Place.AGENDA else {*last}
    return tuple(kind for kind in Kind if kind in wanted)
