"""The columns of the list of meetings: heads, texts, looks, sort keys and usual widths."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from perm_desktop.core import clock
from perm_desktop.core.attendance import RollUp
from perm_desktop.core.audience import standing_look
from perm_desktop.core.listing.groups import PHASE_NAMES, Agenda, Moment, agenda
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import NOT_RECORDED, OVERDUE, Look, Tone, mark_look, meeting_look
from perm_desktop.core.vocabulary import Mark, MeetingStatus

_VARIANTS = MappingProxyType({"perm-plus": "PERM+", "routine": "Routine PERM"})
_NOTHING = "–"


class Column(IntEnum):
    """Columns in their first order."""

    WHEN = 0
    DAYS = 1
    STATE = 2
    MEETING = 3
    HOST = 4
    STATUS = 5
    AGENDA = 6
    ATTENDED = 7
    NOTES = 8
    PHASE = 9
    TYPE = 10
    PLACE = 11
    LENGTH = 12
    YEAR = 13
    NUMBER = 14


def _never(_: MeetingRow) -> RollUp | None:
    return None


class Context(NamedTuple):
    """What the cells need besides their row."""

    moment: Moment
    catalog_titles: Mapping[str, str]  # type key -> title that prints
    cycle_size: int  # states of the chosen cycle, 0 when several cycles are shown
    names: Mapping[str, str]  # states by code
    rolled: Callable[[MeetingRow], RollUp | None] = _never  # of a meeting of one state


@dataclass(frozen=True, slots=True)
class Spec:
    """One column."""

    name: str  # kept in views and preferences
    head: str
    text: Callable[[MeetingRow, Context], str]
    key: Callable[[MeetingRow, Context], Any]  # what it is sorted by
    sample: str  # the widest usual text
    right: bool = False
    look: Callable[[MeetingRow, Context], Look | None] | None = None
    has: Callable[[MeetingRow, Context], object] | None = None  # something to show
    says: Callable[[MeetingRow, Context], str] | None = None  # more than the cell has room for


def when(row: MeetingRow, context: Context) -> str:
    """ "Thu, Apr 9 · 2:00 PM" in the meeting's own zone; with the year where it is another."""
    start = row.start
    day = clock.weekday(start) if _is_this_year(row, context) else clock.day(start)
    return f"{day} · {clock.clock(start)}"


def time_of_day(row: MeetingRow) -> str:
    """ "2:00 PM", under a heading that names the day."""
    return clock.clock(row.start)


def days(row: MeetingRow, context: Context) -> str:
    """Days from today: "−5", "0"; "now" while the meeting runs."""
    now = context.moment.now
    if row.utc <= now < row.utc + row.minutes:
        return "now"
    today = date.fromisoformat(context.moment.today)
    return f"{(date.fromisoformat(row.starts[:10]) - today).days:,}".replace("-", "−")


def who(row: MeetingRow, context: Context) -> str:
    """State codes, or how many there are."""
    codes = row.state_codes
    if len(codes) <= 3:
        return ", ".join(codes)
    return f"All {len(codes)}" if len(codes) == context.cycle_size else f"{len(codes)} states"


def name(row: MeetingRow, context: Context) -> str:
    """The liaison's own title, else the short one; with the session or the program variant."""
    title = row.title if has_own_title(row, context) else row.short_title
    if row.session is not None:
        return f"{title}, session {row.session}"
    return f"{title}, {_VARIANTS[row.variant]}" if row.variant else title


def has_own_title(row: MeetingRow, context: Context) -> bool:
    """Whether its title is another than the catalog's."""
    return row.title != context.catalog_titles.get(row.type)


def _is_this_year(row: MeetingRow, context: Context) -> bool:
    return row.starts[:4] == context.moment.today[:4]


def _hosts(row: MeetingRow, _: Context) -> str:
    codes = row.host_codes
    return f"{len(codes)} hosts" if len(codes) > 2 else ", ".join(codes) or _NOTHING


def _agenda_text(row: MeetingRow, context: Context) -> str:
    found = agenda(row, context.moment)
    if found is Agenda.READY:
        return f"Ready · {row.agenda_items}"
    return "Empty" if found is Agenda.EMPTY else _NOTHING


def _agenda_look(row: MeetingRow, context: Context) -> Look | None:
    """Only what cannot wait any longer has a symbol."""
    is_near = row.starts[:10] <= context.moment.tomorrow
    if is_near and agenda(row, context.moment) is Agenda.EMPTY:
        return OVERDUE._replace(token=Tone.WARNING, word="Empty")
    return None


def _agenda_says(row: MeetingRow, context: Context) -> str:
    count = row.agenda_items
    if not count:
        return "Empty" if agenda(row, context.moment) is Agenda.EMPTY else "None"
    return "Ready, 1 item" if count == 1 else f"Ready, {count} items"


def _attended(row: MeetingRow, context: Context) -> str:
    """What the marks of one state amount to; of several, how many are recorded."""
    if rolled := context.rolled(row):
        return standing_look(rolled).word
    if row.marked_states or row.status == MeetingStatus.HELD:
        return f"{row.marked_states} of {len(row.state_codes)}"
    return _NOTHING


def _attended_look(row: MeetingRow, context: Context) -> Look | None:
    """Only what is missing has a symbol."""
    if rolled := context.rolled(row):
        return None if rolled.mark is Mark.ATTENDED else standing_look(rolled)
    marked, text = row.marked_states, _attended(row, context)
    if not marked:
        return NOT_RECORDED._replace(word=text) if row.status == MeetingStatus.HELD else None
    is_whole = marked >= len(row.state_codes)
    return None if is_whole else mark_look(Mark.PARTIAL)._replace(word=text)


def _attended_says(row: MeetingRow, context: Context) -> str:
    text = _attended(row, context)
    if rolled := context.rolled(row):
        return f"{text}: {rolled.why}"
    return "Nothing recorded" if text == _NOTHING else f"Recorded for {text} states"


def _status_look(row: MeetingRow, context: Context) -> Look:
    return meeting_look(row, context.moment.now)


def _status(row: MeetingRow, context: Context) -> str:
    return _status_look(row, context).word


SPECS: Mapping[Column, Spec] = MappingProxyType(
    {
        Column.WHEN: Spec(
            "when",
            "When",
            when,
            lambda row, _: row.utc,
            "Nov 30, 2025 · 12:00 noon",
        ),
        Column.DAYS: Spec("days", "Days", days, lambda row, _: row.utc, "−999", right=True),
        Column.STATE: Spec(
            "state",
            "State",
            who,
            lambda row, _: (row.states.count(","), row.states),
            "18 states",
            says=lambda row, ctx: ", ".join(ctx.names.get(c, c) for c in row.state_codes),
        ),
        Column.MEETING: Spec(
            "meeting",
            "Meeting",
            name,
            lambda row, ctx: name(row, ctx).casefold(),
            "RC bi-weekly check-in",
            says=lambda row, ctx: row.title,
        ),
        Column.HOST: Spec(
            "host",
            "Host",
            _hosts,
            lambda row, _: row.hosts,
            "RC, CMS",
            says=lambda row, _: row.hosts.replace(",", ", ") or "None",
        ),
        Column.STATUS: Spec(
            "status",
            "Status",
            _status,
            _status,
            "Not recorded mm",
            look=_status_look,
        ),
        Column.AGENDA: Spec(
            "agenda",
            "Agenda",
            _agenda_text,
            lambda row, _: row.agenda_items,
            "Ready · 12",
            look=_agenda_look,
            has=lambda row, ctx: row.agenda_items or agenda(row, ctx.moment) is Agenda.EMPTY,
            says=_agenda_says,
        ),
        Column.ATTENDED: Spec(
            "attended",
            "Attendance",
            _attended,
            lambda row, _: row.marked_states,
            "18 of 18 mm",
            look=_attended_look,
            has=lambda row, _: row.marked_states or row.status == MeetingStatus.HELD,
            says=_attended_says,
        ),
        Column.NOTES: Spec(
            "notes",
            "Notes",
            lambda row, _: "Yes" if row.noted else _NOTHING,
            lambda row, _: row.noted,
            "Notes",
            has=lambda row, _: row.noted,
            says=lambda row, _: "Yes" if row.noted else "None",
        ),
        Column.PHASE: Spec(
            "phase",
            "Phase",
            lambda row, _: PHASE_NAMES[row.phase],
            lambda row, _: row.phase,
            "Intra-cycle",
        ),
        Column.TYPE: Spec(
            "type",
            "Type",
            lambda row, _: row.short_title,
            lambda row, _: row.short_title,
            "RC bi-weekly check-in",
        ),
        Column.PLACE: Spec(
            "place",
            "Place",
            lambda row, _: row.place or _NOTHING,
            lambda row, _: row.place.casefold(),
            "Conference room",
            has=lambda row, _: row.place,
        ),
        Column.LENGTH: Spec(
            "length",
            "Length",
            lambda row, _: f"{row.minutes:,} min",
            lambda row, _: row.minutes,
            "120 min",
            right=True,
        ),
        Column.YEAR: Spec(
            "year",
            "RY",
            lambda row, _: str(row.year or _NOTHING),
            lambda row, _: row.year or 0,
            "2027",
            has=lambda row, _: row.year,
        ),
        Column.NUMBER: Spec(
            "number",
            "No.",
            lambda row, _: str(row.number),
            lambda row, _: row.number,
            "10,000",
            right=True,
        ),
    }
)

# What gives way first where the pane is narrow; the other three stay.
GIVE_WAY = (
    *(Column.NUMBER, Column.YEAR, Column.LENGTH, Column.TYPE, Column.PHASE, Column.NOTES),
    *(Column.PLACE, Column.HOST, Column.ATTENDED, Column.AGENDA, Column.DAYS, Column.STATUS),
)
EDITABLE = (Column.MEETING, Column.STATUS, Column.PLACE, Column.LENGTH)


def column_named(name: str) -> Column | None:
    """Return a column by the name that views keep; None for one that is no longer there."""
    return next((column for column, spec in SPECS.items() if spec.name == name), None)


def columns_named(names: Iterable[str]) -> list[Column]:
    """Return the columns of these names that there still are."""
    return [column for name in names if (column := column_named(name)) is not None]
