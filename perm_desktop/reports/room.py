"""How much room a section leaves below what it says."""

from perm_desktop.reports.kit.document import Section, laid_out
from perm_desktop.reports.kit.structure import Element, Tag


def rows_left(section: Section, height: float) -> tuple[int, int]:
    """Return how many more rows the last page holds, and how many a page with a table head does.

    The section ends in a table; its rows are ``height`` points high.
    """
    sheet = section.sheet
    last = laid_out(section, Element(Tag.SECTION))[-1][-1]
    head = last.strip.head.height if last.strip.head else 0.0
    left = sheet.text_bottom - last.top - last.strip.height
    return int(left / height), int((sheet.text_height - head) / height)
