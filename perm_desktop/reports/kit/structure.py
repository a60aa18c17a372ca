"""The structure tree: what the parts of a document are, in reading order."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Tag(StrEnum):
    """The standard structure types the kit uses (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    H5 = "H5"
    H6 = "H6"
    PARAGRAPH = "P"
    LIST = "L"
    LIST_ITEM = "LI"
    LABEL = "Lbl"
    LIST_BODY = "LBody"
    TABLE = "Table"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    TABLE_FOOT = "TFoot"
    TABLE_ROW = "TR"
    HEADER_CELL = "TH"
    DATA_CELL = "TD"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"
    REFERENCE = "Reference"
    FIGURE = "Figure"
    LINK = "Link"


class Scope(StrEnum):
    """What a header cell heads."""

    COLUMN = "Column"
    ROW = "Row"


class Mark(NamedTuple):
    """A piece of an element on a page: the page counts from 0, ``mcid`` on that page from 0."""

    page: int
    mcid: int


class Reach(NamedTuple):
    """Where a link can be clicked: an annotation of the file, by its number from 0."""

    annotation: int


class Bounds(NamedTuple):
    """What a figure covers, in the page's own coordinates."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree; its kids are elements and, once drawn, marks and reaches."""

    tag: Tag
    scope: Scope | None = None
    alt: str = ""  # what a figure shows, in words
    bounds: Bounds | None = None  # of a figure, once drawn
    kids: list["Element | Mark | Reach"] = field(default_factory=list["Element | Mark | Reach"])

    def add(self, tag: Tag, scope: Scope | None = None) -> "Element":
        """Append a new child and return it."""
        child = Element(tag, scope)
        self.kids.append(child)
        return child
