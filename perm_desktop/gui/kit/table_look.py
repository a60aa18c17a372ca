"""How every table of lines looks and takes keys."""

from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from perm_desktop.gui.look import theme


def dress(table: QTableView) -> None:
    """Whole rows, no grid, no frame, no row numbers; Tab leaves the table."""
    table.setFont(theme.font(theme.TABLE))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.verticalHeader().hide()
