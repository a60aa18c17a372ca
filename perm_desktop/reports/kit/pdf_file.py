"""The objects of one file around its pages: structure tree, outline, metadata, catalog."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from perm_desktop.reports.kit.color_profile import srgb_profile
from perm_desktop.reports.kit.metadata import CREATOR_TOOL, LANGUAGE, FileFacts, xmp_packet
from perm_desktop.reports.kit.paper import MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from perm_desktop.reports.kit.pdf_objects import ArchiveDocument, text_string
from perm_desktop.reports.kit.pen import DrawnPage
from perm_desktop.reports.kit.strips import Bookmark
from perm_desktop.reports.kit.structure import Element, Tag


class OutlineEntry(NamedTuple):
    """A bookmark and where it leads; pages count from 0."""

    bookmark: Bookmark
    page: int
    top: float


def close_file(
    document: ArchiveDocument,
    facts: FileFacts,
    pages: Sequence[DrawnPage],
    root: Element,
    outline: Sequence[OutlineEntry],
) -> bytes:
    """Write everything around the drawn pages and return the file."""
    page_tree, page_refs = _pages(document, pages)
    structure = _StructureWriter(document, page_refs).write(root, pages)
    metadata = document.add_stream(
        xmp_packet(facts), "/Type /Metadata /Subtype /XML", compress=False
    )
    catalog, _ = document.add(
        f"<</Type/Catalog/Pages {page_tree}/Lang({LANGUAGE})/MarkInfo<</Marked true>>"
        f"/StructTreeRoot {structure}/Metadata {metadata}"
        f"/OutputIntents[{_output_intent(document)}]"
        f"/ViewerPreferences<</DisplayDocTitle true>>"
        f"{_outline(document, outline, page_refs)}>>"
    )
    info, _ = document.add(_info(facts))
    return document.close(catalog, info)


def _pages(document: ArchiveDocument, pages: Sequence[DrawnPage]) -> tuple[str, list[str]]:
    """The page tree, and the reference of each page."""
    tree, tree_ref = document.add()
    fonts = document.fonts()
    refs: list[str] = []
    for number, page in enumerate(pages):
        contents = document.add_stream("\n".join(page.operators).encode("ascii"))
        _, ref = document.add(
            f"<</Type/Page/Parent {tree_ref}/MediaBox[0 0 {PAGE_WIDTH:g} {PAGE_HEIGHT:g}]"
            f"/Resources<</Font {fonts}>>/Contents {contents}"
            f"/StructParents {number}/Tabs/S>>"
        )
        refs.append(ref)
    tree.text = f"<</Type/Pages/Count {len(refs)}/Kids[{' '.join(refs)}]>>"
    return tree_ref, refs


class _StructureWriter:
    """Writes the structure tree and the way back into it from each page."""

    def __init__(self, document: ArchiveDocument, page_refs: Sequence[str]) -> None:
        self._document = document
        self._page_refs = page_refs
        self._refs: dict[int, str] = {}  # by id of the element: all of them live in the tree

    def write(self, root: Element, pages: Sequence[DrawnPage]) -> str:
        """The tree with ``root`` as its one child."""
        tree, tree_ref = self._document.add()
        root_ref = self._element(root, tree_ref)
        parents = " ".join(
            f"{number}[{' '.join(self._refs[id(owner)] for owner in page.owners)}]"
            for number, page in enumerate(pages)
        )
        tree.text = (
            f"<</Type/StructTreeRoot/K {root_ref}/ParentTree<</Nums[{parents}]>>"
            f"/ParentTreeNextKey {len(pages)}>>"
        )
        return tree_ref

    def _element(self, element: Element, parent_ref: str) -> str:
        literal, ref = self._document.add()
        self._refs[id(element)] = ref
        kids = " ".join(
            self._element(kid, ref) if isinstance(kid, Element) else self._mark(kid.page, kid.mcid)
            for kid in element.kids
        )
        literal.text = (
            f"<</Type/StructElem/S/{element.tag}/P {parent_ref}{_attributes(element)}/K[{kids}]>>"
        )
        return ref

    def _mark(self, page: int, mcid: int) -> str:
        return f"<</Type/MCR/Pg {self._page_refs[page]}/MCID {mcid}>>"


def _attributes(element: Element) -> str:
    if element.scope is not None:
        return f"/A<</O/Table/Scope/{element.scope}>>"
    if element.tag is Tag.LIST:
        return "/A<</O/List/ListNumbering/None>>"
    return ""


@dataclass(slots=True)
class _Node:
    """An outline entry with those of the next level under it."""

    entry: OutlineEntry
    kids: list["_Node"] = field(default_factory=list["_Node"])


def _outline(
    document: ArchiveDocument, entries: Sequence[OutlineEntry], page_refs: Sequence[str]
) -> str:
    """The catalog's entries for the outline; several titles are shown closed, one is open."""
    nodes = _nested(entries)
    if not nodes:
        return ""
    literal, ref = document.add()
    first, last = _write_nodes(document, nodes, ref, page_refs, closed=len(nodes) > 1)
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
    page_refs: Sequence[str],
    *,
    closed: bool,
) -> tuple[str, str]:
    """Write a level and those below it; returns its first and last references."""
    written = [document.add() for _ in nodes]
    refs = [ref for _, ref in written]
    for number, (node, (literal, ref)) in enumerate(zip(nodes, written, strict=True)):
        page, top = node.entry.page, PAGE_HEIGHT - node.entry.top
        text = (
            f"/Title {text_string(node.entry.bookmark.title)}/Parent {parent_ref}"
            f"/Dest[{page_refs[page]}/XYZ {MARGIN:g} {top:.2f} null]"
        )
        if number > 0:
            text += f"/Prev {refs[number - 1]}"
        if number + 1 < len(refs):
            text += f"/Next {refs[number + 1]}"
        if node.kids:
            first, last = _write_nodes(document, node.kids, ref, page_refs, closed=False)
            count = -len(node.kids) if closed else len(node.kids)
            text += f"/First {first}/Last {last}/Count {count}"
        literal.text = f"<<{text}>>"
    return refs[0], refs[-1]


def _output_intent(document: ArchiveDocument) -> str:
    profile = document.add_stream(srgb_profile(), "/N 3")
    return (
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile}>>"
    )


def _info(facts: FileFacts) -> str:
    entries = {"Title": facts.title, "Author": facts.author, "Subject": facts.subject}
    text = "".join(f"/{key} {text_string(value)}" for key, value in entries.items())
    date = f"/CreationDate(D:{facts.created:%Y%m%d})" if facts.created else ""
    return f"<<{text}/Creator {text_string(CREATOR_TOOL)}{date}>>"
