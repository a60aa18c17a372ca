"""The preview of an import of people: who is new, who changes, who is asked; then one step."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QWidget

from perm_desktop.core.counting import counted
from perm_desktop.core.errors import UserError
from perm_desktop.core.people.columns import Field
from perm_desktop.core.people.importing import Kind
from perm_desktop.core.people.outcomes import Outcome
from perm_desktop.gui.catalog.type_part import Refusal, sentence
from perm_desktop.gui.imports.kind_segments import KindSegments
from perm_desktop.gui.imports.people_detail import PersonDetail
from perm_desktop.gui.imports.people_lines import PersonLine, begun, person_columns, told
from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.kit.line_model import LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.kit.list_and_detail import ListAndDetail
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services import people_import
from perm_desktop.services.people_import import Imported, Preview

_SIZE = QSize(1000, 620)
_LIST_WIDTH = 560


class PeopleImportDialog(QDialog):
    """Lines of a file beside the directory; what is checked is taken in as one step."""

    def __init__(
        self,
        session: Session,
        preview: Preview,
        palette: Palette,
        parent: QWidget | None,
        change_columns: Callable[[Mapping[Field, str]], Preview | None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import people")
        self.imported: Imported | None = None
        self._session, self._preview, self._change_columns = session, preview, change_columns
        self._lines: dict[int, PersonLine] = {}
        self.sentence, self.refusal = sentence(), Refusal(palette)
        self.kinds = KindSegments(palette)
        self.model = LineModel(person_columns(self._take), key=lambda each: each.proposal.line)
        self.table = LineTable(self.model, palette, "importedPeople", "People of the file")
        self.detail = PersonDetail(palette, self._called)
        self.panes = ListAndDetail(self.table, self.detail, _LIST_WIDTH, "All people")
        self.panes.set_palette(palette)
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.all = self._button("Take &all shown", lambda: self._take_shown(is_taken=True))
        self.none = self._button("&Leave all shown", lambda: self._take_shown(is_taken=False))
        self.columns = self._button("&Columns…", self._on_columns)
        self.ok = self._button("&Import", self.accept)
        make_primary(self.ok, palette)
        self.buttons.addButton(self.ok, role.AcceptRole)
        self.buttons.addButton(self._button("Cancel", self.reject), role.RejectRole)
        self._build()
        self.show_preview(preview)
        resize_within_screen(self, _SIZE)

    def show_preview(self, preview: Preview) -> None:
        """Show what an import would do, as it opens."""
        self._preview = preview
        self._lines = {each.proposal.line: each for each in begun(preview)}
        self.sentence.setText(told(preview))
        counts: Counter[Kind] = preview.counts
        self.kinds.show_counts(counts)
        self._refresh()

    @property
    def accepted_lines(self) -> dict[int, int]:
        """Whom each line that is taken means."""
        return {
            number: line.meant
            for number, line in self._lines.items()
            if line.is_taken and line.meant is not None
        }

    def accept(self) -> None:
        """Take in what is checked; a refusal is told here, and nothing was written."""
        shown, chosen = self._preview, self.accepted_lines
        if not chosen:
            return

        def take() -> None:
            self.imported = people_import.commit(self._session.catalog, shown, chosen)

        try:
            self._session.insist(take)
        except UserError as error:
            self.refusal.tell(error)
            return
        super().accept()

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.kinds)
        tools.addStretch()
        for button in (self.all, self.none, self.columns):
            tools.addWidget(button)
        column = dialog_column(self, spacing=8)
        column.addWidget(self.sentence)
        column.addLayout(tools)
        column.addWidget(self.panes, 1)
        column.addWidget(self.refusal)
        column.addWidget(self.buttons)
        self.columns.setVisible(self._change_columns is not None)
        self.kinds.chosen.connect(self._refresh)
        self.table.chosen.connect(self._show_detail)
        self.table.opened.connect(self._on_opened)
        self.detail.decided.connect(self._on_decided)
        self.panes.went_back.connect(self.table.setFocus)
        self.table.setFocus()

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        """A button that Enter elsewhere does not press."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    # -- showing

    def _refresh(self) -> None:
        kind = self.kinds.kind
        lines = [line for line in self._lines.values() if kind is None or line.kind is kind]
        self.table.show_lines(lines)
        if lines and not self.table.currentIndex().isValid():
            self.table.go_to(0)
        can_take = any(line.can_be_taken for line in lines)
        self.all.setEnabled(can_take)
        self.none.setEnabled(can_take)
        number = len(self.accepted_lines)
        self.ok.setText(f"&Import {counted(number, 'person').replace('persons', 'people')}")
        self.ok.setEnabled(bool(number))
        self._show_detail()

    def _show_detail(self) -> None:
        lines = self.table.selected_lines()
        line = self._lines[lines[0].proposal.line] if lines else None
        self.detail.show_line(line, self._outcome(line) if line else None)

    def _outcome(self, line: PersonLine) -> Outcome | None:
        """What taking the line for whoever is chosen would do; nothing while nobody is."""
        if line.meant is None:
            return None
        if line.meant == line.proposal.person:
            return line.proposal.outcome
        return people_import.outcome(self._session.catalog, line.proposal, line.meant)

    def _called(self, person: int) -> str:
        return people_import.called(self._session.catalog, person)

    # -- deciding

    def _take(self, line: PersonLine, is_taken: bool) -> None:
        self._put(replace(line, is_taken=is_taken))

    def _take_shown(self, *, is_taken: bool) -> None:
        for line in self.model.lines:
            if line.can_be_taken:
                self._lines[line.proposal.line] = replace(line, is_taken=is_taken)
        self._refresh()

    def _on_decided(self, line: PersonLine, person: int | None) -> None:
        self._put(replace(line, meant=person, is_taken=person is not None))

    def _put(self, line: PersonLine) -> None:
        self._lines[line.proposal.line] = line
        self.refusal.tell(None)
        self._refresh()

    def _on_opened(self) -> None:
        """Enter goes on to what is to be decided of a line."""
        self.panes.show_detail()
        self.detail.begin()

    def _on_columns(self) -> None:
        found = self._change_columns(self._preview.columns) if self._change_columns else None
        if found is not None:
            self.show_preview(found)
