"""The tables of what was recorded: calls and gaps, 64/21 differences, sessions, what is not."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.series import Gap
from perm_desktop.core.review.figures import Review, SeriesFigure, SessionFigure, SessionsFigure
from perm_desktop.core.table_sheet import Cell
from perm_desktop.reports.figures_sheet import FigureColumn, FigureTable
from perm_desktop.services.printing.keyed_lines import (
    NOTHING,
    Keyed,
    commented,
    number,
    of_words,
    states_words,
)

_MOST_NAMED = 6  # meetings without a record, of a state


def series(review: Review) -> list[FigureTable]:
    """A table for each series, its states apart though a call may be joint."""
    kinds = dict.fromkeys(each.type for each in review.series)
    return [_series(review, [s for s in review.series if s.type == key]) for key in kinds]


def _series(review: Review, own: Sequence[SeriesFigure]) -> FigureTable:
    table = FigureTable(
        f"Calls: {own[0].title}",
        (
            FigureColumn("State", 80.0),
            FigureColumn("Held of due", 42.0, is_number=True),
            FigureColumn("Attended of held", 44.0, is_number=True),
            FigureColumn("Not recorded", 38.0, is_number=True),
            FigureColumn("Moved", 30.0, is_number=True),
            FigureColumn("Cancelled", 42.0, is_number=True),
            FigureColumn("Gaps"),
        ),
        (),
        sentence=(
            "Each state apart, though a call may be joint. There is a gap where no call was held"
            " for more than one and a half intervals."
        ),
    )
    lines = (
        Keyed(
            each.key,
            (
                Cell(review.names[each.state]),
                Cell(of_words(len(each.held), len(each.due)), len(each.held)),
                Cell(of_words(len(each.attended), len(each.held)), len(each.attended)),
                number(len(each.unrecorded)),
                number(len(each.moved)),
                number(len(each.cancelled)),
                Cell(gaps_words(each, review) or NOTHING),
            ),
        )
        for each in own
    )
    return commented(table, lines, review.comments)


def gaps_words(figure: SeriesFigure, review: Review) -> str:
    """ "5 weeks from Mar 3, 2026; 3 weeks to now"."""
    return "; ".join(_gap(each, review.as_of.now) for each in figure.gaps)


def _gap(gap: Gap, now: int) -> str:
    if gap.end == now:
        return f"{gap.words}, up to now"
    return f"{gap.words} from {clock.day(clock.home(clock.at_utc(gap.start)).date())}"


def differences(review: Review) -> FigureTable:
    """The 64/21 history."""
    table = FigureTable(
        "64/21 differences",
        (
            FigureColumn("State", 84.0),
            FigureColumn("Program", 50.0),
            FigureColumn("Quarter", 42.0),
            FigureColumn("Difference", 56.0, is_number=True),
            FigureColumn("Limit", 34.0, is_number=True),
            FigureColumn("Entered", 62.0),
            FigureColumn("Became of it"),
            FigureColumn("Calls", 30.0, is_number=True),
        ),
        (),
        sentence=(
            "A difference strictly above its limit calls for reconciliation until it is resolved."
            " Calls are the reconciliation calls held with the state."
        ),
        empty="No 64/21 difference is recorded.",
    )
    lines = (
        Keyed(
            each.key,
            (
                Cell(review.names[each.state]),
                Cell(each.program_words),
                Cell(each.quarter_words),
                Cell(each.percent_words, float(each.percent)),
                Cell(f"{each.limit}%"),
                Cell(clock.day(each.since)),
                Cell(_became(above=each.above, resolved=each.resolved)),
                number(len(each.calls)),
            ),
        )
        for each in review.differences
    )
    return commented(table, lines, review.comments)


def _became(*, above: bool, resolved: date | None) -> str:
    if not above:
        return "Within the limit"
    return f"Resolved on {clock.day(resolved)}" if resolved else "Above the limit, open"


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
        sentence="A state needs to attend only some of the sessions; those left over are optional.",
        empty="No meeting type of this cycle is held in several sessions.",
    )
    lines = (line for each in review.sessions for line in _sessions(each, review))
    return commented(table, lines, review.comments)


def _sessions(figure: SessionsFigure, review: Review) -> Iterable[Keyed]:
    name, count = f"{figure.title} ({figure.needed} needed)", len(figure.used)
    for nth, each in enumerate(figure.sessions):
        cells = (
            Cell("" if nth else name),
            Cell(_session(each)),
            Cell(clock.day(each.day)),
            Cell(of_words(len(each.attended), count), len(each.attended)),
            Cell(states_words(each.attended, review) or _what(each)),
        )
        yield Keyed(f"{figure.key}/{nth}" if nth else figure.key, cells)
    last = f"; the last chance is {clock.day(figure.left)}" if figure.left else ""
    none = states_words(figure.none, review)
    if none:
        said = (Cell("" if figure.sessions else name), Cell("None yet"), Cell(""))
        counted = Cell(of_words(len(figure.none), count), len(figure.none))
        yield Keyed(f"{figure.key}/none", (*said, counted, Cell(f"{none}{last}")))


def _session(figure: SessionFigure) -> str:
    return f"Session {figure.number}" if figure.number else "Special"


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
            FigureColumn("Of held", 44.0, is_number=True),
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
                Cell(of_words(len(each.meetings), len(each.held)), len(each.meetings)),
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
