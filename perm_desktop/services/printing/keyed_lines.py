"""Lines of figures by their keys, and how numbers and states are said in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from perm_desktop.core.review.figures import Review
from perm_desktop.core.table_sheet import Cell
from perm_desktop.reports.figures_sheet import Comment, FigureTable

NOTHING = "–"


class Keyed(NamedTuple):
    """A line by the key of its figure, under which a comment is kept."""

    key: str
    cells: tuple[Cell, ...]


def commented(
    table: FigureTable, lines: Iterable[Keyed], comments: Mapping[str, str]
) -> FigureTable:
    """Put lines into a table, with what was said of some of them."""
    rows: list[tuple[Cell, ...]] = []
    said: list[Comment] = []
    about = ""
    for row, (key, cells) in enumerate(lines):
        about = cells[0].text or about
        if text := comments.get(key, ""):
            said.append(Comment(len(said) + 1, about, text, row, key))
        rows.append(cells)
    return replace(table, lines=tuple(rows), comments=tuple(said))


def number(count: int) -> Cell:
    """A count; nothing is a dash, so that what there is stands out."""
    return Cell(f"{count:,}" if count else NOTHING, count)


def part(count: int, whole: int) -> Cell:
    """A count with its denominator."""
    return Cell(of_words(count, whole), count, None, whole)


def of_words(count: int, whole: int) -> str:
    """ "15 of 18"; a dash without a denominator."""
    return f"{count:,} of {whole:,}" if whole else NOTHING


def states_words(codes: Sequence[str], review: Review) -> str:
    """One or two states by their names, several by their codes, all of them as such."""
    if len(codes) > 2 and len(codes) == len(review.cycle.states):
        return f"All {len(codes)} states"
    return ", ".join(review.names[code] for code in codes) if len(codes) < 3 else ", ".join(codes)
