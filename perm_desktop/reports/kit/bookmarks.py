"""Places in a file that its outline and its links lead to, and the outline itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from perm_desktop.reports.kit.paper import Sheet
from perm_desktop.reports.kit.pdf_objects import ArchiveDocument, text_string
from perm_desktop.reports.kit.strips import Bookmark


class OutlineEntry(NamedTuple):
    """A bookmark and where it leads; pages count from 0."""

    bookmark: Bookmark
    page: int
    top: float


class Targets(NamedTuple):
    """The pages of a file by their references, each with its sheet."""

    pages: Sequence[str]
    sheets: Sequence[Sheet]

    def place(self, page: int, top: float = 0.0) -> str:
        """A place on a page, ``top`` points from its upper edge."""
        sheet = self.sheets[page]
        return f"[{self.pages[page]}/XYZ {sheet.margin:g} {sheet.height - top:.2f} null]"


@dataclass(slots=True)
class _Node:
    """An outline entry with those of the next level under it."""

    entry: OutlineEntry
    kids: list["_Node"] = field(default_factory=list["_Node"])


def write_outline(
    document: ArchiveDocument, entries: Sequence[OutlineEntry], targets: Targets
) -> str:
    """The catalog's entries for the outline; several titles are shown closed, one is open."""
    nodes = _nested(entries)
    if not nodes:
        return ""
    literal, ref = document.add()
    first, last = _write_nodes(document, nodes, ref, targets, closed=len(nodes) > 1)
    shown = len(nodes) + (len(nodes[0].kids) if len(nodes) == 1 else 0)
    literal.text = f"<</Type/Outlines/First {first}/Last {last}/Count {shown}>>"
    return f"/Outlines {ref}" + ("/PageMode/UseOutlines" if len(nodes) > 1 else "")


def _nested(entries: Sequence[OutlineEntry]) -> list[_Node]:
    """Entries of level 1 under the entry of level 0 before them."""
    nodes: list[_Node] = []
    for entry in entries:
        level = nodes[-1].kids if nodes and entry.bookmark.level else nodes
        level.append(_Node(entry))
    return nodes


def _write_nodes(
    document: ArchiveDocument,
    nodes: Sequence[_Node],
    parent_ref: str,
    targets: Targets,
    *,
    closed: bool,
) -> tuple[str, str]:
    """Write a level and those below it; returns its first and last references."""
    written = [document.add() for _ in nodes]
    refs = [ref for _, ref in written]
    for number, (node, (literal, ref)) in enumerate(zip(nodes, written, strict=True)):
        bookmark, page, top = node.entry
        text = (
            f"/Title {text_string(bookmark.title)}/Parent {parent_ref}"
            f"/Dest{targets.place(page, top)}"
        )
        if number > 0:
            text += f"/Prev {refs[number - 1]}"
        if number + 1 < len(refs):
            text += f"/Next {refs[number + 1]}"
        if node.kids:
            first, last = _write_nodes(document, node.kids, ref, targets, closed=False)
            count = -len(node.kids) if closed else len(node.kids)
            text += f"/First {first}/Last {last}/Count {count}"
        literal.text = f"<<{text}>>"
    return refs[0], refs[-1]
