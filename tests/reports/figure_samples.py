"""Papers of figures for the tests: a matrix, a state, tables with charts, usual and hostile."""

from perm_desktop.core.symbols import OBLIGATION_STATUSES, SCHEDULED, obligation_look
from perm_desktop.core.table_sheet import Cell
from perm_desktop.reports.coverage_matrix_sheet import (
    CoverageMatrixSheet,
    MatrixCell,
    MatrixColumn,
    MatrixPhase,
    MatrixState,
)
from perm_desktop.reports.figures_sheet import (
    Bar,
    BarPart,
    Chart,
    Comment,
    FigureColumn,
    FiguresSheet,
    FigureTable,
    Filling,
)
from perm_desktop.reports.state_page_sheet import (
    CallsLine,
    Entry,
    MeetingLine,
    OpenLine,
    PhaseLine,
    StatePageSheet,
)
from tests.hostile_texts import HOSTILE
from tests.reports.calendar_samples import HEAD

LOOKS = tuple(map(obligation_look, OBLIGATION_STATUSES))
CHART = Chart(
    "At a glance",
    (
        Bar(
            "Ohio",
            tuple(BarPart(filling, nth) for nth, filling in enumerate(Filling, 3)),
            "3 of 25",
        ),
        Bar("Texas", (BarPart(Filling.DONE, 40),), "40 of 40"),
    ),
    tuple((filling, f"Words of {filling}") for filling in Filling),
    "obligations owed",
)


def table_of(count: int, text: str = "State", comments: int = 1) -> FigureTable:
    """A table with so many lines."""
    return FigureTable(
        "Figures",
        (
            FigureColumn("State", 90.0),
            FigureColumn("Of", 50.0, is_number=True),
            FigureColumn("Why"),
        ),
        tuple(
            (
                Cell(f"{text} {nth}"),
                Cell(f"{nth} of {count}", nth),
                Cell("Late", None, LOOKS[nth % 9]),
            )
            for nth in range(count)
        ),
        total=(Cell("All"), Cell(f"{count}"), Cell("")),
        sentence="What is counted.",
        comments=tuple(Comment(nth, text, f"{text}, said.") for nth in range(1, comments + 1)),
    )


def figures_of(*parts: FigureTable | Chart, text: str = "Value") -> FiguresSheet:
    """A paper of some parts."""
    return FiguresSheet(HEAD, "Cycle review", (("Cycle", text), ("As of", text)), parts, LOOKS)


def matrix_of(states: int, types: int, text: str = "State") -> CoverageMatrixSheet:
    """A matrix with so many states and types in each of two phases."""
    cells = tuple(
        MatrixCell(LOOKS[nth % len(LOOKS)], "by Jun 15, 2026" if nth % 2 else "", nth % 3 == 0)
        for nth in range(states)
    )
    phases = tuple(
        MatrixPhase(
            name,
            tuple(MatrixColumn(f"{text} type {nth}", cells, "1 of 2") for nth in range(types)),
            ("1 of 2",) * states,
            "9 of 18",
        )
        for name in ("Pre-cycle", "Intra-cycle")
    )
    rows = tuple(MatrixState("OH", f"{text} {nth}", "2 of 4") for nth in range(states))
    return CoverageMatrixSheet(HEAD, rows, phases, "18 of 36", LOOKS)


def page_of(open_lines: int = 8, text: str = "A meeting") -> StatePageSheet:
    """A state with so much that is open."""
    look = obligation_look("overdue")
    entry = Entry(text, f"{text}, and why.", look)
    meeting = MeetingLine("Apr 14, 2:00 PM EDT", text, SCHEDULED)
    return StatePageSheet(
        head=HEAD,
        facts=(("Local time", "2:00 PM EDT now"), ("Liaison", text), ("Contractors", text)),
        phases=tuple(
            PhaseLine(name, Cell("1 of 9"), text, text) for name in ("Pre-cycle", "Intra-cycle")
        ),
        open=(OpenLine(look, text, f"{text} was to be held."),) * open_lines,
        upcoming=(meeting,) * 3,
        past=(meeting,) * 3,
        differences=(entry,) * 2,
        deadlines=(Entry("Apr 15, 2026", f"{text} (unverified)"),) * 5,
        calls=(CallsLine(text, Cell("9 of 11"), Cell("1"), Cell("–"), "5 weeks, up to now"),) * 3,
        sessions=(entry,),
        exceptions=(entry,) * 3,
        comment=text,
    )


ROUGH = " ".join(text for texts in HOSTILE.values() for text in texts)[:600]
