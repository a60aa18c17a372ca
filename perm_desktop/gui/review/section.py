"""A part of the review: a heading that opens and closes it, tables, and a comment on a figure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from perm_desktop.core.review.comparing import Comparison
from perm_desktop.core.review.figures import Review
from perm_desktop.gui.kit.line_model import Line
from perm_desktop.gui.kit.page_section import copyable, set_ink
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.review.comment_field import CommentField
from perm_desktop.gui.review.figure_table import FigureColumn, FigureModel, FigureTable
from perm_desktop.gui.review.heading import Heading
from perm_desktop.gui.session import Session

MOST = 18  # rows of a long table; the rest scrolls


@dataclass(frozen=True)  # with slots it could not be called as of a type of line
class TableKind(Generic[Line]):
    """What a table of a section is made from."""

    name: str
    words: str  # for a screen reader, and the title of its file
    columns: Sequence[FigureColumn[Line]]
    key: Callable[[Line], str]  # of the figure that a line is
    title: Callable[[Line], str]  # what a comment on it is a comment on


class ReviewSection(QWidget):
    """Heading, sentence, tables one below the other, what is drawn, and the comment.

    Subclasses say what is in it and fill it; their columns ask for the review that is shown.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    nothing: ClassVar[str]  # said where there is no line

    folded = Signal()
    list_wanted = Signal(object)  # Behind

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__()
        self.heading = Heading(self.title, palette)
        self.sentence = copyable()
        self.comment = CommentField(session, palette, self.key)
        self.tables: list[FigureTable[Any]] = []
        self.colors = palette
        self._drawn: list[QWidget] = []
        self._review: Review | None = None
        self._body = QWidget()
        self._inside = QVBoxLayout(self._body)
        self._build()

    def show_review(self, review: Review, comparison: Comparison | None) -> None:
        """Fill the section. Subclasses go on from here."""
        self._review = review
        self.comment.show_comments(review.year, review.comments)

    def show_comments(self, review: Review) -> None:
        """Follow the comments alone."""
        self._review = review
        self.comment.show_comments(review.year, review.comments)
        for table in self.tables:
            table.viewport().update()

    def known(self) -> Review:
        """The review that is shown; columns ask for it once there are lines."""
        if self._review is None:
            raise RuntimeError("no review is shown yet")
        return self._review

    def said(self, key: str) -> str:
        """What was said of a figure."""
        return self.known().comments.get(key, "")

    def set_open(self, is_open: bool) -> None:
        """Show the section, or its heading alone."""
        self.heading.setChecked(is_open)

    def add_table(self, kind: TableKind[Line]) -> FigureTable[Line]:
        """Put another table below those there are."""
        model: FigureModel[Line] = FigureModel(kind.columns, kind.key, self)
        table: FigureTable[Line] = FigureTable(model, self.colors, kind.name, kind.words)

        def comment_on(line: Line) -> None:
            self.comment.show_figure(kind.key(line), kind.title(line))

        table.list_wanted.connect(self.list_wanted)
        table.line_entered.connect(comment_on)
        self.tables.append(table)
        self.add_drawing(table)
        return table

    def add_drawing(self, drawn: QWidget) -> None:
        """Put something drawn below what there is."""
        self._inside.insertWidget(self._inside.count() - 1, drawn)

    def show_lines(self, table: FigureTable[Line], lines: Sequence[Line], most: int = MOST) -> None:
        """Fill a table, as high as its rows, up to so many."""
        table.show_lines(lines)
        table.fit_columns()
        table.fit_rows(most)
        table.setVisible(bool(lines))
        table.begin()
        if not self.comment.figure:
            table.announce()

    def tell(self, count: str, sentence: str, *, has_lines: bool = True) -> None:
        """Say how much there is and what it means; without lines, that there are none."""
        self.heading.set_count(count)
        said = sentence if has_lines else self.nothing
        self.sentence.setText(said)
        self.sentence.setVisible(bool(said))
        self.comment.setVisible(has_lines)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self.colors = palette
        for part in (self.heading, self.comment, *self.tables):
            part.set_palette(palette)
        set_ink(self.sentence, palette, Token.TEXT_SECONDARY)

    def _build(self) -> None:
        self.setObjectName(f"review-{self.key}")
        self.sentence.setFont(theme.font(theme.TABLE))
        self.sentence.hide()
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(8)
        self._inside.addWidget(self.sentence)
        self._inside.addWidget(self.comment)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self._body)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.heading.toggled.connect(self._on_toggled)
        set_ink(self.sentence, self.colors, Token.TEXT_SECONDARY)

    def _on_toggled(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self.folded.emit()
