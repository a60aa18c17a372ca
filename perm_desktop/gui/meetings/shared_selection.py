"""Keeps the lines chosen in the list and the meetings chosen in the session alike."""

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelection, QObject

from perm_desktop.gui.meetings.model import MeetingModel
from perm_desktop.gui.meetings.table import MeetingTable
from perm_desktop.gui.session import Session


class SharedSelection(QObject):
    """Follows both sides; what a filter hides stays chosen in the session."""

    def __init__(
        self, session: Session, model: MeetingModel, table: MeetingTable, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._model, self._table = session, model, table
        self._is_following = False
        table.selectionModel().selectionChanged.connect(self._on_selected)
        session.selected.connect(self.follow)

    def follow(self, ident: int | None) -> None:
        """Put the current line where the session's selection is, when it is shown."""
        line = None if ident is None else self._model.reveal(ident)
        self.keep()
        if line is not None:
            self._table.show_line(line)

    def keep(self) -> None:
        """Select what the session has chosen, as far as it is shown."""
        chosen = self._session.chosen
        if not self._is_following and frozenset(self._table.selected_ids()) != chosen:
            with self._following():
                self._table.select_ids(chosen, self._session.selection)

    @contextmanager
    def kept(self) -> Generator[None]:
        """Lines may come and go inside: the session hears nothing, and is followed afterwards."""
        with self._following():
            yield
        self.keep()

    @contextmanager
    def _following(self) -> Generator[None]:
        self._is_following = True
        try:
            yield
        finally:
            self._is_following = False

    def _on_selected(self, _new: QItemSelection, _old: QItemSelection) -> None:
        if self._is_following:
            return
        idents = self._table.selected_ids()
        current = self._table.currentIndex()
        row = self._model.meeting_at(current.row()) if current.isValid() else None
        if row is not None and row.id in idents:
            self._session.select(row.id, idents)
        elif idents:
            self._session.select(idents[0], idents)
