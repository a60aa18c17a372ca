"""Change one occurrence of a series, this and those that follow, or all to come."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from perm_desktop.core import clock
from perm_desktop.core.backup_names import Reason
from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.plan_rules import PlanRules
from perm_desktop.core.rhythm import is_meeting_day
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.services import backups
from perm_desktop.services import meetings as meeting_services
from perm_desktop.services.meetings import MeetingChange
from perm_desktop.store import cycles, meetings, plan_settings, series
from perm_desktop.store.catalog import Catalog

_OPEN = (MeetingStatus.SCHEDULED, MeetingStatus.DRAFT)


class Scope(StrEnum):
    """How much of a series a change reaches. What is over is never touched."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


def change(catalog: Catalog, ident: int, wanted: MeetingChange, scope: Scope) -> list[int]:
    """Change a meeting and, by the scope, others of its series; returns those changed.

    A new day moves the others by the same number of days from where the rhythm has them; one that
    lands on a holiday goes on to the next business day. A new time alone leaves all on their days.
    Raises UserError when nothing of the series is still to come.
    """
    row = meeting_services.get(catalog, ident)
    if scope is Scope.THIS:
        meeting_services.change_meeting(catalog, ident, wanted)
        return [ident]
    if row.series is None:
        raise UserError("This meeting belongs to no series.", "Change it alone: --scope this.")
    coming = reached(catalog, row, scope)
    if not coming:
        raise UserError("Nothing of this series is still to come.", "Change it alone.")
    rules = _rules(catalog, row)
    changed = [(other, _for(row, other, wanted, rules)) for other in coming]
    values = [(other.id, meeting_services.changed_values(other, each)) for other, each in changed]
    label = f"Change {len(coming)} of {row.short_title}, {_who(row)}"
    backups.before(catalog, Reason.CHANGES, len(values))
    with catalog.edit(label) as edit:
        for other_id, columns in values:
            meetings.update(edit, other_id, columns)
        last = values[-1][1]
        if "starts" in last:  # what a longer phase adds begins at the new time
            hour, minute = map(int, last["starts"][11:].split(":"))
            series.set_start(edit, row.series, hour * 60 + minute, last["zone"])
    return [other.id for other in coming]


def reached(catalog: Catalog, row: MeetingRow, scope: Scope) -> list[MeetingRow]:
    """Return what of a meeting's series is still to come, as far as a scope goes."""
    now = int(catalog.now().timestamp()) // 60
    return [
        other
        for other in meetings.rows(catalog.connection)
        if other.series == row.series
        and (scope is Scope.ALL or (other.occurrence or 0) >= (row.occurrence or 0))
        and other.status in _OPEN
        and other.utc + other.minutes > now
    ]


def _rules(catalog: Catalog, row: MeetingRow) -> PlanRules:
    if row.year is None:
        return PlanRules()
    cycle = cycles.cycle(catalog.connection, row.year)
    return plan_settings.rules(catalog.connection, cycle.id)


def _for(
    row: MeetingRow, other: MeetingRow, wanted: MeetingChange, rules: PlanRules
) -> MeetingChange:
    """The change as it means for another occurrence."""
    if wanted.starts is None or other.id == row.id:
        return wanted
    starts = clock.parse_wall(wanted.starts)
    wanted_day = date.fromisoformat(starts[:10])
    day = date.fromisoformat(other.starts[:10])
    if wanted_day != date.fromisoformat(row.starts[:10]):
        day = _business(_due(other) + (wanted_day - _due(row)), rules)
    values: dict[str, Any] = {
        name: getattr(wanted, name) for name in ("zone", "minutes", "title", "place", "status")
    }
    return MeetingChange(starts=f"{day.isoformat()}{starts[10:]}", reason=wanted.reason, **values)


def _due(row: MeetingRow) -> date:
    """Where the rhythm has it: the slot names the day, also when a holiday moved the meeting."""
    try:
        return date.fromisoformat(row.slot.rpartition("/")[2])
    except ValueError:
        return date.fromisoformat(row.starts[:10])


def _business(day: date, rules: PlanRules) -> date:
    for move in range(rules.moves_at_most + 1):
        if is_meeting_day(day + timedelta(days=move), rules):
            return day + timedelta(days=move)
    return day


def _who(row: MeetingRow) -> str:
    return row.states if len(row.state_codes) <= 3 else f"{len(row.state_codes)} states"
