"""Propose an agenda: standing items or the purpose, what was left open, the topic of the month."""

from datetime import date

from perm_desktop.core import agenda_prefill, clock
from perm_desktop.core.agenda_prefill import Proposal
from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import MeetingType, StandingItem
from perm_desktop.core.meetings import AgendaItem, MeetingRow
from perm_desktop.core.note_markup import open_points
from perm_desktop.core.vocabulary import Methodology
from perm_desktop.services import agendas, cycle_settings, standing_items
from perm_desktop.services import meetings as meeting_services
from perm_desktop.store import details, reference
from perm_desktop.store import standing_items as standing_store
from perm_desktop.store.catalog import Catalog


def proposal(catalog: Catalog, row: MeetingRow, kind: MeetingType) -> Proposal | None:
    """Return what a meeting's empty agenda may begin with; None where there is nothing."""
    standing = [_item(item) for item in standing_store.items(catalog.connection, kind.id)]
    carried, topic = _carried(catalog, row), _topic_item(catalog, row, kind)
    fixed = [*standing, *carried, *topic]
    purpose: list[AgendaItem] = []
    if not standing:
        titles = agenda_prefill.titles_from_purpose(
            kind.wording.purpose or "", perm_plus=_is_perm_plus(row)
        )
        host = row.host_codes[0] if len(row.host_codes) == 1 else ""
        taken = sum(item.minutes for item in fixed)
        purpose = agenda_prefill.from_purpose(titles, row.minutes, taken, host)
    origins = (
        (standing, "the standing items"),
        (carried, "the meeting before"),
        (purpose, "the purpose"),
        (topic, "the topic of the month"),
    )
    items = [item for part, _ in origins for item in part]
    origin = _and([words for part, words in origins if part])
    return Proposal(tuple(items), origin) if items else None


def has_topic(kind: MeetingType) -> bool:
    """Return whether a type is the monthly call of a cycle, which has a topic."""
    return kind.joint and kind.cadence.every == "month"


def topic(catalog: Catalog, row: MeetingRow) -> str:
    """Return the topic of the month in which a meeting of a cycle is; empty when none is set."""
    if row.year is None:
        return ""
    return cycle_settings.topics(catalog, row.year).get(row.starts[:7], "")


def keep_standing(catalog: Catalog, meeting: int) -> int:
    """Make a meeting's items the standing items of its type, as one step; returns how many."""
    row = meeting_services.get(catalog, meeting)
    kind = reference.meeting_type(catalog.connection, row.type)
    items = agendas.items(catalog, meeting)
    if not items:
        raise UserError("The agenda has no items to keep.", "Add some first.")
    with catalog.edit(f"Keep standing items of {kind.short_title}") as edit:
        for old in standing_store.items(edit.connection, kind.id):
            standing_store.delete(edit, old.id)
        for item in items:
            kept = StandingItem(0, item.title, item.minutes, item.presenter)
            standing_store.append(edit, kind.id, kept)
    return len(items)


def add_standing(catalog: Catalog, meeting: int) -> int:
    """Append the standing items that an agenda does not have; returns how many."""
    row = meeting_services.get(catalog, meeting)
    there = {item.title for item in agendas.items(catalog, meeting)}
    standing = standing_items.items(catalog, row.type)
    if not standing:
        raise UserError(
            f"{row.short_title} has no standing items.", "Keep an agenda's items as standing ones."
        )
    new = [_item(item) for item in standing if item.title not in there]
    agendas.add_items(catalog, meeting, new)
    return len(new)


def _item(item: StandingItem) -> AgendaItem:
    return AgendaItem(0, item.title, item.minutes, item.presenter, "")


def _topic_item(catalog: Catalog, row: MeetingRow, kind: MeetingType) -> list[AgendaItem]:
    found = topic(catalog, row) if has_topic(kind) else ""
    return [agenda_prefill.topic_item(found)] if found else []


def _carried(catalog: Catalog, row: MeetingRow) -> list[AgendaItem]:
    """The boxes left open in the notes of the meeting before, as one item."""
    if row.series is None:
        return []
    before = details.previous_of_series(catalog.connection, row.series, row.utc)
    if before is None:
        return []
    ident, starts = before
    try:
        texts = [note.text for note in details.notes(catalog.connection, ident)]
    except UserError:
        texts = []  # a damaged note is told where it is opened
    texts += [item.notes for item in details.agenda(catalog.connection, ident)]
    points = [point for text in texts for point in open_points(text)]
    day = clock.weekday(date.fromisoformat(starts[:10])).partition(", ")[2]
    return [agenda_prefill.carried_item(day, points)] if points else []


def _is_perm_plus(row: MeetingRow) -> bool | None:
    return None if row.variant is None else row.variant == Methodology.PERM_PLUS


def _and(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1] if words else "")))
