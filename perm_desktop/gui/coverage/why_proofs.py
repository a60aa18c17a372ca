"""What an explanation rests on: parts, the meetings that prove it, and sessions that are left."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from perm_desktop.core.coverage.why import Explained, PartLine, Proof
from perm_desktop.gui.coverage.why_tables import part_columns, proof_columns
from perm_desktop.gui.kit.line_model import LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.kit.page_section import PageSection
from perm_desktop.gui.look.palettes import Palette

_MOST_PROOFS, _MOST_PARTS = 6, 7


class WhyProofs(QWidget):
    """Small tables under their headings; those without a line are not seen."""

    opened = Signal(object)  # int: a meeting

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        proofs = LineModel(proof_columns(), _meeting_of, self)
        left = LineModel(proof_columns(), _meeting_of, self)
        parts = LineModel(part_columns(), _name_of, self)
        self.proofs = LineTable(proofs, palette, "coverageProofs", "Evidence")
        self.left = LineTable(left, palette, "coverageLeft", "Sessions left")
        self.parts = LineTable(parts, palette, "coverageParts", "Parts")
        self._tables = (self.proofs, self.left, self.parts)
        self._parts_of = PageSection("By program and quarter", palette, self.parts)
        self._evidence = PageSection("Evidence", palette, self.proofs)
        self._sessions = PageSection("Sessions left", palette, self.left)
        self._sections = (self._parts_of, self._evidence, self._sessions)
        self._build()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        for part in (*self._tables, *self._sections):
            part.set_palette(palette)

    def tell(self, found: Explained) -> None:
        """Show what a cell rests on."""
        for section, table, lines in (
            (self._evidence, self.proofs, found.proofs),
            (self._sessions, self.left, found.left),
        ):
            table.show_lines(lines)
            table.fit_rows(_MOST_PROOFS)
            section.setVisible(bool(lines))
            if lines and not table.selected_rows():
                table.go_to(0)
        self.parts.show_lines(found.parts)
        self.parts.fit_rows(_MOST_PARTS)
        self._parts_of.setVisible(bool(found.parts))
        self.setVisible(bool(found.proofs or found.left or found.parts))

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for section in self._sections:
            layout.addWidget(section)
        for table in self._tables:
            table.horizontalHeader().hide()
        for section, table in ((self._evidence, self.proofs), (self._sessions, self.left)):
            table.opened.connect(self._open)
            self._add_open(section, table)

    def _add_open(self, section: PageSection, table: "LineTable[Proof]") -> None:
        button = QPushButton("Open meeting")
        button.setAccessibleName(f"Open the meeting chosen in {table.accessibleName().lower()}")
        button.clicked.connect(partial(self._open_chosen, table))
        section.tools.addWidget(button)

    def _open(self, line: Proof) -> None:
        self.opened.emit(line.meeting)

    def _open_chosen(self, table: "LineTable[Proof]") -> None:
        chosen = table.selected_lines()
        if chosen:
            self._open(chosen[0])


def _meeting_of(line: Proof) -> int:
    return line.meeting


def _name_of(line: PartLine) -> str:
    return line.name
