"""Asks which column of a table is what, and keeps it under a name."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from perm_desktop.core.errors import UserError
from perm_desktop.gui.small_dialogs import Question

Keep = Callable[[str, Mapping[str, str]], str]
_NAME_LIMIT = 60


class ColumnsDialog(Question):
    """A chooser for each field; columns that were kept before can be taken as they are."""

    def __init__(
        self,
        sentence: str,
        heads: Sequence[str],
        fields: Mapping[str, str],
        kept: Mapping[str, Mapping[str, str]],
        keep: Keep,
        parent: QWidget | None,
    ) -> None:
        super().__init__("Which column is what?", sentence, "Read the file", parent)
        self._keep = keep
        self._kept = {
            name: columns for name, columns in kept.items() if set(columns.values()) <= set(heads)
        }
        self.chosen = ""
        self.maps, self.name = QComboBox(), QLineEdit()
        self.fields = {field: self._chooser(words, heads) for field, words in fields.items()}
        self.maps.addItem("New columns", "")
        for name in self._kept:
            self.maps.addItem(name, name)
        self.maps.setAccessibleName("Kept columns")
        self.maps.setMinimumContentsLength(14)
        self.name.setAccessibleName("Keep as")
        self.name.setMaxLength(_NAME_LIMIT)
        self.name.setPlaceholderText("A name, for the next file of this kind")
        self._build(fields)
        self.maps.currentIndexChanged.connect(self._on_map)
        if self._kept:
            self.maps.setCurrentIndex(1)

    def accept(self) -> None:
        """Keep the columns; what is refused is said here and can be corrected."""
        columns = {field: str(box.currentData()) for field, box in self.fields.items()}
        try:
            self.chosen = self._keep(self.name.text(), columns)
        except UserError as error:
            self.sentence.setText(str(error))
            return
        super().accept()

    def _build(self, words: Mapping[str, str]) -> None:
        """Two fields a row, so that all are seen on a small screen."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        pairs = [("&Kept columns", self.maps), ("Keep &as", self.name)]
        pairs += [(words[field], chooser) for field, chooser in self.fields.items()]
        for place, (text, field) in enumerate(pairs):
            row, column = divmod(place, 2)
            label = QLabel(text)
            label.setBuddy(field)
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
        self.middle.addLayout(grid)
        self.middle.addStretch(1)

    def _chooser(self, words: str, heads: Sequence[str]) -> QComboBox:
        chooser = QComboBox()
        chooser.setAccessibleName(words)
        chooser.setMinimumContentsLength(14)
        chooser.addItem("Not in the file", "")
        for head in heads:
            chooser.addItem(head, head)
        chooser.setCurrentIndex(max(chooser.findText(words), 0))
        return chooser

    def _on_map(self) -> None:
        name = str(self.maps.currentData())
        columns = self._kept.get(name, {})
        self.name.setText(name)
        for field, chooser in self.fields.items():
            chooser.setCurrentIndex(max(chooser.findData(columns.get(field, "")), 0))
