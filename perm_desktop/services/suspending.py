"""Pause a cycle, a host or a state from a date, and go on again; each one step to undo."""

from datetime import date, timedelta
from typing import Any

from perm_desktop.core.backup_names import Reason
from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.plan_rules import Suspension
from perm_desktop.core.texts import kept_line
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.services import backups
from perm_desktop.store import cycles, meetings, plan_settings, reference
from perm_desktop.store.catalog import Catalog, Edit
from perm_desktop.store.meetings import Filter

_OPEN = (MeetingStatus.SCHEDULED, MeetingStatus.DRAFT)


def suspend(
    catalog: Catalog, year: int, starts: date, reason: str, *, host: str = "", state: str = ""
) -> int:
    """Cancel what is scheduled from a date on, with the reason; returns how many meetings.

    A joint meeting goes on without a suspended state, and one with attendance on record was held,
    whoever closed it. Raises UserError.
    """
    cleaned = kept_line(reason)
    if not cleaned:
        raise UserError("A suspension needs a reason.", "Say why; it is shown with each meeting.")
    cycle, state_id, pause = _scope(catalog, year, starts, cleaned, host, state)
    if _open(catalog, cycle, pause):
        raise UserError(f"{_what(year, pause)} is suspended already.", "Resume it first.")
    hit = [row for row in _rows(catalog, year) if _can_stop(row) and _is_hit(row, pause)]
    backups.before(catalog, Reason.SUSPENDING, len(hit))
    with catalog.edit(f"Suspend {_what(year, pause)}") as edit:
        ident = plan_settings.add_suspension(edit, cycle, pause, state_id)
        values = {
            "status": MeetingStatus.CANCELLED.value,
            "reason": f"Suspended: {cleaned}",
            "suspension": ident,
        }
        for row in hit:
            meetings.update(edit, row.id, values)
    return len(hit)


def resume(catalog: Catalog, year: int, starts: date, *, host: str = "", state: str = "") -> int:
    """End the open suspension of the same scope; returns how many meetings came back.

    Those from the date on are scheduled again, but for those that another open suspension covers;
    those before it stay cancelled with the reason. Raises UserError when nothing is suspended.
    """
    cycle, _, pause = _scope(catalog, year, starts, "resume", host, state)
    found = _open(catalog, cycle, pause)
    if not found:
        raise UserError(f"{_what(year, pause)} is not suspended.", "")
    # how many come back shows only as they do
    backups.before(catalog, Reason.SUSPENDING, backups.FEW)
    with catalog.edit(f"Resume {_what(year, pause)}") as edit:
        back = 0
        for ident in found:
            plan_settings.end_suspension(edit, ident, starts - timedelta(days=1))
            back += _schedule_again(edit, cycle, ident, starts)
    return back


def _schedule_again(edit: Edit, cycle: int, suspension: int, starts: date) -> int:
    pauses = plan_settings.suspensions(edit.connection, cycle)
    others = [(ident, pause) for ident, pause in pauses if pause.ends is None]
    back = 0
    for row in meetings.suspended(edit.connection, suspension, starts.isoformat()):
        other = next((each for each in others if _is_hit(row, each[1])), None)
        values: dict[str, Any] = {"status": "scheduled", "reason": "", "suspension": None}
        if other is not None:
            values = {"reason": f"Suspended: {other[1].reason}", "suspension": other[0]}
        meetings.update(edit, row.id, values)
        back += other is None
    return back


def _scope(
    catalog: Catalog, year: int, starts: date, reason: str, host: str, state: str
) -> tuple[int, int | None, Suspension]:
    connection = catalog.connection
    cycle = cycles.cycle(connection, year)
    if host and state:
        raise UserError("Name a host or a state, not both.", "")
    hosts = {code for kind in reference.meeting_types(connection).values() for code in kind.hosts}
    if host and host not in hosts:
        raise UserError(f"There is no host “{host}”.", f"Hosts: {', '.join(sorted(hosts))}.")
    found = reference.state(connection, state) if state else None
    if found and found.code not in cycle.codes:
        raise UserError(f"{found.name} is not in RY {year}.", "")
    pause = Suspension(starts, reason, host=host, state=found.code if found else "")
    return cycle.id, found.id if found else None, pause


def _open(catalog: Catalog, cycle: int, pause: Suspension) -> list[int]:
    return [
        ident
        for ident, known in plan_settings.suspensions(catalog.connection, cycle)
        if known.ends is None and (known.host, known.state) == (pause.host, pause.state)
    ]


def _rows(catalog: Catalog, year: int) -> list[MeetingRow]:
    return meetings.rows(catalog.connection, Filter(years=[year]))


def _can_stop(row: MeetingRow) -> bool:
    return row.status in _OPEN and not row.marked_states


def _is_hit(row: MeetingRow, pause: Suspension) -> bool:
    return pause.covers(date.fromisoformat(row.starts[:10]), row.host_codes, row.state_codes)


def _what(year: int, pause: Suspension) -> str:
    return " ".join(filter(None, (f"RY {year}", pause.host, pause.state)))
