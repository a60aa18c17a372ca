"""The tables of series and sessions, and of what was not recorded."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from perm_desktop.core import clock, symbols
from perm_desktop.core.review.figures import (
    Ids,
    Pair,
    SeriesFigure,
    SessionFigure,
    SessionsFigure,
    Unrecorded,
)
from perm_desktop.core.symbols import Look
from perm_desktop.gui.kit.line_model import Line
from perm_desktop.gui.review.behind import Behind, of_meetings
from perm_desktop.gui.review.cells import Known, Said, comment, count, named, part
from perm_desktop.gui.review.figure_table import FigureColumn


class SessionLine(NamedTuple):
    """A session with the type it belongs to."""

    kind: SessionsFigure
    session: SessionFigure

    @property
    def key(self) -> str:
        """Key of the figure."""
        return self.kind.key_of(self.session)


class SeriesTotal(NamedTuple):
    """All states of a series together."""

    title: str
    figures: tuple[SeriesFigure, ...]

    @property
    def key(self) -> str:
        """Key of the figure."""
        return f"series/{self.figures[0].type}"


def of_series_totals(said: Said) -> tuple[FigureColumn[SeriesTotal], ...]:
    """A series with all its states together."""
    name: FigureColumn[SeriesTotal] = FigureColumn(
        head="Series", text=lambda line: line.title, widest="ERC bi-weekly check-in mm"
    )
    numbers: tuple[FigureColumn[SeriesTotal], ...] = _series_numbers(
        lambda line: line.figures, lambda line: line.title
    )
    return (name, *numbers, comment(said, lambda line: line.key))


def of_series(known: Known, said: Said) -> tuple[FigureColumn[SeriesFigure], ...]:
    """A series with one state."""

    def name(line: SeriesFigure) -> str:
        return f"{line.title}, {known().names[line.state]}"

    return (
        FigureColumn(head="Series", text=lambda line: line.title, widest="ERC bi-weekly check-in"),
        FigureColumn(
            head="State", text=lambda line: known().names[line.state], widest="South Dakota m"
        ),
        *_series_numbers(lambda line: (line,), name),
        FigureColumn(
            head="Stretches without a call",
            text=lambda line: line.gaps_words(known().as_of.now),
            widest="4 weeks from Mar 3, 2026 mmmm",
        ),
        comment(said, lambda line: line.key),
    )


def of_session_types(known: Known, said: Said) -> tuple[FigureColumn[SessionsFigure], ...]:
    """A type of several sessions: who used them, and the last chance."""

    return (
        FigureColumn(head="Meeting", text=lambda line: line.title, widest="DP orientation mmmm"),
        FigureColumn(
            head="Needed of sessions",
            text=lambda line: f"{line.needed} of {len(line.sessions)}",
            widest="1 of 3",
            is_right=True,
        ),
        part(
            "Attended enough",
            lambda line: (len(line.enough), len(line.used)),
            lambda line: _used_by(line, line.enough, "attended enough"),
        ),
        part(
            "Attended none",
            lambda line: (len(line.none), len(line.used)),
            lambda line: _used_by(line, line.none, "attended none"),
        ),
        part(
            "More than needed",
            lambda line: (len(line.several), len(line.used)),
            lambda line: _used_by(line, line.several, "attended more than needed"),
        ),
        FigureColumn(
            head="Last chance",
            text=lambda line: clock.day(line.left) if line.left else "None left",
            widest="Sep 30, 2026",
            is_pale=lambda line: line.left is None,
        ),
        FigureColumn(
            head="None yet", text=lambda line: named(line.none, known()), widest="Iowa, Maine mm"
        ),
        comment(said, lambda line: line.key),
    )


def of_sessions(known: Known, said: Said) -> tuple[FigureColumn[SessionLine], ...]:
    """Which session was held when, and who attended it."""
    return (
        FigureColumn(
            head="Meeting", text=lambda line: line.kind.title, widest="DP orientation mmmm"
        ),
        FigureColumn(
            head="Session",
            text=lambda line: str(line.session.number) if line.session.number else "Special",
            widest="Special",
        ),
        FigureColumn(
            head="Day", text=lambda line: clock.day(line.session.day), widest="Sep 30, 2026"
        ),
        FigureColumn(
            head="Stands",
            text=lambda line: _of_session(line.session).word,
            look=lambda line: _of_session(line.session),
            widest="Scheduled",
        ),
        part(
            "Attended",
            lambda line: (len(line.session.attended), len(line.kind.used)),
            lambda line: of_meetings(
                f"{line.kind.title}: session {line.session.number or 'beyond the planned ones'}",
                line.session.meetings,
            ),
        ),
        FigureColumn(
            head="By whom",
            text=lambda line: ", ".join(line.session.attended),
            widest="AK, AZ, DC, FL, HI, IA, IN, LA, ME, MS",
        ),
        comment(said, lambda line: line.key),
    )


def of_unrecorded(said: Said) -> tuple[FigureColumn[Unrecorded], ...]:
    """Meetings held with a state of which nothing is marked."""
    return (
        FigureColumn(head="State", text=lambda line: line.name, widest="District of Columbia"),
        part(
            "Not recorded of held",
            lambda line: (len(line.meetings), len(line.held)),
            lambda line: of_meetings(
                f"{line.name}: not recorded", line.meetings, len(line.held), "held"
            ),
        ),
        comment(said, lambda line: line.key),
    )


def _used_by(line: SessionsFigure, codes: Sequence[str], word: str) -> Behind:
    pairs = tuple(Pair(line.type, code) for code in codes)
    whole = f"{len(pairs):,} of {len(line.used):,} states"
    return Behind(f"{line.title}: {word}", whole, pairs=pairs)


def _series_numbers(
    figures: Callable[[Line], Sequence[SeriesFigure]], name: Callable[[Line], str]
) -> tuple[FigureColumn[Line], ...]:
    def listed(head: str, ids: Callable[[SeriesFigure], Ids]) -> Callable[[Line], Behind]:
        """A joint call counts once for each state, and stands in a list once."""

        def behind(line: Line) -> Behind:
            joined = tuple(dict.fromkeys(each for one in figures(line) for each in ids(one)))
            return of_meetings(f"{name(line)}: {head.lower()}", joined)

        return behind

    def total(line: Line, ids: Callable[[SeriesFigure], Ids]) -> int:
        return sum(len(ids(one)) for one in figures(line))

    def share(
        head: str, ids: Callable[[SeriesFigure], Ids], whole: Callable[[SeriesFigure], Ids]
    ) -> FigureColumn[Line]:
        return part(head, lambda x: (total(x, ids), total(x, whole)), listed(head, ids))

    def some(head: str, ids: Callable[[SeriesFigure], Ids]) -> FigureColumn[Line]:
        return count(head, lambda line: total(line, ids), listed(head, ids))

    return (
        share("Due of planned", lambda one: one.due, lambda one: one.planned),
        share("Held of due", lambda one: one.held, lambda one: one.due),
        share("Attended of held", lambda one: one.attended, lambda one: one.held),
        some("Not recorded", lambda one: one.unrecorded),
        some("Cancelled", lambda one: one.cancelled),
        some("Moved", lambda one: one.moved),
        _skipped_column(figures),
    )


def _skipped_column(
    figures: Callable[[Line], Sequence[SeriesFigure]],
) -> FigureColumn[Line]:
    def skipped(line: Line) -> int:
        return sum(one.skipped for one in figures(line))

    return FigureColumn(
        head="Skipped",
        text=lambda line: f"{skipped(line):,}",
        widest="Skipped",
        is_right=True,
        is_pale=lambda line: not skipped(line),
        tip="Occurrences of the series that no meeting was ever made for",
    )


def _of_session(session: SessionFigure) -> Look:
    if session.is_held:
        return symbols.HELD
    return symbols.SCHEDULED if session.is_coming else symbols.OVERDUE._replace(word="Not closed")
