"""The preview: pages that follow every choice, and the row of tools over them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core.errors import UserError
from perm_desktop.core.progress import silent
from perm_desktop.gui.kit.announcing import announce
from perm_desktop.gui.kit.page_section import set_ink
from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.printing.fitting import Fitting, Zoom
from perm_desktop.gui.printing.latest import Latest
from perm_desktop.gui.printing.page_view import PageView
from perm_desktop.gui.printing.pdf_pages import Picture, Proof, pictures, proof
from perm_desktop.gui.tasks import Tasks
from perm_desktop.services.printing.job import Job
from perm_desktop.services.printing.paper import packet

_SETTLES_AFTER = 150  # milliseconds from the last choice to its preview
_SCROLL_SETTLES_AFTER = 30
_PATIENCE = 500  # milliseconds: what is there sooner needs no words
_FIRST_PAGES = 2  # drawn with the layout, so that they show at once


@dataclass(frozen=True, slots=True)
class _Shown:
    """What came from the worker."""

    proof: Proof
    pictures: list[Picture]


class Preview(QWidget):
    """Lays out and draws off the window's thread; what is old stays until the new is there."""

    zoomed = Signal(str)  # another Zoom was chosen

    def __init__(self, tasks: Tasks, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proof: Proof | None = None
        self._colors = palette
        self._layouts = Latest(tasks, _SETTLES_AFTER, self)
        self._drawings = Latest(tasks, _SCROLL_SETTLES_AFTER, self)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self.view = PageView()
        self._place, self._remark, self._sentence = QLabel(), QLabel(), QLabel()
        self._back = _tool("chevron_left", "Previous page", palette)
        self._on = _tool("chevron_right", "Next page", palette)
        self._zooms = {
            Zoom.WIDTH: _word("Fit width"),
            Zoom.PAGE: _word("Whole page"),
        }
        self._build()
        self._connect()
        self.set_zoom(Zoom.WIDTH)

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to be laid out or drawn."""
        return self._layouts.is_waiting or self._drawings.is_waiting

    def set_zoom(self, zoom: Zoom) -> None:
        """Show whole pages, or pages as wide as the preview."""
        self._zooms[zoom].setChecked(True)
        self.view.set_zoom(zoom)

    def want(self, job: Job) -> None:
        """Show the first of other documents, soon; where there is nothing yet, at once."""
        self._layouts.want(
            partial(self._prepare, job),
            partial(self._show, job.remark),
            self._refuse,
            at_once=self._proof is None and not self._layouts.is_waiting,
        )
        self._patience.start()

    def say(self, sentence: str) -> None:
        """Show a sentence in place of pages."""
        self.drop()
        self._refuse(UserError(sentence))

    def drop(self) -> None:
        """Wait for nothing any more."""
        self._patience.stop()
        self._layouts.drop()
        self._drawings.drop()

    # -- building

    def _build(self) -> None:
        self.setObjectName("preview")
        for label in (self._place, self._remark, self._sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._place.setFont(theme.font(theme.TABLE))
        self._remark.setFont(theme.font(theme.TABLE))
        set_ink(self._remark, self._colors, Token.TEXT_SECONDARY)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setContentsMargins(24, 24, 24, 24)
        tools = QHBoxLayout()
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(4)
        for part in (self._back, self._place, self._on):
            tools.addWidget(part)
        tools.addSpacing(8)
        tools.addWidget(self._remark, 1)
        for part in self._zooms.values():
            tools.addWidget(part)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._sentence)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(tools)
        layout.addLayout(self._pages, 1)

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for zoom, button in self._zooms.items():
            group.addButton(button)
            button.clicked.connect(partial(self._on_zoomed, zoom))
        self._back.clicked.connect(lambda: self.view.go_to(self.view.page - 1))
        self._on.clicked.connect(lambda: self.view.go_to(self.view.page + 1))
        self.view.moved.connect(self._on_moved)
        self._patience.timeout.connect(lambda: self._remark.setText("Laying out…"))

    # -- laying out

    def _prepare(self, job: Job) -> Callable[[], _Shown]:
        papers = [step() for step in job.glance]
        content = partial(packet, papers, job.title, silent, contents=job.one_file)
        return partial(_laid_out, content, self.view.page, self.view.fitting)

    def _show(self, remark: str, found: _Shown) -> None:
        self._proof = found.proof
        self._drawings.drop()
        self._patience.stop()
        self._remark.setText(remark)
        self._pages.setCurrentWidget(self.view)
        self.view.show_pages(found.proof.sizes, found.pictures)
        self._on_moved()

    def _refuse(self, error: UserError) -> None:
        self._proof = None
        self._patience.stop()
        self._remark.setText("")
        self.view.show_pages((), ())
        self._sentence.setText(str(error))
        self._pages.setCurrentWidget(self._sentence)
        announce(self, str(error))

    # -- looking

    def _on_moved(self) -> None:
        """Say where one is, and have the pages drawn that came into sight."""
        page, count = self.view.page, self.view.page_count
        self._place.setText(f"Page {page + 1} of {count}" if count else "")
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page + 1 < count)
        for part in (self._back, self._on, *self._zooms.values()):
            part.setVisible(count > 0)
        missing = self.view.missing()
        if missing and self._proof is not None:
            draw = partial(pictures, self._proof, missing, self.view.fitting.pixels_per_inch)
            self._drawings.want(lambda: draw, self._add, self._refuse)

    def _add(self, found: list[Picture]) -> None:
        self.view.add_pictures(found)
        self._on_moved()

    def _on_zoomed(self, zoom: Zoom) -> None:
        self.view.set_zoom(zoom)
        self.zoomed.emit(zoom)


def _laid_out(content: Callable[[], bytes], first: int, fitting: Fitting) -> _Shown:
    """Make the file and its first pictures; on the worker."""
    found = proof(content())
    last = len(found.sizes) - 1
    pages = range(min(first, last), min(first + _FIRST_PAGES, last + 1))
    return _Shown(found, pictures(found, pages, fitting.pixels_per_inch))


def _tool(icon: str, name: str, palette: Palette) -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon(icon, palette))
    button.setIconSize(QSize(icons.DOCK, icons.DOCK))
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button


def _word(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(text)
    return button
