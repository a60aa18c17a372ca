"""From what was chosen to the documents, each gathered when its turn comes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.filenames import slug
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.services.printing import (
    agendas,
    attendance,
    calendars,
    choosing,
    cycle_tables,
    exceptions,
    minutes,
    reviews,
    scorecards,
    sign_in,
    state_pages,
    timelines,
)
from perm_desktop.services.printing import coverage as matrices
from perm_desktop.services.printing.choice import (
    Choice,
    CyclePaper,
    Kind,
    Reach,
    Stock,
    Subject,
    cycle_of,
    meetings_of,
    seen_coverage,
    seen_review,
    states_of,
)
from perm_desktop.services.printing.cycle_tables import TableMaker
from perm_desktop.services.printing.dress import Dress, letterhead
from perm_desktop.services.printing.heads import file_name
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store.catalog import Catalog

Step = Callable[[], Paper]  # gathers one document; on the thread that the catalog is open on
Maker = Callable[[Catalog, int, Dress], Paper]
CycleMaker = Callable[[Catalog, int, AsOf | None, Dress], Paper]
# the first meetings of so many, in the columns of the window's list
ListMaker = Callable[[Dress, Sequence[MeetingRow], int], Paper]

_GLANCE = 5  # documents laid out for a preview
_GLANCE_ROWS = 200  # meetings of a list
_ONE = {Kind.AGENDA: "agenda", Kind.SIGN_IN: "sign-in sheet", Kind.MINUTES: "minutes"}
_MANY = {Kind.AGENDA: "agendas", Kind.SIGN_IN: "sign-in sheets", Kind.MINUTES: "minutes"}


@dataclass(frozen=True, slots=True)
class Job:
    """The documents to be made, and what all of them are called in one file."""

    title: str
    name: str  # of that file; empty where its one document has its own
    steps: tuple[Step, ...]
    one_file: bool
    said: str  # "12 meetings, 24 documents"
    glance: tuple[Step, ...]  # what of it is laid out to be looked at
    remark: str = ""  # how much of it that is, where it is not all
    table: TableMaker | None = None  # the same as a table for other programs, where it is one

    def __len__(self) -> int:
        return len(self.steps)


NOTHING = Job("", "", (), one_file=True, said="", glance=())


def job(catalog: Catalog, choice: Choice, stock: Stock, as_list: ListMaker) -> Job:
    """Return what a choice makes, an empty job where there is nothing to print.

    Nothing but the letterhead is read from the catalog before a step is called.
    """
    rows, dress = meetings_of(choice, stock), _dress(catalog, choice)
    match choice.subject:
        case Subject.PAPERS:
            return _papers(catalog, choice, rows, dress)
        case Subject.LIST:
            return _list(rows, partial(as_list, dress))
        case Subject.CALENDAR:
            day, shown = choice.day, stock.shown
            return _alone(partial(calendars.paper, catalog, choice.view, day, shown, dress))
        case Subject.TIMELINE:
            seen, shown, fit = stock.timeline, stock.shown, choice.fit
            make = partial(timelines.paper, catalog, shown=shown, fit=fit, dress=dress)
            return _alone(partial(make, seen) if seen is not None else None)
        case Subject.CYCLE:
            table = cycle_tables.maker(catalog, choice, stock)
            return replace(_cycle(catalog, choice, stock, dress), table=table)


def _alone(step: Step | None) -> Job:
    """One document, which knows its own name."""
    if step is None:
        return NOTHING
    return Job("", "", (step,), one_file=True, said=counted(1, "document"), glance=(step,))


def _list(rows: Sequence[MeetingRow], make: Callable[[Sequence[MeetingRow], int], Paper]) -> Job:
    """A long list takes seconds to lay out, so its beginning is what is looked at."""
    if not rows:
        return NOTHING
    count = len(rows)
    whole = replace(_alone(partial(make, rows, count)), said=counted(count))
    if count <= _GLANCE_ROWS:
        return whole
    first = (partial(make, rows[:_GLANCE_ROWS], count),)
    return replace(whole, glance=first, remark=f"First {_GLANCE_ROWS} of {counted(count)}")


def _papers(catalog: Catalog, choice: Choice, rows: Sequence[MeetingRow], dress: Dress) -> Job:
    kinds = [kind for kind in Kind if kind in choice.kinds]
    steps = tuple(partial(_MAKERS[kind], catalog, row.id, dress) for row in rows for kind in kinds)
    if not steps:
        return NOTHING
    one_file = choice.one_packet or len(steps) == 1
    glance, count = steps[:_GLANCE], len(steps)
    remark = f"First {_GLANCE} of {counted(count, 'document')}" if count > _GLANCE else ""
    said = f"{counted(len(rows))}, {counted(count, 'document')}"
    return Job(*_named(rows, kinds), steps, one_file, said, glance, remark)


def _cycle(catalog: Catalog, choice: Choice, stock: Stock, dress: Dress) -> Job:
    """A document about a cycle; pages of states are as many as there are states."""
    if (seen := seen_coverage(choice, stock)) is not None:
        make = partial(matrices.seen_paper, catalog, seen, dress)
        return _alone(make if seen.states else None)
    if (review := seen_review(choice, stock)) is not None:
        as_of = cycle_tables.as_of(review.day)
        return _alone(partial(reviews.paper, catalog, review.year, as_of, dress, review.extent))
    cycle = cycle_of(choice, stock)
    if cycle is None:
        return NOTHING
    as_of = cycle_tables.as_of(choice.as_of)
    if choice.cycle_paper is CyclePaper.ATTENDANCE:
        scope = cycle_tables.scope_of(choice, stock)
        return _alone(partial(attendance.paper, catalog, cycle.year, as_of, dress, scope))
    if choice.cycle_paper is not CyclePaper.STATE:
        make = _OF_CYCLE[choice.cycle_paper]
        return _alone(partial(make, catalog, cycle.year, as_of, dress))
    codes = states_of(choice, stock)
    steps = tuple(
        partial(state_pages.paper, catalog, cycle.year, code, as_of, dress) for code in codes
    )
    if len(steps) < 2:
        return _alone(steps[0] if steps else None)
    count, title = counted(len(steps), "document"), f"States of {cycle.label}"
    remark = f"First {_GLANCE} of {count}" if len(steps) > _GLANCE else ""
    name = f"{slug(f'states ry {cycle.year}')}.pdf"
    return Job(title, name, steps, choice.one_packet, count, steps[:_GLANCE], remark)


def _dress(catalog: Catalog, choice: Choice) -> Dress:
    head = letterhead(catalog) if choice.letterhead else None
    return Dress(choice.draft, head, choice.agenda, choice.minutes)


def hint(choice: Choice, stock: Stock) -> str:
    """Say what to do where a choice makes no document."""
    if choice.subject is Subject.PAPERS and not choice.kinds:
        return "Check at least one document: agenda, sign-in sheet or minutes."
    if choice.subject is Subject.TIMELINE:
        return "The timeline shows nothing yet. Plan a cycle first."
    if choice.subject is Subject.CYCLE:
        if seen_coverage(choice, stock) is not None:
            return "The Coverage page shows nothing. Clear its filter, or print the whole cycle."
        if cycle_of(choice, stock) is None:
            return "There is no cycle yet. Add one first."
        return "No state is in this cycle yet. Take some in first."
    match choice.reach:
        case Reach.CHOSEN:
            return "No meeting is chosen. Choose some in the list or the timeline, or print a day."
        case Reach.DAY:
            return f"No meeting on {clock.long_weekday(choice.day)}. Choose another day."
        case Reach.WEEK:
            return f"No meeting in the week of {clock.long_day(choice.day)}. Choose another week."
        case Reach.LISTED if stock.rows:
            return "The list shows no meeting that is to be held. Clear its filter first."
        case Reach.LISTED:
            return "There is no meeting yet. Plan a cycle first."


def _named(rows: Sequence[MeetingRow], kinds: Sequence[Kind]) -> tuple[str, str]:
    """Title and file name of a packet."""
    if len(rows) > 1:
        what = _joined([_MANY[kind] for kind in kinds])
        title = f"{what[:1].upper()}{what[1:]}"
        return choosing.packet_title(title, rows), choosing.packet_name(slug(what), rows)
    (row,) = rows
    what = _joined([_ONE[kind] for kind in kinds])
    day = clock.long_day(clock.home(row.start).date())
    return f"{row.short_title}, {day}: {what}", file_name(slug(what), row)


def _joined(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


_OF_CYCLE: Mapping[CyclePaper, CycleMaker] = {
    CyclePaper.REVIEW: reviews.paper,
    CyclePaper.COVERAGE: matrices.paper,
    CyclePaper.EXCEPTIONS: exceptions.paper,
    CyclePaper.SCORECARD: scorecards.paper,
}
_MAKERS: Mapping[Kind, Maker] = {
    Kind.AGENDA: agendas.paper,
    Kind.SIGN_IN: sign_in.paper,
    Kind.MINUTES: minutes.paper,
}
