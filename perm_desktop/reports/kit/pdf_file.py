"""The objects of one file around its pages: structure tree, outline, metadata, catalog."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from perm_desktop.reports.kit.color_profile import srgb_profile
from perm_desktop.reports.kit.links import uri
from perm_desktop.reports.kit.metadata import CREATOR_TOOL, LANGUAGE, FileFacts, xmp_packet
from perm_desktop.reports.kit.pdf_objects import ArchiveDocument, text_string
from perm_desktop.reports.kit.pen import DrawnPage, Reached
from perm_desktop.reports.kit.pictures import Picture
from perm_desktop.reports.kit.strips import Bookmark
from perm_desktop.reports.kit.structure import Element, Mark, Reach, Tag


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
    page_tree, page_refs, reached = _pages(document, pages)
    structure = _StructureWriter(document, page_refs, reached).write(root, pages)
    metadata = document.add_stream(
        xmp_packet(facts), "/Type /Metadata /Subtype /XML", compress=False
    )
    catalog, _ = document.add(
        f"<</Type/Catalog/Pages {page_tree}/Lang({LANGUAGE})/MarkInfo<</Marked true>>"
        f"/StructTreeRoot {structure}/Metadata {metadata}"
        f"/OutputIntents[{_output_intent(document)}]"
        f"/ViewerPreferences<</DisplayDocTitle true>>"
        f"{_outline(document, outline, pages, page_refs)}>>"
    )
    info, _ = document.add(_info(facts))
    return document.close(catalog, info)


class _Reachable(NamedTuple):
    """A link as it was written: its annotation, on which page, and whose it is."""

    ref: str
    page: str
    element: Element


def _pages(
    document: ArchiveDocument, pages: Sequence[DrawnPage]
) -> tuple[str, list[str], list[_Reachable]]:
    """The page tree, the reference of each page, and the links on all of them."""
    tree, tree_ref = document.add()
    written = [document.add() for _ in pages]
    fonts = document.fonts()
    pictures = _Pictures(document)
    reached: list[_Reachable] = []
    for number, (page, (literal, ref)) in enumerate(zip(pages, written, strict=True)):
        contents = document.add_stream("\n".join(page.operators).encode("ascii"))
        links: list[str] = []
        for link in page.links:
            links.append(_annotation(document, link, ref, len(pages) + len(reached)))
            link.element.kids.append(Reach(len(reached)))
            reached.append(_Reachable(links[-1], ref, link.element))
        annotations = f"/Annots[{' '.join(links)}]" if links else ""
        literal.text = (
            f"<</Type/Page/Parent {tree_ref}"
            f"/MediaBox[0 0 {page.sheet.width:g} {page.sheet.height:g}]"
            f"/Resources<</Font {fonts}{pictures.resources(page.pictures)}>>/Contents {contents}"
            f"/StructParents {number}/Tabs/S{annotations}>>"
        )
    refs = [ref for _, ref in written]
    tree.text = f"<</Type/Pages/Count {len(refs)}/Kids[{' '.join(refs)}]>>"
    return tree_ref, refs, reached


def _annotation(document: ArchiveDocument, link: Reached, page: str, number: int) -> str:
    """A link that can be clicked; ``number`` leads from it back into the tree."""
    bounds = " ".join(f"{value:.2f}" for value in link.bounds)
    _, ref = document.add(
        f"<</Type/Annot/Subtype/Link/Rect[{bounds}]/Border[0 0 0]/F 4/P {page}"
        f"/A<</S/URI/URI <{uri(link.link).hex()}>>>"
        f"/Contents {text_string(link.link)}/StructParent {number}>>"
    )
    return ref


class _Pictures:
    """Writes each picture once, however often it is shown."""

    def __init__(self, document: ArchiveDocument) -> None:
        self._document = document
        self._refs: dict[Picture, str] = {}

    def resources(self, pictures: Sequence[Picture]) -> str:
        """What a page with these pictures needs beside its fonts."""
        named = " ".join(f"/Im{number} {self._ref(each)}" for number, each in enumerate(pictures))
        return f"/XObject<<{named}>>" if named else ""

    def _ref(self, picture: Picture) -> str:
        if picture not in self._refs:
            entries = (
                f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height}"
                " /ColorSpace /DeviceRGB /BitsPerComponent 8"
            )
            self._refs[picture] = self._document.add_stream(picture.rgb, entries)
        return self._refs[picture]


class _StructureWriter:
    """Writes the structure tree and the way back into it from each page."""

    def __init__(
        self,
        document: ArchiveDocument,
        page_refs: Sequence[str],
        reached: Sequence[_Reachable],
    ) -> None:
        self._document = document
        self._page_refs = page_refs
        self._reached = reached
        self._refs: dict[int, str] = {}  # by id of the element: all of them live in the tree

    def write(self, root: Element, pages: Sequence[DrawnPage]) -> str:
        """The tree with ``root`` as its one child."""
        tree, tree_ref = self._document.add()
        root_ref = self._element(root, tree_ref)
        parents = " ".join(
            f"{number}[{' '.join(self._refs[id(owner)] for owner in page.owners)}]"
            for number, page in enumerate(pages)
        )
        links = "".join(
            f" {number} {self._refs[id(each.element)]}"
            for number, each in enumerate(self._reached, len(pages))
        )
        tree.text = (
            f"<</Type/StructTreeRoot/K {root_ref}/ParentTree<</Nums[{parents}{links}]>>"
            f"/ParentTreeNextKey {len(pages) + len(self._reached)}>>"
        )
        return tree_ref

    def _element(self, element: Element, parent_ref: str) -> str:
        literal, ref = self._document.add()
        self._refs[id(element)] = ref
        kids = " ".join(self._kid(kid, ref) for kid in element.kids)
        literal.text = (
            f"<</Type/StructElem/S/{element.tag}/P {parent_ref}{_attributes(element)}/K[{kids}]>>"
        )
        return ref

    def _kid(self, kid: Element | Mark | Reach, parent_ref: str) -> str:
        match kid:
            case Element():
                return self._element(kid, parent_ref)
            case Mark(page, mcid):
                return f"<</Type/MCR/Pg {self._page_refs[page]}/MCID {mcid}>>"
            case Reach(number):
                reached = self._reached[number]
                return f"<</Type/OBJR/Pg {reached.page}/Obj {reached.ref}>>"


def _attributes(element: Element) -> str:
    if element.scope is not None:
        return f"/A<</O/Table/Scope/{element.scope}>>"
    if element.tag is Tag.LIST:
        return "/A<</O/List/ListNumbering/None>>"
    if element.bounds is not None:
        box = " ".join(f"{value:.2f}" for value in element.bounds)
        layout = f"/A<</O/Layout/Placement/Block/BBox[{box}]>>"
        return f"/Alt {text_string(element.alt)}{layout}"
    return ""


@dataclass(slots=True)
class _Node:
    """An outline entry with those of the next level under it."""

    entry: OutlineEntry
    kids: list["_Node"] = field(default_factory=list["_Node"])


def _outline(
    document: ArchiveDocument,
    entries: Sequence[OutlineEntry],
    pages: Sequence[DrawnPage],
    page_refs: Sequence[str],
) -> str:
    """The catalog's entries for the outline; several titles are shown closed, one is open."""
    nodes = _nested(entries)
    if not nodes:
        return ""
    literal, ref = document.add()
    places = [
        f"{page_ref}/XYZ {page.sheet.margin:g}"
        for page, page_ref in zip(pages, page_refs, strict=True)
    ]
    heights = [page.sheet.height for page in pages]
    targets = _Targets(places, heights)
    first, last = _write_nodes(document, nodes, ref, targets, closed=len(nodes) > 1)
    shown = len(nodes) + (len(nodes[0].kids) if len(nodes) == 1 else 0)
    literal.text = f"<</Type/Outlines/First {first}/Last {last}/Count {shown}>>"
    return f"/Outlines {ref}" + ("/PageMode/UseOutlines" if len(nodes) > 1 else "")


class _Targets(NamedTuple):
    """Where the pages are, for entries that lead to them."""

    places: list[str]
    heights: list[float]

    def of(self, entry: OutlineEntry) -> str:
        """The place that an entry leads to."""
        top = self.heights[entry.page] - entry.top
        return f"[{self.places[entry.page]} {top:.2f} null]"


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
    targets: _Targets,
    *,
    closed: bool,
) -> tuple[str, str]:
    """Write a level and those below it; returns its first and last references."""
    written = [document.add() for _ in nodes]
    refs = [ref for _, ref in written]
    for number, (node, (literal, ref)) in enumerate(zip(nodes, written, strict=True)):
        text = (
            f"/Title {text_string(node.entry.bookmark.title)}/Parent {parent_ref}"
            f"/Dest{targets.of(node.entry)}"
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
