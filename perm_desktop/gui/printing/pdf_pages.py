"""Pages of a PDF as pictures and as text. All of it runs on the worker: PDFium knows one thread."""

# pypdfium2 has no type hints
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportArgumentType=false

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class Proof:
    """A file that was laid out to be looked at or printed, and how large its pages are."""

    pdf: bytes
    sizes: tuple[QSizeF, ...]  # points


class Picture(NamedTuple):
    """A page as it looks and what it says."""

    page: int  # from 0
    image: QImage
    text: str = ""


def proof(pdf: bytes) -> Proof:
    """Measure the pages of a file."""
    with _opened(pdf) as document:
        sizes = (document.get_page_size(number) for number in range(len(document)))
        return Proof(pdf, tuple(QSizeF(width, height) for width, height in sizes))


def pictures(
    proofed: Proof, pages: Sequence[int], ppi_of: Callable[[QSizeF], float]
) -> list[Picture]:
    """Draw some pages in color, at the pixels per inch that are wanted for their sizes."""
    with _opened(proofed.pdf) as document:
        found: list[Picture] = []
        for number in pages:
            page = document[number]
            image = _drawn(page, ppi_of(proofed.sizes[number]), grayscale=False)
            found.append(Picture(number, image, _text(page)))
        return found


def for_printer(pdf: bytes, page: int, pixels_per_inch: float, *, grayscale: bool) -> QImage:
    """Draw one page as a printer takes it."""
    with _opened(pdf) as document:
        return _drawn(document[page], pixels_per_inch, grayscale=grayscale)


@contextmanager
def _opened(pdf: bytes) -> "Generator[PdfDocument]":
    # start-up: PDFium takes 100 ms to load, and only printing needs it
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def _drawn(page: "PdfPage", pixels_per_inch: float, *, grayscale: bool) -> QImage:
    bitmap = page.render(
        scale=pixels_per_inch / POINTS_PER_INCH, grayscale=grayscale, prefer_bgrx=True
    )
    kind = QImage.Format.Format_Grayscale8 if grayscale else QImage.Format.Format_RGB32
    view = memoryview(bitmap.buffer)
    image = QImage(view, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
    bitmap.close()
    return image


def _text(page: "PdfPage") -> str:
    """What a page says, its lines one after the other."""
    said = page.get_textpage()
    text = said.get_text_range()
    said.close()
    return " ".join(text.split())
