"""The list behind a figure: what it was counted from, and the way to each of it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QWidget

from perm_desktop.core import clock, symbols
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.status import Obligation
from perm_desktop.core.review.figures import Exceptional, Pair, Review
from perm_desktop.core.symbols import obligation_look
from perm_desktop.gui.kit.dialog_layout import dialog_column
from perm_desktop.gui.kit.dialog_size import resize_within_screen
from perm_desktop.gui.kit.line_model import Column, LineModel
from perm_desktop.gui.kit.line_table import LineTable
from perm_desktop.gui.kit.primary_button import make_primary
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.review.behind import Behind
from perm_desktop.gui.review.cells import named
from perm_desktop.gui.review.fact_columns import of_exceptions


class Chosen(NamedTuple):
    """What of a list is to be gone to."""

    pair: Pair | None = None
    meeting: int | None = None


class FigureListDialog(QDialog):
    """Obligations with why, or meetings with what became of them. Enter goes to one."""

    export_wanted = Signal()  # its table, which is the one in use

    def __init__(
        self,
        behind: Behind,
        review: Review,
        rows: dict[int, MeetingRow],
        palette: Palette,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.chosen: Chosen | None = None
        self._behind, self._review, self._rows = behind, review, rows
        self.table: LineTable[Any] = self._made_table(palette)
        self.go, self.export = QPushButton("&Go to it"), QPushButton("E&xport…")
        self._build(palette)

    @property
    def described(self) -> tuple[str, str]:
        """What the list is called as a file, and what it is a part of."""
        review = self._review
        day = f"as of {clock.day(review.as_of.day)}"
        return f"{self._behind.title}, RY {review.year}", f"{self._behind.of} · {day}"

    def _made_table(self, palette: Palette) -> LineTable[Any]:
        if self._behind.pairs:
            lines: Sequence[Any] = [self._review.obligations[pair] for pair in self._behind.pairs]
            columns, key = _obligation_columns(self._review), _pair_key
        elif self._behind.exceptions:
            lines = self._behind.exceptions
            columns, key = of_exceptions(lambda: self._review, lambda _: "")[:-2], _exception_key
        else:
            known = (self._rows.get(ident) for ident in self._behind.meetings)
            lines = [row for row in known if row is not None]
            columns, key = _meeting_columns(self._review), _row_key
        model: LineModel[Any] = LineModel(columns, key, self)
        table: LineTable[Any] = LineTable(model, palette, "figureList", self._behind.title)
        table.show_lines(lines)
        if lines:
            table.go_to(0)
        return table

    def _build(self, palette: Palette) -> None:
        self.setWindowTitle(self._behind.title)
        self.setObjectName("figureListDialog")
        sentence = QLabel(self._behind.of)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        sentence.setFont(theme.font(theme.BODY))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.export, QDialogButtonBox.ButtonRole.ActionRole)
        self.export.setAutoDefault(False)
        self.export.clicked.connect(self.export_wanted)
        make_primary(self.go, palette)
        self.go.clicked.connect(self._go_to_current)
        buttons.rejected.connect(self.reject)
        self.table.opened.connect(self._go_to)
        self.table.chosen.connect(self._on_chosen)
        layout = dialog_column(self)
        layout.addWidget(sentence)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.table.setFocus()
        self._on_chosen()
        resize_within_screen(self, QSize(1040, 480))

    def _on_chosen(self) -> None:
        lines = self.table.selected_lines()
        self.go.setEnabled(len(lines) == 1 and _place(lines[0]) is not None)

    def _go_to_current(self) -> None:
        for line in self.table.selected_lines():
            self._go_to(line)

    def _go_to(self, line: object) -> None:
        self.chosen = _place(line)
        if self.chosen is not None:
            self.accept()


def _place(line: object) -> Chosen | None:
    match line:
        case Obligation():
            return Chosen(pair=Pair(line.type, line.state))
        case MeetingRow():
            return Chosen(meeting=line.id)
        case Exceptional(meetings=(first, *_)):
            return Chosen(meeting=first)
        case Exceptional(type=str(kind), states=(state, *_)) if kind:
            return Chosen(pair=Pair(kind, state))
        case _:
            return None


def _obligation_columns(review: Review) -> tuple[Column[Obligation], ...]:
    return (
        Column(
            head="State", text=lambda line: review.names[line.state], widest="District of Columbia"
        ),
        Column(
            head="Meeting",
            text=lambda line: review.titles[line.type],
            widest="MRR/MR policy questionnaire m",
        ),
        Column(
            head="Status",
            text=lambda line: obligation_look(line.status.value).word,
            look=lambda line: obligation_look(line.status.value),
            widest="Not held this cycle",
        ),
        Column(
            head="Due",
            text=lambda line: clock.day(line.verdict.due) if line.verdict.due else "",
            widest="Sep 30, 2026",
        ),
        Column(head="Why", text=lambda line: line.verdict.why),
    )


def _meeting_columns(review: Review) -> tuple[Column[MeetingRow], ...]:
    return (
        Column(
            head="When",
            text=lambda row: f"{clock.day(row.start.date())}, {clock.clock(row.start)}",
            widest="Sep 30, 2026, 12:00 PM",
        ),
        Column(
            head="States",
            text=lambda row: named(
                [code for code in row.state_codes if code in review.names], review
            ),
            widest="District of Columbia",
        ),
        Column(head="Meeting", text=lambda row: row.short_title, widest="ERC bi-weekly check-in m"),
        Column(
            head="Status",
            text=lambda row: _look(row, review).word,
            look=lambda row: _look(row, review),
            widest="Entered afterwards",
        ),
        Column(head="Reason, or where it was moved from", text=_told),
    )


def _look(row: MeetingRow, review: Review) -> symbols.Look:
    return symbols.meeting_look(row, review.as_of.now)


def _told(row: MeetingRow) -> str:
    moved = f"Planned for {row.moved_from.replace('T', ', ')}" if row.moved_from else ""
    return "; ".join(filter(None, (row.reason, moved)))


def _pair_key(line: Obligation) -> tuple[str, str]:
    return line.type, line.state


def _row_key(row: MeetingRow) -> int:
    return row.id


def _exception_key(line: Exceptional) -> str:
    return line.key
