"""Reads a tagged PDF as a screen reader does: by its structure tree, not by its pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

_SHOW = ("Tj", "TJ", "'", '"')
_PAINT = (*_SHOW, "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI")
_CMAP_PAIR = re.compile(rb"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]+)>")


@dataclass
class Node:
    """A structure element; ``text`` is what belongs to it directly, of a figure its words."""

    tag: str
    text: str = ""
    scope: str = ""
    links: list[str] = field(default_factory=list)
    kids: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, tag: str) -> list["Node"]:
        """The nodes of a tag, in reading order."""
        return [node for node in self.walk() if node.tag == tag]


@dataclass
class Tagged:
    """A document as read: the tree, the text of its artifacts by page, and what is in neither."""

    root: Node
    artifacts: list[str]
    unmarked: list[str]

    def texts(self) -> list[str]:
        """The texts of the tree in reading order, empty elements left out."""
        return [node.text for node in self.root.walk() if node.text]


def read_tags(file: Path) -> Tagged:
    """Read the structure tree of a file with the text of its marked content."""
    with pikepdf.open(file) as pdf:
        pages = [_read_page(page) for page in pdf.pages]
        marked: dict[tuple[object, int], str] = {
            (page.objgen, mcid): text
            for page, (texts, _, _) in zip(pdf.pages, pages, strict=True)
            for mcid, text in texts.items()
        }
        tree = _node(pdf.Root.StructTreeRoot, marked)
        assert not marked, f"marked content outside the tree: {marked}"
    return Tagged(
        root=tree,
        artifacts=["".join(artifacts) for _, artifacts, _ in pages],
        unmarked=[operator for _, _, unmarked in pages for operator in unmarked],
    )


def _node(element: pikepdf.Object, marked: dict[tuple[object, int], str]) -> Node:
    node = Node(str(element.get("/S", "")).lstrip("/"))
    attributes = element.get("/A")
    if attributes is not None:
        node.scope = str(attributes.get("/Scope", "")).lstrip("/")
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if kid.get("/Type") == "/MCR":
            # a piece without text is a drawing
            node.text += marked.pop((kid.Pg.objgen, int(kid.MCID)), "")
        elif kid.get("/Type") == "/OBJR":  # what a link says is its text, not its annotation
            action = kid.Obj.get("/A")
            node.links.append(str(kid.Obj.Contents if action is None else action.URI))
        else:
            node.kids.append(_node(kid, marked))
    if node.tag == "Figure":
        node.text = str(element.get("/Alt", ""))
    return node


def _read_page(page: pikepdf.Page) -> tuple[dict[int, str], list[str], list[str]]:
    """Text by marked content id, text of artifacts, and painting operators outside of both."""
    texts: dict[int, str] = {}
    artifacts: list[str] = []
    unmarked: list[str] = []
    fonts = {name: _to_unicode(font) for name, font in page.Resources.Font.items()}
    font: dict[int, str] = {}
    owners: list[int | None] = []  # the open marks: an id, or None for an artifact
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            owners.append(None if operands[0] == "/Artifact" else int(operands[1].MCID))
        elif name == "EMC":
            owners.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        if name in _PAINT and not owners:
            unmarked.append(name)
        elif name in _SHOW:
            shown = "".join(font[code] for code in bytes(operands[0]))
            mark = owners[-1]
            if mark is None:
                artifacts.append(shown)
            else:
                texts[mark] = texts.get(mark, "") + shown
    assert not owners, "a mark was left open"
    return texts, artifacts, unmarked


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    pairs = _CMAP_PAIR.findall(font.ToUnicode.read_bytes().split(b"endcodespacerange")[1])
    return {
        int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be") for code, value in pairs
    }
