"""Comments on figures that a paper does not have, so that none is lost."""

from collections.abc import Iterable
from types import MappingProxyType

from perm_desktop.core.review.figures import Review
from perm_desktop.core.table_sheet import Cell
from perm_desktop.reports.figures_sheet import FigureColumn, FigurePart, FigureTable

_KINDS = MappingProxyType(
    {
        "total": "Whole cycle",
        "phase": "Coverage by phase",
        "host": "Coverage by host",
        "state": "State",
        "series": "Calls",
        "sessions": "Sessions",
        "difference": "64/21 difference",
        "unrecorded": "Not recorded",
        "exception": "Exception",
        "scorecard": "Meetings by host",
        "change": "Changed status",
        "step": "Step",
        "compared": "Beside another cycle",
    }
)


def further(review: Review, parts: Iterable[FigurePart]) -> list[FigureTable]:
    """Return a table of the comments that stand beside no line of a paper, if there are any."""
    printed = {
        comment.key for part in parts if isinstance(part, FigureTable) for comment in part.comments
    }
    lines = tuple(
        (Cell(figure_words(key, review)), Cell(text))
        for key, text in sorted(review.comments.items())
        if key not in printed
    )
    if not lines:
        return []
    columns = (FigureColumn("Comment on", 150.0), FigureColumn("Comment"))
    sentence = "On figures that are not in this paper, or no longer in the catalog."
    return [FigureTable("Further comments", columns, lines, sentence=sentence)]


def figure_words(key: str, review: Review) -> str:
    """Return a figure in words, by its key: "Calls: RC check-in, Ohio"."""
    kind, *rest = key.split("/")
    named = [review.titles.get(part) or review.names.get(part) or part for part in rest]
    head = _KINDS.get(kind, kind)
    return f"{head}: {', '.join(named)}" if named else head
