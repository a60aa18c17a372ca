"""A letterhead made ready to be laid out."""

from perm_desktop.core.letterhead import Letterhead
from perm_desktop.reports.kit.blocks import Letterhead as PrintedLetterhead
from perm_desktop.reports.kit.pictures import picture
from perm_desktop.reports.kit.text import one_line


def printed(letterhead: Letterhead | None) -> PrintedLetterhead | None:
    """The letterhead as the kit lays it out; None for one that says nothing.

    Raises UserError for a logo that is no picture.
    """
    if letterhead is None:
        return None
    lines = tuple(line for line in map(one_line, letterhead.lines) if line)
    logo = picture(letterhead.logo) if letterhead.logo else None
    if not lines and logo is None:
        return None
    return PrintedLetterhead(lines, logo, one_line(letterhead.logo_alt))
