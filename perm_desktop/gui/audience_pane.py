"""Who is expected and who came; marks by one key each."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import mark_look
from perm_desktop.core.vocabulary import Expectation, Mark
from perm_desktop.gui import theme
from perm_desktop.gui.audience_model import (
    AudienceModel,
    Column,
    LookRole,
    RoleLine,
    StateLine,
    Target,
)
from perm_desktop.gui.look_delegate import LookDelegate
from perm_desktop.gui.palettes import Palette
from perm_desktop.gui.session import Session
from perm_desktop.services import attendance

# One key a mark, while the list has the focus.
MARK_KEYS = {
    Qt.Key.Key_A: Mark.ATTENDED,
    Qt.Key.Key_P: Mark.PARTIAL,
    Qt.Key.Key_E: Mark.EXCUSED,
    Qt.Key.Key_X: Mark.ABSENT,
    Qt.Key.Key_N: Mark.NOT_REQUIRED,
    Qt.Key.Key_Backspace: Mark.NOT_RECORDED,
}
_KEY_WORDS = {Qt.Key.Key_Backspace: "Backspace"}
_EXPECTED = {
    Expectation.REQUIRED: "Required",
    Expectation.AS_NEEDED: "As needed",
    Expectation.BY_AGENDA: "By agenda",
}


class AudiencePane(QWidget):
    """The audience of the selected meeting."""

    counted = Signal(str)  # "3 of 18 states recorded"

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = AudienceModel(self)
        self._delegate = LookDelegate(palette, LookRole, self)
        self.tree = QTreeView()
        self.count = ""
        self._sentence = QLabel()
        self._keys = QLabel()
        self._all = QPushButton("Mark a&ll attended")
        self._build()
        self._connect()
        self._show(session.selection)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._delegate.set_palette(palette)
        self.tree.viewport().update()

    def mark_selected(self, mark: Mark) -> None:
        """Mark the selected lines alike, as one step."""
        targets = [self._model.target(index) for index in self.tree.selectionModel().selectedRows()]
        self._mark(targets, mark)

    def mark_all_states(self) -> None:
        """Mark every invited state attended, as one step."""
        row = self._session.selected_row
        if row is not None:
            self._mark([Target(code, "") for code in row.state_codes], Mark.ATTENDED)

    def _build(self) -> None:
        self.tree.setObjectName("audience")
        self.tree.setAccessibleName("Audience")
        self.tree.setModel(self._model)
        self.tree.setItemDelegate(self._delegate)
        self.tree.setFont(theme.font(theme.TABLE))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(14)
        self.tree.setFrameShape(QTreeView.Shape.NoFrame)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head = self.tree.header()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(Column.WHO, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(Column.EXPECTED, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(Column.MARK, QHeaderView.ResizeMode.ResizeToContents)
        for label in (self._sentence, self._keys):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setContentsMargins(12, 8, 12, 8)
        self._keys.setText("A attended · P partial · E excused · X absent · N not required")
        self._keys.setFont(theme.font(theme.CAPTION))
        self._all.setObjectName("markAllAttended")
        self._lay_out()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 8)
        foot.addWidget(self._all)
        foot.addWidget(self._keys, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._sentence)
        layout.addWidget(self.tree, 1)
        layout.addLayout(foot)
        layout.addStretch()

    def _connect(self) -> None:
        self._session.selected.connect(self._show)
        self._session.changed.connect(self._on_changed)
        self.tree.installEventFilter(self)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self._all.clicked.connect(self.mark_all_states)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Single keys act only while the list has the focus, before its type-ahead."""
        if (
            watched is self.tree
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers()
            in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            and (mark := MARK_KEYS.get(Qt.Key(event.key()))) is not None
        ):
            self.mark_selected(mark)
            return True
        return super().eventFilter(watched, event)

    def _mark(self, targets: list[Target], mark: Mark) -> None:
        meeting = self._session.selection
        if meeting is None or not targets:
            return
        catalog = self._session.catalog
        self._session.attempt(lambda: attendance.mark_many(catalog, meeting, targets, mark))

    def _on_changed(self) -> None:
        self._show(self._session.selection)

    def _show(self, _: int | None) -> None:
        row = self._session.selected_row
        for part in (self.tree, self._all, self._keys):
            part.setVisible(row is not None)
        self._all.setEnabled(not self._session.catalog.read_only)
        if row is None:
            self._sentence.setText("Select a meeting to see who is expected.")
            self._count("")
            return
        fresh = self._model.set_audience(
            self._states(row), self._roles(row), attendance.lines(self._session.catalog, row.id)
        )
        if fresh:
            self._open_up(row)
        self._tell(row)

    def _count(self, text: str) -> None:
        self.count = text
        self.counted.emit(text)

    def _open_up(self, row: MeetingRow) -> None:
        """A few states show their roles at once; many stay closed, to be marked as states."""
        if len(row.state_codes) <= 2:
            self.tree.expandAll()
        self.tree.setCurrentIndex(self._model.index(0, 0))

    def _tell(self, row: MeetingRow) -> None:
        count = f"{self._model.recorded_states} of {len(row.state_codes)} recorded"
        self._count(count)
        kind = self._session.reference.types[row.type]
        self._sentence.setText(kind.wording.audience or "The source names no audience.")

    def _states(self, row: MeetingRow) -> list[StateLine]:
        known = self._session.reference.states
        return [
            StateLine(
                code,
                known[code].name,
                f"{clock.clock(there)} {clock.zone_label(there)}",
            )
            for code in row.state_codes
            for there in [clock.local(row.utc, known[code].zone)]
        ]

    def _roles(self, row: MeetingRow) -> list[RoleLine]:
        reference = self._session.reference
        return [
            RoleLine(
                expected.role,
                reference.roles[expected.role].name,
                _EXPECTED[expected.expectation],
            )
            for expected in reference.types[row.type].roles
        ]

    def _open_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        for key, mark in MARK_KEYS.items():
            word = _KEY_WORDS.get(key, chr(key.value))
            action = menu.addAction(f"{mark_look(mark).word}\t{word}")
            action.setData(mark.value)
        menu.triggered.connect(self._on_menu_chosen)
        menu.exec(self.tree.viewport().mapToGlobal(point))
        menu.deleteLater()

    def _on_menu_chosen(self, action: QAction) -> None:
        self.mark_selected(Mark(action.data()))
