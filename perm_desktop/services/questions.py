"""Questions about the cycles: what is needed for their answers, and an answer as a table."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime

from perm_desktop.core import clock
from perm_desktop.core import table_sheet as sheets
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.questions import answers
from perm_desktop.core.questions.asked import Answer, Asked, Found, Step
from perm_desktop.core.questions.registry import Question
from perm_desktop.core.review.comparing import Comparison
from perm_desktop.core.worklist_known import Known
from perm_desktop.services import coverage, review, worklist
from perm_desktop.services.coverage import Coverage
from perm_desktop.store import cycles, meetings, reference, since
from perm_desktop.store.catalog import Catalog, stamp
from perm_desktop.store.meetings import Filter

_TAKEN_BACK = " (taken back)"

Read = Callable[[int], Coverage]  # a cycle by its year, as of the moment that is looked at


def answer(
    catalog: Catalog,
    question: Question,
    years: Collection[int],
    read: Read,
    *,
    states: Collection[str] = (),
    rows: Sequence[MeetingRow] | None = None,
    moment: str = "",
) -> Answer:
    """Answer a question about some cycles and states; no states stand for all.

    ``rows`` are the meetings that are shown, else all of the cycles; ``moment`` is when the catalog
    was looked at last, as edits are stamped.
    """
    found = [read(year) for year in years]
    as_of = found[0].as_of if found else coverage.now(catalog)
    shown = frozenset(states)
    known = Known(
        now=as_of.now,
        states=reference.states(catalog.connection),
        types=reference.meeting_types(catalog.connection),
        members=max((len(each.cycle.codes) for each in found), default=0),
    )
    asked = Asked(
        known=known,
        owed=worklist.owed(catalog, found, shown, as_of.day),
        rows=_rows(catalog, years, shown) if rows is None else rows,
        beside=list(_beside(catalog, found, read)) if question.is_beside else (),
        steps=list(_steps(catalog, moment)) if question.is_since else (),
        since=clock.home(datetime.fromisoformat(moment)).date() if moment else None,
    )
    return answers.answer(question, asked)


def reader(catalog: Catalog, as_of: AsOf | None = None) -> Read:
    """Return what reads a cycle from the catalog."""
    return lambda year: coverage.read(catalog, year, as_of)


def morning(day: date) -> str:
    """Return the beginning of a day as edits are stamped."""
    return stamp(clock.at_utc(clock.utc_minutes(f"{day}T00:00", clock.EASTERN)))


def sheet(question: Question, found: Answer, made: datetime, office: str) -> sheets.TableSheet:
    """Return an answer as a table for paper and files."""
    columns = tuple(sheets.Column(head.title) for head in found.heads)
    lines = tuple(_line(found, line) for line in found.lines)
    return sheets.TableSheet(
        title=question.title,
        sentence=f"{question.words} {found.sentence if lines else found.none}",
        columns=columns,
        groups=(sheets.Group("", lines),),
        made=made,
        office=office,
    )


def _line(found: Answer, line: Found) -> sheets.Line:
    cells = (
        sheets.Cell(text, None, line.look if head.is_status else None)
        for head, text in zip(found.heads, line.cells, strict=True)
    )
    return sheets.Line(tuple(cells))


def _rows(catalog: Catalog, years: Collection[int], states: frozenset[str]) -> list[MeetingRow]:
    wanted = Filter(years=list(years), or_no_cycle=bool(years))
    found = meetings.rows(catalog.connection, wanted)
    return [row for row in found if not states or not states.isdisjoint(row.state_codes)]


def _beside(catalog: Catalog, found: Sequence[Coverage], read: Read) -> Iterator[Comparison]:
    """Yield each cycle with the latest one before it."""
    known = [cycle.year for cycle in cycles.all_cycles(catalog.connection)]
    for mine in found:
        before = max((year for year in known if year < mine.cycle.year), default=None)
        if before is not None:
            yield review.beside(catalog, mine, read(before))


def _steps(catalog: Catalog, moment: str) -> Iterator[Step]:
    about = since.meetings(catalog.connection, moment)
    for edit in worklist.edits_since(catalog, moment):
        at = clock.short_time(clock.home(datetime.fromisoformat(edit.at)))
        undone = _TAKEN_BACK if edit.state == "undone" else ""
        verb = worklist.KINDS.get(edit.kind, "")
        yield Step(at, f"{verb}{edit.label}{undone}", edit.author, about.get(edit.edit, 0))
