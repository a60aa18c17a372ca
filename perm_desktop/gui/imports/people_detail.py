"""One person of an import: what is in doubt, who is meant, and what changes field by field."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from perm_desktop.core.people.importing import NEW_PERSON
from perm_desktop.core.people.outcomes import Outcome
from perm_desktop.gui.facts.fact_dialog import labelled
from perm_desktop.gui.imports.people_lines import PersonLine, difference_columns
from perm_desktop.gui.kit.line_model import LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette

_UNDECIDED = "Choose who this is"


class PersonDetail(QWidget):
    """The chosen line; ``decided`` says whom it is taken for."""

    decided = Signal(object, object)  # PersonLine, id or None

    def __init__(self, palette: Palette, called: Callable[[int], str]) -> None:
        super().__init__()
        self._called = called
        self._line: PersonLine | None = None
        self.head, self.doubts = QLabel(), QLabel()
        self.who = QComboBox()
        self._who_label = labelled("&Who this is", self.who)
        self.fields = LineTable(
            LineModel(difference_columns(), key=lambda each: each),
            *(palette, "importedFields", "What the file says"),
        )
        self._build()

    def show_line(self, line: PersonLine | None, outcome: Outcome | None) -> None:
        """Show a line and what taking it would do."""
        self._line = line
        for part in (self.head, self.doubts, self.who, self._who_label, self.fields):
            part.setVisible(line is not None)
        if line is None:
            return
        self.head.setText(f"{line.name}\n{line.lines}")
        problems = dict.fromkeys((*line.proposal.doubts, *(outcome.problems if outcome else ())))
        told = [f"{each.sentence} {each.next_step}".strip() for each in problems]
        told += outcome.told if outcome else ()
        self.doubts.setText("\n".join(told))
        self.doubts.setVisible(bool(told))
        self._show_choices(line)
        self.fields.show_lines(outcome.differences if outcome else ())
        self.fields.setVisible(bool(outcome and outcome.differences))

    def begin(self) -> None:
        """Put the focus on what is to be decided, else on what would change."""
        (self.fields if self.who.isHidden() else self.who).setFocus()

    def _show_choices(self, line: PersonLine) -> None:
        choices = line.proposal.choices
        self.who.clear()
        if line.proposal.candidates:
            self.who.addItem(_UNDECIDED, None)
        for person in choices:
            words = "A new person" if person == NEW_PERSON else self._called(person)
            self.who.addItem(words, person)
        place = next((n for n in range(self.who.count()) if self.who.itemData(n) == line.meant), 0)
        self.who.setCurrentIndex(place)
        is_asked = bool(line.proposal.candidates)
        self.who.setVisible(is_asked)
        self._who_label.setVisible(is_asked)

    def _build(self) -> None:
        self.head.setFont(theme.font(theme.STRONG))
        for label in (self.head, self.doubts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.who.setAccessibleName("Who this is")
        self.who.setMinimumContentsLength(12)
        self.who.activated.connect(self._on_chosen)
        choosing = QHBoxLayout()
        choosing.setSpacing(8)
        choosing.addWidget(self._who_label)
        choosing.addWidget(self.who, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.doubts)
        column.addLayout(choosing)
        column.addWidget(self.fields, 1)
        column.addStretch()

    def _on_chosen(self) -> None:
        if self._line is not None:
            self.decided.emit(self._line, self.who.currentData())
