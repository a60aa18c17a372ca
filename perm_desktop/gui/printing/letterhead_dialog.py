"""The letterhead: the office's lines and its logo, kept in the catalog."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from perm_desktop import places
from perm_desktop.core.errors import UserError
from perm_desktop.core.letterhead import Letterhead
from perm_desktop.gui.ask import Ask
from perm_desktop.gui.kit.announcing import announce
from perm_desktop.gui.kit.dialog_layout import dialog_form
from perm_desktop.gui.small_dialogs import Question
from perm_desktop.services.printing.dress import letterhead, set_letterhead
from perm_desktop.store.catalog import Catalog

_LOGO = QSize(160, 48)  # pixels
_LINES = 5  # as many as a letterhead has at most
_WIDTH = 560  # pixels: a line of an address
_TOO_LARGE = 20_000_000  # bytes: no logo, and not worth reading


class LetterheadDialog(Question):
    """Edits the letterhead; what the catalog refuses is said here."""

    def __init__(self, catalog: Catalog, ask: Ask, parent: QWidget | None) -> None:
        super().__init__(
            "Letterhead",
            "What your office prints at the head of its documents. It is kept in this catalog.",
            "Save",
            parent,
        )
        self._catalog, self._ask = catalog, ask
        kept = letterhead(catalog) or Letterhead()
        self._logo = kept.logo
        self._lines = QPlainTextEdit("\n".join(kept.lines))
        self._alt = QLineEdit(kept.logo_alt)
        self._picture, self._refusal = QLabel(), QLabel()
        self._choose, self._remove = QPushButton("&Choose…"), QPushButton("&Remove")
        self._build()
        self._choose.clicked.connect(self._on_choose)
        self._remove.clicked.connect(self._on_remove)
        self._show_logo()

    def sizeHint(self) -> QSize:
        """Wide enough for an address."""
        return super().sizeHint().expandedTo(QSize(_WIDTH, 0))

    def accept(self) -> None:
        """Keep the letterhead; an empty one is none."""
        lines = tuple(line for line in self._lines.toPlainText().split("\n") if line.strip())
        wanted = Letterhead(lines, self._logo, self._alt.text().strip() if self._logo else "")
        try:
            set_letterhead(self._catalog, wanted if lines or self._logo else None)
        except UserError as error:
            self._refuse(error)
            return
        super().accept()

    def _build(self) -> None:
        self._lines.setAccessibleName("Lines")
        self._lines.setPlaceholderText("Name of the office\nAddress, telephone")
        self._lines.setTabChangesFocus(True)
        height = self._lines.fontMetrics().lineSpacing() * _LINES
        self._lines.setFixedHeight(height + 16)
        self._alt.setAccessibleName("Words for the logo")
        self._alt.setPlaceholderText("Read aloud in its place: “Logo of the office”")
        self._refusal.setTextFormat(Qt.TextFormat.PlainText)
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self._choose.setAccessibleName("Choose a logo")
        self._remove.setAccessibleName("Remove the logo")
        logo = QHBoxLayout()
        logo.setSpacing(8)
        for part in (self._picture, self._choose, self._remove):
            logo.addWidget(part)
        logo.addStretch(1)
        for button in (self._choose, self._remove):
            button.setAutoDefault(False)
        form = dialog_form()
        form.addRow("&Lines", self._lines)
        form.addRow("Logo", logo)
        form.addRow("&Words for it", self._alt)
        self._words = form.labelForField(self._alt)
        self.middle.addLayout(form)
        self.middle.addWidget(self._refusal)

    def _on_choose(self) -> None:
        path = self._ask.existing_picture("Choose a logo", places.documents_folder())
        if path is None:
            return
        try:
            logo = _read(path)
        except UserError as error:
            self._refuse(error)
            return
        self._logo = logo
        self._refusal.hide()
        self._show_logo()
        self._alt.setFocus()

    def _on_remove(self) -> None:
        self._logo = b""
        self._show_logo()
        self._choose.setFocus()

    def _show_logo(self) -> None:
        picture, has_logo = QPixmap(), bool(self._logo)
        if has_logo and picture.loadFromData(self._logo):
            ratio = self.devicePixelRatioF()
            fitted = picture.scaled(
                _LOGO * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            fitted.setDevicePixelRatio(ratio)
            self._picture.setPixmap(fitted)
        self._picture.setVisible(has_logo)
        self._remove.setVisible(has_logo)
        self._alt.setEnabled(has_logo)

    def _refuse(self, error: UserError) -> None:
        self._refusal.setText(str(error))
        self._refusal.show()
        announce(self, str(error))


def _read(path: Path) -> bytes:
    """The bytes of a picture. Raises UserError for a file that cannot be read or is no logo."""
    try:
        if path.stat().st_size > _TOO_LARGE:
            raise UserError(f"“{path.name}” is too large for a logo.", "Choose a smaller picture.")
        found = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"“{path.name}” cannot be read ({error.strerror or error}).", "Choose another picture."
        ) from error
    if not QPixmap().loadFromData(found):
        raise UserError(f"“{path.name}” is no picture.", "Choose a PNG or JPEG file.")
    return found
