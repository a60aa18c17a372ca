"""The scorecard of the hosts: what each planned, held, moved and cancelled."""

from collections import defaultdict
from collections.abc import Collection

from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf, CycleFacts
from perm_desktop.core.review import outcomes
from perm_desktop.core.review.figures import HostFigure
from perm_desktop.core.review.outcomes import Outcomes, ids_of
from perm_desktop.core.review.totals import HOSTS, in_order


def scorecard(
    facts: CycleFacts, found: Outcomes, codes: Collection[str], as_of: AsOf
) -> tuple[HostFigure, ...]:
    """Return a figure for each contractor and CMS, and for whoever else hosts a meeting."""
    rows: dict[str, list[MeetingRow]] = defaultdict(list)
    for row in facts.rows:
        if not set(codes).isdisjoint(row.state_codes):
            for host in row.host_codes or ("",):
                rows[host].append(row)
    held = outcomes.held_ids(facts, found, as_of)
    return tuple(
        _figure(held, host, rows.get(host, []), as_of) for host in in_order({*HOSTS, *rows})
    )


def _figure(held: Collection[int], host: str, rows: list[MeetingRow], as_of: AsOf) -> HostFigure:
    return HostFigure(
        key=f"scorecard/{host}",
        host=host,
        planned=ids_of(rows),
        past=ids_of(row for row in rows if row.utc <= as_of.now),
        held=ids_of(row for row in rows if row.id in held),
        moved=ids_of(row for row in rows if row.moved_from),
        cancelled=ids_of(row for row in rows if outcomes.is_cancelled(row)),
        joint=ids_of(row for row in rows if len(row.host_codes) > 1),
    )
