"""What waits of the obligations: what nothing is planned for, and what nobody recorded."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.owings import Owing
from perm_desktop.core.symbols import Tone
from perm_desktop.core.vocabulary import CadenceKind, MeetingStatus
from perm_desktop.core.worklist_known import distance, short
from perm_desktop.core.worklist_lines import Act, Line
from perm_desktop.core.worklist_meetings import Waiting
from perm_desktop.core.worklist_outlook import Outlook, listed, owed_line

_ALIKE = 4  # so many states that are alike share a line


def overdue(outlook: Outlook) -> Waiting:
    """What should have been held by now, and nothing is planned."""
    return _unplanned(outlook, Status.OVERDUE)


def due(outlook: Outlook) -> Waiting:
    """What is due within a month, and nothing is planned."""
    return _unplanned(outlook, Status.DUE)


def unrecorded(outlook: Outlook) -> Iterator[Line]:
    """Meetings that were held and recorded, but not for all states that owe them."""
    missing: dict[int, list[Owing]] = defaultdict(list)
    for each in outlook.all:
        if each.status is Status.NOT_RECORDED:
            for meeting in each.owed.verdict.evidence:
                if _is_unmarked(each, outlook.rows[meeting]) and meeting not in outlook.told:
                    missing[meeting].append(each)
    for meeting, found in sorted(missing.items(), key=lambda one: -outlook.rows[one[0]].utc):
        row, today = outlook.rows[meeting], outlook.today
        codes = [each.state for each in found]
        yield owed_line(
            found, outlook, f"nothing recorded for {listed(codes)}", Act.RECORD
        )._replace(meeting=meeting, when=f"held {short(row.start.date(), today)}", about="")


def _unplanned(outlook: Outlook, status: Status) -> Waiting:
    found = [
        each
        for each in outlook.all
        if each.status is status and not each.is_reconciliation and not _is_told(each, outlook)
    ]
    found.sort(key=lambda each: each.owed.verdict.due or date.min)
    return Waiting.of([_late(group, outlook) for group in _alike(found, outlook)])


def _is_told(each: Owing, outlook: Outlook) -> bool:
    """Whether another line is about the same, so that nothing is counted twice."""
    if not outlook.told.isdisjoint(each.owed.verdict.evidence):
        return True
    return (each.kind.key, each.state) in outlook.silent


def _alike(found: Iterable[Owing], outlook: Outlook) -> Iterator[list[Owing]]:
    """Yield what shares a line: many states of one type, for the same reason and day."""
    groups: dict[Hashable, list[Owing]] = defaultdict(list)
    for each in found:
        key = (each.year, each.kind.key, _wrong(each, outlook.rows), each.owed.verdict.due)
        groups[key].append(each)
    for group in groups.values():
        if len(group) >= _ALIKE:
            yield group
        else:
            yield from ([each] for each in group)


def _late(group: Sequence[Owing], outlook: Outlook) -> Line:
    first, today = group[0], outlook.today
    wrong = _wrong(first, outlook.rows)
    if len(group) > 1:
        wrong = f"{wrong}: {listed([each.state for each in group])}"
    last = first.owed.verdict.due
    tone = Tone.OVERDUE if first.status is Status.OVERDUE else Tone.TEXT
    told = owed_line(group, outlook, wrong, _act(group))._replace(tone=tone, due=last)
    return (
        told._replace(when=f"due {short(last, today)}, {distance(last, today)}") if last else told
    )


def _act(group: Sequence[Owing]) -> Act:
    """A meeting settles it, unless what is missing is a series or one meeting a state."""
    kind = group[0].owed.kind
    if kind in (CadenceKind.SERIES, CadenceKind.TRIGGERED):
        return Act.SETTLE
    if len(group) > 1 and not group[0].kind.joint:
        return Act.SETTLE
    has_sessions = kind is CadenceKind.N_OF_M and bool(group[0].owed.verdict.evidence)
    return Act.SPECIAL if has_sessions else Act.MEET


def _wrong(each: Owing, rows: Mapping[int, MeetingRow]) -> str:
    """Say briefly what is missing; the page that the line leads to has the whole sentence."""
    verdict = each.owed.verdict
    evidence = [rows[ident] for ident in verdict.evidence if ident in rows]
    if each.owed.kind in (CadenceKind.SERIES, CadenceKind.TRIGGERED):
        return _lower(verdict.why.rstrip(".").replace(f" with {each.name}", ""))
    if not evidence:
        return "not scheduled"
    last = evidence[-1]
    if last.status == MeetingStatus.CANCELLED:
        return "cancelled, and none is planned"
    if each.owed.kind is CadenceKind.N_OF_M:
        many = len(evidence)
        return f"attended none of the {many} sessions" if many > 1 else "did not attend"
    return f"did not attend on {short(last.start.date(), each.judged.as_of.day)}, none is planned"


def _is_unmarked(each: Owing, row: MeetingRow) -> bool:
    is_held = row.status == MeetingStatus.HELD and row.utc <= each.judged.as_of.now
    return is_held and (row.id, each.state) not in each.judged.facts.presence


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
