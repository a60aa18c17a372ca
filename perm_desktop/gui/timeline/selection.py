"""What is chosen on the timeline, and where its keys are."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, Signal

from perm_desktop.core.timeline import picking
from perm_desktop.core.timeline.moves import Cursor, across, along, cursor_at, entry
from perm_desktop.gui.timeline.surface import TimelineSurface


class Picker(QObject):
    """Chooses meetings on a board and shows where they are. Ids are 63 bits wide."""

    picked = Signal(object, object)  # id of the current meeting or None, frozenset of all chosen
    moved = Signal()  # the keys are elsewhere, or something else is chosen

    def __init__(self, surface: TimelineSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._board = surface.board
        self._anchor: int | None = None  # where a stretch begins

    def follow(self, ids: frozenset[int], current: int | None) -> None:
        """Show what is chosen elsewhere, and scroll there; emits nothing."""
        board = self._board
        cursor = board.cursor
        at_home = current is None or (cursor is not None and cursor.ident == current)
        if ids == board.selected and at_home:
            return
        board.select(ids)
        if current is not None:
            board.cursor = cursor_at(board.index, board.rows, current) or board.cursor
        self._anchor = current
        row = board.current()
        if row is not None and row.id in ids:
            self._surface.reveal(row.id)
        self._tell()

    def go(self, cursor: Cursor | None, *, extend: bool = False) -> None:
        """Put the keys on a mark and choose it alone, or all from the anchor to it."""
        board = self._board
        if cursor is None or cursor == board.cursor:
            return
        if cursor.ident is None:
            self._show(cursor)
        elif extend and self._anchor is not None:
            ids = picking.stretch(board.index, board.rows, self._anchor, cursor)
            self._choose(ids, cursor)
        else:
            self._anchor = cursor.ident
            self._choose(frozenset((cursor.ident,)), cursor)

    def click(self, ids: Sequence[int]) -> None:
        """Choose a meeting at a point; a further click takes the next one of a pill."""
        current = self._board.current()
        at = ids.index(current.id) + 1 if current is not None and current.id in ids else 0
        ident = ids[at % len(ids)]
        self._anchor = ident
        self._choose(frozenset((ident,)), self._cursor(ident))

    def toggle(self, ids: Sequence[int]) -> None:
        """Add the meetings at a point to the chosen ones, or take them out."""
        chosen = self._board.selected
        if chosen.issuperset(ids):
            rest = chosen - frozenset(ids)
            self._anchor = min(rest, key=self._distance_to(ids[0]), default=None)
            cursor = self._cursor(self._anchor) if self._anchor is not None else None
            self._choose(rest, cursor)
        else:
            self._anchor = ids[0]
            self._choose(chosen | frozenset(ids), self._cursor(ids[0]))

    def extend_to(self, ids: Sequence[int]) -> None:
        """Choose all from the anchor to what is at a point of its row."""
        cursor = self._cursor(ids[-1])
        if cursor is not None and self._anchor is None:
            self._anchor = cursor.ident
        self.go(cursor, extend=True)

    def take(self, ids: Collection[int], current: int | None = None) -> None:
        """Choose exactly these; the keys go to the given one, or to the earliest."""
        known = self._board.index.meetings
        there = [ident for ident in ids if ident in known]
        if current is None and there:
            current = min(there, key=lambda ident: known[ident].utc)
        self._anchor = current
        cursor = self._cursor(current) if current is not None else None
        self._choose(frozenset(there), cursor, reveal=False)

    def preview(self, ids: frozenset[int]) -> None:
        """Show what would be chosen; nobody is told."""
        self._board.selected = ids
        self._surface.viewport().update()

    def choose_row(self) -> None:
        """Choose every meeting of the row."""
        cursor = self._board.cursor
        if cursor is not None:
            ids = picking.in_row(self._board.index, self._board.rows, cursor)
            if ids:
                self.take(ids, cursor.ident)

    def choose_current(self) -> bool:
        """Choose only the current meeting; False when that is so already."""
        current = self._board.current()
        if current is None or len(self._board.selected) <= 1:
            return False
        self.take((current.id,), current.id)
        return True

    def step(self, step: int, *, extend: bool = False) -> None:
        """Go to the next (1) or previous (-1) mark of the row."""
        board = self._board
        if board.cursor is None:
            self.go(self.entry())
            return
        if extend and self._anchor is None:
            self._anchor = board.cursor.ident
        self.go(along(board.index, board.rows, board.cursor, step), extend=extend)

    def end(self, end: int, *, extend: bool = False) -> None:
        """Go to the first (0) or last (-1) mark of the row."""
        board = self._board
        cursor = board.cursor or self.entry()
        if cursor is not None:
            if extend and self._anchor is None:
                self._anchor = cursor.ident
            self.go(picking.end_of_row(board.index, board.rows, cursor, end), extend=extend)

    def change_row(self, step: int) -> None:
        """Go to the nearest mark of the next (1) or previous (-1) row."""
        board = self._board
        if board.cursor is None:
            self.go(self.entry())
            return
        middle = board.axis.minute(board.axis.width / 2)
        self.go(across(board.index, board.rows, board.cursor, step, middle))

    def entry(self) -> Cursor | None:
        """Begin at the mark nearest to today, in the first row that has one."""
        return entry(self._board.index, self._board.rows, self._board.now)

    def _cursor(self, ident: int) -> Cursor | None:
        return cursor_at(self._board.index, self._board.rows, ident)

    def _distance_to(self, ident: int) -> Callable[[int], int]:
        known = self._board.index.meetings
        start = known[ident].utc
        return lambda other: abs(known[other].utc - start) if other in known else 0

    def _choose(self, ids: frozenset[int], cursor: Cursor | None, *, reveal: bool = True) -> None:
        """Take a choice and tell it."""
        self._board.selected = ids
        if cursor is not None:
            self._show(cursor, reveal=reveal)
        else:
            self._tell()
        current = cursor.ident if cursor is not None else None
        self.picked.emit(current, ids)

    def _show(self, cursor: Cursor, *, reveal: bool = True) -> None:
        board = self._board
        board.cursor = cursor
        if reveal:
            row = board.rows.items[board.rows.number(cursor.lane, cursor.part)]
            self._surface.reveal_row(row.top, row.height)
            if cursor.ident is not None:
                self._surface.reveal(cursor.ident)
        self._tell()

    def _tell(self) -> None:
        self._surface.viewport().update()
        self.moved.emit()
