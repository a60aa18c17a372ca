"""What the reviewer says beside the figures of a cycle review."""

from perm_desktop.core.errors import UserError
from perm_desktop.core.texts import kept
from perm_desktop.store import cycles, facts
from perm_desktop.store.catalog import Catalog


def comment(catalog: Catalog, year: int, figure: str, text: str) -> None:
    """Keep what is said of a figure, as typed; empty takes it back.

    Typing that goes on stays one step to undo. Raises UserError.
    """
    if not figure:
        raise UserError("This comment belongs to no figure.", "Choose a figure and comment on it.")
    cycle = cycles.cycle(catalog.connection, year)
    cleaned = kept(text) if text.strip() else ""
    label = f"Comment in the review of RY {year}"
    with catalog.edit(label, merge_key=f"review/{year}/{figure}") as edit:
        if cleaned != facts.comments(edit.connection, cycle.id).get(figure, ""):
            facts.put_comment(edit, cycle.id, figure, cleaned)


def of_cycle(catalog: Catalog, year: int) -> dict[str, str]:
    """Return the comments of a cycle by the key of their figure. Raises NotFoundError."""
    return facts.comments(catalog.connection, cycles.cycle(catalog.connection, year).id)
