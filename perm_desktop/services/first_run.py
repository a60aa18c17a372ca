"""A catalog from nothing: my states, a cycle and its plan, all at once or not at all."""

import json
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import NamedTuple

from perm_desktop import assets
from perm_desktop.core import clock as clocks
from perm_desktop.core.cycles import cycle_group, default_phases, review_period
from perm_desktop.core.errors import UserError
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.progress import Report, silent
from perm_desktop.core.vocabulary import Phase
from perm_desktop.services import catalogs, cycles, planning, settings
from perm_desktop.store.catalog import Clock
from perm_desktop.store.files import Access

_BACK, _AHEAD = 2, 3  # years offered around the suggested one
_STEPS = 4  # that are reported


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What was chosen to begin with."""

    path: Path
    states: tuple[str, ...]  # those the liaison answers for; empty: all
    year: int
    plan: bool


class Offer(NamedTuple):
    """A reporting year to begin with, and what it means today."""

    year: int
    label: str  # "RY 2027 · Cycle 3 · 18 states"
    detail: str  # "Review period Jul 2025 to Jun 2026; intra-cycle now"


def today(clock: Clock = catalogs.system_clock) -> date:
    """Return today in Eastern time."""
    return clock().astimezone(clocks.zone_info(clocks.EASTERN)).date()


def jurisdictions() -> list[State]:
    """Return the 52 jurisdictions by name, before there is a catalog to ask."""
    text = (assets.tree("db") / "seed" / "states.json").read_text("utf-8")
    found = [
        State(row["id"], row["code"], row["name"], row["group"], row["zone"], tuple(row["zones"]))
        for row in json.loads(text)
    ]
    return sorted(found, key=lambda state: state.name)


def offers(day: date, mine: Collection[str], states: Sequence[State]) -> list[Offer]:
    """Return reporting years around the suggested one, with what each means on a day."""
    middle = suggested(day, mine, states)
    return [_offer(year, day, mine, states) for year in range(middle - _BACK, middle + _AHEAD + 1)]


def suggested(day: date, mine: Collection[str], states: Sequence[State]) -> int:
    """Return the busiest reporting year: of those that measure one of my states.

    It is the one whose review period ends nearest to the day.
    """
    groups = {state.group for state in states if state.code in mine} or {1, 2, 3}
    years = [year for year in range(day.year - 2, day.year + 5) if cycle_group(year) in groups]
    return min(years, key=lambda year: abs((review_period(year).ends - day).days))


def free_path(path: Path) -> Path:
    """Return the path, or one with a number where the name is taken."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return path if not path.exists() else next(name for name in names if not name.exists())


def begin(chosen: FirstRun, clock: Clock, report: Report = silent) -> int:
    """Make the catalog with states, cycle and plan; returns how many meetings were planned.

    The file appears whole under its name at the very end. Raises UserError; nothing is left then,
    nor when ``report`` ends the work.
    """
    if chosen.path.exists():
        raise UserError(
            f"There is already a file “{chosen.path}”.",
            "Choose another name; nothing was replaced.",
        )
    try:
        chosen.path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".perm-", dir=chosen.path.parent) as folder:
            return _made(chosen, Path(folder) / "new.perm", clock, report)
    except OSError as error:
        raise UserError(
            f"“{chosen.path}” cannot be made ({error.strerror or error}).",
            "Choose a folder that can be written.",
        ) from error


def _made(chosen: FirstRun, draft: Path, clock: Clock, report: Report) -> int:
    report(0, _STEPS)
    catalogs.new_catalog(draft, clock)
    catalog = catalogs.open_catalog(draft, Access.COMMAND, clock=clock)
    try:
        if chosen.states:
            settings.set_my_states(catalog, chosen.states)
        cycles.add_cycle(catalog, chosen.year)
        report(1, _STEPS)
        planned = 0
        if chosen.plan:
            plan = planning.preview(catalog, chosen.year)
            report(2, _STEPS)
            planned = planning.commit(catalog, chosen.year, plan, is_new=True)
        report(3, _STEPS)
        catalogs.save_copy(catalog, chosen.path)
    finally:
        catalog.close()
    return planned


def _offer(year: int, day: date, mine: Collection[str], states: Sequence[State]) -> Offer:
    group = cycle_group(year)
    members = {state.code for state in states if state.group == group}
    review = review_period(year)
    told = [f"Review period {_month(review.starts)} to {_month(review.ends)}", _stage(year, day)]
    if mine:
        told.append(f"{len(members & set(mine))} of your {len(set(mine))} states")
    return Offer(year, f"RY {year} · Cycle {group} · {len(members)} states", "; ".join(told))


def _stage(year: int, day: date) -> str:
    phases = default_phases(year)
    names = {Phase.POST: "post-cycle now", Phase.INTRA: "intra-cycle now", Phase.PRE: "begins now"}
    running = next((name for phase, name in names.items() if day in phases[phase]), "")
    if running:
        return running
    first, last = phases[Phase.PRE].starts, phases[Phase.POST].ends
    if day < first:
        return f"calls begin {_month(first)}"
    return f"over since {_month(last)}" if day > last else "between its phases now"


def _month(day: date) -> str:
    """ "Jul 2025"."""
    return f"{clocks.day(day).partition(' ')[0]} {day.year}"
