"""Take a reporting year into the catalog and ask what is in it."""

from collections.abc import Sequence
from typing import Any

from perm_desktop.core.cycles import FIRST_YEAR, LAST_YEAR, Cycle, cycle_group
from perm_desktop.core.errors import UserError
from perm_desktop.store import cycles, reference
from perm_desktop.store.catalog import Catalog


def add_cycle(catalog: Catalog, year: int, codes: Sequence[str] = ()) -> Cycle:
    """Add a cycle with its rotation group, or with the states named.

    Contractors known for the year come in with their source. Raises UserError for a year out of
    range, one that is there already, or an unknown state.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(
            f"RY {year} is out of range.", f"Use a year from {FIRST_YEAR} to {LAST_YEAR}."
        )
    connection = catalog.connection
    group = cycle_group(year)
    if codes:
        members = list({code.upper(): reference.state(connection, code) for code in codes}.values())
    else:
        members = [s for s in reference.states(connection).values() if s.group == group]
    with catalog.edit(f"Add RY {year}") as edit:
        # asked inside the edit: another program may be adding the same year
        if any(cycle.year == year for cycle in cycles.all_cycles(connection)):
            raise UserError(f"RY {year} is in this catalog already.", "Open it on the Plan page.")
        ident = cycles.add(edit, year, members)
        for row in _contractors(year):
            cycles.add_contractor(
                *(edit, ident, row["role"], row["name"], row["source"]), verified=row["verified"]
            )
    return cycles.cycle(connection, year)


def all_cycles(catalog: Catalog) -> list[Cycle]:
    """Return the cycles of the catalog, earliest first."""
    return cycles.all_cycles(catalog.connection)


def suggestions(year: int) -> list[str]:
    """What the program suggests for a year, each with its source; nothing is preset."""
    # start-up: the seed module imports sqlite-utils
    from perm_desktop.store import seed

    found = [row for row in seed.load("suggestions") if row["year"] == year]
    if not found:
        return []
    titles = {kind["key"]: kind["shipped"]["short_title"] for kind in seed.load("meeting_types")}
    return [
        f"{row['suggestion']} Which: {', '.join(titles[key] for key in row['types'])}."
        f" Source: {row['source']}."
        for row in found
    ]


def _contractors(year: int) -> list[dict[str, Any]]:
    from perm_desktop.store import seed

    return [row for row in seed.load("contractors") if row["year"] == year]
