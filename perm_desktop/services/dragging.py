"""Move meetings by hand on the timeline: tried at each step, made as one step to undo."""

from collections.abc import Sequence

from perm_desktop.core.errors import UserError
from perm_desktop.core.timeline.dragging import refusal
from perm_desktop.core.timeline.trial import Dragged, Trial
from perm_desktop.services import clashes, shifting
from perm_desktop.services.shifting import Move, Shift
from perm_desktop.store import cycles, meetings, reference
from perm_desktop.store.catalog import Catalog


def prepared(catalog: Catalog, idents: Sequence[int]) -> Dragged:
    """Return what is needed to try the moves of some meetings without the catalog.

    Held, cancelled and past meetings stay behind. Raises UserError where none can move.
    """
    if catalog.read_only:
        raise UserError("This catalog is open for reading only.", "Nothing can be moved.")
    every = meetings.rows(catalog.connection)
    known = {row.id: row for row in every}
    chosen = [known[ident] for ident in idents if ident in known]
    now = int(catalog.now().timestamp()) // 60
    reasons = [refusal(row, now) for row in chosen]
    movable = tuple(row for row, why in zip(chosen, reasons, strict=True) if not why)
    if not movable:
        raise UserError(reasons[0] if reasons else "These meetings are no longer there.")
    return Dragged(
        rows=movable,
        staying=len(chosen) - len(movable),
        every=every,
        cycles=cycles.all_cycles(catalog.connection),
        states=reference.states(catalog.connection),
        liaisons=clashes.liaisons(catalog),
        now=now,
    )


def commit(catalog: Catalog, trial: Trial) -> int:
    """Move the meetings to where the trial put them; returns how many moved."""
    moves = [
        Move(move.before, move.row.starts)
        for move in trial.moves
        if move.row.starts != move.before.starts
    ]
    return shifting.commit(catalog, Shift(moves, [], [], []))
