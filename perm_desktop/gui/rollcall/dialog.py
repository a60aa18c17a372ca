"""The roll call of one meeting: a mode for the keyboard over the window."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import UserError
from perm_desktop.core.rollcall import RollLine, count_words, next_wanted
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.audience.walking_in import ask_walk_in
from perm_desktop.gui.kit.announcing import announce
from perm_desktop.gui.kit.data_warning import DataWarning
from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.kit.key_hints import KeyHints
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.rollcall.head import RollHead
from perm_desktop.gui.rollcall.keys import HINTS
from perm_desktop.gui.rollcall.model import RollModel
from perm_desktop.gui.rollcall.part_dialog import ask_part
from perm_desktop.gui.rollcall.rest_menu import RestMenu
from perm_desktop.gui.rollcall.roll import Roll
from perm_desktop.gui.rollcall.table import RollTable
from perm_desktop.gui.session import Session
from perm_desktop.store.catalog import Change

_LIKED = QSize(1180, 860)
_LOW = 480  # pixels; a lower dialog leaves the keys to F1
_UNMARKED = UserError("A remark needs a mark first.", "Press A, P, E, X or N, then R.")
_NO_REST = UserError("Nothing is left to mark.", "Arrows go to a line, its keys change the mark.")


class RollCallDialog(QDialog):
    """Lines, what is above and below them, and what their keys mean.

    What is marked is kept at once, so leaving needs no answer.
    """

    def __init__(
        self, session: Session, meeting: int, palette: Palette, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Roll call")
        self._session = session
        self.roll = Roll(session, meeting)
        self.model = RollModel(self._write_remark, self)
        self.table = RollTable(self.model, palette)
        self.head = RollHead(palette)
        self.warning = DataWarning(palette)
        self.hints = KeyHints(HINTS, palette)
        self.rest = QPushButton("&Mark the rest…")
        self.undo = QPushButton("&Undo")
        self.close_button = QPushButton("&Done")
        self.undo.setEnabled(False)
        self._build(palette)
        self._connect()
        self._show()
        self._begin()
        resize_within_screen(self, parent.size().expandedTo(_LIKED) if parent else _LIKED)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low dialog keeps its room for the lines."""
        super().resizeEvent(event)
        self.hints.setVisible(self.height() >= _LOW)

    def _build(self, palette: Palette) -> None:
        names = {self.rest: "markRest", self.undo: "undoMark", self.close_button: "endRollCall"}
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button, name in names.items():
            button.setObjectName(name)
            button.setAutoDefault(False)  # Enter opens a state
        foot.addWidget(self.rest)
        foot.addWidget(self.undo)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self.hints.setObjectName("rollKeys")
        make_primary(self.close_button, palette)
        column = dialog_column(self, spacing=8)
        column.addWidget(self.head)
        column.addWidget(self.table, 1)
        column.addWidget(self.warning)
        column.addWidget(self.hints)
        column.addLayout(foot)
        order = (self.table, self.head.find_line, self.rest, self.undo, self.close_button)
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        table, find = self.table, self.head.find_line
        table.mark_wanted.connect(self._mark_by_key)
        table.folded.connect(self._fold)
        table.remark_wanted.connect(self._edit_remark)
        table.part_wanted.connect(self._ask_part)
        table.walk_in_wanted.connect(self._ask_walk_in)
        table.rest_wanted.connect(self._open_rest)
        table.search_wanted.connect(find.begin)
        table.moved.connect(self._tell_line)
        find.textEdited.connect(self._find)
        find.left.connect(table.setFocus)
        find.mark_wanted.connect(self._mark_found)
        self.rest.clicked.connect(self._open_rest)
        self.undo.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.accept)
        self.warning.removal_wanted.connect(self._leave_to_remove)
        self._session.changed.connect(self._on_changed)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._undo),
            (QKeySequence("Ctrl+Y"), self._redo),
            (QKeySequence.StandardKey.Find, find.begin),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # -- what is shown

    def _begin(self) -> None:
        """Start at the first line without a mark."""
        first = next((n for n, line in enumerate(self.roll.lines) if line.is_wanted), 0)
        if self.roll.lines:
            self.table.go_to(first)
        self.table.setFocus()

    def _on_changed(self, change: Change) -> None:
        if self.roll.row is None:
            self.reject()
        elif self.roll.meeting in change.meetings or change.touches("person", "tenure"):
            self._show()

    def _show(self) -> None:
        self.roll.read()
        if self.roll.row is not None:
            self.head.show_meeting(self.roll.row)
        self._show_lines()

    def _show_lines(self) -> None:
        """Show the lines as they are, and stay on the current one."""
        current = self.table.line
        self.model.set_lines(self.roll.lines)
        self.table.fit()
        row = self.model.place(current.target) if current else None
        if row is None and current is not None:
            row = self.model.place(Target(current.target.state))
        if row is not None and row != self.table.currentIndex().row():
            self.table.go_to(row)
        self.head.tell_count(
            count_words(self.roll.lines) if self.roll.lines else "Nobody is invited"
        )
        self._tell_line()

    def _tell_line(self) -> None:
        line = self.table.line
        if line is not None:
            self.head.tell_line(line, self.roll.recorded(line.target))

    # -- marks

    def _mark_by_key(self, mark: Mark, goes_on: bool) -> None:  # Qt's signature
        if self._mark(mark) and goes_on:
            self._go_on()

    def _mark_found(self, mark: Mark) -> None:
        """Mark the line that was typed; the field waits for the next name."""
        find = self.head.find_line
        if find.text() and self.roll.find(find.text()) is None:
            self._find(find.text())
        elif self._mark(mark):
            find.clear()

    def _mark(self, mark: Mark) -> bool:
        line = self.table.line
        if line is None or not self._try(lambda: self.roll.mark(line.target, mark)):
            return False
        row = self.model.place(line.target)
        if row is not None:
            self._announce(self.model.line(row))
        return True

    def _go_on(self) -> None:
        at = self.table.currentIndex().row()
        following = next_wanted(self.roll.lines, at)
        if following is not None:
            self.table.go_to(following)
        elif not any(line.is_wanted for line in self.roll.lines if not line.depth):
            self.head.tell(f"All done: {count_words(self.roll.lines)}.")

    def _announce(self, line: RollLine) -> None:
        """Say the new mark; the next line is read by itself."""
        count = count_words(self.roll.lines).partition(":")[0]
        announce(self.table, f"{line.name}: {line.look.word}. {count}.")

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except UserError as error:
            self.head.tell_problem(error)
            return False
        finally:
            self.undo.setEnabled(self.roll.can_undo)
        return True

    def _undo(self) -> None:
        self._turn(self.roll.undo, "Undone")

    def _redo(self) -> None:
        self._turn(self.roll.redo, "Made again")

    def _turn(self, turn: Callable[[], tuple[str, Target]], verb: str) -> None:
        """Take a step back or make it again, and go to where it was."""
        steps: list[tuple[str, Target]] = []
        if not self._try(lambda: steps.append(turn())):
            return
        label, target = steps[0]
        row = self.model.place(target)
        if row is not None:
            self.table.go_to(row)
        self.head.tell(f"{verb}: {label}.")

    # -- the rest of what a line can get

    def _fold(self, wanted: bool | None) -> None:
        """Open or close the state of the current line; None turns it."""
        line = self.table.line
        if line is None or sum(not each.depth for each in self.roll.lines) == 1:
            return
        state = line.target.state
        is_open = state in self.roll.opened
        if (not is_open if wanted is None else wanted) == is_open:
            return
        self.roll.opened ^= {state}
        self.roll.fold()
        self._show_lines()
        self._go_inside(state, is_open=not is_open)

    def _go_inside(self, state: str, *, is_open: bool) -> None:
        """A state that was opened is gone into at its first line without a mark."""
        row = self.model.place(Target(state))
        if row is None:
            return
        inside = [
            n for n, line in enumerate(self.roll.lines) if line.depth and line.target.state == state
        ]
        wanted = (n for n in inside if self.roll.lines[n].is_wanted)
        self.table.go_to(next(wanted, next(iter(inside), row)) if is_open else row)

    def _find(self, typed: str) -> None:
        target = self.roll.find(typed)
        if target is None:
            if typed.strip():
                self.head.tell_problem(
                    UserError(f"Nobody on this call is called “{typed}”.", "W adds a walk-in.")
                )
            return
        if self.model.place(target) is None:
            self.roll.opened.add(target.state)
            self.roll.fold()
            self._show_lines()
        self.table.go_to(self.model.place(target) or 0)
        self._tell_line()

    def _edit_remark(self) -> None:
        if not self.table.edit_remark():
            self.head.tell_problem(_UNMARKED)
            self.table.take_no_words()

    def _write_remark(self, target: Target, text: str) -> None:
        self._try(lambda: self.roll.remark(target, text))
        self.warning.look_at(text)

    def _ask_part(self) -> None:
        line = self.table.line
        if line is None:
            return
        given = ask_part(line.name, *self.roll.part(line.target), self)
        if given is not None and self._try(lambda: self.roll.mark_partial(line.target, *given)):
            self._go_on()

    def _ask_walk_in(self) -> None:
        row, line = self.roll.row, self.table.line
        if row is None or line is None:
            return
        added = ask_walk_in(self._session, row, line.target, self)
        if added is not None:
            self.roll.added(added)
            self.undo.setEnabled(True)
            self.roll.opened.add(added.state)
            self.roll.fold()
            self._show_lines()
            self.table.go_to(self.model.place(added) or 0)

    def _open_rest(self) -> None:
        """Offer to mark the states without a mark, or who is expected of an open state."""
        line = self.table.line
        rest = self.roll.rest(line) if line else None
        if line is None or rest is None:
            self.head.tell_problem(_NO_REST)
            return
        target, state = line.target, rest.state
        menu = RestMenu(rest.title, lambda mark: self._mark_rest(target, mark, state), self)
        menu.exec(self.rest.mapToGlobal(self.rest.rect().topLeft()))
        menu.deleteLater()

    def _mark_rest(self, target: Target, mark: Mark, state: str) -> None:
        if self._try(lambda: self.roll.mark_rest(target, mark, state)):
            self.table.setFocus()
            partly = [x.name for x in self.roll.lines if not x.depth and x.is_wanted]
            left = (
                f" Open with Enter what is recorded in part: {', '.join(partly)}." if partly else ""
            )
            self.head.tell(f"{count_words(self.roll.lines)}.{left}")

    def _leave_to_remove(self, text: str) -> None:
        """A text that should not be there is removed where that is done."""
        self.accept()
        self._session.spill_seen.emit(text)
