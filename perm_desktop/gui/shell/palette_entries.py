"""What the command palette can find: commands, pages, meetings, states, cycles.

People have a finder of their own.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from functools import partial
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from perm_desktop.core import clock, symbols
from perm_desktop.core.errors import UserError
from perm_desktop.core.finding import Haystack, plain
from perm_desktop.core.jurisdictions import State
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.symbols import Look
from perm_desktop.core.worklist_lines import meeting_title
from perm_desktop.gui.actions import COMMANDS
from perm_desktop.gui.pages import PageKind
from perm_desktop.gui.possible import why_off
from perm_desktop.gui.session import Session
from perm_desktop.services import meetings

_MONTHS = (
    *("", "jan january", "feb february", "mar march", "apr april", "may", "jun june"),
    *("jul july", "aug august", "sep september", "oct october", "nov november", "dec december"),
)


class Kind(IntEnum):
    """Sections of the palette, in their usual order."""

    RECENT = 0
    PAGE = 1
    ACTION = 2
    MEETING = 3
    PERSON = 4
    STATE = 5
    CYCLE = 6
    OFF = 7


class Entry(NamedTuple):
    """One thing that can be chosen."""

    kind: Kind
    key: str  # the same from one day to the next
    title: str
    detail: str
    words: str  # what is searched, through ``plain``
    act: Callable[[], object]
    icon: str = ""
    hint: str = ""  # its keys
    look: Look | None = None
    enabled: bool = True

    @property
    def spoken(self) -> str:
        """The entry as a sentence."""
        return ", ".join(part for part in (self.title, self.detail, self.hint) if part)


def action_entries(actions: Iterable[QAction], session: Session | None) -> list[Entry]:
    """Return the commands of the menus; those that are off say why.

    Undo and redo show their step and are not found by it: who types the words of a meeting that was
    changed last looks for the meeting.
    """
    icons = {command.name: command.icon for command in COMMANDS}
    needs = {command.name: command.needs for command in COMMANDS}
    own_words = {command.name: bare(command.text) for command in COMMANDS}
    found: list[Entry] = []
    for action in actions:
        title, name = bare(action.text()), action.objectName()
        path = menu_path(action)
        enabled = action.isEnabled()
        found.append(
            Entry(
                kind=Kind.ACTION if enabled else Kind.OFF,
                key=f"action:{name or title}",
                title=title,
                detail=path if enabled else why_off(needs.get(name), session),
                words=plain(f"{own_words.get(name, title)} {path}"),
                act=action.trigger,
                icon=icons.get(name, ""),
                hint=action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                enabled=enabled,
            )
        )
    return found


def menu_path(action: QAction) -> str:
    """Return the menus above an action: "View › Look"."""
    titles: list[str] = []
    above = _menu_of(action)
    while above is not None:
        titles.insert(0, bare(above.title()))  # a menu bar's own overflow has no title
        above = _menu_of(above.menuAction())
    return " › ".join(filter(None, titles))


def _menu_of(action: QAction) -> QMenu | None:
    owners = action.associatedObjects()
    return next((owner for owner in owners if isinstance(owner, QMenu)), None)


def bare(text: str) -> str:
    """Return a menu's text without its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def page_entries(
    pages: Iterable[PageKind], session: Session, keys: Mapping[str, str]
) -> list[Entry]:
    """Return the pages with the keys that lead to them."""
    return [
        Entry(
            kind=Kind.PAGE,
            key=f"page:{page.name}",
            title=bare(page.title),
            detail="Page",
            words=plain(bare(page.title)),
            act=partial(session.go, page.name),
            icon=page.icon,
            hint=keys.get(page.name, ""),
        )
        for page in pages
    ]


def state_entries(session: Session) -> list[Entry]:
    """Return the states, each to be opened or shown alone, and the way back to all of them."""
    states = session.reference.states.values()
    found = [
        *(_state_entry(state, session) for state in states),
        *(_only_state_entry(state, session) for state in states),
    ]
    if session.shown_states:
        everything = Entry(
            kind=Kind.STATE,
            key="state:all",
            title="All states",
            detail="Show them all again",
            words=plain("all states"),
            act=partial(session.show_states, ()),
            icon="map",
        )
        found.insert(0, everything)
    return found


def _state_entry(state: State, session: Session) -> Entry:
    return Entry(
        kind=Kind.STATE,
        key=f"state:{state.code}",
        title=state.name,
        detail=f"{state.code}, open the state",
        words=plain(f"{state.name} {state.code}"),
        act=partial(session.open_state, state.code),
        icon="map",
    )


def _only_state_entry(state: State, session: Session) -> Entry:
    return Entry(
        kind=Kind.STATE,
        key=f"only-state:{state.code}",
        title=f"Show only {state.name}",
        detail=f"{state.code}, on every page",
        words=plain(f"{state.name} {state.code} show only {state.name}"),
        act=partial(session.show_states, (state.code,)),
        icon="map",
    )


def cycle_entries(session: Session) -> list[Entry]:
    """Return the cycles, each to be shown alone, and all of them together."""
    labels: list[tuple[tuple[int, ...], str]] = [
        ((cycle.year,), cycle.label) for cycle in reversed(session.cycles)
    ]
    if len(session.cycles) > 1:
        labels.append(((), "All cycles"))
    return [
        Entry(
            kind=Kind.CYCLE,
            key=f"cycle:{'-'.join(map(str, years))}",
            title=label,
            detail="Shown now" if session.years == years else "Show this cycle",
            words=plain(f"{label} reporting year cycle"),
            act=partial(session.choose_years, years),
            icon="calendar_ltr",
        )
        for years, label in labels
    ]


class MeetingFinder:
    """The meetings of a session as lines to be searched, those nearest to now first."""

    def __init__(self, session: Session) -> None:
        self._session = session
        now = self._now
        self._rows = sorted(session.rows.values(), key=lambda row: abs(row.utc - now))
        names = {state.code: plain(state.name) for state in session.reference.states.values()}
        titles = {row.title for row in self._rows} | {row.short_title for row in self._rows}
        known = {title: plain(title) for title in titles}
        self._haystack = Haystack(
            (_line(row, names, known) for row in self._rows),
            [*names.values(), *known.values(), *_MONTHS],
        )

    @property
    def _now(self) -> int:
        return int(self._session.catalog.now().timestamp()) // 60

    def search(self, query: str, at_most: int) -> tuple[list[Entry], int, int]:
        """Return the first entries, how many there are, and how well they fit."""
        found = self._haystack.search(query, at_most)
        if not found.places and query.removeprefix("m").isdecimal():
            return self._elsewhere(query.removeprefix("m"))
        return [self._entry(self._rows[n]) for n in found.places], found.total, found.score

    def _elsewhere(self, number: str) -> tuple[list[Entry], int, int]:
        """A meeting of a cycle or state that is not shown, asked for by its number."""
        catalog = self._session.catalog
        try:
            row = meetings.get(catalog, meetings.named(catalog, number))
        except UserError:
            return [], 0, 0
        act = partial(self._show_everything_and_open, row.id)
        return [self._entry(row)._replace(act=act)], 1, 0

    def _show_everything_and_open(self, meeting: int) -> None:
        self._session.choose_years(())
        self._session.show_states(())
        self._session.open(meeting)

    def _entry(self, row: MeetingRow) -> Entry:
        session, now = self._session, self._now
        return Entry(
            kind=Kind.MEETING,
            key=f"meeting:{row.id}",
            title=meeting_title(row, session.reference.types),
            detail=_detail(row, session, now),
            words="",
            act=partial(session.open, row.id),
            hint=f"M {row.number}",
            look=symbols.meeting_look(row, now),
        )


def _detail(row: MeetingRow, session: Session, now: int) -> str:
    codes = row.state_codes
    states = session.reference.states
    who = states[codes[0]].name if len(codes) == 1 else f"{len(codes)} states" if codes else ""
    start = row.start
    day = clock.weekday(start.date())
    if start.year != clock.local(now, clock.EASTERN).year:
        day = clock.day(start.date())
    at = f"{day}, {clock.clock(start)} {clock.zone_label(start)}"
    return ", ".join(filter(None, (who, at)))


def _line(row: MeetingRow, names: dict[str, str], known: dict[str, str]) -> str:
    """Everything a meeting is asked for by; slices, because there may be 100,000."""
    starts, codes = row.starts, row.states
    where = f"{codes.lower()} {names.get(codes, '')}" if len(codes) == 2 else "all states joint"
    title, short = known[row.title], known[row.short_title]
    both = title if title == short else f"{short} {title}"
    month = _MONTHS[int(starts[5:7])]
    call = f"call {row.occurrence}" if row.occurrence else ""
    return (
        f"{where} {both} {call} {month} {int(starts[8:10])} {starts[:4]} m{row.number} {row.status}"
    )


def menu_actions(menus: Sequence[QMenu]) -> list[QAction]:
    """Return the actions of menus and of the menus in them, in order."""
    found: list[QAction] = []
    for menu in menus:
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                found += menu_actions([inner])
            elif not action.isSeparator() and action.isVisible():
                found.append(action)
    return found
