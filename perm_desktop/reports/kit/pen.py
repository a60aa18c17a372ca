"""Draws strips on pages. Whatever the pen draws is an element's content or an artifact.

There is no way to draw anything else, so no mark on the paper can be missing from what a screen
reader is told, except what is told to be decoration (ISO 14289-1, 7.1).
"""

# reportlab's font objects have no stubs: two of their methods are called here, in `_shown`.
# pyright: reportUnknownMemberType=false

from dataclasses import dataclass, field
from enum import StrEnum

from reportlab.pdfbase.pdfdoc import PDFDocument

from perm_desktop.reports.kit.flow import Placement
from perm_desktop.reports.kit.lines import Run
from perm_desktop.reports.kit.paper import (
    BLACK,
    FAINT,
    HAIRLINE,
    MARGIN,
    PAGE_HEIGHT,
    TEXT_BOTTOM,
    TEXT_WIDTH,
    Ink,
)
from perm_desktop.reports.kit.strips import PlacedLine, PlacedRule, Strip
from perm_desktop.reports.kit.structure import Element, Mark


class Artifact(StrEnum):
    """Kinds of decoration, as they are written before it (ISO 32000-1, 14.8.2.2)."""

    LAYOUT = "<</Type/Layout>>"
    HEADER = "<</Type/Pagination/Subtype/Header>>"
    FOOTER = "<</Type/Pagination/Subtype/Footer>>"


@dataclass(slots=True)
class DrawnPage:
    """The operators of a page, and the owner of each of its marked pieces in order."""

    operators: list[str] = field(default_factory=list[str])
    owners: list[Element] = field(default_factory=list[Element])


class Pen:
    """Draws one page of a document; pages count from 0."""

    def __init__(self, document: PDFDocument, number: int) -> None:
        self.page = DrawnPage()
        self._document = document
        self._number = number
        self._open: Element | Artifact | None = None
        self._ink = BLACK
        self._write(_color(BLACK, "rg"))

    def place(self, placement: Placement) -> None:
        """Draw a strip; a repeated one is decoration."""
        kind = Artifact.HEADER if placement.repeated else None
        self.draw(placement.strip, placement.top, kind)

    def draw(self, strip: Strip, top: float, artifact: Artifact | None = None) -> None:
        """Draw a strip, as its elements' content or as an artifact."""
        for line in strip.lines:
            self._mark(artifact or line.element)
            self._text(line, top)
        for rule in strip.rules:
            self._mark(artifact or Artifact.LAYOUT)
            self._rule(rule, top)
        if strip.ruled:
            self._writing_lines(top, strip.ruled)

    def close(self) -> DrawnPage:
        """The finished page."""
        self._end_mark()
        return self.page

    def _write(self, operator: str) -> None:
        self.page.operators.append(operator)

    def _mark(self, owner: Element | Artifact) -> None:
        """Begin a marked piece, or go on with the one of the same owner."""
        if owner is self._open:
            return
        self._end_mark()
        self._open = owner
        if isinstance(owner, Artifact):
            self._write(f"/Artifact {owner} BDC")
            return
        mcid = len(self.page.owners)
        self.page.owners.append(owner)
        owner.kids.append(Mark(self._number, mcid))
        self._write(f"/{owner.tag} <</MCID {mcid}>> BDC")

    def _end_mark(self) -> None:
        if self._open is not None:
            self._write("EMC")
        self._open = None

    def _text(self, placed: PlacedLine, top: float) -> None:
        if placed.style.ink != self._ink:
            self._ink = placed.style.ink
            self._write(_color(self._ink, "rg"))
        x, y = MARGIN + placed.left, PAGE_HEIGHT - top - placed.down
        shown = (self._shown(run, placed.style.size) for run in placed.line.runs)
        self._write(f"BT {x:.2f} {y:.2f} Td {' '.join(shown)} ET")

    def _shown(self, run: Run, size: float) -> str:
        """The operators that show a run: reportlab spreads a font over subsets of 256 glyphs."""
        font = run.face.font
        parts = font.splitString(run.text, self._document)
        return " ".join(
            f"{font.getSubsetInternalName(subset, self._document)} {size:g} Tf <{codes.hex()}> Tj"
            for subset, codes in parts
        )

    def _rule(self, rule: PlacedRule, top: float) -> None:
        y = PAGE_HEIGHT - top - rule.down
        self._write(
            f"{_color(rule.ink, 'RG')} {rule.thickness:g} w "
            f"{MARGIN + rule.left:.2f} {y:.2f} m {MARGIN + rule.right:.2f} {y:.2f} l S"
        )

    def _writing_lines(self, top: float, pitch: float) -> None:
        self._mark(Artifact.LAYOUT)
        for number in range(1, int((TEXT_BOTTOM - top) / pitch) + 1):
            self._rule(PlacedRule(0.0, TEXT_WIDTH, number * pitch, HAIRLINE, FAINT), top)


def _color(ink: Ink, operator: str) -> str:
    return f"{ink.red:.4f} {ink.green:.4f} {ink.blue:.4f} {operator}"
