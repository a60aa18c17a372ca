"""Who attended none of the sessions, what is not scheduled, what was decided."""

from collections import Counter
from collections.abc import Sequence

from perm_desktop.core.counting import counted
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import Decision
from perm_desktop.core.obligations.needed import latest
from perm_desktop.core.obligations.status import UNCOUNTED, Status
from perm_desktop.core.owings import Owing
from perm_desktop.core.questions.asked import (
    DAY,
    MEETING,
    STATE,
    STATUS,
    WHY,
    YEAR,
    Answer,
    Asked,
    Found,
    Head,
    look_of,
    of_many,
    place_of,
    ry,
    states_of,
)
from perm_desktop.core.vocabulary import CadenceKind, MeetingStatus, Need, Phase

_ATTENDED = UNCOUNTED | {Status.SATISFIED, Status.PARTLY}
_UNPLANNED = (Status.OVERDUE, Status.DUE, Status.NOT_YET_DUE)
_TO_COME = "needed and not held yet"
_ASKED = ("held", _TO_COME, "not needed", "undecided")
_PHASES = {
    Phase.PRE: "Pre-cycle",
    Phase.INTRA: "Intra-cycle",
    Phase.POST: "Post-cycle",
    Phase.ANY: "Any phase",
}


def no_session(asked: Asked) -> Answer:
    """States that attended none of several sessions, with what is left to them."""
    every = [each for each in asked.owings() if each.owed.kind is CadenceKind.N_OF_M]
    found = [each for each in every if each.status not in _ATTENDED]
    lines = tuple(_no_session(each, asked) for each in found)
    heads = (YEAR, MEETING, STATE, STATUS, Head("Left", "3 of 3"), Head("Last chance", DAY.widest))
    none = "No type has several sessions of which one is enough."
    if every:
        kinds = counted(len({each.kind.key for each in every}), "type")
        none = (
            f"0 of {counted(states_of(every), 'state')} attended none of the sessions of {kinds}."
        )
    return Answer(_by_type(found, every, asked), (*heads, WHY), lines, none)


def unscheduled(asked: Asked) -> Answer:
    """Required meetings that nothing is planned for, phase by phase."""
    every = [each for each in asked.owings() if each.status not in UNCOUNTED]
    found = [each for each in every if _is_unscheduled(each)]
    order = list(_PHASES)
    found.sort(key=lambda each: (each.year, order.index(each.kind.phase)))
    lines = tuple(
        Found(
            (
                *(_PHASES[each.kind.phase], ry(each.year), each.kind.short_title, each.name),
                *(look_of(each.status).word, asked.day(each.owed.verdict.due)),
                each.owed.verdict.why,
            ),
            place_of(each),
            look_of(each.status),
            each.kind.short_title,
        )
        for each in found
    )
    sentence = f"{of_many(len(found), len(every), 'meeting')} owed are not scheduled."
    heads = (Head("Phase", "Intra-cycle"), YEAR, MEETING, STATE, STATUS, DAY, WHY)
    return Answer(sentence, heads, lines, "Everything that is owed is scheduled or was held.")


def if_needed(asked: Asked) -> Answer:
    """What became of the meetings that are held only if needed."""
    found = [each for each in asked.owings() if each.owed.kind is CadenceKind.IF_NEEDED]
    counts = Counter(map(_outcome, found))
    words = (*_ASKED, *sorted(counts.keys() - frozenset(_ASKED)))  # those asked about at any rate
    told = ", ".join(f"{counts[word]:,} {word}" for word in words)
    lines = tuple(_if_needed(each, asked) for each in found)
    heads = (YEAR, MEETING, STATE, Head("Outcome", "Needed and not held yet", is_status=True))
    heads += (Head("Decided", "Sep 30, 2025"), Head("By", "Review Contractor"), WHY)
    kinds = counted(len({each.kind.key for each in found}), "type")
    many = f"{counted(len(found), 'obligation')} ({counted(states_of(found), 'state')}, {kinds})"
    return Answer(f"Of {many}: {told}.", heads, lines, "No type is held only if needed.")


def _by_type(found: Sequence[Owing], every: Sequence[Owing], asked: Asked) -> str:
    """ "Attended none: SMERF orientation 2 of 18 states, DP orientation 1 of 18 states."."""
    owing, none = (Counter((each.year, each.kind.key) for each in some) for some in (every, found))
    parts = [
        f"{asked.title_of(key)}{f', {ry(year)},' if len(asked.judged) > 1 else ''}"
        f" {of_many(count, owing[year, key], 'state')}"
        for (year, key), count in none.items()
    ]
    return f"Attended none: {'; '.join(parts)}."


def _no_session(each: Owing, asked: Asked) -> Found:
    own = _sessions(each)
    coming = [row for row in own if row.utc > each.judged.as_of.now]
    last = asked.meeting_day(coming[-1]) if coming else "none left"
    look = look_of(each.status)
    cells = (
        *(ry(each.year), each.kind.short_title, each.name, look.word),
        *(f"{len(coming)} of {len(own)}", last, each.owed.verdict.why),
    )
    return Found(cells, place_of(each), look, each.kind.short_title)


def _sessions(each: Owing) -> list[MeetingRow]:
    cancelled = MeetingStatus.CANCELLED
    return [
        row
        for row in each.judged.facts.rows
        if row.type == each.kind.key and each.state in row.state_codes and row.status != cancelled
    ]


def _is_unscheduled(each: Owing) -> bool:
    """Nothing planned: no call that is over may have been it, and none is to come."""
    if each.status not in _UNPLANNED:
        return False
    evidence = set(each.owed.verdict.evidence)
    now = each.judged.as_of.now
    return not any(
        row.status == MeetingStatus.SCHEDULED and row.utc <= now
        for row in each.judged.facts.rows
        if row.id in evidence
    )


def _outcome(each: Owing) -> str:
    match each.status:
        case Status.UNDECIDED:
            return "undecided"
        case Status.NOT_NEEDED:
            return "not needed"
        case Status.SATISFIED | Status.PARTLY | Status.NOT_RECORDED:
            return "held"
        case Status.NOT_HELD | Status.SUSPENDED:
            return look_of(each.status).word.lower()
        case _:
            return _TO_COME


def _if_needed(each: Owing, asked: Asked) -> Found:
    decision = _decision(each)
    word = _outcome(each)
    look = look_of(each.status)._replace(word=f"{word[:1].upper()}{word[1:]}")
    when, who = (asked.day(decision.day), decision.by) if decision else ("", "")
    cells = (
        *(ry(each.year), each.kind.short_title, each.name, look.word, when, who),
        each.owed.verdict.why,
    )
    return Found(cells, place_of(each), look, each.kind.short_title)


def _decision(each: Owing) -> Decision | None:
    key = (each.kind.key, each.state)
    found = latest([one for one in each.judged.facts.decisions if (one.type, one.state) == key])
    return found if found is not None and found.need is not Need.UNDECIDED else None
