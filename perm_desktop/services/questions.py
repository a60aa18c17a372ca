"""Questions about the cycles: what is needed for their answers, and an answer as a table."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from perm_desktop.core import clock
from perm_desktop.core import table_sheet as sheets
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf
from perm_desktop.core.people.attendance_figures import Scope
from perm_desktop.core.questions import answers
from perm_desktop.core.questions.asked import Answer, Asked, Found, Step
from perm_desktop.core.questions.registry import Question
from perm_desktop.core.review.comparing import Comparison
from perm_desktop.core.worklist_known import Known
from perm_desktop.services import attendance_figures, coverage, review, worklist
from perm_desktop.services.coverage import Coverage
from perm_desktop.store import cycles, meetings, people, reference, since
from perm_desktop.store.catalog import Catalog, stamp
from perm_desktop.store.meetings import Filter

_WIDE = 40  # characters of a column that repeats a sentence
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
    kind: str = "",
) -> Answer:
    """Answer a question about some cycles and states; no states stand for all.

    ``rows`` are the meetings that are shown, else all of the cycles; ``moment`` is when the catalog
    was looked at last, as edits are stamped; ``kind`` is the one meeting type that is asked about.
    """
    found = [read(year) for year in years]
    as_of = found[0].as_of if found else coverage.now(catalog)
    shown = frozenset(states)
    known = Known(
        now=as_of.now,
        day=as_of.day,
        states=reference.states(catalog.connection),
        types=reference.meeting_types(catalog.connection),
        members=max((len(each.cycle.codes) for each in found), default=0),
    )
    directory = people.directory(catalog.connection) if question.is_of_people else None
    scope = Scope(states=shown)
    asked = Asked(
        known=known,
        owed=worklist.owed(catalog, found, shown, as_of.day, directory),
        rows=_rows(catalog, years, shown) if rows is None else rows,
        beside=list(_beside(catalog, found, read)) if question.is_beside else (),
        steps=list(_steps(catalog, moment)) if question.is_since else (),
        since=clock.home(datetime.fromisoformat(moment)).date() if moment else None,
        type=kind,
        attendance=[attendance_figures.of(catalog, each, scope, directory) for each in found]
        if question.is_of_attendance
        else (),
        directory=directory,
        roles=reference.roles(catalog.connection) if question.is_of_people else {},
    )
    return answers.answer(question, asked)


def reader(catalog: Catalog, as_of: AsOf | None = None) -> Read:
    """Return what reads a cycle from the catalog."""
    return lambda year: coverage.read(catalog, year, as_of)


def morning(day: date) -> str:
    """Return the beginning of a day as edits are stamped."""
    return stamp(clock.at_utc(clock.utc_minutes(f"{day}T00:00", clock.EASTERN)))


def sheet(question: Question, found: Answer, made: datetime, office: str) -> sheets.TableSheet:
    """Return an answer as a table for files, and for paper.

    Paper says above the table what was asked, of what and as of when. A file has no place for it
    but columns of its own, which an empty answer has a row for.
    """
    columns = tuple(sheets.Column(head.title) for head in found.heads)
    lines = tuple(_cells(found, line) for line in found.lines)
    about = _about(question, found)
    paper = sheets.TableSheet(
        title=question.title,
        sentence=f"{question.words} {found.told} {found.scope}.",
        columns=columns,
        groups=(sheets.Group("", tuple(map(sheets.Line, lines))),),
        made=made,
        office=office,
    )
    rows = lines or (tuple(sheets.Cell("") for _ in columns),)
    whole = tuple(sheets.Line((*cells, *about.values())) for cells in rows)
    return replace(
        paper,
        columns=(*columns, *about),
        groups=(sheets.Group("", whole),),
        paper=paper,
    )


def _about(question: Question, found: Answer) -> dict[sheets.Column, sheets.Cell]:
    """What a file says of an answer, row by row."""
    day = clock.day(found.day) if found.day else ""
    return {
        sheets.Column("Question", width=_WIDE): sheets.Cell(question.words),
        sheets.Column("Answer", width=_WIDE): sheets.Cell(found.told),
        sheets.Column("Looked at", width=_WIDE): sheets.Cell(found.looked_at),
        sheets.Column("As of", sheets.Kind.DATE): sheets.Cell(day, found.day),
    }


def _cells(found: Answer, line: Found) -> tuple[sheets.Cell, ...]:
    return tuple(
        sheets.Cell(text, None, line.look if head.is_status else None)
        for head, text in zip(found.heads, line.cells, strict=True)
    )


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
