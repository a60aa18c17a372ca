"""Gather what an agenda says."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from perm_desktop.core import clock
from perm_desktop.core.cycles import cycle_group
from perm_desktop.core.filenames import slug
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meeting_types import MeetingType, Role
from perm_desktop.core.meetings import AgendaItem, MeetingRow
from perm_desktop.core.progress import silent
from perm_desktop.core.vocabulary import Expectation, MeetingStatus
from perm_desktop.reports.agenda_sheet import AgendaSheet, AudienceGroup, LocalStart, SheetItem
from perm_desktop.services import agendas
from perm_desktop.services import meetings as meeting_services
from perm_desktop.services.printing.paper import Paper, write_each
from perm_desktop.store import reference
from perm_desktop.store.catalog import Catalog

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document

_PROGRAM = "Payment Error Rate Measurement (PERM)"
_OFFICE = "Centers for Medicare & Medicaid Services"
_EXPECTATIONS = {
    Expectation.REQUIRED: "Required",
    Expectation.AS_NEEDED: "As needed",
    Expectation.BY_AGENDA: "By agenda",
}


def print_agendas(catalog: Catalog, idents: Sequence[int], folder: Path) -> list[Path]:
    """Write one agenda a meeting into a folder, made when missing; returns the files.

    Raises UserError when the folder cannot be written.
    """
    return write_each([paper(catalog, ident) for ident in idents], folder, silent)


def paper(catalog: Catalog, ident: int) -> Paper:
    """Gather one meeting's agenda. Raises NotFoundError."""
    said = sheet(catalog, ident)
    return Paper(agenda_file_name(meeting_services.get(catalog, ident)), lambda: _document(said))


def _document(said: AgendaSheet) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import agenda

    return agenda.document(said)


def agenda_file_name(row: MeetingRow) -> str:
    """Return a name that sorts by date: "agenda-2026-04-15-cycle-call-214.pdf"."""
    return f"agenda-{row.starts[:10]}-{slug(row.short_title, 40)}-{row.number}.pdf"


def sheet(catalog: Catalog, ident: int) -> AgendaSheet:
    """Gather one agenda. Raises NotFoundError."""
    connection = catalog.connection
    row = meeting_services.get(catalog, ident)
    kind = reference.meeting_type(connection, row.type)
    items = agendas.items(catalog, ident)
    start = row.start
    end = clock.later(start, row.minutes)
    used = sum(item.minutes for item in items)
    today = clock.home(catalog.now()).date()
    zone = clock.zone_name(start)
    return AgendaSheet(
        title=row.title,
        program_line=_PROGRAM,
        cycle_line=f"Reporting Year {row.year} · Cycle {cycle_group(row.year)}" if row.year else "",
        date=clock.long_weekday(start.date()),
        time=f"{clock.clock_span(start, row.minutes)} {zone}, {row.minutes} minutes",
        zone_label=clock.zone_label(start),
        hosts=", ".join(row.host_codes) or kind.wording.hosts or "",
        place=row.place,
        number=f"Meeting {row.number}",
        status=_status(row),
        purpose=kind.wording.purpose or "",
        audience_text=kind.wording.audience or "",
        audience=_audience(kind, reference.roles(connection)),
        local_starts=local_starts(row, reference.states(connection)),
        items=_sheet_items(row, items),
        end_clock=clock.bare_clock(end if used <= row.minutes else clock.later(start, used)),
        total_minutes=used,
        overrun_minutes=max(used - row.minutes, 0),
        prepared=clock.long_day(today),
        office=_OFFICE,
    )


def local_starts(row: MeetingRow, states: dict[str, State]) -> tuple[LocalStart, ...]:
    """Group the attending states by what their clocks show; the earliest local time is last."""
    groups: dict[tuple[int, str], dict[str, list[str]]] = {}
    for code in row.state_codes:
        there = clock.local(row.utc, states[code].zone)
        offset = int((there.utcoffset() or timedelta()).total_seconds())
        zones = groups.setdefault((-offset, _local_clock(row, there)), {})
        zones.setdefault(clock.zone_name(there), []).append(states[code].name)
    return tuple(
        LocalStart(time, ", ".join(zones), "; ".join(", ".join(names) for names in zones.values()))
        for (_, time), zones in sorted(groups.items())
    )


def _local_clock(row: MeetingRow, there: "clock.datetime") -> str:
    """The local time, with its weekday where that is another day."""
    same_day = there.date() == row.start.date()
    return (
        clock.clock(there) if same_day else f"{clock.weekday(there.date())}, {clock.clock(there)}"
    )


def _audience(kind: MeetingType, roles: dict[str, Role]) -> tuple[AudienceGroup, ...]:
    groups = {
        label: tuple(
            roles[expected.role].name for expected in kind.roles if expected.expectation is level
        )
        for level, label in _EXPECTATIONS.items()
    }
    return tuple(AudienceGroup(label, names) for label, names in groups.items() if names)


def _sheet_items(row: MeetingRow, items: Sequence[AgendaItem]) -> tuple[SheetItem, ...]:
    offsets = accumulate((item.minutes for item in items), initial=0)
    return tuple(
        SheetItem(
            clock=clock.bare_clock(clock.later(row.start, offset)),
            title=item.title,
            minutes=item.minutes,
            presenter=item.presenter,
            notes=item.notes,
        )
        for item, offset in zip(items, offsets, strict=False)
    )


def _status(row: MeetingRow) -> str:
    if row.status == MeetingStatus.CANCELLED:
        return f"Cancelled: {row.reason}"
    return "Draft" if row.status == MeetingStatus.DRAFT else ""
