"""Who is expected and who came; marks by one key each."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from perm_desktop.core.attendance import Target
from perm_desktop.core.audience import WALK_IN, Entry
from perm_desktop.core.audience import audience as audience_lines
from perm_desktop.core.audience_counts import count_words
from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.audience.changes import AudienceChanges
from perm_desktop.gui.audience.delegate import AudienceDelegate
from perm_desktop.gui.audience.foot import AudienceFoot
from perm_desktop.gui.audience.head import AudienceHead
from perm_desktop.gui.audience.menus import Whole, fill_whole_menu, line_menu
from perm_desktop.gui.audience.model import AudienceModel, Column
from perm_desktop.gui.audience.view import AudienceView
from perm_desktop.gui.kit.data_warning import DataWarning
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services import attendance, audience
from perm_desktop.store.catalog import Change

_FIND_FROM = 4  # states; fewer are seen at a glance
_LOW = 280  # pixels; a lower pane leaves out what the source says
_SHOWN = ("meeting_type", "role", "type_role", "type_text", "person", "tenure")
_READ_ONLY = UserError("This catalog is open for reading only.", "Nothing can be marked.")
_UNMARKED = UserError("A remark needs a mark first.", "Press A, P, E, X or N, then R.")
_NO_STATE = UserError("Who is there for no state has no mark.", "Write who came into the notes.")


class AudiencePane(QWidget):
    """The audience of the selected meeting."""

    counted = Signal(str)  # "3 of 18 recorded"
    roll_call_wanted = Signal()

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
        self.changes = AudienceChanges(session, self.head.tell_done)
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
        targets = [target for target in self._selected_targets() if target.state]
        if self._selected_targets() and not targets:
            self.head.tell_problem(_NO_STATE)
        if mark is Mark.NOT_RECORDED and len(targets) > 1:
            targets = [target for target in targets if not target.person]
        catalog, meeting = self._session.catalog, self._shown
        if meeting is None or not targets or not self._may_record():
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
        if meeting is not None and self._may_record():
            self._session.attempt(
                lambda: attendance.mark_expected(
                    catalog, meeting, whole.mark, state=whole.state, replace=whole.replace
                )
            )

    def add_walk_in(self) -> None:
        """Ask who came and add the line."""
        row = self._session.selected_row
        if row is not None and self._may_record():
            self._ask_walk_in(row)

    def add_expected(self) -> None:
        """Ask which role or person is invited besides, and go there."""
        if self._session.selected_row is None or not self._may_write():
            return
        current = self._current()
        added = self.changes.ask(current.target if current else Target(""), self.window())
        if added is not None:
            self.tree.go_to(self.model.place(Target(added.state, added.role, "", added.person)))

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
            (self.head.find_line, self.tree, foot.whole, foot.walk_in, foot.roll_call, foot.help)
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
        tree.removal_wanted.connect(self._remove)
        tree.addition_wanted.connect(self.add_expected)
        tree.inform_wanted.connect(self._inform)
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
        self.foot.roll_call.clicked.connect(self.roll_call_wanted)
        self.foot.help.clicked.connect(self._open_keys)

    # -- what is shown

    def _forget_remark(self, _: object) -> None:
        """What was said of a remark is of the meeting that was shown."""
        self.warning.look_at("")

    def _on_changed(self, change: Change) -> None:
        if change.touches(*_SHOWN) or self._shown in change.meetings:
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
        invited = audience.of(self._session.catalog, row.id, self._session.people)
        entries = audience_lines(row, kind, lines, reference.states, names, invited)
        self.changes.invited = invited
        if row.id == self._shown:
            self.model.update_entries(entries)
        else:
            self._shown = row.id
            self._open(entries)
        self.tree.keeps_remarks = any(line.remark for line in lines)
        self.tree.fit_columns()
        alone = row.state_codes[0] if len(row.state_codes) == 1 else ""
        self._count(count_words(row, invited.roles(alone), lines))

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
        state, current = self._current_state(), self._current()
        if current is not None and current.reason:
            self.head.tell_line(current)
        elif state is not None and state.target.state:
            self.head.tell_state(state, is_alone=self._state_count() == 1)
        elif state is not None:
            self.head.tell("There for no state: they have no mark.")
        elif self._shown is not None:
            self.head.tell("No state is invited.")
        else:
            self.head.tell("Select a meeting to see who is expected.")

    # -- what is asked for

    def _may_write(self) -> bool:
        if self._session.catalog.read_only:
            self.head.tell_problem(_READ_ONLY)
        return not self._session.catalog.read_only

    def _may_record(self) -> bool:
        row = self._session.selected_row
        return self._may_write() and row is not None and self._session.may_record(row)

    def _selected_targets(self) -> list[Target]:
        return [entry.target for entry in self._selected_entries()]

    def _selected_entries(self) -> list[Entry]:
        rows = self.tree.selectionModel().selectedRows()
        return [self.model.entry(index) for index in rows]

    def _state_count(self) -> int:
        row = self._session.selected_row
        return len(row.state_codes) if row is not None else 0

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
        from perm_desktop.gui.audience.walking_in import ask_walk_in

        current = self._current()
        start = current.target if current else Target("")
        added = ask_walk_in(self._session, row, start, self.window())
        if added is not None:
            self.tree.go_to(self.model.place(added))

    def _remove(self) -> None:
        """Take walk-ins off the list; else roles and persons off what is expected."""
        entries = self._selected_entries()
        catalog, meeting = self._session.catalog, self._shown
        if meeting is None or not self._may_write():
            return
        walk_ins = [entry.target for entry in entries if entry.expected == WALK_IN]
        if walk_ins and len(walk_ins) == len(entries):
            self._session.attempt(lambda: attendance.remove_walk_ins(catalog, meeting, walk_ins))
        else:
            self._try(lambda: self.changes.remove(entries, self.changes.reaches()[0]))

    def _inform(self) -> None:
        if self._shown is not None and self._may_write():
            entries = self._selected_entries()
            self._try(lambda: self.changes.inform(entries, self.changes.reaches()[0]))

    def _try(self, act: Callable[[], None]) -> None:
        """Do what a key asks for; a refusal is told where the eyes are."""
        try:
            act()
        except UserError as error:
            self.head.tell_problem(error)

    def _search(self) -> None:
        if self.head.find_line.isVisible():
            self.head.find_line.begin()

    def _find_state(self, typed: str) -> None:
        self.tree.go_to(self.model.starting_with(typed))

    def _fill_whole_menu(self) -> None:
        state = self._current_state()
        fill_whole_menu(self.foot.whole_menu, self._state_count(), state, self.mark_whole)

    def _open_keys(self) -> None:
        self._open_menu(self.tree.visualRect(self.tree.currentIndex()).bottomLeft())

    def _open_menu(self, point: QPoint) -> None:
        entry, writable = self._current(), not self._session.catalog.read_only
        others = (
            self.changes.others(entry, self._selected_entries(), self._try)
            if entry is not None and writable
            else None
        )
        menu = line_menu(self.tree, entry, self, others)
        menu.exec(self.tree.viewport().mapToGlobal(point))
        menu.deleteLater()
