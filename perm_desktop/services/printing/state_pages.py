"""Gather what a state's one-pager says: what it owes and has had, what is next, what is late."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from perm_desktop.core import clock, state_summary
from perm_desktop.core.cycle_review import METHODS
from perm_desktop.core.cycles import CycleState
from perm_desktop.core.deadline_looks import deadline_look
from perm_desktop.core.errors import NotFoundError
from perm_desktop.core.filenames import slug
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.listing.groups import PHASE_NAMES
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.obligations.status import UNCOUNTED, Obligation, Status
from perm_desktop.core.review.exception_looks import LOOKS
from perm_desktop.core.review.figures import ExceptionKind, Review
from perm_desktop.core.symbols import Look, meeting_look, obligation_look
from perm_desktop.core.table_sheet import TableSheet
from perm_desktop.core.vocabulary import CadenceKind, MeetingStatus, Phase
from perm_desktop.reports.state_page_sheet import (
    OUTSIDE,
    CallsLine,
    Entry,
    MeetingLine,
    OpenLine,
    PhaseLine,
    StatePageSheet,
)
from perm_desktop.services import coverage, deadlines
from perm_desktop.services import review as reviewing
from perm_desktop.services.coverage import Coverage
from perm_desktop.services.printing import exception_tables, figure_values, state_values
from perm_desktop.services.printing.cycle_facts import contractors
from perm_desktop.services.printing.cycle_heads import cycle_head, share
from perm_desktop.services.printing.dress import Dress, usual
from perm_desktop.services.printing.keyed_lines import number, part
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document

_SUBTITLE = "State one-pager"
_SHOWN = 3  # meetings to either side of the day
_MOST_DEADLINES, _MOST_MET = 5, 1
_MOST_CANCELLED = 2  # named one by one; more are counted
_OPEN = (MeetingStatus.SCHEDULED, MeetingStatus.DRAFT)


class _Known(NamedTuple):
    """What is known of a state in a cycle."""

    state: State
    member: CycleState
    found: Coverage
    review: Review
    owed: Sequence[Obligation]


def paper(
    catalog: Catalog,
    year: int,
    code: str,
    as_of: AsOf | None = None,
    dress: Dress | None = None,
) -> Paper:
    """Gather a state of a cycle.

    Raises NotFoundError for a year that is not there, and for a state that is not in the cycle.
    """
    said = sheet(catalog, year, code, as_of, dress)
    return Paper(f"{slug(said.head.name)}.pdf", lambda: _document(said))


def sheet(
    catalog: Catalog,
    year: int,
    code: str,
    as_of: AsOf | None = None,
    dress: Dress | None = None,
) -> StatePageSheet:
    """Gather what the page says. Raises NotFoundError as ``paper`` does."""
    known = _known(catalog, year, code, as_of)
    found, state = known.found, known.state
    total = share(known.owed)
    counted = f"{total.words} owed are satisfied." if total.owed else "Nothing is owed yet."
    return StatePageSheet(
        head=cycle_head(
            *(catalog, found.cycle, (state.name, _SUBTITLE), found.as_of),
            *((counted,), dress or usual(catalog)),
        ),
        facts=tuple(_facts(catalog, known)),
        phases=tuple(_phases(known)),
        open=tuple(_open(known)),
        upcoming=tuple(_meetings(known, coming=True)),
        past=tuple(_meetings(known, coming=False)),
        differences=tuple(_differences(known)),
        deadlines=tuple(_deadlines(catalog, known)),
        calls=tuple(_calls(known)),
        sessions=tuple(_sessions(known)),
        exceptions=tuple(_exceptions(known)),
        comment=known.review.comments.get(f"state/{state.code}", ""),
    )


def table(catalog: Catalog, year: int, code: str, as_of: AsOf | None = None) -> TableSheet:
    """The page as a table: a line for each value, and for a workbook a sheet for each part.

    Raises NotFoundError as ``paper`` does.
    """
    said = state_values.figures(sheet(catalog, year, code, as_of))
    return figure_values.flattened(catalog, said)


def _known(catalog: Catalog, year: int, code: str, as_of: AsOf | None) -> _Known:
    found = coverage.read(catalog, year, as_of)
    state = reference.state(catalog.connection, code.upper())
    member = next((each for each in found.cycle.states if each.code == state.code), None)
    if member is None:
        raise NotFoundError(
            f"{state.name} is not in {found.cycle.label}.",
            f"Its states are {', '.join(found.cycle.codes)}."
            if found.cycle.codes
            else "Take it in first.",
        )
    review = reviewing.of_coverage(catalog, found, (state.code,))
    return _Known(state, member, found, review, found.of((state.code,)))


def _facts(catalog: Catalog, known: _Known) -> Iterator[tuple[str, str]]:
    yield "Local time", state_summary.time_now(known.state, catalog.now())
    method = METHODS[known.member.methodology]
    yield "Programs", f"{', '.join(known.member.programs)}; method: {method}"
    yield "Liaison", known.member.liaison or "Nobody is named"
    if known.member.joined is not None:
        yield "Joined", clock.day(known.member.joined)
    named = tuple(contractors(catalog, known.found.cycle))
    yield from named or (("Contractors", "Nobody is named"),)


def _phases(known: _Known) -> Iterator[PhaseLine]:
    kinds = {kind.key: kind for kind in known.found.facts.types}
    for phase in Phase:
        inside = [each for each in known.owed if kinds[each.type].phase is phase]
        outside = [
            each
            for each in inside
            if each.status in UNCOUNTED and each.status is not Status.NOTHING_OWED
        ]
        counted = share(inside)
        if not counted.owed and not outside:
            continue
        done = [kinds[e.type].short_title for e in inside if e.status is Status.SATISFIED]
        left_out = [
            f"{kinds[each.type].short_title} ({obligation_look(each.status.value).word.lower()})"
            for each in outside
        ]
        yield PhaseLine(
            PHASE_NAMES[phase.value],
            part(counted.satisfied, counted.owed),
            ", ".join(done) or "Nothing yet",
            f"{OUTSIDE}{', '.join(left_out)}" if left_out else "",
        )


def _open(known: _Known) -> Iterator[OpenLine]:
    ranks = {status: rank for rank, status in enumerate(Status)}
    open_ones = [
        each
        for each in known.owed
        if each.status not in UNCOUNTED and each.status is not Status.SATISFIED
    ]
    for each in sorted(open_ones, key=lambda each: ranks[each.status]):
        title = known.review.titles[each.type]
        why = " ".join(filter(None, (each.verdict.why, each.verdict.question)))
        yield OpenLine(obligation_look(each.status.value), title, why)


def _meetings(known: _Known, *, coming: bool) -> Iterator[MeetingLine]:
    as_of = known.found.as_of
    rows = [row for row in known.found.facts.rows if known.state.code in row.state_codes]
    if coming:
        ahead = (row for row in rows if row.utc + row.minutes > as_of.now)
        chosen = [row for row in ahead if row.status in _OPEN][:_SHOWN]
    else:
        chosen = [row for row in rows if row.utc + row.minutes <= as_of.now][: -_SHOWN - 1 : -1]
    for row in chosen:
        yield MeetingLine(_when(row, as_of), row.short_title or row.title, _became(row, known))


def _became(row: MeetingRow, known: _Known) -> Look:
    return meeting_look(row, known.found.as_of.now)


def _when(row: MeetingRow, as_of: AsOf) -> str:
    """ "Apr 14, 2:00 PM EDT"; another year is named instead of the time."""
    start = row.start
    if start.year != as_of.day.year:
        return clock.day(start.date())
    _, _, day = clock.weekday(start.date()).partition(", ")
    return f"{day}, {clock.clock(start)} {clock.zone_label(start)}"


def _differences(known: _Known) -> Iterator[Entry]:
    for obligation in known.owed:
        if obligation.kind is not CadenceKind.TRIGGERED:
            continue
        for own in obligation.verdict.parts:
            if "," not in own.name:  # the program as a whole, which names its quarters
                yield Entry(own.name, own.why, obligation_look(own.status.value))


def _deadlines(catalog: Catalog, known: _Known) -> Iterator[Entry]:
    """What is overdue, what is ahead, then what was met, the last first."""
    year, day = known.found.cycle.year, known.found.as_of.day
    found = deadlines.all_of(catalog, year, day, (known.state.code,))
    told = [each for each in found if each.is_told]
    met = [each for each in found if each.met][::-1][:_MOST_MET]
    for each in (*told[: _MOST_DEADLINES - len(met)], *met):
        if each.due is not None:
            settled = each.met is not None or each.is_overdue
            when = f": {each.when}" if each.met else ", overdue" if each.is_overdue else ""
            look = deadline_look(each) if settled else None
            yield Entry(clock.day(each.due), f"{each.title}{when}", look)


def _calls(known: _Known) -> Iterator[CallsLine]:
    for each in known.review.series:
        yield CallsLine(
            each.title,
            part(len(each.attended), len(each.held)),
            number(len(each.unrecorded)),
            number(len(each.cancelled)),
            each.gaps_words(known.found.as_of.now) or "None",
        )


def _sessions(known: _Known) -> Iterator[Entry]:
    rows, now = known.found.rows_by_id(), known.found.as_of.now
    for each in known.owed:
        if each.kind is not CadenceKind.N_OF_M:
            continue
        optional = each.status is Status.SATISFIED
        ids = each.verdict.optional if optional else each.verdict.evidence
        days = [clock.day(rows[ident].start.date()) for ident in ids if rows[ident].utc > now]
        if days:
            look = obligation_look("optional" if optional else each.status.value)
            said = f"{', '.join(days)} ({'optional' if optional else 'still needed'})"
            yield Entry(known.review.titles[each.type], said, look)


def _exceptions(known: _Known) -> Iterator[Entry]:
    cancelled = 0
    for each in reversed(known.review.exceptions):
        if each.kind is ExceptionKind.CANCELLED:
            cancelled += 1
            if cancelled > _MOST_CANCELLED:
                continue
        look = LOOKS[each.kind]
        day = exception_tables.days_words(each)
        said = f"{look.word}{f', {day}' if day else ''}: {exception_tables.reason_words(each)}"
        yield Entry(each.title, said, look)
    if cancelled > _MOST_CANCELLED:
        more = cancelled - _MOST_CANCELLED
        yield Entry("Cancelled before", f"{more:,} more; the list of exceptions names them.")


def _document(said: StatePageSheet) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import state_page

    return state_page.document(said)
