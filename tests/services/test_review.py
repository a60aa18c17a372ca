"""Reviewing a catalog, commenting on figures, and laying cycles side by side."""

from datetime import date

import pytest

from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.review.figures import ExceptionKind
from perm_desktop.core.vocabulary import Mark, MeetingStatus
from perm_desktop.services import (
    attendance,
    comments,
    coverage,
    cycles,
    history,
    meetings,
    review,
    typed_texts,
    worklist,
)
from perm_desktop.services.meetings import MeetingChange, MeetingDraft
from perm_desktop.store.catalog import Catalog
from tests.builders import SetClock


@pytest.fixture
def filled(catalog: Catalog) -> Catalog:
    """RY 2027 with one intake attended and one cancelled; the clock says Apr 14, 2026."""
    cycles.add_cycle(catalog, 2027)
    for state, change in (
        ("AK", MeetingChange(status=MeetingStatus.HELD)),
        ("TX", MeetingChange(status=MeetingStatus.CANCELLED, reason="State holiday")),
    ):
        draft = MeetingDraft("state-intake", (state,), "2026-03-03T13:00", year=2027)
        meeting = meetings.add_meeting(catalog, draft)
        meetings.change_meeting(catalog, meeting, change)
        if state == "AK":
            attendance.mark(catalog, meeting, "AK", Mark.ATTENDED)
    return catalog


def test_a_review_says_who_cancelled_a_meeting_and_when(filled: Catalog) -> None:
    found = review.review(filled, 2027)
    (cancelled,) = [x for x in found.exceptions if x.kind is ExceptionKind.CANCELLED]
    assert (cancelled.reason, cancelled.by) == ("State holiday", "liaison")
    assert cancelled.noted == date(2026, 4, 14)


def test_a_meeting_that_is_scheduled_again_is_no_exception(filled: Catalog) -> None:
    found = review.review(filled, 2027)
    (cancelled,) = [x for x in found.exceptions if x.kind is ExceptionKind.CANCELLED]
    again = MeetingChange(status=MeetingStatus.SCHEDULED)
    meetings.change_meeting(filled, cancelled.meetings[0], again)
    assert not any(
        x.kind is ExceptionKind.CANCELLED for x in review.review(filled, 2027).exceptions
    )


def test_a_review_of_an_earlier_day_knows_nothing_of_what_was_held_later(filled: Catalog) -> None:
    before = review.review(filled, 2027, coverage.end_of(date(2026, 3, 2)))
    assert before.totals.satisfied == 0
    assert review.review(filled, 2027).totals.satisfied == 1


def test_changes_are_statuses_and_steps_since_the_end_of_a_day(filled: Catalog) -> None:
    changes = review.review(filled, 2027, since=date(2026, 3, 2)).changes
    assert changes is not None
    assert ("state-intake", "AK") in {tuple(each.pair) for each in changes.shifts}
    assert any(step.author == "liaison" for step in changes.steps)
    assert not changes.is_cut


def test_steps_of_the_day_itself_are_not_since_it(filled: Catalog, clock: SetClock) -> None:
    clock.advance(days=1)
    changes = review.review(filled, 2027, since=date(2026, 4, 14)).changes
    assert changes is not None
    assert changes.steps == ()


def test_changes_since_the_day_looked_at_are_refused(filled: Catalog) -> None:
    with pytest.raises(UserError, match="not before the day"):
        review.review(filled, 2027, since=date(2026, 4, 14))


def test_a_year_that_is_not_there_is_told(catalog: Catalog) -> None:
    with pytest.raises(NotFoundError):
        review.review(catalog, 2030)


# -- comments


def test_a_comment_is_kept_by_its_figure_and_an_empty_one_takes_it_back(filled: Catalog) -> None:
    review.comment(filled, 2027, "host/RC", "Two calls a month from June on")
    assert review.review(filled, 2027).comments == {"host/RC": "Two calls a month from June on"}
    review.comment(filled, 2027, "host/RC", "  \n")
    assert comments.of_cycle(filled, 2027) == {}


def test_typing_a_comment_is_one_step_to_undo(filled: Catalog) -> None:
    for text in ("T", "Tw", "Two"):
        review.comment(filled, 2027, "host/RC", text)
    history.undo(filled)
    assert comments.of_cycle(filled, 2027) == {}


def test_comments_on_two_figures_are_two_steps(filled: Catalog) -> None:
    review.comment(filled, 2027, "host/RC", "One")
    review.comment(filled, 2027, "host/SC", "Two")
    history.undo(filled)
    assert comments.of_cycle(filled, 2027) == {"host/RC": "One"}


def test_a_comment_that_stays_as_it_is_is_no_step(filled: Catalog) -> None:
    review.comment(filled, 2027, "host/RC", "One")
    review.comment(filled, 2027, "host/SC", "Two")
    before = worklist.edits_since(filled, "")
    review.comment(filled, 2027, "host/RC", "One")
    assert worklist.edits_since(filled, "") == before


def test_a_comment_belongs_to_a_figure(filled: Catalog) -> None:
    with pytest.raises(UserError, match="no figure"):
        review.comment(filled, 2027, "", "Lost")


def test_a_typed_comment_goes_through_the_door_of_typed_texts(filled: Catalog) -> None:
    place = typed_texts.comment_place(2027, "host/RC")
    typed_texts.write(filled, place, "One", "")
    assert typed_texts.read(filled, place) == "One"
    assert typed_texts.describe(filled, place) == "Comment in the review of RY 2027"
    with pytest.raises(typed_texts.TextChangedError):
        typed_texts.write(filled, place, "Two", "another text")


# -- beside another cycle


def test_cycles_are_laid_side_by_side_at_the_same_day(filled: Catalog) -> None:
    cycles.add_cycle(filled, 2024)
    mine = coverage.read(filled, 2027)
    found = review.beside(filled, mine, coverage.read(filled, 2024))
    assert found.mine.as_of.day == date(2026, 4, 14)
    assert found.other.as_of.day == date(2023, 4, 14)
    assert found.day == 318


def test_a_cycle_that_has_not_come_as_far_is_compared_at_the_day_it_has_reached(
    filled: Catalog, clock: SetClock
) -> None:
    cycles.add_cycle(filled, 2028)
    clock.advance(days=100)
    found = review.beside(filled, coverage.read(filled, 2027), coverage.read(filled, 2028))
    assert found.other.as_of.day == date(2026, 7, 23)
    assert found.mine.as_of.day == date(2025, 7, 23)


def test_a_review_leaves_the_file_as_it_is(filled: Catalog) -> None:
    before = filled.commits
    review.review(filled, 2027, since=date(2026, 1, 1))
    assert filled.commits == before
