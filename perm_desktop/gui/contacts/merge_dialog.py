"""Two records of one person made one, after a look at what that would do."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from perm_desktop.core.errors import UserError
from perm_desktop.core.people.merging import MergePreview
from perm_desktop.core.people.person import Person
from perm_desktop.gui.catalog.cycle_dialogs import ActingQuestion
from perm_desktop.gui.catalog.type_part import sentence
from perm_desktop.gui.contacts.fields import PersonChooser, told
from perm_desktop.gui.contacts.words import ORGANIZATIONS, PROGRAMS
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.kit.line_model import Column, LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.look.palettes import Palette

_SIZE = QSize(680, 400)
_MOST_FIELDS = 7

Preview = Callable[[int, int, frozenset[str]], MergePreview]
Merge = Callable[[int, int, frozenset[str]], None]


class FieldLine(NamedTuple):
    """A field in which two records differ."""

    field: str
    label: str
    keep: str
    gone: str
    takes: bool  # the value of the record that goes is the right one


def columns(take: Callable[[FieldLine, bool], None]) -> Sequence[Column[FieldLine]]:
    """The field, what either record says of it, and which is right."""
    return (
        Column(head="Field", text=lambda line: line.label, widest="Organization"),
        Column(
            head="Kept record",
            text=lambda line: line.keep or "Nothing",
            is_pale=lambda line: line.takes or not line.keep,
        ),
        Column(
            head="Other record",
            text=lambda line: line.gone or "Nothing",
            is_pale=lambda line: not line.takes,
        ),
        Column(
            head="Take the other",
            text=lambda line: "yes" if line.takes else "no",
            widest="Take the other",
            checked=lambda line: line.takes,
            write=take,
        ),
    )


class MergeDialog(ActingQuestion):
    """Which record stays, which goes into it, what moves, and which fields win."""

    def __init__(
        self,
        people: Iterable[Person],
        keep: int,
        gone: int,
        preview: Preview,
        merge: Merge,
        palette: Palette,
        parent: QWidget | None,
    ) -> None:
        """``gone`` may be nobody yet."""
        super().__init__(
            "Merge two records",
            "For one person who was entered twice. The name stays as it was written in past"
            " attendance. One step, which undo takes back.",
            "Merge",
            parent,
        )
        self._preview, self._merge = preview, merge
        self._taking: frozenset[str] = frozenset()
        known = list(people)
        self.keep, self.gone = PersonChooser("Keep", known), PersonChooser("Merge in", known)
        self.model: LineModel[FieldLine] = LineModel(
            columns(self._take), lambda line: line.field, self
        )
        self.fields = LineTable(self.model, palette, "mergeFields", "Fields that differ")
        self.moves = sentence()
        self.keep.choose(keep)
        self.gone.choose(gone)
        self._build()
        self._show()
        resize_within_screen(self, _SIZE)

    def act(self) -> None:
        """Merge the records. Raises UserError."""
        self._merge(self.keep.person, self.gone.person, self._taking)

    def _build(self) -> None:
        form = dialog_form()
        form.addRow("&Keep", self.keep)
        form.addRow("M&erge in", self.gone)
        self.middle.addLayout(form)
        self.middle.addWidget(self.moves)
        self.middle.addWidget(self.fields)
        self.middle.addWidget(self.refusal)
        self.middle.addStretch(1)
        for box in (self.keep, self.gone):
            box.editTextChanged.connect(self._on_chosen)

    def _on_chosen(self) -> None:
        self._taking = frozenset()
        self._show()

    def _take(self, line: FieldLine, takes: object) -> None:
        self._taking = self._taking | {line.field} if takes else self._taking - {line.field}
        self._show()

    def _show(self) -> None:
        keep, gone = self.keep.person, self.gone.person
        is_ready = bool(keep and gone and keep != gone)
        self.buttons.button(self.buttons.StandardButton.Ok).setEnabled(is_ready)
        self.refusal.hide()
        try:
            found = self._preview(keep, gone, self._taking) if is_ready else None
        except UserError as error:
            self.refusal.setText(str(error))
            self.refusal.show()
            found = None
        lines = [
            FieldLine(
                each.field,
                each.label,
                _shown(each.field, each.keep),
                _shown(each.field, each.gone),
                each.field in self._taking,
            )
            for each in (found.differences if found else ())
        ]
        self.fields.show_lines(lines)
        self.fields.fit_rows(_MOST_FIELDS)
        self.fields.setVisible(bool(lines))
        self.moves.setText(_words(found) if found else "Choose the two records of one person.")


def _shown(field: str, value: str) -> str:
    """A code in words."""
    if field == "organization":
        return next((words for code, words in ORGANIZATIONS.items() if code == value), value)
    return PROGRAMS.get(value, value) if field == "program" else value


def _words(found: MergePreview) -> str:
    """What moves, what both say, and where the values go that do not win."""
    keep, gone = found.keep.name, told(found.gone)
    moves = f"{keep} gets {', '.join(found.moves)}." if found.moves else "Nothing refers to it."
    lost = "What is not taken is added to the note." if found.differences else ""
    said = (f"The record “{gone}” goes.", moves, *found.joined, lost)
    return " ".join(filter(None, said))
