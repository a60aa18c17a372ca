"""Two cycles side by side: their columns, and differences in words."""

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
            text=lambda line: measured(line.mine),
            widest="1,219 of 1,360 (100%)",
            is_right=True,
        ),
        FigureColumn(
            head="Other cycle",
            text=lambda line: measured(line.other),
            widest="1,219 of 1,360 (100%)",
            is_right=True,
        ),
        FigureColumn(head="Difference", text=differing, widest="+100.0 points m", is_right=True),
        comment(said, key),
    )


def key(line: ComparedFigure) -> str:
    """Key of a line; a comment on it is one on the comparison."""
    return f"compared/{line.key}"


def measured(value: Measured | None) -> str:
    """ "181 of 340 (53%)", "12", or a dash for what a cycle does not have."""
    if value is None:
        return "–"
    if value.of is None:
        return f"{value.number:,}"
    share = f" ({value.percent:.0f}%)" if value.percent is not None else ""
    return f"{value.number:,} of {value.of:,}{share}"


def differing(figure: ComparedFigure) -> str:
    """ "+1.2 points", "−3"; empty where the two cannot be compared."""
    if figure.difference is None:
        return ""
    number = (
        f"{abs(figure.difference):.1f} points"
        if figure.is_share
        else (f"{abs(figure.difference):,.0f}")
    )
    if not any(digit in number for digit in "123456789"):
        return "Same"
    return f"{'+' if figure.difference > 0 else '−'}{number}"
