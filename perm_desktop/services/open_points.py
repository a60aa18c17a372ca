"""What the meetings before one left open, and what is open at its end."""

from perm_desktop.core import open_points as rules
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.open_points import OpenPoint
from perm_desktop.services import notes
from perm_desktop.store import open_points
from perm_desktop.store.catalog import Catalog


def before(catalog: Catalog, row: MeetingRow) -> list[OpenPoint]:
    """Return what is open when a meeting begins, the latest first."""
    return rules.left_open(row, *open_points.earlier(catalog.connection, row.id))


def after(catalog: Catalog, row: MeetingRow) -> list[OpenPoint]:
    """Return what is open when a meeting ends, the latest first."""
    others, texts = open_points.earlier(catalog.connection, row.id)
    return rules.open_after(row, others, {**texts, row.id: notes.read(catalog, row.id)})


def done_in(catalog: Catalog, row: MeetingRow) -> list[OpenPoint]:
    """Return what a meeting's notes say is done."""
    found = rules.boxes(row, notes.read(catalog, row.id))
    return [point for point in found if point.is_done]
