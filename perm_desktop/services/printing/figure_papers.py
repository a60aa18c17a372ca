"""Papers of figures, from what they say to what lays them out."""

from functools import partial
from typing import TYPE_CHECKING

from perm_desktop.core.filenames import slug
from perm_desktop.reports.figures_sheet import FiguresSheet
from perm_desktop.services.printing.paper import Paper

if TYPE_CHECKING:
    from perm_desktop.reports.kit.document import Document


def upright(said: FiguresSheet) -> Paper:
    """A paper of few pages."""
    return Paper(_name(said), partial(_upright, said))


def sideways(said: FiguresSheet) -> Paper:
    """A paper whose tables need the long side of the sheet."""
    return Paper(_name(said), partial(_sideways, said))


def with_contents(said: FiguresSheet) -> Paper:
    """A paper that says on which page its parts begin, where it is long."""
    return Paper(_name(said), partial(_with_contents, said))


def _name(said: FiguresSheet) -> str:
    return f"{slug(said.head.name)}.pdf"


def _upright(said: FiguresSheet) -> "Document":
    # start-up: reportlab takes 160 ms or more to import
    from perm_desktop.reports import figures

    return figures.document(said)


def _sideways(said: FiguresSheet) -> "Document":
    from perm_desktop.reports import figures
    from perm_desktop.reports.kit.paper import LANDSCAPE

    return figures.document(said, LANDSCAPE)


def _with_contents(said: FiguresSheet) -> "Document":
    from perm_desktop.reports import cycle_review

    return cycle_review.document(said)
