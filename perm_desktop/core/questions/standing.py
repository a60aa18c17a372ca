"""How things stand: this week, the records, beside the last cycle, and since a day."""

from datetime import date, timedelta

from perm_desktop.core import clock
from perm_desktop.core import worklist as waiting
from perm_desktop.core.counting import counted
from perm_desktop.core.questions.asked import (
    Answer,
    Asked,
    Found,
    Head,
    Place,
    of_many,
    ry,
)
from perm_desktop.core.review.comparing import ComparedFigure, Measured
from perm_desktop.core.vocabulary import MeetingStatus
from perm_desktop.core.worklist_lines import Line

_LATE, _UNPREPARED = ("over", "overdue", "gap"), ("soon", "bare")
_THIS_WEEK = (*_LATE, *_UNPREPARED, "due", "last-chance", "deadline")
_UNRECORDED = "unrecorded"
_MEETING = Head("Meeting", "ERC bi-weekly check-in, call 12, RY 2027")
_WHEN = Head("When", "due Sep 30, 2025, 200 days ago")


def this_week(asked: Asked) -> Answer:
    """What is due, late or unprepared by Sunday."""
    sunday = asked.today + timedelta(days=6 - asked.today.weekday())
    found = [
        (section.title, line)
        for section in _sections(asked)
        if section.group in _THIS_WEEK
        for line in section.lines
        if not line.is_ready and (line.due is None or line.due <= sunday)
    ]
    late = sum(_is_late(line, asked.today) for _, line in found)
    bare = sum(line.group in _UNPREPARED for _, line in found)
    sentence = (
        f"{counted(len(found), 'thing')}: {late:,} late, {bare:,} unprepared,"
        f" {len(found) - late - bare:,} due."
    )
    heads = (Head("Group", "Due, nothing planned"), Head("State", "WY +17"), _MEETING)
    heads += (Head("What"), _WHEN)
    lines = tuple(
        Found((title, line.place, line.title, line.wrong, line.when), _place(line))
        for title, line in found
    )
    return Answer(sentence, heads, lines, "Nothing is due, late or unprepared.")


def without_attendance(asked: Asked) -> Answer:
    """Meetings that were held and of which nobody recorded who came."""
    found = [
        line
        for section in _sections(asked)
        if section.group == _UNRECORDED
        for line in section.lines
    ]
    now, held = asked.known.now, MeetingStatus.HELD
    every = sum(row.status == held and row.utc <= now for row in asked.rows)
    sentence = f"{of_many(len(found), every, 'meeting')} held have no attendance, or only some."
    heads = (Head("State", "WY +17"), _MEETING, Head("What"), _WHEN)
    lines = tuple(
        Found((line.place, line.title, line.wrong, line.when), _place(line)) for line in found
    )
    return Answer(sentence, heads, lines, "Attendance of every meeting held is recorded.")


def beside_the_last(asked: Asked) -> Answer:
    """This cycle and the one before, on the same day of the cycle."""
    pairs = asked.beside
    names = [f"{ry(each.mine.year)} and {ry(each.other.year)}, day {each.day:,}" for each in pairs]
    lines = tuple(
        Found(
            (figure.group, figure.title, *_measured(figure), figure.difference_words),
            Place(year=each.mine.year, figure=figure.key, beside=each.other.year),
        )
        for each in pairs
        for figure in each.figures
    )
    heads = (Head("Part", "64/21 differences"), Head("Figure"))
    heads += (
        Head("This cycle", "1,000 of 1,000 (100%)"),
        Head("The last", "1,000 of 1,000 (100%)"),
    )
    heads += (Head("Difference", "−100 points"),)
    none = "There is no earlier cycle in this catalog."
    return Answer(f"{'; '.join(names)} of the cycle.", heads, lines, none)


def changes(asked: Asked) -> Answer:
    """What was done since a day, the latest first."""
    since = f" since {clock.day(asked.since)}" if asked.since else ""
    heads = (
        Head("When", "Wed, Sep 30, 12:00 noon EDT"),
        Head("What"),
        Head("Who", "Sample liaison"),
    )
    lines = tuple(
        Found((each.at, each.what, each.who), Place(each.meeting)) for each in asked.steps
    )
    none = f"Nothing changed{since}."
    return Answer(f"{counted(len(lines), 'step')}{since}.", heads, lines, none)


def _sections(asked: Asked) -> list[waiting.Section]:
    everything = [source.name for source in waiting.SOURCES]
    return waiting.sections(asked.rows, asked.known, everything, asked.owed)


def _is_late(line: Line, today: date) -> bool:
    return line.group in _LATE or (line.due is not None and line.due < today)


def _place(line: Line) -> Place:
    if line.meeting and not line.is_about_owed:
        return Place(meeting=line.meeting)
    state = line.states[0] if line.states else ""
    return Place(year=line.year, type=line.type, state=state, rule=line.rule, part=line.part)


def _measured(figure: ComparedFigure) -> tuple[str, str]:
    return _words(figure.mine), _words(figure.other)


def _words(value: Measured | None) -> str:
    return value.words if value is not None else "not there"
