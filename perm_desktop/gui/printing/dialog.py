"""The print dialog: choices on the left, paper on the right, and the ways to get it."""

from pathlib import Path

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from perm_desktop.gui.ask import Ask
from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.kit.flat_tabs import FlatTabBar
from perm_desktop.gui.kit.hairline import hairline
from perm_desktop.gui.kit.scrolling import scrolling
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.printing.choices import Choices
from perm_desktop.gui.printing.delivery import Delivery
from perm_desktop.gui.printing.fitting import Zoom
from perm_desktop.gui.printing.memory import PrintMemory
from perm_desktop.gui.printing.outcome import Outcome
from perm_desktop.gui.printing.preview import Preview
from perm_desktop.gui.printing.work import Work
from perm_desktop.gui.session import Session
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services.printing.choice import Choice, Stock
from perm_desktop.services.printing.dress import letterhead
from perm_desktop.services.printing.job import NOTHING, ListMaker, hint, job

_SIZE = QSize(1080, 680)  # fits a screen of 1366 by 768
_CHOICES_WIDTH = 38  # average characters
_NARROW = 64  # average characters: below, choices and preview take turns
_CHOICES, _PREVIEW = 0, 1  # tabs
_NO_LIMIT = 16_777_215  # Qt's own


class PrintDialog(QDialog):
    """Shows what is chosen as paper; prints and saves it without closing."""

    def __init__(
        self,
        session: Session,
        stock: Stock,
        choice: Choice,
        as_list: ListMaker,
        *,
        tasks: Tasks,
        ask: Ask,
        palette: Palette,
        memory: PrintMemory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self.stock, self._as_list = session, stock, as_list
        self._ask, self._memory, self._colors = ask, memory, palette
        self._job = NOTHING
        self.choices = Choices(choice, stock)
        self.preview = Preview(tasks, palette)
        self.work = Work(tasks)
        self.outcome = Outcome(self._open_place)
        self._delivery = Delivery(self.work, self.outcome, ask, memory)
        self._said = QLabel()
        self._print, self._save = QPushButton("&Print…"), QPushButton("Sa&ve as PDF…")
        self._close = QPushButton("Close")
        self._build()
        self._connect()
        self.choices.focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to lay out when there is somebody to look at it."""
        super().showEvent(event)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, choices and preview are behind tabs."""
        super().resizeEvent(event)
        self._arrange()

    def reject(self) -> None:
        """Leave; where something is being made, end that first."""
        if self.work.is_running:
            self.work.stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Remember what was chosen; a preview on its way is dropped."""
        self.preview.drop()
        self._memory.keep(self.choices.choice())
        super().done(result)

    # -- building

    def _build(self) -> None:
        self.setWindowTitle("Print")
        self.setObjectName("printDialog")
        self.setSizeGripEnabled(True)
        resize_within_screen(self, _SIZE)
        self.preview.set_zoom(self._memory.zoom)
        self._tell_letterhead()
        self._tabs = FlatTabBar(self._colors)
        self._tabs.setAccessibleName("Parts of the dialog")
        self._tabs.addTab("Choices")
        self._tabs.addTab("Preview")
        self._side = scrolling(self.choices)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self._side)
        body.addWidget(self.preview, 1)
        layout = dialog_column(self, spacing=8)
        layout.addWidget(self._tabs)
        layout.addLayout(body, 1)
        layout.addWidget(self.outcome)
        layout.addWidget(self.work)
        layout.addWidget(hairline())
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self._print.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._said, 1)
        for button in (self._print, self._save, self._close):
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        self.choices.changed.connect(self._follow)
        self.choices.letterhead_wanted.connect(self._set_up_letterhead)
        self.preview.zoomed.connect(self._on_zoomed)
        self.work.finished.connect(self._lock)
        self._tabs.currentChanged.connect(self._arrange)
        self._print.clicked.connect(self.print_out)
        self._save.clicked.connect(self.save)
        self._close.clicked.connect(self.reject)

    def _arrange(self) -> None:
        """One beside the other, or one at a time."""
        letter = self.fontMetrics().averageCharWidth()
        is_narrow = self.width() < (_CHOICES_WIDTH + _NARROW) * letter
        shown = self._tabs.currentIndex()
        self._tabs.setVisible(is_narrow)
        self._side.setVisible(not is_narrow or shown == _CHOICES)
        self.preview.setVisible(not is_narrow or shown == _PREVIEW)
        if is_narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_NO_LIMIT)
        else:
            self._side.setFixedWidth(_CHOICES_WIDTH * letter)

    # -- following the choices

    def _follow(self) -> None:
        """Have the preview show what is chosen, and the buttons say what they would do."""
        choice = self.choices.choice()
        made = job(self._session.catalog, choice, self.stock, self._as_list)
        self._job = made
        self.outcome.clear()
        for button in (self._print, self._save):
            button.setEnabled(len(made) > 0)
        self._said.setText(made.said)
        self._save.setText("Sa&ve as PDF…" if made.table is None else "Sa&ve as file…")
        if not len(made):
            self.preview.say(hint(choice, self.stock))
            return
        self.preview.want(made)

    def _on_zoomed(self, zoom: Zoom) -> None:
        self._memory.zoom = zoom

    # -- the letterhead

    def _tell_letterhead(self) -> None:
        catalog = self._session.catalog
        self.choices.show_letterhead(
            is_set_up=letterhead(catalog) is not None, can_change=not catalog.read_only
        )

    def _set_up_letterhead(self) -> None:
        from perm_desktop.gui.printing.letterhead_dialog import LetterheadDialog

        dialog = LetterheadDialog(self._session.catalog, self._ask, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._tell_letterhead()
            self.choices.use_letterhead()
        dialog.deleteLater()

    # -- delivering

    def print_out(self) -> None:
        """Send the pages to a printer that is asked for."""
        self.outcome.clear()
        self._delivery.print_out(self._job)
        self._lock()

    def save(self) -> None:
        """Write the documents to a file or a folder that is asked for."""
        self.outcome.clear()
        self._delivery.save(self._job)
        self._lock()

    def _lock(self) -> None:
        """While something is made, the choices it is made from stay."""
        running = self.work.is_running
        for part in (self.choices, self._print, self._save):
            part.setEnabled(not running)

    def _open_place(self, place: Path) -> None:
        self._ask.open_outside(QUrl.fromLocalFile(str(place)))
