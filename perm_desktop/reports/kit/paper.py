"""What paper looks like here: page, inks, text styles. Lengths are points (1/72 inch)."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, NamedTuple

INCH = 72.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper; distances run from its top and left edges."""

    width: float
    height: float
    margin: float = 0.8 * INCH  # left and right

    header_top: ClassVar = 0.48 * INCH  # running header; page 1 of a section starts its text here
    text_top: ClassVar = 0.95 * INCH  # where text starts below a running header

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin

    @property
    def text_bottom(self) -> float:
        """Where the text ends."""
        return self.height - 0.78 * INCH

    @property
    def footer_top(self) -> float:
        """Where the running footer starts."""
        return self.height - 0.6 * INCH

    @property
    def text_height(self) -> float:
        """Height that a page with a running header has for its text."""
        return self.text_bottom - self.text_top


PORTRAIT = Sheet(8.5 * INCH, 11 * INCH)
LANDSCAPE = Sheet(11 * INCH, 8.5 * INCH, margin=0.6 * INCH)

HAIRLINE = 0.5
RULE = 1.0
HEAVY_RULE = 2.0


class Ink(NamedTuple):
    """An sRGB color, each part 0 to 1."""

    red: float
    green: float
    blue: float


def ink(hex_color: str) -> Ink:
    """An ink by its sRGB parts: "1b1b1b"."""
    red, green, blue = bytes.fromhex(hex_color)
    return Ink(red / 255, green / 255, blue / 255)


BLACK = ink("1b1b1b")
NAVY = ink("162e51")
BLUE = ink("1a4480")
GRAY = ink("3d4551")  # 9.6 : 1 on white
FAINT = ink("a9aeb1")  # rules only, never text
PALE = ink("edeff0")  # the watermark, under the text
WHITE = ink("ffffff")


class Weight(Enum):
    """A cut of the text face; the value is the name of its font file."""

    REGULAR = "PublicSans-Regular"
    SEMIBOLD = "PublicSans-SemiBold"
    BOLD = "PublicSans-Bold"


class Align(Enum):
    """Where a line stands in its column."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph is set; ``before`` is the space above it, dropped at the top of a page."""

    weight: Weight
    size: float
    leading: float
    ink: Ink = BLACK
    before: float = 0.0
    align: Align = Align.LEFT

    @property
    def baseline(self) -> float:
        """Distance from the top of a line to its baseline: capitals stand in the middle."""
        cap_height = 0.72  # of Public Sans, in ems
        return (self.leading + cap_height * self.size) / 2


TITLE = TextStyle(Weight.BOLD, 23, 27, NAVY, before=9)
SUBTITLE = TextStyle(Weight.REGULAR, 12, 16, GRAY)
STATUS = TextStyle(Weight.BOLD, 11.5, 15, BLACK, before=5)
HEADING = TextStyle(Weight.BOLD, 10.5, 14, BLUE, before=10)
BODY = TextStyle(Weight.REGULAR, 10, 13.5, before=2)
LINKED = TextStyle(Weight.REGULAR, 10, 13.5, BLUE, before=2)
STRONG = TextStyle(Weight.SEMIBOLD, 10, 13.5, before=2)
LABEL = TextStyle(Weight.SEMIBOLD, 10, 13.5, GRAY)
NOTE = TextStyle(Weight.REGULAR, 9, 12, GRAY)
COLUMN_HEAD = TextStyle(Weight.SEMIBOLD, 9, 12, GRAY)
RUNNING_HEAD = TextStyle(Weight.SEMIBOLD, 9, 12, BLUE)
RUNNING_HEAD_SHARE = 0.6  # of the width, for the left text
RUNNING_HEAD_GAP = 5.0  # down to its rule
FOOTER = TextStyle(Weight.REGULAR, 8.5, 11, GRAY)
WATERMARK = TextStyle(Weight.BOLD, 0, 0, PALE)  # its size follows from the sheet
LETTERHEAD = TextStyle(Weight.REGULAR, 9, 12, GRAY)
LETTERHEAD_OFFICE = TextStyle(Weight.SEMIBOLD, 10.5, 13.5, NAVY)
