"""How meetings fall into lanes, and the meetings of a lane into its sub-rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.timeline.series import line_of
from perm_desktop.core.vocabulary import Phase

JOINT = "joint"  # key of what several states, or several hosts, share
_PHASES = MappingProxyType(
    {
        Phase.PRE.value: "Pre-cycle",
        Phase.INTRA.value: "Intra-cycle",
        Phase.POST.value: "Post-cycle",
        Phase.ANY.value: "Any phase",
    }
)
_HOSTS = MappingProxyType(
    {
        "CMS": "CMS",
        "ERC": "ERC, eligibility review",
        "RC": "RC, review",
        "SC": "SC, statistics",
    }
)
_LAST = 3  # after the three kinds of series
_CODES_NAMED = 2  # states named in a caption before they are counted

Members = Mapping[str, Sequence[MeetingRow]]  # meetings by the key of their lane or sub-row
Names = Mapping[str, str]  # names of states by code


class Lanes(StrEnum):
    """What the lanes stand for."""

    STATE = "state"
    HOST = "host"
    PHASE = "phase"
    TYPE = "type"


class Heading(NamedTuple):
    """A lane or a sub-row by its key, with its name."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """One way to put meetings into lanes; an open lane shows its parts."""

    word: str  # "State"
    lane: Callable[[MeetingRow], str]  # key of the lane of a meeting
    lanes: Callable[[Members, Names], list[Heading]]  # in order
    part: Callable[[MeetingRow], str]  # key of its sub-row
    parts: Callable[[Members, Names], list[Heading]]
    keeps_empty: bool = False  # whether a lane stays when its last meeting goes
    names_states: bool = True  # whether a caption in a closed lane has to say the states
    names_type: bool = True  # and the type


def names_of(states: Iterable[State]) -> dict[str, str]:
    """Return the names of states by code."""
    return {state.code: state.name for state in states}


def caption(row: MeetingRow, grouping: Grouping, *, in_part: bool) -> str:
    """Return the word beside a mark: what the names of its lane and sub-row leave unsaid."""
    title = row.short_title or row.title
    codes = row.state_codes
    states = ", ".join(codes) if len(codes) <= _CODES_NAMED else f"{len(codes)} states"
    if not in_part:
        states = states if grouping.names_states else ""
        title = title if grouping.names_type else ""
    elif grouping.names_states and grouping.names_type:
        title = ""
    else:
        return ""
    return " · ".join(filter(None, (states, title)))


def _state(row: MeetingRow) -> str:
    codes = row.states
    return codes if codes and "," not in codes else JOINT


def _host(row: MeetingRow) -> str:
    hosts = row.hosts
    return hosts if hosts and "," not in hosts else JOINT


def _phase(row: MeetingRow) -> str:
    return row.phase


def _type(row: MeetingRow) -> str:
    return row.type


def _state_lanes(found: Members, names: Names) -> list[Heading]:
    """Every state, by name, after what several states (or none) share."""
    known = {**{code: code for code in found if code != JOINT}, **names}
    lanes = sorted(known.items(), key=itemgetter(1))
    return [Heading(JOINT, "All states (joint)"), *(Heading(*lane) for lane in lanes)]


def _host_lanes(found: Members, _: Names) -> list[Heading]:
    hosts = sorted(code for code in found if code != JOINT)
    joint = [Heading(JOINT, "Several hosts")] if JOINT in found else []
    return [*joint, *(Heading(code, _HOSTS.get(code, code)) for code in hosts)]


def _phase_lanes(found: Members, _: Names) -> list[Heading]:
    return [Heading(key, title) for key, title in _PHASES.items() if key in found]


def _types(found: Members, _: Names) -> list[Heading]:
    """Series first: RC, ERC, others; then one-time types in the order in which they begin."""
    order: dict[str, tuple[int, int, str]] = {}
    for key, rows in found.items():
        line = _LAST if rows[0].series is None else (0, 2, 1)[line_of(rows[0])]
        order[key] = (line, rows[0].utc, key)
    return [
        Heading(key, found[key][0].short_title or found[key][0].title)
        for key in sorted(order, key=lambda key: order[key])
    ]


def _type_lanes(found: Members, names: Names) -> list[Heading]:
    """Types by phase, in each as in the other groupings."""
    order = {phase: nth for nth, phase in enumerate(_PHASES)}
    return sorted(_types(found, names), key=lambda each: order.get(found[each.key][0].phase, 9))


def _state_parts(found: Members, names: Names) -> list[Heading]:
    codes = sorted(
        (code for code in found if code != JOINT), key=lambda code: names.get(code, code)
    )
    joint = [Heading(JOINT, "Several states")] if JOINT in found else []
    return [*joint, *(Heading(code, names.get(code, code)) for code in codes)]


GROUPINGS: Mapping[Lanes, Grouping] = MappingProxyType(
    {
        Lanes.STATE: Grouping(
            *("State", _state, _state_lanes, _type, _types),
            keeps_empty=True,
            names_states=False,
        ),
        Lanes.HOST: Grouping("Host", _host, _host_lanes, _type, _types),
        Lanes.PHASE: Grouping("Phase", _phase, _phase_lanes, _type, _types),
        Lanes.TYPE: Grouping(
            *("Meeting type", _type, _type_lanes, _state, _state_parts), names_type=False
        ),
    }
)
