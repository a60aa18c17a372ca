"""One meeting type: what it is, its texts, settings, roles and standing items."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from perm_desktop.core import cadences
from perm_desktop.core.errors import UserError
from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.gui.catalog.type_agenda import TypeAgenda
from perm_desktop.gui.catalog.type_form import TypeForm
from perm_desktop.gui.catalog.type_model import PHASES
from perm_desktop.gui.catalog.type_part import Refusal
from perm_desktop.gui.catalog.type_roles import TypeRoles
from perm_desktop.gui.catalog.type_texts import TypeTexts
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.flat_tabs import FlatTabs
from perm_desktop.gui.look import icons, theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.session import Session
from perm_desktop.store.catalog import Change

_TABLES = ("meeting_type", "type_text", "type_role", "cycle", "cycle_phase")


class TypeDetail(QWidget):
    """Shows the chosen type and keeps what is changed of it; a refusal is said on top."""

    duplicate_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._colors = session, palette
        self._key = ""
        self.title = FittingLabel(theme.PAGE)
        self.facts = FittingLabel(theme.TABLE)
        self.duplicate, self.delete = QPushButton("Duplicate"), QPushButton("Delete")
        self.problem = Refusal(palette)
        self.texts = TypeTexts(session, palette, self.attempt)
        self.form = TypeForm(session, self.attempt)
        self.roles = TypeRoles(session, palette, self.attempt)
        self.agenda = TypeAgenda(session, palette, self.attempt)
        self.tabs = FlatTabs(palette)
        self._build()
        self._connect()
        self.set_palette(palette)

    @property
    def key(self) -> str:
        """Which type is shown, empty for none."""
        return self._key

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        self.facts.set_ink(palette.color(Token.TEXT_SECONDARY))
        self.duplicate.setIcon(icons.icon("document_copy", palette))
        self.delete.setIcon(icons.icon("delete", palette))
        for part in (self.problem, self.tabs, self.texts, self.roles, self.agenda):
            part.set_palette(palette)

    def show_type(self, key: str) -> None:
        """Show a type; what is unsaved of another is written first."""
        if key != self._key:
            self.texts.flush()
            self.problem.tell(None)
            self._key = key
        self._refresh()

    def flush(self) -> bool:
        """Write what is unsaved; False when the catalog refused a text."""
        return self.texts.flush()

    def attempt(self, use_case: Callable[[], object]) -> bool:
        """Run a use case; a refusal is said here, and False returned."""
        try:
            self._session.insist(use_case)
        except UserError as error:
            self.problem.tell(error)
            return False
        self.problem.tell(None)
        return True

    def _build(self) -> None:
        self.delete.setObjectName("deleteType")
        self.duplicate.setObjectName("duplicateType")
        self.tabs.tabBar().setAccessibleName("Parts of the meeting type")
        for part, name in (
            (self.texts, "Texts"),
            (self.form, "Settings"),
            (self.roles, "Roles"),
            (self.agenda, "Standing agenda"),
        ):
            self.tabs.addTab(part, name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self.tabs, 1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setMinimumSize(0, 0)

    def _head(self) -> QVBoxLayout:
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.facts, 1)
        acts.addWidget(self.duplicate)
        acts.addWidget(self.delete)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addLayout(acts)
        head.addWidget(self.problem)
        return head

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.cycles_changed.connect(self._refresh)
        self._session.rows_reset.connect(self._count)
        self._session.rows_updated.connect(self._count)
        self.duplicate.clicked.connect(lambda: self.duplicate_wanted.emit(self._key))
        self.delete.clicked.connect(lambda: self.delete_wanted.emit(self._key))

    def _on_changed(self, change: Change) -> None:
        if change.touches(*_TABLES):
            self._refresh()

    def _refresh(self) -> None:
        kind = self._session.reference.types.get(self._key)
        if kind is None:
            return
        self.title.set_texts(kind.title, kind.short_title)
        self._count()
        writable = not self._session.catalog.read_only
        self.duplicate.setEnabled(writable)
        self.delete.setEnabled(writable)
        self.delete.setVisible(not kind.factory)
        for part in (self.texts, self.form, self.roles, self.agenda):
            part.show_type(kind)

    def _count(self) -> None:
        """Say what the type is and how many meetings of it are shown."""
        kind = self._session.reference.types.get(self._key)
        if kind is not None:
            count = sum(row.type == kind.key for row in self._session.rows.values())
            self.facts.set_texts(*_facts(kind, count))


def _facts(kind: MeetingType, count: int) -> tuple[str, ...]:
    """ "Pre-cycle · Once, joint · 2 hours · RC · 18 meetings shown", and shorter."""
    short = [PHASES[kind.phase], cadences.in_words(kind.cadence, joint=kind.joint)]
    meetings = "1 meeting shown" if count == 1 else f"{count or 'no'} meetings shown"
    own = [] if kind.factory else ["Your own type"]
    hosts = ", ".join(kind.hosts) or "no host named"
    middling = [*short, cadences.length_in_words(kind.minutes), hosts]
    return tuple(" · ".join(words) for words in ([*own, *middling, meetings], middling, short))
