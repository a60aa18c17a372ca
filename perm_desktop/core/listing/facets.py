"""What a list of meetings can be narrowed to: values by facet, and how many have each."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from operator import attrgetter

from perm_desktop.core.listing.groups import (
    PHASE_NAMES,
    TIME_NAMES,
    Agenda,
    Attention,
    Moment,
    TimeGroup,
    agenda,
    attention,
    day_group,
)
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import meeting_look

Chosen = Mapping["Facet", frozenset[str]]  # several values of one facet: any of them


class Facet(StrEnum):
    """Sides of a meeting that a list can be narrowed by, in the order they are shown."""

    ATTENTION = "attention"
    WHEN = "when"
    STATUS = "status"
    AGENDA = "agenda"
    STATE = "state"
    HOST = "host"
    PHASE = "phase"
    TYPE = "type"


FACET_NAMES = {
    Facet.ATTENTION: "Needs attention",
    Facet.WHEN: "When",
    Facet.STATUS: "Status",
    Facet.AGENDA: "Agenda",
    Facet.STATE: "State",
    Facet.HOST: "Host",
    Facet.PHASE: "Phase",
    Facet.TYPE: "Type",
}
_ATTENTION_NAMES = {
    Attention.OPEN: "Over, not marked held",
    Attention.UNRECORDED: "Held without attendance",
    Attention.NO_AGENDA: "Today or tomorrow, no agenda",
}
_AGENDA_NAMES = {
    Agenda.READY: "Ready",
    Agenda.EMPTY: "Missing, within two weeks",
    Agenda.NONE: "None, not due",
}


def value_name(facet: Facet, value: str, names: Mapping[str, str]) -> str:
    """Return how a value is written; ``names`` has states by code and types by key."""
    match facet:
        case Facet.ATTENTION:
            return _ATTENTION_NAMES[Attention(value)]
        case Facet.WHEN:
            return TIME_NAMES[TimeGroup(value)]
        case Facet.AGENDA:
            return _AGENDA_NAMES[Agenda(value)]
        case Facet.PHASE:
            return PHASE_NAMES[value]
        case Facet.STATE | Facet.TYPE:
            return names.get(value, value)
        case Facet.STATUS | Facet.HOST:
            return value


def value_order(facet: Facet, value: str, names: Mapping[str, str]) -> tuple[int, str]:
    """Return what the values of a facet are sorted by: their own order, else their names."""
    order = _ORDERS.get(facet, ())
    return (order.index(value) if value in order else len(order)), value_name(facet, value, names)


def narrowed(rows: Iterable[MeetingRow], chosen: Chosen, moment: Moment) -> list[MeetingRow]:
    """Return the meetings that have a chosen value of every facet."""
    found = list(rows)
    for facet, values in chosen.items():
        if values:
            keys = _keys(found, facet, moment)
            meets = {key: not values.isdisjoint(key.split(",")) for key in set(keys)}
            found = [row for row, key in zip(found, keys, strict=True) if meets[key]]
    return found


def counted(
    rows: Iterable[MeetingRow], chosen: Chosen, moment: Moment
) -> dict[Facet, dict[str, int]]:
    """Return for each facet how many meetings have each value, the other facets respected.

    A chosen value is there also when nothing has it, so that it can be taken back.
    """
    everything = list(rows)
    found: dict[Facet, dict[str, int]] = {}
    for facet in Facet:
        others = {other: values for other, values in chosen.items() if other is not facet}
        passing = narrowed(everything, others, moment)
        values = Counter(dict.fromkeys(chosen.get(facet, ()), 0))
        for key, count in Counter(_keys(passing, facet, moment)).items():
            for value in key.split(","):
                values[value] += count
        found[facet] = {value: count for value, count in values.items() if value}
    return found


def _keys(rows: list[MeetingRow], facet: Facet, moment: Moment) -> list[str]:
    """Return the values of each meeting as one text, joined by commas; many share it."""
    plain = _PLAIN.get(facet)
    if plain is not None:
        return list(map(plain, rows))
    derived = _DERIVED[facet]
    return [derived(row, moment) for row in rows]


_ORDERS: Mapping[Facet, Sequence[str]] = {
    Facet.ATTENTION: tuple(Attention),
    Facet.WHEN: tuple(TimeGroup),
    Facet.AGENDA: tuple(Agenda),
    Facet.PHASE: tuple(PHASE_NAMES),
}
_PLAIN: Mapping[Facet, Callable[[MeetingRow], str]] = {
    Facet.STATE: attrgetter("states"),
    Facet.HOST: attrgetter("hosts"),
    Facet.PHASE: attrgetter("phase"),
    Facet.TYPE: attrgetter("type"),
}
_DERIVED: Mapping[Facet, Callable[[MeetingRow, Moment], str]] = {
    Facet.ATTENTION: lambda row, moment: attention(row, moment) or "",
    Facet.WHEN: day_group,
    Facet.STATUS: lambda row, moment: meeting_look(row, moment.now).word,
    Facet.AGENDA: agenda,
}
