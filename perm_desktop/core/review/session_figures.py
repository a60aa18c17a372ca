"""Types of which a state need attend only some sessions: which were held, who used which."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.facts import AsOf, CycleFacts
from perm_desktop.core.review import outcomes
from perm_desktop.core.review.figures import Ids, SessionFigure, SessionsFigure
from perm_desktop.core.review.outcomes import Outcomes, ids_of
from perm_desktop.core.vocabulary import CadenceKind


def session_figures(
    facts: CycleFacts, found: Outcomes, codes: Sequence[str], as_of: AsOf
) -> tuple[SessionsFigure, ...]:
    """Return each type of several sessions that the cycle holds."""
    held = outcomes.held_ids(facts, found, as_of)
    return tuple(
        _of_type(facts, kind, found, codes, held, as_of)
        for kind in facts.types
        if kind.cadence.kind is CadenceKind.N_OF_M and kind.key not in facts.cycle.not_held
    )


def _of_type(
    facts: CycleFacts,
    kind: MeetingType,
    found: Outcomes,
    codes: Sequence[str],
    held: Collection[int],
    as_of: AsOf,
) -> SessionsFigure:
    of_state = {code: outcomes.of(found, kind.key, code) for code in codes}
    used = {code: ids_of(chances.attended) for code, chances in of_state.items()}
    rows = [
        row
        for row in facts.rows
        if row.type == kind.key
        and not outcomes.is_cancelled(row)
        and not set(codes).isdisjoint(row.state_codes)
    ]
    sessions = sorted(
        (_session(held, number, of_number, used, as_of) for number, of_number in _split(rows)),
        key=lambda session: session.day,
    )
    coming = [row.start.date() for chances in of_state.values() for row in chances.coming]
    return SessionsFigure(
        key=f"sessions/{kind.key}",
        type=kind.key,
        title=kind.short_title,
        needed=int(kind.cadence.details.get("needed", 1)),
        sessions=tuple(sessions),
        used=used,
        left=max(coming, default=None),
    )


def _split(rows: Sequence[MeetingRow]) -> list[tuple[int | None, list[MeetingRow]]]:
    """Gather the meetings of each session; every special one stands alone."""
    numbered: dict[int, list[MeetingRow]] = defaultdict(list)
    for row in rows:
        if row.session is not None:
            numbered[row.session].append(row)
    special = [(None, [row]) for row in rows if row.session is None]
    return [*numbered.items(), *special]


def _session(
    held: Collection[int],
    number: int | None,
    rows: Sequence[MeetingRow],
    used: dict[str, Ids],
    as_of: AsOf,
) -> SessionFigure:
    meetings = ids_of(rows)
    return SessionFigure(
        number=number,
        meetings=meetings,
        day=min(row.start.date() for row in rows),
        is_held=any(row.id in held for row in rows),
        is_coming=any(row.utc > as_of.now for row in rows),
        attended=tuple(code for code, ids in used.items() if not set(ids).isdisjoint(meetings)),
    )
