"""Differences above the thresholds, calls beside a weekly schedule, series that skipped."""

from collections.abc import Iterator
from datetime import date

from perm_desktop.core import clock
from perm_desktop.core.counting import counted
from perm_desktop.core.exceeded import Exceeded, exceeded
from perm_desktop.core.meetings import MeetingRow
from perm_desktop.core.obligations.coverage import Coverage
from perm_desktop.core.obligations.facts import Delay
from perm_desktop.core.obligations.series import Gap
from perm_desktop.core.owings import is_coming
from perm_desktop.core.questions.asked import (
    MEETING,
    STATE,
    YEAR,
    Answer,
    Asked,
    Found,
    Head,
    Place,
    of_many,
    ry,
)
from perm_desktop.core.review.outcomes import outcomes
from perm_desktop.core.review.series_figures import every, series_figures

_AD_HOC = "ad-hoc-call"
_RHYTHMS = {"7-days": "weekly", "14-days": "every 2 weeks", "month": "monthly"}
_DAY = Head("Day", "Sep 30, 2025")


def above_thresholds(asked: Asked) -> Answer:
    """States above a 64/21 threshold, resolved ones too."""
    found = exceeded(asked.judged, asked.owed.states)
    still = sum(each.resolved is None for each in found)
    heads = (YEAR, STATE, Head("Program", "Medicaid"), Head("Above the threshold"))
    heads += (Head("Since", _DAY.widest), Head("Calls held", "Calls held"))
    heads += (Head("Next call", _DAY.widest), Head("Resolved", _DAY.widest))
    states = len({each.state for each in found})
    sentence = (
        f"{of_many(states, _states(asked), 'state')} went above a threshold,"
        f" with {counted(len(found), 'program')}; {still:,} of {len(found):,} not resolved."
    )
    lines = tuple(_above(each, asked) for each in found)
    return Answer(sentence, heads, lines, "No state is above a threshold.")


def support_and_ad_hoc(asked: Asked) -> Answer:
    """Ad hoc calls that are planned though the state has a weekly or two-weekly schedule."""
    found = [line for judged in asked.judged for line in _on_support(judged, asked)]
    on_support = sum(len(_late(judged, asked)) for judged in asked.judged)
    states = len({line.place.state for line in found})
    sentence = (
        f"{of_many(states, on_support, 'state')} on weekly or every-other-week support"
        f" {'has' if states == 1 else 'have'} ad hoc calls planned."
    )
    heads = (YEAR, STATE, Head("Support", "every 2 weeks since Sep 30, 2025"), Head("Ad hoc call"))
    none = "No state is on weekly or every-other-week support."
    if on_support:
        verb = "is" if on_support == 1 else "are"
        none = f"No ad hoc call is planned; {counted(on_support, 'state')} {verb} on such support."
    return Answer(sentence, (*heads, _DAY), tuple(found), none)


def skipped(asked: Asked) -> Answer:
    """Stretches without a call, each state apart though the call may be joint."""
    lines: list[Found] = []
    series = 0
    for judged in asked.judged:
        codes = asked.codes(judged)
        sorted_out = outcomes(judged.facts, codes, judged.as_of)
        kinds = {kind.key: kind for kind in judged.facts.types}
        for figure in series_figures(judged.facts, sorted_out, judged.obligations, codes):
            if asked.type not in ("", figure.type):
                continue
            series += 1
            rhythm = every(judged.facts, kinds[figure.type], figure.state)
            place = Place(year=judged.facts.cycle.year, type=figure.type, state=figure.state)
            for gap in figure.gaps:
                cells = (figure.title, judged.names[figure.state], _RHYTHMS.get(rhythm, rhythm))
                shown = (ry(place.year), *cells, *_gap(gap, judged, asked))
                lines.append(Found(shown, place, type=figure.title))
    with_gaps = len({line.place for line in lines})
    sentence = f"{with_gaps:,} of {series:,} series have gaps; each state is counted apart."
    heads = (YEAR, MEETING, STATE, Head("Rhythm", "every 2 weeks"), Head("Last call", _DAY.widest))
    heads += (Head("Next call", _DAY.widest), Head("Without a call"))
    return Answer(sentence, heads, tuple(lines), "No series has a gap.")


def _above(each: Exceeded, asked: Asked) -> Found:
    following = asked.meeting_day(each.coming[0]) if each.coming else "none planned"
    resolved = "not resolved" if each.resolved is None else asked.day(each.resolved)
    cells = (
        *(ry(each.year), asked.known.states[each.state].name, each.program, each.words),
        *(asked.day(each.since), f"{len(each.held)}"),
        *(following if each.resolved is None else "", resolved),
    )
    return Found(cells, Place(year=each.year, type=each.type, state=each.state))


def _states(asked: Asked) -> int:
    return len({code for judged in asked.judged for code in asked.codes(judged)})


def _late(judged: Coverage, asked: Asked) -> dict[str, Delay]:
    """The states whose data are late on the day, with their delay."""
    return {
        delay.state: delay
        for delay in judged.facts.delays
        if delay.covers(judged.as_of.day) and delay.state in asked.codes(judged)
    }


def _on_support(judged: Coverage, asked: Asked) -> Iterator[Found]:
    late = _late(judged, asked)
    for row in judged.facts.rows:
        if row.type == _AD_HOC and is_coming(row, judged):
            for code in filter(late.__contains__, row.state_codes):
                yield _ad_hoc(row, late[code], judged, asked)


def _ad_hoc(row: MeetingRow, delay: Delay, judged: Coverage, asked: Asked) -> Found:
    rhythm = "weekly" if delay.weeks == 1 else f"every {delay.weeks} weeks"
    support = f"{rhythm} since {asked.day(delay.starts)}"
    year, name = judged.facts.cycle.year, judged.names[delay.state]
    cells = (ry(year), name, support, row.title, asked.meeting_day(row))
    return Found(cells, Place(meeting=row.id, state=delay.state))


def _gap(gap: Gap, judged: Coverage, asked: Asked) -> tuple[str, str, str]:
    ends = "none yet" if gap.end == judged.as_of.now else asked.day(_day(gap.end))
    return asked.day(_day(gap.start)), ends, gap.words


def _day(minutes: int) -> date:
    return clock.local(minutes, clock.EASTERN).date()
