"""The small tables of the explanation: meetings that prove it, and its parts, as columns."""

from perm_desktop.core.coverage.why import PartLine, Proof
from perm_desktop.gui.kit.line_model import Column


def proof_columns() -> tuple[Column[Proof], ...]:
    """Which meeting, when, and what became of it for the state."""
    return (
        Column(head="Meeting", text=lambda each: each.what),
        Column(head="Day", text=lambda each: each.when, widest="Wed, Sep 30, 2026"),
        Column(
            head="Became",
            text=lambda each: each.look.word,
            look=lambda each: each.look,
            widest="Entered afterwards",
        ),
    )


def part_columns() -> tuple[Column[PartLine], ...]:
    """A program or a quarter, its status, and why."""
    return (
        Column(
            head="Part",
            text=lambda each: each.name,
            look=lambda each: each.look._replace(word=each.name),
            widest="Medicaid, overall",
        ),
        Column(head="Why", text=lambda each: f"{each.look.word}. {each.why}"),
    )
