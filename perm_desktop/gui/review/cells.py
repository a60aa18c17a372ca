"""Columns and words that several tables of the review share."""

from collections.abc import Callable, Sequence

from perm_desktop.core.review.figures import Review
from perm_desktop.gui.kit.line_model import Line
from perm_desktop.gui.review.behind import Behind
from perm_desktop.gui.review.figure_table import FigureColumn

Said = Callable[[str], str]  # the comment on a figure, by its key
Known = Callable[[], Review]  # the review that is shown


def comment(said: Said, key: Callable[[Line], str]) -> FigureColumn[Line]:
    """The column of what was said beside the figures."""
    return FigureColumn(head="Comment", text=lambda line: " ".join(said(key(line)).split()))


def named(codes: Sequence[str], review: Review) -> str:
    """Few states by their names, all of them as such, others by their codes."""
    if len(codes) > 1 and len(codes) == len(review.states):
        return f"All {len(codes)} states"
    if len(codes) <= 2:
        return ", ".join(review.names[code] for code in codes)
    return ", ".join(codes)


def part_words(count: int, whole: int) -> str:
    """ "15 of 18"; a dash without a denominator."""
    return f"{count:,} of {whole:,}" if whole else "–"


def count(
    head: str, number: Callable[[Line], int], behind: Callable[[Line], Behind]
) -> FigureColumn[Line]:
    """A number that has a list behind it."""
    return FigureColumn(
        head=head,
        text=lambda line: f"{number(line):,}",
        widest=head,
        is_right=True,
        is_pale=lambda line: not number(line),
        behind=behind,
    )


def part(
    head: str, numbers: Callable[[Line], tuple[int, int]], behind: Callable[[Line], Behind]
) -> FigureColumn[Line]:
    """A count with its denominator: "15 of 18"."""

    def text(line: Line) -> str:
        count, whole = numbers(line)
        return part_words(count, whole)

    return FigureColumn(
        head=head,
        text=text,
        widest="561 of 754",
        is_right=True,
        is_pale=lambda line: not numbers(line)[0],
        behind=behind,
    )
