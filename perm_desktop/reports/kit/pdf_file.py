"""The objects of one file around its pages: structure tree, outline, metadata, catalog."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from perm_desktop.core.office import TOOL
from perm_desktop.reports.kit.bookmarks import OutlineEntry, Targets, write_outline
from perm_desktop.reports.kit.color_profile import srgb_profile
from perm_desktop.reports.kit.links import ToPage, uri
from perm_desktop.reports.kit.metadata import LANGUAGE, FileFacts, xmp_packet
from perm_desktop.reports.kit.pdf_objects import ArchiveDocument, text_string
from perm_desktop.reports.kit.pen import DrawnPage, Reached
from perm_desktop.reports.kit.pictures import Picture
from perm_desktop.reports.kit.structure import Element, Mark, Reach, Tag


def close_file(
    document: ArchiveDocument,
    facts: FileFacts,
    pages: Sequence[DrawnPage],
    root: Element,
    outline: Sequence[OutlineEntry],
) -> bytes:
    """Write everything around the drawn pages and return the file."""
    page_tree, targets, reached = _pages(document, pages)
    structure = _StructureWriter(document, targets.pages, reached).write(root, pages)
    metadata = document.add_stream(
        xmp_packet(facts), "/Type /Metadata /Subtype /XML", compress=False
    )
    catalog, _ = document.add(
        f"<</Type/Catalog/Pages {page_tree}/Lang({LANGUAGE})/MarkInfo<</Marked true>>"
        f"/StructTreeRoot {structure}/Metadata {metadata}"
        f"/OutputIntents[{_output_intent(document)}]"
        f"/ViewerPreferences<</DisplayDocTitle true>>"
        f"{write_outline(document, outline, targets)}>>"
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
) -> tuple[str, Targets, list[_Reachable]]:
    """The page tree, the pages as targets, and the links on all of them."""
    tree, tree_ref = document.add()
    written = [document.add() for _ in pages]
    targets = Targets([ref for _, ref in written], [page.sheet for page in pages])
    fonts = document.fonts()
    pictures = _Pictures(document)
    reached: list[_Reachable] = []
    for number, (page, (literal, ref)) in enumerate(zip(pages, written, strict=True)):
        contents = document.add_stream("\n".join(page.operators).encode("ascii"))
        links: list[str] = []
        for link in page.links:
            entries = f"/P {ref}{_action(link, targets)}/StructParent {len(pages) + len(reached)}"
            links.append(_annotation(document, link, entries))
            link.element.kids.append(Reach(len(reached)))
            reached.append(_Reachable(links[-1], ref, link.element))
        annotations = f"/Annots[{' '.join(links)}]" if links else ""
        literal.text = (
            f"<</Type/Page/Parent {tree_ref}"
            f"/MediaBox[0 0 {page.sheet.width:g} {page.sheet.height:g}]"
            f"/Resources<</Font {fonts}{pictures.resources(page.pictures)}>>/Contents {contents}"
            f"/StructParents {number}/Tabs/S{annotations}>>"
        )
    tree.text = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(targets.pages)}]>>"
    return tree_ref, targets, reached


def _annotation(document: ArchiveDocument, link: Reached, entries: str) -> str:
    """A link that can be clicked, with what further entries say of it."""
    _, ref = document.add(
        f"<</Type/Annot/Subtype/Link/Rect[{_numbers(link.bounds)}]{_areas(link)}"
        f"/Border[0 0 0]/F 4{entries}>>"
    )
    return ref


def _action(reached: Reached, targets: Targets) -> str:
    """Where a link leads, and the words that say so."""
    match reached.link:
        case ToPage(page, said):
            return f"/Dest{targets.place(page)}/Contents {text_string(said)}"
        case link:
            action = f"/A<</S/URI/URI <{uri(link).hex()}>>>"
            return f"{action}/Contents {text_string(link)}"


def _areas(reached: Reached) -> str:
    """The lines of an address that takes several; a link to a page covers all between its words."""
    if isinstance(reached.link, ToPage) or len(reached.lines) == 1:
        return ""
    corners = (
        (left, top, right, top, left, bottom, right, bottom)
        for left, bottom, right, top in reached.lines
    )
    return f"/QuadPoints[{_numbers(chain.from_iterable(corners))}]"


def _numbers(values: Iterable[float]) -> str:
    return " ".join(f"{value:.2f}" for value in values)


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
                " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode"
            )
            packed = picture.packed
            self._refs[picture] = self._document.add_stream(packed, entries, compress=False)
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
        layout = f"/A<</O/Layout/Placement/Block/BBox[{_numbers(element.bounds)}]>>"
        return f"/Alt {text_string(element.alt)}{layout}"
    return ""


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
    return f"<<{text}/Creator {text_string(TOOL)}{date}>>"
