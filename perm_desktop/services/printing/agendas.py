"""Gather what an agenda says."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from perm_desktop.core import clock
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import AgendaItem, MeetingRow
from perm_desktop.core.people.expected import Expected
from perm_desktop.core.progress import silent
from perm_desktop.core.vocabulary import Expectation
from perm_desktop.reports.agenda_sheet import AgendaSheet, AudienceGroup, LocalStart, SheetItem
from perm_desktop.services import agendas, audience, open_points
from perm_desktop.services import meetings as meeting_services
from perm_desktop.services.printing.dress import PLAIN, Dress, usual
from perm_desktop.services.printing.heads import file_name, head, invited, point_list
from perm_desktop.services.printing.paper import Paper, write_each
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document

_EXPECTATIONS = {
    Expectation.REQUIRED: "Required",
    Expectation.AS_NEEDED: "As needed",
    Expectation.BY_AGENDA: "By agenda",
}
_INFORMED = "Informed only"


def print_agendas(catalog: Catalog, idents: Sequence[int], folder: Path) -> list[Path]:
    """Write one agenda a meeting into a folder, made when missing; returns the files.

    Raises UserError when the folder cannot be written.
    """
    dress = usual(catalog)
    return write_each([paper(catalog, ident, dress) for ident in idents], folder, silent)


def paper(catalog: Catalog, ident: int, dress: Dress = PLAIN) -> Paper:
    """Gather one meeting's agenda. Raises NotFoundError."""
    row = meeting_services.get(catalog, ident)
    said = _sheet(catalog, row, dress)
    return Paper(file_name("agenda", row), lambda: _document(said))


def _document(said: AgendaSheet) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import agenda

    return agenda.document(said)


def sheet(catalog: Catalog, ident: int, dress: Dress = PLAIN) -> AgendaSheet:
    """Gather what one agenda says. Raises NotFoundError."""
    return _sheet(catalog, meeting_services.get(catalog, ident), dress)


def _sheet(catalog: Catalog, row: MeetingRow, dress: Dress) -> AgendaSheet:
    connection, wanted = catalog.connection, dress.agenda
    kind = reference.meeting_type(connection, row.type)
    states = reference.states(connection)
    items = agendas.items(catalog, row.id)
    used = sum(item.minutes for item in items)
    end = clock.later(row.start, max(row.minutes, used))
    left_open = open_points.before(catalog, row) if wanted.open_points else ()
    return AgendaSheet(
        head=head(catalog, row, kind, dress),
        zone_label="/".join(clock.zone_labels(row.start, max(row.minutes, used))),
        purpose=(kind.wording.purpose or "") if wanted.purpose else "",
        audience_text=(kind.wording.audience or "") if wanted.audience else "",
        audience=_audience(catalog, row, kind) if wanted.audience else (),
        local_starts=local_starts(row, states) if wanted.local_times else (),
        local_remark=_local_remark(row, states) if wanted.local_times else "",
        items=sheet_items(row, items, with_notes=wanted.item_notes),
        end_clock=clock.bare_clock(end),
        total_minutes=used,
        overrun_minutes=max(used - row.minutes, 0),
        open_points=point_list(left_open, states),
        room_for_notes=wanted.room_for_notes,
    )


def local_starts(row: MeetingRow, states: dict[str, State]) -> tuple[LocalStart, ...]:
    """Group the attending states by what their clocks show; the earliest local time is last."""
    groups: dict[tuple[int, str], dict[str, list[str]]] = {}
    for state in invited(row, states):
        there = clock.local(row.utc, state.zone)
        offset = int((there.utcoffset() or timedelta()).total_seconds())
        zones = groups.setdefault((-offset, _local_clock(row, there)), {})
        zones.setdefault(clock.zone_name(there), []).append(state.name)
    return tuple(
        LocalStart(time, ", ".join(zones), "; ".join(", ".join(names) for names in zones.values()))
        for (_, time), zones in sorted(groups.items())
    )


def _local_clock(row: MeetingRow, there: datetime) -> str:
    """The local time, with its weekday where that is another day."""
    same_day = there.date() == row.start.date()
    return (
        clock.clock(there) if same_day else f"{clock.weekday(there.date())}, {clock.clock(there)}"
    )


def _local_remark(row: MeetingRow, states: dict[str, State]) -> str:
    """What a state in more than one zone has to know of the time printed for it."""
    split = [state.name for state in invited(row, states) if len(state.zones) > 1]
    if not split:
        return ""
    if len(split) == 1:
        return f"{split[0]}: the local time is the capital's; part of the state is in another zone."
    return (
        f"{', '.join(split)}: the local times are those of the capitals;"
        " parts of these states are in another zone."
    )


def _audience(catalog: Catalog, row: MeetingRow, kind: MeetingType) -> tuple[AudienceGroup, ...]:
    """Roles by how firmly they are expected; at a meeting of one state with who holds them."""
    roles = reference.roles(catalog.connection)
    groups: dict[str, dict[str, None]] = {}
    is_joint = len(row.state_codes) > 1
    by_type = [Expected("", role, expectation, "") for role, expectation in kind.roles]
    for line in audience.of(catalog, row.id).expected if row.states else by_type:
        label = _INFORMED if line.informed else _EXPECTATIONS[line.expectation]
        role = roles[line.role].name if line.role else ""
        held = not is_joint or not role
        names = ", ".join(each.person.name for each in line.holders) if held else ""
        told = f"{role} ({names})" if role and names else role or names
        groups.setdefault(label, {})[told] = None
    order = (*_EXPECTATIONS.values(), _INFORMED)
    return tuple(AudienceGroup(label, tuple(groups[label])) for label in order if label in groups)


def sheet_items(
    row: MeetingRow,
    items: Sequence[AgendaItem],
    show: Callable[[datetime], str] = clock.bare_clock,
    *,
    with_notes: bool = True,
) -> tuple[SheetItem, ...]:
    """Gather the items with the times they begin at, one after the other."""
    offsets = accumulate((item.minutes for item in items), initial=0)
    return tuple(
        SheetItem(
            clock=show(clock.later(row.start, offset)),
            title=item.title,
            minutes=item.minutes,
            presenter=item.presenter,
            notes=item.notes if with_notes else "",
        )
        for item, offset in zip(items, offsets, strict=False)
    )
