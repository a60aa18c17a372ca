"""The measures that all dialogs share."""

from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout

MARGIN = 12


def dialog_column(dialog: QDialog, spacing: int = 12) -> QVBoxLayout:
    """Lay out a dialog from top to bottom, with the one margin of all."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    column.setSpacing(spacing)
    return column


def dialog_form() -> QFormLayout:
    """Return rows of labels and fields that do not touch."""
    form = QFormLayout()
    space_form(form)
    return form


def space_form(form: QFormLayout) -> None:
    """Keep labels off their fields, and rows off each other."""
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(8)
