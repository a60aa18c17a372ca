"""Two cycles side by side: their columns."""

from perm_desktop.core.review.comparing import ComparedFigure, Measured
from perm_desktop.gui.review.cells import Said, comment
from perm_desktop.gui.review.figure_table import FigureColumn


def of_comparison(said: Said) -> tuple[FigureColumn[ComparedFigure], ...]:
    """Figures of both cycles and their difference."""
    return (
        FigureColumn(head="Part", text=lambda line: line.group, widest="Calls of a series m"),
        FigureColumn(
            head="Figure", text=lambda line: line.title, widest="ERC bi-weekly check-in, attended"
        ),
        FigureColumn(
            head="This cycle",
            text=lambda line: _words(line.mine),
            widest="1,219 of 1,360 (100%)",
            is_right=True,
        ),
        FigureColumn(
            head="Other cycle",
            text=lambda line: _words(line.other),
            widest="1,219 of 1,360 (100%)",
            is_right=True,
        ),
        FigureColumn(
            head="Difference",
            text=lambda line: line.difference_words,
            widest="+100.0 points m",
            is_right=True,
        ),
        comment(said, lambda line: line.own_key),
    )


def _words(value: Measured | None) -> str:
    """A dash for what a cycle does not have."""
    return value.words if value is not None else "–"
