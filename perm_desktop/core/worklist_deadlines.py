"""The deadlines that the day's worklist names: the days, and how near they are."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from perm_desktop.core import symbols
from perm_desktop.core.obligations.deadlines import Deadline
from perm_desktop.core.symbols import Tone
from perm_desktop.core.worklist_known import distance, named, place, short
from perm_desktop.core.worklist_lines import Act, Line
from perm_desktop.core.worklist_meetings import Waiting
from perm_desktop.core.worklist_outlook import Outlook

_AHEAD = timedelta(days=14)


class _Same(NamedTuple):
    """What deadlines of several states have in common."""

    year: int
    rule: str
    part: str
    due: date


def deadlines(outlook: Outlook) -> Waiting:
    """Days within a fortnight, and what is overdue; a number not verified says so.

    What was met is no more told, and a day that was only to be known not once it is over.
    """
    last, found = outlook.today + _AHEAD, dict[_Same, list[Deadline]]()
    for year, each in outlook.owed.deadlines:
        if each.due is not None and each.due <= last and each.is_told:
            same = _Same(year, each.rule.key, each.part, each.due)
            found.setdefault(same, []).append(each)
    ordered = sorted(found.items(), key=lambda one: (one[0].due, one[0].rule))
    return Waiting.of([_deadline(same, group, outlook) for same, group in ordered])


def _deadline(same: _Same, group: Sequence[Deadline], outlook: Outlook) -> Line:
    today, rule = outlook.today, group[0].rule
    codes = tuple(sorted(code for each in group for code in each.states))
    part = f", {same.part}" if same.part else ""
    year = "" if outlook.is_one_cycle else f", RY {same.year}"
    unverified = "" if rule.verified else "unverified; "
    is_late = same.due < today
    words = "not marked as met" if is_late else "to come" if same.due > today else "today"
    return Line(
        meeting=0,
        look=symbols.OVERDUE if is_late else symbols.MILESTONE,
        place=place(codes, outlook.known.members) or "All",
        title=f"{rule.title}{part}{year}",
        wrong=f"{unverified}{words}",
        when=f"{short(same.due, today)}, {distance(same.due, today)}",
        tone=Tone.OVERDUE if is_late else Tone.TEXT,
        act=Act.DEADLINES,
        names=named(codes, outlook.known) or "All states",
        year=same.year,
        states=codes,
        rule=same.rule,
        part=same.part,
        due=same.due,
        about=f"{same.year}/{same.rule}/{same.part}/{same.due}/{'+'.join(codes)}",
        is_ready=not is_late and not rule.is_entered,  # a day of the whole cycle is to be known
    )
