"""What a printed coverage matrix says, as plain values; laid out by coverage_matrix.py."""

from dataclasses import dataclass
from typing import NamedTuple

from perm_desktop.core.symbols import Look
from perm_desktop.reports.calendar_sheet import SheetHead


class MatrixCell(NamedTuple):
    """The status of a state and a type, with what there is to add: "4 of 5", "Jun 15, 2026"."""

    look: Look
    note: str = ""
    presses: bool = False  # it waits for somebody


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A meeting type with a cell for each state."""

    title: str  # "PERM 101 (1 of 3)"
    cells: tuple[MatrixCell | None, ...]  # None: a filter leaves it out
    total: str  # "17 of 18"


@dataclass(frozen=True, slots=True)
class MatrixPhase:
    """The types of a phase."""

    name: str  # "Pre-cycle"
    columns: tuple[MatrixColumn, ...]
    totals: tuple[str, ...]  # of each state in this phase; none where cells are left out
    total: str


@dataclass(frozen=True, slots=True)
class MatrixState:
    """A row."""

    code: str
    name: str
    total: str  # of all phases


@dataclass(frozen=True, slots=True)
class CoverageMatrixSheet:
    """One matrix. All strings are user text and go through the kit's one door."""

    head: SheetHead
    states: tuple[MatrixState, ...]
    phases: tuple[MatrixPhase, ...]
    total: str
    looks: tuple[Look, ...]  # those that occur, in the order of the vocabulary
    total_head: str = "Whole cycle"
