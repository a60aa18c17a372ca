"""The Review page: a cycle as of a day, its figures, their lists, and the reviewer's comments."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QPalette, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from perm_desktop.core import clock
from perm_desktop.core.cycles import Cycle
from perm_desktop.core.review.comparing import Comparison, compared_key
from perm_desktop.core.review.figures import Review
from perm_desktop.gui.kit.scrolling import scrolling
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.review import kept
from perm_desktop.gui.review.behind import Behind
from perm_desktop.gui.review.cells import named
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
from perm_desktop.services.printing.choice import SeenReview
from perm_desktop.services.printing.reviews import Extent
from perm_desktop.store.catalog import Change

_KINDS = (
    *(CoverageSection, StatesSection, SeriesSection, SessionsSection, DifferencesSection),
    *(UnrecordedSection, ExceptionsSection, HostsSection, ChangesSection, ComparedSection),
)
_MINUTE = 60_000
_NO_CYCLE = "There is no cycle yet. Add one from the Cycle menu, then review it here."
_NEXT, _BEFORE = "Ctrl+Down", "Ctrl+Up"  # from heading to heading
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

    @property
    def seen(self) -> SeenReview | None:
        """What is shown, as it is printed and exported; None without a cycle."""
        if self._review is None:
            return None
        head, states = self.head, tuple(each.code for each in self._review.states)
        return SeenReview(
            self._review.year, head.as_of, Extent(states, head.changes_since, head.other)
        )

    @property
    def described(self) -> tuple[str, str]:
        """The cycle, and the states and day of it that are looked at."""
        found = self._review
        if found is None:
            return "", ""
        states = named([each.code for each in found.states], found)
        return f"RY {found.year}", f"{states} · as of {clock.day(found.as_of.day)}"

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
            kept.recall(self._context.preferences, cycle.year, self.head, self.sections)
            self._is_recalled = True
        known, states = self._looked_at(cycle), session.shown_states.intersection(cycle.codes)
        since = self.head.changes_since
        self._review = review.of_coverage(session.catalog, known, states, since)
        comparison = self._beside(known, states, self._review)
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
        session.figure_wanted.connect(self._lead)
        for signal in (session.cycles_changed, session.states_changed):
            signal.connect(self._refresh_soon)
        self._later.timeout.connect(self.refresh)
        self._minutes.timeout.connect(self.refresh)
        self.head.changed.connect(self._on_chosen)
        self.head.print_wanted.connect(self._print)
        self.head.export_wanted.connect(self._export)
        self.head.review_wanted.connect(self._export_all)
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

    def _beside(self, known: Coverage, states: frozenset[str], found: Review) -> Comparison | None:
        other, session = self.head.other, self._session
        if other is None:
            return None
        theirs = session.coverage.of(other)
        return review.beside(session.catalog, known, theirs, states, found)

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
        dialog.export_wanted.connect(partial(self._context.run, "export_table"))
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

    def _export_all(self) -> None:
        self.flush()
        self._context.run("export_review")

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

    # -- leading

    def show_figure(self, key: str) -> bool:
        """Go to the line of a figure, and open its section; False where there is none."""
        for section in self.sections:
            for table in section.tables:
                if table.go_to_figure(key):
                    section.set_open(True)
                    table.setFocus(Qt.FocusReason.OtherFocusReason)
                    self._area.ensureWidgetVisible(table)
                    return True
        return False

    def _lead(self, wanted: tuple[int, str, int | None]) -> None:
        """Go to a figure of a cycle, whatever the page was narrowed to."""
        year, key, beside = wanted
        if self._session.cycle is None or self._session.cycle.year != year:
            self._session.choose_years((year,))
        self.head.look_at_today()
        self.refresh()
        if beside:
            self.head.choose(beside, self.head.changes_since)
            self._on_chosen()
        if not (beside and self.show_figure(compared_key(key))):
            self.show_figure(key)

    # -- remembering

    def _remember(self) -> None:
        if self._is_recalled:
            kept.remember(self._context.preferences, self.head, self.sections)
