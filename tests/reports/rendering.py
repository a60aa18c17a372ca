"""An agenda, its file, and what the file says to a screen reader."""

from pathlib import Path
from typing import NamedTuple

from perm_desktop.reports.agenda import agenda_text, write_agenda
from perm_desktop.reports.agenda_sheet import AgendaSheet
from tests.pdfcheck.tag_tree import Tagged, read_tags


class Rendered(NamedTuple):
    """A sheet, its file and what the file's tags say."""

    sheet: AgendaSheet
    file: Path
    tags: Tagged

    def expected_texts(self) -> list[str]:
        """The agenda's text as a PDF can say it: a font's space glyph is never non-breaking."""
        return agenda_text(self.sheet).replace("\u00a0", " ").split("\n")


def render(sheet: AgendaSheet, folder: Path, name: str) -> Rendered:
    file = folder / f"{name}.pdf"
    write_agenda(sheet, file)
    return Rendered(sheet, file, read_tags(file))
