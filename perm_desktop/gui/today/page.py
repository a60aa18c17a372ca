"""The Today page: what needs the liaison, one line and one act each, and the week beside it."""

from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perm_desktop.core import clock, week, worklist
from perm_desktop.core.worklist_known import Known
from perm_desktop.core.worklist_lines import Line, meeting_title
from perm_desktop.core.worklist_outlook import Owed
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.kit.folding_side import FoldingSide
from perm_desktop.gui.kit.key_hints import KeyHints
from perm_desktop.gui.kit.link_button import LinkButton
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.pages import PageContext
from perm_desktop.gui.today.acting import Acting
from perm_desktop.gui.today.empty import EmptyToday
from perm_desktop.gui.today.list import TodayList
from perm_desktop.gui.today.model import Item, More
from perm_desktop.gui.today.side import TodaySide
from perm_desktop.services import worklist as news

_LOOKED = "today-looked"  # when the catalog was looked at last, as edits are stamped
_MINUTE = 60_000  # milliseconds: what is over follows the clock
_HINTS = (("↑ ↓", "move"), ("Enter", "do what the button says"), ("O", "open the meeting, or why"))


class TodayPage(QWidget):
    """The worklist of the chosen cycles and states."""

    badge_changed = Signal(int)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._session = context, context.session
        self._colors = context.palette
        self._acting = Acting(context, self)
        self._opened: set[str] = set()
        self._day: date | None = None  # another day than today that was asked for
        self._since = context.preferences.value(_LOOKED)
        self.badge = 0
        self._is_stale = True  # the journal has more than was counted
        self._news: list[str] = []
        self.list = TodayList(context.palette)
        self.side = TodaySide(context.palette)
        self.empty = EmptyToday()
        self._title, self._sentence = FittingLabel(theme.PAGE), FittingLabel(theme.BODY)
        self._back, self._panel = QPushButton("Back to today"), QPushButton("This week")
        self._questions = LinkButton("Questions")
        self._hints = KeyHints(_HINTS, context.palette)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._minutes = QTimer(self, interval=_MINUTE)
        self._build()
        self._connect()
        self._show(Owed())
        self.list.begin()
        self._is_begun = self._is_painted = False
        self._first = QTimer(self, singleShot=True, interval=0)  # stops with the window
        self._first.timeout.connect(self._begin_first)
        self._first.start()

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        for part in (self.list, self.side, self._hints):
            part.set_palette(palette)
        self._sentence.set_ink(palette.color(Token.TEXT_SECONDARY))

    def flush(self) -> bool:
        """Nothing is typed here; remember when it was looked at."""
        stamp = news.now_stamp(self._session.catalog)
        self._context.preferences.set_value(_LOOKED, stamp)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus given to the page goes to the list."""
        self.list.setFocus(event.reason())

    def begin_search(self) -> None:
        """Go to the list; what it has is found by looking."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Make the list anew from what the session shows."""
        self._later.stop()
        self._show(self._owed())

    def _begin(self) -> None:
        """Show all that waits, from its first line unless somebody went on already."""
        self._is_begun = True
        current, first = self.list.currentIndex().row(), self.list.lines.first_line()
        self.refresh()
        if current == first:
            self.list.begin()

    def _begin_first(self) -> None:
        """Behind another page nobody waits for a picture, yet the bar counts what waits."""
        if self._is_painted or not self.isVisible():
            self._begin()

    def _show(self, owed: Owed) -> None:
        known, rows = self._known(), self._session.rows.values()
        waiting = worklist.sections(rows, known, self._opened, owed)
        day = self._day
        shown = waiting if day is None else worklist.of_day(rows, day, known)
        self.list.lines.set_sections(shown)
        self._count(worklist.needed(waiting))
        self._tell(known.today, sum(section.total for section in shown))
        self._show_side(known.today)

    def show_day(self, day: date) -> None:
        """Show the meetings of a day; today shows what needs somebody."""
        self._day = None if day == self._session.today else day
        self.refresh()
        self.list.begin()
        self._parts.show_work()
        self.list.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is owed takes longer to read, so the page is seen before it."""
        super().paintEvent(event)
        if not self._is_begun:
            self._is_painted = True
            self._first.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What was done while another page was open is counted now."""
        super().showEvent(event)
        if self._is_begun:
            self._refresh_soon()

    # -- building

    def _build(self) -> None:
        self.setObjectName("todayPage")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._sentence.set_ink(self._colors.color(Token.TEXT_SECONDARY))
        self._back.setObjectName("backToToday")
        self._panel.setObjectName("todayPanel")
        self._panel.setToolTip("Show the week, the deadlines and the cycle so far")
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(12)
        for part, stretch in ((self._title, 0), (self._sentence, 1)):
            head.addWidget(part, stretch, Qt.AlignmentFlag.AlignVCenter)
        self._questions.setObjectName("todayQuestions")
        self._questions.setToolTip("Who attended none, what is not scheduled, what changed, …")
        for button in (self._questions, self._back, self._panel):
            head.addWidget(button)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self.empty, 1), (self.list, 1), (self._hints, 0)):
            column.addWidget(part, stretch)
        wide = self.side.preferred_width()
        self._parts = FoldingSide(head, work, self.side, self._panel, wide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._parts)

    def _connect(self) -> None:
        session = self._session
        for signal in (session.rows_reset, session.rows_updated, session.cycles_changed):
            signal.connect(self._refresh_soon)
        session.changed.connect(self._on_changed)
        self._later.timeout.connect(self.refresh)
        self._minutes.timeout.connect(self.refresh)
        self._minutes.start()
        self.list.settle_requested.connect(self.settle)
        self.list.open_requested.connect(self._open)
        self.list.line_entered.connect(self._select)
        self.side.day_chosen.connect(self.show_day)
        self.side.news_requested.connect(self._show_news)
        self.empty.run_requested.connect(self._context.run)
        self.empty.open_requested.connect(self._open_meeting)
        self._back.clicked.connect(self._go_back)
        self._questions.clicked.connect(lambda: self._context.run("questions"))

    def _refresh_soon(self) -> None:
        """Several signals tell of one change; the list is made once."""
        self._later.start()

    def _on_changed(self) -> None:
        self._is_stale = True
        self._refresh_soon()

    # -- showing

    def _known(self) -> Known:
        session = self._session
        return Known(
            now=int(session.catalog.now().timestamp()) // 60,
            states=session.reference.states,
            types=session.reference.types,
            can_write=not session.catalog.read_only,
            members=max((len(cycle.codes) for cycle in session.shown_cycles), default=0),
        )

    def _owed(self) -> Owed:
        """What the shown cycles owe; with their meetings, as the session keeps them."""
        session = self._session
        found = [session.coverage.of(cycle.year) for cycle in session.shown_cycles]
        shown, today = session.shown_states, session.today
        return news.owed(session.catalog, found, shown, today, session.people)

    def _count(self, needed: int) -> None:
        if needed != self.badge:
            self.badge = needed
            self.badge_changed.emit(needed)

    def _tell(self, today: date, total: int) -> None:
        day = self._day or today
        long = clock.long_weekday(day).rpartition(",")[0]
        self._title.set_texts(long, clock.weekday(day))
        self._sentence.set_texts(*self._sentences(total))
        self._back.setVisible(self._day is not None)
        self.list.setVisible(total > 0)
        self._hints.setVisible(total > 0)
        self.empty.setVisible(total == 0)
        if total == 0:
            self._tell_empty()

    def _sentences(self, total: int) -> tuple[str, ...]:
        """What the list is, longest first."""
        if self._day is not None:
            calls = "1 meeting" if total == 1 else f"{total} meetings"
            return (calls if total else "",)
        if not self.badge:
            return ("Nothing is waiting." if total else "",)
        needs = (
            f"{self.badge:,} thing needs you"
            if self.badge == 1
            else (f"{self.badge:,} things need you")
        )
        return (f"{needs}. Each leaves the list when it is settled.", f"{needs}.")

    def _tell_empty(self) -> None:
        session = self._session
        now = int(session.catalog.now().timestamp()) // 60
        if session.cycle is None:
            self.empty.lead("No cycle yet.", "Add cycle…", "add_cycle")
        elif not session.rows:
            self.empty.lead("No meetings yet.", "Plan cycle…", "plan")
        elif self._day is not None:
            self.empty.say("No meetings on this day.")
        elif (coming := week.next_meeting(session.rows.values(), now)) is not None:
            at = clock.short_time(clock.local(coming.utc, clock.EASTERN))
            title = meeting_title(coming, session.reference.types)
            where = f", {coming.states}" if len(coming.state_codes) == 1 else ""
            self.empty.offer(f"Nothing needs you today. Next: {at}, {title}{where}.", coming.id)
        else:
            self.empty.say("Nothing needs you today, and no meeting is to come.")

    def _show_side(self, today: date) -> None:
        session = self._session
        rows = session.rows.values()
        self.side.show_week(week.week(rows, today), today, self._day or today)
        self.side.show_deadlines(week.deadlines(session.shown_cycles, today), today)
        self.side.show_progress(week.progress(rows))
        self._read_news()
        if self._since:
            moment = datetime.fromisoformat(self._since)
            day = clock.home(moment).date()
            self.side.show_news(clock.weekday(day), self._news)
        else:
            self.side.show_news("", ())

    def _read_news(self) -> None:
        """Count in the journal; only an edit changes it, and only who looks wants it."""
        if self._since and self._is_stale and self.isVisible():
            self._is_stale = False
            self._news = news.news(self._session.catalog, self._since).lines

    # -- acting

    def settle(self, item: Item) -> None:
        """Do what a line's button says; the keys go on to the next line."""
        if isinstance(item, More):
            self._opened.add(item.group)
            self.refresh()
        elif isinstance(item, Line):
            following = self._after(item.key)
            self._select(item)
            self._acting.do(item)
            self.refresh()
            if self.list.lines.row_of(item.key) is None:
                self._go_on(following)

    def _open(self, line: Line) -> None:
        self._select(line)
        self._acting.open(line)

    def _open_meeting(self, meeting: int) -> None:
        self._session.select(meeting)
        self._session.go("plan")

    def _select(self, line: Line) -> None:
        if line.meeting:
            self._session.select(line.meeting, line.others)

    def _after(self, key: str) -> list[str]:
        """Keys of the items to go on to: those below first, then those above."""
        keys = self.list.lines.keys()
        place = keys.index(key)
        return [*keys[place + 1 :], *reversed(keys[:place])]

    def _go_on(self, keys: list[str]) -> None:
        next((key for key in keys if self.list.go_to(key)), None)

    def _go_back(self) -> None:
        self.show_day(self._session.today)

    def _show_news(self) -> None:
        from perm_desktop.gui.today.changes_dialog import ChangesDialog

        edits = news.edits_since(self._session.catalog, self._since)
        dialog = ChangesDialog(edits, self)
        dialog.exec()
        dialog.deleteLater()
