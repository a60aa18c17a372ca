"""What the Meeting pane says of a meeting above its tabs."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from perm_desktop.core import clock
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import meeting_look
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.gui.kit.fitting_label import FittingLabel
from perm_desktop.gui.look import theme
from perm_desktop.gui.look.palettes import Palette, Token
from perm_desktop.gui.session import Session

_DOT = " · "


class MeetingHeader(QWidget):
    """Title, time and status of one meeting, a line each."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._colors = palette
        self._row: MeetingRow | None = None
        self.title = FittingLabel(theme.TITLE)
        self.when = FittingLabel(theme.TABLE_STRONG)
        self.local = FittingLabel(theme.TABLE)
        self.status = FittingLabel(theme.TABLE_MEDIUM)
        self.detail = FittingLabel(theme.TABLE)
        self._title_line, self._status_line = QHBoxLayout(), QHBoxLayout()
        self._is_low = False
        self._build()

    def set_low(self, low: bool) -> None:
        """In a low pane the status stands beside the title and costs no line."""
        if low is self._is_low:
            return
        self._is_low = low
        source, target = self._status_line, self._title_line
        if not low:
            source, target = target, source
        for place, label in enumerate((self.status, self.detail)):
            source.removeWidget(label)
            target.insertWidget(place + low, label, 0 if low or label is self.status else 1)

    def set_palette(self, palette: Palette) -> None:
        """Take the colors of another theme."""
        self._colors = palette
        for label in (self.local, self.detail):
            label.set_ink(palette.color(Token.TEXT_SECONDARY))
        self.refresh()

    def show_meeting(self, row: MeetingRow) -> None:
        """Say what there is to say of a meeting."""
        self._row = row
        states = self._session.reference.states
        self.title.set_texts(*titles(row, states))
        self.when.set_texts(*times(row, self._session.today.year))
        self.local.set_texts(*local_times(row, states))
        self.detail.set_texts(self._detail(row))
        self.refresh()

    def refresh(self) -> None:
        """Look at the clock again: a meeting begins and ends without anybody's doing."""
        if self._row is None:
            return
        look = meeting_look(self._row, int(self._session.catalog.now().timestamp()) // 60)
        self.status.set_texts(look.word)
        self.status.set_symbol(look.symbol, self._colors.color(look.token))
        self.status.set_ink(self._colors.color(look.word_token))

    def _build(self) -> None:
        for label, name in (
            (self.title, "meetingTitle"),
            (self.when, "meetingTime"),
            (self.local, "meetingLocalTime"),
            (self.status, "meetingStatus"),
            (self.detail, "meetingDetail"),
        ):
            label.setObjectName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 4)
        layout.setSpacing(4)
        layout.addLayout(self._title_line)
        layout.addLayout(_line(self.when, self.local, 4))
        layout.addLayout(self._status_line)
        self._title_line.setSpacing(12)
        self._title_line.addWidget(self.title, 1)
        self._status_line.setSpacing(8)
        self._status_line.addWidget(self.status)
        self._status_line.addWidget(self.detail, 1)
        self.set_palette(self._colors)

    def _detail(self, row: MeetingRow) -> str:
        """Why it was cancelled, and which of how many it is."""
        reason = row.reason if row.status == MeetingStatus.CANCELLED else ""
        sessions = self._session.reference.types[row.type].cadence.sessions
        session = f"session {row.session} of {sessions}" if row.session else ""
        return _DOT.join(filter(None, (reason, self._occurrence(row), session)))

    def _occurrence(self, row: MeetingRow) -> str:
        if row.series is None or row.occurrence is None:
            return ""
        numbers = (
            each.occurrence or 0
            for each in self._session.rows.values()
            if each.series == row.series
        )
        return f"call {row.occurrence} of {max(numbers, default=row.occurrence)}"


def titles(row: MeetingRow, states: dict[str, State]) -> tuple[str, str]:
    """Return the full and the short title, after the state's name when there is one state."""
    codes = row.state_codes
    prefix = f"{states[codes[0]].name}: " if len(codes) == 1 else ""
    return prefix + row.title, prefix + row.short_title


def times(row: MeetingRow, this_year: int) -> tuple[str, str]:
    """ "Tue, Apr 14 · 2:00–3:00 PM EDT", and without the weekday."""
    start = row.start
    day = start.date()
    year = "" if day.year == this_year else f", {day.year}"
    span = f"{clock.clock_span(start, row.minutes)} {clock.zone_label(start)}"
    long = clock.weekday(day) + year
    return f"{long}{_DOT}{span}", f"{long.partition(', ')[2]}{_DOT}{span}"


def local_times(row: MeetingRow, states: dict[str, State]) -> tuple[str, ...]:
    """Return what the clocks of the invited states show at the start, longest wording first.

    Empty for one state whose clocks show the meeting's own time.
    """
    starts = [(states[code], clock.local(row.utc, states[code].zone)) for code in row.state_codes]
    if len(starts) == 1:
        [(state, there)] = starts
        if there.utcoffset() == row.start.utcoffset():
            return ("",)
        time, zone = _clock_there(there, row), clock.zone_label(there)
        short = f"{time} in {state.name} ({zone})"
        return f"{_DOT.lstrip()}{short}", short, f"{time} {zone}"
    walls = sorted((there.replace(tzinfo=None), there) for _, there in starts)
    first, last = (_clock_there(there, row) for _, there in (walls[0], walls[-1]))
    span = first if first == last else f"{first} to {last}"
    short = f"{len(walls)} states, {span} local"
    return f"{_DOT.lstrip()}{short}", short, f"{span.replace(' to ', '–')} local"


def _clock_there(there: datetime, row: MeetingRow) -> str:
    """The local time, with its weekday where that is another day."""
    time = clock.clock(there)
    return time if there.date() == row.start.date() else f"{clock.weekday(there.date())}, {time}"


def _line(first: FittingLabel, second: FittingLabel, gap: int) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(gap)
    line.addWidget(first)
    line.addWidget(second, 1)
    return line
