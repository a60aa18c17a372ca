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


class Scope(StrEnum):
    """What a header cell heads."""

    COLUMN = "Column"
    ROW = "Row"


class Mark(NamedTuple):
    """A piece of an element on a page: the page counts from 0, ``mcid`` on that page from 0."""

    page: int
    mcid: int


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree; its kids are elements and, once drawn, marks."""

    tag: Tag
    scope: Scope | None = None
    kids: list["Element | Mark"] = field(default_factory=list["Element | Mark"])

    def add(self, tag: Tag, scope: Scope | None = None) -> "Element":
        """Append a new child and return it."""
        child = Element(tag, scope)
        self.kids.append(child)
        return child
