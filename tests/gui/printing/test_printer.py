"""Pages on a printer: each as it is turned, those that were asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import StoppedError, silent
from perm_desktop.gui.printing import printer as printing
from perm_desktop.gui.printing.pdf_pages import Proof, proof
from perm_desktop.services.printing.paper import Paper

LETTER, LANDSCAPE = (612, 792), (792, 612)


@pytest.fixture
def three(tmp_path: Path) -> Proof:
    """A page upright, one on its side, one upright."""
    file = tmp_path / "three.pdf"
    canvas = Canvas(str(file))
    for number, size in enumerate((LETTER, LANDSCAPE, LETTER), 1):
        canvas.setPageSize(size)
        canvas.rect(36, 36, 20 * number, 20, fill=1)
        canvas.showPage()
    canvas.save()
    return proof(file.read_bytes())


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> QPrinter:
    """A printer that writes a file."""
    found = QPrinter(QPrinter.PrinterMode.HighResolution)
    found.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    found.setOutputFileName(str(tmp_path / "printed.pdf"))
    found.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    return found


def sizes(printer: QPrinter) -> list[tuple[int, int]]:
    """Width and height of the pages that came out, in points."""
    document = PdfDocument(printer.outputFileName())
    found = [tuple(round(side) for side in page.get_size()) for page in document]
    document.close()
    return found


def test_each_page_is_turned_as_it_was_laid_out(three: Proof, printer: QPrinter) -> None:
    sent = printing.print_pages(three, printer, silent)
    assert (sent.pages, sent.printer) == (3, printer.outputFileName())
    assert sizes(printer) == [LETTER, LANDSCAPE, LETTER]


def test_ink_comes_out_where_it_was_laid_out(three: Proof, printer: QPrinter) -> None:
    printing.print_pages(three, printer, silent)
    document = PdfDocument(printer.outputFileName())
    page = document[0].render(scale=1).to_pil().convert("L")
    assert page.getpixel((46, 792 - 46)) < 40
    assert page.getpixel((100, 792 - 46)) > 200
    document.close()


def test_only_the_pages_asked_for_are_printed(three: Proof, printer: QPrinter) -> None:
    printer.setPageRanges(QPageRanges.fromString("2-3"))
    assert printing.print_pages(three, printer, silent).pages == 2
    assert sizes(printer) == [LANDSCAPE, LETTER]


def test_pages_that_are_not_there_are_told(three: Proof, printer: QPrinter) -> None:
    printer.setPageRanges(QPageRanges.fromString("7-9"))
    with pytest.raises(UserError, match="3 pages; none of them"):
        printing.print_pages(three, printer, silent)


def test_on_smaller_paper_a_page_is_as_large_as_it_fits(three: Proof, printer: QPrinter) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printing.print_pages(three, printer, silent)
    a5 = QPageSize(QPageSize.PageSizeId.A5).sizePoints()
    assert sizes(printer)[0] == (a5.width(), a5.height())


def stopping_after(count: int) -> Callable[[int, int], None]:
    def report(done: int, _total: int) -> None:
        if done >= count:
            raise StoppedError

    return report


def test_printing_can_be_stopped_between_pages(three: Proof, printer: QPrinter) -> None:
    sent = printing.print_pages(three, printer, stopping_after(1))
    assert (sent.pages, sent.stopped) == (1, True), "these may still come out"


def test_printing_that_is_stopped_while_it_is_laid_out_prints_nothing(printer: QPrinter) -> None:
    def lay_out() -> NoReturn:
        raise StoppedError

    sent = printing.send([Paper("agenda.pdf", lay_out)], "", printer)(silent)
    assert (sent.pages, sent.stopped) == (0, True)
