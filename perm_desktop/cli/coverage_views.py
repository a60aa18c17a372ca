"""What states owe as the command line prints it: plain data, a table, and lines to read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.status import UNCOUNTED, Obligation, Part, Status
from perm_desktop.core.symbols import obligation_look
from perm_desktop.core.table_sheet import Cell, Column, Group, Line, TableSheet
from perm_desktop.services.coverage import Coverage

_HEADS = ("state", "type", "kind", "status", "why", "evidence", "meetings", "due", "parts")


def obligation(value: Obligation) -> dict[str, Any]:
    """One status; ids are strings, as those of meetings are."""
    verdict = value.verdict
    view: dict[str, Any] = {
        "state": value.state,
        "type": value.type,
        "kind": value.kind.value,
        "status": verdict.status.value,
        "why": verdict.why,
        "evidence": _ids(verdict.evidence),
        "due": verdict.due.isoformat() if verdict.due else None,
        "parts": [_part(part) for part in verdict.parts],
    }
    if verdict.done is not None:
        view["done"] = {"done": verdict.done[0], "of": verdict.done[1]}
    if verdict.optional:
        view["optional"] = _ids(verdict.optional)
    if verdict.question:
        view["question"] = verdict.question
    return view


def table(known: Coverage, found: Iterable[Obligation], made: datetime) -> TableSheet:
    """The same statuses with a line each; short numbers of the meetings stand beside their ids.

    A spreadsheet keeps 15 digits of a long id that stands alone in its cell.
    """
    rows = known.rows_by_id()
    lines = tuple(Line(tuple(map(Cell, _texts(each, rows)))) for each in found)
    return TableSheet(
        title="Coverage",
        sentence=_head(known),
        columns=tuple(map(Column, _HEADS)),
        groups=(Group("", lines),),
        made=made,
        office="",
    )


def report(known: Coverage, found: Sequence[Obligation]) -> Iterator[str]:
    """Lines to read: of one state or one type what each is and why, else counts by type."""
    yield _head(known)
    yield f"{_share(found)} are satisfied; {_rest(found)}." if found else "Nothing is owed here."
    states, types = {each.state for each in found}, {each.type for each in found}
    names = titles(known)
    if len(states) == 1:
        yield from (_line(names[each.type], 32, each) for each in found)
    elif len(types) == 1:
        yield from (_line(known.names[each.state], 22, each) for each in found)
    else:
        for key in dict.fromkeys(each.type for each in found):
            own = [each for each in found if each.type == key]
            yield f"{names[key]:32.32}  {_counts(own)}"


def titles(known: Coverage) -> Mapping[str, str]:
    """Return the short titles of the cycle's types by key."""
    return {kind.key: kind.short_title for kind in known.facts.types}


def word(value: Obligation) -> str:
    """ "Not recorded"."""
    return obligation_look(value.status.value).word


def _part(part: Part) -> dict[str, Any]:
    return {
        "name": part.name,
        "status": part.status.value,
        "why": part.why,
        "evidence": _ids(part.evidence),
    }


def _ids(found: Iterable[int]) -> list[str]:
    return [str(ident) for ident in found]


def _texts(value: Obligation, rows: Mapping[int, MeetingRow]) -> Iterator[str]:
    verdict = value.verdict
    yield value.state
    yield value.type
    yield value.kind.value
    yield verdict.status.value
    yield verdict.why
    yield " ".join(_ids(verdict.evidence))
    yield " ".join(str(rows[ident].number) for ident in verdict.evidence if ident in rows)
    yield verdict.due.isoformat() if verdict.due else ""
    yield "; ".join(f"{part.name}: {part.status.value}: {part.why}" for part in verdict.parts)


def _head(known: Coverage) -> str:
    return f"{known.cycle.label}, as of {clock.day(known.as_of.day)}"


def _share(found: Sequence[Obligation]) -> str:
    """ "12 of 18 owed"."""
    owed = [each for each in found if each.status not in UNCOUNTED]
    done = sum(each.status is Status.SATISFIED for each in owed)
    return f"{done:,} of {len(owed):,} owed"


def _rest(found: Sequence[Obligation]) -> str:
    free = sum(each.status in UNCOUNTED for each in found)
    return f"{free:,} of {len(found):,} are not owed"


def _counts(found: Iterable[Obligation]) -> str:
    """ "3 overdue, 15 satisfied": what wants somebody most is first."""
    by_status = Counter(each.status for each in found)
    return ", ".join(
        f"{by_status[status]} {obligation_look(status.value).word.lower()}"
        for status in Status
        if by_status[status]
    )


def _line(name: str, width: int, value: Obligation) -> str:
    return f"{name:{width}.{width}}  {word(value):19}  {value.verdict.why}"
