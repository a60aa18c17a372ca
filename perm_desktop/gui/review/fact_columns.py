"""The tables of 64/21 differences, exceptions, and what changed."""

from collections.abc import Callable

from perm_desktop.core import clock, symbols
from perm_desktop.core.obligations.status import Status
from perm_desktop.core.review.exception_looks import LOOKS
from perm_desktop.core.review.figures import (
    ChangeLine,
    DifferenceFigure,
    Exceptional,
    ExceptionKind,
    Shift,
)
from perm_desktop.core.symbols import Look, obligation_look
from perm_desktop.gui.review.behind import Behind, of_meetings
from perm_desktop.gui.review.cells import Known, Said, comment, count, named
from perm_desktop.gui.review.figure_table import FigureColumn


def of_differences(known: Known, said: Said) -> tuple[FigureColumn[DifferenceFigure], ...]:
    """The 64/21 history."""
    return (
        FigureColumn(
            head="State", text=lambda line: known().names[line.state], widest="South Dakota m"
        ),
        FigureColumn(head="Program", text=lambda line: line.program_words, widest="Medicaid"),
        FigureColumn(head="Quarter", text=lambda line: line.quarter_words, widest="Overall"),
        FigureColumn(
            head="Difference", text=lambda line: line.percent_words, widest="118.25%", is_right=True
        ),
        FigureColumn(
            head="From",
            text=lambda line: line.from_words,
            widest="Computed",
            tip="A percentage that was typed outranks the one that the amounts give",
        ),
        FigureColumn(
            head="Limit", text=lambda line: line.limit_words, widest="15.00%", is_right=True
        ),
        FigureColumn(
            head="Stands",
            text=lambda line: _stands(line).word,
            look=_stands,
            widest="Resolved Mar 3, 2026",
        ),
        FigureColumn(head="Since", text=lambda line: clock.day(line.since), widest="Sep 30, 2026"),
        count(
            "Calls held",
            lambda line: len(line.calls),
            lambda line: of_meetings(
                f"{known().names[line.state]}: reconciliation calls", line.calls, noun="held"
            ),
        ),
        comment(said, lambda line: line.key),
    )


def of_exceptions(known: Known, said: Said) -> tuple[FigureColumn[Exceptional], ...]:
    """What did not take place, and why."""
    return (
        FigureColumn(
            head="What",
            text=lambda line: LOOKS[line.kind].word,
            look=lambda line: LOOKS[line.kind],
            widest="Not held this cycle",
        ),
        FigureColumn(head="Meeting", text=lambda line: line.title, widest="ERC bi-weekly check-in"),
        FigureColumn(
            head="States", text=lambda line: named(line.states, known()), widest="All 18 states m"
        ),
        FigureColumn(head="When", text=_span, widest="Sep 30, 2026 to Oct 14, 2026"),
        FigureColumn(
            head="Reason",
            text=lambda line: line.reason or "No reason given",
            is_pale=lambda line: not line.reason,
            widest="The state asked for another date mmm",
        ),
        FigureColumn(head="Who", text=lambda line: line.by, widest="Sample liaison"),
        FigureColumn(
            head="Recorded",
            text=lambda line: clock.day(line.noted) if line.noted else "",
            widest="Sep 30, 2026",
        ),
        count(
            "Meetings",
            lambda line: len(line.meetings),
            lambda line: of_meetings(
                f"{line.title}: {LOOKS[line.kind].word.lower()}", line.meetings
            ),
        ),
        comment(said, lambda line: line.key),
    )


def of_shifts(known: Known, said: Said) -> tuple[FigureColumn[Shift], ...]:
    """Statuses that are others than they were."""
    return (
        FigureColumn(
            head="State",
            text=lambda line: known().names[line.pair.state],
            widest="District of Columbia",
            behind=lambda line: Behind("", "", pairs=(line.pair,)),
        ),
        FigureColumn(
            head="Meeting",
            text=lambda line: known().titles[line.pair.type],
            widest="MRR/MR policy questionnaire m",
        ),
        _looked("Was", lambda line: line.before),
        _looked("Is", lambda line: line.after),
        FigureColumn(
            head="Why",
            text=lambda line: known().obligations[line.pair].verdict.why,
            widest="m" * 24,
        ),
        comment(said, lambda line: line.key),
    )


def of_steps(moment: Callable[[str], str], said: Said) -> tuple[FigureColumn[ChangeLine], ...]:
    """What was done in the catalog."""
    return (
        FigureColumn(
            head="When", text=lambda line: moment(line.at), widest="Wed, Sep 30, 12:00 PM"
        ),
        FigureColumn(
            head="What",
            text=lambda line: f"Taken back: {line.label}" if line.is_taken_back else line.label,
            widest="m" * 32,
        ),
        FigureColumn(head="Who", text=lambda line: line.author, widest="Sample liaison m"),
        comment(said, lambda line: line.key),
    )


def _looked(head: str, status: Callable[[Shift], Status]) -> FigureColumn[Shift]:
    return FigureColumn(
        head=head,
        text=lambda line: obligation_look(status(line).value).word,
        look=lambda line: obligation_look(status(line).value),
        widest="Not held this cycle",
    )


def _stands(line: DifferenceFigure) -> Look:
    if line.percent is None:
        return obligation_look("not-recorded")._replace(word="The form is zero: to be asked")
    if not line.above:
        return obligation_look("not-triggered")._replace(word="Within the limit")
    if line.resolved:
        return symbols.HELD._replace(word=f"Resolved {clock.day(line.resolved)}")
    return symbols.OVERDUE._replace(word="Above, not resolved")


def _span(line: Exceptional) -> str:
    if line.day is None:
        return ""
    if line.ends is not None:
        return f"{clock.day(line.day)} to {clock.day(line.ends)}"
    return (
        f"From {clock.day(line.day)}"
        if line.kind is ExceptionKind.SUSPENDED
        else clock.day(line.day)
    )
