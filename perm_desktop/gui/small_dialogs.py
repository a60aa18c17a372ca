"""Dialogs of one question: a cycle to add, a reason, the trash, about."""

import platform
import sqlite3
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from perm_desktop import __version__
from perm_desktop.core.cycles import cycle_group, review_period
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.gui.kit.data_warning import DataWarning
from perm_desktop.gui.kit.dialog_layout import dialog_column, dialog_form
from perm_desktop.services import cycles, meetings

_OK, _CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
_YEARS_BACK, _YEARS_AHEAD = 3, 6


class Question(QDialog):
    """A dialog with a sentence on top and buttons at the foot; subclasses fill the middle."""

    def __init__(self, title: str, sentence: str, yes: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.sentence = _label(sentence)
        self.buttons = QDialogButtonBox(_OK | _CANCEL)
        self.buttons.button(_OK).setText(yes)
        self.buttons.button(_OK).setDefault(True)
        self.buttons.button(_CANCEL).setAutoDefault(False)  # Enter does not leave unasked
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.middle = QVBoxLayout()
        layout = dialog_column(self)
        layout.addWidget(self.sentence)
        layout.addLayout(self.middle, 1)
        layout.addWidget(self.buttons)

    def setVisible(self, visible: bool) -> None:
        """Let the keys begin in the middle: a blank typed on a button would press it."""
        buttons = self.buttons.buttons()
        if visible and self.focusWidget() in (None, *buttons):
            first = next((part for part in self._stops() if part not in buttons), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
        super().setVisible(visible)

    def sizeHint(self) -> QSize:
        """Wide enough for a sentence."""
        return super().sizeHint().expandedTo(QSize(440, 0))

    def _stops(self) -> Iterator[QWidget]:
        """Yield what Tab goes to, in its order."""
        part: QWidget | None = self.nextInFocusChain()
        while part is not None and part is not self:
            takes_tab = part.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes_tab and part.isEnabled() and not part.isHidden():
                yield part
            part = part.nextInFocusChain()


class CycleDialog(Question):
    """Which reporting year to add."""

    def __init__(self, taken: Sequence[int], this_year: int, parent: QWidget | None) -> None:
        super().__init__(
            "Add cycle",
            "A cycle takes in its rotation group of 17 or 18 states; membership can be changed.",
            "Add cycle",
            parent,
        )
        self._years = QComboBox()
        self._years.setAccessibleName("Reporting year")
        self._suggestions = _label("")
        for year in range(this_year - _YEARS_BACK, this_year + _YEARS_AHEAD + 1):
            if year not in taken:
                period = review_period(year)
                self._years.addItem(
                    f"RY {year} · Cycle {cycle_group(year)} · payments of July"
                    f" {period.starts.year} to June {period.ends.year}",
                    year,
                )
        form = dialog_form()
        form.addRow("&Reporting year", self._years)
        self.middle.addLayout(form)
        self.middle.addWidget(self._suggestions)
        self._years.currentIndexChanged.connect(self._tell)
        years = [int(self._years.itemData(place)) for place in range(self._years.count())]
        upcoming = (place for place, year in enumerate(years) if year > this_year)
        self._years.setCurrentIndex(next(upcoming, 0))
        self._tell()

    def year(self) -> int:
        """The chosen reporting year."""
        return int(self._years.currentData())

    def _tell(self) -> None:
        self._suggestions.setText("\n".join(cycles.suggestions(self.year())))


class ReasonDialog(Question):
    """Why a meeting is cancelled; an empty reason cannot be accepted."""

    def __init__(self, meeting: str, parent: QWidget | None) -> None:
        super().__init__(
            "Cancel meeting",
            f"{meeting} stays visible as cancelled, with your reason.",
            "Cancel meeting",
            parent,
        )
        self.buttons.button(_CANCEL).setText("Keep it")
        self._reason = QLineEdit()
        self._reason.setAccessibleName("Reason")
        self._reason.setMaxLength(300)
        form = dialog_form()
        form.addRow("&Reason", self._reason)
        warning = DataWarning()
        warning.watch(self._reason)
        self.middle.addLayout(form)
        self.middle.addWidget(warning)
        self._reason.textChanged.connect(self._on_typed)
        self._on_typed("")

    def reason(self) -> str:
        """What was typed."""
        return self._reason.text().strip()

    def _on_typed(self, _: str) -> None:
        self.buttons.button(_OK).setEnabled(bool(self.reason()))


class TrashDialog(Question):
    """Deleted meetings, to be brought back."""

    def __init__(self, rows: Sequence[MeetingRow], parent: QWidget | None) -> None:
        sentence = (
            "Choose the meetings to bring back, with their agenda, notes and attendance."
            if rows
            else "The trash is empty."
        )
        super().__init__("Trash", sentence, "Bring back", parent)
        self._list = QListWidget()
        self._list.setAccessibleName("Deleted meetings")
        self._list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        for row in rows:
            item = QListWidgetItem(f"{row.number}  {meetings.describe(row)}")
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            self._list.addItem(item)
        self._list.setMinimumHeight(min(200, 120 + 20 * len(rows)))
        self._list.setVisible(bool(rows))
        self.middle.addWidget(self._list)
        if not rows:
            self.buttons.button(_OK).hide()
            self.buttons.button(_CANCEL).setText("Close")
            self.buttons.button(_CANCEL).setDefault(True)
        self._list.itemSelectionChanged.connect(self._on_selected)
        self._on_selected()

    def chosen(self) -> list[int]:
        """Ids of the chosen meetings."""
        return [item.data(Qt.ItemDataRole.UserRole) for item in self._list.selectedItems()]

    def _on_selected(self) -> None:
        self.buttons.button(_OK).setEnabled(bool(self.chosen()))


class AboutDialog(Question):
    """What this is, and the facts that a support call asks for."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            "About PERM Desktop",
            "Plans, tracks and proves every meeting of a Payment Error Rate Measurement cycle."
            " Works offline: nothing leaves this computer unless you export it. Notes are"
            " protected by this computer's own encryption; keep beneficiary data out of them.",
            "Close",
            parent,
        )
        self.buttons.button(_CANCEL).hide()
        facts = [f"PERM Desktop {__version__}", f"Python {platform.python_version()}"]
        facts += [f"Qt {qVersion()}", f"SQLite {sqlite3.sqlite_version}"]
        facts += [_package(name) for name in ("tzdata", "reportlab", "sqlite-utils", "icalendar")]
        self.middle.addWidget(_texts("Versions", facts))


def _package(name: str) -> str:
    """Name and version of a package; a bundle may have left the version out."""
    # start-up: only this page needs the versions of the packages
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _texts(name: str, lines: Sequence[str]) -> QPlainTextEdit:
    """Lines that can be read, selected and copied."""
    field = QPlainTextEdit("\n".join(lines))
    field.setAccessibleName(name)
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setMaximumHeight(140)
    return field
