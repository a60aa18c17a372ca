"""The status vocabulary: every status has a shape, a token and a word of its own."""

from collections import Counter

import pytest

from perm_desktop.core.symbols import (
    GRID,
    OBLIGATION_STATUSES,
    Circle,
    Close,
    Curve,
    Look,
    Move,
    Symbol,
    Tone,
    mark_look,
    meeting_look,
    obligation_look,
    shape,
)
from perm_desktop.core.vocabulary import Mark, MeetingStatus
from tests.core.timeline_sample import NOW, meeting


def test_a_held_meeting_without_attendance_is_not_recorded() -> None:
    assert meeting_look(meeting(1, -1, marked=0)).word == "Not recorded"
    assert meeting_look(meeting(1, -1, marked=3)).word == "Held"


@pytest.mark.parametrize(
    ("status", "days", "word"),
    [
        (MeetingStatus.DRAFT, 1, "Draft"),
        (MeetingStatus.SCHEDULED, 1, "Scheduled"),
        (MeetingStatus.SCHEDULED, -0.02, "In progress"),
        (MeetingStatus.SCHEDULED, -1, "Overdue"),
        (MeetingStatus.DRAFT, -1, "Overdue"),
        (MeetingStatus.CANCELLED, -1, "Cancelled"),
        (MeetingStatus.CANCELLED, 1, "Cancelled"),
    ],
)
def test_what_a_meeting_is_called_depends_on_its_time(
    status: MeetingStatus, days: float, word: str
) -> None:
    assert meeting_look(meeting(1, days, status=status), NOW).word == word


def test_without_a_clock_a_meeting_is_never_late() -> None:
    assert meeting_look(meeting(1, -9, status=MeetingStatus.SCHEDULED)).word == "Scheduled"


def test_not_recorded_looks_the_same_for_a_meeting_a_mark_and_an_obligation() -> None:
    looks = {
        meeting_look(meeting(1, -1, marked=0)),
        mark_look(Mark.NOT_RECORDED),
        obligation_look("not-recorded"),
    }
    assert len(looks) == 1


def test_every_attendance_mark_has_a_word_and_a_silhouette_of_its_own() -> None:
    looks = [mark_look(mark) for mark in Mark]
    assert len({look.word for look in looks}) == len(looks)
    assert len({look.symbol for look in looks}) == len(looks)


def test_obligation_statuses_share_a_silhouette_only_where_nothing_is_owed() -> None:
    found = Counter(obligation_look(status).symbol for status in OBLIGATION_STATUSES)
    shared = {symbol for symbol, times in found.items() if times > 1}
    assert shared == {Symbol.MIDDLE_DOT}


def test_an_unknown_obligation_status_is_refused() -> None:
    with pytest.raises(KeyError):
        obligation_look("perhaps")


def test_the_word_of_a_ring_not_yet_due_is_plain_text() -> None:
    assert obligation_look("not-yet-due").word_token is Tone.TEXT
    assert Look(Symbol.CROSS, Tone.MUTED, "Cancelled").word_token is Tone.MUTED


@pytest.mark.parametrize("symbol", Symbol)
def test_a_symbol_stays_on_its_grid(symbol: Symbol) -> None:
    for layer in shape(symbol):
        reach = layer.stroke / 2
        for command in layer.path:
            match command:
                case Circle(x, y, radius):
                    points = [(x - radius, y - radius), (x + radius, y + radius)]
                case Curve(x1, y1, x2, y2, x, y):
                    points = [(x1, y1), (x2, y2), (x, y)]
                case Close():
                    points = []
                case _:
                    points = [(command.x, command.y)]
            for point in points:
                assert all(value - reach >= 0 and value + reach <= GRID for value in point)


@pytest.mark.parametrize("symbol", Symbol)
def test_a_path_begins_with_a_point(symbol: Symbol) -> None:
    assert all(isinstance(layer.path[0], Move | Circle) for layer in shape(symbol))


@pytest.mark.parametrize("symbol", Symbol)
def test_something_is_painted_before_anything_is_cut_out(symbol: Symbol) -> None:
    assert not shape(symbol)[0].cuts


def test_a_past_meeting_that_was_entered_afterwards_is_not_called_overdue() -> None:
    over = meeting(1)._replace(entered_afterwards=1)
    assert meeting_look(over, over.utc + 600).word == "Entered afterwards"
    assert meeting_look(over._replace(entered_afterwards=0), over.utc + 600).word == "Overdue"
