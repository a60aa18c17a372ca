"""Which meetings a packet is for, and what it is called."""

from collections.abc import Sequence
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.services import meetings
from perm_desktop.store.catalog import Catalog
from perm_desktop.store.meetings import Filter


def between(catalog: Catalog, first: date, last: date, year: int | None = None) -> list[MeetingRow]:
    """Return the meetings that stand on days of the Eastern clock, both ends included.

    Raises UserError when there are none, or when the first day is after the last.
    """
    if first > last:
        raise UserError(
            f"{clock.day(first)} is after {clock.day(last)}.", "Give the earlier day first."
        )
    years = (year,) if year is not None else ()
    # a zone away from the Eastern one may show the day before or after
    around = Filter(years=years, first_day=_iso(first, -1), last_day=_iso(last, 1))
    found = [
        row
        for row in meetings.find_rows(catalog, around)
        if first <= clock.home(row.start).date() <= last and row.status != MeetingStatus.CANCELLED
    ]
    if not found:
        days = f"from {clock.day(first)} to {clock.day(last)}"
        days = f"on {clock.day(first)}" if first == last else days
        of_year = f" of RY {year}" if year is not None else ""
        raise NotFoundError(
            f"There is no meeting{of_year} {days}.", "Cancelled and deleted ones do not count."
        )
    return found


def packet_name(kind: str, rows: Sequence[MeetingRow]) -> str:
    """Return the file name of a packet: "agendas-2026-04-01-to-2026-04-30.pdf"."""
    first, last = _ends(rows)
    return f"{kind}-{first}.pdf" if first == last else f"{kind}-{first}-to-{last}.pdf"


def packet_title(kind: str, rows: Sequence[MeetingRow]) -> str:
    """Return what a packet says it is: "Agendas, Apr 1, 2026 to Apr 30, 2026"."""
    first, last = map(clock.day, _ends(rows))
    return f"{kind}, {first}" if first == last else f"{kind}, {first} to {last}"


def _ends(rows: Sequence[MeetingRow]) -> tuple[date, date]:
    days = [clock.home(row.start).date() for row in rows]
    return min(days), max(days)


def _iso(day: date, by: int) -> str:
    """A day before or after, as far as the calendar goes."""
    moved = day.toordinal() + by
    return date.fromordinal(min(max(moved, 1), date.max.toordinal())).isoformat()
