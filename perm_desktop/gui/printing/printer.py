"""Pages on a printer, drawn on the worker: Qt lets a printer be painted on from any thread."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import Report, StoppedError
from perm_desktop.gui.printing.pdf_pages import Proof, for_printer, proof
from perm_desktop.services.printing.paper import Paper, packet

_COLOR_AT_MOST, _GRAY_AT_MOST = 300, 600  # dots an inch; a page of either takes 34 MB


@dataclass(frozen=True, slots=True)
class Sent:
    """How many pages a printer took, and its name."""

    pages: int
    printer: str
    stopped: bool = False


def send(
    papers: Sequence[Paper], title: str, printer: QPrinter, *, contents: bool = False
) -> Callable[[Report], Sent]:
    """Return what prints the documents, as one packet with contents or one after the other, on
    any thread; it raises UserError.
    """

    def work(report: Report) -> Sent:
        try:
            found = proof(packet(papers, title, report, contents=contents))
            return print_pages(found, printer, report)
        except StoppedError:
            return Sent(0, _name(printer), stopped=True)

    printer.setDocName(title or papers[0].name)
    return work


def print_pages(found: Proof, printer: QPrinter, report: Report) -> Sent:
    """Print the pages that were asked for, or how many of them until it is stopped.

    Raises UserError.
    """
    pages = list(_order(printer, len(found.sizes)))
    if not pages:
        raise UserError(
            f"The document has {len(found.sizes)} pages; none of them is in the chosen range.",
            "Print again with other page numbers.",
        )
    _turn(printer, found.sizes[pages[0]])
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            f"The printer “{_name(printer)}” does not take the pages.",
            "See that it is switched on, or save as PDF.",
        )
    done = 0
    try:
        for done, page in enumerate(pages):
            report(done, len(pages))
            if done:
                _turn(printer, found.sizes[page])
                printer.newPage()
            _draw(painter, printer, found, page)
    except StoppedError:
        printer.abort()  # where the system can: others print what they have
        return Sent(done, _name(printer), stopped=True)
    finally:
        painter.end()
    return Sent(len(pages), _name(printer))


def _name(printer: QPrinter) -> str:
    """Its name; a printer that writes a file goes by that."""
    return printer.printerName() or printer.outputFileName()


def _order(printer: QPrinter, count: int) -> Iterator[int]:
    """Yield the pages asked for, from 0, in the order and as often as the printer cannot itself."""
    chosen = printer.pageRanges()
    pages = [page for page in range(count) if chosen.isEmpty() or chosen.contains(page + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    for _ in range(1 if printer.supportsMultipleCopies() else printer.copyCount()):
        yield from pages


def _turn(printer: QPrinter, size: QSizeF) -> None:
    """Turn the paper as the page is turned."""
    wide = size.width() > size.height()
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)


def _draw(painter: QPainter, printer: QPrinter, found: Proof, page: int) -> None:
    """Draw a page in its own size; on paper of another size, as large as it fits."""
    gray = printer.colorMode() is QPrinter.ColorMode.GrayScale
    dots = min(printer.resolution(), _GRAY_AT_MOST if gray else _COLOR_AT_MOST)
    image = for_printer(found.pdf, page, dots, grayscale=gray)
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    size = found.sizes[page].scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(paper.topLeft(), size)
    target.moveCenter(paper.center())
    painter.drawImage(target, image, QRectF(image.rect()))
