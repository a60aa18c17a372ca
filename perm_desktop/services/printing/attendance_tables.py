"""The tables and the chart of an attendance report."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.people.attendance_figures import (
    ROLE_RULE,
    RULE,
    By,
    Tally,
    rate_words,
)
from perm_desktop.core.people.cycle_attendance import CycleAttendance
from perm_desktop.core.people.missed import Missed
from perm_desktop.core.people.unseen import Unseen
from perm_desktop.core.review.comparing import Measured
from perm_desktop.core.state_review import AttendanceCount
from perm_desktop.core.symbols import obligation_look
from perm_desktop.core.table_sheet import Cell
from perm_desktop.reports.figures_sheet import (
    Bar,
    BarPart,
    Chart,
    FigureColumn,
    FigureTable,
    Filling,
)
from perm_desktop.services.printing.keyed_lines import number, of_words, part

_TITLES: Mapping[By, tuple[str, str]] = MappingProxyType(
    {
        By.STATE: ("By state", "State"),
        By.ROLE: ("By role", "Role"),
        By.HOST: ("By host", "Host"),
        By.MONTH: ("By month", "Month"),
    }
)
_SENTENCES: Mapping[By, str] = MappingProxyType(
    {
        By.STATE: RULE,
        By.ROLE: ROLE_RULE,
        By.HOST: "A meeting with several hosts counts for each of them.",
        By.MONTH: "By the day of the meeting in its own time zone.",
    }
)
_COUNTS = ("In whole", "In part", "Excused", "Absent", "Not recorded", "Not required", "Held")
_OF_ROLES = ("Missed of required", "Wanted if needed")
_WORDS = (
    (Filling.DONE, "Attended"),
    (Filling.PARTLY, "In part"),
    (Filling.UNDECIDED, "Excused"),
    (Filling.LATE, "Absent"),
    (Filling.UNRECORDED, "Not recorded"),
)


def counts(found: CycleAttendance, by: By) -> FigureTable:
    """How often each state, role, host or month came, with the denominator."""
    title, head = _TITLES[by]
    tallies = found.by(by)
    return FigureTable(
        title,
        (
            FigureColumn(head, 118.0),
            FigureColumn("Attended of recorded", 96.0, is_number=True),
            *(FigureColumn(words, is_number=True) for words in _COUNTS),
        ),
        tuple(_line(each.title, each.counts) for each in tallies),
        total=() if by is By.ROLE or not tallies else _line("All, each once", found.whole),
        sentence=_SENTENCES[by],
        empty="Nothing was held.",
    )


def chart(tallies: Iterable[Tally]) -> Chart:
    """How often each state came, as bars."""
    return Chart(
        "States at a glance",
        tuple(
            Bar(each.title, _parts(each.counts), of_words(each.counts.attended, recorded))
            for each in tallies
            if (recorded := each.counts.recorded) or each.counts.not_recorded
        ),
        _WORDS,
        "meetings held",
    )


def missed(found: CycleAttendance) -> FigureTable:
    """Who missed what and has no other meeting."""
    lines = found.missed()
    columns = (FigureColumn("State", 90.0), FigureColumn("Meeting", 124.0))
    columns += (FigureColumn("Status", 66.0), FigureColumn("Why"))
    return FigureTable(
        "Missed, and nothing left",
        columns,
        tuple(_missed(lines)),
        sentence="Absent or excused, and no session is left or no other meeting is scheduled.",
        empty="Nobody missed what has no other session or meeting.",
        short="Missed",
    )


def never_seen(found: CycleAttendance) -> FigureTable:
    """The roles that never joined a call, state by state."""
    roles = found.roles()
    names = {code: role.name for code, role in found.seen.roles.items()}
    columns = (FigureColumn("State", 66.0), FigureColumn("Role", 100.0))
    columns += tuple(FigureColumn(head, 42.0, is_number=True) for head in _OF_ROLES)
    columns += (FigureColumn("Who holds it"), FigureColumn("Next needed", 64.0))
    is_known = bool(found.seen.marks)
    day = clock.day(found.coverage.as_of.day)
    return FigureTable(
        "Roles that never joined a call",
        columns,
        tuple(_roles(roles.unseen, found.coverage.names, names)) if is_known else (),
        sentence=(
            f"{len(roles.unseen):,} of {counted(roles.wanted, 'role')} of states, as far as is"
            f" recorded. Missed of required: what says that it did not come; of the rest nothing is"
            f" recorded. Names are business contacts of the directory on {day}."
        ),
        empty=(
            "Every role that a meeting wanted joined a call."
            if is_known
            else "No role is recorded: states are marked as a whole, which does not say who came."
        ),
        short="Roles never seen",
    )


def rate(counts: AttendanceCount) -> Cell:
    """ "41 of 52 (79%)"; a dash where nothing is recorded."""
    words = Measured(counts.attended, counts.recorded).words
    return Cell(words, counts.attended, None, counts.recorded)


def whole_words(found: CycleAttendance) -> str:
    """ "Attended 41 of 52 recorded; 7 not recorded are in neither."."""
    words = rate_words(found.whole)
    return f"{words[:1].upper()}{words[1:]}."


def _line(name: str, counts: AttendanceCount) -> tuple[Cell, ...]:
    values = (
        *(counts.attended - counts.partly, counts.partly, counts.excused, counts.absent),
        *(counts.not_recorded, counts.not_required, counts.held),
    )
    return (Cell(name), rate(counts), *map(number, values))


def _parts(counts: AttendanceCount) -> tuple[BarPart, ...]:
    values = (
        *(counts.attended - counts.partly, counts.partly, counts.excused),
        *(counts.absent, counts.not_recorded),
    )
    return tuple(
        BarPart(filling, value) for (filling, _), value in zip(_WORDS, values, strict=True)
    )


def _missed(found: Sequence[Missed]) -> Iterable[tuple[Cell, ...]]:
    """A line for each; a state is named once."""
    before = ""
    for each in found:
        look = obligation_look(each.owing.status.value)
        name = "" if each.owing.name == before else each.owing.name
        title = Cell(each.owing.kind.short_title)
        yield (Cell(name), title, Cell(look.word, None, look), Cell(each.why))
        before = each.owing.name


def _roles(
    found: Sequence[Unseen], states: Mapping[str, str], names: Mapping[str, str]
) -> Iterable[tuple[Cell, ...]]:
    """A line for each; a state is named once."""
    before = ""
    for each in found:
        state = each.post.state
        following = clock.day(each.next.start.date()) if each.next else "none planned"
        name = "" if state == before else states[state]
        yield (
            *(Cell(name), Cell(names[each.post.role]), part(each.recorded, each.expected)),
            *(number(each.optional), Cell(each.holder_words), Cell(following)),
        )
        before = state
