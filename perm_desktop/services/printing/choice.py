"""What a liaison chose to print: which documents, of which meetings, in how many files."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from perm_desktop.core import clock
from perm_desktop.core.calendar_pages import CalendarView, Shown
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.paging import Fit, SeenTimeline
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.services.printing.dress import AgendaContents, MinutesContents

_DAY = timedelta(days=1)


class Subject(StrEnum):
    """What the paper is about."""

    PAPERS = "papers"  # of each meeting
    LIST = "list"
    CALENDAR = "calendar"
    TIMELINE = "timeline"


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


@dataclass(frozen=True, slots=True)
class Choice:
    """Everything that can be chosen; all but the day and the meetings is remembered."""

    day: date
    subject: Subject = Subject.PAPERS
    kinds: tuple[Kind, ...] = (Kind.AGENDA,)
    reach: Reach = Reach.CHOSEN
    view: CalendarView = CalendarView.MONTH
    fit: Fit = Fit.ONE_PAGE
    one_packet: bool = True
    agenda: AgendaContents = field(default_factory=AgendaContents)
    minutes: MinutesContents = field(default_factory=MinutesContents)
    letterhead: bool = True  # where the catalog has one
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Stock:
    """The meetings there are to choose from."""

    rows: tuple[MeetingRow, ...]  # of the cycles and states that are shown
    listed: tuple[MeetingRow, ...]  # what of them passes the list's filters, in its order
    chosen: frozenset[int]
    today: date
    shown: Shown = field(default_factory=Shown)  # the cycles and states
    timeline: SeenTimeline | None = None  # where there is one to be seen

    @property
    def is_filtered(self) -> bool:
        """Whether the list leaves meetings out."""
        return len(self.listed) < len(self.rows)


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
    if rows:
        day = date.fromisoformat(rows[0].starts[:10])
        kinds = _kinds_for(rows, last.kinds, place)
        return replace(last, subject=Subject.PAPERS, reach=Reach.CHOSEN, kinds=kinds, day=day)
    match place:
        case Place.TIMELINE:
            return replace(last, subject=Subject.TIMELINE)
        case Place.TODAY:
            reach = Reach.DAY if _between(stock.rows, stock.today, stock.today) else Reach.WEEK
            return replace(last, subject=Subject.PAPERS, reach=reach)
        case Place.MEETINGS | Place.AGENDA | Place.NOTES:
            return replace(last, subject=Subject.LIST, reach=Reach.LISTED)


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
