"""The agenda of the selected meeting: items with their clock, edited in place."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core import clock
from perm_desktop.core.meetings import AgendaItem, MeetingRow
from perm_desktop.core.symbols import Symbol
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.meeting.agenda_delegate import AgendaDelegate
from perm_desktop.gui.meeting.agenda_empty import AgendaEmpty
from perm_desktop.gui.meeting.agenda_model import AgendaModel
from perm_desktop.gui.meeting.agenda_view import AgendaView
from perm_desktop.gui.meeting.item_notes import ItemNotes
from perm_desktop.gui.meeting.standing_button import StandingButton
from perm_desktop.gui.meeting.topic_line import TopicLine
from perm_desktop.gui.session import Session
from perm_desktop.services import agenda_prefill, agendas, audience
from perm_desktop.store.catalog import Change

_TOOL = 26
_WIDE = 4  # times the width of the print button
_ICONS = ("add", "arrow_up", "arrow_down", "delete", "people")


class AgendaTab(QWidget):
    """Items of one agenda, their notes, the time they take, and the way to paper."""

    print_requested = Signal(object)  # int: the meeting whose agenda is to be printed

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._colors = palette
        self.model = AgendaModel(session, self)
        self._delegate = AgendaDelegate(palette, self)
        self.table = AgendaView(self.model, self._delegate)
        self.item_notes = ItemNotes(session, palette)
        self.footer = FittingLabel(theme.TABLE)
        self._pages = QStackedWidget()
        self._last_line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._print = QPushButton("Print agenda…")
        self.empty = AgendaEmpty()
        self.topic = TopicLine(session)
        self._standing = StandingButton(session, lambda: self.model.meeting)
        self._is_proposed = False
        self._make_actions()
        self._build()
        self._connect()
        self.set_palette(palette)
        self.show_meeting(None)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self._delegate.set_palette(palette)
        self.item_notes.set_palette(palette)
        for action, name in zip(self._actions, _ICONS, strict=True):
            action.setIcon(icons.icon(name, palette))
        self.empty.set_palette(palette)
        self._standing.set_palette(palette)
        make_primary(self._print, palette)
        self._print.setIcon(icons.icon("print", palette, token=Token.ACCENT_TEXT))
        self._refresh()

    def show_meeting(self, row: MeetingRow | None) -> None:
        """Show another meeting's agenda; what is being typed is written first."""
        self.flush()
        self._is_proposed = False
        self.model.show_meeting(row)
        self.topic.show_meeting(row)

    def flush(self) -> bool:
        """Write what is being typed; False when the catalog refused a text."""
        self.table.commit()
        self.topic.save()
        return self.item_notes.flush()

    def add_item(self) -> None:
        """Append a row and open its title; a title left empty adds nothing."""
        self.table.commit()
        index = self.model.begin_draft()
        self.table.setFocus()
        self.table.edit_cell(index)

    def use_proposal(self) -> None:
        """Take the proposed items as one step."""
        meeting, proposal = self.model.meeting, self.empty.proposal
        if meeting is None or proposal is None:
            return
        catalog = self._session.catalog
        self._session.attempt(lambda: agendas.add_items(catalog, meeting, proposal.items))
        if self.model.rowCount():
            self.table.go_to(0)
            self.table.setFocus()

    def ask_roles(self) -> None:
        """Ask which roles the current item wants; they are expected at the meeting then."""
        if (item := self._current_item()) is None:
            return
        from perm_desktop.gui.meeting.item_roles_dialog import ItemRolesDialog

        session, wanted = self._session, self.model.roles_of(item.id)
        roles = [(code, role.name) for code, role in session.reference.roles.items()]
        dialog = ItemRolesDialog(item.title, roles, wanted, self.window())
        if dialog.exec():
            found = dialog.roles()
            session.attempt(lambda: audience.set_item_roles(session.catalog, item.id, found))
        dialog.deleteLater()

    def tick(self) -> None:
        """Look at the clock again: another item may be running."""
        self.model.tick()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the tab goes to the items, or to the way to the first one."""
        target = self.table if self.model.rowCount() else self.empty.first()
        target.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room beside the item's notes, printing costs the items no line."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._print.sizeHint().width() * _WIDE
        direction = QBoxLayout.Direction
        self._last_line.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def _make_actions(self) -> None:
        self._add = self._action(
            "addItem", "Add item", ("Ctrl+Return", "Ctrl+Enter", "Ins"), self.add_item
        )
        self._up = self._action("moveItemUp", "Move up", ("Alt+Up",), self._move_up)
        self._down = self._action("moveItemDown", "Move down", ("Alt+Down",), self._move_down)
        self._delete = self._action("deleteItem", "Delete item", ("Del",), self._delete_selected)
        self._roles = self._action("itemRoles", "Roles…", ("F4",), self.ask_roles)
        self._actions = (self._add, self._up, self._down, self._delete, self._roles)
        self._add.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(self._add)
        self.table.addActions(self._actions[1:])

    def _action(
        self, name: str, words: str, keys: Sequence[str], slot: Callable[[], None]
    ) -> QAction:
        """An action for the focused table; its tooltip names its first key."""
        action = QAction(words, self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        native = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{words} ({native})")
        action.triggered.connect(slot)
        return action

    def _build(self) -> None:
        self.footer.setObjectName("agendaTime")
        self._print.setObjectName("printAgenda")
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._items_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.topic)
        layout.addWidget(self._pages, 1)

    def _items_page(self) -> QWidget:
        tools = QHBoxLayout()
        tools.setSpacing(0)
        buttons = [self._tool(action) for action in self._actions]
        for button in buttons:
            tools.addWidget(button)
        self._fit_tool(self._standing)
        tools.addWidget(self._standing)
        tools.addWidget(self.footer, 1)
        self.footer.setAlignment(Qt.AlignmentFlag.AlignRight)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 4, 12, 8)
        foot.setSpacing(6)
        foot.addLayout(tools)
        foot.addLayout(self._last_line)
        self._last_line.setSpacing(6)
        self._last_line.addWidget(self.item_notes, 1)
        corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        self._last_line.addWidget(self._print, 0, corner)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        chain = [self.table, *buttons, self._standing, self.item_notes.field, self._print]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
        return page

    def _tool(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setObjectName(f"{action.objectName()}Button")
        button.setAccessibleName(action.text())
        button.setAutoRaise(True)
        self._fit_tool(button)
        if action is self._add:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _fit_tool(self, button: QToolButton) -> None:
        button.setIconSize(QSize(icons.DOCK, icons.DOCK))
        button.setMinimumSize(_TOOL, _TOOL)

    def _connect(self) -> None:
        model = self.model
        model.modelReset.connect(self._on_reset)
        for signal in (model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.dataChanged):
            signal.connect(self._refresh)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.table.editing_ended.connect(self._on_editing_ended)
        self._session.changed.connect(self._on_changed)
        self.table.moved.connect(model.move_rows)
        self.empty.add.clicked.connect(self.add_item)
        self.empty.use.clicked.connect(self.use_proposal)
        self._print.clicked.connect(self._on_print)

    def _propose(self) -> None:
        """Ask what this agenda may begin with; nothing is written by that."""
        catalog, row = self._session.catalog, self._session.rows.get(self.model.meeting or 0)
        found = None
        if row is not None:
            kind = self._session.reference.types[row.type]
            found = self._session.attempt(lambda: agenda_prefill.proposal(catalog, row, kind))
        writable = not catalog.read_only and row is not None
        self.empty.show_proposal(found, writable=writable)

    def _on_reset(self) -> None:
        if self.model.rowCount():
            self.table.go_to(0)
        self._refresh()

    def _on_changed(self, change: Change) -> None:
        """The meeting itself may have become longer or moved, a topic may have been set."""
        touched = self.model.meeting in change.meetings
        if touched:
            self._tell_time()
        sources = change.touches("topic", "standing_item", "type_text")
        if self._is_proposed and (touched or sources):
            self._propose()

    def _on_current_changed(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self._refresh()

    def _on_editing_ended(self) -> None:
        """A new item whose title stayed empty goes away again."""
        if not self.model.has_draft:
            return
        self.model.drop_draft()
        if self.model.items:
            self.table.go_to(len(self.model.items) - 1)
        else:
            self.empty.add.setFocus()

    def _refresh(self) -> None:
        """Show what follows from the items and from the current one."""
        model, row = self.model, self.table.currentIndex().row()
        writable = not self._session.catalog.read_only and model.meeting is not None
        item = model.items[row] if 0 <= row < len(model.items) else None
        is_empty = model.rowCount() == 0
        self._pages.setCurrentIndex(0 if is_empty else 1)
        if is_empty and not self._is_proposed:
            self._propose()
        self._is_proposed = is_empty
        self._add.setEnabled(writable)
        self._standing.setEnabled(writable)
        self._up.setEnabled(writable and item is not None and row > 0)
        self._down.setEnabled(writable and item is not None and row < len(model.items) - 1)
        self._delete.setEnabled(writable and item is not None)
        self._roles.setEnabled(writable and item is not None)
        self.item_notes.show_item(model.meeting, item, row + 1)
        self._tell_time()

    def _tell_time(self) -> None:
        row = self._session.rows.get(self.model.meeting or 0)
        if row is None:
            return
        used = sum(item.minutes for item in self.model.items)
        over = used > row.minutes
        self.footer.set_texts(*time_words(row, used))
        self.footer.set_symbol(Symbol.TRIANGLE if over else None, self._colors.color(Token.WARNING))
        self.footer.set_ink(self._colors.color(Token.TEXT if over else Token.TEXT_SECONDARY))

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        item, meeting = self._current_item(), self.model.meeting
        if item is None or meeting is None:
            return
        catalog = self._session.catalog
        self._session.attempt(lambda: agendas.move_item(catalog, meeting, item.id, by))
        self.table.scrollTo(self.table.currentIndex())

    def _delete_selected(self) -> None:
        rows, meeting = self.table.selected_rows(), self.model.meeting
        if not rows or meeting is None:
            return
        idents = [self.model.items[row].id for row in rows]
        catalog = self._session.catalog
        self._session.attempt(lambda: agendas.delete_items(catalog, meeting, idents))
        if left := self.model.rowCount():
            self.table.go_to(min(rows[0], left - 1))
        else:
            self.empty.add.setFocus()

    def _current_item(self) -> AgendaItem | None:
        row = self.table.currentIndex().row()
        return self.model.items[row] if 0 <= row < len(self.model.items) else None

    def _on_print(self) -> None:
        self.flush()
        if self.model.meeting is not None:
            self.print_requested.emit(self.model.meeting)


def time_words(row: MeetingRow, used: int) -> tuple[str, ...]:
    """Return how much of the meeting's time the items take, in words of falling length."""
    share = f"{used} of {row.minutes} min"
    end = row.start + timedelta(minutes=used)
    ends = f"ends {clock.clock(end)}"
    over = used - row.minutes
    if over <= 0:
        bare = f"ends {clock.bare_clock(end)}"
        return f"{share}, {ends}", f"{share}, {bare}", f"{used} of {row.minutes}, {bare}", share
    excess = f"{over} minute{'' if over == 1 else 's'} over"
    return f"{share}, {ends}, {excess}", f"{excess}, {ends}", excess
