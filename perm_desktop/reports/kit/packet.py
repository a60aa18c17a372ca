"""Several documents as one file, which begins with a list of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from perm_desktop.reports.kit.blocks import Opening, Paragraph
from perm_desktop.reports.kit.document import Contents, Document, Titled
from perm_desktop.reports.kit.paper import NOTE
from perm_desktop.reports.kit.running import RunningLines
from perm_desktop.reports.kit.text import NOTHING, Printable, one_line

_REMARK = Printable(
    "The numbers are pages of this file. Each document also counts its own pages, in its foot."
)

_CONTENTS = Printable("Contents")
_UNTITLED = Printable("Untitled")


def joined(documents: Sequence[Document], title: str, *, contents: bool = True) -> Document:
    """Several documents as one; a section keeps its pages, its numbers and its bookmarks.

    Raises ValueError without documents.
    """
    if not documents:
        raise ValueError("a packet needs at least one document")
    facts = documents[0].facts
    named = replace(facts, title=one_line(title) or facts.title)
    sections = tuple(section for each in documents for section in each.sections)
    return Document(named, sections, _contents(documents, named.title) if contents else None)


def _contents(documents: Sequence[Document], title: Printable) -> Contents:
    """Contents under the head of the first document; what is said of them is said by all."""
    openings = list(_openings(documents))
    running = [section.running for each in documents for section in each.sections]
    left, right = _common(each.left for each in openings), _common(each.right for each in openings)
    opening = Opening(
        title,
        _CONTENTS,
        left,
        right,
        letterhead=openings[0].letterhead if openings else None,
        bookmark=_CONTENTS,
    )
    foot = title, _common(each.footer[1] for each in running)
    lines = RunningLines((title, right), foot, draft=all(each.draft for each in running))
    return Contents(opening, Paragraph(_REMARK, replace(NOTE, before=10)), lines, _parts(documents))


def _openings(documents: Sequence[Document]) -> Iterator[Opening]:
    for document in documents:
        for section in document.sections:
            yield from (block for block in section.blocks if isinstance(block, Opening))


def _common(texts: Iterable[Printable]) -> Printable:
    """What all of them say; nothing where they differ."""
    found = set(texts)
    return found.pop() if len(found) == 1 else NOTHING


def _parts(documents: Sequence[Document]) -> tuple[Titled, ...]:
    """The title of each document; the kind that all of them are is left out."""
    kind = _common(each.facts.subject for each in documents)
    begins = accumulate((len(each.sections) for each in documents), initial=0)
    return tuple(
        Titled(Printable(each.facts.title.removeprefix(f"{kind}: ")) or _UNTITLED, first)
        for each, first in zip(documents, begins, strict=False)
    )
