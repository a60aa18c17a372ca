"""The tables of what was recorded: 64/21 differences, sessions, and what was not."""

from collections.abc import Iterable, Mapping, Sequence

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.review.figures import (
    DifferenceFigure,
    Review,
    SessionFigure,
    SessionsFigure,
)
from perm_desktop.core.table_sheet import Cell
from perm_desktop.reports.figures_sheet import FigureColumn, FigureTable
from perm_desktop.services.printing.keyed_lines import (
    Keyed,
    commented,
    number,
    part,
    states_words,
)

_MOST_NAMED = 6  # meetings without a record, of a state


def differences(review: Review) -> FigureTable:
    """The 64/21 history."""
    table = FigureTable(
        "64/21 differences",
        (
            FigureColumn("State", 68.0),
            FigureColumn("Program", 42.0),
            FigureColumn("Quarter", 36.0),
            FigureColumn("Difference", 46.0, is_number=True),
            FigureColumn("From", 44.0),
            FigureColumn("Limit", 26.0, is_number=True),
            FigureColumn("Entered", 60.0),
            FigureColumn("Became of it"),
            FigureColumn("Calls held", 28.0, is_number=True),
        ),
        (),
        sentence=(
            f"{review.rule} Calls held are the reconciliation calls with the state, for all of its"
            " programs."
        ),
        empty="No 64/21 difference is recorded.",
        short="64-21 differences",
    )
    lines = (
        Keyed(
            each.key,
            (
                Cell(review.names[each.state]),
                Cell(each.program_words),
                Cell(each.quarter_words),
                Cell(each.percent_words, float(each.percent) if each.percent is not None else None),
                Cell(each.from_words),
                Cell(each.limit_words, float(each.limit)),
                Cell(clock.day(each.since), each.since),
                Cell(_became(each)),
                number(len(each.calls)),
            ),
        )
        for each in review.differences
    )
    return commented(table, lines, review.comments)


def _became(figure: DifferenceFigure) -> str:
    if figure.percent is None:
        return "The form is zero: to be asked"
    if not figure.above:
        return "Within the limit"
    day = figure.resolved
    return f"Resolved {clock.day(day)}" if day else "Above, not resolved"


def session_types(review: Review) -> FigureTable:
    """Meetings of several sessions: how many states attended enough of them, and none."""
    table = FigureTable(
        "Meetings of several sessions",
        (
            FigureColumn("Meeting", 116.0),
            FigureColumn("Needed of sessions", 46.0, is_number=True),
            FigureColumn("States with enough", 50.0, is_number=True),
            FigureColumn("With none", 46.0, is_number=True),
            FigureColumn("With more", 46.0, is_number=True),
            FigureColumn("Last chance", 62.0),
            FigureColumn("None yet"),
        ),
        (),
        sentence="A state needs to attend only some of the sessions; those left over are optional.",
        empty="No meeting type of this cycle is held in several sessions.",
    )
    lines = (Keyed(each.key, _session_type(each, review)) for each in review.sessions)
    return commented(table, lines, review.comments)


def _session_type(figure: SessionsFigure, review: Review) -> tuple[Cell, ...]:
    count = len(figure.used)
    last = figure.left
    return (
        Cell(figure.title),
        part(figure.needed, len(figure.sessions)),
        part(len(figure.enough), count),
        part(len(figure.none), count),
        part(len(figure.several), count),
        Cell(clock.day(last), last) if last else Cell("None left"),
        Cell(states_words(figure.none, review)),
    )


def sessions(review: Review) -> FigureTable:
    """Which state used which session."""
    table = FigureTable(
        "Sessions and who used them",
        (
            FigureColumn("Meeting", 118.0),
            FigureColumn("Session", 56.0),
            FigureColumn("Day", 62.0),
            FigureColumn("Attended", 52.0, is_number=True),
            FigureColumn("States"),
        ),
        (),
        sentence="Each with how many of the states attended it, and which.",
        empty="There is no session yet.",
    )
    lines = (line for each in review.sessions for line in _sessions(each, review))
    return commented(table, lines, review.comments)


def _sessions(figure: SessionsFigure, review: Review) -> Iterable[Keyed]:
    for nth, each in enumerate(figure.sessions):
        cells = (
            Cell("" if nth else figure.title),
            Cell(f"Session {each.number}" if each.number else "Special"),
            Cell(clock.day(each.day), each.day),
            part(len(each.attended), len(figure.used)),
            Cell(states_words(each.attended, review) or _what(each)),
        )
        yield Keyed(figure.key_of(each), cells)


def _what(figure: SessionFigure) -> str:
    if figure.is_coming:
        return "Still to come"
    return "Nobody is recorded" if figure.is_held else "Not held"


def unrecorded(review: Review, rows: Mapping[int, MeetingRow]) -> FigureTable:
    """What was held of which nothing is marked."""
    table = FigureTable(
        "Not recorded",
        (
            FigureColumn("State", 84.0),
            FigureColumn("Not recorded of held", 58.0, is_number=True),
            FigureColumn("Meetings"),
        ),
        (),
        sentence="Held with the state, and nothing is marked: neither present nor absent.",
        empty="Attendance is recorded for every state at every meeting held.",
    )
    lines = (
        Keyed(
            each.key,
            (
                Cell(each.name),
                part(len(each.meetings), len(each.held)),
                Cell(meetings_words([rows[ident] for ident in each.meetings])),
            ),
        )
        for each in review.unrecorded
    )
    return commented(table, lines, review.comments)


def meetings_words(rows: Sequence[MeetingRow]) -> str:
    """ "RC check-in on Mar 3, 2026; Cycle call on Apr 15, 2026"; many are counted."""
    named = [f"{row.short_title} on {clock.day(row.start.date())}" for row in rows[:_MOST_NAMED]]
    more = len(rows) - _MOST_NAMED
    return "; ".join((*named, f"{more:,} more") if more > 0 else named)
