"""What became of calls and sessions, what was not recorded, and whose meetings they were."""

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.review.comparing import Comparison
from perm_desktop.core.review.figures import (
    HostFigure,
    Review,
    SeriesFigure,
    SessionsFigure,
    Unrecorded,
)
from perm_desktop.core.review.totals import NO_HOST
from perm_desktop.gui.look.palettes import Palette
from perm_desktop.gui.review import meeting_columns, tally_columns
from perm_desktop.gui.review.meeting_columns import SeriesTotal, SessionLine
from perm_desktop.gui.review.section import ReviewSection, TableKind
from perm_desktop.gui.session import Session


class SeriesSection(ReviewSection):
    """Calls that come again and again, all states together and each apart."""

    key, title = "series", "Series"
    nothing = "No series is held in this cycle."

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(session, palette)
        self.totals = self.add_table(
            TableKind[SeriesTotal](
                "reviewSeries",
                "Series, all states",
                meeting_columns.of_series_totals(self.said),
                key=lambda each: each.key,
                title=lambda each: each.title,
            )
        )
        self.states = self.add_table(
            TableKind[SeriesFigure](
                "reviewSeriesStates",
                "Series by state",
                meeting_columns.of_series(self.known, self.said),
                key=lambda each: each.key,
                title=lambda each: f"{each.title}, {self.known().names[each.state]}",
            )
        )

    def show_review(self, review: Review, comparison: Comparison | None) -> None:
        """Fill the tables."""
        super().show_review(review, comparison)
        keys = dict.fromkeys(each.type for each in review.series)
        totals = [
            SeriesTotal(review.titles[key], tuple(x for x in review.series if x.type == key))
            for key in keys
        ]
        self.show_lines(self.totals, totals)
        self.show_lines(self.states, review.series)
        gaps = sum(len(each.gaps) for each in review.series)
        self.tell(
            f"{counted(gaps, 'gap')} without a call" if review.series else "",
            "A call with several states counts once for each of them. Not recorded is of those"
            " held; cancelled and moved are of those planned; skipped are those that no meeting was"
            " ever made for. One cancelled call leaves no gap, a second one in a row does.",
            has_lines=bool(review.series),
        )


class SessionsSection(ReviewSection):
    """Meetings of several sessions: which was held when, and who used which."""

    key, title = "sessions", "Sessions"
    nothing = "No meeting of several sessions is held in this cycle."

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(session, palette)
        self.types = self.add_table(
            TableKind[SessionsFigure](
                "reviewSessionTypes",
                "Meetings of several sessions",
                meeting_columns.of_session_types(self.known, self.said),
                key=lambda each: each.key,
                title=lambda each: each.title,
            )
        )
        self.table = self.add_table(
            TableKind[SessionLine](
                "reviewSessions",
                "Sessions",
                meeting_columns.of_sessions(self.known, self.said),
                key=lambda each: each.key,
                title=lambda x: f"{x.kind.title}, session of {clock.day(x.session.day)}",
            )
        )

    def show_review(self, review: Review, comparison: Comparison | None) -> None:
        """Fill the tables."""
        super().show_review(review, comparison)
        lines = [SessionLine(kind, each) for kind in review.sessions for each in kind.sessions]
        self.show_lines(self.types, review.sessions)
        self.show_lines(self.table, lines)
        none = [kind for kind in review.sessions if kind.none]
        self.tell(
            f"{len(none):,} of {len(review.sessions):,} have a state that attended no session"
            if review.sessions
            else "",
            "A state attends as many sessions as are needed; the others are optional for it.",
            has_lines=bool(review.sessions),
        )


class UnrecordedSection(ReviewSection):
    """What was held and is marked nowhere."""

    key, title = "unrecorded", "Not recorded"
    nothing = "Nothing. Every meeting held so far has its record."

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(session, palette)
        self.table = self.add_table(
            TableKind[Unrecorded](
                "reviewUnrecorded",
                "Not recorded",
                meeting_columns.of_unrecorded(self.said),
                key=lambda each: each.key,
                title=lambda each: f"{each.name}, not recorded",
            )
        )

    def show_review(self, review: Review, comparison: Comparison | None) -> None:
        """Fill the table."""
        super().show_review(review, comparison)
        bare = review.unrecorded
        self.show_lines(self.table, bare)
        count = sum(len(each.meetings) for each in bare)
        whole = sum(len(each.held) for each in bare)
        self.tell(
            f"{count:,} of {whole:,} held with {counted(len(bare), 'state')}" if bare else "",
            "Held, and nothing is marked for the state: neither present nor absent.",
            has_lines=bool(bare),
        )


class HostsSection(ReviewSection):
    """The scorecard of the hosts."""

    key, title = "scorecard", "Hosts"
    nothing = "No meeting is planned yet. Plan the cycle first."

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(session, palette)
        self.table = self.add_table(
            TableKind[HostFigure](
                "reviewScorecard",
                "Meetings by host",
                tally_columns.of_hosts(self.said),
                key=lambda each: each.key,
                title=lambda each: f"the meetings of {each.host or NO_HOST}",
            )
        )

    def show_review(self, review: Review, comparison: Comparison | None) -> None:
        """Fill the table."""
        super().show_review(review, comparison)
        has_any = any(each.planned for each in review.scorecard)
        self.show_lines(self.table, review.scorecard if has_any else ())
        self.tell(
            "",
            "A joint meeting counts for each of its hosts. Past are those whose time has come; open"
            " is what is neither held nor cancelled; cancelled are those still to come as well.",
            has_lines=has_any,
        )
