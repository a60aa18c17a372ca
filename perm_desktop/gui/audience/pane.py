"""Who is expected and who came; marks by one key each."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from perm_desktop.core.attendance import Target
from perm_desktop.core.audience import Entry, audience, count_words
from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.audience.delegate import AudienceDelegate
from perm_desktop.gui.audience.foot import AudienceFoot
from perm_desktop.gui.audience.head import AudienceHead
from perm_desktop.gui.audience.menus import Whole, fill_whole_menu, line_menu
from perm_desktop.gui.audience.model import AudienceModel, Column
from perm_desktop.gui.audience.view import AudienceView
from perm_desktop.gui.kit.data_warning import DataWarning
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services import attendance
from perm_desktop.store.catalog import Change

_FIND_FROM = 4  # states; fewer are seen at a glance
_LOW = 280  # pixels; a lower pane leaves out what the source says
_READ_ONLY = UserError("This catalog is open for reading only.", "Nothing can be marked.")
_UNMARKED = UserError("A remark needs a mark first.", "Press A, P, E, X or N, then R.")
_NO_WALK_IN = UserError("Delete removes walk-ins only.", "Backspace clears a mark.")


class AudiencePane(QWidget):
    """The audience of the selected meeting."""

    counted = Signal(str)  # "3 of 18 recorded"

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: int | None = None
        self._source = ""
        self.count = ""
        self.model = AudienceModel(self)
        self._delegate = AudienceDelegate(palette, self)
        self.tree = AudienceView(self.model)
        self.head = AudienceHead(palette)
        self.foot = AudienceFoot(palette)
        self.warning = DataWarning(palette)
        self._build()
        self._connect()
        self._show(session.selection)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        for part in (self._delegate, self.head, self.foot, self.warning):
            part.set_palette(palette)
        self._tell_standing()
        self.tree.viewport().update()

    def mark_selected(self, mark: Mark, *, goes_on: bool = False) -> None:
        """Mark the selected lines alike, as one step; then go on, unless it was refused."""
        targets = self._selected_targets()
        if mark is Mark.NOT_RECORDED and len(targets) > 1:
            targets = [target for target in targets if not target.person]
        catalog, meeting = self._session.catalog, self._shown
        if meeting is None or not targets or not self._may_write():
            return
        try:
            self._session.insist(lambda: attendance.mark_many(catalog, meeting, targets, mark))
        except UserError as error:
            self.head.tell_problem(error)
        else:
            if goes_on:
                self.tree.go_on()

    def mark_whole(self, whole: Whole) -> None:
        """Mark all states, or all roles of one, as one step."""
        catalog, meeting = self._session.catalog, self._shown
        if meeting is not None:
            self._session.attempt(
                lambda: attendance.mark_expected(
                    catalog, meeting, whole.mark, state=whole.state, replace=whole.replace
                )
            )

    def add_walk_in(self) -> None:
        """Ask who came and add the line."""
        row = self._session.selected_row
        if row is not None and self._may_write():
            self._ask_walk_in(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the pane goes into the lines."""
        self.tree.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low pane keeps its room for the lines."""
        super().resizeEvent(event)
        self.head.show_wording(self._source, has_room=self.height() >= _LOW)
        self.foot.set_low(self.height() < _LOW)

    def _build(self) -> None:
        self.setAccessibleName("Audience")
        self.tree.setItemDelegate(self._delegate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.warning)
        layout.addWidget(self.foot)
        layout.addStretch()
        foot = self.foot
        for first, second in pairwise(
            (self.head.find_line, self.tree, foot.whole, foot.walk_in, foot.help)
        ):
            QWidget.setTabOrder(first, second)

    def _mark_by_key(self, mark: Mark, goes_on: bool) -> None:  # Qt's signature
        self.mark_selected(mark, goes_on=goes_on)

    def _connect(self) -> None:
        tree, find = self.tree, self.head.find_line
        self._session.selected.connect(self._show)
        self._session.selected.connect(self._forget_remark)
        self._session.changed.connect(self._on_changed)
        tree.mark_wanted.connect(self._mark_by_key)
        tree.remark_wanted.connect(self._edit_remark)
        tree.walk_in_wanted.connect(self.add_walk_in)
        tree.removal_wanted.connect(self._remove_walk_ins)
        tree.search_wanted.connect(self._search)
        tree.keys_wanted.connect(self._open_keys)
        tree.customContextMenuRequested.connect(self._open_menu)
        tree.selectionModel().currentRowChanged.connect(self._tell_standing)
        self.model.remarked.connect(self._write_remark)
        self.warning.removal_wanted.connect(self._session.spill_seen)
        find.textEdited.connect(self._find_state)
        find.left.connect(tree.setFocus)
        self.foot.whole_menu.aboutToShow.connect(self._fill_whole_menu)
        self.foot.walk_in.clicked.connect(self.add_walk_in)
        self.foot.help.clicked.connect(self._open_keys)

    # -- what is shown

    def _forget_remark(self, _: object) -> None:
        """What was said of a remark is of the meeting that was shown."""
        self.warning.look_at("")

    def _on_changed(self, change: Change) -> None:
        about_type = change.touches("meeting_type", "role", "type_role", "type_text")
        if about_type or self._shown in change.meetings:
            self._show(self._session.selection)

    def _show(self, _: int | None) -> None:
        row = self._session.selected_row
        self._show_parts(row)
        if row is None:
            self._shown = None
            self.model.show_entries(())
            self._count("")
        else:
            self._show_lines(row)
        self._tell_standing()

    def _show_lines(self, row: MeetingRow) -> None:
        reference = self._session.reference
        kind = reference.types[row.type]
        lines = attendance.lines(self._session.catalog, row.id)
        names = {code: role.name for code, role in reference.roles.items()}
        entries = audience(row, kind, lines, reference.states, names)
        if row.id == self._shown:
            self.model.update_entries(entries)
        else:
            self._shown = row.id
            self._open(entries)
        self.tree.keeps_remarks = any(line.remark for line in lines)
        self.tree.fit_columns()
        self._count(count_words(row, kind.roles, lines))

    def _open(self, entries: tuple[Entry, ...]) -> None:
        """A few states show their roles at once; many stay closed, to be marked as states."""
        self.model.show_entries(entries)
        if len(entries) <= 2:
            self.tree.expandAll()
        self.tree.setCurrentIndex(self.model.index(0, 0))

    def _show_parts(self, row: MeetingRow | None) -> None:
        writable = not self._session.catalog.read_only
        self.model.can_edit = writable
        self.tree.setVisible(row is not None)
        self.foot.setVisible(row is not None)
        self.foot.allow(writing=writable)
        self.head.find_line.setVisible(row is not None and len(row.state_codes) >= _FIND_FROM)
        kind = self._session.reference.types[row.type] if row else None
        self._source = (kind.wording.audience if kind else None) or ""
        self.head.show_wording(self._source, has_room=self.height() >= _LOW)

    def _count(self, text: str) -> None:
        self.count = text
        self.counted.emit(text)

    def _tell_standing(self) -> None:
        state = self._current_state()
        if state is not None:
            self.head.tell_state(state, is_alone=self.model.rowCount() == 1)
        elif self._shown is not None:
            self.head.tell("No state is invited.")
        else:
            self.head.tell("Select a meeting to see who is expected.")

    # -- what is asked for

    def _may_write(self) -> bool:
        if self._session.catalog.read_only:
            self.head.tell_problem(_READ_ONLY)
        return not self._session.catalog.read_only

    def _selected_targets(self) -> list[Target]:
        rows = self.tree.selectionModel().selectedRows()
        return [self.model.entry(index).target for index in rows]

    def _current(self) -> Entry | None:
        index = self.tree.currentIndex()
        return self.model.entry(index) if index.isValid() else None

    def _current_state(self) -> Entry | None:
        index = self.tree.currentIndex()
        while index.parent().isValid():
            index = index.parent()
        return self.model.entry(index) if index.isValid() else None

    def _edit_remark(self) -> None:
        index = self.tree.currentIndex().siblingAtColumn(Column.REMARK)
        if not index.isValid() or not self._may_write():
            return
        if self.model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.tree.keeps_remarks = True
            self.tree.fit_columns()
            self.tree.edit(index)
        else:
            self.head.tell_problem(_UNMARKED)
            self.tree.take_no_words()

    def _write_remark(self, target: Target, text: str) -> None:
        catalog, meeting = self._session.catalog, self._shown
        if meeting is not None:
            self._session.attempt(lambda: attendance.remark(catalog, meeting, target, text))
            self.warning.look_at(text)

    def _ask_walk_in(self, row: MeetingRow) -> None:
        from perm_desktop.gui.audience.walk_in_dialog import WalkInDialog

        session, current = self._session, self._current()

        def add(wanted: Target, mark: Mark) -> Target:
            state, role, name = wanted
            return attendance.add_walk_in(session.catalog, row.id, name, state, role, mark)

        states = [(code, session.reference.states[code].name) for code in row.state_codes]
        roles = {code: role.name for code, role in session.reference.roles.items()}
        start = current.target if current else Target("")
        dialog = WalkInDialog(states, roles, start, add, self.window())
        dialog.exec()
        if dialog.added is not None:
            self.tree.go_to(self.model.place(dialog.added))
        dialog.deleteLater()

    def _remove_walk_ins(self) -> None:
        targets = [target for target in self._selected_targets() if target.person]
        catalog, meeting = self._session.catalog, self._shown
        if not targets or meeting is None:
            self.head.tell_problem(_NO_WALK_IN)
        elif self._may_write():
            self._session.attempt(lambda: attendance.remove_walk_ins(catalog, meeting, targets))

    def _search(self) -> None:
        if self.head.find_line.isVisible():
            self.head.find_line.begin()

    def _find_state(self, typed: str) -> None:
        self.tree.go_to(self.model.starting_with(typed))

    def _fill_whole_menu(self) -> None:
        state = self._current_state()
        fill_whole_menu(self.foot.whole_menu, self.model.rowCount(), state, self.mark_whole)

    def _open_keys(self) -> None:
        self._open_menu(self.tree.visualRect(self.tree.currentIndex()).bottomLeft())

    def _open_menu(self, point: QPoint) -> None:
        menu = line_menu(self.tree, self._current(), self)
        menu.exec(self.tree.viewport().mapToGlobal(point))
        menu.deleteLater()
