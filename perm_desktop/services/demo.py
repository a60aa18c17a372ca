"""The program shown at work without a person: a sample, its plan, an agenda, a picture."""

import json
from collections.abc import Callable
from pathlib import Path

from perm_desktop.core.cycles import nearest_cycle
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.services import catalogs, cycles, meetings, sample
from perm_desktop.services.printing.agendas import print_agendas
from perm_desktop.store.files import Access

TakePicture = Callable[[Path, int, Path], None]  # catalog, selected meeting, target


def make_all(folder: Path, take_picture: TakePicture) -> dict[str, Path]:
    """Make everything in a folder, made when missing; returns the paths by what they are.

    An earlier sample stays; the plan, the agenda and the picture are written anew. Raises
    UserError or OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    path = _free_name(folder / "sample.perm")
    sample.make(path)
    catalog = catalogs.open_catalog(path, Access.READ)
    try:
        rows = meetings.find_rows(catalog)
        now = catalog.now()
        cycle = nearest_cycle(cycles.all_cycles(catalog), now.date())
        year = cycle.year if cycle else None
        shown = nearest([row for row in rows if row.year == year], int(now.timestamp()) // 60)
        (agenda,) = print_agendas(catalog, [shown.id], folder)
    finally:
        catalog.close()
    plan = folder / "plan.json"
    plan.write_text(json.dumps([_line(row) for row in rows], indent=1), "utf-8")
    picture = folder / "window.png"
    take_picture(path, shown.id, picture)
    return {"Catalog": path, "Plan": plan, "Agenda": agenda, "Picture": picture}


def nearest(rows: list[MeetingRow], now: int) -> MeetingRow:
    """Return the meeting worth a look: joint ones with an agenda first, then the nearest."""
    prepared = [row for row in rows if row.agenda_items] or rows
    return min(prepared, key=lambda row: (len(row.state_codes) == 1, abs(row.utc - now)))


def _line(row: MeetingRow) -> dict[str, object]:
    return {"number": row.number, "type": row.type, "states": row.states, "starts": row.starts}


def _free_name(path: Path) -> Path:
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return candidate
