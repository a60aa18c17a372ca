"""The statuses once more: slow, one question after the other, and written from the rules in words.

Nothing here is shared with the engine but the facts. Times are aware datetimes, percentages are
fractions, and the days between two calls are walked one by one.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from zoneinfo import ZoneInfo

from perm_desktop.core.meeting_types import MeetingType
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.differences import Difference
from perm_desktop.core.obligations.facts import CycleFacts, Delay
from perm_desktop.core.vocabulary import Mark

HOME = ZoneInfo("America/New_York")
UTC = ZoneInfo("UTC")
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
CAME = ("attended", "partial")
WANTED = (
    *("overdue", "not-recorded", "due", "undecided", "partly", "scheduled", "not-yet-due"),
    *("suspended", "satisfied", "not-needed", "not-triggered", "not-held", "nothing-owed"),
)


def _midnight(day: date) -> datetime:
    """The first moment of a day, Eastern."""
    return datetime(day.year, day.month, day.day, tzinfo=HOME).astimezone(UTC)


def _leaves_out(first: datetime, last: datetime) -> bool:
    """Whether there is a whole month between two moments."""
    months = {(day.year, day.month) for day in (first.astimezone(HOME), last.astimezone(HOME))}
    day = first.astimezone(HOME).date()
    return any(
        (each.year, each.month) not in months
        for each in (day + timedelta(days=days) for days in range((last - first).days))
    )


class Slow:
    """One type and one state, looked at at one moment."""

    def __init__(self, facts: CycleFacts, kind: MeetingType, state: str, now: datetime) -> None:
        self.facts, self.kind, self.state, self.now = facts, kind, state, now
        self.today = now.astimezone(HOME).date()
        self.member = next(each for each in facts.cycle.states if each.code == state)
        method = self.member.methodology
        self.rows = [
            row
            for row in facts.rows
            if row.type == kind.key
            and state in row.states.split(",")
            # where a type has two contents, the other one is not for this state
            and not (len(kind.variants) == 2 and method and row.variant not in (None, str(method)))
        ]

    def status(self) -> str:
        """The status in the word that the command line prints."""
        if self.kind.key in self.facts.cycle.not_held:
            return "not-held"
        found = self._by_kind()
        still_wanted = ("overdue", "due", "not-yet-due", "scheduled", "undecided")
        return "suspended" if found in still_wanted and self._is_paused(self.today) else found

    def _by_kind(self) -> str:
        match self.kind.cadence.kind.value:
            case "once-per-cycle" | "once-per-state":
                return self._once()
            case "n-of-m":
                return self._some_of_many()
            case "per-state-if-needed":
                return self._if_needed()
            case "series":
                return self._series()
            case "triggered" if self.kind.cadence.details.get("trigger") == "data-delay":
                return self._late_data()
            case "triggered":
                return self._reconciliation()
            case _:
                return "nothing-owed"

    # -- what became of a meeting

    def _starts(self, row: MeetingRow) -> datetime:
        return datetime.fromisoformat(row.starts).replace(tzinfo=ZoneInfo(row.zone))

    def _has_begun(self, row: MeetingRow) -> bool:
        return self._starts(row) <= self.now

    def _has_ended(self, row: MeetingRow) -> bool:
        return self._starts(row).astimezone(HOME) + row.minutes * HOUR / 60 <= self.now

    def _mark(self, row: MeetingRow) -> str:
        found = self.facts.presence.get((row.id, self.state))
        return "" if found is None or found.mark == Mark.NOT_RECORDED else str(found.mark)

    def _is(self, row: MeetingRow, what: str) -> bool:
        """Whether a meeting is what a word says; exactly one word fits each."""
        if row.status == "cancelled" or what == "cancelled":
            return row.status == what == "cancelled"
        if not self._has_begun(row):
            return what == ("draft" if row.status == "draft" else "coming")
        if {role.role for role in self.kind.roles} == {"DFO"}:
            took_place = row.status == "held" or self._mark(row) in CAME
            took_place = took_place or (self._has_ended(row) and self._somebody_came(row))
            if took_place:
                return what == "attended"
        elif self._mark(row) and (
            row.status == "held" or self._has_ended(row) or self._mark(row) in CAME
        ):
            return what == self._mark(row)
        elif row.status == "held" or (self._has_ended(row) and self._somebody_came(row)):
            return what == "unrecorded"
        return what == ("unsaid" if self._has_ended(row) else "coming")

    def _somebody_came(self, row: MeetingRow) -> bool:
        """Of any state invited: what somebody came to took place."""
        return any(
            number == row.id and code in row.states.split(",") and found.mark in CAME
            for (number, code), found in self.facts.presence.items()
        )

    def _all(self, *words: str) -> list[MeetingRow]:
        return [row for row in self.rows if any(self._is(row, word) for word in words)]

    # -- days

    def _window(self) -> tuple[date, date]:
        kind, cycle = self.kind, self.facts.cycle
        chosen = self.facts.rules.types.get(kind.key)
        span = cycle.phases.get(kind.phase, cycle.span)
        first, last = span.starts, span.ends
        if kind.window:
            first, last = (
                span.starts + timedelta(days=days)
                for days in (kind.window.from_day, kind.window.to_day)
            )
        if chosen and chosen.first:
            first = chosen.first
        if chosen and chosen.last:
            last = chosen.last
        return first, max(first, last)

    def _last_day(self) -> date:
        first, last = self._window()
        joined = self.member.joined
        if joined is None or joined <= first:
            return last
        return max(last, joined + (last - first) + timedelta(days=1))

    def _late(self) -> str:
        return "overdue" if self.today > self._last_day() else "due"

    def _is_paused(self, day: date) -> bool:
        for pause in self.facts.rules.suspensions:
            concerned = pause.host in ("", *self.kind.hosts) and pause.state in ("", self.state)
            if concerned and pause.starts <= day <= (pause.ends or date.max):
                return True
        return False

    # -- the kinds

    def _once(self) -> str:
        questions = (
            ("attended", "satisfied"),
            ("unrecorded", "not-recorded"),
            ("partial", "partly"),
            ("unsaid", self._late()),
            ("coming", "scheduled"),
            ("absent", self._late()),
            ("excused", self._late()),
            ("not-required", "not-needed"),
        )
        for word, answer in questions:
            if self._all(word):
                return answer
        return self._not_planned()

    def _not_planned(self) -> str:
        if self.today + timedelta(days=30) < self._last_day():
            return "not-yet-due"
        return self._late()

    def _some_of_many(self) -> str:
        wanted = self.kind.cadence.details["needed"]
        attended, partly = len(self._all("attended")), len(self._all("partial"))
        is_chance_left = bool(self._all("coming"))
        if attended >= wanted:
            return "satisfied"
        if self._all("unrecorded"):
            return "not-recorded"
        if attended + partly >= wanted:
            return "partly"
        if is_chance_left:
            return "partly" if attended + partly else "scheduled"
        if attended or partly or self._all("absent", "excused", "unsaid"):
            numbered = [row for row in self.rows if row.session is not None]
            may_follow = len(numbered) < self.kind.cadence.details["sessions"]
            return self._late() if may_follow or self._all("unsaid", "draft") else "overdue"
        return "not-needed" if self._all("not-required") else self._not_planned()

    def _if_needed(self) -> str:
        said = ""
        for each in self.facts.decisions:
            if (each.type, each.state) == (self.kind.key, self.state):
                said = str(each.need)
        if said == "not-needed":
            return "satisfied" if self._all("attended") else "not-needed"
        speaks_for_itself = [row for row in self.rows if row.status not in ("cancelled", "draft")]
        drafts_begun = [row for row in self.rows if row.status == "draft" and self._has_ended(row)]
        marked = [row for row in self.rows if row.status != "cancelled" and self._mark(row)]
        marked = [row for row in marked if not (self._is(row, "draft") or self._is(row, "coming"))]
        if said == "needed":  # so nobody can be not required
            self.rows = [row for row in self.rows if not self._is(row, "not-required")]
        if said == "needed" or speaks_for_itself or drafts_begun or marked:
            return self._once()
        return "undecided"

    def _series(self) -> str:
        first, last = self._window()
        is_over = self.today > last
        every = {"7-days": 7, "14-days": 14, "month": 28}[self.kind.cadence.every]
        end = datetime(last.year, last.month, last.day, 23, 59, tzinfo=HOME)
        until = min(self.now, end) if is_over else self.now
        found = self._run(self.rows, every, until, is_over=is_over)
        if found:
            return found
        begins = max(first, self.member.joined or first)
        if begins > last:
            return "not-needed"
        if is_over:
            return "overdue"
        if self.today < begins:
            return "not-yet-due"
        missing = self._is_gap(_midnight(begins), self.now, self._all("cancelled"), every)
        return "overdue" if missing else "due"

    def _run(
        self, rows: Sequence[MeetingRow], every: int, until: datetime, *, is_over: bool
    ) -> str:
        """The status of a run of calls; empty where there are none but cancelled ones."""

        def some(*words: str) -> list[MeetingRow]:
            return [row for row in rows if any(self._is(row, word) for word in words)]

        unsaid, missed = some("unsaid"), some("absent", "excused", "partial")
        if unsaid:
            first = min(self._starts(row) for row in unsaid).astimezone(ZoneInfo("UTC"))
            is_long_ago = first + timedelta(days=every) <= until
            return "overdue" if is_over or is_long_ago else "due"
        held = some("attended", "absent", "excused", "partial", "unrecorded", "not-required")
        called_off = some("cancelled")
        starts = sorted(self._starts(row) for row in held)
        if starts and not is_over and self._is_gap(starts[-1], until, called_off, every):
            return "overdue"
        if some("unrecorded"):
            return "not-recorded"
        if missed:
            return "partly"
        if some("attended"):
            apart = pairwise([*starts, until])
            gap = any(self._is_gap(first, last, called_off, every) for first, last in apart)
            return "partly" if gap else "satisfied"
        if some("coming"):
            return "scheduled"
        return "not-needed" if held else ""

    def _is_gap(
        self, start: datetime, end: datetime, cancelled: Sequence[MeetingRow], every: int
    ) -> bool:
        """Look at each run of days without a pause between two moments; each counts anew."""
        off = {self._starts(row) for row in cancelled}
        for first, last in self._runs(start, end):
            missing = round(Fraction((last - first) // MINUTE, every * 24 * 60)) - 1
            called_off = sum(first < each < last for each in off)
            is_long = last - first >= timedelta(days=2 * every - 1)
            if (
                is_long
                and missing > min(called_off, 1)
                and (every < 28 or _leaves_out(first, last))
            ):
                return True
        return False

    def _runs(self, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
        """Walk from day to day; what lies between two paused days is one run."""
        start, end = start.astimezone(UTC), end.astimezone(UTC)
        if not self.facts.rules.suspensions:  # a walk of years, and nothing on the way
            return [(start, end)]
        found: list[tuple[datetime, datetime]] = []
        day, begun = start.astimezone(HOME).date(), None
        while _midnight(day) < end:
            if self._is_paused(day):
                begun = None
            else:
                begun = begun or max(start, _midnight(day))
                found = [run for run in found if run[0] != begun]
                found.append((begun, min(end, _midnight(day + timedelta(days=1)))))
            day += timedelta(days=1)
        return found

    def _late_data(self) -> str:
        found = ["not-triggered"]
        for delay in self.facts.delays:
            if delay.state == self.state and delay.starts <= self.today:
                found.append(self._of_delay(delay))
        return min(found, key=WANTED.index)

    def _of_delay(self, delay: Delay) -> str:
        last = delay.ends or date.max
        if last < delay.starts:
            return "not-triggered"
        rows = [
            row for row in self.rows if delay.starts <= date.fromisoformat(row.starts[:10]) <= last
        ]
        is_over = last < self.today
        end = (
            datetime(last.year, last.month, last.day, 23, 59, tzinfo=HOME) if is_over else self.now
        )
        found = self._run(rows, delay.weeks * 7, min(end, self.now), is_over=is_over)
        if is_over:
            return "not-triggered" if found in ("", "scheduled") else found
        return found or "due"

    def _reconciliation(self) -> str:
        details = self.kind.cadence.details
        limits = (
            Fraction(str(details.get("quarter_percent", 15))),
            Fraction(str(details.get("overall_percent", 5))),
        )
        found = ["not-triggered"]
        for program in self.member.programs:
            own = [
                each
                for each in self.facts.differences
                if (each.state, each.program) == (self.state, program.lower())
            ]
            found.append(self._of_program(own, limits, needs_both=bool(details.get("both"))))
            if any(_percent(each) is None for each in own):
                found.append("undecided")
        return min(found, key=WANTED.index)

    def _of_program(
        self, own: list[Difference], limits: tuple[Fraction, Fraction], *, needs_both: bool
    ) -> str:
        quarters = [each for each in own if each.quarter != "overall"]
        over = [(each, "quarter") for each in quarters if (_percent(each) or 0) > limits[0]]
        typed = [each for each in own if each.quarter == "overall"]
        if typed:
            over += [(each, "overall") for each in typed if (_percent(each) or 0) > limits[1]]
        else:
            over += [(each, "overall") for each in _summed(quarters, limits[1])]
        if not over or (needs_both and {how for _, how in over} != {"quarter", "overall"}):
            return "not-triggered"
        if all(each.resolved and each.resolved <= self.today for each, _ in over):
            return "satisfied"
        if self._all("unrecorded"):
            return "not-recorded"
        if self._all("unsaid"):
            return "due"
        if self._all("coming"):
            return "scheduled"
        held = self._all("attended", "partial", "absent", "excused", "not-required")
        return "partly" if held else "due"


def _percent(entered: Difference) -> Fraction | None:
    if entered.percent is not None:
        return abs(Fraction(entered.percent))
    return _of_amounts([entered])


def _of_amounts(entered: Sequence[Difference]) -> Fraction | None:
    universe = sum(Fraction(each.universe or 0) for each in entered)
    form = sum(Fraction(each.form or 0) for each in entered)
    return abs(universe - form) / abs(form) * 100 if form else None


def _summed(quarters: Sequence[Difference], limit: Fraction) -> list[Difference]:
    """The quarters with amounts, where their sum is above the limit: all must be resolved."""
    known = [each for each in quarters if each.form]
    share = _of_amounts(known)
    return known if share is not None and share > limit else []
