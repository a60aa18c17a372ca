"""Make, change, delete and list meetings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from perm_desktop.core import clock
from perm_desktop.core.backup_names import Reason
from perm_desktop.core.cycles import Cycle, best_cycle
from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.ids import meeting_uid
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.texts import kept_line
from perm_desktop.core.vocabulary import MeetingStatus, Phase
from perm_desktop.services import backups
from perm_desktop.store import cycles, meetings, reference
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter, NewMeeting

_LONGEST = 24 * 60


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """What a person says to make a meeting; empty fields take the type's defaults."""

    type: str
    states: Sequence[str]
    starts: str
    zone: str = ""
    minutes: int = 0
    title: str = ""
    place: str = ""
    session: int | None = None
    year: int | None = None
    status: str = MeetingStatus.SCHEDULED


@dataclass(frozen=True, slots=True)
class MeetingChange:
    """New values of a meeting; None leaves one as it is."""

    starts: str | None = None
    zone: str | None = None
    minutes: int | None = None
    title: str | None = None
    place: str | None = None
    status: str | None = None
    reason: str | None = None


def find_rows(catalog: Catalog, which: Filter | None = None) -> list[MeetingRow]:
    """Return meetings sorted by start."""
    return meetings.rows(catalog.connection, which)


def get(catalog: Catalog, ident: int) -> MeetingRow:
    """Return one meeting by id. Raises NotFoundError, also for one in the trash."""
    found = meetings.rows(catalog.connection, Filter(ids=[ident]))
    if not found:
        raise NotFoundError("This meeting is no longer there.", "Look in the trash.")
    return found[0]


def named(catalog: Catalog, name: str, *, trashed: bool = False) -> int:
    """Return the id of a meeting by its number or id. Raises NotFoundError."""
    return meetings.find(catalog.connection, name, trashed=trashed)


def checked_filter(catalog: Catalog, which: Filter) -> Filter:
    """Return the filter when all its names exist, so that a typing error is no empty list.

    Days come back as ISO dates. Raises UserError.
    """
    if which.type:
        reference.meeting_type(catalog.connection, which.type)
    if which.state:
        reference.state(catalog.connection, which.state)
    if which.phase and which.phase not in set(Phase):
        raise UserError(f"“{which.phase}” is not a phase.", f"Use one of {', '.join(Phase)}.")
    if which.host:
        _check_host(catalog, which.host)
    first, last = (
        clock.parse_day(day).isoformat() if day else "" for day in (which.first_day, which.last_day)
    )
    return replace(which, first_day=first, last_day=last)


def _check_host(catalog: Catalog, host: str) -> None:
    kinds = reference.meeting_types(catalog.connection).values()
    known = sorted({code for kind in kinds for code in kind.hosts})
    if host not in known:
        raise UserError(f"There is no host “{host}”.", f"Hosts: {', '.join(known)}.")


def add_meeting(catalog: Catalog, draft: MeetingDraft) -> int:
    """Make a meeting; returns its id. Raises UserError that names what is wrong."""
    connection = catalog.connection
    kind = reference.meeting_type(connection, draft.type)
    if not draft.states:
        raise UserError("A meeting needs at least one state.", "Name them, for example OH,PA.")
    members = {s.code: s for s in (reference.state(connection, code) for code in draft.states)}
    zone = clock.zone_info(draft.zone or clock.EASTERN).key
    starts = clock.parse_wall(draft.starts)
    cycle = _cycle_of(cycles.all_cycles(connection), draft, kind, members, starts)
    number_name = f"{kind.short_title}, {', '.join(sorted(members))}"
    with catalog.edit(f"Add {number_name}") as edit:
        ident = edit.mint()
        new = NewMeeting(
            id=ident,
            type_id=kind.id,
            state_ids=[state.id for state in members.values()],
            starts=starts,
            zone=zone,
            minutes=_minutes(draft.minutes or kind.minutes),
            utc=clock.utc_minutes(starts, zone),
            uid=meeting_uid(ident, edit.at),
            cycle_id=cycle.id if cycle else None,
            title=kept_line(draft.title) or None,
            place=kept_line(draft.place),
            status=_status(draft.status),
            session=_session(kind, draft.session),
        )
        meetings.insert_many(edit, [new])
    return ident


def change_meeting(catalog: Catalog, ident: int, change: MeetingChange) -> None:
    """Change a meeting. Cancelling needs a reason; any other status clears it.

    Raises UserError; nothing is changed then.
    """
    row = get(catalog, ident)
    values = changed_values(row, change)
    with catalog.edit(f"{_verb(row, values)} {describe(row)}") as edit:
        meetings.update(edit, ident, values)


def changed_values(row: MeetingRow, change: MeetingChange) -> dict[str, Any]:
    """Return the columns that a change gives new values. Raises UserError."""
    return _time_values(row, change) | _text_values(change) | _status_values(row, change)


def delete_meetings(catalog: Catalog, idents: Sequence[int]) -> None:
    """Put meetings into the trash; agenda, notes and attendance stay with them."""
    if not idents:
        return
    rows = find_rows(catalog, Filter(ids=idents))
    if len(rows) < len(set(idents)):
        raise NotFoundError("A meeting is no longer there.", "Look in the trash.")
    backups.before(catalog, Reason.DELETING, len(rows))
    with catalog.edit(f"Delete {describe_all(rows)}") as edit:
        for ident in idents:
            meetings.update(edit, ident, {"trashed_at": edit.stamp})


def restore_meetings(catalog: Catalog, idents: Sequence[int]) -> None:
    """Bring meetings back from the trash."""
    rows = find_rows(catalog, Filter(ids=idents, trashed=True)) if idents else []
    if not rows:
        return
    backups.before(catalog, Reason.CHANGES, len(rows))
    with catalog.edit(f"Bring back {describe_all(rows)}") as edit:
        for row in rows:
            meetings.update(edit, row.id, {"trashed_at": None})


def describe(row: MeetingRow) -> str:
    """Short name for labels and menus: "RC bi-weekly check-in, OH, Apr 14, 2026"."""
    codes = row.state_codes
    who = ", ".join(codes) if len(codes) <= 3 else f"{len(codes)} states"
    return f"{row.short_title}, {who}, {clock.day(date.fromisoformat(row.starts[:10]))}"


def describe_all(rows: Sequence[MeetingRow]) -> str:
    """Name one meeting, or count many: "RC bi-weekly check-in, OH, Apr 14, 2026", "7 meetings"."""
    return describe(rows[0]) if len(rows) == 1 else f"{len(rows)} meetings"


def _cycle_of(
    known: Sequence[Cycle],
    draft: MeetingDraft,
    kind: MeetingType,
    codes: dict[str, Any],
    starts: str,
) -> Cycle | None:
    if draft.year is None:
        return best_cycle(known, kind.phase, codes, date.fromisoformat(starts[:10]))
    named = next((cycle for cycle in known if cycle.year == draft.year), None)
    if named is None:
        raise NotFoundError(f"RY {draft.year} is not in this catalog.", "Add the cycle first.")
    if strangers := sorted(set(codes) - set(named.codes)):
        raise UserError(
            f"{', '.join(strangers)} is not in RY {draft.year}.",
            "Choose states of the cycle, or take the state into the cycle.",
        )
    return named


def _session(kind: MeetingType, session: int | None) -> int | None:
    if session is None:
        return None
    if not 1 <= session <= kind.cadence.sessions or kind.cadence.sessions == 1:
        raise UserError(
            f"{kind.short_title} has no session {session}.",
            f"It has sessions 1 to {kind.cadence.sessions}."
            if kind.cadence.sessions > 1
            else "Leave the session out.",
        )
    return session


def _minutes(minutes: int) -> int:
    if not 1 <= minutes <= _LONGEST:
        raise UserError(f"A meeting cannot last {minutes} minutes.", f"Use 1 to {_LONGEST}.")
    return minutes


def _status(status: str) -> MeetingStatus:
    try:
        found = MeetingStatus(status)
    except ValueError as error:
        raise UserError(
            f"“{status}” is not a meeting status.", f"Use one of {', '.join(MeetingStatus)}."
        ) from error
    if found is MeetingStatus.CANCELLED:
        raise UserError("A new meeting cannot be cancelled.", "Add it, then cancel it.")
    return found


def _time_values(row: MeetingRow, change: MeetingChange) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if change.minutes is not None:
        values["minutes"] = _minutes(change.minutes)
    if change.starts is not None or change.zone is not None:
        starts = clock.parse_wall(change.starts) if change.starts is not None else row.starts
        zone = clock.zone_info(change.zone).key if change.zone is not None else row.zone
        values |= {"starts": starts, "zone": zone, "utc": clock.utc_minutes(starts, zone)}
    return values


def _text_values(change: MeetingChange) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if change.title is not None:
        values["title"] = kept_line(change.title) or None  # empty: the catalog's title again
    if change.place is not None:
        values["place"] = kept_line(change.place)
    return values


def _status_values(row: MeetingRow, change: MeetingChange) -> dict[str, Any]:
    reason = kept_line(change.reason or "")
    if reason and (change.status or row.status) != MeetingStatus.CANCELLED:
        raise UserError("Only a cancelled meeting has a reason.", "Cancel it with --status.")
    if change.status is None:
        return {"reason": reason} if reason else {}
    try:
        status = MeetingStatus(change.status)
    except ValueError as error:
        raise UserError(
            f"“{change.status}” is not a meeting status.",
            f"Use one of {', '.join(MeetingStatus)}.",
        ) from error
    if status is not MeetingStatus.CANCELLED:
        return {"status": status.value, "reason": "", "suspension": None}
    if not reason and not row.reason:
        raise UserError("Cancelling needs a reason.", "Say why; it is shown with the meeting.")
    return {"status": status.value, "reason": reason or row.reason}


def _verb(row: MeetingRow, values: dict[str, Any]) -> str:
    """The first word of the undo step."""
    if values.get("status") == MeetingStatus.CANCELLED:
        return "Cancel"
    if values.get("status") == MeetingStatus.HELD:
        return "Mark held:"
    if "utc" in values and values["utc"] != row.utc:
        return "Move"
    return "Change"
