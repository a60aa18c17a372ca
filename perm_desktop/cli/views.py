"""Catalog values as the plain data that the command line prints."""

from typing import Any

from perm_desktop.core import clashes
from perm_desktop.core.clashes import Clash
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import AgendaItem, AttendanceLine, MeetingRow, Note
from perm_desktop.core.plan import Plan
from perm_desktop.core.vocabulary import Mark
from perm_desktop.services.history import HistoryLine
from perm_desktop.services.shifting import Shift

View = dict[str, Any]


def meeting(row: MeetingRow) -> View:
    """One meeting; ids are strings because 63 bits do not fit every reader's numbers."""
    return {
        "id": str(row.id),
        "number": row.number,
        "uid": row.uid,
        "year": row.year,
        "type": row.type,
        "title": row.title,
        "phase": row.phase,
        "hosts": list(row.host_codes),
        "states": list(row.state_codes),
        "starts": row.start.isoformat(),
        "zone": row.zone,
        "minutes": row.minutes,
        "status": row.status,
        "reason": row.reason,
        "session": row.session,
        "series": str(row.series) if row.series is not None else None,
        "occurrence": row.occurrence,
        "variant": row.variant,
        "place": row.place,
        "moved_from": row.moved_from or None,
        "entered_afterwards": bool(row.entered_afterwards),
    }


def clash(value: Clash) -> View:
    """Two meetings that somebody cannot both attend."""
    return {
        "kind": value.kind,
        "who": value.who,
        "meetings": [str(value.first.id), str(value.second.id)],
        "sentence": clashes.sentence(value),
    }


def full_meeting(
    row: MeetingRow, items: list[AgendaItem], notes: list[Note], marks: list[AttendanceLine]
) -> View:
    """A meeting with its agenda, notes and attendance; a state without a mark is listed too."""
    marked = {(line.state, line.role, line.person): line for line in marks}
    unmarked = [code for code in row.state_codes if (code, "", "") not in marked]
    lines = [
        {
            "state": line.state,
            "role": line.role or None,
            "person": line.person or None,
            "mark": line.mark,
            "remark": line.remark or None,
            "recorded_at": line.recorded_at,
            "recorded_by": line.recorded_by,
        }
        for line in marks
    ] + [
        {
            "state": code,
            "role": None,
            "person": None,
            "mark": Mark.NOT_RECORDED.value,
            "remark": None,
            "recorded_at": None,
            "recorded_by": None,
        }
        for code in unmarked
    ]
    return meeting(row) | {
        "agenda": [{**item._asdict(), "id": str(item.id)} for item in items],
        "notes": [
            {"id": str(note.id), "state": note.state or None, "text": note.text} for note in notes
        ],
        "attendance": sorted(lines, key=lambda line: (line["state"], line["role"] or "")),
    }


def meeting_type(kind: MeetingType) -> View:
    """A meeting type in the source's words, with the layers that print beside them."""
    return {
        "key": kind.key,
        "title": kind.source.title,
        "phase": kind.phase.value,
        "hosts": list(kind.hosts),
        "hosts_text": kind.source.hosts,
        "frequency": kind.source.frequency,
        "cadence": {"kind": kind.cadence.kind.value, **kind.cadence.details},
        "joint": kind.joint,
        "minutes": kind.minutes,
        "roll_up": kind.roll_up.value,
        "variants": [variant.value for variant in kind.variants],
        "purpose": kind.source.purpose,
        "audience": kind.source.audience,
        "roles": [
            {"role": expected.role, "expectation": expected.expectation.value}
            for expected in kind.roles
        ],
        "sources": [source._asdict() for source in kind.sources],
        "short_title": kind.short_title,
        "prints": kind.wording._asdict(),
    }


def state(value: State) -> View:
    """One jurisdiction."""
    return {
        "code": value.code,
        "name": value.name,
        "group": value.group,
        "zone": value.zone,
        "zones": list(value.zones),
    }


def cycle(value: Cycle) -> View:
    """One cycle; from and to are its review period."""
    return {
        "year": value.year,
        "group": value.group,
        "states": list(value.codes),
        "from": value.review.starts.isoformat(),
        "to": value.review.ends.isoformat(),
        "cutoff": value.cutoff.isoformat(),
        "phases": {
            phase.value: {"from": span.starts.isoformat(), "to": span.ends.isoformat()}
            for phase, span in value.phases.items()
        },
        "not_held": value.not_held,
        "members": [
            {
                "state": state.code,
                "method": state.methodology,
                "programs": list(state.programs),
                "liaison": state.liaison,
            }
            for state in value.states
        ],
    }


def plan(value: Plan, created: int) -> View:
    """The outcome of planning."""
    return {
        "created": created,
        "by_type": value.by_type,
        "by_state": value.by_state,
        "left_alone": value.left_alone,
        "invited": [
            {"meeting": str(invitation.meeting), "state": invitation.state}
            for invitation in value.invitations
        ],
        "skipped": [
            {
                "type": skipped.type,
                "state": skipped.state,
                "date": skipped.date.isoformat(),
                "reason": skipped.reason,
            }
            for skipped in value.skipped
        ],
        "unmet": [
            {"rule": unmet.rule, "what": unmet.what, "relaxation": unmet.relaxation}
            for unmet in value.unmet
        ],
    }


def shift(value: Shift) -> View:
    """What a bulk move does or would do."""
    return {
        "moved": [
            {
                "id": str(move.row.id),
                "number": move.row.number,
                "from": move.row.starts,
                "to": move.starts,
            }
            for move in value.moves
        ],
        "left_alone": [
            {"id": str(row.id), "number": row.number, "reason": reason}
            for row, reason in value.left_alone
        ],
        "off_days": [
            {"id": str(move.row.id), "date": move.starts[:10], "reason": reason}
            for move, reason in value.off_days
        ],
        "clashes": [clash(each) for each in value.clashes],
    }


def history_line(line: HistoryLine) -> View:
    """One edit with its field changes."""
    return {
        **line._asdict(),
        "changes": [{**change._asdict(), "row": str(change.row)} for change in line.changes],
    }
