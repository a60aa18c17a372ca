"""Gather what minutes say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING

from perm_desktop.core import attendance_words, clock, symbols
from perm_desktop.core.audience import Entry, audience
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import AttendanceLine, MeetingRow, Note
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.reports.minutes_sheet import MinutesSheet, StateNote, WhoCame
from perm_desktop.services import agendas, attendance, notes, open_points
from perm_desktop.services import audience as audiences
from perm_desktop.services import meetings as meeting_services
from perm_desktop.services.printing.agendas import sheet_items
from perm_desktop.services.printing.dress import PLAIN, Dress
from perm_desktop.services.printing.heads import file_name, head, point_list
from perm_desktop.services.printing.paper import Paper
from perm_desktop.store import recorders, reference
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.recorders import Recorder

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document

_STANDING = {
    MeetingStatus.DRAFT: symbols.DRAFT,
    MeetingStatus.SCHEDULED: symbols.SCHEDULED,
    MeetingStatus.HELD: symbols.HELD,
    MeetingStatus.CANCELLED: symbols.CANCELLED,
}
_REQUIRED = "Required"  # as the audience says it
_OVER = (MeetingStatus.HELD, MeetingStatus.CANCELLED)


def paper(catalog: Catalog, ident: int, dress: Dress = PLAIN) -> Paper:
    """Gather one meeting's minutes. Raises NotFoundError."""
    row = meeting_services.get(catalog, ident)
    said = _sheet(catalog, row, dress)
    return Paper(file_name("minutes", row), lambda: _document(said))


def sheet(catalog: Catalog, ident: int, dress: Dress = PLAIN) -> MinutesSheet:
    """Gather what one meeting's minutes say. Raises NotFoundError."""
    return _sheet(catalog, meeting_services.get(catalog, ident), dress)


def _document(said: MinutesSheet) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import minutes

    return minutes.document(said)


def _sheet(catalog: Catalog, row: MeetingRow, dress: Dress) -> MinutesSheet:
    wanted = dress.minutes
    kind = reference.meeting_type(catalog.connection, row.type)
    states = reference.states(catalog.connection)
    lines = attendance.lines(catalog, row.id)
    invited = audiences.of(catalog, row.id)
    by_code = audience(row, kind, lines, states, _role_names(catalog), invited)
    entries = sorted((each for each in by_code if each.target.state), key=attrgetter("name"))
    texts = notes.read(catalog, row.id)
    still_open = open_points.after(catalog, row) if wanted.open_points else ()
    done = open_points.done_in(catalog, row) if wanted.open_points else ()
    begun = head(catalog, row, kind, dress)
    return MinutesSheet(
        head=replace(begun, draft=begun.draft or row.status not in _OVER),
        standing=_STANDING[MeetingStatus(row.status)],
        remark=_remark(catalog, row),
        counts=attendance_words.counted(entries) if lines else "Attendance was not recorded.",
        others=tuple(attendance_words.others(entries)) if lines else (),
        attendance=tuple(_who_came(entries, with_roles=wanted.roles)) if lines else (),
        items=sheet_items(row, agendas.items(catalog, row.id), clock.clock),
        note=next((text.text for text in texts if not text.state), "") if wanted.notes else "",
        state_notes=_state_notes(texts, states) if wanted.state_notes else (),
        open_points=point_list(still_open, states),
        done_points=point_list(done, states),
        recorded=tuple(_recorded(row, lines, recorders.of_notes(catalog.connection, row.id))),
        with_attendance=wanted.attendance and (bool(lines) or row.status == MeetingStatus.HELD),
        with_items=wanted.items,
        with_notes=wanted.notes or wanted.state_notes,
    )


def _role_names(catalog: Catalog) -> dict[str, str]:
    return {code: role.name for code, role in reference.roles(catalog.connection).items()}


def _remark(catalog: Catalog, row: MeetingRow) -> str:
    """Why the minutes are a draft; empty for a meeting that is over and done with."""
    if row.status in _OVER:
        return ""
    is_over = row.utc + row.minutes <= int(catalog.now().timestamp()) // 60
    told = (
        "Nobody has recorded yet whether this meeting was held"
        if is_over
        else "This meeting has not been held yet"
    )
    return f"{told}: these minutes are a draft."


def _who_came(entries: Iterable[Entry], *, with_roles: bool) -> Iterator[WhoCame]:
    for state in entries:
        yield WhoCame(state.name, _told(state), state.look, state.remark, is_state=True)
        if with_roles:
            for role in state.entries:
                yield from _lines_of(role, state)


def _told(state: Entry) -> str:
    """How a state's mark came about, and how many of its roles are recorded."""
    recorded = state.detail if "recorded" in state.detail else ""
    told = ", ".join(filter(None, (state.why, recorded)))
    return f"{told[:1].upper()}{told[1:]}"


def _lines_of(role: Entry, state: Entry) -> Iterator[WhoCame]:
    """A role that is marked, or should be because the state is told by its roles; its persons."""
    told_by_roles = bool(state.why) and any(_is_told(one) for one in state.entries)
    missing = told_by_roles and role.expected == _REQUIRED and not _is_told(role)
    if role.is_marked or missing:
        yield WhoCame(state.name, role.name, role.look, role.remark)
    for person in filter(attrgetter("is_marked"), role.entries):
        yield WhoCame(state.name, f"{role.name}: {person.name}", person.look, person.remark)


def _is_told(role: Entry) -> bool:
    return role.is_marked or any(person.is_marked for person in role.entries)


def _state_notes(texts: Iterable[Note], states: dict[str, State]) -> tuple[StateNote, ...]:
    told = (
        StateNote(states[text.state].name, text.text)
        for text in texts
        if text.state and text.text.strip()
    )
    return tuple(sorted(told, key=lambda note: note.state))


def _recorded(
    row: MeetingRow, lines: Sequence[AttendanceLine], wrote: Sequence[Recorder]
) -> Iterator[str]:
    if row.entered_afterwards:
        yield "The meeting was entered afterwards, when its date had passed."
    latest: dict[str, str] = {}
    for line in lines:
        latest[line.recorded_by] = max(line.recorded_at, latest.get(line.recorded_by, ""))
    marked = sorted(map(Recorder._make, latest.items()), key=lambda who: who.at, reverse=True)
    for what, who in (("Attendance", marked), ("Notes", wrote)):
        for author, at in who:
            yield f"{what} recorded by {author}, last on {_moment(at)}."


def _moment(at: str) -> str:
    there = clock.home(datetime.fromisoformat(at))
    time = f"{clock.clock(there)} {clock.zone_label(there)}"
    return f"{clock.long_day(there.date())}, {time}"
