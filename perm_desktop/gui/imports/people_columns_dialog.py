"""Which column of a list of people is what, chosen by the liaison and kept under a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from perm_desktop.core.errors import UserError
from perm_desktop.core.people import columns as heads
from perm_desktop.core.people.columns import LABELS, Field
from perm_desktop.gui.catalog.type_part import Refusal
from perm_desktop.gui.facts.fact_dialog import labelled
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.kit.line_model import Column, LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.gui.small_dialogs import Question
from perm_desktop.services import people_import
from perm_desktop.services.people_import import Listed, Preview

_NOT_TAKEN = "Not taken"
_EXAMPLES = 3
_NAME_LIMIT = 100
_SIZE = QSize(720, 520)


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A column of the file, and what it is taken for."""

    place: int
    head: str
    example: str
    field: Field | None = None


class PeopleColumnsDialog(Question):
    """A line a column of the file; ``preview`` is made of what was chosen."""

    def __init__(
        self,
        session: Session,
        listed: Listed,
        columns: Mapping[Field, str],
        palette: Palette,
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            "Columns of the file",
            f"What does each column of “{listed.name}” hold? One has to be the name, or two the"
            " first and the last name.",
            "Compare",
            parent,
        )
        self.preview: Preview | None = None
        self._session, self._listed = session, listed
        self._maps = people_import.maps(session.catalog)
        self.saved, self.keep = QComboBox(), QLineEdit()
        self.refusal = Refusal(palette)
        self.table = LineTable(
            LineModel(self._columns(), key=lambda line: line.place),
            *(palette, "columnsOfFile", "Columns of the file"),
        )
        self._build()
        self._show(columns)
        if not heads.names_somebody(columns):
            self._choose_fitting()
        resize_within_screen(self, _SIZE)

    @property
    def columns(self) -> dict[Field, str]:
        """The heads that were chosen, by field."""
        return {line.field: line.head for line in self._lines if line.field is not None}

    def accept(self) -> None:
        """Compare the file; a mapping with a name is kept, unless the catalog is only read."""
        self.table.commit()
        chosen = {field.value: head for field, head in self.columns.items()}
        catalog, name = self._session.catalog, self.keep.text().strip()
        try:
            self.preview = people_import.compared(catalog, self._listed, chosen)
            if name and not catalog.read_only and self._maps.get(name) != chosen:
                self._session.insist(lambda: people_import.keep_map(catalog, name, self.columns))
        except UserError as error:
            self.refusal.tell(error)
            return
        super().accept()

    def _columns(self) -> Sequence[Column[HeadLine]]:
        return (
            Column(head="In the file", text=lambda line: line.head, widest="E-mail address of"),
            Column(head="For example", text=lambda line: line.example),
            Column(
                head="It is",
                text=lambda line: LABELS[line.field] if line.field else _NOT_TAKEN,
                widest="Organization ▾",
                value=lambda line: line.field.value if line.field else "",
                choices=(
                    (_NOT_TAKEN, ""),
                    *((LABELS[field], field.value) for field in Field),
                ),
                write=self._write,
                is_pale=lambda line: line.field is None,
            ),
        )

    def _build(self) -> None:
        self.saved.setAccessibleName("Saved columns")
        self.saved.addItem("None", "")
        for name in self._maps:
            self.saved.addItem(name, name)
        self.keep.setAccessibleName("Save as")
        self.keep.setMaxLength(_NAME_LIMIT)
        self.keep.setPlaceholderText("A name, to use these columns again")
        self.keep.setEnabled(not self._session.catalog.read_only)
        top, foot = QHBoxLayout(), QHBoxLayout()
        for row, text, field in (
            (top, "Use &saved columns", self.saved),
            (foot, "Save &as", self.keep),
        ):
            row.setSpacing(8)
            row.addWidget(labelled(text, field))
            row.addWidget(field, 1)
        self.middle.setSpacing(8)
        self.middle.addLayout(top)
        self.middle.addWidget(self.table, 1)
        self.middle.addLayout(foot)
        self.middle.addWidget(self.refusal)
        self.saved.setEnabled(bool(self._maps))
        self.saved.activated.connect(self._on_saved)
        self.setTabOrder(self.saved, self.table)
        self.setTabOrder(self.table, self.keep)

    def _show(self, columns: Mapping[Field, str]) -> None:
        by_place = {
            place: field for field, place in heads.places(self._listed.header, columns).items()
        }
        self._lines = [
            HeadLine(
                place, head or f"Column {place + 1}", self._example(place), by_place.get(place)
            )
            for place, head in enumerate(self._listed.header)
        ]
        self.table.show_lines(self._lines)
        if self._lines and not self.table.currentIndex().isValid():
            self.table.go_to(0, 2)

    def _example(self, place: int) -> str:
        texts = (row[place].strip() for row in self._listed.rows if place < len(row))
        return ", ".join(list(dict.fromkeys(filter(None, texts)))[:_EXAMPLES])

    def _write(self, line: HeadLine, value: str) -> None:
        """Take a field over; two columns cannot hold the same one."""
        field = Field(value) if value else None
        self._lines = [
            replace(each, field=field)
            if each.place == line.place
            else (replace(each, field=None) if field and each.field is field else each)
            for each in self._lines
        ]
        self.refusal.tell(None)
        self.table.show_lines(self._lines)

    def _choose_fitting(self) -> None:
        """Begin with saved columns that are all in the file."""
        for name, columns in self._maps.items():
            chosen = heads.given(columns)
            if chosen and heads.places(self._listed.header, chosen).keys() == chosen.keys():
                self.saved.setCurrentIndex(self.saved.findData(name))
                self._on_saved()
                return

    def _on_saved(self) -> None:
        name = str(self.saved.currentData() or "")
        if name:
            self._show(heads.given(self._maps[name]))
            self.keep.setText(name)
