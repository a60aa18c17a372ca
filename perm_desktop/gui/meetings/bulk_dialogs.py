"""One act on many meetings: what it would do and what it would leave alone, before it is done."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from perm_desktop.core.errors import UserError
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.kit.data_warning import DataWarning
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.look import theme
from perm_desktop.gui.small_dialogs import Question
from perm_desktop.services import bulk, meetings
from perm_desktop.services.bulk import Act, Bulk
from perm_desktop.store.catalog import Catalog

_SETTLES_AFTER = 150  # milliseconds
_TEXT_LIMIT = 300
_AIR = 8  # added to the font's height for a line
_OK, _CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


class _Words(NamedTuple):
    title: str
    sentence: str
    verb: str  # "Cancel {count}" on the button
    change: str  # over those that change
    field: str = ""  # what has to be said, with its mnemonic
    keep: str = "Cancel"  # the other button


_WORDS: Mapping[Act, _Words] = MappingProxyType(
    {
        Act.CANCEL: _Words(
            "Cancel meetings",
            "Cancelled meetings stay visible, with your reason.",
            "Cancel {count}",
            "Will be cancelled",
            "&Reason",
            "Keep them",
        ),
        Act.HOLD: _Words(
            "Mark as held",
            "Say that these meetings took place.",
            "Mark {count} held",
            "Will be marked held",
        ),
        Act.SCHEDULE: _Words(
            "Schedule again",
            "Held and cancelled meetings wait for their day again; reasons are dropped.",
            "Schedule {count} again",
            "Will be scheduled again",
        ),
        Act.PLACE: _Words(
            "Set place",
            "An empty place takes the old one away.",
            "Set the place of {count}",
            "Will have this place",
            "&Place",
        ),
        Act.DELETE: _Words(
            "Delete meetings",
            "Deleted meetings go to the trash. Undo brings them all back.",
            "Delete {count}",
            "Will be deleted",
        ),
    }
)


class BulkDialog(Question):
    """Asks for a reason or a place where one is needed; the button says how many change."""

    def __init__(
        self, catalog: Catalog, act: Act, rows: Sequence[MeetingRow], parent: QWidget | None
    ) -> None:
        words = _WORDS[act]
        super().__init__(words.title, words.sentence, "", parent)
        self._catalog, self._act, self._rows, self._words = catalog, act, rows, words
        self._field = QLineEdit(self)
        self._summary, self._refusal = QLabel(), QLabel()
        self._tree = QTreeWidget()
        self._settling = QTimer(self, singleShot=True, interval=_SETTLES_AFTER)
        self._settling.timeout.connect(self._try)
        self._bulk = bulk.preview(catalog, act, rows)
        self._waited = self._waits()
        self._build()
        self._show()

    @property
    def bulk(self) -> Bulk:
        """What accepting would do."""
        return self._bulk

    def accept(self) -> None:
        """Take what is typed now, also what was typed a moment ago."""
        self._try()
        if self.buttons.button(_OK).isEnabled():
            super().accept()

    def done(self, result: int) -> None:
        """Close and try no more."""
        self._settling.stop()
        super().done(result)

    def _build(self) -> None:
        self._field.setVisible(bool(self._words.field))
        if self._words.field:
            self._field.setAccessibleName(self._words.field.replace("&", ""))
            self._field.setMaxLength(_TEXT_LIMIT)
            if self._act is Act.PLACE and len(places := {row.place for row in self._rows}) == 1:
                self._field.setText(places.pop())
                self._field.selectAll()
            self._field.textChanged.connect(self._on_typed)
            form = dialog_form()
            form.addRow(self._words.field, self._field)
            self.middle.addLayout(form)
            warning = DataWarning()
            warning.watch(self._field)
            self.middle.addWidget(warning)
        for label in (self._summary, self._refusal):
            label.setWordWrap(True)
        self._summary.setFont(theme.font(theme.STRONG))
        self._summary.setObjectName("bulkSummary")
        self._tree.setObjectName("bulkPreview")
        self._tree.setAccessibleName("What would change")
        self._tree.setHeaderLabels(["Meeting", "Why not"])
        self._tree.setFont(theme.font(theme.TABLE))
        self._tree.setUniformRowHeights(True)
        self._tree.setMinimumHeight(120)
        head = self._tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.middle.addWidget(self._summary)
        self.middle.addWidget(self._tree, 1)
        self.middle.addWidget(self._refusal)
        self._refusal.hide()
        self.buttons.button(_CANCEL).setText(self._words.keep)
        self.buttons.button(_CANCEL).setAutoDefault(False)
        self.buttons.button(_OK).setDefault(True)
        resize_within_screen(self, QSize(620, 440))

    def _on_typed(self) -> None:
        self._settling.start()
        self._tell()

    def _try(self) -> None:
        self._settling.stop()
        before = self._bulk
        try:
            self._bulk = bulk.preview(self._catalog, self._act, self._rows, self._field.text())
            self._refuse("")
        except UserError as error:
            self._refuse(str(error))
        waited, self._waited = self._waited, self._waits()
        said = (before.rows, before.left_alone, waited)
        if said != (self._bulk.rows, self._bulk.left_alone, self._waited):
            self._show()
        self._tell()

    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def _show(self) -> None:
        """List what changes, then what does not and why."""
        self._tree.clear()
        left_alone = list(self._bulk.left_alone)
        groups = [
            (self._words.change, [(row, "") for row in self._bulk.rows]),
            ("Stay as they are", left_alone),
        ]
        if self._waits():
            groups, left_alone = [("Chosen", [(row, "") for row in self._rows])], []
        for title, lines in groups:
            if lines:
                top = self._line(f"{title} ({len(lines):,})", "")
                top.setFont(0, theme.font(theme.TABLE_STRONG))
                top.addChildren([self._line(meetings.describe(row), why) for row, why in lines])
                self._tree.addTopLevelItem(top)
                top.setExpanded(True)
        self._tree.setColumnHidden(1, not left_alone)
        self._tell()

    def _line(self, text: str, why: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text, why])
        item.setSizeHint(0, QSize(0, self._tree.fontMetrics().height() + _AIR))
        return item

    def _tell(self) -> None:
        waits, count = self._waits(), len(self._bulk.rows)
        left = len(self._bulk.left_alone)
        parts = [f"{_meetings(count)} will change", f"{left:,} will not" if left else ""]
        sentence = f"{', '.join(filter(None, parts))}."
        self._summary.setText(f"{sentence} {self._bulk.warning}".strip())
        self._summary.setVisible(not waits)
        needs_text = self._act is Act.CANCEL and not self._field.text().strip()
        ok = self.buttons.button(_OK)
        meant = len(self._rows) if waits else count
        ok.setText(self._words.verb.format(count=_meetings(meant)))
        ok.setEnabled(count > 0 and not waits and not needs_text and not self._refusal.text())

    def _waits(self) -> bool:
        """Whether no place was said yet; one that was taken away by hand is said."""
        return self._act is Act.PLACE and not self._field.isModified()


def _meetings(count: int) -> str:
    return "1 meeting" if count == 1 else f"{count:,} meetings"
