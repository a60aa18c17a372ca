"""What waits of the directory: posts that somebody held, nobody holds, and a meeting needs soon."""

from perm_desktop.core import clock, symbols
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.people.vacant import Vacant
from perm_desktop.core.symbols import Tone
from perm_desktop.core.worklist_known import distance, named, place, short
from perm_desktop.core.worklist_lines import Act, Line
from perm_desktop.core.worklist_meetings import Waiting
from perm_desktop.core.worklist_outlook import Outlook

_DUE = symbols.obligation_look("due")
_EVERY = "All"


def vacant_posts(outlook: Outlook) -> Waiting:
    """Posts without a holder, those needed first at the top."""
    needed = [(each.next, role, each) for role, each in outlook.owed.vacant if each.next]
    needed.sort(key=lambda one: (one[0].utc, one[2].post))
    return Waiting.of([_vacant(row, role, each, outlook) for row, role, each in needed])


def _vacant(row: MeetingRow, role: str, each: Vacant, outlook: Outlook) -> Line:
    vacancy, today, day = each.vacancy, outlook.today, row.start.date()
    codes = (each.post.state,) if each.post.state else ()
    since = f"vacant since {clock.day(vacancy.since)}" if vacancy.since else "vacant"
    last = f", {vacancy.last.name} was last" if vacancy.last else ""
    return Line(
        meeting=row.id,
        look=_DUE,
        place=place(codes) or _EVERY,
        title=role,
        wrong=f"{since}{last}",
        when=f"next needed {short(day, today)}, {distance(day, today)}",
        tone=Tone.TEXT,
        act=Act.CONTACTS,
        names=named(codes, outlook.known) or "All states",
        year=row.year or 0,
        states=codes,
        about=f"{each.post.state}/{each.post.role}",
        due=day,
        person=vacancy.last.id if vacancy.last else 0,
    )
