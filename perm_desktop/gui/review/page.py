"""The Review page: a cycle as of a day, its figures, their lists, and the reviewer's comments."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QPalette, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from perm_desktop.core.cycles import Cycle
from perm_desktop.core.review.comparing import Comparison
from perm_desktop.core.review.figures import Review
from perm_desktop.gui.kit.scrolling import scrolling
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.review.behind import Behind
from perm_desktop.gui.review.coverage_sections import CoverageSection, StatesSection
from perm_desktop.gui.review.fact_sections import (
    ChangesSection,
    ComparedSection,
    DifferencesSection,
    ExceptionsSection,
)
from perm_desktop.gui.review.figure_table import FigureTable
from perm_desktop.gui.review.head import ReviewHead
from perm_desktop.gui.review.list_dialog import Chosen, FigureListDialog
from perm_desktop.gui.review.meeting_sections import (
    HostsSection,
    SeriesSection,
    SessionsSection,
    UnrecordedSection,
)
from perm_desktop.services import comments, coverage, review
from perm_desktop.services.coverage import Coverage
from perm_desktop.store.catalog import Change

_KINDS = (
    *(CoverageSection, StatesSection, SeriesSection, SessionsSection, DifferencesSection),
    *(UnrecordedSection, ExceptionsSection, HostsSection, ChangesSection, ComparedSection),
)
_MINUTE = 60_000
_NO_CYCLE = "There is no cycle yet. Add one from the Cycle menu, then review it here."
_NEXT, _BEFORE = "Ctrl+Down", "Ctrl+Up"  # from heading to heading
_CLOSED = "review-closed"  # what of the page is remembered with the catalog
_BESIDE, _SINCE = "review-beside", "review-since"
_COMMENTS = "review_comment"


class ReviewPage(QWidget):
    """Reads when it is seen, and again when something changed."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._session = context, context.session
        self._colors = context.palette
        self._review: Review | None = None
        self._table: FigureTable[Any] | None = None  # the one that was in use last
        self.head = ReviewHead(context.session.today, context.palette)
        self.sections = [kind(context.session, context.palette) for kind in _KINDS]
        self.empty = QLabel()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._minutes = QTimer(self, interval=_MINUTE)
        self._is_recalled = False
        self._build()
        self._connect()

    @property
    def shown(self) -> Review | None:
        """The review that is shown; None before one was read, or without a cycle."""
        return self._review

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        for part in (self.head, *self.sections):
            part.set_palette(palette)

    def flush(self) -> bool:
        """Write what is being typed; False when the catalog refused a text."""
        self._remember()
        written = [section.comment.flush() for section in self.sections]
        return all(written)

    def begin_search(self) -> None:
        """Go to the first heading; the arrows with Ctrl go on from there."""
        self.sections[0].heading.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the page goes to the first heading."""
        self.sections[0].heading.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Read what there is by now."""
        super().showEvent(event)
        self.refresh()
        self._minutes.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking at the clock."""
        super().hideEvent(event)
        self._minutes.stop()
        self._later.stop()

    def refresh(self) -> None:
        """Review the chosen cycle anew."""
        self._later.stop()
        session, cycle = self._session, self._session.cycle
        self.empty.setVisible(cycle is None)
        self.head.setVisible(cycle is not None)
        for section in self.sections:
            section.setVisible(cycle is not None)
        if cycle is None:
            self._review = None
            self.head.tell(None)
            return
        self.head.offer(cycle, [x for x in session.cycles if x.year != cycle.year], session.today)
        if not self._is_recalled:
            self._recall(cycle)
            self._is_recalled = True
        known, states = self._looked_at(cycle), session.shown_states.intersection(cycle.codes)
        since = self.head.changes_since
        self._review = review.of_coverage(session.catalog, known, states, since)
        comparison = self._beside(known, states)
        self.head.tell(self._review)
        for section in self.sections:
            section.show_review(self._review, comparison)

    # -- building

    def _build(self) -> None:
        self.setObjectName("reviewPage")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.empty.setText(_NO_CYCLE)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setFont(theme.font(theme.BODY))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(20)
        column.addWidget(self.head)
        column.addWidget(self.empty, 1)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch(1)
        self._area = scrolling(content)
        self._area.setObjectName("reviewSections")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self._on_change)
        for signal in (session.cycles_changed, session.states_changed):
            signal.connect(self._refresh_soon)
        self._later.timeout.connect(self.refresh)
        self._minutes.timeout.connect(self.refresh)
        self.head.changed.connect(self._on_chosen)
        self.head.print_wanted.connect(self._print)
        self.head.export_wanted.connect(self._export)
        for section in self.sections:
            section.list_wanted.connect(self.open_list)
            section.folded.connect(self._remember)
            for table in section.tables:
                table.used.connect(self._on_used)
        for keys, step in ((_NEXT, 1), (_BEFORE, -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, step))

    # -- reading

    def _looked_at(self, cycle: Cycle) -> Coverage:
        day, known = self.head.as_of, self._session.coverage.of(cycle.year)
        return known if day is None else known.at(coverage.end_of(day))

    def _beside(self, known: Coverage, states: frozenset[str]) -> Comparison | None:
        other, session = self.head.other, self._session
        if other is None:
            return None
        return review.beside(session.catalog, known, session.coverage.of(other), states)

    def _on_change(self, change: Change) -> None:
        """Follow what was committed; comments by themselves change no figure."""
        if not self.isVisible() or self._review is None:
            return
        if set(change.rows) == {_COMMENTS}:
            said = comments.of_cycle(self._session.catalog, self._review.year)
            self._review = replace(self._review, comments=said)
            for section in self.sections:
                section.show_comments(self._review)
        else:
            self._refresh_soon()

    def _refresh_soon(self) -> None:
        """Several signals tell of one change; the review is made once, and only to be seen."""
        if self.isVisible():
            self._later.start()

    def _on_chosen(self) -> None:
        self._remember()
        self.refresh()

    # -- what is asked for

    def open_list(self, behind: Behind) -> None:
        """Show the list behind a figure, and go to what is chosen there."""
        if self._review is None:
            return
        if len(behind.pairs) == 1 and not behind.title:
            self.go_to(Chosen(pair=behind.pairs[0]))
            return
        rows = self._session.coverage.of(self._review.year).rows_by_id()
        dialog = FigureListDialog(behind, self._review, rows, self._colors, self)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is not None:
            self.go_to(chosen)

    def go_to(self, chosen: Chosen) -> None:
        """Go to an obligation on the Coverage page, or to a meeting on the Plan page."""
        session = self._session
        if self._review is not None and chosen.pair is not None:
            session.open_obligation(self._review.year, chosen.pair.type, chosen.pair.state)
        elif chosen.meeting is not None:
            if chosen.meeting not in session.rows:
                session.show_states(())
            session.open(chosen.meeting)

    def _print(self) -> None:
        self.flush()
        self._context.run("print")

    def _export(self) -> None:
        """Write the table that was in use last; at first the one on top."""
        table = self._table or self.sections[0].tables[0]
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.run("export_table")

    def _on_used(self, table: FigureTable[Any]) -> None:
        self._table = table

    def _step(self, by: int) -> None:
        """Go to the heading after the focus, or before it."""
        focus = QApplication.focusWidget()
        places = [n for n, x in enumerate(self.sections) if focus and x.isAncestorOf(focus)]
        last = len(self.sections) - 1
        at = places[0] if places else -1
        inside = by < 0 and at >= 0 and focus is not self.sections[at].heading
        heading = self.sections[at if inside else min(max(at + by, 0), last)].heading
        heading.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(heading)

    # -- remembering

    def _recall(self, cycle: Cycle) -> None:
        """Take the day and the cycle that were chosen last, and close what was closed."""
        kept = self._context.preferences
        other, since = kept.value(_BESIDE), kept.value(_SINCE)
        self.head.choose(
            int(other) if other.isdecimal() and int(other) != cycle.year else None,
            parsed(since),
        )
        closed = kept.value(_CLOSED).split(",")
        for section in self.sections:
            section.set_open(section.key not in closed)

    def _remember(self) -> None:
        if not self._is_recalled:
            return
        kept = self._context.preferences
        closed = [each.key for each in self.sections if not each.heading.isChecked()]
        kept.set_value(_CLOSED, ",".join(closed))
        other, since = self.head.other, self.head.changes_since
        kept.set_value(_BESIDE, str(other) if other else "")
        kept.set_value(_SINCE, since.isoformat() if since else "")


def parsed(text: str) -> date | None:
    """Return a day that was remembered; None for none."""
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None
