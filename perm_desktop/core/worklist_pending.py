"""What waits of the obligations before it is late: decisions, differences, last chances."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from perm_desktop.core.counting import counted
from perm_desktop.core.exceeded import Exceeded, exceeded
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.owings import Owing, is_coming
from perm_desktop.core.symbols import Tone
from perm_desktop.core.vocabulary import CadenceKind
from perm_desktop.core.worklist_known import distance, short, when
from perm_desktop.core.worklist_lines import Act, Line
from perm_desktop.core.worklist_meetings import Waiting
from perm_desktop.core.worklist_outlook import Outlook, listed, owed_line

_SOON = timedelta(days=30)  # a last chance, or a decision to be taken


def undecided(outlook: Outlook) -> Waiting:
    """Types of which nobody decided whether some states need them, one line a type."""
    found: dict[Hashable, list[Owing]] = defaultdict(list)
    for each in outlook.all:
        if each.status is Status.UNDECIDED:
            found[each.year, each.kind.key].append(each)
    told = sorted(((_last(group), group) for group in found.values()), key=lambda one: one[0])
    return Waiting.of([_undecided(group, last, outlook) for last, group in told])


def thresholds(outlook: Outlook) -> Waiting:
    """States above a 64/21 threshold that is not resolved; with a call planned they only show."""
    found: dict[tuple[int, str, str], list[Exceeded]] = defaultdict(list)
    for each in exceeded(outlook.owed.judged, outlook.owed.states):
        if each.resolved is None:
            found[each.year, each.type, each.state].append(each)
    told = [
        _threshold(each, found[each.year, each.kind.key, each.state], outlook)
        for each in outlook.all
        if (each.year, each.kind.key, each.state) in found and each.status is not Status.SUSPENDED
    ]
    return Waiting.of(told)


def last_chances(outlook: Outlook) -> Waiting:
    """Sessions within a month that are the only ones left for states that attended none."""
    found: dict[int, list[Owing]] = defaultdict(list)
    for each in outlook.all:
        row = _only_one_left(each, outlook.rows)
        if row is not None and row.start.date() - outlook.today <= _SOON:
            found[row.id].append(each)
    ordered = sorted(found.items(), key=lambda one: outlook.rows[one[0]].utc)
    return Waiting.of([_last_chance(outlook.rows[key], group, outlook) for key, group in ordered])


def questioned(outlook: Outlook) -> Waiting:
    """What contradicts something else, once for all states that it is said of."""
    found: dict[Hashable, list[Owing]] = defaultdict(list)
    for each in outlook.all:
        if question := each.owed.verdict.question:
            found[each.year, each.kind.key, question].append(each)
    return Waiting.of([_questioned(group, outlook) for group in found.values()])


def _questioned(group: Sequence[Owing], outlook: Outlook) -> Line:
    return owed_line(group, outlook, group[0].owed.verdict.question.rstrip("."), Act.SETTLE)


def _undecided(group: Sequence[Owing], last: date, outlook: Outlook) -> Line:
    first, today = group[0], outlook.today
    starts = first.judged.facts.window(first.kind).starts
    codes = [each.state for each in group]
    wrong = f"{counted(len(codes), 'state')} undecided" if len(codes) > 1 else "undecided"
    is_late = last < today
    return owed_line(group, outlook, wrong, Act.DECIDE)._replace(
        when=f"last day {short(last, today)}, {distance(last, today)}",
        tone=Tone.OVERDUE if is_late else Tone.MUTED,
        about=f"{first.year}/{first.kind.key}",  # stays the same while states are decided
        is_ready=starts - today > _SOON,  # there is time; it is only to be known
    )


def _last(group: Iterable[Owing]) -> date:
    return min((each.owed.verdict.due or date.max) for each in group)


def _threshold(each: Owing, over: Sequence[Exceeded], outlook: Outlook) -> Line:
    first, today = over[0], outlook.today
    programs = "; ".join(f"{one.program} {one.words}" for one in over)
    held = counted(len(first.held), "call") + " held"
    ahead = "none is planned"
    if first.coming:
        ahead = f"the next on {short(first.coming[0].start.date(), today)}"
    since = min(one.since for one in over)
    tone = Tone.MUTED if first.coming else Tone.OVERDUE
    return owed_line([each], outlook, f"{programs}; {held}, {ahead}", Act.SETTLE)._replace(
        when=f"since {short(since, today)}", tone=tone, is_ready=bool(first.coming)
    )


def _only_one_left(each: Owing, rows: Mapping[int, MeetingRow]) -> MeetingRow | None:
    """The session still to come, where a state attended none and no other is left."""
    if each.owed.kind is not CadenceKind.N_OF_M:
        return None
    if each.status not in (Status.SCHEDULED, Status.PARTLY):
        return None
    found = [rows[ident] for ident in each.owed.verdict.evidence]
    coming = [row for row in found if is_coming(row, each.judged)]
    return coming[0] if len(coming) == 1 else None


def _last_chance(row: MeetingRow, group: Sequence[Owing], outlook: Outlook) -> Line:
    known = outlook.known
    codes = [each.state for each in group]
    session = f"session {row.session}" if row.session else "this session"
    shared = f": {listed(codes)}" if len(codes) > 1 else ""
    return owed_line(group, outlook, f"{session} is the only one left{shared}", Act.OPEN)._replace(
        meeting=row.id,
        when=when(row._replace(states=",".join(codes)), known),
        tone=Tone.SCHEDULED,
        about=f"{row.id}",
    )
