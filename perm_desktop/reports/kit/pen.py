"""Draws strips on pages. Whatever the pen draws is an element's content or an artifact.

There is no way to draw anything else, so no mark on the paper can be missing from what a screen
reader is told, except what is told to be decoration (ISO 14289-1, 7.1).
"""

# reportlab's font objects have no stubs: two of their methods are called here, in `_shown`.
# pyright: reportUnknownMemberType=false

from dataclasses import dataclass, field
from enum import StrEnum
from math import atan2 as angle_of
from math import cos, hypot, sin

from reportlab.pdfbase.pdfdoc import PDFDocument

from perm_desktop.reports.kit import operators
from perm_desktop.reports.kit.flow import Placement
from perm_desktop.reports.kit.lines import Run
from perm_desktop.reports.kit.links import Link
from perm_desktop.reports.kit.paper import BLACK, FAINT, HAIRLINE, Sheet, TextStyle
from perm_desktop.reports.kit.pictures import Picture
from perm_desktop.reports.kit.shapes import Box
from perm_desktop.reports.kit.strips import (
    PlacedLine,
    PlacedPicture,
    PlacedRule,
    PlacedShape,
    Strip,
)
from perm_desktop.reports.kit.structure import Bounds, Element, Mark, Tag

_UNDERLINE, _UNDERLINE_DOWN = 0.06, 0.14  # ems: thickness, and below the baseline


class Artifact(StrEnum):
    """Kinds of decoration, as they are written before it (ISO 32000-1, 14.8.2.2)."""

    LAYOUT = "<</Type/Layout>>"
    HEADER = "<</Type/Pagination/Subtype/Header>>"
    FOOTER = "<</Type/Pagination/Subtype/Footer>>"
    WATERMARK = "<</Type/Pagination/Subtype/Watermark>>"


@dataclass(slots=True)
class Reached:
    """A link: where its lines stand on one page, in the page's own coordinates."""

    element: Element
    link: Link
    lines: list[Bounds] = field(default_factory=list[Bounds])

    @property
    def bounds(self) -> Bounds:
        """What covers all of its lines."""
        lefts, bottoms, rights, tops = zip(*self.lines, strict=True)
        return Bounds(min(lefts), min(bottoms), max(rights), max(tops))


@dataclass(slots=True)
class DrawnPage:
    """The operators of a page, the owner of each of its marked pieces in order, its links and
    pictures.
    """

    sheet: Sheet
    operators: list[str] = field(default_factory=list[str])
    owners: list[Element] = field(default_factory=list[Element])
    links: list[Reached] = field(default_factory=list[Reached])
    pictures: list[Picture] = field(default_factory=list[Picture])


class Pen:
    """Draws one page of a document; pages count from 0."""

    def __init__(self, document: PDFDocument, number: int, sheet: Sheet) -> None:
        self.page = DrawnPage(sheet)
        self._document = document
        self._number = number
        self._sheet = sheet
        self._open: Element | Artifact | None = None
        self._ink = BLACK
        self._write(operators.color(BLACK, "rg"))

    def place(self, placement: Placement) -> None:
        """Draw a strip; a repeated one is decoration."""
        kind = Artifact.HEADER if placement.repeated else None
        self.draw(placement.strip, placement.top, kind)

    def draw(self, strip: Strip, top: float, artifact: Artifact | None = None) -> None:
        """Draw a strip, as its elements' content or as an artifact."""
        for shape in strip.shapes:
            self._mark(artifact or shape.element or Artifact.LAYOUT)
            self._shape(shape, top)
        for picture in strip.pictures:
            self._mark(artifact or picture.element)
            self._picture(picture, top)
        for line in strip.lines:
            self._mark(artifact or line.element)
            self._text(line, top)
            if line.link and artifact is None:
                self._reach(line, top)
        for line in strip.lines:
            if line.link and isinstance(line.link, str):
                self._mark(artifact or Artifact.LAYOUT)
                self._rule(_underline(line), top)
        for rule in strip.rules:
            self._mark(artifact or Artifact.LAYOUT)
            self._rule(rule, top)
        if strip.ruled:
            self._writing_lines(top, strip.ruled)

    def watermark(self, run: Run, style: TextStyle) -> None:
        """Write a word large and pale from the lower left to the upper right, as decoration."""
        width, height = self._sheet.width, self._sheet.height
        size = 0.5 * hypot(width, height) / run.face.width(run.text, 1.0)
        angle = angle_of(height, width)
        along, across = run.face.width(run.text, size) / 2, 0.36 * size
        x = width / 2 - along * cos(angle) + across * sin(angle)
        y = height / 2 - along * sin(angle) - across * cos(angle)
        turn = f"{cos(angle):.4f} {sin(angle):.4f} {-sin(angle):.4f} {cos(angle):.4f}"
        self._mark(Artifact.WATERMARK)
        ink = operators.color(style.ink, "rg")
        self._write(f"q {ink} BT {turn} {x:.2f} {y:.2f} Tm {self._shown(run, size)} ET Q")

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
            self._write(operators.color(self._ink, "rg"))
        x, y = self._sheet.margin + placed.left, self._sheet.height - top - placed.down
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

    def _reach(self, placed: PlacedLine, top: float) -> None:
        """The lines of a link are one on each page: it is named and reached by the keys once."""
        left, size = self._sheet.margin + placed.left, placed.style.size
        baseline = self._sheet.height - top - placed.down
        bounds = Bounds(
            left, baseline - 0.25 * size, left + placed.line.width, baseline + 0.85 * size
        )
        links = self.page.links
        known = next((each for each in reversed(links) if each.element is placed.element), None)
        if known is None:
            known = Reached(placed.element, placed.link)
            links.append(known)
        known.lines.append(bounds)

    def _shape(self, placed: PlacedShape, top: float) -> None:
        x, y = self._sheet.margin + placed.left, self._sheet.height - top - placed.down
        figure, shape = placed.element, placed.shape
        if figure is not None and figure.bounds is None and isinstance(shape, Box):
            figure.bounds = Bounds(x, y - shape.height, x + shape.width, y)
        self._write(operators.drawn(shape, x, y))

    def _picture(self, placed: PlacedPicture, top: float) -> None:
        left = self._sheet.margin + placed.left
        bottom = self._sheet.height - top - placed.down - placed.height
        name = f"/Im{len(self.page.pictures)}"
        self.page.pictures.append(placed.picture)
        self._write(
            f"q {placed.width:.2f} 0 0 {placed.height:.2f} {left:.2f} {bottom:.2f} cm {name} Do Q"
        )
        if placed.element.tag is Tag.FIGURE:
            placed.element.bounds = Bounds(
                left, bottom, left + placed.width, bottom + placed.height
            )

    def _rule(self, rule: PlacedRule, top: float) -> None:
        y = self._sheet.height - top - rule.down
        left, right = self._sheet.margin + rule.left, self._sheet.margin + rule.right
        self._write(
            f"{operators.color(rule.ink, 'RG')} {rule.thickness:g} w "
            f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S"
        )

    def _writing_lines(self, top: float, pitch: float) -> None:
        self._mark(Artifact.LAYOUT)
        for number in range(1, int((self._sheet.text_bottom - top) / pitch) + 1):
            rule = PlacedRule(0.0, self._sheet.text_width, number * pitch, HAIRLINE, FAINT)
            self._rule(rule, top)


def _underline(line: PlacedLine) -> PlacedRule:
    """What tells an address from other words without its color: decoration, as its color is."""
    size, right = line.style.size, line.left + line.line.width
    down = line.down + _UNDERLINE_DOWN * size
    return PlacedRule(line.left, right, down, _UNDERLINE * size, line.style.ink)
